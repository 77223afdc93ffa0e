"""What can be measured of a thing: the table ``measures.toml`` and its look-ups.

"The 84-metre dam" and "the dam is 84 metres high" give one property, its
height; which one a unit means of a noun is knowledge of the world, and stands
in the table.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """One property that a number tells."""

    name: str
    dimensions: frozenset[str]
    nouns: frozenset[str]
    """Words for the property itself."""
    adjectives: frozenset[str]
    verbs: frozenset[str]
    """Lemmas, with the preposition of the measure after a space."""
    things: frozenset[str]
    """Nouns of which a bare measure tells it."""
    counts: frozenset[str]
    """What is counted, where the number is a count."""
    lasting: bool
    """It holds for good: no time belongs to it."""
    bare: bool
    """It may be told without what bears it."""
    owned: bool
    """What a story is about has so many: "there are 1,050 seats"."""


def _words(row: dict[str, Any], key: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(word for word in str(row.get(key, "")).split(separator) if word)


def _read() -> tuple[Measure, ...]:
    table = tomllib.loads(Path(__file__).with_name("measures.toml").read_text(encoding="utf-8"))
    return tuple(
        Measure(
            name,
            _words(row, "dimensions"),
            _words(row, "nouns"),
            _words(row, "adjectives"),
            _words(row, "verbs", "|"),
            _words(row, "things"),
            _words(row, "counts"),
            bool(row.get("lasting", False)),
            bool(row.get("bare", False)),
            bool(row.get("owned", False)),
        )
        for name, row in table.items()
    )


MEASURES = _read()
"""All properties, in the order of the table."""

BY_NAME = MappingProxyType({one.name: one for one in MEASURES})


def measure_of(dimension: str, words: str, word: str) -> Measure | None:
    """The property of a dimension that a word of one kind tells; ``words`` names the kind.

    >>> measure_of("length", "adjectives", "high").name
    'height'
    >>> measure_of("length", "things", "bridge").name, measure_of("mass", "things", "joy")
    ('length', None)
    """
    for one in MEASURES:
        if dimension in one.dimensions and word in getattr(one, words):
            return one
    return None


def counted_of(name: str) -> str:
    """What is counted where a property is told by a bare number; nothing where it is not.

    >>> counted_of("storeys"), counted_of("number of employee"), counted_of("height")
    ('floor', 'employee', '')
    """
    if name.startswith(_NUMBER_OF):
        return name.removeprefix(_NUMBER_OF)
    if name.endswith(_ABOARD):
        return name.removesuffix(_ABOARD)
    known = BY_NAME.get(name)
    return min(known.counts, default="") if known is not None else ""


_NUMBER_OF, _ABOARD = "number of ", " aboard"


OF_A_VOTE = frozenset(("votes for", "votes against", "abstentions"))
"""Properties of a vote, which often nothing but the story names."""


INFLATION, UNEMPLOYMENT, GROWTH, KEY_RATE = "inflation", "unemployment", "growth", "key rate"
PRIZE_MONEY = "prize money"
RANK = "rank as"
IN_A_ROW, HALF_TIME = " in a row", "half-time score"
OFFER, DEMAND, PROCEEDS = "pay offer", "pay demand", "proceeds"
DELIBERATION, TIME_TO_PUT_OUT = "deliberation", "time to put out"
OF_AN_ECONOMY = frozenset((INFLATION, UNEMPLOYMENT, GROWTH, KEY_RATE))
"""Figures of which an economy has one at a time."""


_ONE_OF_A_STORY = frozenset(
    (
        *("damage", HALF_TIME, "attendance", "margin", "magnitude", PRIZE_MONEY),
        *(OFFER, DEMAND, PROCEEDS, DELIBERATION, TIME_TO_PUT_OUT),
    )
)


def needs_no_bearer(name: str) -> bool:
    """Whether a story has one of it, so that one side may leave open whose it is.

    >>> needs_no_bearer("votes for"), needs_no_bearer("passenger aboard"), needs_no_bearer("age")
    (True, True, False)
    """
    alone = name in OF_A_VOTE or name in OF_AN_ECONOMY or name in _ONE_OF_A_STORY
    return (
        alone or name.endswith((_ABOARD, IN_A_ROW, "temperature")) or name.startswith("speed of ")
    )


_MARK = "property "


def marked(name: str) -> str:
    """How a number in a clause says that it tells a property, beside being the clause's own."""
    return _MARK + name


def is_marked(attribute: str) -> bool:
    """Whether a number tells a property.

    >>> is_marked(marked("height")), is_marked("height")
    (True, False)
    """
    return attribute.startswith(_MARK)
