"""What speaks for and against two values of a sort answering one question, sort by sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from registry.linking.alignments.quantities import two_questions
from registry.linking.alignments.things import ROLES
from registry.linking.alignments.times import two_figures
from registry.linking.levels.separators import separator_levels
from registry.linking.levels.times import news_days
from registry.linking.remaining._times import of_times
from registry.linking.remaining._told import Value
from registry.linking.remaining._values import one_noun, size
from registry.linking.remaining._weights import REMAINING, Common
from registry.linking.signature import Signature
from registry.records import Claim, QuantitySlot, Status
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.quantity import Dimension
from registry.values.relation import Relation

_MANY = (Dimension.MONEY, Dimension.PERCENT, Dimension.AGE)
"""Of which a story tells many."""
_AHEAD = (Status.PLANNED, Status.EXPECTED, Status.POSSIBLE)


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
    assert isinstance(one.slot, QuantitySlot)
    return one.slot.quantity.value


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


def _of_places(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    one, other = left.claim.places[i], right.claim.places[j]
    if one.place.kind == other.place.kind:
        yield Common("kind", f"two of kind {one.place.kind}", (one.place.kind,))
    if one.relation == other.relation:
        yield Common("relation", "same", (one.relation,))
        if one.relation in _ENDS:
            yield Common("relation", "same end", (one.relation,))


_ENDS = ("from", "to")
"""Of what goes somewhere."""


def _of_participants(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    one, other = left.claim.participants[i], right.claim.participants[j]
    assert one.entity is not None
    assert other.entity is not None
    if "person" in (one.entity.kind, other.entity.kind):
        yield Common("kind", "persons")
    if one.role == other.role:
        yield Common("role", "both act" if one.role == "agent" else "same", (one.role,))
    if all(_of_a_country(side.claim, at) for side, at in ((left, i), (right, j))):
        yield Common("home", "both told")


def _of_a_country(claim: Claim, at: int) -> bool:
    """Whether it is told where somebody comes from: "Britain's Megan Trott", "of Sweden"."""
    role = claim.participants[at].role
    return any(
        one.role in (f"{role}:of", f"{role}:from")
        and one.entity is not None
        and one.entity.kind == "country"
        for one in claim.participants
    )


def set_apart(sort: str, left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    """What speaks against two values answering one question: asked where the rest may be enough."""
    if sort == "time" and two_figures(left, right):
        yield Common("figures", "other figures")
    if sort == "quantity":
        yield from _of_two_groups(left, i, right, j)
    if sort != "participant":  # who came first, and who came second
        for one in separator_levels(left, right):
            yield Common("separator", "set apart", (one.reason,))
    if sort != "time":
        a, b = news_days(left), news_days(right)
        if a and b and (a[1] < b[0] or b[1] < a[0]):
            yield Common("time", "news of other days")
    if (left.claim.status in _AHEAD) != (right.claim.status in _AHEAD):
        yield Common("status", "other status", (left.claim.status, right.claim.status))


def _of_two_groups(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    p, q = left.claim.quantities[i], right.claim.quantities[j]
    a, b = p.quantity, q.quantity
    if p.scope != q.scope:
        yield Common("scope", "other scope", (p.scope or "as it stands", q.scope or "as it stands"))
    if a.bound != b.bound:
        yield Common("bound", "other bound", (a, b))
    if _of_two_periods(left, right):
        yield Common("time", "disjoint")
    if two_questions(left, right, i, j, p, q):
        yield Common("questions", "two")


IN_COMMON: Mapping[str, Callable[[Signature, int, Signature, int], Iterator[Common]]] = {
    "time": of_times,
    "quantity": _of_quantities,
    "place": _of_places,
    "participant": _of_participants,
}
"""What two values of a sort have in common, where some of it may speak for them."""
