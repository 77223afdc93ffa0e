"""Where something was going when something else befell it: "caught fire on its way to Oslo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.extraction.whereabouts import places
from registry.records import Claim, Status

_WAYS = frozenset("way route voyage journey flight trip crossing passage".split())
_GOING = "head-for"


def on_the_way(claim: Claim, known: Sequence[str]) -> Iterator[Claim]:
    """The claim that what the clause tells of was going from there to there; at most one.

    Where the clause has a subject and an object, the words do not tell which of them was.
    """
    at = next((p for p in claim.participants if p.head in _WAYS and p.role in ("on", "en")), None)
    who = [p for p in claim.participants if p.role in ("agent", "patient")]
    if at is None or len(who) != 1 or claim.predicate_class == _GOING:
        return
    ends = [
        p.model_copy(update={"role": end})
        for p in claim.participants
        for end in ("from", "to")
        if p.role == f"{at.role}:{end}" and p.entity is not None
    ]
    if (
        claim.negated
        or claim.status is not Status.ASSERTED
        or not any(p.role == "to" for p in ends)
    ):
        return
    people = (who[0].model_copy(update={"role": "agent"}), *ends)
    yield claim.model_copy(
        update={
            "predicate": _GOING,
            "predicate_class": _GOING,
            "participants": people,
            "places": places(_GOING, people, known, known),
            "quantities": (),
        }
    )
