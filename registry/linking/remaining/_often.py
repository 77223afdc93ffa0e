"""How often something happened, however it is told: "a fourth win", "won twice", "three wins".

An ordinal counts up to itself: who has a fourth win had three before it, and may
have had more since.  Times count what the clause tells, or its object: "lifted the cup
three times" are three cups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from registry.lexicon import predicates
from registry.linking.signature import GENERIC, Signature, event_class, noun_key
from registry.records import QuantitySlot
from registry.values.quantity import Bound, Dimension

_OCCASIONS = frozenset({"", "time", "occasion"})
_WIN = "win"
_WINS = frozenset("title crown championship victory triumph win".split())
_OF_A_PART = re.compile(
    r"\b(?:stage|leg|heat|set|frame|round|season|year|career|tour|month|week|summer|winter)s?\b",
    re.IGNORECASE,
)
"""Of these are other wins: "his third victory of the season", "a fourth stage win"."""
_TELL = (Dimension.COUNT, Dimension.TIMES, Dimension.ORDINAL)
_FAR = 4
"""Numbers that are further apart hardly answer one question."""


def of_the_deed(side: Signature, slot: QuantitySlot) -> Iterator[str]:
    """What is counted by times: the deed, and what it was done to; nothing for other numbers."""
    dimension = slot.quantity.dimension
    whole = _OF_A_PART.search(side.claim.anchor.quote) is None
    if dimension in _TELL and slot.counted in _WINS and whole:
        yield _WIN  # "her third title" is won for the third time
    if dimension not in (Dimension.TIMES, Dimension.ORDINAL) or slot.counted not in _OCCASIONS:
        return
    if dimension is Dimension.ORDINAL and not slot.counted:
        return  # "came third"
    if event_class(side.claim) in (_WIN, "win-title") and whole:
        yield _WIN
    elif side.claim.predicate not in GENERIC:
        yield side.claim.predicate
    for arg in side.role("patient"):
        if not arg.named:
            yield arg.head


_BEFORE = re.compile(r" (?:before|previously|already|until now|so far)\b")


def had_before(side: Signature, slot: QuantitySlot) -> bool:
    """Whether it had been so often before the news: "had visited Sudan twice before"."""
    end = slot.mention.end - side.claim.anchor.start
    return _BEFORE.search(side.claim.anchor.quote, max(0, end)) is not None


def fit_as_often(one: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether two numbers of two sorts may tell that something happened so often."""
    if not _of_one_deed(one, other):
        return False
    for rank, often in ((one, other), (other, one)):
        if rank.quantity.dimension is Dimension.ORDINAL:
            a, b = rank.quantity.value, often.quantity.value
            if often.scope == "before":
                return a == b + 1 or not _exact(one, other)
            return a <= b + 1  # the second of three landings; a third win after two
    return one.quantity.value == other.quantity.value or not _exact(one, other)


def apart_as_often(one: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether two numbers of two sorts cannot both tell how often something happened."""
    low, high = sorted((abs(one.quantity.value), abs(other.quantity.value)))
    near = low > 0 and high <= _FAR * low
    return near and _exact(one, other) and _of_one_deed(one, other) and not fit_as_often(one, other)


def _exact(one: QuantitySlot, other: QuantitySlot) -> bool:
    return one.quantity.bound == other.quantity.bound == Bound.EXACT


def _of_one_deed(one: QuantitySlot, other: QuantitySlot) -> bool:
    a, b = one.quantity, other.quantity
    if a.dimension is b.dimension or not {a.dimension, b.dimension} <= {*_TELL}:
        return False
    if a.per != b.per:
        return False
    # "Four times a week", "three flights a week": a rate says enough.
    return bool(a.per) or _one_thing(one.counted, other.counted)


@lru_cache(maxsize=65536)
def _one_thing(one: str, other: str) -> bool:
    """Whether a deed or a thing is one with another: "win" the verb, "victory" the noun."""
    if not one or not other:
        return False
    if noun_key(one) == noun_key(other):
        return True
    return any(
        predicates.related(one, first, other, second) in ("same", "class")
        for first, second in (("VERB", "NOUN"), ("NOUN", "VERB"))
    )
