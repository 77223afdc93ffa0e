"""A time after which it must have happened, against the time at which it is said to have."""

from __future__ import annotations

from collections.abc import Iterator

from registry.linking.alignments.scoring import ONE_PREDICATE, made, predicate_of, says
from registry.linking.alignments.times._figures import two_figures
from registry.linking.alignments.times._occasions import EVERY_DAY
from registry.linking.signature import FIRM, Signature, event_class
from registry.records import Alignment, Level
from registry.values import time as times
from registry.values.relation import Relation


def order_alignments(left: Signature, right: Signature, levels: list[Level]) -> Iterator[Alignment]:
    """A time after which it must have happened, against the time at which it is said to have."""
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
    # What is to be done by a day is not to be done after it.
    ahead = left.claim.status not in FIRM and right.claim.status not in FIRM
    for i, a in enumerate(left.claim.times):
        for j, b in enumerate(right.claim.times):
            if {a.relation, b.relation} == {"before", "at"} and ahead:
                end, moment = (a, b) if a.relation == "before" else (b, a)
                _, last = times.bounds(end.interval)
                first, _ = times.bounds(moment.interval)
                if first > last and moment.interval.earliest and end.interval.latest:
                    reason = f"{moment.interval.value} lies after the deadline {end.interval.value}"
                    yield made("order", "time", i, j, levels, Relation.DISJOINT, reason, ("time",))
                continue
            if {a.relation, b.relation} != {"after", "at"}:
                continue
            start, moment = (a, b) if a.relation == "after" else (b, a)
            first, _ = times.bounds(start.interval)
            _, last = times.bounds(moment.interval)
            if last >= first or start.interval.earliest is None or moment.interval.latest is None:
                continue
            reason = (
                f"{moment.interval.value} lies before {start.interval.value}, which it must follow"
            )
            yield made("order", "time", i, j, levels, Relation.DISJOINT, reason, ("time",))
