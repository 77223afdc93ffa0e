"""Who of those an article has named is present where a pronoun or a noun may mean one."""

from __future__ import annotations

from collections.abc import Callable

from registry.extraction.names._known import Known
from registry.extraction.names._records import NameMention, Resolved
from registry.extraction.names._register import Register

WINDOW = 3
"""Sentences back in which a pronoun looks for its antecedent."""
_UNNAMED = 12
"""How many unnamed things are remembered."""
LEAD = 0.75
"""By how much the best candidate must lead the second, on the scale of ``salience``."""
CAST = 40
"""An article with so many people is not about one."""
_ROLE_WEIGHT = {"subject": 1.5, "possessive": 0.75, "object": 0.5, "other": 0.25, "place": 0.0}

NOTHING = Resolved(entity=None, ref=None, reason="")


def salience(known: Known, mention: NameMention) -> float | None:
    """How present an entity is at a mention; ``None`` when it is out of reach."""
    best = None
    for sentence, role, clause, *known_span in reversed(known.seen):
        back = mention.sentence - sentence
        if back > WINDOW:
            break
        score = -1.5 * back + _ROLE_WEIGHT[role]
        if role == mention.role and back <= 1:
            score += 0.5  # subjects go on as subjects
        if back == 0 and clause == mention.clause and role == "subject" and (
            mention.role == "object" and not mention.head.endswith(("self", "selves"))
        ):  # fmt: skip
            return None  # he did not meet himself
        start, end = known_span
        if mention.barred is not None and start <= mention.barred < end:
            return None  # nor did "Rono, who coached him" coach himself
        best = score if best is None else max(best, score)
    if best is None:
        return None
    return best + 0.1 * min(known.count, 10)


def choose(
    mention: NameMention, register: Register, fits: Callable[[Known], float | None], lead: float
) -> Known | None:
    """The most present entity that fits, if it leads the next one by ``lead``."""
    ranked = []
    recent = (k for k in register.unnamed[-_UNNAMED:] if mention.form == "pronoun")
    for known in (*register.present(mention.sentence, WINDOW), *recent):
        bonus = fits(known)
        if bonus is None:
            continue
        score = salience(known, mention)
        if score is not None:
            ranked.append((score + bonus, known))
    if not ranked:
        return None
    ranked.sort(key=lambda row: (-row[0], row[1].number))
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < lead:
        return None
    return ranked[0][1] if ranked[0][1].number >= 0 else None


def answer(known: Known, reason: str) -> Resolved:
    """What a mention stands for, resting on where the entity was mentioned last."""
    _, _, _, start, end = known.seen[-1]
    return Resolved(
        entity=known.number,
        ref=None,
        reason=reason,
        rests_on=(start, end),
        inferred=True,
        represents=known.country or known.represents,
    )
