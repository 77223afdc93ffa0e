"""What people said, as the rooms that compare take it; imports no database library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from registry.linking.identity.decided import Identities, Said, identities
from registry.linking.rulings import Ruling
from registry.records import Decision, EntityDecision, EntityVerdict
from registry.review.events import PairVerdict, pair_verdicts
from registry.review.names import NameVerdict, name_verdicts


@dataclass(frozen=True, slots=True)
class Heard:
    """What people said of pairs of claims."""

    rulings: tuple[Ruling, ...]
    """What is followed, in order of the pairs."""
    disputed: tuple[PairVerdict, ...]
    """Pairs on which reviewers differ; nobody is followed there."""


def heard(decisions: Iterable[Decision]) -> Heard:
    """What is to be followed of all that was ever decided, and what contradicts itself."""
    verdicts = pair_verdicts(decisions)
    return Heard(
        tuple(
            Ruling(one.left, one.right, one.decision, one.reason, one.said[-1].slot)
            for one in verdicts
            if one.decision is not None
        ),
        tuple(one for one in verdicts if one.decision is None),
    )


def contradictions(
    disputed: Iterable[PairVerdict], overruled: Iterable[tuple[Ruling, Ruling]]
) -> tuple[str, ...]:
    """What people said that cannot all hold, one line each, and what was made of it."""
    lines = [
        f"reviewers differ on claims {one.left[:12]} and {one.right[:12]}, so the words decide:"
        f" {one.reason}"
        for one in disputed
    ]
    lines += [
        f"claims {one.left[:12]} and {one.right[:12]} do not join one event:"
        f" {one.reason}; but of {other.left[:12]} and {other.right[:12]}, {other.reason}"
        for one, other in overruled
    ]
    return tuple(lines)


# ── of names ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class NamesHeard:
    """What people said of names."""

    known: Identities
    verdicts: tuple[NameVerdict, ...]

    @property
    def contradictions(self) -> tuple[str, ...]:
        """What cannot all hold, one line each, and what was made of it."""
        lines = [
            f"reviewers differ on {one.left} and {one.right}, so the names decide: {one.reason}"
            for one in self.verdicts
            if one.verdict is None
        ]
        lines += [
            f"{one.left} and {one.right} stay two: {one.reason};"
            f" but of {other.left} and {other.right}, {other.reason}"
            for one, other in self.known.overruled
        ]
        return tuple(lines)


def names_heard(decisions: Iterable[EntityDecision]) -> NamesHeard:
    """What is to be followed of all that was ever said of names."""
    verdicts = name_verdicts(decisions)
    said = (
        Said(one.left, one.right, one.verdict is EntityVerdict.MERGE, one.reason)
        for one in verdicts
        if one.verdict is not None
    )
    return NamesHeard(identities(said), verdicts)
