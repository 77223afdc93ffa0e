"""What was read of a number, what was refused, and the scales that may follow one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from registry.extraction.quantities._tokens import SIGN, Tokens
from registry.lexicon.numerals import SCALES, SHORT_SCALES
from registry.values.quantity import Digits

DASHES = frozenset({"-", "–", "‑", "‐"})
DOZEN = {"dozen": 12}
SCALE_WORDS = {**SCALES, "hundred": 100, **DOZEN}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number and the tokens it was read from."""

    low: Fraction
    high: Fraction
    place: Fraction
    start: int
    end: int
    """One past the last token."""
    decimals: int = 0
    scaled: bool = False
    in_words: bool = False
    vague: bool = False
    """An order of magnitude ("dozens"), or a loose number ("a dozen")."""
    share: bool = False
    """A fraction, such as "two-thirds"."""
    ordinal: bool = False
    metre_or_million: bool = False
    """The letter ``m`` follows and is read as a million; the context decides."""

    @property
    def digits(self) -> Digits:
        """What rounding needs to know."""
        return Digits(self.high, self.place, 0, self.scaled, self.decimals)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Digits that are not read, and why."""

    start: int
    end: int
    reason: str


def is_joiner(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is a dash of any kind."""
    return tokens.kind(i) == SIGN and tokens.raw(i) in DASHES


def scaled_by_words(tokens: Tokens, reading: Reading) -> Reading:
    """The reading times the scale words or letters that follow it."""
    end = reading.end
    touching = tokens.touching(end)
    letter = tokens.raw(end)
    if touching and letter in SHORT_SCALES and not reading.in_words:
        scale = SHORT_SCALES[letter]
        found = _times(reading, scale, end + 1)
        return replace(found, metre_or_million=letter == "m")
    while True:
        at = end
        if tokens.word(at) in DASHES and tokens.touching(at) and tokens.touching(at + 1):
            at += 1
        word = tokens.word(at)
        scale = SCALE_WORDS.get(word, 0)
        if not scale and word in ("mn", "bn", "tn", "cr") and tokens.near(at):
            scale = SHORT_SCALES[word]
        if not scale or not tokens.near(at):
            return reading
        if word == "dozen":
            reading = replace(reading, vague=True)
        reading = _times(reading, scale, at + 1)
        end = at + 1


def _times(reading: Reading, scale: int, end: int) -> Reading:
    return replace(
        reading,
        low=reading.low * scale,
        high=reading.high * scale,
        place=reading.place * scale,
        end=end,
        scaled=scale >= 100 or reading.scaled,
        share=False,
    )
