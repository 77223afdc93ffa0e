"""What speaks for and against two numbers that are left over answering one question."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from registry.lexicon import described
from registry.linking.alignments.quantities import two_questions
from registry.linking.alignments.things import ROLES
from registry.linking.remaining._last_time import NEWS
from registry.linking.remaining._measured import SMALL, as_shares, one_noun, plain
from registry.linking.remaining._times import EVERY_DAY
from registry.linking.remaining._told import Value
from registry.linking.remaining._weights import REMAINING, Common
from registry.linking.signature import Signature, event_class
from registry.records import QuantitySlot
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.quantity import Dimension
from registry.values.relation import Relation

_MANY = (Dimension.MONEY, Dimension.PERCENT, Dimension.AGE)
"""Of which a story tells many."""
_FEW = (Dimension.LENGTH, Dimension.DURATION)
"""Of which a story tells few."""
_BESIDE = 30
"""Characters from one number to the next that is told with it."""
_AS_APART = 4.0
"""Nothing, and any number."""


def of_its_own_day(left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether each article tells how much it was when it appeared: "closed at 2,138.14"."""
    one, other = left.article.published, right.article.published
    if one is None or other is None or one == other:
        return False
    both = left.claim.quantities[i], right.claim.quantities[j]
    if any(map(_of_an_index, both)):
        return True
    traded = bool({event_class(side.claim) for side in (left, right)} & EVERY_DAY)
    points = any(slot.counted == "point" for slot in both)
    return traded and (points or abs((one - other).days) > NEWS)


def _of_an_index(one: QuantitySlot) -> bool:
    """Whether it may tell how an index of shares stands: "closed at 2138.14"."""
    plain = one.quantity.dimension is Dimension.COUNT and one.counted in ("", "point")
    return plain and one.quantity.value.denominator > 1


def _when(left: Signature, right: Signature) -> Relation | None:
    """How the times of two claims stand to each other, as inflation in March and in April."""
    a, b = left.claim.time, right.claim.time
    return times.compare(a.interval, b.interval) if a is not None and b is not None else None


def without_sums(mine: Sequence[Value], yours: Sequence[Value]) -> list[Value]:
    """Without the numbers that two of the other article add up to: eight, and five and three.

    The two are of one noun, or stand side by side: "187 passengers and six crew".
    """
    sums: dict[tuple[Dimension, Fraction | int], set[str]] = defaultdict(set)
    wanted = {(one.quantity.dimension, one.quantity.value) for one in map(_slot, mine)}
    told = [(one.quantity.dimension, plain(one.quantity.value), one) for one in map(_slot, yours)]
    for (dimension, a, x), (other, b, y) in combinations(told, 2):
        if dimension is not other or (dimension, a + b) not in wanted:
            continue
        beside = a + b > SMALL and abs(x.mention.start - y.mention.start) <= _BESIDE
        known = a + b > SMALL or (x.counted and y.counted)  # of small ones the nouns must be told
        if beside or (known and _alike(x.counted, y.counted)):
            sums[dimension, a + b].add("" if beside else x.counted or y.counted)
    return [one for one in mine if not _is_sum(_slot(one), sums)] if sums else [*mine]


def _is_sum(one: QuantitySlot, sums: Mapping[tuple[Dimension, Fraction | int], set[str]]) -> bool:
    told = sums.get((one.quantity.dimension, one.quantity.value), ())
    return any(_alike(one.counted, noun) for noun in told)


def _alike(one: str, other: str) -> bool:
    return not one or not other or one_noun(one, other)


def _slot(one: Value) -> QuantitySlot:
    assert isinstance(one.slot, QuantitySlot)
    return one.slot


def of_quantities(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    """What two numbers, and what is told of them, have in common."""
    p, q = left.claim.quantities[i], right.claim.quantities[j]
    a, b = as_shares(p, q) or (p.quantity, q.quantity)
    low, high = sorted(abs(float(one.value)) for one in (a, b))
    yield Common("size", "apart", (a, b), math.log(high / low) if low else _AS_APART)
    slip = str(quantities.slip(a, b) or "no slip")
    if ("quantity", "slip", slip) in REMAINING:
        yield Common("slip", slip, (slip,))
    if a.dimension is not b.dimension:
        yield Common("counted", "same thing", (p.mention.text, q.mention.text))
    elif p.counted and q.counted:
        thing = "same thing" if one_noun(p.counted, q.counted) else "other thing"
        kinds = {one.claim.predicate_class for one in (left, right)}
        two_fates = None not in kinds and len(kinds) > 1  # two men arrested, three officers hurt
        if thing == "same thing" or two_fates or not _anybody(p.counted, q.counted):
            yield Common("counted", thing, (p.counted, q.counted))
    elif a.dimension is Dimension.COUNT and (p.counted or q.counted):
        yield Common("counted", "one unnamed", (p.counted or q.counted,))
    property_ = left.claim.kind == right.claim.kind == "property"
    if (p.attribute == q.attribute and p.attribute not in ROLES) or (
        property_ and left.claim.predicate == right.claim.predicate
    ):
        yield Common("attribute", "same", (p.attribute,))
    if a.dimension in _MANY:
        yield Common("size", "sums and ages", (a.dimension,))
    if a.dimension in _FEW:
        yield Common("size", "lengths and durations", (a.dimension,))
    if a.per != b.per:
        yield Common("rate", "other rate", (a, b))
    if _when(left, right) is Relation.EQUAL:
        yield Common("when", "same day")


_ANYBODY = frozenset(("man", "people", "person"))


def _anybody(one: str, other: str) -> bool:
    """Whether one word tells of people of any kind, and the other of some: 58 men, 73 miners."""
    return (one in _ANYBODY) is not (other in _ANYBODY) and all(
        noun in _ANYBODY or described.read(noun) is not None for noun in (one, other)
    )


def of_two_groups(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    """What two numbers have that speaks against one question: parts, bounds, periods."""
    p, q = left.claim.quantities[i], right.claim.quantities[j]
    a, b = p.quantity, q.quantity
    if p.scope != q.scope:
        yield Common("scope", "other scope", (p.scope or "as it stands", q.scope or "as it stands"))
    if a.bound != b.bound:
        yield Common("bound", "other bound", (a, b))
    if _when(left, right) is Relation.DISJOINT:
        yield Common("time", "disjoint")
    if two_questions(left, right, i, j, p, q):
        yield Common("questions", "two")
