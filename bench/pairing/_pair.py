"""A pairing, and the choice between rivals for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from registry.values.relation import Relation

Kind = Literal["number", "time", "name"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two values that answer one question, and how they stand to each other."""

    kind: Kind
    left: int
    right: int
    """Positions in the lists that were given."""
    relation: Relation
    score: int
    reason: str
    moved: bool = False
    """The two are told as of different times, which is no disagreement by itself."""
    broken: bool = False
    """Times only: a bound ("before May") is broken outright, whatever else is told."""


def choose(rivals: Iterable[Pairing], plain: int, near: int) -> Pairing | None:
    """The pairing that stands for a left value, or ``None`` when none is plain.

    Rivals within ``near`` of the best count as equals; among them one that
    agrees is taken before one that does not, since only a value that nothing
    on the other side supports is disjoint.
    """
    ranked = sorted(rivals, key=lambda pair: (-pair.score, pair.right))
    if not ranked or ranked[0].score < plain:
        return None
    equals = [pair for pair in ranked if pair.score >= ranked[0].score - near]
    return next((pair for pair in equals if pair.relation is not Relation.DISJOINT), equals[0])
