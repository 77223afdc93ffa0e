"""Properties that have one value, as a table that a reader can see and a user can extend.

The table is ``properties.toml`` beside this file, read at the first look-up.  A
configuration may add rows of the same form: :func:`read` checks them, and
:func:`extended` puts them over the built-in ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from registry.errors import ConfigError

Bearer = Literal["person", "org", "place", "work", "vessel", "event", "thing"]
Value = Literal["person", "place", "date", "quantity", "name", "score"]
Holds = Literal["ever", "at-a-time", "grows"]


@dataclass(frozen=True, slots=True)
class Property:
    """One row of the table."""

    name: str
    of: Bearer
    value: Value
    holds: Holds
    """When one value is all there can be."""
    verbs: tuple[str, ...]
    """Lemmas that state it, with the preposition of the value after a space."""
    nouns: tuple[str, ...]
    """Words for the property itself, lower case."""


Table = Mapping[str, Property]


def read(raw: Mapping[str, Any]) -> dict[str, Property]:
    """Properties by name, from tables as TOML gives them.

    :raises ConfigError: for an unknown key or value, with the row that has it.
    """
    return {name: _row(name, row) for name, row in raw.items()}


def _row(name: str, row: object) -> Property:
    where = f"property {name!r}"
    if not isinstance(row, Mapping):
        raise ConfigError(f"{where} is not a table", hint=_HINT)
    unknown = sorted(set(row) - {"of", "value", "holds", "verbs", "nouns"})
    if unknown:
        raise ConfigError(f"{where} has an unknown key {unknown[0]!r}", hint=_HINT)
    for key, allowed in (("of", Bearer), ("value", Value), ("holds", Holds)):
        choices = get_args(allowed)
        if row.get(key) not in choices:
            given = f"not {row[key]!r}" if key in row else "and is missing"
            raise ConfigError(
                f"{where}: {key!r} is one of {', '.join(choices)}, {given}", hint=_HINT
            )
    words = {}
    for key in ("verbs", "nouns"):
        listed = row.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(w, str) and w for w in listed):
            raise ConfigError(f"{where}: {key!r} is a list of words", hint=_HINT)
        words[key] = tuple(w.lower() for w in listed)
    if not words["verbs"] and not words["nouns"]:
        raise ConfigError(f"{where} names neither verbs nor nouns", hint=_HINT)
    return Property(name, row["of"], row["value"], row["holds"], words["verbs"], words["nouns"])


_HINT = 'for example: of = "person", value = "place", holds = "ever", nouns = ["birthplace"]'


@lru_cache(maxsize=1)
def properties() -> Table:
    """The built-in properties by name."""
    text = (files("registry.lexicon") / "properties.toml").read_text(encoding="utf-8")
    return read(tomllib.loads(text))


def extended(more: Mapping[str, Any]) -> dict[str, Property]:
    """The built-in properties with a user's rows over them.

    :raises ConfigError: when a row is not of the form of the table.
    """
    return {**properties(), **read(more)}


@lru_cache(maxsize=1)
def _builtin_index() -> dict[str, tuple[Property, ...]]:
    return index(properties())


def index(table: Table) -> dict[str, tuple[Property, ...]]:
    """Properties by each verb (``"verb be born in"``) and noun (``"noun height"``) of a table."""
    found: dict[str, list[Property]] = {}
    for row in table.values():
        for kind, words in (("verb", row.verbs), ("noun", row.nouns)):
            for word in words:
                found.setdefault(f"{kind} {word}", []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def by_verb(lemma: str, preposition: str = "") -> tuple[Property, ...]:
    """Built-in properties that a verb states with a preposition, in the order of the table.

    >>> [p.name for p in by_verb("be born", "in")]
    ['birth-place', 'birth-date']
    """
    return _builtin_index().get(f"verb {lemma} {preposition}".rstrip(), ())


def by_noun(lemma: str) -> tuple[Property, ...]:
    """Built-in properties that a noun names.

    >>> [p.name for p in by_noun("headquarters")]
    ['seat']
    """
    return _builtin_index().get(f"noun {lemma.lower()}", ())


def single_office(noun: str) -> bool:
    """Whether one person at a time holds an office in one body.

    >>> single_office("chief executive"), single_office("senator")
    (True, False)
    """
    return any(row.name == "office-holder" for row in by_noun(noun))
