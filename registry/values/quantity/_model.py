"""The record of a quantity, and the set of true values it leaves open."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic import model_validator as _model_validator

from registry.errors import ValueParseError
from registry.lexicon.units import CURRENCY_NAMES, CURRENCY_SIGNS, UNIT_NAMES, UNIT_SIGNS, UNITS
from registry.values.quantity._read import Rounding, hedged_precision_of, precision_of, read_digits

FIXED_SCALE = 1_000
"""Fixed-point columns count thousandths of the base unit."""
FIXED_MIN = -(2**63)
FIXED_MAX = 2**63 - 1


class Dimension(StrEnum):
    """What is measured; quantities of two dimensions are not compared."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"  # shares and fractions too, in hundredths
    PERCENTAGE_POINT = "percentage-point"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    DEGREE = "degree"  # of an angle, or of a scale that is not named
    DURATION = "duration"
    SPEED = "speed"
    ENERGY = "energy"
    POWER = "power"
    DATA = "data"
    MAGNITUDE = "magnitude"  # of an earthquake
    AGE = "age"  # in years
    ORDINAL = "ordinal"
    SCORE = "score"
    MATCH_MINUTE = "match-minute"
    RATING = "rating"
    TIMES = "times"  # "three times", "threefold"


_ROUNDING = {
    Dimension.COUNT: Rounding.WHOLE,
    Dimension.TIMES: Rounding.WHOLE,
    Dimension.AGE: Rounding.NEVER,
    Dimension.ORDINAL: Rounding.NEVER,
    Dimension.SCORE: Rounding.NEVER,
    Dimension.MATCH_MINUTE: Rounding.NEVER,
    Dimension.PERCENT: Rounding.STEPPED,
    Dimension.PERCENTAGE_POINT: Rounding.STEPPED,
    Dimension.TEMPERATURE: Rounding.STEPPED,
    Dimension.DEGREE: Rounding.STEPPED,
    Dimension.DURATION: Rounding.LASTING,
    Dimension.MAGNITUDE: Rounding.STEPPED,
    Dimension.RATING: Rounding.STEPPED,
}


def rounding_of(dimension: Dimension) -> Rounding:
    """How numbers of a dimension are rounded when written."""
    return _ROUNDING.get(dimension, Rounding.MEASURED)


class Bound(StrEnum):
    """How the text binds the number."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"  # a little below
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"
    BETWEEN = "between"
    NONE = "none"


class Change(StrEnum):
    """That the number says how much something changed, and not how much there is."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"


def _exact(value: object) -> Fraction:
    if isinstance(value, bool | float) or not isinstance(value, int | str | Fraction):
        raise ValueError(f"not an exact number: {value!r}")  # noqa: TRY004 - pydantic wants it
    try:
        return _read_exact(value) if isinstance(value, str) else Fraction(value)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"not a number: {value!r}") from error


@lru_cache(maxsize=1 << 14)
def _read_exact(written: str) -> Fraction:
    """The same object for the same number, as it comes from a database: it is compared at once."""
    return Fraction(written)


Exact = Annotated[
    Fraction,
    PlainValidator(_exact),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(/\d+)?$"}),
]
"""A fraction, written ``21/5`` in JSON."""

_OPEN_LOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_OPEN_HIGH = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


class Quantity(BaseModel):
    """A number as an article gives it.

    ``low`` and ``high`` are the written numbers in the base unit of the
    dimension; ``None`` where the text sets no bound on that side.  Money stays
    in its own currency.  ``unit`` is ``None`` for what is simply counted.

    >>> str(Quantity.parse("more than 9,000"))
    '>9000'
    >>> Quantity.parse("30 km").low
    Fraction(30000, 1)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    low: Exact | None
    high: Exact | None
    written: str
    dimension: Dimension = Dimension.COUNT
    unit: str | None = None
    currency: str | None = None
    """ISO 4217 code, or the family word (``krone``) where the text does not say whose."""
    bound: Bound = Bound.EXACT
    precision: Exact = Fraction(0)
    """Half the width of what the written digits stand for, in base units.

    That is rounding, or what "about" opens when the text hedges.
    """
    approximate: bool = False
    """The text says that the number is not exact ("about", "some", "dozens")."""
    change: Change | None = None
    """Set when the number is a change or a difference; a change is not a level."""
    part: bool = False
    """The text marks it as a part of a larger number ("of whom 14", "six out of 19")."""
    total: Exact | None = None
    """The larger number of "six out of 19", in base units."""
    against: Exact | None = None
    """The other side of a score: 1 in "3-1"."""
    sets: tuple[tuple[int, int], ...] = ()
    """Every set of a score in several sets, such as "6-4, 7-5"; empty for one."""
    per: str = ""
    """What the number is a rate over: ``share`` in "$38 a share", ``year`` in "20 a year"."""

    def __hash__(self) -> int:
        return hash(self.written)  # fractions are slow to hash, and what is written says most

    def __eq__(self, other: object) -> bool:
        # As of any record of values; what is written settles most before fractions are compared.
        if self is other:
            return True
        if type(self) is not type(other):
            return False
        mine, yours = self.__dict__, other.__dict__
        return bool(mine["written"] == yours["written"] and mine == yours)

    @_model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("a quantity has at least one bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high")
        if self.low is not None and self.low == self.high:
            self.__dict__["high"] = self.low  # one object, so that ``value`` compares no fractions
        if self.precision < 0:
            raise ValueError("precision is negative")
        if (self.low is None) != (self.bound in _OPEN_LOW) or (self.high is None) != (
            self.bound in _OPEN_HIGH
        ):
            raise ValueError("the bound and the open end do not agree")
        return self

    @staticmethod
    def parse(text: str) -> Quantity:
        """Read a quantity written in digits, with an optional bound before and unit after.

        This is the short form of configuration files, filters and tests
        ("at least 40", "~20000", "25..30 km", "$4.2 billion"); reading prose is
        ``registry.extraction.quantities``.

        :raises ValueParseError: for anything else.
        """
        return _parse(text)

    @property
    def value(self) -> Fraction:
        """The written number when there is one, else the middle or the bound that is there."""
        if self.low is None:
            assert self.high is not None
            return self.high
        if self.high is None or self.low is self.high or self.low == self.high:
            return self.low
        return (self.low + self.high) / 2

    @property
    def open_range(self) -> tuple[Fraction | None, Fraction | None]:
        """The least and the most that the true value may be by the words alone, hedges included.

        Rounding of unhedged digits is not in here; that is ``tolerance``.
        """
        low, high = self.low, self.high
        if low is None or high is None:
            return low, high
        if self.bound is Bound.NEARLY:
            return low - self.precision, high
        if self.approximate:
            return low - self.precision, high + self.precision
        return low, high

    @property
    def tolerance(self) -> Fraction:
        """How far rounding lets the true value lie outside the written number, in base units."""
        if self.approximate or self.bound in _OPEN_LOW or self.bound in _OPEN_HIGH:
            return Fraction(0)
        return self.precision

    def __str__(self) -> str:
        """The short form, which ``parse`` reads back but for flags and rates."""
        mark = {
            Bound.AT_LEAST: ">=",
            Bound.MORE_THAN: ">",
            Bound.AT_MOST: "<=",
            Bound.LESS_THAN: "<",
            Bound.NEARLY: "nearly ",
        }.get(self.bound, "~" if self.approximate else "")
        unit = UNITS.get(self.unit) if self.unit else None
        shown = [
            _decimal(
                unit.from_base(end, difference=self.change is not None) if unit else end,
            )
            for end in (self.low, self.high)
            if end is not None
        ]
        if len(shown) == 2 and shown[0] == shown[1]:
            shown = shown[:1]
        text = mark + "..".join(shown)
        if self.against is not None:
            text += f":{_decimal(self.against)}"
        if self.total is not None:
            text += f" of {_decimal(self.total)}"
        if self.currency:
            text += f" {self.currency}"
        elif self.unit:
            text += f" {self.unit}"
        if self.per:
            text += f" per {self.per}"
        sign = {Change.UP: "+", Change.DOWN: "-", Change.EITHER: "±"}
        return (sign[self.change] if self.change else "") + text


def _decimal(value: Fraction) -> str:
    """A fraction as a decimal where that is finite, else as a fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1 or value.denominator == 1:
        return str(value)
    digits = 0
    scaled = value
    while scaled.denominator != 1:
        scaled *= 10
        digits += 1
    whole = str(abs(scaled.numerator)).rjust(digits + 1, "0")
    return ("-" if value < 0 else "") + f"{whole[:-digits]}.{whole[-digits:]}"


_BOUND_WORDS = (
    ("at least ", Bound.AT_LEAST),
    (">=", Bound.AT_LEAST),
    ("more than ", Bound.MORE_THAN),
    ("over ", Bound.MORE_THAN),
    (">", Bound.MORE_THAN),
    ("at most ", Bound.AT_MOST),
    ("up to ", Bound.AT_MOST),
    ("<=", Bound.AT_MOST),
    ("less than ", Bound.LESS_THAN),
    ("fewer than ", Bound.LESS_THAN),
    ("<", Bound.LESS_THAN),
    ("nearly ", Bound.NEARLY),
    ("almost ", Bound.NEARLY),
    ("about ", Bound.ABOUT),
    ("around ", Bound.ABOUT),
    ("some ", Bound.ABOUT),
    ("~", Bound.ABOUT),
)
_EXPECTED = 'a quantity such as "36", "about 20,000", "30 km", "25..30" or "$4.2 billion"'


def _parse(text: str) -> Quantity:
    rest = text.strip()
    bound = Bound.EXACT
    for words, found in _BOUND_WORDS:
        if rest.lower().startswith(words):
            bound, rest = found, rest[len(words) :].strip()
            break
    currency = None
    for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True):
        if rest.startswith(sign):
            currency, rest = CURRENCY_SIGNS[sign], rest[len(sign) :].strip()
            break
    first = read_digits(rest)
    if first is None:
        raise ValueParseError(text, expected=_EXPECTED)
    rest = rest[first.end :]
    second = first
    if rest.startswith(".."):
        after = read_digits(rest[2:])
        if after is None or bound is not Bound.EXACT or after.value < first.value:
            raise ValueParseError(text, expected=_EXPECTED)
        second, rest, bound = after, rest[2 + after.end :], Bound.BETWEEN
    rest = rest.strip()
    unit = UNITS.get(rest) or UNIT_SIGNS.get(rest) or UNIT_NAMES.get(rest.lower())
    if currency is None and unit is None:
        currency = CURRENCY_SIGNS.get(rest) or CURRENCY_NAMES.get(rest.lower())
    elif currency is not None and rest:
        raise ValueParseError(text, expected=_EXPECTED)
    if rest and not unit and not currency:
        raise ValueParseError(text, expected=_EXPECTED)
    dimension = Dimension(unit.dimension) if unit else Dimension.COUNT
    if currency:
        dimension = Dimension.MONEY
    low, high = (
        unit.to_base(number.value)
        if unit
        else number.value / (100 if currency and currency.minor else 1)
        for number in (first, second)
    )
    rounding = rounding_of(dimension)
    precision = max(precision_of(first, rounding), precision_of(second, rounding))
    if bound in (Bound.ABOUT, Bound.NEARLY):
        precision = hedged_precision_of(first)
    if currency and currency.minor:
        precision /= 100
    return Quantity(
        low=None if bound in _OPEN_LOW else low,
        high=None if bound in _OPEN_HIGH else high,
        written=text,
        dimension=dimension,
        unit=unit.symbol if unit else None,
        currency=currency.code if currency else None,
        bound=bound,
        precision=precision * abs(unit.factor) if unit else precision,
        approximate=bound in (Bound.ABOUT, Bound.NEARLY),
    )
