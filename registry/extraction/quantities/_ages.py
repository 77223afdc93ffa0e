"""Ages: "57-year-old", "57 years old", "aged 57", "Lanz, 57,"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._numbers import Reading, is_joiner, read_number
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._units import Measure
from registry.lexicon.calendar import MONTH_WORDS
from registry.values.quantity import Bound, Dimension

_IN_YEARS = {
    "year": Fraction(1),
    "month": Fraction(1, 12),
    "week": Fraction(28, 1461),
    "day": Fraction(4, 1461),
}


def age(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "57-year-old", "57 years old", "aged 57", "Lanz, 57,"."""
    i, end = reading.start, reading.end
    if reading.scaled or reading.share or reading.low < 0:
        return None
    at = end + 1 if is_joiner(tokens, end) else end
    years = _IN_YEARS.get(tokens.word(at).removesuffix("s"))
    if years is not None and tokens.near(end):
        after = at + 1
        if is_joiner(tokens, after):
            after += 1
        if tokens.word(after) in ("old", "olds") and tokens.near(after):
            return plain(reading, end=after + 1, kind=Dimension.AGE, years=years)
        if tokens.matches(at + 1, ("of", "age")):
            return plain(reading, end=at + 3, kind=Dimension.AGE, years=years)
        return None
    if measure or not 0 < reading.low < 125 or reading.decimals:
        return None
    before = tokens.word(i - 1)
    if before == "between" and tokens.word(i - 2) in ("aged", "ages") and tokens.near(i):
        return _aged(tokens, reading, back=2)
    if before in ("aged", "age", "ages") and tokens.near(i):
        return _aged(tokens, reading)
    if before == "of" and tokens.matches(i - 3, ("the", "age", "of")):
        return _aged(tokens, reading, back=3)
    in_commas = before == "," and tokens.raw(end) in (",", ")") and not reading.in_words
    if (
        before == ","
        and tokens.word(end) == "and"
        and not reading.in_words
        and reading.low > _SMALL
    ):
        in_commas = _goes_on(tokens.word(end + 1))  # "Volk, 27 and ranked 131st, beat"
    if before == "(" and tokens.raw(end) == ")" and reading.low >= _GROWN:
        in_commas = tokens.capital(i - 3) and _of_fates(tokens)
    if before == "now" and tokens.raw(i - 2) == "," and tokens.capital(i - 3):
        in_commas = tokens.raw(end) == "," and not reading.in_words
        return plain(reading, kind=Dimension.AGE, bindable=False) if in_commas else None
    named = tokens.capital(i - 2) and tokens.word(i - 2) not in MONTH_WORDS
    if in_commas and named and tokens.near(i):
        return plain(reading, kind=Dimension.AGE, bindable=False)
    return None


_SMALL = 14
_GROWN = 16
_OF_PEOPLE = frozenset(
    """died dies dead death killed murdered arrested charged accused jailed sentenced convicted
    court injured hurt wounded missing drowned stabbed shot victim victims suspect
    suspects""".split()
)
"""Beside these a number in brackets tells an age; elsewhere a minute, a cap or a result."""


def _of_fates(tokens: Tokens) -> bool:
    return any(tokens.word(n) in _OF_PEOPLE for n in range(len(tokens)))


def _goes_on(word: str) -> bool:
    """Whether what follows an age and "and" tells more of the person: "34 and a father of two"."""
    return word in ("a", "an", "the", "now", "from", "in", "already", "still") or word.endswith(
        "ed"
    )


def _aged(tokens: Tokens, reading: Reading, back: int = 1) -> Parts | None:
    parts = plain(reading, start=reading.start - back, kind=Dimension.AGE, bindable=False)
    joined = tokens.word(reading.end) in ("to", "-", "–", "and")
    other = read_number(tokens, reading.end + 1) if joined else None
    if isinstance(other, Reading) and reading.low < other.low < 125:
        return replace(parts, end=other.end, number_end=other.end, high=other, bound=Bound.BETWEEN)
    if after := around.bound_after(tokens, reading.end):
        return replace(parts, end=after.edge, bound=after.bound)
    return parts
