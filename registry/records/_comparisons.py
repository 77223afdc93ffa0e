"""Pairs of claims, what was found when they were compared, and the events they form."""

from __future__ import annotations

from enum import StrEnum

from registry.records._record import Record
from registry.values.relation import Relation


class Level(Record):
    """What one slot says of a pair, and what that weighs.

    ``weight`` is fixed-point: thousandths of a base-two logarithm of odds.
    """

    slot: str
    level: str
    weight: int
    reason: str


class LinkDecision(StrEnum):
    """Whether two claims speak of one happening or property."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Outcome(StrEnum):
    """What became of a compared pair; every innocent reason is a value of its own."""

    CONFLICT = "conflict"
    AGREE = "agree"
    REFINEMENT = "refinement"
    ROUNDING = "rounding"
    UPDATE = "update"
    FORECAST = "forecast"
    OTHER_EVENT = "other-event"
    PART_OF_TOTAL = "part-of-total"
    OTHER_UNIT = "other-unit"
    REPORTED_ONLY = "reported-only"
    UNSURE = "unsure"


class Alignment(Record):
    """Two values of two claims, held to answer one question.

    ``score`` weighs everything but the values themselves: disagreement on the
    slot under test never decides sameness by itself.
    """

    slot: str
    """``time``, ``quantity``, ``place``, ``participant:agent``, ``polarity`` ..."""
    left_at: int
    """Position of the value among the claim's values of that kind; 0 for single ones."""
    right_at: int
    score: int
    levels: tuple[Level, ...]
    decision: LinkDecision
    relation: Relation
    reason: str
    """How the two values stand to each other, in one sentence."""


class Comparison(Record):
    """Why two claims were compared, what was found, what was decided."""

    left: str
    right: str
    """Claim ids; ``left < right``."""
    keys: tuple[str, ...]
    """Blocking keys that brought the pair together."""
    levels: tuple[Level, ...]
    score: int
    decision: LinkDecision
    alignments: tuple[Alignment, ...] = ()
    outcomes: tuple[tuple[str, Outcome, str], ...] = ()
    """One for each slot that both fill: slot, outcome, reason."""


class Event(Record):
    """A group of claims held to be about the same happening or property."""

    id: str
    claims: tuple[str, ...]
    """Claim ids, sorted."""
