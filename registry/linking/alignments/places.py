"""The places of two claims that answer one question: where it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.linking.alignments.scoring import TWO_HAPPENINGS, made, predicate_of, says, total
from registry.linking.levels import level
from registry.linking.signature import Signature, event_class, once_each
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level, PlaceSlot
from registry.values import place as places
from registry.values import time as times
from registry.values.place import Place
from registry.values.relation import Relation


def place_alignments(left: Signature, right: Signature, levels: list[Level]) -> Iterator[Alignment]:
    """The places where it happened, by preposition."""
    said = predicate_of(levels).level
    roads = said in TWO_HAPPENINGS and _one_journey(left, right, levels)
    somewhere = said == "generic" and _is_somewhere(left, right, levels)
    if said in TWO_HAPPENINGS and not (roads or somewhere):
        return
    if not left.claim.places or not right.claim.places:
        return
    if _lived_before(left) != _lived_before(right):
        return  # she lived there until then, and lives here
    if _on_two_days(left, right, levels):
        return  # they met here in April, and there in May
    extra = list(_doubts(left, right, levels))
    for left_at, a in _narrowest(left.claim.places):
        for right_at, b in _narrowest(right.claim.places):
            where = {a.relation, b.relation}
            if len(where) > 1 and where != {"in", places.NEAR}:
                continue
            if roads and not somewhere and not where <= _ENDS:
                continue
            if where <= _ENDS and says(levels, "patient", "other kind"):
                continue  # two things go to two places
            one, other = _around(a), _around(b)
            relation, reason = places.compare(one, other), places.explain(one, other)
            doubt = []
            if relation is Relation.INCOMPARABLE and _two_unknown(left, right, a, b, levels):
                relation, reason = Relation.DISJOINT, f"{a.place.name} is not {b.place.name}"
                sure, _ = THRESHOLDS["place"]
                spare = min(-2000, sure - 1 - total([*levels, *extra], "place"))
                why = "how the two lie is not known"
                doubt.append(Level(slot="often", level="no typical slip", weight=spare, reason=why))
            yield made(
                f"place:{min(where)}",
                "place",
                left_at,
                right_at,
                levels + extra + doubt,
                relation,
                reason,
                ("place",),
            )


_DWELLING = frozenset({"live", "be-based", "reside", "work"})


@once_each
def _lived_before(side: Signature) -> bool:
    """Whether it tells where somebody was until another time: "lived in Lisbon until 2019"."""
    return event_class(side.claim) in _DWELLING and (
        side.claim.trigger.text.lower() in ("lived", "resided", "worked")
        or any(one.relation in ("until", "before") for one in side.claim.times)
    )


def _on_two_days(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether what happens again and again is told of two days that no slip explains."""
    a, b = left.claim.time, right.claim.time
    return (
        a is not None
        and b is not None
        and says(levels, "time", "disjoint")
        and says(levels, "repeated", "repeated kind")
        and times.slip(a.interval, b.interval) in (None, "week")
    )


def _two_unknown(
    left: Signature, right: Signature, a: PlaceSlot, b: PlaceSlot, levels: Sequence[Level]
) -> bool:
    """Whether each article of one story tells once of it at a place that the other never names.

    Where neither or but one is known it is not said how they lie: that makes a note at most.
    """
    if not says(levels, "story", "same story") or a.relation != b.relation:
        return False
    if any(says(levels, role, "other kind", "other entity") for role in ("agent", "patient")):
        return False
    if not (left.alone and right.alone) or a.place.offset or b.place.offset:
        return False
    if a.place.ambiguous or b.place.ambiguous or {a.place.kind, b.place.kind} - {"other", "city"}:
        return False
    if a.place.kind == b.place.kind == "city":
        return False  # they are known, and too near to each other
    mine, yours = a.place.name, b.place.name
    return not (_has(right, mine) or _has(left, yours))


def _has(side: Signature, place: str) -> bool:
    """Whether the article names the place, alone or as part of a longer name."""
    words = set(place.lower().split())
    return any(words & set(name.name.lower().split()) for name in side.article_names.values())


# Ways of saying from where and to where something goes.
MOVING = frozenset("head-for visit carry depart return supply export import move land".split())
_ENDS = frozenset({"from", "to"})


def _one_journey(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether both tell of one thing on its way: "bound for Rotterdam", "taking it to Antwerp"."""
    return {event_class(left.claim), event_class(right.claim)} <= MOVING and says(
        levels, "agent", "same entity", "same kind"
    )


def _narrowest(slots: Sequence[PlaceSlot]) -> Iterator[tuple[int, PlaceSlot]]:
    """The places that contain no other one of the claim: "police in Paraguay", "in Asunción"."""
    for at, slot in enumerate(slots):
        wider = any(
            (
                places.compare(slot.place, other.place) is Relation.REFINED_BY
                or places.may_lie_in(other.place, slot.place)
            )
            and {slot.relation, other.relation} <= {"in", places.NEAR}
            for other in slots
        )
        if not wider:
            yield at, slot


def _around(slot: PlaceSlot) -> Place:
    """The place, or what lies around it where it is only said to be near."""
    if slot.relation != places.NEAR or slot.place.offset:
        return slot.place
    return slot.place.model_copy(update={"offset": places.NEAR})


def _is_somewhere(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether one side says of what the other makes or opens only where it is.

    "It will open a factory in Vietnam", "its new factory will be in Indonesia"
    """
    be = [side for side in (left, right) if side.claim.predicate == "be"]
    return (
        len(be) == 1
        and not be[0].role("theme")
        and says(levels, "patient", "same kind", "same entity")
        and says(levels, "story", "same story")
        and not any(side.claim.negated for side in (left, right))
    )


def _doubts(left: Signature, right: Signature, levels: Sequence[Level]) -> Iterator[Level]:
    """What makes two occasions likely, of things that happen here today and there tomorrow."""
    if predicate_of(levels).level == "generic":
        yield level("often", "no typical slip", "one side says no more than where it is")
        return
    if not says(levels, "repeated", "repeated kind"):
        return
    if left.alone and right.alone and says(levels, "story", "same story"):
        yield level("alone", "the only one", "each tells of one of its kind")
        return
    yield level("often", "no typical slip", "such things happen again and again")
    if not says(levels, "time", "same day", "compatible") and not says(
        levels, "patient", "same entity"
    ):
        reason = "no common date or object makes it one occasion"
        yield level("often", "other occasion", reason)
