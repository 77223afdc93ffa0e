"""Whether two claims may speak of the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from registry.lexicon import predicates
from registry.lexicon.measures import MEASURES
from registry.linking.levels.named import level
from registry.linking.signature import FIRM, Signature, event_class, once_each
from registry.records import Claim, Level, TimeSlot
from registry.values import time as times
from registry.values.relation import Relation

_LONG_BEFORE = 45  # days before publication from which a date is not the news of the day
_NEWS = 10  # days before publication in which undated news may have happened

# What holds for good, or happens once: an undated sentence says nothing of the day.
TIMELESS = frozenset(
    """be-born bury found design write build invent discover direct-work publish marry study
    be-citizen be-suspected be-member licensed protected insured graduate be-based star live rename
    open
    renovate adopt""".split()
) | {f"measure {one.name}" for one in MEASURES if one.lasting}
_NEVER = re.compile(r"(?i)\bnever\b|\bha(?:s|ve)(?:n[’']t| (?:still |yet )?not)\b")
"""What never happened, or has not yet, is news of no day."""
_MOVES = frozenset("rise fall trade".split())
# What is told anew every day with other numbers.
DAILY = frozenset("rise fall close end start trade".split())


def usable(slot: TimeSlot | None) -> bool:
    """Whether a time says when it happened, rather than before or after what."""
    return slot is not None and slot.relation == "at" and slot.source != "published"


def stand_to(one: TimeSlot, other: TimeSlot) -> Relation:
    """How two times stand to each other; that of a day whose year nobody wrote is left open.

    "Born on 24 July" is of the year before the article, until another one tells of 24 July 2014.
    """
    relation = times.compare(one.interval, other.interval)
    if relation is Relation.DISJOINT and (year_open(one) or year_open(other)):
        a, b = one.interval.value, other.interval.value
        if _DATE.fullmatch(a) and _DATE.fullmatch(b) and a[4:] == b[4:]:
            return Relation.REFINED_BY if year_open(one) else Relation.REFINES
    return relation


_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def year_open(slot: TimeSlot) -> bool:
    """Whether the year is only taken from the day of the article: "on 24 July"."""
    first, last = (slot.derivation[0], slot.derivation[-1]) if slot.derivation else (None, None)
    return (
        first is not None
        and last is not None
        and first.rule in ("date", "month")
        and last.rule == "document date"
        and first.span is not None
        and _A_YEAR.search(first.span.text) is None
    )


_A_YEAR = re.compile(r"\d{4}|\b(?:this|last|next|year)\b")


def _days(slot: TimeSlot) -> int:
    first, last = times.bounds(slot.interval)
    return last - first + 1 if slot.interval.granularity is not None else 10**6


def time_levels(left: Signature, right: Signature) -> Iterator[Level]:
    """How the times compare, or the days of the news where one of the claims is undated."""
    a, b = left.claim.time, right.claim.time
    if a is None or b is None or not usable(a) or not usable(b):
        yield from _undated(left, right)
        return
    relation = stand_to(a, b)
    said = f"{a.interval.value} and {b.interval.value}"
    if relation is Relation.EQUAL or relation in (Relation.REFINES, Relation.REFINED_BY):
        exact = max(_days(a), _days(b)) <= 2
        yield level("time", "same day" if exact else "compatible", said)
    elif relation is Relation.OVERLAPS:
        yield level("time", "compatible", said)
    elif relation is Relation.DISJOINT:
        yield level("time", "disjoint", said)


def _undated(left: Signature, right: Signature) -> Iterator[Level]:
    """News without a date is of its day: it is not what another article tells of another day."""
    kinds = {event_class(left.claim), event_class(right.claim)}
    if kinds <= TIMELESS:
        return
    a, b = news_days(left), news_days(right)
    if a is None or b is None:
        return
    said = f"{_days_said(a)} and {_days_said(b)}"
    figures = left.claim.quantities or right.claim.quantities
    daily = bool(kinds & ({*_MOVES, "close"} if figures else _MOVES)) and not (
        of_a_period(left) and of_a_period(right)
    )
    if a[1] < b[0] or b[1] < a[0]:
        yield level("time", "news of other days", said)
    elif (
        daily
        and left.article.published
        and right.article.published
        and left.article.published != right.article.published
    ):
        yield level("time", "another day of a daily thing", said)


# What is counted for a year, a quarter or a month, and not anew every day.
_PERIODICAL = frozenset(
    """sale revenue turnover inflation unemployment export import output production population
    passenger visitor wage rent spending order demand economy gdp crime birth death""".split()
)


def of_a_period(side: Signature) -> bool:
    """Whether it is a figure of a year or a month that goes up or down, and no price of a day."""
    return any(a.role in ("agent", "patient") and a.head in _PERIODICAL for a in side.args)


@lru_cache(maxsize=1 << 14)
def _days_said(days: tuple[int, int]) -> str:
    return "/".join(
        date.fromordinal(max(1, min(d, date.max.toordinal()))).isoformat() for d in days
    )


def _of_any_year(claim: Claim) -> bool:
    """Whether it is a noun for what happens once: "the purchase" may be of any year."""
    return (
        claim.kind == "event"
        and claim.predicate_pos == "NOUN"
        and not predicates.repeated_event(event_class(claim))
    )


def _since_then(slot: TimeSlot, published: date) -> bool:
    """Whether it is news since a day just past: "gained, but after a large loss yesterday"."""
    after = slot.interval.earliest
    return slot.relation == "after" and after is not None and 0 <= (published - after).days <= _NEWS


@once_each
def news_days(side: Signature) -> tuple[int, int] | None:
    """First and last day on which the claim may have happened, as ordinals.

    ``None`` when nothing tells.
    """
    slot, published = side.claim.time, side.article.published
    if slot is not None and usable(slot):
        if slot.interval.earliest is None or slot.interval.latest is None:
            return None
        wide = (slot.interval.latest - slot.interval.earliest).days > 26
        # A day may be that of what stands beside it; "last year" is not this year.
        slack = 0 if wide else _LONG_BEFORE - _NEWS
        return slot.interval.earliest.toordinal() - slack, slot.interval.latest.toordinal() + slack
    if (
        published is None
        or side.past
        or (side.claim.negated and _NEVER.search(side.claim.anchor.quote))
        or side.claim.status not in FIRM
        or _of_any_year(side.claim)
        or (slot is not None and slot.source != "published" and not _since_then(slot, published))
    ):
        return None
    before = _LONG_BEFORE if side.claim.kind == "role" else _NEWS
    return published.toordinal() - before, published.toordinal()
