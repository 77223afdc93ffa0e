"""Why two figures of how many voted may be those of two polls: a round of its own, or a ward."""

from __future__ import annotations

import re

from registry.conflicts.pair import Pair, published_apart
from registry.records import Claim

_PLACE = re.compile(r"\b[Ii]n (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")


def of_two_polls(pair: Pair) -> str:
    """Whether each turnout may be that of another round, or one that of a place of its own."""
    if not all(map(_of_turnout, (pair.left, pair.right))):
        return ""
    if published_apart(pair):
        return "each may be the turnout of a round of its own"
    for side, other in ((pair.left, pair.right), (pair.right, pair.left)):
        told = " ".join(claim.anchor.quote for claim in pair.telling.article(other))
        names = _PLACE.findall(pair.telling.text(side, *side.sentence))
        if elsewhere := [name for name in names if name not in told]:
            return f"one is the turnout in {elsewhere[0]}, which the other article does not name"
    return ""


def _of_turnout(claim: Claim) -> bool:
    return "turnout" in {claim.predicate, *(one.head for one in claim.participants)}
