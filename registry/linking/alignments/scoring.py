"""What the kinds of alignment have in common: thresholds, sums, and how levels are asked."""

from __future__ import annotations

from collections.abc import Sequence

from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level, LinkDecision
from registry.values.relation import Relation

ONE_PREDICATE = ("same word", "same class", "noun and verb")
"""Levels of predicates that tell one kind of happening."""
TWO_HAPPENINGS = ("other", "opposite", "generic")
"""Levels of predicates that tell two happenings, or of which nothing is known."""


def decide(kind: str, score: int) -> LinkDecision:
    """Same, unsure or different, by the thresholds of the kind of slot."""
    same, unsure = THRESHOLDS[kind]
    if score >= same:
        return LinkDecision.SAME
    return LinkDecision.UNSURE if score >= unsure else LinkDecision.DIFFERENT


def total(levels: Sequence[Level], *without: str) -> int:
    """Sum of the weights, leaving out the slots named."""
    # Loops and no generators, here and below: each of them is asked several times of each pair.
    found = 0
    for one in levels:
        if one.slot not in without:
            found += one.weight
    return found


def predicate_of(levels: Sequence[Level]) -> Level:
    """The level of the predicates, which every pair of claims has."""
    for one in levels:
        if one.slot == "predicate":
            return one
    raise ValueError("a pair of claims without a level of its predicates")


def says(levels: Sequence[Level], slot: str, *names: str) -> bool:
    """Whether a slot stands at one of the levels named."""
    for one in levels:  # noqa: SIM110 - a loop is asked of each pair
        if one.slot == slot and one.level in names:
            return True
    return False


def speaks_for(levels: Sequence[Level], slot: str) -> bool:
    """Whether a slot speaks for one happening."""
    for one in levels:  # noqa: SIM110 - a loop is asked of each pair
        if one.slot == slot and one.weight > 0:
            return True
    return False


def made(
    slot: str,
    kind: str,
    left_at: int,
    right_at: int,
    levels: list[Level],
    relation: Relation,
    reason: str,
    without: tuple[str, ...],
) -> Alignment:
    """The alignment of two values, scored without the slots that are left out."""
    kept = tuple(one for one in levels if one.slot not in without)
    score = total(kept)
    return Alignment(
        slot=slot,
        left_at=left_at,
        right_at=right_at,
        score=score,
        levels=kept,
        decision=decide(kind, score),
        relation=relation,
        reason=reason,
    )
