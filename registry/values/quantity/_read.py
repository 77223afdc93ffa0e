"""Digits as English writes them, and what their last place says about rounding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from registry.lexicon.numerals import SCALES, SHORT_SCALES

_LONGEST = 24  # digits; no article counts beyond that, and int() is not linear
_DIGITS = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+)(?:\.\d+)?")
_SCALE = re.compile(r" ?([A-Za-z]+)")
_ROUND_SHARE = Fraction(1, 25)
_HEDGE_MOST = Fraction(1, 8)
_HEDGE_LEAST = Fraction(1, 40)


class Rounding(StrEnum):
    """What kind of thing the digits count, as far as rounding goes."""

    WHOLE = "whole"  # people, ships: a small number is exact, trailing zeros may be rounding
    MEASURED = "measured"  # kilometres, money: the last place is rounded, so may be zeros before it
    STEPPED = "stepped"  # percent, degrees: rounded to the written place, zeros count
    LASTING = "lasting"  # durations: the same, within a tenth, since "two years" is not 18 months
    NEVER = "never"  # ordinals, ages, scores


@dataclass(frozen=True, slots=True)
class Digits:
    """A number read from digits: its value, the worth of its last written place, where it ends."""

    value: Fraction
    place: Fraction
    end: int
    scaled: bool = False
    """A word or letter scaled it, as in ``4.2 billion``."""
    decimals: int = 0


def read_digits(text: str) -> Digits | None:
    """Read the number at the start of a text, with its scale; ``None`` when there is none.

    >>> read_digits("4.2 billion").value
    Fraction(4200000000, 1)
    """
    match = _DIGITS.match(text)
    if match is None or len(match[0]) > _LONGEST:
        return None
    end = match.end()
    if text[end : end + 1].isdigit() or re.match(r"[.,]\d", text[end:]):
        return None
    whole, _, decimals = match[0].replace(",", "").partition(".")
    value = Fraction(f"{whole}.{decimals}" if decimals else whole)
    scale = 1
    if after := _SCALE.match(text, end):
        word = after[1]
        found = SCALES.get(word.lower()) or (
            SHORT_SCALES.get(word) if not after[0].startswith(" ") else None
        )
        if found:
            scale, end = found, after.end()
    place = Fraction(scale, 10 ** len(decimals))
    return Digits(value * scale, place, end, scale != 1, len(decimals))


def hedged_precision_of(number: Digits) -> Fraction:
    """Half the width that "about" opens: what rounds to the written digits, within an eighth.

    >>> hedged_precision_of(Digits(Fraction(20000), Fraction(1), 5))
    Fraction(2500, 1)
    """
    place, value = number.place, abs(number.value)
    if value == 0:
        return Fraction(0)
    while not number.decimals and value % (place * 10) == 0:
        place *= 10
    return max(min(place / 2, value * _HEDGE_MOST), value * _HEDGE_LEAST)


def precision_of(number: Digits, rounding: Rounding) -> Fraction:
    """Half the width of what the written digits may round, before the unit's factor.

    Decimals round to their last place.  Trailing zeros of a whole number may
    be rounding, but nobody rounds by more than a twenty-fifth without saying
    "about".  What comes in whole numbers and has no such zeros is exact.

    >>> precision_of(Digits(Fraction(20000), Fraction(1), 5), Rounding.WHOLE)
    Fraction(800, 1)
    >>> precision_of(Digits(Fraction(36), Fraction(1), 2), Rounding.WHOLE)
    Fraction(0, 1)
    """
    if number.value == 0 or rounding is Rounding.NEVER:
        return Fraction(0)
    if number.decimals:
        return number.place / 2
    place = number.place
    value = abs(number.value)
    if rounding is Rounding.STEPPED:
        return place / 2
    if rounding is Rounding.LASTING:
        return min(place / 2, value / 10)
    while value % (place * 10) == 0:
        place *= 10
    rounded = min(place / 2, value * _ROUND_SHARE)
    if number.scaled:
        return Fraction(0) if place == 1 else rounded
    if rounding is Rounding.WHOLE:
        return rounded if value >= 100 and place > 1 else Fraction(0)
    return max(number.place / 2, rounded)
