"""Persons who are told by what they are: "her father", "a cleaning woman", "walkers".

Rows only (``data/described.toml``); linking asks which two cannot be one, or hardly.
Read at the first look-up, never at import.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from registry.lexicon.rows import WORD, two_nouns

_LONGEST = 3
"""Words of the longest noun in the table."""
BEFELL = "befell"
"""Before a kind of happening: whom it befell, not who did it."""
_ENDS = re.compile(r"[,;:(]| (?:of|from|who|which|that|in|on|at|with|for|and|to|by) ")


class Described(NamedTuple):
    """What a noun says that somebody is."""

    noun: str
    axis: str
    """Kin, a child, leisure, a trade or a body."""
    row: str
    """First word of its row."""


class _Table(NamedTuple):
    nouns: dict[str, tuple[str, str]]
    may: frozenset[frozenset[str]]
    apart: frozenset[frozenset[str]]
    """Axes of which nobody is on both."""
    classes: frozenset[str]
    """Classes of predicates that one alone does."""
    befalls: frozenset[str]
    """Classes of predicates that may befall one alone."""
    deeds: dict[str, re.Pattern[str]]


@lru_cache(maxsize=65536)
def read(phrase: str) -> Described | None:
    """What the head of a noun phrase says; ``None`` for a hypernym and what is not in the table.

    >>> read("a 50-year-old cleaning woman").row
    'cleaner'
    """
    words = WORD.findall(_ENDS.split(phrase.strip())[0].lower())
    nouns = _table().nouns
    for n in range(_LONGEST, 0, -1):
        noun = " ".join(words[-n:])
        if len(words) >= n and noun in nouns:
            axis, row = nouns[noun]
            return Described(noun, axis, row) if axis else None
    return None


def apposed(name: str, text: str) -> Described | None:
    """What is told of a name beside it: "Anna Reiter, a hut keeper", "the hut keeper Anna Reiter".

    >>> apposed("Anna Reiter", "Anna Reiter, a hut keeper, called").row
    'hut keeper'
    """
    at = text.find(name)
    if at < 0:
        return None
    after = re.match(r",? (?:an?|the|his|her|their) ([^,.;]+)", text[at + len(name) :])
    if after is not None and text[at + len(name)] == "," and (found := read(after[1])):
        return found
    before = re.search(r"([\w' -]+?),? $", text[:at])
    return read(before[1]) if before is not None else None


def apart(one: Described, other: Described) -> Literal["of one axis", "of two axes"] | None:
    """Whether two are two persons, or hardly one; ``None`` where they may well be one."""
    table = _table()
    if one.row == other.row or frozenset((one.row, other.row)) in table.may:
        return None
    two = one.axis == other.axis or frozenset((one.axis, other.axis)) in table.apart
    return "of one axis" if two else "of two axes"


def deed(kind: str, text: str) -> str:
    """What one alone does, by the class of a predicate and its clause; empty for anything else.

    >>> deed("raise", "The alarm was raised by a guard"), deed("meet", "met the king")
    ('raise-alarm', '')
    """
    table = _table()
    for name, pattern in table.deeds.items():
        if pattern.search(text):
            return name
    return kind if kind in table.classes else ""


def befalls(kind: str, phrase: str) -> str:
    """What befell one of whom no more is told: "a shepherd" was arrested; empty for anything else.

    >>> befalls("arrest", "a shepherd"), befalls("arrest", "two shepherds")
    ('befell arrest', '')
    """
    one = phrase.split(" ", 1)[0].lower() in ("a", "an", "the", "his", "her")
    return f"{BEFELL} {kind}" if one and kind in _table().befalls else ""


@lru_cache(maxsize=1)
def _table() -> _Table:
    path = files("registry.lexicon") / "data" / "described.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    apart_axes, deeds = raw.pop("apart"), raw.pop("deeds")
    nouns = dict.fromkeys(raw.pop("any").split(", "), ("", ""))
    for axis, told in raw.items():
        for row in told["rows"]:
            first, *others = row.split(", ")
            nouns.update(dict.fromkeys((first, *others), (axis, first)))
    may = frozenset(
        frozenset(nouns[one][1] for one in two_nouns(pair, nouns))
        for told in raw.values()
        for pair in told["may"]
    )
    return _Table(
        nouns,
        may,
        frozenset(frozenset(pair.split()) for pair in apart_axes),
        frozenset(deeds.pop("classes").split(", ")),
        frozenset(deeds.pop("befalls").split(", ")),
        {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in deeds.items()},
    )
