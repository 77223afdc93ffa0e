"""Levels by their names in the table of weights."""

from __future__ import annotations

from registry.linking.weights import WEIGHTS
from registry.records import Level


def level(slot: str, name: str, reason: str, extra: int = 0) -> Level:
    """A level of the table, with its weight (``extra`` is added for rarity)."""
    return Level(slot=slot, level=name, weight=WEIGHTS[slot, name] + extra, reason=reason)
