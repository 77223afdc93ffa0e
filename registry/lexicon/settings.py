"""Where something happens that has no name: "in the kitchen", "under a school yard".

Rows only (``data/settings.toml``); linking asks which two cannot be one place.
Read at the first look-up, never at import.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_LINKS = "in at on inside within under beneath aboard".split()
_BEFORE_THE_NOUN = 4
"""So many words may stand between the preposition and the noun: "in a small, dark store room"."""
_STOPS = frozenset(
    """and or but of to for with by near behind beside outside above below between after before
    who which that where when while as than if is was were are be been had has have not""".split()
)


class Setting(NamedTuple):
    """A noun that says where, in a text."""

    start: int
    """Where the noun phrase begins in the text, after its preposition."""
    end: int
    noun: str
    level: str
    row: str
    """First word of its row; empty for a hypernym."""


class _Table(NamedTuple):
    nouns: dict[str, tuple[str, str]]
    """Level and row of each noun."""
    may: frozenset[frozenset[str]]
    """Rows, each with its level, that may be one place."""
    apart: frozenset[frozenset[str]]
    """Levels that lie in none of each other."""


def told_in(text: str) -> tuple[Setting, ...]:
    """The settings of a clause, in order: nouns after a preposition of place.

    >>> [one.noun for one in told_in("started in the cellar of the old brewery")]
    ['cellar', 'brewery']
    """
    return _told_in(text)


@lru_cache(maxsize=65536)
def _told_in(text: str) -> tuple[Setting, ...]:
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    nouns = _table().nouns
    found: list[Setting] = []
    for n, (word, _, end) in enumerate(words):
        if word not in _LINKS and not (
            word == "of" and found and not text[found[-1].end : words[n][1]].strip()
        ):
            continue
        said = _noun_after(text, words, n + 1, end, nouns)
        if said is not None:
            first, last, noun = said
            found.append(Setting(words[first][1], words[last][2], noun, *nouns[noun]))
    return tuple(found)


def _noun_after(
    text: str,
    words: list[tuple[str, int, int]],
    first: int,
    end: int,
    nouns: dict[str, tuple[str, str]],
) -> tuple[int, int, str] | None:
    """First and last word of the noun phrase that begins there, and the setting that heads it."""
    last = first
    while (
        last < len(words)
        and last <= first + _BEFORE_THE_NOUN
        and words[last][0] not in _STOPS
        and words[last][0] not in _LINKS
        and not set(text[end : words[last][1]]) & set(".;:()\"“”")
    ):
        end = words[last][2]
        last += 1
        if text[end : end + 1] == ",":
            break
    for stop in range(last, first, -1):
        for begin in range(max(first, stop - 3), stop):
            noun = " ".join(word for word, _, _ in words[begin:stop])
            if noun in nouns:
                capital = text[words[stop - 1][1]].isupper()
                return None if capital else (first, stop - 1, noun)
    return None


def row_of(noun: str) -> tuple[str, str] | None:
    """Level and row of a noun, but for hypernyms; ``None`` for one that is no setting."""
    found = _table().nouns.get(noun)
    return found if found is not None and found[1] else None


def apart(one: Setting, other: Setting) -> bool:
    """Whether no place is both: a roof and a cellar, a field and a kitchen."""
    table = _table()
    if one.level != other.level:
        return frozenset((one.level, other.level)) in table.apart
    if not one.row or not other.row or one.row == other.row:
        return False
    ends = frozenset((f"{one.level} {one.row}", f"{other.level} {other.row}"))
    return ends not in table.may


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _table() -> _Table:
    path = files("registry.lexicon") / "data" / "settings.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    levels_apart = frozenset(frozenset(pair.split()) for pair in raw.pop("apart"))
    nouns: dict[str, tuple[str, str]] = {}
    may = set()
    for level, told in raw.items():
        for noun in told["any"].split(", "):
            nouns[noun] = level, ""
        rows = [row.split(", ") for row in told["rows"]]
        for row in rows:
            nouns.update(dict.fromkeys(row, (level, row[0])))
        named = {noun: row[0] for row in rows for noun in row}
        for pair in told["may"]:
            may.add(frozenset(f"{level} {name}" for name in _two_rows(pair, named)))
    return _Table(nouns, frozenset(may), levels_apart)


def _two_rows(pair: str, named: dict[str, str]) -> tuple[str, str]:
    """The two rows that a line of ``may`` names by a noun each, which may be several words."""
    words = pair.split()
    for n in range(1, len(words)):
        one, other = " ".join(words[:n]), " ".join(words[n:])
        if one in named and other in named:
            return named[one], named[other]
    raise ValueError(f"no two rows: {pair!r}")
