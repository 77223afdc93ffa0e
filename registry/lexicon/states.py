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
    pattern: re.Pattern[str]
    """Any of the phrases."""


@lru_cache(maxsize=1)
def _rows() -> _Rows:
    raw = tomllib.loads(
        (files("registry.lexicon") / "data" / "states.toml").read_text(encoding="utf-8")
    )
    found = _Rows({}, {}, {}, re.compile(""))
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
    # Each phrase is looked for at every word: "was" begins many, and one may lie in another.
    told = "|".join(re.escape(one) for one in sorted(found.phrases, key=len, reverse=True))
    pattern = re.compile(rf"\b(?=({told})\b)")
    return _Rows(found.words, found.sets, found.phrases, pattern)


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
    for match in rows.pattern.finditer(text):
        yield from rows.phrases[match[1]]
