"""Levels by their names in the table of weights."""

from __future__ import annotations

from functools import lru_cache

from registry.linking.weights import WEIGHTS
from registry.records import Level


@lru_cache(maxsize=1 << 16)
def level(slot: str, name: str, reason: str, extra: int = 0) -> Level:
    """A level of the table, with its weight (``extra`` is added for rarity).

    Claims of one event say the same of each other over and over, so it is made once.
    """
    return Level(slot=slot, level=name, weight=WEIGHTS[slot, name] + extra, reason=reason)
