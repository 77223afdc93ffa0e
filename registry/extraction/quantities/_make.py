"""From the parts that were read to the value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from registry.extraction.quantities._numbers import Reading
from registry.extraction.quantities._units import Measure
from registry.values.quantity import (
    Bound,
    Change,
    Dimension,
    Quantity,
    hedged_precision_of,
    precision_of,
    rounding_of,
)

_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_ROUND_UNITS = {
    "decade": (Fraction(1, 4), Fraction(9, 20)),
    "century": (Fraction(1, 20), Fraction(1, 5)),
}
"""Half of what is rounded, as it stands and after "nearly": who says decades counts no years."""
_SHARE_ROUNDING = Fraction(2)  # hundredths: "half" and "two-thirds" are said of what is near


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read of one expression, as token positions and readings."""

    start: int
    end: int
    number_start: int
    number_end: int
    low: Reading
    high: Reading
    measure: Measure | None = None
    kind: Dimension | None = None
    """Set where the form, not the unit, says what is measured."""
    bound: Bound = Bound.EXACT
    approximate: bool = False
    change: Change | None = None
    part: bool = False
    total: Fraction | None = None
    against: Fraction | None = None
    sets: tuple[tuple[int, int], ...] = ()
    counted: tuple[int, int] | None = None
    bindable: bool = True
    negative: bool = False
    years: Fraction = Fraction(1)
    """What an age is to be multiplied with to be in years."""

    @property
    def dimension(self) -> Dimension:
        """What is measured."""
        if self.kind is not None:
            return self.kind
        if self.low.share and self.measure is None:
            return Dimension.PERCENT
        if self.measure is None:
            return Dimension.COUNT
        if self.measure.currency is not None:
            return Dimension.MONEY
        assert self.measure.unit is not None
        return Dimension(self.measure.unit.dimension)

    @property
    def counts(self) -> bool:
        """Whether a bare number counts the noun after it."""
        return self.dimension is Dimension.COUNT or (self.low.share and self.measure is None)

    @property
    def changeable(self) -> bool:
        """Whether words of change beside it can make it one."""
        return self.dimension in _CHANGEABLE


def plain(reading: Reading, **more: Any) -> Parts:  # noqa: ANN401 - other fields of it
    """Parts of a reading that stands alone."""
    parts = Parts(
        start=reading.start,
        end=reading.end,
        number_start=reading.start,
        number_end=reading.end,
        low=reading,
        high=reading,
    )
    return replace(parts, **more)


_CHANGEABLE = frozenset(
    {
        Dimension.PERCENT,
        Dimension.PERCENTAGE_POINT,
        Dimension.MONEY,
        Dimension.COUNT,
        Dimension.TEMPERATURE,
        Dimension.DEGREE,
        Dimension.DURATION,
        Dimension.LENGTH,
    }
)


def make(written: str, parts: Parts, bound: Bound, approximate: bool, per: str) -> Quantity:
    """The value of an expression."""
    dimension = parts.dimension
    unit = parts.measure.unit if parts.measure else None
    money = parts.measure.currency if parts.measure else None
    difference = parts.change is not None
    sign = -1 if parts.negative else 1

    def base(value: Fraction) -> Fraction:
        value *= sign
        if unit is not None and dimension is not Dimension.AGE:
            return unit.to_base(value, difference=difference)
        if dimension is Dimension.PERCENT and unit is None:
            return value * 100
        if money is not None and money.minor:
            return value / 100
        return value * parts.years

    low, high = base(parts.low.low), base(parts.high.high)
    if low > high:
        low, high = high, low
    vague = parts.low.vague or parts.high.vague
    if low == 0 and high == 0 and dimension is Dimension.COUNT and bound is Bound.EXACT:
        bound = Bound.NONE
    if low != high and bound in _LOWER:
        high = low
    if low != high and bound in _UPPER:
        low = high
    if low != high and bound in (Bound.EXACT, Bound.ABOUT, Bound.NEARLY):
        bound = Bound.BETWEEN
    if vague and bound is Bound.EXACT:
        bound = Bound.ABOUT
    return Quantity(
        low=None if bound in _UPPER else low,
        high=None if bound in _LOWER else high,
        written=written,
        dimension=dimension,
        unit=unit.symbol if unit and dimension is not Dimension.AGE else None,
        currency=money.code if money else None,
        bound=bound,
        precision=_precision(parts, dimension, approximate),
        approximate=approximate or vague,
        change=parts.change,
        part=parts.part,
        total=parts.total,
        against=parts.against,
        sets=parts.sets,
        per=per,
    )


def _precision(parts: Parts, dimension: Dimension, hedged: bool) -> Fraction:
    if parts.low.share and parts.measure is None:
        return min(_SHARE_ROUNDING, parts.low.low * 10) * (2 if hedged else 1)
    if parts.low.vague and parts.low.low == parts.low.high:
        return parts.low.low / 10  # "a dozen", "two dozen"
    rounding = rounding_of(dimension)
    half = max(precision_of(parts.low.digits, rounding), precision_of(parts.high.digits, rounding))
    if hedged and parts.low.low == parts.high.high:
        half = hedged_precision_of(parts.low.digits)
    unit = parts.measure.unit if parts.measure else None
    money = parts.measure.currency if parts.measure else None
    if unit is not None and dimension is not Dimension.AGE:
        if unit.symbol in _ROUND_UNITS:
            half = max(half, min(_ROUND_UNITS[unit.symbol][hedged], parts.low.low / 3))
        return half * abs(unit.factor)
    return half / 100 if money and money.minor else half
