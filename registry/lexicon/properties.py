"""Properties that have one value, as a table that a reader can see and a user can extend.

The table is ``properties.toml`` beside this file, read at the first look-up.  A
configuration may add rows of the same form: :func:`read` checks them,
:func:`extended` puts them over the built-in ones, and :func:`singles` makes of
the whole what extraction looks up.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
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


def index(table: Table) -> dict[str, tuple[Property, ...]]:
    """Properties by each verb (``"verb be born in"``) and noun (``"noun height"``) of a table."""
    found: dict[str, list[Property]] = {}
    for row in table.values():
        for kind, words in (("verb", row.verbs), ("noun", row.nouns)):
            for word in words:
                found.setdefault(f"{kind} {word}", []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@dataclass(frozen=True, slots=True)
class Singles:
    """A table of properties as extraction looks it up."""

    nouns: Mapping[str, tuple[tuple[str, Property], ...]]
    """By last word of a noun, the nouns whole with their rows, the longest first.

    Only of rows whose value is somebody or something named, and of a user's rows
    a place: what is measured, dated or lies somewhere is read where numbers,
    dates and places are.
    """
    own: Mapping[str, Property]
    """By verb and preposition, the rows that a user added."""
    added: frozenset[str] = frozenset()
    """Names of those rows."""
    mark: str = ""
    """Names what was added, for whoever asks by what claims were read; empty when nothing was."""

    def ending(self, words: Sequence[str]) -> tuple[str, Property] | None:
        """The longest noun that ends a stretch of lower-case words, with its row.

        >>> noun, row = builtin().ending(["the", "foreign", "minister"])
        >>> noun, row.name
        ('foreign minister', 'office-holder')
        """
        phrase = f" {' '.join(words)}"
        for noun, row in self.nouns.get(words[-1] if words else "", ()):
            if phrase.endswith(f" {noun}"):
                return noun.replace(" - ", "-"), row
        return None


_HELD = ("person", "name")


def singles(table: Table, *, added: Iterable[str] = ()) -> Singles:
    """What extraction looks up of a table; ``added`` names the rows that are not built in."""
    nouns: dict[str, list[tuple[str, Property]]] = {}
    own: dict[str, Property] = {}
    fresh = frozenset(added)
    for name, row in table.items():
        if row.value in _HELD or (row.value == "place" and name in fresh):
            for noun in row.nouns:
                # As the parser parts words: "editor-in-chief" is five.
                parted = " ".join(noun.replace("-", " - ").split())
                nouns.setdefault(parted.rsplit(" ", 1)[-1], []).append((parted, row))
        if name in fresh:
            own.update((verb, row) for verb in row.verbs)
    # A user's row wins over a built-in one with the same noun.
    order = {last: sorted(own, key=lambda one: (-len(one[0]), one[1].name not in fresh))
             for last, own in nouns.items()}  # fmt: skip
    told = repr([table[name] for name in sorted(fresh)]).encode()
    mark = hashlib.sha256(told).hexdigest()[:12] if fresh else ""
    return Singles({last: tuple(found) for last, found in order.items()}, own, fresh, mark)


@lru_cache(maxsize=1)
def builtin() -> Singles:
    """What extraction looks up where nothing is configured."""
    return singles(properties())
