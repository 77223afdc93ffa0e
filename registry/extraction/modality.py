"""How firmly a clause holds by its own auxiliaries and adverbs: "may", "reportedly"."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import SUBJECTS, children
from registry.extraction.phrases import CONDITIONAL_MARKS, FUTURE_AUX, POSSIBLE_AUX
from registry.records import Status

Token = Any

_HEDGES = {
    **dict.fromkeys(
        "probably possibly perhaps maybe presumably likely seemingly conceivably".split(),
        Status.POSSIBLE,
    ),
    **dict.fromkeys("reportedly allegedly purportedly supposedly".split(), Status.REPORTED),
}
"""Adverbs that take back what the clause says."""


def own_modality(verb: Token, negated: bool, reasons: list[str]) -> Status | None:
    """What the words of the clause itself say, or ``None``; they join the reasons."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in CONDITIONAL_MARKS:
            reasons.append(child.text)
            return Status.CONDITIONAL
    if verb.lemma_.lower() in _WAYS and negated and "instead of" in reasons:
        return Status.POSSIBLE  # "instead of flying to Oslo, he took the train" there
    if _supposed(verb):
        reasons.append("had")
        return Status.CONDITIONAL
    if any(c.lower_ == "either" for t in children(verb, *SUBJECTS) for c in t.children):
        reasons.append("either")
        return Status.POSSIBLE
    status = _by_auxiliary(verb, negated, reasons)
    if status is not None:
        return status
    for child in children(verb, "advmod"):
        if _nearly(child) and verb.lemma_.lower() not in _BY_DEGREES:
            reasons.append(child.text)
            return Status.POSSIBLE
        if child.lower_ in _HEDGES and not list(child.children):
            reasons.append(child.text)
            return _HEDGES[child.lower_]
    return None


_WAYS = frozenset("fly drive walk run sail cycle ride swim go travel take".split())


def _supposed(verb: Token) -> bool:
    """Whether it tells a condition by the order of its words: "had the driver braked"."""
    first = next((c for c in verb.children if c.dep_ == "aux"), None)
    if first is None or first.lower_ not in ("had", "were", "should") or verb.dep_ != "advcl":
        return False
    subject = next(iter(children(verb, *SUBJECTS)), None)
    return subject is not None and subject.i > first.i and verb.left_edge is first


_BY_DEGREES = frozenset("double triple treble quadruple halve reach finish complete fill".split())
"""What is nearly done, or by nearly so much, is told of a level."""


def _nearly(adverb: Token) -> bool:
    """Whether something came close and did not happen: "nearly drowned", "all but collapsed"."""
    if adverb.lower_ == "but":
        return any(c.lower_ == "all" for c in adverb.children)
    return adverb.lower_ in ("almost", "nearly") and adverb.i < adverb.head.i


def _by_auxiliary(verb: Token, negated: bool, reasons: list[str]) -> Status | None:
    done = any(a.lemma_.lower() == "have" for a in children(verb, "aux"))
    for child in children(verb, "aux"):
        lower = child.lower_
        if lower in FUTURE_AUX:
            reasons.append(child.text)
            if done and lower in ("would", "'d", "’d"):
                return Status.CONDITIONAL  # "would have won, had he not fallen"
            supposed = _depends(verb) or (lower in ("would", "'d", "’d") and _free(verb))
            return Status.CONDITIONAL if supposed else Status.PLANNED
        if lower in POSSIBLE_AUX:
            reasons.append(child.text)
            if _depends(verb):
                return Status.CONDITIONAL
            # Who cannot does not; who may not, perhaps does not.
            unable = negated and lower in ("can", "could", "ca") and not done
            return Status.ASSERTED if unable else Status.POSSIBLE
        if lower in ("should", "ought"):
            reasons.append(child.text)
            return Status.PLANNED if done else Status.EXPECTED
    return None


def _depends(verb: Token) -> bool:
    """Whether the clause holds only under a condition that is named: "if the wind turns"."""
    for clause in children(verb, "advcl", "ccomp"):
        marks = children(clause, "mark")
        if any(m.lower_ == "unless" for m in marks) and children(verb, "neg"):
            return False  # "will not be suspended unless": it will not, and then an exception
        if any(m.lower_ in ("if", "unless", "provided") for m in marks):
            even = any(c.lower_ == "even" for m in marks for c in (m, *m.children))
            return not even and not any(c.lower_ == "even" for c in children(clause, "advmod"))
        first = min(clause.subtree, key=lambda t: t.i)
        if first.lower_ in ("had", "were") and first.i > verb.i and first.dep_ in ("aux", "ccomp"):
            return True  # "had Berg left"
    return False


def _free(verb: Token) -> bool:
    """Whether the clause stands on its own, so that its "would" looks at no past."""
    return verb.dep_ == "ROOT" and not any(
        c.dep_ == "parataxis" or c.lower_ == "according" for c in verb.children
    )
