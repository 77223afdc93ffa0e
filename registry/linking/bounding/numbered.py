"""Distinct values of claims, numbered: what a row of columns points to.

News says the same things over and over, so that there are far fewer distinct
predicates, names, days and numbers than claims.  What comparison needs of a
value is computed once for each, and a row holds its number.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from registry.linking.identity.kinship import Kinship
from registry.linking.signature import name_rarity, rarity
from registry.values import quantity as fixed
from registry.values.names import EntityRef
from registry.values.quantity import Quantity


class Thing(NamedTuple):
    """What a quantity counts or measures, without the number."""

    dimension: str
    counted: str
    counted_class: str | None
    attribute: str
    holder: str
    scope: str
    modifiers: tuple[str, ...]

    @property
    def quantity(self) -> Thing:
        """Itself: whoever asks a slot for its quantity asks for the dimension."""
        return self


class Filler(NamedTuple):
    """Who fills a role of a claim, as far as bounds need it."""

    many: int = 0
    first: int = -1
    """Number of an entity; -1 for none, -2 when there are more than two."""
    second: int = -1
    same: int = 0
    """At most what the same entity adds to the table's weight."""
    kind: int = 0
    """At most what the same kind adds."""
    noun: int = -1
    """Where one fills it without a name, the number of its noun."""
    sort: int = -1
    """Where one named fills it, twice the sort of its name, and one more when it is inferred."""
    modifiers: int = 0
    """The most modifiers of one who fills it."""
    head: int = -1
    """Where one fills it, the number of its head among ``tokens``."""
    stands: int = 0
    """Whether somebody stands for a country."""
    pronoun: int = 0
    """Whether somebody is a pronoun."""


class When(NamedTuple):
    """When it happened: days as by ``date.toordinal``, open where no usable time is given."""

    first: int
    last: int
    days: int
    mask: int
    """Of days, months and weekdays, as ``times.day_mask`` gives it."""
    interval: int
    """Number of the interval; -1 for none."""


class Number(NamedTuple):
    """Lowest and highest value in thousandths of the base unit, and the tolerance."""

    lowest: int
    highest: int
    tolerance: int


@dataclass
class Numbered:
    """Distinct values, numbered in the order of their coming."""

    values: list[Any] = field(default_factory=list)
    _at: dict[Hashable, int] = field(default_factory=dict)

    def number(self, value: Hashable, name: Hashable = None) -> int:
        """The number of a value, a new one at its first coming; ``name`` may stand for it."""
        name = value if name is None else name
        at = self._at.get(name)
        if at is None:
            at = self._at[name] = len(self.values)
            self.values.append(value)
        return at

    def get(self, name: Hashable) -> int:
        """The number of what goes by a name, or -1."""
        return self._at.get(name, -1)

    def __len__(self) -> int:
        return len(self.values)


def _fillers() -> Numbered:
    found = Numbered()
    found.number(Filler())
    return found


@dataclass
class Values:
    """All distinct values that rows of claims and articles point to."""

    heads: Numbered = field(default_factory=Numbered)
    entities: Numbered = field(default_factory=Numbered)
    entity_weights: list[int] = field(default_factory=list)
    words: Numbered = field(default_factory=Numbered)
    word_weights: list[int] = field(default_factory=list)
    codes: Numbered = field(default_factory=Numbered)
    things: Numbered = field(default_factory=Numbered)
    numbers: Numbered = field(default_factory=Numbered)
    quantities: list[Quantity] = field(default_factory=list)
    """By number of a number, a quantity that has it."""
    _quantities: dict[Quantity, int] = field(default_factory=dict)
    dimensions: Numbered = field(default_factory=Numbered)
    relations: Numbered = field(default_factory=Numbered)
    nouns: Numbered = field(default_factory=Numbered)
    """Heads of those who are not named."""
    tokens: Numbered = field(default_factory=Numbered)
    """Heads of all who fill a role."""
    fillers: Numbered = field(default_factory=_fillers)
    """The first is nobody."""
    intervals: Numbered = field(default_factory=Numbered)
    whens: Numbered = field(default_factory=Numbered)
    news: Numbered = field(default_factory=Numbered)
    """First and last day of which a claim may be the news."""
    places: Numbered = field(default_factory=Numbered)
    kin: Kinship = field(default_factory=Kinship)
    """Which entities may be one."""

    def entity(self, entity: EntityRef) -> int:
        """The number of an entity."""
        number = self.entities.get(entity)
        if number < 0:
            number = self.entities.number(entity)
            self.entity_weights.append(name_rarity(entity))
            self.kin.add(number, entity)
        return number

    def quantity(self, quantity: Quantity) -> int:
        """The number of what a quantity says, whatever it counts."""
        known = self._quantities.get(quantity)
        if known is not None:
            return known
        number = Number(*fixed.bounds_fixed(quantity), fixed.tolerance_fixed(quantity))
        name = (number, quantity.written, quantity.dimension, quantity.unit, quantity.sets)
        at = self._quantities[quantity] = self.numbers.number(number, name)
        if at == len(self.quantities):
            self.quantities.append(quantity)
        return at

    def word(self, word: str) -> int:
        """The number of a word."""
        number = self.words.get(word)
        if number < 0:
            number = self.words.number(word)
            self.word_weights.append(rarity(word))
        return number
