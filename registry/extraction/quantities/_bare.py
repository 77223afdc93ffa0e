"""Numbers without a unit: counts, unless they are years, labels, codes or pronouns."""

from __future__ import annotations

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._make import Parts
from registry.extraction.quantities._numbers import Reading, Refusal, is_joiner
from registry.extraction.quantities._plurals import class_of_plural, plural_phrase
from registry.extraction.quantities._refuse import is_label
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._words import YEAR_BEFORE, cut
from registry.lexicon.calendar import MONTH_WORDS
from registry.values.quantity import Bound


def bare(tokens: Tokens, parts: Parts) -> Parts | Refusal | None:
    """A number without unit: a count, unless it is a year, a label or a pronoun."""
    reading, end = parts.low, parts.end
    if reading.share:
        return parts
    counted = around.counted_after(tokens, end)
    if is_joiner(tokens, end) and tokens.word(end + 1) in _JOINED:
        return None
    if reading.in_words:
        return _bare_words(tokens, parts, counted)
    if parts.bound is Bound.EXACT and _year(tokens, reading, counted):
        return Refusal(reading.start, end, "a year, or a count that looks like one")
    if len(tokens.raw(reading.start)) > 6 and tokens.raw(reading.start).isdigit() and not counted:
        return Refusal(reading.start, end, "a code: seven digits and no grouping")
    if tokens.word(end) in MONTH_WORDS and tokens.capital(end) and tokens.near(end):
        return Refusal(reading.start, end, "days of a month")
    if is_label(tokens, reading.start, reading, counted):
        return Refusal(reading.start, end, "a number that names a thing")
    if parts.bound is Bound.BETWEEN and counted is None and is_joiner(tokens, reading.end):
        return Refusal(reading.start, end, "a range, a score or a code")
    return parts


_JOINED = frozenset("pointer pointers figure a wheeler setter fold way".split())
"""Words that make another word with a number: "a three-pointer", "a six-figure sum"."""


def _year(tokens: Tokens, reading: Reading, counted: tuple[int, int] | None) -> bool:
    text = tokens.raw(reading.start)
    if len(text) != 4 or not text.isdigit() or not 1100 <= reading.low < 2100:
        return False
    if reading.end != reading.start + 1:
        return False
    before = tokens.word(reading.start - 1)
    if before in YEAR_BEFORE or before in MONTH_WORDS or counted is None:
        return True
    if around.bound_before(tokens, reading.start) and before not in ("around", "about"):
        return False
    noun = tokens.word(counted[1] - 1)
    if reading.low >= 1900:
        return class_of_plural(noun) is None
    return not plural_phrase(tokens, counted)


_PRONOUN_BEFORE = frozenset(
    cut(
        """
    no any some every each this that the which another only other first last next or at as
    by than like such anyone everyone her his their our my your its dear loved public square
    day
    """
    )
)


def _bare_words(tokens: Tokens, parts: Parts, counted: tuple[int, int] | None) -> Parts | None:
    reading = parts.low
    before, after = tokens.word(reading.start - 1), tokens.word(reading.end)
    if reading.low == 1 and reading.high == 1:
        only = before == "only" and tokens.word(reading.start - 2) != "the"
        if after == "of" and (only or before not in _PRONOUN_BEFORE):
            return parts if around.total_after(tokens, reading.end, reading.low) else None
        if before in _PRONOUN_BEFORE or not tokens.near(reading.end):
            return None
        plural = counted is not None and plural_phrase(tokens, counted)
        if counted and not plural and tokens.word(counted[0]) not in ("another", "day", "time"):
            return parts
        known = tokens.word(reading.start - 2) in ("the", "this", "that")  # "the older one died"
        return parts if not known and _fate_after(tokens, reading.end) else None
    if tokens.touching(reading.start) and is_joiner(tokens, reading.start - 1):
        return None  # "twenty-one" is read from its start; "catch-two" is a name
    if reading.vague and counted is None and after not in _AFTER_VAGUE:
        return None if reading.low < 20 else parts
    return parts


_HELPING = frozenset("has had have was is been later also since".split())
_FATES = frozenset(
    "died dead killed drowned perished injured wounded hurt missing arrested rescued".split()
)


def _fate_after(tokens: Tokens, at: int) -> bool:
    """Whether "one" is one of the victims: "14 people are ill, and one has died"."""
    while tokens.word(at) in _HELPING:
        at += 1
    return tokens.word(at) in _FATES


_AFTER_VAGUE = frozenset("of more were are have had injured wounded hurt killed arrested".split())
"""What follows "a dozen" where nobody says of what: "three were killed and a dozen injured"."""
