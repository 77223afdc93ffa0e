"""How two quantities stand to each other, and what a difference looks like.

One definition carries everything: a quantity leaves open a range by its words
(``open_range``) and rounds by a tolerance.  Two are disjoint when the gap
between the ranges is wider than the larger tolerance: the coarser number would
have to round to the finer one.  ``bounds_fixed`` and ``tolerance_fixed`` give
the same in whole numbers, for columns.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from registry.lexicon.units import UNITS, same_currency
from registry.values.quantity._model import (
    FIXED_MAX,
    FIXED_MIN,
    FIXED_SCALE,
    Bound,
    Change,
    Dimension,
    Quantity,
)
from registry.values.relation import Relation

_STRICT = frozenset({Bound.MORE_THAN, Bound.LESS_THAN})
_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_STRAIN = Fraction(3, 2)
_STRAIN_FROM = 10


def incomparable(left: Quantity, right: Quantity) -> str | None:
    """Why two quantities say nothing about each other, or ``None`` when they can be compared."""
    if left.dimension is not right.dimension:
        return f"{left.dimension.value} against {right.dimension.value}"
    if left.dimension is Dimension.MONEY and not same_currency(left.currency, right.currency):
        return f"two currencies ({left.currency} and {right.currency}), and no rate"
    if (left.change is None) != (right.change is None):
        return "a change against a level"
    if left.dimension is Dimension.RATING and left.total != right.total:
        return "two scales"
    if left.per != right.per:
        return "a rate against another rate or a plain number"
    if _part_against_whole(left, right) or _part_against_whole(right, left):
        return "a part against a whole"
    return None


def _part_against_whole(part: Quantity, whole: Quantity) -> bool:
    if part.total is not None and whole.total is None:
        return part.total == whole.value or (not whole.part and part.value != whole.value)
    return part.part and not whole.part and part.value != whole.value


@lru_cache(maxsize=1 << 14)
def compare(left: Quantity, right: Quantity) -> Relation:
    """How the left quantity stands to the right one.

    >>> compare(Quantity.parse("about $4 billion"), Quantity.parse("$4.2 billion"))
    <Relation.REFINED_BY: 'refined-by'>
    >>> compare(Quantity.parse("36"), Quantity.parse("34"))
    <Relation.DISJOINT: 'disjoint'>
    """
    if incomparable(left, right):
        return Relation.INCOMPARABLE
    if left.dimension is Dimension.SCORE:
        return _compare_scores(left, right)
    if _opposite(left, right) or _other_total(left, right):
        return Relation.DISJOINT
    if _identical(left, right):
        return Relation.EQUAL
    (low_1, high_1), (low_2, high_2) = left.open_range, right.open_range
    slack = max(left.tolerance, right.tolerance, _spread(left, right))
    if _apart(low_1, high_2, left, right, slack) or _apart(low_2, high_1, right, left, slack):
        return Relation.DISJOINT
    inside = _within(left, right)
    outside = _within(right, left)
    if inside and not outside:
        return Relation.REFINES
    if outside and not inside:
        return Relation.REFINED_BY
    return Relation.OVERLAPS


def _identical(left: Quantity, right: Quantity) -> bool:
    """The same written numbers bound in the same way; "about" and "some" are one."""
    return (left.low, left.high, left.approximate, left.bound in _STRICT) == (
        right.low,
        right.high,
        right.approximate,
        right.bound in _STRICT,
    )


def _opposite(left: Quantity, right: Quantity) -> bool:
    return {left.change, right.change} == {Change.UP, Change.DOWN} and not (
        left.value == 0 and right.value == 0
    )


def _other_total(left: Quantity, right: Quantity) -> bool:
    return left.total is not None and right.total is not None and left.total != right.total


def _spread(left: Quantity, right: Quantity) -> Fraction:
    """Slack of a unit that is itself uncertain, when the other side does not share it."""
    if left.unit == right.unit:
        return Fraction(0)
    return max(
        abs(side.value) * UNITS[side.unit].spread
        if side.unit and side.unit in UNITS
        else Fraction(0)
        for side in (left, right)
    )


def _apart(
    low: Fraction | None,
    high: Fraction | None,
    low_side: Quantity,
    high_side: Quantity,
    slack: Fraction,
) -> bool:
    """Whether one range begins after the other has ended, rounding included."""
    if low is None or high is None:
        return False
    gap = low - high
    if gap == slack:
        # "Less than 75.5" ends where the rounding of 76 begins.
        return low_side.bound is Bound.MORE_THAN or high_side.bound is Bound.LESS_THAN
    return gap > slack


def _within(inner: Quantity, outer: Quantity) -> bool:
    """Whether every value that ``inner`` leaves open is left open by ``outer``."""
    (low, high), (least, most) = _reach(inner), _reach(outer)
    if least is not None and (low is None or low < least):
        return False
    if most is not None and (high is None or high > most):
        return False
    if low is not None and low == least and outer.bound is Bound.MORE_THAN:
        return inner.bound is Bound.MORE_THAN
    if high is not None and high == most and outer.bound is Bound.LESS_THAN:
        return inner.bound is Bound.LESS_THAN
    return True


def _reach(side: Quantity) -> tuple[Fraction | None, Fraction | None]:
    low, high = side.open_range
    return (
        None if low is None else low - side.tolerance,
        None if high is None else high + side.tolerance,
    )


def _sets(side: Quantity) -> tuple[tuple[Fraction, Fraction], ...]:
    if side.sets:
        return tuple((Fraction(won), Fraction(lost)) for won, lost in side.sets)
    return ((side.value, side.against or Fraction(0)),)


def _compare_scores(left: Quantity, right: Quantity) -> Relation:
    ours, theirs = _sets(left), _sets(right)
    if ours == theirs:
        return Relation.EQUAL
    if len(ours) != len(theirs):
        return Relation.INCOMPARABLE  # sets won against points in a set
    if ours == tuple((lost, won) for won, lost in theirs):
        return Relation.OVERLAPS  # the same score from the other side: the teams decide
    return Relation.DISJOINT


def is_rounding(left: Quantity, right: Quantity) -> bool:
    """Whether two different numbers agree only because one of them is rounded.

    >>> is_rounding(Quantity.parse("2,000"), Quantity.parse("1,987"))
    True
    """
    agrees = compare(left, right) in (Relation.REFINES, Relation.REFINED_BY, Relation.OVERLAPS)
    points = all(side.low is not None and side.low == side.high for side in (left, right))
    return agrees and points and left.value != right.value


def as_share(side: Quantity) -> Quantity | None:
    """The share that a counted part is of its whole; ``None`` for any other number.

    >>> str(as_share(Quantity.parse("3").model_copy(update={"total": Fraction(6)})))
    '50 %'
    """
    if side.dimension is not Dimension.COUNT or not side.total or side.low != side.high:
        return None
    share = 100 * side.value / side.total
    plain = {"dimension": Dimension.PERCENT, "unit": "%", "total": None, "part": False}
    return side.model_copy(update={**plain, "low": share, "high": share})


def strained(left: Quantity, right: Quantity) -> bool:
    """Whether a bound is met by a value for which nobody would have used it.

    "More than 1,200" is true of 2,100, but who knows 2,100 does not write it.

    >>> strained(Quantity.parse("more than 1,200"), Quantity.parse("about 2,100"))
    True
    >>> strained(Quantity.parse("more than 9,000"), Quantity.parse("9,400"))
    False
    """
    if compare(left, right) in (Relation.DISJOINT, Relation.INCOMPARABLE):
        return False
    return _strains(left, right) or _strains(right, left)


def _strains(bounded: Quantity, other: Quantity) -> bool:
    if other.bound is not bounded.bound and other.bound in _LOWER | _UPPER:
        same_side = {bounded.bound, other.bound} in ({*_LOWER}, {*_UPPER})
        if not same_side:
            return False
    if abs(bounded.value) < _STRAIN_FROM:
        return False
    if bounded.bound in _LOWER:
        return other.value > bounded.value * _STRAIN
    if bounded.bound in _UPPER:
        return 0 < other.value * _STRAIN < bounded.value
    return False


class Slip(StrEnum):
    """The slip of the pen that would turn one number into the other."""

    TRANSPOSED = "digits transposed"
    FACTOR = "a factor of ten, a hundred or a thousand"
    ONE_DIGIT = "one digit"
    OTHER_SIDE = "the two sides of a score swapped"


@lru_cache(maxsize=1 << 14)
def slip(left: Quantity, right: Quantity) -> Slip | None:
    """The typical slip by which two numbers differ, or ``None``.

    >>> slip(Quantity.parse("3.1 million"), Quantity.parse("1.3 million"))
    <Slip.TRANSPOSED: 'digits transposed'>
    """
    if left.dimension is not right.dimension:
        return None
    if left.dimension is Dimension.SCORE:
        ours, theirs = _sets(left), _sets(right)
        swapped = ours == tuple((lost, won) for won, lost in theirs)
        return Slip.OTHER_SIDE if swapped and ours != theirs else None
    one, other = _in_unit(left), _in_unit(right)
    if left.unit != right.unit or one == other or not one or not other:
        return None
    # Whole numbers, as most are, need no fractions, which are ten times slower.
    low, high = sorted(
        (abs(one.numerator) * other.denominator, abs(other.numerator) * one.denominator)
    )
    if not high % low and high // low in (10, 100, 1_000, 1_000_000):
        return Slip.FACTOR
    first, second = _digits(one, other)
    if len(first) != len(second) or len(first) < 2:
        return None
    places = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(places) == 1 and len(first) >= 2:
        return Slip.ONE_DIGIT
    if len(places) == 2 and first[places[0]] == second[places[1]]:
        return Slip.TRANSPOSED if first[places[1]] == second[places[0]] else None
    return None


def _in_unit(side: Quantity) -> Fraction:
    unit = UNITS.get(side.unit) if side.unit else None
    return unit.from_base(side.value, difference=side.change is not None) if unit else side.value


def _digits(one: Fraction, other: Fraction) -> tuple[str, str]:
    """The significant digits of two numbers, aligned at the decimal point."""
    scale = 1
    for side in (one, other):
        while side.denominator != 1 and (side * scale).denominator != 1 and scale < 10**9:
            scale *= 10
    first, second = (
        str(abs(side.numerator * scale if side.denominator == 1 else int(side * scale)))
        for side in (one, other)
    )
    ends = min(len(text) - max(1, len(text.rstrip("0"))) for text in (first, second))
    return (first[:-ends], second[:-ends]) if ends else (first, second)


@lru_cache(maxsize=1 << 14)
def explain(left: Quantity, right: Quantity) -> str:
    """One sentence that says how two quantities stand to each other, and why."""
    ours, theirs = f"“{left.written}”", f"“{right.written}”"
    if reason := incomparable(left, right):
        return f"{ours} and {theirs} cannot be compared: {reason}."
    relation = compare(left, right)
    if relation is Relation.DISJOINT:
        return f"No value is both {ours} and {theirs}: {_why_disjoint(left, right)}."
    if relation is Relation.EQUAL:
        return f"{ours} and {theirs} say the same."
    if left.dimension is Dimension.SCORE:
        return f"{ours} and {theirs} are the same score from the two sides."
    if strained(left, right):
        return f"{ours} is true of {theirs} by arithmetic, but nobody would put it so."
    if is_rounding(left, right):
        return f"{ours} and {theirs} agree within rounding{_converted(left, right)}."
    return f"{ours} and {theirs} can both be true{_converted(left, right)}."


def _why_disjoint(left: Quantity, right: Quantity) -> str:
    if _opposite(left, right):
        return "one is a rise, the other a fall"
    if _other_total(left, right):
        return "they are shares of different totals"
    found = slip(left, right)
    against = f"{_shown(left)} against {_shown(right)}"
    return f"{against}, which differ by {found.value}" if found else against


def _shown(side: Quantity) -> str:
    plain = side.model_copy(update={"change": None})
    return str(plain)


def _converted(left: Quantity, right: Quantity) -> str:
    if not left.unit or not right.unit or left.unit == right.unit or left.unit not in UNITS:
        return ""
    number = UNITS[left.unit].from_base(right.value, difference=right.change is not None)
    rounded = floor(number * 10 + Fraction(1, 2)) / 10
    return f" ({right.written} is {rounded:g} {left.unit})"


def bounds_fixed(side: Quantity) -> tuple[int, int]:
    """The open range in thousandths of the base unit, both ends included, for columns.

    An open end is ``FIXED_MIN`` or ``FIXED_MAX``; numbers beyond them are held
    there.  A strict bound is one thousandth tighter.
    """
    low, high = side.open_range
    least = FIXED_MIN if low is None else floor(low * FIXED_SCALE)
    most = FIXED_MAX if high is None else ceil(high * FIXED_SCALE)
    if side.bound is Bound.MORE_THAN:
        least += 1
    if side.bound is Bound.LESS_THAN:
        most -= 1
    return min(max(least, FIXED_MIN), FIXED_MAX), min(max(most, FIXED_MIN), FIXED_MAX)


def tolerance_fixed(side: Quantity) -> int:
    """Rounding in thousandths of the base unit, rounded up, for columns.

    Two rows may be disjoint only where the gap between their bounds is wider
    than the larger of their tolerances.
    """
    return min(ceil(side.tolerance * FIXED_SCALE), FIXED_MAX)
