"""What a verb means with what stands beside it, as rows of ``data/senses.toml``.

Rows only; ``extraction.senses`` holds a clause against them.  Read at the first
look-up, never at import.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# How much a condition tells, by the sign that it begins with: a list of nouns tells most.
_TELLING = {
    **dict.fromkeys(("@any", "@none"), 1),
    **dict.fromkeys(("@proper", "@person", "@place", "@happening", "@nth"), 2),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A noun that must stand in one of the roles."""

    roles: tuple[str, ...]
    words: frozenset[str]
    """Lemmas, signs such as ``@person``, and words of the phrase such as ``~best``."""
    used_up: bool
    """The noun is part of the predicate and takes part in nothing."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One row: a class of happening, when it is told, and who then plays which part."""

    name: str
    """Class of the happening, or ``noun`` for that of the noun that is ``thing``."""
    conditions: tuple[Condition, ...]
    since: bool
    passive: bool
    moves: tuple[tuple[str, str], ...]
    """Roles and those that they become."""
    word: str | None = None
    """What the predicate is called, where it is not called by its class."""

    @property
    def telling(self) -> int:
        """How much the row asks for; the row that asks for most wins."""
        asked = sum(
            min(_TELLING.get(word, 3) for word in one.words) if one.words else 1
            for one in self.conditions
        )
        return asked + 3 * self.since + self.passive


@lru_cache(maxsize=1)
def senses() -> dict[str, tuple[Sense, ...]]:
    """Rows by verb, those that ask for most first; nouns stand under ``the launch``."""
    raw = tomllib.loads(
        (files("registry.lexicon") / "data" / "senses.toml").read_text(encoding="utf-8")
    )
    lists = {name: _split(words) for name, words in raw["lists"].items()}
    table: dict[str, list[Sense]] = {}
    for name, rows in raw["senses"].items():
        for row in rows:
            words, *rest = (part.strip() for part in row.split("|"))
            sense = _sense(name, rest, lists)
            for word in _split(words):
                table.setdefault(word, []).append(sense)
    return {
        word: tuple(sorted(found, key=lambda one: -one.telling)) for word, found in table.items()
    }


def _sense(name: str, parts: list[str], lists: dict[str, list[str]]) -> Sense:
    conditions: list[Condition] = []
    moves: list[tuple[str, str]] = []
    word = None
    for part in parts:
        if part.startswith("as "):
            word = part.removeprefix("as ")
        elif ">" in part:
            old, new = part.split(">")
            moves.append((old.strip(), new.strip()))
        elif part not in ("since", "passive"):
            conditions.append(_condition(part, lists))
    flags = "since" in parts, "passive" in parts
    return Sense(name, tuple(conditions), *flags, tuple(moves), word)


def _condition(part: str, lists: dict[str, list[str]]) -> Condition:
    roles, _, words = part.partition(":")
    found: list[str] = []
    for word in words.split():
        found.extend(lists.get(word[1:], [word]) if word.startswith("@") else [word])
    return Condition(
        tuple(role.strip().rstrip("!") for role in roles.split("/")),
        frozenset(found),
        "!" in roles,
    )


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]
