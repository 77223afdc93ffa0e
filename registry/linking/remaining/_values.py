"""The values that may be left over, sort by sort: where they stand, and whether two fit."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache

from registry.lexicon import titles
from registry.lexicon.belongings import BELONGINGS
from registry.lexicon.settings import told_in
from registry.linking.identity.same import reason_same
from registry.linking.levels import PRONOUNS, stand_to, year_open
from registry.linking.remaining._measured import (
    as_shares,
    bare,
    quantities_answer,
    quantities_fit,
    quantities_of,
)
from registry.linking.signature import Signature
from registry.records import Participant, PlaceSlot, QuantitySlot, TimeSlot
from registry.values import place as places
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.names import EntityRef
from registry.values.relation import Relation

Slot = TimeSlot | QuantitySlot | PlaceSlot | Participant
Found = Iterator[tuple[int, Hashable, Hashable, Slot]]
"""Which value of the claim, what makes it one with others of its article, which reading, and it."""

_BODIES = ("person", "org")


_BOUNDS = ("since", "before", "until")
"""What bounds that which did not happen tells when it did: "not so low since 1995"."""


def _times(side: Signature) -> Found:
    if side.claim.kind == "property":
        return
    for at, slot in enumerate(side.claim.times):
        if side.claim.negated and slot.relation not in _BOUNDS:
            continue
        if side.claim.negated and slot.relation == "before":
            slot = slot.model_copy(update={"relation": "at"})  # "no layoffs before 2026"
        if slot.mention is None or slot.source not in ("own", "clause", "sentence"):
            continue
        begin, end = ends_of(slot)
        if begin is not None and end is not None and begin.granularity in ("month", "year"):
            # As "from May 2022 to June 2023" tells it, each end is a value.
            for relation, one in (("since", begin), ("until", end)):
                update = {"relation": relation, "interval": one}
                where = (slot.mention.start, slot.mention.end, relation)
                yield at, where, one.value, slot.model_copy(update=update)
        else:
            yield at, (slot.mention.start, slot.mention.end), slot.interval.value, slot


def _places(side: Signature) -> Found:
    if side.claim.negated:
        return
    for at, slot in enumerate(side.claim.places):
        yield at, slot.place.name, slot.place.name, slot


def _participants(side: Signature) -> Found:
    if side.claim.negated or side.claim.predicate in BELONGINGS:
        return  # what stands beside a name is held against the same of that name alone
    for at, one in enumerate(side.claim.participants):
        entity = one.entity
        if entity is None:
            continue
        named = entity.kind in _BODIES or _may_be_person(entity)
        if named and one.mention.text.lower() not in PRONOUNS:
            yield at, entity.key, entity.key, one


@lru_cache(maxsize=65536)
def _may_be_person(one: EntityRef) -> bool:
    """Whether it is a person, or a name of the form of a person's that was taken for another."""
    words = one.name.split()
    return one.kind == "person" or (
        one.kind in ("org", "other", "vessel")
        and len(words) in (2, 3)
        and all(word.isalpha() and word.istitle() for word in words)
        and titles.ORG_WORDS.isdisjoint(one.name.lower().split())
        and titles.is_first_name(words[0])
    )


def name_of(slot: Slot) -> str | None:
    """The name of whom or where a value is, if it is one that has a name."""
    if isinstance(slot, PlaceSlot):
        return slot.place.name
    return slot.entity.name if isinstance(slot, Participant) and slot.entity else None


VALUES: Mapping[str, Callable[[Signature], Found]] = {
    "time": _times,
    "quantity": quantities_of,
    "place": _places,
    "participant": _participants,
}


ASKED_OF: Mapping[str, Callable[..., Hashable]] = {
    "time": lambda slot: (slot.interval, ends_of(slot), slot.relation, year_open(slot)),
    "quantity": lambda slot: (slot.quantity, slot.counted),
    "place": lambda slot: slot.place,
    "participant": lambda one: one.entity,
}
"""By sort, all that ``FITS`` and ``ANSWERS`` look at, so that each is asked once of any two."""
ONE_WAY = frozenset({"place", "quantity", "time"})
"""Sorts of which one value may fit another that does not fit it."""


_HOURS = ("minute", "part-of-day")
_SHORT, _LONG = ("day", "week"), ("season", "half", "year", "decade", "century")


def _times_fit(one: TimeSlot, other: TimeSlot) -> bool:
    """Monday and this winter may be one and answer two questions all the same; so may 11 a.m.

    Nor does October answer for the last quarter, or May for the year of a report: so much lies in a
    year that most months of a story do.  What is told of no day fits all there are, and answers for
    none of them: "the evening" is no November.
    """
    a, b = held_together(one, other)
    spans = {str(a.granularity), str(b.granularity)}
    if spans & {*_HOURS, *_SHORT, "month"} and spans & {*_LONG}:
        return False
    if (str(a.granularity), str(b.granularity)) == _HOURS:
        return False
    hours = spans <= {*_HOURS}
    if not hours and ("minute" in spans or _of_any_day(a) or _of_any_day(b)):
        return False
    return times.compare(a, b) is not Relation.DISJOINT or (
        (a, b) == (one.interval, other.interval) and stand_to(one, other) is not Relation.DISJOINT
    )


Ends = tuple[times.TimeInterval | None, times.TimeInterval | None]
"""From when and until when something lasted, as far as one slot tells it."""


@lru_cache(maxsize=65536)
def _both_ends(value: str, first: str) -> Ends | None:
    begin, _, end = value.partition("/")
    if not end or begin != first:  # "two years ago" is about then, and no range
        return None
    return times.TimeInterval.parse(begin), times.TimeInterval.parse(end)


def ends_of(slot: TimeSlot) -> Ends:
    """Both ends of "between March and June", and the one of "since March" or "until June"."""
    if slot.relation == "since":
        return slot.interval, None
    if slot.relation == "until":
        return None, slot.interval
    first = slot.derivation[0].value if slot.derivation else ""
    return _both_ends(slot.interval.value, first) or (None, None)


def held_together(one: TimeSlot, other: TimeSlot) -> tuple[times.TimeInterval, times.TimeInterval]:
    """What of two times is compared: of ranges the ends, those that differ if any do."""
    ours, theirs = ends_of(one), ends_of(other)
    if None in ours and None in theirs:
        return one.interval, other.interval
    ends = [(a, b) for a, b in zip(ours, theirs, strict=True) if a is not None and b is not None]
    if not ends:
        return one.interval, other.interval
    return next((two for two in ends if times.compare(*two) is Relation.DISJOINT), ends[0])


def _of_any_day(interval: times.TimeInterval) -> bool:
    """Whether it is an hour, and nobody knows of which day."""
    return interval.partial and str(interval.granularity) in _HOURS


def _places_fit(one: PlaceSlot, other: PlaceSlot) -> bool:
    """A country is answered by its town; a town is not by its country, which most stories name."""
    a, b = one.place, other.place
    if a.name == b.name or a.name in b.within:
        return True
    if b.name in a.within:
        return False
    said = places.compare(a, b)
    return said not in (Relation.DISJOINT, Relation.INCOMPARABLE, Relation.REFINES)


def _participants_fit(one: Participant, other: Participant) -> bool:
    a, b = one.entity, other.entity
    if a is None or b is None:
        return False
    if a.key == b.key:
        return True
    mine, yours = _words_of(a.name), _words_of(b.name)
    return mine <= yours or yours <= mine or reason_same(a, b) is not None


@lru_cache(maxsize=65536)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


FITS: Mapping[str, Callable[..., bool]] = {
    "time": _times_fit,
    "quantity": quantities_fit,
    "place": _places_fit,
    "participant": _participants_fit,
}
"""Whether two values of a sort may be one, so that neither is left over."""


def _times_answer(one: TimeSlot, other: TimeSlot) -> bool:
    if _as_bounded(one, other) or _as_bounded(other, one):
        return False
    return times.compare(*held_together(one, other)) is Relation.DISJOINT


def _as_bounded(bound: TimeSlot, one: TimeSlot) -> bool:
    """Whether a day is as a bound says: on 12 May of what must be done by the end of May.

    "After 14 April" and "by 15 April" can both be true.
    """
    if (bound.relation, one.relation) == ("after", "before"):
        ends = bound.interval.earliest, one.interval.latest
    elif one.relation not in ("at", "since"):
        return False
    elif bound.relation == "before":
        ends = one.interval.latest, bound.interval.latest
    elif bound.relation == "after":
        ends = bound.interval.earliest, one.interval.earliest
    else:
        return False
    return ends[0] is not None and ends[1] is not None and ends[0] <= ends[1]


def _places_answer(one: PlaceSlot, other: PlaceSlot) -> bool:
    if places.may_lie_in(one.place, other.place) or places.may_lie_in(other.place, one.place):
        return False
    return not _places_fit(one, other) and not _places_fit(other, one)


def _participants_answer(one: Participant, other: Participant) -> bool:
    x, y = one.entity, other.entity
    if x is None or y is None:
        return False
    return x.kind == y.kind or (_may_be_person(x) and _may_be_person(y))


ANSWERS: Mapping[str, Callable[..., bool]] = {
    "time": _times_answer,
    "quantity": quantities_answer,
    "place": _places_answer,
    "participant": _participants_answer,
}
"""Whether two values of a sort are of one kind, so that they can answer one question."""


def explained(
    sort: str, left: Signature, i: int, right: Signature, j: int
) -> tuple[str, Relation, str]:
    """The name of the slot, how two values of it stand to each other, and why."""
    if sort == "polarity":
        reason = f"one says {left.claim.anchor.quote!r}, the other {right.claim.anchor.quote!r}"
        return sort, Relation.DISJOINT, reason
    if sort == "setting":
        nouns = [told_in(s.claim.anchor.quote)[at].noun for s, at in ((left, i), (right, j))]
        return "place:unnamed", Relation.DISJOINT, " against ".join(nouns)
    if sort == "described":
        told = [s.claim.participants[at].mention.text for s, at in ((left, i), (right, j))]
        return "participant:unnamed", Relation.DISJOINT, " against ".join(told)
    one, other = value_at(sort, left, i), value_at(sort, right, j)
    if isinstance(one, TimeSlot) and isinstance(other, TimeSlot):
        a, b = held_together(one, other)
        return "time", times.compare(a, b), times.explain(a, b)
    if isinstance(one, QuantitySlot) and isinstance(other, QuantitySlot):
        p, q = as_shares(one, other) or (bare(one.quantity), bare(other.quantity))
        if p.dimension is not q.dimension:
            written = one.mention.text, other.mention.text
            return (
                "quantity",
                Relation.DISJOINT,
                f"{written[0]!r} is not as often as {written[1]!r}",
            )
        # Who says "more than 2,000" of 5,000 does not mean them.
        return "quantity", Relation.DISJOINT, quantities.explain(p, q)
    if isinstance(one, PlaceSlot) and isinstance(other, PlaceSlot):
        slot = f"place:{min(one.relation, other.relation)}"
        if places.compare(one.place, other.place) is Relation.DISJOINT:
            return slot, Relation.DISJOINT, places.explain(one.place, other.place)
        return slot, Relation.DISJOINT, f"{one.place.name} is not {other.place.name}"
    assert isinstance(one, Participant)
    assert isinstance(other, Participant)
    assert one.entity is not None
    assert other.entity is not None
    return "participant", Relation.DISJOINT, f"{one.entity.name} against {other.entity.name}"


def value_at(sort: str, side: Signature, at: int) -> Slot:
    """A value of a claim."""
    claim = side.claim
    if sort == "time":
        return claim.times[at]
    if sort == "quantity":
        return claim.quantities[at]
    return claim.places[at] if sort == "place" else claim.participants[at]
