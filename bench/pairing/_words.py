"""The words around a value, cut back to stems, and how far they stand from it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")


def cut(text: str) -> list[str]:
    """The words of a table's text."""
    return text.split()


WINDOW = 6
"""Telling words to either side that are looked at."""

_FARTHEST = 40  # words of any kind, so that the work does not grow with the text
EMPTY = frozenset(
    cut(
        """
    a an the and or but of to in on at by for from with as is are was were be been being has
    have had it its he she they his her their this that these those which who whom there
    than then also more less over under about around some least most up down not no into out
    after before during since until per all only so far total number according currently now
    one two s first last approximately nearly almost just while when where will would can
    could may might did do does other each both if
    """
    )
)
"""Words that tell nothing about a value."""

_ENDINGS = (
    ("ies", "y", 2),
    ("sses", "ss", 2),
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("ing", "", 4),
    ("ed", "", 3),
    ("ss", "ss", 1),
    ("us", "us", 1),
    ("s", "", 3),
)

_KIN = (
    ("die", "dead death fatality kill toll lose claim life"),
    ("recover", "recovery recuperat cure"),
    ("infect", "infection case positive confirm patient test"),
    ("injur", "injury wound hurt"),
    ("arrest", "detain detention"),
    ("gross", "earn collect box make"),
    ("worldwide", "global globally international world"),
    ("release", "releas launch premier premiere debut air broadcast issu publish"),
    ("born", "birth native originally rais hail"),
    (
        "play",
        "player footballer football soccer basketball baseball hockey rugby cricket cricketer "
        "midfielder striker winger forward defend goalkeeper receiver quarterback linebacker "
        "tackle guard cornerback safety outfielder baseman catcher pitcher shortstop",
    ),
    ("live", "resid dwell home"),
    ("sing", "vocalist singer vocal"),
    ("found", "form establish founded start began begin creat"),
    ("review", "critic reviewer rate rating score"),
    ("sell", "sold sale copy"),
    ("marry", "marri wed marriage wife husband"),
    ("win", "won victory"),
)
_KIN_OF = {word.rstrip("e"): head for head, words in _KIN for word in (head, *words.split())}


def stem(word: str) -> str:
    """A word without the endings of number and tense, good enough to tell kin.

    >>> stem("cases"), stem("confirmed"), stem("deaths")
    ('case', 'confirm', 'death')
    """
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + instead
    return word


def kin(word: str) -> str:
    """The head word of the family that a stem belongs to; itself when it has none.

    >>> kin("fatality"), kin("table")
    ('die', 'table')
    """
    return _KIN_OF.get(word.rstrip("e"), word)


_SKIPPED = frozenset(
    cut(
        """
    the a an club team side band city town village state county country group company label
    football rugby league former actor actress singer writer director producer
    """
    )
)
"""Words between a preposition and the name that it governs."""


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a stretch as stems, with where they begin and what parts them."""

    text: str
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    gaps: tuple[int, ...]
    """For each word, the price of the signs between it and the word before."""

    @staticmethod
    def of(text: str) -> Words:
        """Cut a text into stems."""
        stems, starts, gaps = [], [], []
        last = 0
        for match in _WORD.finditer(text):
            stems.append(stem(match[0]))
            starts.append(match.start())
            gaps.append(_price(text[last : match.start()]))
            last = match.end()
        return Words(text, tuple(stems), tuple(starts), tuple(gaps))

    def around(self, start: int, end: int) -> dict[str, int]:
        """Telling words near a span, folded to families, and how far off they are."""
        near = self.after(end)
        for word, steps in self.ahead(start).items():
            near[word] = min(steps, near.get(word, steps))
        return near

    def after(self, end: int) -> dict[str, int]:
        """Telling words after a position and their distance; a comma is as far as three words."""
        first = bisect_left(self.starts, end)
        return self._walk(range(first, len(self.starts)), 0)

    def ahead(self, start: int) -> dict[str, int]:
        """Telling words before a position and their distance."""
        last = bisect_left(self.starts, start)
        return self._walk(range(last - 1, -1, -1), 1)

    def word_before(self, start: int) -> str:
        """The word before a position, articles skipped, as a stem; empty when there is none."""
        i = bisect_left(self.starts, start) - 1
        while i >= 0 and self.stems[i] in _SKIPPED:
            i -= 1
        return self.stems[i] if i >= 0 else ""

    def _walk(self, indices: range, back: int) -> dict[str, int]:
        near: dict[str, int] = {}
        steps = 0
        for i in indices[:_FARTHEST]:
            at = i + back
            steps += self.gaps[at] if at < len(self.gaps) else 0
            word = self.stems[i]
            if word[0].isdigit():
                steps += 1  # beyond another number the words are likely about that one
                continue
            if word in EMPTY:
                continue
            steps += 1
            if steps > WINDOW:
                break
            near.setdefault(kin(word), steps)
        return near


def _price(between: str) -> int:
    if not between.strip():
        return 0
    if "." in between and not between.endswith("."):
        return WINDOW
    return 3 if any(sign in between for sign in ",;:()") else 0


def shared_near(ours: dict[str, int], theirs: dict[str, int]) -> tuple[int, tuple[str, ...]]:
    """How much two surroundings have in common, nearer words counting more; and which words."""
    both = sorted(set(ours) & set(theirs), key=lambda s: (ours[s] + theirs[s], s))
    points = sum(2 if ours[s] + theirs[s] <= 4 else 1 for s in both)
    return points, tuple(both)
