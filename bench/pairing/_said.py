"""Names as runs of capitals: where they stand, their telling words, what kind they look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bench.pairing._words import EMPTY
from registry.lexicon import geography, titles
from registry.lexicon.calendar import MONTHS, WEEKDAYS
from registry.lexicon.frequency import zipf
from registry.lexicon.geography import fold

_CAPITAL = r"[^\W\d_a-z][\w'’.&-]*"
_LINK = r"(?:of|de|da|di|del|van|von|der|the|la|le|du|bin|al)[ ]"
_NAME = re.compile(rf"{_CAPITAL}(?:[ ](?:{_LINK}){{0,2}}{_CAPITAL})*")
_NO_NAMES = (
    EMPTY
    | {*MONTHS, *WEEKDAYS}
    | {"i", "mr", "mrs", "ms", "dr", "covid", "us", "lrb", "rrb", "see", "tv", "dvd"}
)


@dataclass(frozen=True, slots=True)
class SaidName:
    """One name where it stands."""

    start: int
    end: int
    text: str

    @property
    def tokens(self) -> frozenset[str]:
        """Its telling words, folded."""
        return tokens_of(self.text)


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> frozenset[str]:
    """The telling words of a text, folded; a country and its adjective are one word."""
    found = set()
    for part in re.split(r"[\s\-–.,'’&]+", text):
        word = fold(part)
        if not word or word in EMPTY:
            continue
        nation = part[0].isupper() and (
            geography.demonym_country(part) or geography.country_code(part)
        )
        found.add(nation or word)
    return frozenset(found)


def names_in(text: str) -> tuple[SaidName, ...]:
    """Runs of words with capitals, without the ordinary words that begin a sentence.

    >>> [name.text for name in names_in("The Dutch rower Ada Blom won in Lima.")]
    ['Dutch', 'Ada Blom', 'Lima']
    """
    found = []
    for match in _NAME.finditer(text):
        start = match.start()
        for part in _SPLIT.split(match[0]):
            at = text.index(part, start)
            start = at + len(part)
            if name := _trimmed(text, at, part):
                found.append(name)
    return tuple(found)


_SPLIT = re.compile(r"(?<=[a-z]s) of the (?=[^\W\d_a-z])")
"""A plural name ends before "of the": teams, not works ("Shadow of the Raider")."""


def _trimmed(text: str, start: int, shown: str) -> SaidName | None:
    """The name without the ordinary words at its ends; ``None`` when nothing is left."""
    shown = shown.rstrip(".,'’-& ")
    words = shown.split(" ")
    begins = _begins_sentence(text, start)
    while words and (
        words[0].lower() in _NO_NAMES or (begins and _ordinary(words[0], alone=len(words) == 1))
    ):
        start += len(words[0]) + 1
        words, begins = words[1:], False
    while words and words[-1].lower() in _NO_NAMES:
        words = words[:-1]
    name = " ".join(words)
    if len(name) < 2 or not any(letter.isupper() for letter in name):
        return None
    return SaidName(start, start + len(name), name)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip(" `'\"“‘*(")
    return not before or before[-1] in ".!?:;"


def _ordinary(word: str, *, alone: bool) -> bool:
    """Whether a word with a capital at the start of a sentence is likely no name."""
    lower = word.lower()
    if geography.demonym_country(word) or geography.place_candidates(word):
        return False
    if titles.gender_of_first_name(lower) is not None:
        return False
    return zipf(lower) >= (_COMMON if alone else _VERY_COMMON)


_COMMON = 38
_VERY_COMMON = 52


@lru_cache(maxsize=4096)
def kind_of(name: str) -> tuple[str, str]:
    """What kind of name it looks like, and the country that it stands for, if any.

    >>> kind_of("Norwegian"), kind_of("Ada Blom")[0]
    (('nation', 'NO'), 'person')
    """
    if code := geography.demonym_country(name) or geography.country_code(name):
        return "nation", code
    words = name.split(" ")
    if any(word.lower() in titles.ORG_WORDS for word in words):
        return "body", ""
    if len(words) > 1 and titles.gender_of_first_name(words[0]) is not None:
        return "person", ""
    if geography.place_candidates(name):
        return "place", ""
    return "", ""
