"""Whether two articles each tell the news of their own days, of which the other knows nothing.

No article tells of what came after it, and what shares did, who was asked or what was offered is
another matter when the next article is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.conflicts.innocent.updates import OF_THE_MARKET, moves
from registry.conflicts.pair import Pair, Verdict, days_between, other_days
from registry.records import Article, Claim, Outcome, Status
from registry.values import time as times

A_WEEK = 7
_FIRM = (Status.ASSERTED, Status.REPORTED)


def days_of_their_own(pair: Pair) -> str:
    """Whether articles more than a week apart each tell the news of their days, and of no other."""
    if days_between(pair.left_article, pair.right_article) <= A_WEEK or not _each_its_days(pair):
        return ""
    return "each tells of the days of its article, and more than a week lies between the two"


def markets_of_two_days(pair: Pair) -> str:
    """Whether each tells what shares or an index did on the days of its own article."""
    both = (pair.left, pair.right)
    traded = all(
        (moves(one) or _CLOSED & {one.predicate, one.predicate_class})
        and OF_THE_MARKET.search(pair.telling.text(one, *one.sentence))
        for one in both
    )
    # The day after, an article may still tell of the day before.
    apart = days_between(pair.left_article, pair.right_article) > 1
    if not (traded and apart and _each_its_days(pair)):
        return ""
    return "what is traded has another figure on another day"


_CLOSED = frozenset("close end finish trade".split())


def of_two_times(pair: Pair) -> str:
    """Why what one tells and the other denies may be of two times."""
    asked = (happened_since, denied_since, no_longer, markets_of_two_days)
    return next((reason for one in asked if (reason := one(pair))), "")


def happened_since(pair: Pair) -> str:
    """Whether one tells of a day after the other article, which knew nothing of it."""
    if any(one not in _FIRM for one in pair.statuses):
        return ""
    for side, _, about in _ways(pair):
        told = [
            times.bounds(slot.interval)
            for slot in side.times
            if slot.relation == "at" and slot.source in ("own", "clause", "sentence")
        ]
        day = about.published
        if told and day is not None and all(day.toordinal() < first for first, _ in told):
            return f"one tells of what happened after {day.isoformat()}"
    return ""


_SO_FAR = re.compile(
    r"(?i)^(?:no|none|nobody|no[- ]one|not one|not a single)\b.*\b(?:has|have)\b"
    r"|\b(?:has|have) never\b"
)
_SOME_MONTHS = 300


def denied_of_other_days(pair: Pair) -> Verdict | None:
    """What comes of a yes and a no of two days; a note at most where the no is of both."""
    apart = other_days(pair)
    return (Outcome.UNSURE, apart[1]) if apart is not None and _never_so_far(pair) else apart


def _never_so_far(pair: Pair) -> bool:
    """Whether it is denied of all the time until now, and told of some months before that.

    "No accident has been caused by it", "two collisions last winter were put down to it"
    """
    for side, other, _ in _ways(pair):
        told = [times.bounds(slot.interval)[1] for slot in other.times if slot.relation == "at"]
        day = (pair.left_article if side is pair.left else pair.right_article).published
        if side.negated and day is not None and told and _SO_FAR.search(side.anchor.quote):
            return 0 <= day.toordinal() - max(told) <= _SOME_MONTHS
    return False


def denied_since(pair: Pair) -> str:
    """Whether it is denied of the time since a day, and told of a time before: "not since 1995"."""
    for side, other, about in _ways(pair):
        since = next((slot.interval for slot in side.times if slot.relation == "since"), None)
        if not side.negated or since is None:
            continue
        told = [times.bounds(slot.interval)[1] for slot in other.times]
        if not told and about.published is not None:
            told = [about.published.toordinal()]
        if told and max(told) < times.bounds(since)[0]:
            return f"it is denied of the time since {since.value}, and told of a time before"
    return ""


_NO_LONGER = re.compile(r"\b(?:no longer|any ?(?:more|longer))\b")
_ONCE = re.compile(r"\b(?:was|were|had)\b")


def no_longer(pair: Pair) -> str:
    """Whether it is told to be so no longer, and to have been so: "was still missing at noon"."""
    for side, other, _ in _ways(pair):
        before = side.anchor.prefix.rpartition(". ")[2]
        since = _NO_LONGER.search(before + side.anchor.quote)
        past = _ONCE.search(other.anchor.quote) or other.trigger.text.lower().endswith("ed")
        if side.negated and since is not None and past and not _ONCE.search(side.anchor.quote):
            return f"{since[0]!r} says that it was so before"
    return ""


def _ways(pair: Pair) -> Iterator[tuple[Claim, Claim, Article]]:
    """Each claim with the other one, and the article of the other."""
    yield pair.left, pair.right, pair.right_article
    yield pair.right, pair.left, pair.left_article


def _each_its_days(pair: Pair) -> bool:
    return _of_its_days(pair.left, pair.left_article) and _of_its_days(
        pair.right, pair.right_article
    )


def _of_its_days(claim: Claim, article: Article) -> bool:
    """Whether all that it tells is told of no day, or of one about that of its article."""
    if article.published is None or claim.kind == "property":
        return False
    day = article.published.toordinal()
    told = [
        times.bounds(slot.interval)
        for slot in claim.times
        if slot.relation != "since" and not (slot.interval.partial and slot.interval.reading.window)
    ]
    return all(first - A_WEEK <= day <= last + A_WEEK for first, last in told)
