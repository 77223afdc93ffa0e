"""What speaks for and against two values of a sort answering one question, sort by sort."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from registry.linking.alignments.quantities import two_questions
from registry.linking.alignments.things import ROLES
from registry.linking.alignments.times import two_figures
from registry.linking.remaining._told import Value
from registry.linking.remaining._values import one_noun, size
from registry.linking.remaining._weights import REMAINING, Common
from registry.linking.signature import Signature, event_class
from registry.records import QuantitySlot
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.quantity import Dimension
from registry.values.relation import Relation

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
_MANY = (Dimension.MONEY, Dimension.PERCENT, Dimension.AGE)
"""Of which a story tells many."""
_EVERY_DAY = frozenset({"rise", "fall", "trade"})
_NEWS = 3
"""Days before and after publication that are the news of the day."""


def each_its_own(sort: str, left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether each article tells of its own day: "fell today", and "fell today" a week later."""
    if sort != "time":
        return False
    if {event_class(side.claim) for side in (left, right)} & _EVERY_DAY:
        return True
    days = []
    for side, at in ((left, i), (right, j)):
        if side.article.published is None:
            return False
        day = side.article.published.toordinal()
        first, last = times.bounds(side.claim.times[at].interval)
        if first < day - _NEWS or last > day + _NEWS:
            return False
        days.append(day)
    return abs(days[0] - days[1]) > _NEWS


def _of_two_periods(left: Signature, right: Signature) -> bool:
    """Whether both claims tell when: inflation in March, and in April."""
    a, b = left.claim.time, right.claim.time
    return (
        a is not None
        and b is not None
        and times.compare(a.interval, b.interval) is Relation.DISJOINT
    )


def without_sums(mine: Sequence[Value], yours: Sequence[Value]) -> list[Value]:
    """Without the numbers that two of the other article add up to: eight, and five and three."""
    sums = {x + y for x, y in combinations(map(_number, yours), 2)}
    return [one for one in mine if _number(one) not in sums]


def _number(one: Value) -> Fraction:
    slot = one.slots[0]
    assert isinstance(slot, QuantitySlot)
    return slot.quantity.value


def _of_times(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    one, other = left.claim.times[i], right.claim.times[j]
    a, b = one.interval, other.interval
    precision = _PRECISIONS.get(frozenset({str(a.granularity), str(b.granularity)}), "other")
    yield Common("precision", precision, (a.value, b.value))
    (first, last), (start, end) = times.bounds(a), times.bounds(b)
    gap = max(0, max(first, start) - min(last, end))
    yield Common("distance", "days", (f"{gap} days",), min(10, math.log(1 + gap)))
    if (slip := times.slip(a, b)) is not None:
        yield Common("slip", "typical slip", (slip,))
    ahead = [
        side.article.published is not None and day > side.article.published.toordinal()
        for side, day in ((left, first), (right, start))
    ]
    if any(ahead):
        yield Common("ahead", "both" if all(ahead) else "one")
    if one.relation != other.relation:
        yield Common("relation", "other", (one.relation, other.relation))
    if two_figures(left, right):
        yield Common("figures", "other figures")
    borrowed = (one.source == "sentence") + (other.source == "sentence")
    if borrowed:
        yield Common("source", "of the sentence", amount=borrowed)


def _of_quantities(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    p, q = left.claim.quantities[i], right.claim.quantities[j]
    a, b = p.quantity, q.quantity
    low, high = sorted((size(p), size(q)))
    name = "alike" if high <= 2 * low else "up to four times" if high <= 4 * low else "far apart"
    yield Common("size", name, (a, b))
    slip = str(quantities.slip(a, b) or "no slip")
    if ("quantity", "slip", slip) in REMAINING:
        yield Common("slip", slip, (slip,))
    if p.counted and q.counted and one_noun(p.counted, q.counted):
        yield Common("counted", "same thing", (p.counted, q.counted))
    property_ = left.claim.kind == right.claim.kind == "property"
    if (p.attribute == q.attribute and p.attribute not in ROLES) or (
        property_ and left.claim.predicate == right.claim.predicate
    ):
        yield Common("attribute", "same", (p.attribute,))
    if a.dimension in _MANY:
        yield Common("size", "sums and ages", (a.dimension,))
    if p.scope != q.scope:
        yield Common("scope", "other scope", (p.scope or "as it stands", q.scope or "as it stands"))
    if two_questions(left, right, i, j, p, q):
        yield Common("questions", "two")
    if _of_two_periods(left, right):
        yield Common("time", "disjoint")
    if a.bound != b.bound:
        yield Common("bound", "other bound", (a, b))


def _of_places(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    one, other = left.claim.places[i], right.claim.places[j]
    if one.place.kind == other.place.kind:
        yield Common("kind", "same", (one.place.kind,))
    if one.relation == other.relation:
        yield Common("relation", "same", (one.relation,))


def _of_participants(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    one, other = left.claim.participants[i], right.claim.participants[j]
    assert one.entity is not None
    if one.entity.kind == "person":
        yield Common("kind", "persons")
    if one.role == other.role:
        yield Common("role", "both act" if one.role == "agent" else "same", (one.role,))


IN_COMMON: Mapping[str, Callable[[Signature, int, Signature, int], Iterator[Common]]] = {
    "time": _of_times,
    "quantity": _of_quantities,
    "place": _of_places,
    "participant": _of_participants,
}
