"""States with two ends, and what is said of each: open and closed, at large and in custody.

Rows only (``data/states.toml``); linking asks what a claim shows.  Read at the
first look-up, never at import.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_DENYING = re.compile(r"\b(?:no|not|never|without|nobody|nothing|neither|none|refused|failed)\b")

_WORD = re.compile(r"\w+")


class Shown(NamedTuple):
    """One end of a state that a clause shows."""

    state: str
    yes: bool
    by: str
    """The words that show it."""
    denies: bool
    """These words hold a negation themselves."""
    turns: bool
    """Denied, they show the other end."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """What shows an end, by how it is looked for."""

    words: dict[str, list[Shown]]
    """By the verb or adjective of the clause, or its class."""
    sets: dict[str, list[tuple[frozenset[str], Shown]]]
    """By the first of several lemmas."""
    phrases: dict[str, list[Shown]]
    """By the words themselves."""
    begun: dict[str, list[str]]
    """The phrases by their first word, the longest first."""


@lru_cache(maxsize=1)
def _rows() -> _Rows:
    raw = tomllib.loads(
        (files("registry.lexicon") / "data" / "states.toml").read_text(encoding="utf-8")
    )
    found = _Rows({}, {}, {}, {})
    for state, row in raw.items():
        for end, items in row.items():
            for item in (one.strip() for one in items.split(",")):
                by = item.lstrip("=").replace("+", " ")
                denies = bool(_DENYING.search(by))
                shown = Shown(state, end.endswith("yes"), by, denies, not end.startswith("shows"))
                if item.startswith("="):
                    found.phrases.setdefault(by, []).append(shown)
                elif "+" in item:
                    lemmas = by.split()
                    found.sets.setdefault(lemmas[0], []).append((frozenset(lemmas), shown))
                else:
                    found.words.setdefault(by, []).append(shown)
    for phrase in sorted(found.phrases, key=len, reverse=True):
        first = _WORD.match(phrase)
        assert first is not None, f"{phrase!r} begins with no word"
        found.begun.setdefault(first[0], []).append(phrase)
    return found


def shown(predicate: Set[str], lemmas: Set[str], text: str) -> Iterator[Shown]:
    """The ends of states that a clause shows, as if nothing denied it.

    ``predicate``: the words of the predicate and its class.  ``lemmas``: those of the
    clause.  ``text``: the clause in lower case.

    >>> [one.state for one in shown({"be large"}, {"suspect", "large"}, "suspect is at large")]
    ['custody']
    """
    rows = _rows()
    for word in sorted(predicate):
        yield from rows.words.get(word, ())
    for word in sorted(lemmas):
        for needed, one in rows.sets.get(word, ()):
            if needed <= lemmas:
                yield one
    for match in _WORD.finditer(text):
        for phrase in rows.begun.get(match[0], ()):
            if text.startswith(phrase, match.start()) and _ends(text, match.start() + len(phrase)):
                yield from rows.phrases[phrase]
                break  # "was" begins many, and one may lie in another


def _ends(text: str, at: int) -> bool:
    """Whether no word goes on there."""
    return not _WORD.match(text, at)
