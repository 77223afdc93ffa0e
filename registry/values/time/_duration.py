"""How long something lasted, and between which points."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from registry.errors import ValueParseError
from registry.values.relation import Relation
from registry.values.time._interval import TimeInterval

DurationMod = Literal[
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "APPROX", "START", "MID", "END"
]

_EXPECTED = "a TIMEX3 duration such as P3D, PT7H, P2.5Y or PXM"
_UNIT_WORDS = {
    "ML": "millennium",
    "CE": "century",
    "DE": "decade",
    "Y": "year",
    "Q": "quarter",
    "M": "month",
    "WE": "weekend",
    "W": "week",
    "D": "day",
    "H": "hour",
    "TM": "minute",
    "S": "second",
}
_MINUTES = {
    "ML": 525_949_200,
    "CE": 52_594_920,
    "DE": 5_259_492,
    "Y": 525_949,
    "Q": 131_487,
    "M": 43_829,
    "WE": 2880,
    "W": 10_080,
    "D": 1440,
    "H": 60,
    "TM": 1,
    "S": 1 / 60,
}
"""Minutes in each unit, of the mean Gregorian year."""

_NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+|X+)"
_FORM = re.compile(
    rf"P(?=[0-9.XT])(?P<date>(?:{_NUMBER}(?:ML|CE|DE|WE|[YQMWD]))*)"
    rf"(?:T(?P<time>(?:{_NUMBER}[HMS])+))?"
)
_PIECE = re.compile(rf"({_NUMBER})(ML|CE|DE|WE|[YQMWDHS])")
_MOD_WORDS = {
    "LESS_THAN": "less than ",
    "MORE_THAN": "more than ",
    "EQUAL_OR_LESS": "at most ",
    "EQUAL_OR_MORE": "at least ",
    "APPROX": "about ",
    "START": "the start of ",
    "MID": "the middle of ",
    "END": "the end of ",
}
_VAGUE = (1.0, 99.0)  # "days", "several years"


class Duration(BaseModel):
    """How long, without saying when.

    >>> Duration.parse("P3D").minutes
    (3600, 5040)

    Source: TimeML TIMEX3, type DURATION.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: str
    mod: DurationMod | None = None

    @model_validator(mode="after")
    def _is_read(self) -> Self:
        if not _pieces(self.value):
            raise ValueError(f"cannot read {self.value!r}: expected {_EXPECTED}")
        return self

    @classmethod
    def parse(cls, value: str, mod: str | None = None) -> Self:
        """Read a TIMEX3 duration, and its ``mod`` if any.

        :raises ValueParseError: for any other form.
        """
        if mod is not None and mod not in _MOD_WORDS:
            raise ValueParseError(mod, expected="one of " + ", ".join(_MOD_WORDS))
        if not _pieces(value):
            raise ValueParseError(value, expected=_EXPECTED)
        return cls.model_construct(value=value, mod=mod)

    @property
    def minutes(self) -> tuple[int, int | None]:
        """Least and most minutes that it can mean, rounding included; ``None`` is no upper end."""
        low = high = 0.0
        for number, unit in _pieces(self.value):
            size = _MINUTES[unit]
            if number is None:
                low, high = low + _VAGUE[0] * size, high + _VAGUE[1] * size
                continue
            low, high = low + number * size, high + number * size
        slack = min(_MINUTES[unit] for _, unit in _pieces(self.value)) / 2
        if any(number is None for number, _ in _pieces(self.value)):
            slack = 0
        if self.mod == "APPROX":
            slack = max(2 * slack, high / 4)
        least, most = max(0, round(low - slack)), round(high + slack)
        if self.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
            return 0, round(high)
        if self.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            return round(low), None
        return least, most

    @property
    def units(self) -> frozenset[str]:
        """The units that it is told in."""
        return frozenset(unit for _, unit in _pieces(self.value))

    @property
    def spoken(self) -> str:
        """The duration in words, for reports.

        >>> Duration.parse("P3M", "APPROX").spoken
        'about 3 months'
        """
        words = []
        for number, unit in _pieces(self.value):
            name = _UNIT_WORDS[unit]
            if number is None:
                words.append(f"some {_plural(name)}")
            else:
                shown = f"{number:g}"
                words.append(f"{shown} {name if number == 1 else _plural(name)}")
        return (_MOD_WORDS[self.mod] if self.mod else "") + " and ".join(words)

    def __str__(self) -> str:
        return self.value if self.mod is None else f"{self.value} {self.mod}"


def _plural(name: str) -> str:
    return {"century": "centuries", "millennium": "millennia"}.get(name, name + "s")


def _pieces(value: str) -> tuple[tuple[float | None, str], ...]:
    """Number and unit of each part; the number is ``None`` where it is not told."""
    match = _FORM.fullmatch(value)
    if match is None:
        return ()
    found: list[tuple[float | None, str]] = []
    for text, timed in ((match["date"] or "", False), (match["time"] or "", True)):
        for number, unit in _PIECE.findall(text):
            name = "TM" if timed and unit == "M" else unit
            found.append((None if "X" in number else float(number), name))
    if any(number is not None and number > 1e9 for number, _ in found):
        return ()
    return tuple(found)


class Extent(BaseModel):
    """From when to when a state lasted; either end may be untold, but not both.

    The ends are points, each with its own uncertainty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    begin: TimeInterval | None = None
    end: TimeInterval | None = None

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.begin is None and self.end is None:
            raise ValueError("an extent without begin and end says nothing")
        return self

    @property
    def backwards(self) -> bool:
        """It ends before it can have begun."""
        if self.begin is None or self.end is None:
            return False
        return self.end.reading.last < self.begin.reading.first

    @property
    def spoken(self) -> str:
        """The extent in words, for reports."""
        if self.begin is None:
            assert self.end is not None
            return f"until {self.end.spoken}"
        if self.end is None:
            return f"since {self.begin.spoken}"
        return f"from {self.begin.spoken} to {self.end.spoken}"

    def __str__(self) -> str:
        return f"{self.begin or '..'}/{self.end or '..'}"


def compare_durations(left: Duration, right: Duration) -> Relation:
    """By length; told in one unit, two numbers of it differ whatever their rounding."""
    if (left.value, left.mod) == (right.value, right.mod):
        return Relation.EQUAL
    (a_low, a_high), (b_low, b_high) = left.minutes, right.minutes
    if left.mod is None and right.mod is None and left.units == right.units:
        vague = "X" in left.value, "X" in right.value
        if not any(vague):
            # Half a unit either way belongs to the neighbour too; the number itself decides.
            same = a_low == b_low and a_high == b_high
            return Relation.EQUAL if same else Relation.DISJOINT
    a_top = float("inf") if a_high is None else a_high
    b_top = float("inf") if b_high is None else b_high
    if a_low > b_top or b_low > a_top:
        return Relation.DISJOINT
    inside, around = b_low <= a_low and a_top <= b_top, a_low <= b_low and b_top <= a_top
    if inside and around:
        return Relation.EQUAL
    if inside:
        return Relation.REFINES
    return Relation.REFINED_BY if around else Relation.OVERLAPS
