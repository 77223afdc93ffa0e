"""One match of a grammar pattern, and what builders ask of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._tokens import Tokens

_PREPOSITIONS = frozenset(
    "in on at by since until till from to through during before after between and or of for "
    "around about circa throughout over within into toward towards as than the".split()
)


class Match:
    """A match of one pattern in the letters of a text."""

    __slots__ = ("_match", "first", "last", "tokens")

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self._match = match
        self.first, self.last = match.span()

    def has(self, name: str) -> bool:
        """Whether the group took part and is not empty."""
        group = self._match.re.groupindex.get(name)
        return group is not None and bool(self._match.group(group))

    def span(self, name: str) -> tuple[int, int]:
        """Token indices of a group."""
        return self._match.span(name)

    def words(self, name: str) -> list[str]:
        """Words of a group, in lower case; empty when it took no part."""
        if not self.has(name):
            return []
        first, last = self._match.span(name)
        return self.tokens.words[first:last]

    def word(self, name: str) -> str:
        """The words of a group joined by blanks; empty when it took no part."""
        return " ".join(self.words(name))

    def before(self, back: int = 1) -> str:
        """The word so many tokens before the match; empty at the beginning."""
        at = self.first - back
        return self.tokens.words[at] if at >= 0 else ""

    def after(self, forth: int = 0) -> str:
        """The word so many tokens after the match; empty at the end."""
        at = self.last + forth
        return self.tokens.words[at] if at < len(self.tokens) else ""

    def after_is_capital(self) -> bool:
        """Whether the next token begins with a capital."""
        return self.tokens.capital(self.last)

    def after_preposition(self) -> bool:
        """Whether a preposition or article stands directly before."""
        return self.before() in _PREPOSITIONS

    def capital(self, name: str) -> bool:
        """Whether a group is written with a capital."""
        return self.tokens.capital(self._match.span(name)[0])

    def glued(self, left: int, right: int) -> bool:
        """Whether no white space stands between two tokens."""
        return self.tokens.ends[left] == self.tokens.starts[right]

    def number(self, name: str) -> float | None:
        """The number that a group writes, or ``None`` when it is vague."""
        return number_of(self.words(name))


def number_of(words: Iterable[str]) -> float | None:
    """What a run of number words or digits is worth; ``None`` when nothing in it is a number.

    >>> number_of(["twenty", "-", "five"]), number_of(["two", "hundred"]), number_of(["1,200"])
    (25, 200, 1200)
    """
    total = part = 0.0
    seen = False
    for word in words:
        if word[:1].isdecimal():
            try:
                part += float(word.replace(",", ""))
            except (ValueError, OverflowError):
                return None
        elif word in ("a", "an"):
            part += 1
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
        elif word == "dozen":
            part = max(part, 1) * 12
        elif (value := lexicon.NUMBER_WORDS.get(word)) is not None or (
            value := ordinal_value(word)
        ) is not None:
            part += value
        elif word == "half":
            part += 0.5
        else:
            continue
        seen = True
    if not seen or total + part > 1e9:
        return None
    found = total + part
    return int(found) if found == int(found) else found


def ordinal_value(word: str) -> int | None:
    """What an ordinal in words or digits is worth, or ``None``.

    >>> ordinal_value("23rd"), ordinal_value("third")
    (23, 3)
    """
    if word[:1].isdecimal():
        digits = word[:-2]
        return int(digits) if digits.isdecimal() and len(digits) < 5 else None
    return lexicon.ORDINAL_WORDS.get(word)
