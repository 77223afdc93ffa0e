"""The times of two claims that answer one question: when it happened."""

from __future__ import annotations

from collections.abc import Iterator

from registry.linking.alignments.scoring import TWO_HAPPENINGS, made, predicate_of, says
from registry.linking.alignments.times._apart import OF_THE_NEXT_DAY, apart_levels
from registry.linking.alignments.times._figures import two_figures
from registry.linking.alignments.times._order import order_alignments
from registry.linking.levels import equal_numbers, stand_to, usable
from registry.linking.signature import Signature, noun_key, rarity
from registry.records import Alignment, Level, TimeSlot
from registry.values import time as times
from registry.values.relation import Relation

_BORROWED = -500  # for each time that stands in another clause


def time_alignments(left: Signature, right: Signature, levels: list[Level]) -> Iterator[Alignment]:
    """The times at which the predicates happened."""
    yield from order_alignments(left, right, levels)
    a, b = left.claim.time, right.claim.time
    if a is None or b is None or not usable(a) or not usable(b):
        return
    if left.claim.negated or right.claim.negated:
        return
    kin = predicate_of(levels).level
    if kin in TWO_HAPPENINGS and not (
        kin == "generic" and _one_object(left, right) and not two_figures(left, right)
    ):
        return  # two happenings have two times
    if kin not in TWO_HAPPENINGS and (left.generic or right.generic):
        return
    relation = stand_to(a, b)
    extra = list(equal_numbers(left, right))
    if relation is Relation.DISJOINT:
        if _several(left, right):
            return  # "in 2021 and 2023": one of its times may be the other's
        found = apart_levels(left, right, a.interval, b.interval, levels)
        if found is None:
            return
        extra += found
    borrowed = sum(
        slot.source in ("inherited", "sentence") or _day_is_told(slot) for slot in (a, b)
    )
    if borrowed and says(extra, "slip", "next day") and says(extra, "alone", "news of two days"):
        borrowed += OF_THE_NEXT_DAY
    if borrowed:
        extra.append(
            Level(
                slot="source",
                level="shared time",
                weight=_BORROWED * borrowed,
                reason="the time stands in another clause",
            )
        )
    reason = times.explain(a.interval, b.interval)
    yield made("time", "time", 0, 0, levels + extra, relation, reason, ("time",))


def _day_is_told(slot: TimeSlot) -> bool:
    """Whether only the hour stands there, on a day that was told before: "in the morning"."""
    if not slot.derivation or slot.mention is None or slot.derivation[0].rule != "part of day":
        return False
    here = range(slot.mention.start, slot.mention.end)
    return any(h.span is not None and h.span.start not in here for h in slot.derivation[1:])


_OBJECTS = ("patient", "theme", "for", "of", "on", "to", "into", "with")


def _one_object(left: Signature, right: Signature) -> bool:
    """Whether both speak of one object, so that a verb such as "ask" may tell what "apply" does."""
    mine, yours = (
        {
            arg.name.key if arg.name is not None else noun_key(arg.head)
            for arg in side.args
            if arg.role in _OBJECTS and (arg.name is not None or rarity(arg.head) > _TELLING)
        }
        for side in (left, right)
    )
    return bool(mine & yours)


_TELLING = 300
"""Rarity below which a noun is no object that tells."""


def _several(left: Signature, right: Signature) -> bool:
    """Whether a claim has several times of its own, as what happened twice has."""
    return any(
        sum(t.relation == "at" and t.source in ("own", "clause") for t in side.claim.times) > 1
        for side in (left, right)
    )
