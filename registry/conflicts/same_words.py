"""Whether two sentences are one sentence, but for the value that is compared.

"Police used tear gas" and "Police did not use tear gas", "the road was closed for six hours" and
"for two hours": who tells it in the same words speaks of the same.
"""

from __future__ import annotations

import re

from registry.conflicts.context import Telling
from registry.records import Alignment, Claim, Level, LinkDecision, Span
from registry.values.relation import Relation

SAME_WORDS = Level(
    slot="words",
    level="the same sentence",
    weight=2000,
    reason="",
)
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_EMPTY = frozenset(
    """a an the and of to in on at for by from with that which who it its his her their he she they
    is are was were be been being has have had do does did will would shall not no never none n t s
    said says say""".split()
)
_FEWEST = 2
"""Words that say something, beside the value: one alone is in too many sentences."""


def reworded(left: Claim, right: Claim, alignment: Alignment, telling: Telling) -> Alignment:
    """The alignment with what it says that both sentences of one story have the same words."""
    if (
        alignment.decision is LinkDecision.DIFFERENT
        or alignment.relation is not Relation.DISJOINT
        or not any(one.slot == "story" and one.level == "same story" for one in alignment.levels)
        or not one_sentence(left, right, alignment, telling)
    ):
        return alignment
    several = alignment.slot.startswith("participant") and left.predicate != "be"
    if several and alignment.decision is LinkDecision.UNSURE:
        return alignment  # the president met him, and so did the minister
    return alignment.model_copy(
        update={
            "score": alignment.score + SAME_WORDS.weight,
            "levels": (*alignment.levels, SAME_WORDS),
            "decision": LinkDecision.SAME,
        }
    )


def one_sentence(left: Claim, right: Claim, alignment: Alignment, telling: Telling) -> bool:
    """Whether all words of both sentences that say something are the same, but for the values."""
    mine = _rest(left, alignment.slot, alignment.left_at, telling)
    yours = _rest(right, alignment.slot, alignment.right_at, telling)
    if mine is None or yours is None or _each_and_all(left, right, alignment):
        return False
    if alignment.slot == "polarity" and left.negated != right.negated:
        denied, told = (mine, yours) if left.negated else (yours, mine)
        if len(denied) > _FEWEST and denied < told:
            return True  # "did not use tear gas", "used tear gas to disperse the crowd"
    return mine == yours and len(mine) >= _FEWEST


def _each_and_all(left: Claim, right: Claim, alignment: Alignment) -> bool:
    """Whether one number is so much a day or each, and the other is not."""
    if alignment.slot != "quantity":
        return False
    one = left.quantities[alignment.left_at].quantity
    other = right.quantities[alignment.right_at].quantity
    return one.per != other.per


def _rest(claim: Claim, slot: str, at: int, telling: Telling) -> frozenset[str] | None:
    """The words of a sentence that say something beside the value; ``None`` where it has none."""
    first, last = claim.sentence
    span = _span(claim, slot, at)
    if slot == "polarity":
        text = telling.text(claim, first, last)
    elif span is None or not first <= span.start < span.end <= last:
        return None
    else:
        text = f"{telling.text(claim, first, span.start)} {telling.text(claim, span.end, last)}"
    words = (_stem(word) for word in _WORD.findall(text.lower()))
    return frozenset(word for word in words if word not in _EMPTY)


def _span(claim: Claim, slot: str, at: int) -> Span | None:
    kind, _, role = slot.partition(":")
    if kind == "time":
        return claim.times[at].mention
    if kind == "quantity":
        one = claim.quantities[at]
        return None if one.quantity.dimension == "ordinal" else one.mention
    if kind == "place":
        return claim.places[at].mention if at < len(claim.places) else None
    if kind == "participant":
        own = next((p for p in claim.participants if p.role == role), claim.participants[at])
        return own.mention
    return None


def _stem(word: str) -> str:
    """What is left of a word without its ending: "used" and "use" are one."""
    for ending in ("ing", "ed", "es", "s", "e", "d"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
