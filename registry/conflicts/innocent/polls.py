"""Why two figures of how many voted may be those of two polls: a round of its own, or a ward."""

from __future__ import annotations

import re

from registry.conflicts.pair import Pair, published_apart
from registry.lexicon.calendar import MONTHS, WEEKDAYS
from registry.records import Claim

_PLACE = re.compile(r"\b[Ii]n (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_SCENE = re.compile(r"(?:^|[.!?]\s+)In (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
"""A place with which a sentence opens, of which those after it go on to tell."""
_HERE = re.compile(r"\b(?:here|locally)\b", re.IGNORECASE)


def of_two_polls(pair: Pair) -> str:
    """Whether each turnout may be that of another round, or one that of a place of its own."""
    if not all(map(_of_turnout, (pair.left, pair.right))):
        return ""
    if published_apart(pair):
        return "each may be the turnout of a round of its own"
    for side, other in ((pair.left, pair.right), (pair.right, pair.left)):
        told = " ".join(claim.anchor.quote for claim in pair.telling.article(other))
        own = pair.telling.text(side, *side.sentence)
        # "In Sundby it was closer. ... Nearly eight in ten went to the polls."
        before = min(claim.sentence[0] for claim in pair.telling.beside(side))
        near = pair.telling.text(side, before, side.sentence[0])
        scenes = (name for name in _SCENE.findall(near) if not _is_dated(name))
        names = [*_PLACE.findall(own), *scenes]
        if elsewhere := [name for name in names if name not in told]:
            return f"one is the turnout in {elsewhere[0]}, which the other article does not name"
        if _HERE.search(own) and not _HERE.search(told):
            return "one is the turnout of a part of those who could vote"
    return ""


def _of_turnout(claim: Claim) -> bool:
    return "turnout" in {claim.predicate, *(one.head for one in claim.participants)}


def _is_dated(name: str) -> bool:
    """Whether a name after "in" is that of a month or a day: "In May", "In Sunday's vote"."""
    first = name.lower().replace("’", "'").split()[0].removesuffix("'s")
    return first in MONTHS or first in WEEKDAYS
