"""Numbers that may be left over: which an article tells, and whether two fit or are apart."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from fractions import Fraction
from functools import lru_cache

from registry.lexicon import predicates
from registry.lexicon.measures import MEASURES, counted_of
from registry.linking.remaining._often import apart_as_often, fit_as_often, had_before, of_the_deed
from registry.linking.signature import Signature, noun_key
from registry.records import QuantitySlot
from registry.values import quantity as quantities
from registry.values.quantity import Bound, Dimension, Quantity
from registry.values.relation import Relation

SMALL = 20
"""Up to which counts agree by chance."""
_EXCHANGED = 2
"""So many times a sum may be what it is in another currency, as far as is known."""
_FAR = 4
"""Numbers that are further apart hardly answer one question, unless one is misprinted."""
_NEAR = 3
"""So many times a bound may be what it bounds: "more than 900" are no 840,000."""
_ROUNDED = Fraction(3, 2)
"""So many times as much is the one of two bounds at most that round one number."""


def quantities_of(side: Signature) -> Iterator[tuple[int, Hashable, Hashable, QuantitySlot]]:
    """The numbers of a claim: which, what makes it one with others, which reading, and it."""
    for at, slot in enumerate(side.claim.quantities):
        if side.claim.negated and not _known(side, slot):
            continue
        if side.claim.kind == "property" and not slot.counted:
            slot = _of_property(slot)
        where, written = (slot.mention.start, slot.mention.end), slot.mention.text
        yield at, where, (written, slot.counted), slot
        for deed in of_the_deed(side, slot):
            how = {"counted": deed, "scope": "before" if had_before(side, slot) else slot.scope}
            yield at, where, (written, deed), slot.model_copy(update=how)


_DEFINITE = re.compile(r"(?:\b(?:the|all|these|those|its|their|his|her|our|my|your)|[’']s?)\s+$")


_SO_LONG = re.compile(
    r"\b(?:unable|(?:may|must|could|will) not|couldn['’]t|can ?not|can['’]t|without|impossible"
    r"|(?:has|have|had)(?: not|n['’]t)(?: been)?)\b[^.;]* for (?:[a-z]+ ){0,2}$"
)
"""What cannot be done for hours is not done for so long: "unable to pay by card for five hours"."""


def _known(side: Signature, slot: QuantitySlot) -> bool:
    """Whether so many are known to be, whatever is denied: "you will not see the 78 turbines"."""
    begin = max(0, slot.mention.start - side.claim.anchor.start)
    before = side.claim.anchor.quote[:begin].lower()
    if slot.quantity.dimension is Dimension.DURATION:
        return _SO_LONG.search(side.claim.anchor.prefix.lower() + before) is not None
    if not begin and slot.quantity.dimension is Dimension.COUNT and slot.quantity.value:
        return True  # "twelve riders did not finish": of so many it is denied
    return _DEFINITE.search(before) is not None


def _of_property(slot: QuantitySlot) -> QuantitySlot:
    """With what it counts where the property says that: six storeys are no six people."""
    noun = counted_of(slot.attribute) if slot.quantity.dimension is Dimension.COUNT else ""
    return slot.model_copy(update={"counted": noun}) if noun else slot


def quantities_fit(one: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether two numbers may be one, so that neither is left over.

    "Thousands of homes" are the 62,000 that the other counts; nobody counted them who says so.
    """
    a, b = bare(one.quantity), bare(other.quantity)
    if _vague(b) and not _vague(a):
        return False
    if (shares := as_shares(one, other)) is not None:
        return quantities.compare(*shares) is not Relation.DISJOINT
    if a.dimension is not b.dimension:
        return fit_as_often(one, other) and not (_first(a) or _first(b))
    low, high = sorted((size(one), size(other)))
    relation = quantities.compare(a, b)
    if relation is Relation.INCOMPARABLE:  # two currencies
        return high <= _EXCHANGED * low
    if relation is Relation.DISJOINT or _two_limits(a, b):
        return False
    if high > _NEAR * low and not a.bound == b.bound == Bound.EXACT:
        return False
    chance = a.dimension is Dimension.COUNT and (low <= SMALL or low != high)
    return (
        not chance or not one.counted or not other.counted or one_noun(one.counted, other.counted)
    )


def as_shares(one: QuantitySlot, other: QuantitySlot) -> tuple[Quantity, Quantity] | None:
    """Both as shares, where one counts a part of a whole: "two of the six", and half of them."""
    p, q = one.quantity, other.quantity
    if {p.dimension, q.dimension} != {Dimension.COUNT, Dimension.PERCENT}:
        return None
    a, b = quantities.as_share(p) or p, quantities.as_share(q) or q
    told = one.counted and other.counted and one_noun(one.counted, other.counted)
    return (a, b) if told and a.dimension is b.dimension and a.change is b.change else None


def _first(quantity: Quantity) -> bool:
    """Whether it is the first of however many, which says nothing of how many there were."""
    return quantity.dimension is Dimension.ORDINAL and quantity.value == 1


@lru_cache(maxsize=65536)
def _vague(quantity: Quantity) -> bool:
    """Whether it tells a power of ten and no number: "dozens", "hundreds", "thousands"."""
    low, high = quantity.low, quantity.high
    return low is not None and high is not None and high > _VAGUE * low > 0


_VAGUE = 20
_LIMITS = ((Bound.AT_LEAST, Bound.MORE_THAN), (Bound.AT_MOST, Bound.LESS_THAN))


def _two_limits(a: Quantity, b: Quantity) -> bool:
    """Whether two bounds of one sense are two limits: "who owns more than 2 million", or five.

    "More than 900" and "more than 1,000" are one number, rounded in two ways.
    """
    low, high = sorted((abs(a.value), abs(b.value)))
    one_sense = any(a.bound in both and b.bound in both for both in _LIMITS)
    return one_sense and (high > _ROUNDED * low or (a.dimension is Dimension.AGE and high > low))


@lru_cache(maxsize=65536)
def bare(quantity: Quantity) -> Quantity:
    """The number as it is written, whatever it is a part of, a change of, or a rate over."""
    if quantity.dimension is Dimension.RATING or not (
        quantity.per or quantity.change or quantity.part or quantity.total is not None
    ):
        return quantity
    plain = {"per": "", "change": None, "part": False, "total": None}
    return quantity.model_copy(update=plain)


_MANDATES = frozenset(
    "seat deputy lawmaker legislator mandate councillor mp senator parliamentarian".split()
)


@lru_cache(maxsize=65536)
def one_noun(one: str, other: str) -> bool:
    """Whether two nouns are of one class, or counted as one: storeys and floors."""
    if noun_key(one) == noun_key(other) or any({one, other} <= row.counts for row in MEASURES):
        return True
    if {one, other} <= _MANDATES:
        return True  # who has nine deputies won nine seats
    return predicates.related_nouns(one, other) in ("same", "class")


def quantities_answer(one: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether two numbers may answer one question, and cannot both be right."""
    a, b = bare(one.quantity), bare(other.quantity)
    if (shares := as_shares(one, other)) is not None:
        return quantities.compare(*shares) is Relation.DISJOINT
    if a.dimension is not b.dimension:
        return apart_as_often(one, other)
    if quantities.compare(a, b) is not Relation.DISJOINT and not _two_limits(a, b):
        return False
    ranks = a.dimension is Dimension.ORDINAL and one.counted and other.counted
    if ranks and not one_noun(one.counted, other.counted):
        return False  # the fourth seed, and the second set
    p, q = one.quantity.total, other.quantity.total
    if (p is not None and p == b.value) or (q is not None and q == a.value):
        return False  # "eleven of the 14", and "with 14 men on board"
    low, high = sorted((size(one), size(other)))
    return high <= _FAR * low or quantities.slip(a, b) is not None


def size(slot: QuantitySlot) -> Fraction | int:
    """The number without its sign."""
    return _size(slot.quantity)


@lru_cache(maxsize=65536)
def _size(quantity: Quantity) -> Fraction | int:
    return plain(abs(quantity.value))


def plain(value: Fraction) -> Fraction | int:
    """A whole number as such, which is a tenth of the work to add and to compare."""
    return value.numerator if value.denominator == 1 else value
