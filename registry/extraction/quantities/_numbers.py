"""Numbers in digits and in words, as they stand in a text.

A reading says what the number is worth and where it ends; a refusal says why a
stretch of digits is not read.  ``None`` means that no number stands there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from registry.extraction.quantities._tokens import NUMBER, SIGN, WORD, Tokens
from registry.lexicon.numerals import (
    DENOMINATORS,
    GLYPHS,
    HANDFULS,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    SMALL,
    TENS,
    VAGUE,
)
from registry.values.quantity import Digits

_LONGEST = 24
_DASHES = frozenset({"-", "–", "‑", "‐"})
_DOZEN = {"dozen": 12}
_SCALE_WORDS = {**SCALES, "hundred": 100, **_DOZEN}
_UNITS = {**SMALL, **TENS}
_VAGUE = {tuple(words.split()): ends for words, ends in VAGUE.items()}
_HANDFULS = {tuple(words.split()): ends for words, ends in HANDFULS.items()}
_ARTICLES = frozenset({"a", "an", "one"})

STARTS = frozenset(
    {*_UNITS, *_SCALE_WORDS, *ORDINALS, *GLYPHS, *DENOMINATORS, "a", "an"}
    | {words[0] for words in (*_VAGUE, *_HANDFULS)}
)
"""Lower-case words with which a number may begin."""


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


def read_number(tokens: Tokens, i: int) -> Reading | Refusal | None:
    """The number that begins at token ``i``."""
    kind = tokens.kind(i)
    if kind == NUMBER:
        return _in_digits(tokens, i)
    word = tokens.word(i)
    if word in GLYPHS:
        value = GLYPHS[word]
        found = Reading(value, value, Fraction(1, 100), i, i + 1, decimals=2, share=True)
        return _scaled(tokens, found)
    if kind == WORD and word in STARTS:
        return _in_words(tokens, i)
    return None


# ── digits ───────────────────────────────────────────────────────────────────


def plain_value(text: str) -> tuple[Fraction, int] | str:
    """Value and number of decimals of a digit token, or why it is not read.

    >>> plain_value("1,234.5")
    (Fraction(2469, 2), 1)
    >>> plain_value("1.000")
    'a point before three digits: thousands or decimals'
    """
    if len(text) > _LONGEST:
        return "too many digits"
    if not text.isascii():
        return "digits of another script"
    commas, points = text.count(","), text.count(".")
    if not commas and not points:
        if len(text) > 1 and text[0] == "0":
            return "a leading zero: a code or a telephone number"
        return Fraction(int(text)), 0
    if commas and points:
        return _both_marks(text, commas, points)
    if points:
        return _points_only(text, points)
    groups = text.split(",")
    if all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and text[0] != "0":
        return Fraction(int("".join(groups))), 0
    if _indian(groups):
        return Fraction(int("".join(groups))), 0
    return "commas that do not group thousands: a list or decimals"


def _indian(groups: list[str]) -> bool:
    return (
        len(groups) > 2
        and 1 <= len(groups[0]) <= 2
        and groups[0][0] != "0"
        and all(len(group) == 2 for group in groups[1:-1])
        and len(groups[-1]) == 3
    )


def _both_marks(text: str, commas: int, points: int) -> tuple[Fraction, int] | str:
    first, last = (",", ".") if text.index(",") < text.index(".") else (".", ",")
    if text.count(last) != 1:
        return "points and commas mixed"
    whole, _, decimals = text.rpartition(last)
    groups = whole.split(first)
    if last in whole or not (
        (all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3)
        or (first == "," and _indian(groups))
    ):
        return "points and commas mixed"
    return Fraction("".join(groups) + "." + decimals), len(decimals)


def _points_only(text: str, points: int) -> tuple[Fraction, int] | str:
    if points == 1:
        whole, _, decimals = text.partition(".")
        if len(whole) > 1 and whole[0] == "0":
            return "a leading zero: a code or a telephone number"
        if len(decimals) == 3 and whole != "0" and len(whole) <= 3:
            return "a point before three digits: thousands or decimals"
        return Fraction(text), len(decimals)
    groups = text.split(".")
    if points == 2 and all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3:
        return Fraction(int("".join(groups))), 0
    return "several points: a version, an address or a date"


def _grouped(tokens: Tokens, i: int) -> tuple[str, int]:
    """The digits at token ``i`` with the groups of three that single spaces part from them."""
    text, last = tokens.words[i], i
    if not text.isdigit() or len(text) > 3:
        return text, i
    while (
        tokens.kind(last + 1) == NUMBER
        and tokens.near(last + 1)
        and tokens.starts[last + 1] == tokens.ends[last] + 1
        and len(tokens.words[last + 1]) == 3
        and tokens.words[last + 1].isdigit()
    ):
        last += 1
        text += tokens.words[last]
        if len(text) > _LONGEST:
            break
    return text, last


def _hard_spaces(tokens: Tokens, i: int, last: int) -> bool:
    """Whether the spaces do not break, which only a writer of one number uses."""
    return all(tokens.text[tokens.ends[k]] in "\u00a0\u202f\u2009" for k in range(i, last))


def _in_digits(tokens: Tokens, i: int) -> Reading | Refusal:
    text, last = _grouped(tokens, i)
    found = plain_value(text)
    if last > i:
        if isinstance(found, str) or not _hard_spaces(tokens, i, last):
            return Refusal(i, last + 1, "a space between digits: thousands or two numbers")
        number = found[0]
        return _scaled(tokens, Reading(number, number, Fraction(1), i, last + 1))
    after = tokens.word(i + 1)
    if isinstance(found, str):
        whole, _, decimals = text.replace(",", ".").partition(".")
        scaled = (after in SCALES and tokens.near(i + 1)) and len(text) <= _LONGEST
        if not (scaled and whole.isdigit() and decimals.isdigit() and text.isascii()):
            return Refusal(i, i + 1, found)
        if whole[0] == "0" and len(whole) > 1:
            return Refusal(i, i + 1, found)
        # "1.234 billion" and "1,5 million": nobody groups before a scale.
        found = Fraction(f"{whole}.{decimals}"), len(decimals)
    value, decimals_count = found
    place = Fraction(1, 10**decimals_count)
    end = i + 1
    if tokens.word(end) in GLYPHS and tokens.near(end) and not decimals_count:
        value += GLYPHS[tokens.word(end)]
        place, decimals_count, end = Fraction(1, 10), 1, end + 1
    elif (
        tokens.word(end) == "and"
        and tokens.matches(end, ("and", "a", "half"))
        and not decimals_count
    ):
        value += Fraction(1, 2)
        place, decimals_count, end = Fraction(1, 10), 1, end + 3
    if tokens.raw(end) == "/" and tokens.touching(end) and tokens.word(end + 2) == "of":
        lower = plain_value(tokens.raw(end + 1)) if tokens.kind(end + 1) == NUMBER else ""
        if not isinstance(lower, str) and value < lower[0] <= 5 and tokens.touching(end + 1):
            share = value / lower[0]
            return Reading(share, share, Fraction(1, 25), i, end + 2, share=True)
    reading = Reading(value, value, place, i, end, decimals=decimals_count)
    suffix = tokens.word(end)
    if tokens.touching(end) and suffix in ("st", "nd", "rd", "th") and not decimals_count:
        return replace(reading, end=end + 1, ordinal=True)
    return _scaled(tokens, reading)


def _scaled(tokens: Tokens, reading: Reading) -> Reading:
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
        if tokens.word(at) in _DASHES and tokens.touching(at) and tokens.touching(at + 1):
            at += 1
        word = tokens.word(at)
        scale = _SCALE_WORDS.get(word, 0)
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


# ── words ────────────────────────────────────────────────────────────────────


def _in_words(tokens: Tokens, i: int) -> Reading | None:
    for reader in (_vague, _fraction, _ordinal, _cardinal):
        if found := reader(tokens, i):
            return found
    return None


def _vague(tokens: Tokens, i: int) -> Reading | None:
    for size in (3, 2, 1):
        words = tuple(tokens.lower[i : i + size])
        if len(words) != size or not all(tokens.near(k) for k in range(i + 1, i + size)):
            continue
        if ends := _VAGUE.get(words):
            if words == ("scores",) and tokens.word(i + 1) != "of":
                return None
            low, high = ends
            return Reading(
                Fraction(low), Fraction(high), Fraction(1), i, i + size, in_words=True, vague=True
            )
        if ends := _HANDFULS.get(words):
            reading = Reading(
                Fraction(ends[0]),
                Fraction(ends[1]),
                Fraction(1),
                i,
                i + size,
                in_words=True,
                vague=True,
            )
            return _scaled(tokens, reading)
    return None


def _fraction(tokens: Tokens, i: int) -> Reading | None:
    """Such as "Two-thirds", "a quarter of a million", "half a dozen", "one and a half million"."""
    word = tokens.word(i)
    if word == "half" and tokens.word(i + 1) in ("a", "an"):
        scale = _SCALE_WORDS.get(tokens.word(i + 2))
        if scale:
            value = Fraction(scale, 2)
            return Reading(
                value,
                value,
                Fraction(scale, 10),
                i,
                i + 3,
                decimals=1,
                scaled=True,
                in_words=True,
                vague=scale == 12,
            )
    start, numerator, at = i, 1, i
    if word in ("a", "an", "one"):
        at = i + 1
    elif word in SMALL and 1 < SMALL[word] < 10:
        numerator, at = SMALL[word], i + 1
    elif word != "half":
        return None
    if at > i and tokens.word(at) in _DASHES and tokens.touching(at):
        at += 1
    lower = DENOMINATORS.get(tokens.word(at))
    if lower is None or not (at == i or tokens.near(at)) or numerator >= lower * 2:
        return None
    if tokens.word(at).endswith("s") != (numerator > 1) and tokens.word(at) != "half":
        return None
    value = Fraction(numerator, lower)
    end = at + 1
    if tokens.matches(end, ("of", "a")) and tokens.word(end + 2) in SCALES:
        scale = SCALES[tokens.word(end + 2)]
        number = value * scale
        return Reading(
            number,
            number,
            Fraction(scale, 20),
            start,
            end + 3,
            decimals=1,
            scaled=True,
            in_words=True,
        )
    if numerator == 1 and lower > 2 and word != "half" and not _is_share(tokens, i, end):
        return None
    if word == "half" and not _is_half(tokens, i, end):
        return None
    return Reading(value, value, Fraction(1, 25), start, end, in_words=True, share=True)


def _is_share(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "a third" is a share and not one more in a row."""
    before, after = tokens.word(i - 1), tokens.word(end)
    return after in ("of", "more", "less", "fewer") or before in ("by", "than", "about", "nearly")


def _is_half(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "half" is a share and not a part of a match, or of another word."""
    before, after = tokens.word(i - 1), tokens.word(end)
    if before in ("second", "first", "other", "better", "and", "-", "latter", "opening"):
        return False
    return after in ("of", "the", "its", "his", "her", "their", "that") or before in ("by", "in")


def _ordinal(tokens: Tokens, i: int) -> Reading | None:
    word = tokens.word(i)
    value = ORDINALS.get(word)
    end = i + 1
    if value is None and word in TENS:
        at = i + 1
        if tokens.word(at) in _DASHES and tokens.touching(at):
            at += 1
        unit = ORDINALS.get(tokens.word(at), 0)
        if 0 < unit < 10 and tokens.near(at):
            value, end = TENS[word] + unit, at + 1
    if value is None:
        return None
    number = Fraction(value)
    return Reading(number, number, Fraction(1), i, end, in_words=True, ordinal=True)


@dataclass(slots=True)
class _Sum:
    """A number in words while it is added up: "two hundred and five thousand"."""

    total: int = 0
    group: int = 0
    seen: bool = False
    scaled: bool = False
    vague: bool = False

    def add(self, word: str) -> bool:
        """Take one more word; false when it does not continue the number."""
        if word in _UNITS:
            if self.seen and not _may_add(self.group, _UNITS[word], self.scaled):
                return False
            self.group += _UNITS[word]
        elif word in _SCALE_WORDS and self.seen:
            scale = _SCALE_WORDS[word]
            self.vague = self.vague or word == "dozen"
            self.scaled = self.scaled or scale >= 100
            if scale >= 1000:
                self.total, self.group = self.total + self.group * scale, 0
            else:
                self.group *= scale
        else:
            return False
        self.seen = True
        return True


def _cardinal(tokens: Tokens, i: int) -> Reading | None:
    """Such as "Twenty-one", "two hundred and five thousand", "a dozen", "a million and a half"."""
    at, found = i, _Sum()
    if tokens.word(i) in ("a", "an"):
        if tokens.word(i + 1) not in _SCALE_WORDS or not tokens.near(i + 1):
            return None
        found.group, found.seen, at = 1, True, i + 1
    while at < len(tokens) and (not found.seen or tokens.near(at)):
        here = at
        if found.seen and tokens.word(here) in _DASHES and tokens.touching(here):
            here += 1
        if found.seen and tokens.matches(here, ("and", "a", "half")):
            return _with_half(tokens, i, here + 3, found.total, found.group, found.scaled)
        if found.seen and tokens.word(here) == "and":
            hundreds = found.scaled or found.group >= 100
            if not hundreds or tokens.word(here + 1) not in _UNITS:
                break
            here += 1
        if not found.add(tokens.word(here)):
            break
        at = here + 1
    if not found.seen or at == i:
        return None
    value = Fraction(found.total + found.group)
    return Reading(
        value, value, Fraction(1), i, at, scaled=found.scaled, in_words=True, vague=found.vague
    )


def _may_add(group: int, unit: int, scaled: bool) -> bool:
    """Whether a number word continues the group: "twenty one", "hundred five", "thousand two"."""
    if group % 100 == 0:
        return group > 0 or scaled
    return group % 10 == 0 and group % 100 >= 20 and 0 < unit < 10


def _with_half(tokens: Tokens, i: int, end: int, total: int, group: int, scaled: bool) -> Reading:
    """Such as "Two and a half [million]" and "a million and a half"."""
    value = Fraction(total + group)
    step = Fraction(1)
    if scaled and group == 0:
        step = Fraction(1000)
        while value % (step * 1000) == 0:
            step *= 1000
    half = value + step / 2
    reading = Reading(half, half, step / 10, i, end, decimals=1, scaled=scaled, in_words=True)
    return reading if scaled else _scaled(tokens, reading)


def is_joiner(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is a dash of any kind."""
    return tokens.kind(i) == SIGN and tokens.raw(i) in _DASHES
