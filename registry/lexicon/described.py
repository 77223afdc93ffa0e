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
_SOME_OF = re.compile(
    r"^(?:(?:an?|the|two|three|four) )?(?:one|two|some|several|members?|volunteers?|officers?|men"
    r"|women|teams?|group|crew|party|class) of (?:(?:the|his|her|its|their|a) )?(?:[\w-]+['’]s )?",
    re.IGNORECASE,
)
"""Before what those are of whom some did it: "a team of divers", "one of the skiers"."""
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


def some_of(text: str) -> Described | None:
    """What those are of whom a text that begins with them tells some.

    >>> some_of("Volunteers of the town's fire brigade pulled her out").row
    'fire brigade'
    """
    told = _SOME_OF.match(text)
    words = WORD.findall(text[told.end() :].lower())[: _LONGEST + 1] if told is not None else []
    for start in (0, 1):
        for n in range(_LONGEST, 0, -1):
            if found := read(" ".join(words[start : start + n])):
                return found
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
    if before is None:
        return None
    said = re.sub(r"^It (?:was|is) ", "", before[1])
    return some_of(said) or read(said)


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


def tells_its_object(deed: str) -> bool:
    """Whether the words for a deed tell what it is done to: "raised the alarm", "called for help".

    >>> tells_its_object("raise-alarm"), tells_its_object("rescue")
    (True, False)
    """
    return deed in _table().deeds and deed not in _table().classes


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
