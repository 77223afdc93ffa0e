"""What speaks for and against two times that are left over answering one question."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from registry.linking.alignments.times import BEGAN, MEETINGS, WEEKS, far_apart
from registry.linking.remaining._last_time import (
    NEWS,
    both_of_the_last_time,
    of_the_last_time,
)
from registry.linking.remaining._values import ends_of, held_together
from registry.linking.remaining._weights import Common
from registry.linking.signature import Signature, event_class, once_each
from registry.records import Status
from registry.values import time as times

_PRECISIONS: Mapping[frozenset[str], str] = {
    frozenset({"year"}): "two years",
    frozenset({"month"}): "two months",
    frozenset({"month", "season"}): "month and season",
    frozenset({"season"}): "month and season",
    frozenset({"day"}): "two days",
    frozenset({"day", "part-of-day"}): "two days",
    frozenset({"part-of-day"}): "two days",
    frozenset({"day", "minute"}): "day and hour",
    frozenset({"part-of-day", "minute"}): "day and hour",
    frozenset({"minute"}): "two hours",
}
"""Two granularities of dates, and what they are called."""
_ENDS = ("expire", "end")
_WAIT = "wait"
"""Who waits until May has it in May."""
EVERY_DAY = frozenset({"rise", "fall", "trade"})
"""Kinds of happening that every day has."""
AHEAD = (Status.PLANNED, Status.EXPECTED, Status.POSSIBLE)
"""What is told of what is still to come."""
_WEEK, _MONTH = 10, 45
"""Days before publication up to which a time may be news, and from which on it is past."""


def each_its_own(left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether each article tells of its own day: "fell today", and "fell today" a week later.

    No article tells of what came after it.
    """
    kinds = {event_class(left.claim), event_class(right.claim)}
    ahead = _ahead(left, i) and _ahead(right, j)
    daily = kinds & EVERY_DAY and not ahead and not both_of_the_last_time(left, right)
    if daily or _two_deeds(left, i, right, j):
        return True
    if _an_end_alone(left, i, right, j) or _both_by_then(left, i, right, j):
        return True  # prices fell in May, and in June; the age at which one retires rises once
    if _first_again(left, right, j) or _first_again(right, left, i):
        return True
    if _AFTER in (_known(left, i, right), _known(right, j, left)):
        return True
    if kinds <= MEETINGS and far_apart(
        left.claim.times[i].interval, right.claim.times[j].interval, WEEKS
    ):
        return True  # they meet this weekend, and again next month
    one, other = _news_of(left)[i], _news_of(right)[j]
    if one is None or other is None:
        return False
    # "Down at 16:08", and "was down at 17:10" on the next: so news is told by the hour.
    to_the_minute = one[1] and other[1]
    return abs(one[0] - other[0]) > (0 if to_the_minute else NEWS)


def _ahead(side: Signature, at: int) -> bool:
    """Whether it is still to come: "is to rise", "goes up in 2031"."""
    first, last = times.bounds(side.claim.times[at].interval)
    return side.claim.status in AHEAD or _age(side, first, last) == "to come"


def _two_deeds(left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether the one undoes the other, and has its own day: was closed, and opened again."""
    if {_relation(left, i), _relation(right, j)} - {"at", "before"}:
        return False
    return {event_class(left.claim), event_class(right.claim)} in _UNDONE


_FIRST_SINCE = re.compile(r"\bfirst\b.*\bsince\b")


def _first_again(again: Signature, lasting: Signature, at: int) -> bool:
    """Whether the one is the first time again, and the other the start of it all.

    "The first festival since 2019", "has been held since 1996"
    """
    if of_the_last_time(lasting):
        return False  # "nobody had escaped since 2003" is the first time again as well
    first = [_FIRST_SINCE.search(side.claim.anchor.quote) for side in (again, lasting)]
    hops = lasting.claim.times[at].derivation
    since = _relation(lasting, at) == "since" or any(hop.rule == BEGAN for hop in hops)
    return first[0] is not None and first[1] is None and since


_UNDONE = tuple(
    set(pair.split())
    for pair in (
        "close resume",
        "close open",
        "suspend resume",
        "arrest release-person",
        "impose lift",
        "appoint resign",
        "appoint dismiss",
        "start end",
        "found dissolve",
        "marry divorce",
        "disappear discover",
        "evacuate return-home",
    )
)


def _an_end_alone(left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether a state lasts until the one, and the other is no end: "until 2025", "in 2026"."""
    slots = left.claim.times[i], right.claim.times[j]
    if any(None not in ends_of(slot) for slot in slots):
        return False  # of a range the other end is known too
    relations = _relation(left, i), _relation(right, j)
    until = relations[0] == "until", relations[1] == "until"
    if until[0] == until[1] or "before" in {*relations, *(slot.relation for slot in slots)}:
        return False  # "can accept until May", "have to accept by June", "not before June"
    return event_class(right.claim if until[0] else left.claim) not in _ENDS


def _both_by_then(left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether each tells what was so by its own day: "34 had died by Monday", "41 by Tuesday".

    What had not happened by Monday may have happened on Tuesday.
    """
    if any(side.claim.status in AHEAD for side in (left, right)):
        return False  # of what is to come these are two deadlines
    if _relation(left, i) == _relation(right, j) == "before":
        return True
    ends = ((left, left.claim.times[i]), (right, right.claim.times[j]))
    for (side, by), (other, on) in (ends, ends[::-1]):
        if side.claim.negated and by.relation == "before" and not other.claim.negated:
            return times.bounds(by.interval)[0] <= times.bounds(on.interval)[1]
    return False


_AFTER, _THAT_DAY, _BEFORE = "after it", "that day", "before it"


def _known(side: Signature, at: int, other: Signature) -> str | None:
    """Whether what happened did so after the other article appeared, which cannot tell of it.

    ``None`` where it is still to come, or where an article has no date.
    """
    if side.article.published is None or other.article.published is None:
        return None
    own, its = side.article.published.toordinal(), other.article.published.toordinal()
    first, last = times.bounds(side.claim.times[at].interval)
    if last > own:
        return None
    if first == its < own:
        return _THAT_DAY
    return _AFTER if first > its else _BEFORE


def _relation(side: Signature, at: int) -> str:
    """How it stands to its time: what is not done before May, or waited for until then, is then."""
    slot = side.claim.times[at]
    bounded = side.claim.negated or (slot.relation == "until" and event_class(side.claim) == _WAIT)
    return "at" if bounded else slot.relation


@once_each
def _news_of(side: Signature) -> list[tuple[int, bool] | None]:
    """By time of a claim, the day whose news it is, and whether to the minute of that day."""
    published = side.article.published
    found: list[tuple[int, bool] | None] = [None] * len(side.claim.times)
    if published is None:
        return found
    day = published.toordinal()
    for at, slot in enumerate(side.claim.times):
        first, last = times.bounds(slot.interval)
        if first >= day - NEWS and last <= day + NEWS:
            found[at] = day, slot.interval.granularity == "minute" and first == day
    return found


def of_times(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    """What two times, and what is told of them, have in common."""
    one, other = left.claim.times[i], right.claim.times[j]
    a, b = held_together(one, other)
    precision = _PRECISIONS.get(frozenset({str(a.granularity), str(b.granularity)}), "other")
    yield Common("precision", precision, (a.value, b.value))
    (first, last), (start, end) = times.bounds(a), times.bounds(b)
    gap = max(0, max(first, start) - min(last, end))
    yield Common("distance", "days", (f"{gap} days",), min(10, math.log(1 + gap)))
    if (slip := times.slip(a, b)) is not None:
        yield Common("slip", "typical slip", (slip,))
    ages = {_age(left, first, last), _age(right, start, end)}
    if None not in ages:
        told = f"both {min(map(str, ages))}" if len(ages) == 1 else "two ages"
        yield Common("when", "one to come" if told == "two ages" and "to come" in ages else told)
    known = {_known(left, i, right), _known(right, j, left)}
    if _THAT_DAY in known:
        yield Common("known", "the day the other appeared")
    elif known == {_BEFORE} and ages == {"news"}:
        yield Common("known", "news to both")
    relations = _relation(left, i), _relation(right, j)
    if both_of_the_last_time(left, right):
        yield Common("occasion", "the last time")
    elif "until" in relations:
        yield Common("relation", "until")
    elif relations[0] != relations[1] and not (
        _both_due(left, right, relations) or _both_begin((left, right), relations)
    ):
        yield Common("relation", "other", relations)
    borrowed = (one.source == "sentence") + (other.source == "sentence")
    if borrowed:
        yield Common("source", "of the sentence", amount=borrowed)


def _both_due(left: Signature, right: Signature, relations: tuple[str, str]) -> bool:
    """Whether a deadline faces the day of a plan, which does not keep it: "by May", "in June"."""
    return set(relations) == {"at", "before"} and all(
        side.claim.status in AHEAD for side in (left, right)
    )


_BEGINNINGS = frozenset("start found open elect appoint join marry produce-start settle".split())
_BEGUN = re.compile(
    r"\b(?:began|begun|started|commenced|first(?! (?:of|half|round|place|leg|stage)))\b",
    re.IGNORECASE,
)


def _both_begin(sides: tuple[Signature, Signature], relations: tuple[str, str]) -> bool:
    """Whether one tells since when it lasts, and the other when it began: "has led it since 2016".

    "The first one, in 1998" tells that too.
    """
    if set(relations) != {"at", "since"}:
        return False
    began, lasting = sides if relations[0] == "at" else sides[::-1]
    if began.claim.negated or lasting.claim.negated:
        return False  # what has not been so since 1995 was so last in 1995
    known = {one.place.name for one in began.claim.places if one.place.kind != "other"}
    if known - {one.place.name for one in lasting.claim.places}:
        return False  # so many in the world since 1998, and the first one in Austria
    return _BEGUN.search(began.claim.anchor.quote) is not None or (
        event_class(began.claim) in _BEGINNINGS
    )


def _age(side: Signature, first: int, last: int) -> str | None:
    """Whether days were long past, or news, when the article appeared, or were still to come."""
    if side.article.published is None:
        return None
    day = side.article.published.toordinal()
    if first > day:
        return "to come"
    if last < day - _MONTH:
        return "past"
    news = last >= day - NEWS and first >= day - _WEEK and last <= day + 2 * NEWS + 1
    return "news" if news else "of late"
