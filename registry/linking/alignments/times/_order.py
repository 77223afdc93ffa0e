"""A time before or after which it must have happened, against the time that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.linking.alignments.scoring import ONE_PREDICATE, made, predicate_of, says
from registry.linking.alignments.times._figures import two_figures
from registry.linking.alignments.times._occasions import EVERY_DAY, MEETINGS, WEEKS, far_apart
from registry.linking.levels import year_open
from registry.linking.signature import FIRM, Signature, event_class
from registry.records import Alignment, Level, TimeSlot
from registry.values import time as times
from registry.values.relation import Relation


def order_alignments(left: Signature, right: Signature, levels: list[Level]) -> Iterator[Alignment]:
    """A time before or after which it must have happened, against the time that is told."""
    if predicate_of(levels).level not in ONE_PREDICATE:
        return
    if left.claim.negated or right.claim.negated:
        return
    if {event_class(left.claim), event_class(right.claim)} & EVERY_DAY:
        return  # it gains today, after a loss yesterday
    if two_figures(left, right):
        return  # two plants close in 2012, and 12 by 2008
    objects = left.role("patient") and right.role("patient")
    if objects and not says(levels, "patient", "same entity", "same kind"):
        return
    if says(levels, "status", "other status"):
        return  # it is to buy under a pact of June, and bought last year
    # What is to be done by a day is not to be done after it, whatever else was done before.
    ahead = left.claim.status not in FIRM and right.claim.status not in FIRM
    for i, a in enumerate(left.claim.times):
        for j, b in enumerate(right.claim.times):
            reason = _out_of_order(a, b) or _out_of_order(b, a)
            if reason and (ahead or _one_time(left, right, a, b, levels)):
                yield made("order", "time", i, j, levels, Relation.DISJOINT, reason, ("time",))


def _out_of_order(limit: TimeSlot, moment: TimeSlot) -> str:
    """Why what has to be before or after the one cannot be at the other; empty if it can."""
    if moment.relation != "at" or limit.relation not in ("before", "after"):
        return ""
    if year_open(limit) != year_open(moment) and _years(limit).isdisjoint(_years(moment)):
        return ""  # "after 11 March" may be of the year that the other tells
    (start, end), (first, last) = times.bounds(limit.interval), times.bounds(moment.interval)
    told, its = f"{moment.interval.value} lies", limit.interval
    if limit.relation == "before" and moment.interval.earliest and its.latest and first > end:
        return f"{told} after {its.value}, which it must precede"
    if limit.relation == "after" and moment.interval.latest and its.earliest and last < start:
        return f"{told} before {its.value}, which it must follow"
    return ""


def _years(slot: TimeSlot) -> set[int]:
    return {day.year for day in (slot.interval.earliest, slot.interval.latest) if day is not None}


def _one_time(
    left: Signature, right: Signature, a: TimeSlot, b: TimeSlot, levels: Sequence[Level]
) -> bool:
    """Whether it is not another time: she had been there before 2010, and was there in 2012."""
    repeated = says(levels, "repeated", "repeated kind")
    if "before" not in (a.relation, b.relation):
        meeting = {event_class(left.claim), event_class(right.claim)} & MEETINGS
        return not repeated or not far_apart(a.interval, b.interval, WEEKS if meeting else _YEAR)
    if any(q.counted for side in (left, right) for q in side.claim.quantities):
        return False  # twelve were opened by 2012, and another in 2015
    if says(levels, "repeated", "once only"):
        return True
    exact = {str(one.interval.granularity) for one in (a, b)}.isdisjoint(_LONG)
    return exact and not repeated and not far_apart(a.interval, b.interval, _QUARTER)


_YEAR, _QUARTER = 366, 92
_LONG = ("year", "season", "quarter", "decade", "century")
