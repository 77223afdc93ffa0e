"""What the bounds ask of distinct values, once for each pair of them, of the comparison itself.

Two predicates, two nouns, two counted things, two times and two numbers are to
each other what ``levels`` and ``alignments`` say: there is one definition for
the comparison and its bounds.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking import levels
from registry.linking.alignments.participants import (
    BEFALLS_ONE,
    DONE_AT_A_RANK,
    DONE_BY_MANY,
    DONE_BY_ONE,
    DONE_ONCE,
)
from registry.linking.alignments.places import MOVING
from registry.linking.alignments.things import thing_levels
from registry.linking.bounding.numbered import Values
from registry.linking.bounding.sides import Derived
from registry.linking.bounding.wording import HeadTable
from registry.linking.identity.same import reason_same
from registry.linking.signature import Arg, event_class
from registry.linking.tables import Mask, PairTable
from registry.linking.weights import WEIGHTS
from registry.values import quantity as quantities
from registry.values import time as times

_EVENT_SLOTS = frozenset(
    {
        *("story", "predicate", "agent", "patient", "time", "place", "repeated", "status"),
        *("separator", "others", "alone", "retold"),
    }
)
_ALIGNMENT_SLOTS = frozenset(
    {
        *("numbers", "slip", "often", "counted", "attribute", "scope", "holder", "modifiers"),
        *("source", "object", "holder role", "counts"),
    }
)


def most(slot: str) -> int:
    """The highest weight that the table gives a slot, at least 0."""
    return max([0, *(weight for (name, _), weight in WEIGHTS.items() if name == slot)])


def spare_most() -> int:
    """What slots that this file does not know could add."""
    known = _EVENT_SLOTS | _ALIGNMENT_SLOTS
    return sum(most(slot) for slot in {slot for slot, _ in WEIGHTS} - known)


SILENT, ALIKE, UNLIKE = range(3)
"""What two nouns are to each other."""
TIMELESS, DAILY, MANY, ONE, AGAIN, ONCE, BEFALLS, TOLD_ONCE, MOVES, FREE = (
    1 << n for n in range(10)
)
"""Bits of what a kind of happening is like."""
NEVER = -30000
SLIP = WEIGHTS["slip", "typical slip"]
"""What a slip between two times weighs at most."""
_WEEKDAYS, _MONTHS, _MONTH_DAYS = (1 << 7) - 1, ((1 << 12) - 1) << 7, ((1 << 31) - 1) << 19


class Asked:
    """Tables of pairs of distinct values; they grow as they are asked for."""

    def __init__(self, derived: Derived) -> None:
        self.derived = derived
        self.heads = HeadTable(derived.values.heads)
        values = derived.values
        self.nouns = PairTable(partial(_noun, values), 2)
        self.names = PairTable(partial(_same_name, values), 1)
        self.things = PairTable(partial(_thing, values), 2)
        self.days = PairTable(partial(_slip_of_days, values), 1)
        self.numbers = PairTable(partial(_slip_of_numbers, values), 1)
        self._marks = np.zeros(0, dtype=np.int32)

    def marks(self) -> NDArray[np.int32]:
        """By head, what its kind of happening is like, as bits."""
        heads = self.derived.values.heads.values
        if len(self._marks) < len(heads):
            new = [_marks_of(head) for head in heads[len(self._marks) :]]
            self._marks = np.concatenate([self._marks, np.array(new, dtype=np.int32)])
        return self._marks


def _same_name(values: Values, a: int, b: int) -> tuple[int]:
    """Whether two entities are one: 1 or 0."""
    entities = values.entities.values
    return (int(reason_same(entities[a], entities[b]) is not None),)


def _noun(values: Values, a: int, b: int) -> tuple[int, int]:
    """What two nouns without modifiers are to each other, and what that adds."""
    nouns = values.nouns.values
    args = [Arg("", head, None, None, None, frozenset(), False) for head in (nouns[a], nouns[b])]
    found = levels.arg_match(*args)
    if found is None:
        return SILENT, 0
    return (ALIKE if found[0] == "same kind" else UNLIKE), found[2]


def _thing(values: Values, a: int, b: int) -> tuple[int, int]:
    """What two counted things weigh, and what they weigh without their attributes."""
    things = values.things.values
    found = thing_levels(things[a], things[b])
    if found is None:
        return NEVER, NEVER
    if {things[a].scope, things[b].scope} in (
        {"", "part"},
        {"", "some"},
        {"stock", "part"},
    ):
        # A number of a known whole may count as one that stands alone.
        found = [one for one in found if one.slot != "scope"]
    return (
        sum(one.weight for one in found),
        sum(one.weight for one in found if one.slot != "attribute"),
    )


def _slip_of_days(values: Values, a: int, b: int) -> tuple[int]:
    """At most what a slip between two times weighs; -1 where there is none."""
    intervals = values.intervals.values
    slip = times.slip(intervals[a], intervals[b])
    return (-1 if slip is None else WEIGHTS["slip", "next day"] if slip == "day" else SLIP,)


def _slip_of_numbers(values: Values, a: int, b: int) -> tuple[int]:
    """At most what a slip between two numbers weighs."""
    one, other = (_alone(values.quantities[n]) for n in (a, b))
    slip = quantities.slip(one, other)
    return (0 if slip is None else WEIGHTS["slip", str(slip)],)


def _alone(number: quantities.Quantity) -> quantities.Quantity:
    """A number of a known whole as it is compared with one that stands alone."""
    if number.total is None or not number.part:
        return number
    return number.model_copy(update={"total": None, "part": False})


def _marks_of(head: Any) -> int:  # noqa: ANN401 - a Head, which stands in for a signature
    kind = event_class(head)
    found = TIMELESS if kind in levels.TIMELESS else 0
    found |= MOVES if kind in MOVING else 0
    found |= DAILY if kind in levels.DAILY else 0
    found |= MANY if kind in DONE_BY_MANY else 0
    found |= ONE if kind in DONE_BY_ONE | DONE_AT_A_RANK or head.kind == "role" else 0
    found |= BEFALLS if kind in BEFALLS_ONE else 0
    found |= TOLD_ONCE if kind in DONE_ONCE else 0
    found |= FREE if kind in DONE_AT_A_RANK or kind == "award" else 0
    for one in levels.repetition_levels(head, head):
        found |= AGAIN if one.level == "repeated kind" else ONCE
    return found


def numbers_differ(derived: Derived, mine: NDArray[Any], yours: NDArray[Any]) -> Mask:
    """Whether two numbers may exclude each other; certainly not where this is false."""
    n = derived.number
    gap = np.maximum(n["lowest"][mine], n["lowest"][yours]) - np.minimum(
        n["highest"][mine], n["highest"][yours]
    )
    differ: Mask = gap > np.maximum(n["tolerance"][mine], n["tolerance"][yours])
    scores = derived.scores
    differ |= (scores[mine] | scores[yours]) & (mine != yours)
    return differ


def days_meet(derived: Derived, mine: NDArray[Any], yours: NDArray[Any]) -> Mask:
    """Whether two times leave a day in common; without a time every day is open."""
    w = derived.when
    meet: Mask = np.maximum(w["first"][mine], w["first"][yours]) <= np.minimum(
        w["last"][mine], w["last"][yours]
    )
    both = w["mask"][mine] & w["mask"][yours]
    for group in (_WEEKDAYS, _MONTHS, _MONTH_DAYS):
        meet &= both & group != 0
    return meet
