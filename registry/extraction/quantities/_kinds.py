"""Numbers that tell which of a row of kinds it is: "category 3", "phase II", "stage four".

Such a number counts nothing, and is a value all the same: a storm is of one
category and a cancer at one stage.  It is read as the ordinal that it is, of the
noun before it: "floor 7" is the seventh floor.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from registry.extraction.quantities._around import counted_after
from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._plurals import plural_phrase
from registry.extraction.quantities._reading import Reading, is_joiner
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._words import cut
from registry.values.quantity import Dimension

_NUMBERED = frozenset(
    cut(
        """
    category stage phase level grade tier type class gate platform flight route terminal runway
    cell ward floor reactor lane highway interstate motorway deck
    """
    )
)
"""Nouns of which the number that follows says which one is meant, and a thing is of one."""
_OF_EACH = frozenset({"seed", "seeded"})
"""Nouns that follow the number: "the No 3 seed"."""
_SIGNS = frozenset({"no", "number", "#"})
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
ROMAN = frozenset(_ROMAN)
"""But for the first, which is a pronoun too."""
_MOST = 10_000


def roman(tokens: Tokens, i: int) -> Parts | None:
    """Such as "stage IV" and "a phase III trial"."""
    if not tokens.raw(i).isupper() or tokens.word(i - 1) not in _NUMBERED or not tokens.near(i):
        return None
    value = Fraction(_ROMAN[tokens.word(i)])
    return _of_kind(Reading(value, value, Fraction(1), i, i + 1, in_words=True), i - 1)


_UP_TO = frozenset("at to reached reach hit ranked ranks world is was".split())
_CHARTS = frozenset(
    """chart charts peaked peak peaking debuted debut debuting ranked ranks ranking rankings single
    album song hit list world""".split()
)
"""Words beside which "number 28" is a place on a list, and no house or page."""


def numbered(tokens: Tokens, reading: Reading) -> Parts | None:
    """Such as "category 3", "Flight 182", "platform nine" and "the No 3 seed"."""
    i, end = reading.start, reading.end
    whole = reading.low == reading.high and reading.low.denominator == 1 and not reading.decimals
    if not whole or reading.scaled or reading.share or reading.vague or reading.ordinal:
        return None
    if "," in tokens.raw(i) or not 0 < reading.low < _MOST or not tokens.near(i):
        return None
    at = i - 1
    if tokens.raw(at) == "." and tokens.touching(at):
        at -= 1  # "the No. 3 seed"
    if tokens.word(at) in _SIGNS:
        after = end + 1 if is_joiner(tokens, end) else end
        if tokens.word(after) in _OF_EACH:
            return _of_kind(reading, at, after)
        listed = tokens.word(at - 1) in _UP_TO and not tokens.capital(end)
        if listed and any(tokens.word(n) in _CHARTS for n in range(len(tokens))):
            return replace(plain(reading, kind=Dimension.ORDINAL, bindable=False), start=at)
        return None
    if at != i - 1 or tokens.word(at) not in _NUMBERED:
        return None
    if is_joiner(tokens, end) or tokens.word(end) in ("and", "or", "to", "percent", "%"):
        return None  # "grade 3-5", "category 3 or 4"
    counted = counted_after(tokens, end) if reading.in_words else None
    if counted is not None and plural_phrase(tokens, counted) and not tokens.capital(at):
        return None  # "on that stage five actors stood"; but "phase two trials" are few
    return _of_kind(reading, at)


def _of_kind(reading: Reading, start: int, noun: int | None = None) -> Parts:
    noun = start if noun is None else noun
    parts = plain(reading, kind=Dimension.ORDINAL, bindable=False)
    end = max(parts.end, noun + 1)
    return replace(parts, start=min(start, parts.start), end=end, counted=(noun, noun + 1))
