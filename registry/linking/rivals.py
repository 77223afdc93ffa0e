"""Which of rival values answers a question best: what the rest say is explained by that one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.records import Alignment, Claim, Comparison, LinkDecision
from registry.values.relation import Relation

_AGREEING = (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY, Relation.OVERLAPS)
_BETTER = "another statement of the other article answers it better"
_AGREEMENT_BONUS = 1200  # two alike values are themselves evidence that they answer one question


def _worth(x: Alignment) -> int:
    """How well one value answers the question of the other, for choosing among rivals."""
    if x.relation in _AGREEING:
        return x.score + _AGREEMENT_BONUS
    apart = any(one.slot == "scope" and one.weight < 0 for one in x.levels)
    return x.score - 2 * _AGREEMENT_BONUS if apart else x.score


def without_rivals(found: Sequence[Comparison], claims: Mapping[str, Claim]) -> list[Comparison]:
    """Keep, for each value and each other article, what no better alignment explains away."""
    best: dict[tuple[str, str, int, str], int] = {}
    for one in found:
        for x in one.alignments:
            worth = _worth(x)
            for me, other, at in (
                (one.left, one.right, x.left_at),
                (one.right, one.left, x.right_at),
            ):
                key = (me, x.slot, at, claims[other].document_id)
                best[key] = max(best.get(key, worth), worth)
    kept = []
    for one in found:
        alignments = []
        for x in one.alignments:
            mine = best[one.left, x.slot, x.left_at, claims[one.right].document_id]
            yours = best[one.right, x.slot, x.right_at, claims[one.left].document_id]
            # Polarity is judged for each object: one may be convicted of one thing and acquitted
            # of another.
            stands = x.relation in _AGREEING or x.slot == "polarity"
            if not stands and _worth(x) < max(mine, yours):
                reason = f"{x.reason.removesuffix('.')}; {_BETTER}"
                x = x.model_copy(update={"decision": LinkDecision.DIFFERENT, "reason": reason})
            alignments.append(x)
        if any(a is not b for a, b in zip(alignments, one.alignments, strict=True)):
            one = one.model_copy(update={"alignments": tuple(alignments)})
        kept.append(one)
    return kept
