"""Whether two ordinals rank in one order: "the first game" and "the ninth game" do not."""

from __future__ import annotations

import re

from registry.linking.signature import Signature, event_class
from registry.records import QuantitySlot

_MANY = 10
_PLACED = (
    frozenset({"finish-place", "rank"}),
    frozenset({"chart-peak"}),
    frozenset({"chart-debut"}),
)
"""Happenings, told by any class of one set, whose ordinal is the place that one took."""
_LISTS = frozenset("in of at on".split())
_MEANWHILE = re.compile(r"\b(?:after|before|until|half-?way)\b", re.IGNORECASE)
_UNCOUNTED = frozenset({"", "place", "spot", "position", "number", "no"})


def two_ranks(left: Signature, right: Signature, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether two ordinals may both hold: of two games, of two albums, of two contests."""
    if {a.counted, b.counted} <= _UNCOUNTED and _on_a_place(left, right):
        return False
    if not a.attribute == b.attribute == "theme" or _first_of_its_kind(a, b):
        return True
    return bool(set(a.modifiers) ^ set(b.modifiers))  # "third studio album", "fourth album"


def _on_a_place(left: Signature, right: Signature) -> bool:
    """Whether both tell on which place one came in one contest, list, town or on one day."""
    kinds = {event_class(left.claim), event_class(right.claim)}
    if not any(kinds <= one for one in _PLACED):
        return False
    lists = [
        {a.head for a in side.args if a.role in _LISTS and a.name is None} for side in (left, right)
    ]
    towns = [{slot.place.name for slot in side.claim.places} for side in (left, right)]
    days = [
        {slot.interval.value for slot in side.claim.times if slot.source == "own"}
        for side in (left, right)
    ]
    if any(_MEANWHILE.search(side.claim.anchor.quote) for side in (left, right)):
        return False  # "third after the first day"
    if any(lists) != all(lists):
        return False  # "third in the 100 metres and fifth in the 200", "fifth in Lund"
    told = [both for both in (lists, towns, days) if all(both)]
    return bool(told) and not any(mine.isdisjoint(yours) for mine, yours in told)


def _first_of_its_kind(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one is the first of a kind and the other one of all: "the first pope from Asia"."""
    low, high = sorted((a.quantity.value, b.quantity.value))
    return low == 1 and high >= _MANY
