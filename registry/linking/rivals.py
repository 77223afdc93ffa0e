"""Which of rival values answers a question best: what the rest say is explained by that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from registry.records import Alignment, Claim, Comparison, LinkDecision
from registry.values.quantity import strained
from registry.values.relation import Relation
from registry.values.time import TimeInterval, compare

_Asked = tuple[str, str, int, str]
"""A claim, a slot, which value of it, and the article that is asked."""

_AGREEING = (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY, Relation.OVERLAPS)
_BETTER = "another statement of the other article answers it better"
_AGREEMENT_BONUS = 1200  # two alike values are themselves evidence that they answer one question


def _worth(one: Comparison, x: Alignment, claims: Mapping[str, Claim]) -> int:
    """How well one value answers the question of the other, for choosing among rivals.

    "More than 1,200" is no better evidence for 5,000 than another number is.
    """
    if x.relation in _AGREEING:
        return x.score + (0 if _strained(one, x, claims) else _AGREEMENT_BONUS)
    apart = any(one.slot == "scope" and one.weight < 0 for one in x.levels)
    return x.score - 2 * _AGREEMENT_BONUS if apart else x.score


def without_rivals(found: Sequence[Comparison], claims: Mapping[str, Claim]) -> list[Comparison]:
    """Keep, for each value and each other article, what no better alignment explains away."""
    best: dict[_Asked, int] = {}
    dated: dict[_Asked, list[tuple[int, TimeInterval]]] = defaultdict(list)
    for one in found:
        for x in one.alignments:
            worth = _worth(one, x, claims)
            for me, other, at, there in _ends(one, x):
                key = (me, x.slot, at, claims[other].document_id)
                best[key] = max(best.get(key, worth), worth)
                if x.slot == "time":
                    dated[key].append((worth, claims[other].times[there].interval))
    kept = []
    for one in found:
        alignments = []
        for x in one.alignments:
            # Polarity is judged for each object: one may be convicted of one thing and acquitted
            # of another.
            stands = x.relation in _AGREEING or x.slot == "polarity"
            if not stands and any(
                _worth(one, x, claims) < _rival(best, dated, key, when)
                for me, other, at, there in _ends(one, x)
                for key in [(me, x.slot, at, claims[other].document_id)]
                for when in [claims[other].times[there].interval if x.slot == "time" else None]
            ):
                reason = f"{x.reason.removesuffix('.')}; {_BETTER}"
                x = x.model_copy(update={"decision": LinkDecision.DIFFERENT, "reason": reason})
            alignments.append(x)
        if any(a is not b for a, b in zip(alignments, one.alignments, strict=True)):
            one = one.model_copy(update={"alignments": tuple(alignments)})
        kept.append(one)
    return kept


def _strained(one: Comparison, x: Alignment, claims: Mapping[str, Claim]) -> bool:
    """Whether they agree by arithmetic alone."""
    if x.slot != "quantity":
        return False
    a, b = claims[one.left].quantities[x.left_at], claims[one.right].quantities[x.right_at]
    return strained(a.quantity, b.quantity)


def _ends(one: Comparison, x: Alignment) -> tuple[tuple[str, str, int, int], ...]:
    """From either side: the claim, the other, and where the values of the two stand."""
    return (
        (one.left, one.right, x.left_at, x.right_at),
        (one.right, one.left, x.right_at, x.left_at),
    )


def _rival(
    best: Mapping[_Asked, int],
    dated: Mapping[_Asked, Sequence[tuple[int, TimeInterval]]],
    key: _Asked,
    when: TimeInterval | None,
) -> int:
    """What the best answer to a value is worth.

    "Early on Sunday" answers for no hour where it holds the other article's hour as well.
    """
    if when is None:
        return best[key]
    others = (
        worth for worth, interval in dated[key] if compare(when, interval) is not Relation.REFINES
    )
    return max(others, default=0)
