"""A finding and a pair of claims retraced by hand: each weight, their sum, and what it takes.

Every block of weights adds up to the line that ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.conflicts.findings.plain_words import bits, said, slot_said
from registry.conflicts.findings.sides import value_of
from registry.conflicts.rules import RULES
from registry.linking.sameness import lacking
from registry.linking.weights import THRESHOLDS
from registry.records import (
    Alignment,
    Claim,
    Comparison,
    Conflict,
    Level,
    LinkDecision,
    Outcome,
)
from registry.reports.escape import terminal
from registry.values.relation import Relation

_SHORT = 12
_MOST_PAIRS = 8
_SLOTS = ("time", "place", "quantity")
_TESTED: Mapping[str, tuple[str, ...]] = {
    "time": ("time",),
    "order": ("time",),
    "place": ("place",),
    "participant": ("agent", "patient", "others"),
    "polarity": ("status",),
}
"""Slots of the event that an alignment leaves out because they are what it tests."""
_ANSWERS: Mapping[LinkDecision, str] = {
    LinkDecision.SAME: "yes",
    LinkDecision.DIFFERENT: "no",
    LinkDecision.UNSURE: "it cannot be told",
}
_RELATIONS: Mapping[Relation, str] = {
    Relation.EQUAL: "equal",
    Relation.REFINES: "the first is the more precise",
    Relation.REFINED_BY: "the second is the more precise",
    Relation.OVERLAPS: "both can be true",
    Relation.DISJOINT: "they exclude each other",
    Relation.INCOMPARABLE: "they cannot be compared",
}


def _exact(weight: int) -> str:
    """A weight with all its digits, so that a column adds up."""
    return bits(weight, 3)


def threshold(slot: str) -> tuple[int, int]:
    """The scores from which two values answer one question, and from which that is left open."""
    kind = slot.partition(":")[0]
    return THRESHOLDS["time" if kind == "order" else kind]


# ── a conflict ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Tried:
    """Two claims and two of their values that were held against each other."""

    comparison: Comparison
    alignment: Alignment
    outcome: Outcome
    reason: str


def pairs_of(conflict: Conflict, comparisons: Iterable[Comparison]) -> list[Tried]:
    """The pairs of claims of two sides that were compared in the slot; the one that decided first.

    Empty where the comparisons are no longer on record.
    """
    side = {claim: at for at, one in enumerate(conflict.sides) for claim in one.claims}
    found = [
        Tried(one, alignment, outcome, reason)
        for one in comparisons
        if side.get(one.left, -1) != side.get(one.right, -2)
        for alignment, (_, outcome, reason) in zip(one.alignments, one.outcomes, strict=False)
        if alignment.slot == conflict.slot and {one.left, one.right} <= side.keys()
    ]
    found.sort(
        key=lambda x: (
            x.alignment.levels == conflict.levels,
            x.alignment.relation is Relation.DISJOINT,
            x.alignment.score,
            x.comparison.left,
            x.comparison.right,
        ),
        reverse=True,
    )
    return found


def found_by(conflict: Conflict, comparisons: Iterable[Comparison]) -> Iterator[str]:
    """How a conflict was found: the pair that decided, weight by weight, and the other pairs."""
    pairs = pairs_of(conflict, comparisons)
    if not conflict.levels:
        return
    if pairs:
        first = pairs[0].comparison
        yield f"the pair that decided: {_both(first)}"
    else:
        yield "the pair that decided is no longer on record; it weighed"
    yield from _weighed(conflict.levels, conflict.slot)
    if pairs:
        for level in _left_out(pairs[0].comparison, conflict.levels):
            yield f"  not counted: {_aside(level, conflict.slot)}"
    rule = next((one for one in RULES if one.code == conflict.code), None)
    if rule is not None:
        yield f"rule {rule.code}: {rule.summary}"
        outcome = pairs[0].outcome if pairs else None
        if rule.innocent and outcome in (Outcome.CONFLICT, Outcome.UNSURE):
            yield "innocent reasons that were looked for, and are not there:"
            yield from (f"  - {one}" for one in rule.innocent)
    if len(pairs) > 1:
        yield "other pairs of its sides that were compared:"
        for one in pairs[1 : _MOST_PAIRS + 1]:
            score = _exact(one.alignment.score)
            reason = terminal(one.reason)
            yield f"  {score:>7}  {_both(one.comparison)}: {one.outcome.value}, {reason}"
        if len(pairs) > _MOST_PAIRS + 1:
            yield f"  and {len(pairs) - _MOST_PAIRS - 1:,} more: registry pairs"


def _both(one: Comparison) -> str:
    return f"{one.left[:_SHORT]} and {one.right[:_SHORT]}"


def _weighed(levels: Iterable[Level], slot: str) -> Iterator[str]:
    """Levels with their weights, and the sum against what it takes."""
    total = 0
    for level in levels:
        total += level.weight
        yield f"  {_exact(level.weight):>7}  {terminal(said(level))}"
    yield f"  {_exact(total):>7}  in all; {_needed(threshold(slot), 'a note')}"


def _needed(steps: tuple[int, int], between: str) -> str:
    enough, some = steps
    return f"{enough / 1000:.3f} is enough, from {some / 1000:.3f} on it is {between}"


def _left_out(comparison: Comparison, levels: Sequence[Level]) -> list[Level]:
    return [one for one in comparison.levels if one not in levels and one.slot != "decision"]


def _aside(level: Level, slot: str) -> str:
    """A level that is not counted for two values, and why."""
    told = f"{terminal(said(level))} ({_exact(level.weight)})"
    if level.slot in _TESTED.get(slot.partition(":")[0], ()):
        return f"{told}, since that is what is tested"
    if level.slot == "retold":
        return f"{told}, which bears on the happening alone"
    return f"{told}, which says nothing of these values"


# ── a pair ───────────────────────────────────────────────────────────────────


def pair_told(comparison: Comparison, left: Claim, right: Claim) -> Iterator[str]:
    """What was found when two claims were compared, slot by slot."""
    yield f"one happening? {_ANSWERS[comparison.decision]}"
    for level in comparison.levels:
        yield f"  {_exact(level.weight):>7}  {terminal(said(level))}"
    enough = THRESHOLDS["event"][0]
    yield f"  {_exact(comparison.score):>7}  in all; {_needed(THRESHOLDS['event'], 'left open')}"
    ruled = any(level.slot == "decision" for level in comparison.levels)
    missing = lacking(comparison.levels)
    if comparison.score >= enough and missing and not ruled:
        yield f"  the sum would be enough, but {missing}"
    for alignment, (slot, outcome, reason) in zip(
        comparison.alignments, comparison.outcomes, strict=True
    ):
        yield from _alignment_told(comparison, alignment, slot, outcome, reason, (left, right))
    yield from _not_aligned(comparison, left, right)


def _alignment_told(
    comparison: Comparison,
    alignment: Alignment,
    slot: str,
    outcome: Outcome,
    reason: str,
    claims: tuple[Claim, Claim],
) -> Iterator[str]:
    ends = zip(claims, (alignment.left_at, alignment.right_at), strict=True)
    values = " and ".join(terminal(value_of(claim, slot, at)[0]) for claim, at in ends)
    yield f"{slot_said(slot)}: {values}: {_RELATIONS[alignment.relation]}"
    yield f"  outcome: {outcome.value}; {terminal(reason)}"
    yield f"  answers to one question? {_ANSWERS[alignment.decision]}"
    yield f"  {_exact(comparison.score):>7}  what both claims weigh, as above"
    for level in _left_out(comparison, alignment.levels):
        yield f"  {_exact(-level.weight):>7}  not counted: {_aside(level, slot)}"
    for level in alignment.levels:
        if level not in comparison.levels:
            yield f"  {_exact(level.weight):>7}  {terminal(said(level))}"
    needed = _needed(threshold(slot), "left open")
    yield f"  {_exact(alignment.score):>7}  in all; {needed}"


def _not_aligned(comparison: Comparison, left: Claim, right: Claim) -> Iterator[str]:
    """The slots that both claims fill and that were not held against each other, and why."""
    seen = {one.slot.partition(":")[0] for one in comparison.alignments}
    both = [name for name in _SLOTS if _fills(left, name, right)]
    rest = [name for name in both if name not in seen]
    if rest:
        named = ", ".join(slot_said(name) for name in rest)
        yield f"not held against each other: {named}: {_two_questions(comparison)}"
    for which, one, other in (("first", left, right), ("second", right, left)):
        alone = [x for x in _SLOTS if _values(one, x) and not _values(other, x)]
        if alone:
            named = ", ".join(map(slot_said, alone))
            yield f"told by the {which} alone, so that nothing stands against it: {named}"
    if not comparison.alignments and not rest:
        yield "no value of the one answers the same question as a value of the other"


def _values(claim: Claim, name: str) -> bool:
    return bool({"time": claim.times, "place": claim.places, "quantity": claim.quantities}[name])


def _fills(left: Claim, name: str, right: Claim) -> bool:
    return _values(left, name) and _values(right, name)


def _two_questions(comparison: Comparison) -> str:
    levels = {one.slot: one.level for one in comparison.levels}
    if levels.get("predicate") in ("other", "generic", "opposite"):
        return "the claims tell two kinds of happening, each with values of its own"
    if levels.get("repeated") == "repeated kind":
        return "such things happen again and again, and nothing makes these values those of one"
    return "nothing makes them answers to one question"
