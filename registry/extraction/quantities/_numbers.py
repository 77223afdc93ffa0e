"""Numbers in digits and in words, as they stand in a text.

A reading says what the number is worth and where it ends; a refusal says why a
stretch of digits is not read.  ``None`` means that no number stands there.
"""

from __future__ import annotations

from fractions import Fraction

from registry.extraction.quantities._digits import in_digits
from registry.extraction.quantities._inwords import STARTS, in_words
from registry.extraction.quantities._reading import Reading, Refusal, is_joiner, scaled_by_words
from registry.extraction.quantities._tokens import NUMBER, WORD, Tokens
from registry.lexicon.numerals import GLYPHS

__all__ = ["STARTS", "Reading", "Refusal", "is_joiner", "read_number"]


def read_number(tokens: Tokens, i: int) -> Reading | Refusal | None:
    """The number that begins at token ``i``."""
    kind = tokens.kind(i)
    if kind == NUMBER:
        return in_digits(tokens, i)
    word = tokens.word(i)
    if word in GLYPHS:
        value = GLYPHS[word]
        found = Reading(value, value, Fraction(1, 100), i, i + 1, decimals=2, share=True)
        return scaled_by_words(tokens, found)
    if kind == WORD and word in STARTS:
        return in_words(tokens, i)
    return None
