"""Numbers that say how many of how many, or where on a scale.

"Nine in 10", "7.2 out of 10", "magnitude 6.4".
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._numbers import Reading, is_joiner, read_number
from registry.extraction.quantities._plurals import class_of_plural
from registry.extraction.quantities._refuse import rated
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._units import Measure, measure_after
from registry.extraction.quantities._words import STOP
from registry.lexicon.counted import lies_in
from registry.values.quantity import Dimension


def one_in(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "one in five", "nine in 10": a share."""
    end = reading.end
    if measure or reading.scaled or reading.share or not 0 < reading.low < 100 or reading.vague:
        return None
    counted = None
    if tokens.word(end + 1) == "in" and tokens.near(end + 1) and _counts_one(tokens, reading):
        counted, end = (end, end + 1), end + 1  # "one mill in five"
    at = end + 1
    out = tokens.matches(end, ("out", "of"))
    if tokens.word(end) != "in" and not out:
        return None
    if out:
        at, end = end + 2, end + 1
    if tokens.word(at) == "every":
        at += 1
    other = read_number(tokens, at)
    if not isinstance(other, Reading) or other.ordinal or other.share or other.vague:
        return None
    if other.low not in _DENOMINATORS or other.low <= reading.low or not tokens.near(at):
        return None
    if out and not _of_many(tokens, other):
        return None
    if measure_after(tokens, other.end, scaled=False, large=False, one=False):
        return None
    after = around.counted_after(tokens, other.end) if counted else None
    if after is not None and tokens.word(after[1]) not in _ITS:
        return None  # "one goal in five games"; but "four voters in ten cast a ballot"
    value = reading.low / other.low
    share = replace(reading, low=value, high=value, share=True, place=Fraction(1, 25))
    return plain(share, end=other.end, number_end=other.end, counted=counted)


def _of_many(tokens: Tokens, other: Reading) -> bool:
    """Whether so many are a share: "nine out of ten voters"; "seven out of ten games" are ten."""
    people = class_of_plural(tokens.word(other.end))
    if people is not None and lies_in(people, "person"):
        return True
    return other.low in (10, 100) and tokens.word(other.end) not in _FEW


_FEW = frozenset(
    """games matches races points shots attempts penalties goals kicks frames legs sets rounds
    members judges jurors seats states regions provinces districts cities towns countries
    communes councils clubs teams stages""".split()
)


_ITS = frozenset("a an the their his her its no".split())
"""Words after which the noun is what a verb was taken for."""


def _counts_one(tokens: Tokens, reading: Reading) -> bool:
    """Whether a plain noun follows a small number in words."""
    return reading.in_words and tokens.near(reading.end) and tokens.word(reading.end) not in STOP


_DENOMINATORS = frozenset({*range(2, 11), 12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000, 10**6})


def rating(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "7.2/10" and "a score of 31 out of 100"; the scale is the total."""
    scale = rated(tokens, reading) if measure is None and not reading.in_words else None
    if scale is None:
        return None
    end = reading.end + (2 if tokens.raw(reading.end) == "/" else 3)
    return plain(reading, end=end, kind=Dimension.RATING, total=Fraction(scale))


def often(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "six-time champions", who won six times."""
    end = reading.end
    joined = measure is None and is_joiner(tokens, end) and tokens.word(end + 1) == "time"
    if not joined or reading.scaled or reading.share or reading.decimals:
        return None
    return plain(reading, end=end + 2, kind=Dimension.TIMES)


_REGISTERING = frozenset("measured measuring measures registered registering registers".split())


def magnitude(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "Magnitude 6.4", "6.4-magnitude", "6.4 on the Richter scale", "it measured 6.4"."""
    i, end = reading.start, reading.end
    if measure or reading.scaled or not 0 < reading.low < 10 or reading.ordinal:
        return None
    at = end + 1 if is_joiner(tokens, end) else end
    if tokens.word(at) == "magnitude" and tokens.near(end):
        return plain(reading, end=at + 1, kind=Dimension.MAGNITUDE)
    for ahead in range(end, end + 4):
        if tokens.word(ahead) == "richter":
            stop = ahead + 2 if tokens.word(ahead + 1) == "scale" else ahead + 1
            return plain(reading, end=stop, kind=Dimension.MAGNITUDE)
    closing = tokens.word(end) in ("", ".", ",", ";", "and", "but", "on", "according")
    if reading.decimals == 1 and tokens.word(i - 1) in _REGISTERING and closing:
        return plain(reading, kind=Dimension.MAGNITUDE)  # "the quake measured 5.9"
    before = i
    if binding := around.bound_before(tokens, i):
        before = binding.edge
    for back in range(before - 1, max(before - 5, -1), -1):
        word = tokens.word(back)
        if word == "magnitude":
            return plain(reading, kind=Dimension.MAGNITUDE)
        if word not in ("-", "of", "a", "preliminary", "was", "at", "with", "initial", "is"):
            break
    return None
