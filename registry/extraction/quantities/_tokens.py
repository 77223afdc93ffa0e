"""Text cut into number, word and sign tokens, and stretches that hold no quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOKEN = re.compile(
    r"(\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?![\d'’])|\d+(?:[.,]\d+)*)"
    r"|([^\W\d_]+(?:['’][^\W\d_]+)?)|([^\s\ufffd])"
)
_ADDRESS = re.compile(
    r"https?://\S{1,2000}|www\.\S{1,2000}|\b[\w.+-]{1,64}@\w[\w-]{0,63}\.[\w.-]{1,64}"
)

NUMBER, WORD, SIGN = 1, 2, 3


class Tokens:
    """Parallel lists over the tokens of one text; positions are code points of that text."""

    __slots__ = ("ends", "kinds", "lower", "starts", "taken", "text", "words")

    def __init__(self, text: str, taken: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[int] = []
        self.words: list[str] = []
        for match in _TOKEN.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.kinds.append(match.lastindex or SIGN)
            self.words.append(match[0])
        self.lower = [word.lower() for word in self.words]
        self.taken = self._mark(taken)

    def _mark(self, taken: Sequence[tuple[int, int]]) -> bytearray:
        """One byte a token: 1 where a date or an address already claims it."""
        marks = bytearray(len(self.starts))
        spans = [*taken]
        if "@" in self.text or "://" in self.text or "www." in self.text:
            spans += [match.span() for match in _ADDRESS.finditer(self.text)]
        spans.sort()
        at = 0
        for start, end in spans:
            while at < len(self.starts) and self.ends[at] <= start:
                at += 1
            there = at
            while there < len(self.starts) and self.starts[there] < end:
                marks[there] = 1
                there += 1
        return marks

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, i: int) -> str:
        """The token in lower case; empty outside the text and inside what is taken."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def raw(self, i: int) -> str:
        """The token as written; empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def kind(self, i: int) -> int:
        """``NUMBER``, ``WORD`` or ``SIGN``; 0 outside the text."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else 0

    def touching(self, i: int) -> bool:
        """Whether nothing stands between token ``i`` and the one before it."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]

    def near(self, i: int) -> bool:
        """Whether token ``i`` follows the one before on the same line, at most a space apart."""
        if not 0 < i < len(self.starts):
            return False
        gap = self.text[self.ends[i - 1] : self.starts[i]]
        return len(gap) <= 2 and "\n" not in gap

    def capital(self, i: int) -> bool:
        """Whether token ``i`` is a word with a capital first letter."""
        return self.kind(i) == WORD and self.words[i][0].isupper()

    def starts_line(self, i: int) -> bool:
        """Whether only white space or a bullet stands before the token on its line."""
        if i == 0:
            return not self.text[: self.starts[0]].strip()
        if self.raw(i - 1) in ("-", "*", "•"):
            i -= 1
            if i == 0:
                return True
        return "\n" in self.text[self.ends[i - 1] : self.starts[i]]

    def starts_sentence(self, i: int) -> bool:
        """Whether token ``i`` begins a sentence, as far as signs tell."""
        return i == 0 or self.raw(i - 1) in _ENDS or self.starts_line(i)

    def matches(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether the phrase stands at token ``i``, on one line."""
        return (
            i >= 0
            and tuple(self.lower[i : i + len(phrase)]) == phrase
            and all(self.near(k) for k in range(i + 1, i + len(phrase)))
        )


_ENDS = frozenset({".", "!", "?", '"', "“", "”", "‘", "’", ":", ";", "(", "[", "—", "–", "|"})
