"""Numbers in words: cardinals, ordinals, fractions and vague amounts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from registry.extraction.quantities._reading import (
    DASHES,
    SCALE_WORDS,
    Reading,
    scaled_by_words,
)
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._words import CHANGE_VERBS, STOP
from registry.lexicon.numerals import (
    DENOMINATORS,
    HANDFULS,
    ORDINALS,
    SCALES,
    SMALL,
    TENS,
    VAGUE,
)

_UNITS = {**SMALL, **TENS}
_VAGUE = {tuple(words.split()): ends for words, ends in VAGUE.items()}
_HANDFULS = {tuple(words.split()): ends for words, ends in HANDFULS.items()}

STARTS = frozenset(
    {*_UNITS, *SCALE_WORDS, *ORDINALS, *DENOMINATORS, "a", "an"}
    | {words[0] for words in (*_VAGUE, *_HANDFULS)}
)
"""Lower-case words with which a number in words may begin."""


_ARTICLES = frozenset({"a", "an"})
TELLING = (
    (STARTS | {word for words in (*_VAGUE, *_HANDFULS) for word in words})
    - _ARTICLES
    - {"of", "the"}
)
"""Words without which no number in words is one: after "a" one of these must follow."""


def in_words(tokens: Tokens, i: int) -> Reading | None:
    if tokens.lower[i] in _ARTICLES and TELLING.isdisjoint(tokens.lower[i + 1 : i + 4]):
        return None
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
            if words[-1] == "couple" and tokens.word(i + size) not in _AFTER_COUPLE:
                return None  # "the luggage of a couple": two people, and one couple
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
            return scaled_by_words(tokens, reading)
    return None


_AFTER_COUPLE = frozenset("of more hundred thousand dozen".split())


def _fraction(tokens: Tokens, i: int) -> Reading | None:
    """Such as "Two-thirds", "a quarter of a million", "half a dozen", "one and a half million"."""
    word = tokens.word(i)
    if word == "half" and tokens.word(i + 1) in ("a", "an"):
        scale = SCALE_WORDS.get(tokens.word(i + 2))
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
    if at > i and tokens.word(at) in DASHES and tokens.touching(at):
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
    if word in ("a", "one") and tokens.word(at) == "half" and not _is_one_half(tokens, i, end):
        return None
    return Reading(value, value, Fraction(1, 25), start, end, in_words=True, share=True)


def _is_share(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "a third" is a share and not one more in a row."""
    before, after = tokens.word(i - 1), tokens.word(end)
    if after in ("of", "more", "less", "fewer") or before in ("by", "than", "about", "nearly"):
        return True
    changed = before in CHANGE_VERBS or (before in _CLOSELY and tokens.near(i))
    return changed and (after in _AFTER_SHARE or not tokens.near(end) or after in STOP)


_CLOSELY = frozenset("almost roughly around approximately only just under over".split())
_HELD = frozenset("percent per were are have had was is said to times".split())
_AFTER_SHARE = frozenset(["", ",", ".", ";", "-", "–", "—", "and", "but", "lower", "higher", "in"])


def _is_one_half(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "a half" is a share, and neither "a week and a half" nor "a half marathon"."""
    if tokens.word(i - 1) == "and":
        return False
    return _is_half(tokens, i, end) or tokens.word(end) in _AFTER_SHARE | _HELD


def _is_half(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "half" is a share and not a part of a match, or of another word."""
    before, after = tokens.word(i - 1), tokens.word(end)
    if before in ("second", "first", "other", "better", "and", "-", "latter", "opening"):
        return False
    return (
        after in ("of", "the", "its", "his", "her", "their", "that")
        or before == "by"
        or (before == "in" and tokens.word(i) == "half")
    )


def _ordinal(tokens: Tokens, i: int) -> Reading | None:
    word = tokens.word(i)
    value = ORDINALS.get(word)
    end = i + 1
    if value is None and word in TENS:
        at = i + 1
        if tokens.word(at) in DASHES and tokens.touching(at):
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
        elif word in SCALE_WORDS and self.seen:
            scale = SCALE_WORDS[word]
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


_AND_A_PART = (
    (("and", "a", "half"), Fraction(1, 2)),
    (("and", "-", "a", "-", "half"), Fraction(1, 2)),
    (("and", "a", "quarter"), Fraction(1, 4)),
    (("and", "-", "a", "-", "quarter"), Fraction(1, 4)),
    (("and", "three", "quarters"), Fraction(3, 4)),
    (("and", "three", "-", "quarters"), Fraction(3, 4)),
)


def _cardinal(tokens: Tokens, i: int) -> Reading | None:
    """Such as "Twenty-one", "two hundred and five thousand", "a dozen", "a million and a half"."""
    at, found = i, _Sum()
    if tokens.word(i) in ("a", "an"):
        if tokens.word(i + 1) not in SCALE_WORDS or not tokens.near(i + 1):
            return None
        found.group, found.seen, at = 1, True, i + 1
    while at < len(tokens) and (not found.seen or tokens.near(at)):
        here = at
        if found.seen and tokens.word(here) in DASHES and tokens.touching(here):
            here += 1
        for words, part in _AND_A_PART if found.seen else ():
            if tokens.matches(here, words):
                end = here + len(words)
                return _with_part(tokens, i, end, part, found)
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


def _with_part(tokens: Tokens, i: int, end: int, part: Fraction, found: _Sum) -> Reading:
    """Such as "Two and a half [million]", "a million and a quarter"."""
    value, scaled = Fraction(found.total + found.group), found.scaled
    step = Fraction(1)
    if scaled and found.group == 0:
        step = Fraction(1000)
        while value % (step * 1000) == 0:
            step *= 1000
    more = value + step * part
    place = step / (10 if part == Fraction(1, 2) else 100)
    decimals = 1 if part == Fraction(1, 2) else 2
    reading = Reading(more, more, place, i, end, decimals=decimals, scaled=scaled, in_words=True)
    return reading if scaled else scaled_by_words(tokens, reading)
