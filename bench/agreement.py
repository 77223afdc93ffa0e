"""When a claim is the one that was marked by hand, and when a slot of it is right."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from registry.errors import ValueParseError
from registry.lexicon.units import UNIT_NAMES, UNIT_SIGNS, UNITS, same_currency
from registry.records import Claim, QuantitySlot
from registry.values.quantity import Bound, Dimension
from registry.values.relation import Relation
from registry.values.time import TimeInterval, compare

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "a an the of in at on to for and by with from its his her their this that".split()
)
# What carries nothing by itself: the gold then names the noun or adjective beside it.
_COPULAS = frozenset("be become remain stay have".split())
_DIMENSIONS = {
    "score": Dimension.SCORE,
    "ordinal": Dimension.ORDINAL,
    "percent": Dimension.PERCENT,
    "factor": Dimension.TIMES,
    "share": Dimension.PERCENT,
}

Gold = Mapping[str, Any]


def words_of(text: str) -> frozenset[str]:
    """Words that carry meaning, folded; articles and plain prepositions are left out.

    >>> sorted(words_of("The fire in a warehouse"))
    ['fire', 'warehouse']
    """
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY


def predicate_agrees(gold: str, claim: Claim) -> bool:
    """Whether the claim's predicate is the one marked, particles and copulas apart."""
    wanted, found = words_of(gold), words_of(claim.predicate)
    if gold == claim.predicate or gold.split()[0] == claim.predicate.split()[0]:
        return True
    if wanted & found:
        return True
    # A predicate may be named by its sense ("take effect"); its trigger is still the gold's word.
    if claim.trigger.text.lower().startswith(gold.split()[0]):
        return True
    # "was visible": the parser gives the copula, the gold the adjective that it joins.
    return claim.predicate in _COPULAS and bool(wanted & words_of(claim.anchor.quote))


def low_agrees(gold: Mapping[str, Any], slot: QuantitySlot) -> bool:
    """Whether the lower end is the one marked; "up to" and "nearly" leave 0 in the gold."""
    q = slot.quantity
    if q.low is None or q.bound is Bound.NEARLY:
        return gold["low"] in (0, None)
    return gold["low"] is not None and q.low == base_value(gold["low"], gold["unit"])


def high_agrees(gold: Mapping[str, Any], slot: QuantitySlot) -> bool:
    """Whether the upper end is the one marked; of a score the other side's number."""
    q = slot.quantity
    if q.against is not None:
        return bool(q.against == gold["high"])
    if q.high is None:
        return gold["high"] is None
    return gold["high"] is not None and q.high == base_value(gold["high"], gold["unit"])


def unit_agrees(gold: Mapping[str, Any], slot: QuantitySlot) -> bool:
    """Whether the dimension is the one of the gold's unit, and of money the currency."""
    unit: str | None = gold["unit"]
    q = slot.quantity
    if unit is None:
        return q.dimension in (Dimension.COUNT, Dimension.TIMES)
    if unit in _DIMENSIONS:
        return q.dimension is _DIMENSIONS[unit]
    known = UNITS.get(unit) or UNIT_SIGNS.get(unit) or UNIT_NAMES.get(unit)
    if known is not None:
        aged = known.symbol == "yr" and q.dimension is Dimension.AGE
        return aged or q.dimension == known.dimension
    if q.dimension is Dimension.MONEY:
        return same_currency(q.currency, unit)
    return False


def base_value(number: float, unit: str | None) -> Fraction:
    """The gold's number in the base unit of its dimension; of a share in hundredths.

    >>> base_value(20, "km")
    Fraction(20000, 1)
    """
    exact = Fraction(str(number))
    if unit is None or unit in _DIMENSIONS:
        return exact * 100 if unit == "share" else exact
    known = UNITS.get(unit) or UNIT_SIGNS.get(unit) or UNIT_NAMES.get(unit)
    return known.to_base(exact) if known else exact


def _same_number(gold: Mapping[str, Any], slot: QuantitySlot) -> bool:
    if slot.quantity.dimension is Dimension.AGE and gold["unit"] == "year":
        gold = {**gold, "unit": None}
    return low_agrees(gold, slot) and high_agrees(gold, slot)


def match(gold: Sequence[Gold], claims: Sequence[Claim], text: str) -> list[tuple[int, int]]:
    """Pairs of positions in ``gold`` and ``claims`` that are one claim, each used once."""
    candidates = []
    for g, one in enumerate(gold):
        start = text.index(one["quote"])
        end = start + len(one["quote"])
        for c, claim in enumerate(claims):
            shared = min(end, claim.anchor.end) - max(start, claim.anchor.start)
            if shared <= 0:
                continue
            said = predicate_agrees(one["predicate"], claim)
            number = any(
                _same_number(q, slot)
                for q in one["quantities"]
                if q["low"] or q["high"]
                for slot in claim.quantities
            )
            if not said and not number:
                continue
            inside = start <= claim.trigger.start and claim.trigger.end <= end
            longest = max(end - start, claim.anchor.end - claim.anchor.start)
            candidates.append((-(2 * said + number + inside + shared / longest), g, c))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, g, c in sorted(candidates):
        if g not in taken[0] and c not in taken[1]:
            taken[0].add(g)
            taken[1].add(c)
            pairs.append((g, c))
    return sorted(pairs)


def _interval(value: str) -> TimeInterval | None:
    try:
        return TimeInterval.parse(value)
    except ValueParseError:
        return None


def time_agrees(gold: str, claim: Claim) -> tuple[bool, bool]:
    """Whether some time of the claim is the one marked, and whether some may be it.

    A range carries its beginning in the gold.
    """
    exact = possible = False
    for slot in claim.times:
        value = getattr(slot.interval, "value", None) or str(slot.interval)
        begins = value.partition("/")[0]
        wanted, found = _interval(gold), _interval(value)
        exact |= gold in (value, begins)
        if wanted is not None and found is not None:
            relation = compare(wanted, found)
            exact |= relation is Relation.EQUAL
            possible |= relation is not Relation.DISJOINT
    return exact, possible or exact


def same_words(left: str, right: str) -> bool:
    """Whether the telling words of one text are all in the other."""
    a, b = words_of(left), words_of(right)
    return bool(a and b) and (a <= b or b <= a)
