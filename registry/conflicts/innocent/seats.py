"""Whose seat it is: a company and its rival have one each."""

from __future__ import annotations

from registry.conflicts.context import Telling
from registry.records import Claim, Participant

_OF_ANOTHER = ("a", "an", "another", "one", "its", "their", "his", "her")
"""Before somebody who is not the one of whom the article tells."""
_OTHERS = frozenset(
    """rival competitor union supplier customer partner buyer bidder owner investor regulator court
    watchdog police ministry insurer subsidiary parent lender creditor contractor newspaper
    association federation lawyer lobby""".split()
)
"""Who has to do with a body, and is not called so himself."""


def two_seats(left: Claim, right: Claim, slot: str, telling: Telling) -> str:
    """Why two claims tell the seats of two, or nothing: "Telvar", "its biggest rival"."""
    if not slot.startswith("place") or {left.predicate_class, right.predicate_class} != {
        "be-based"
    }:
        return ""
    mine, yours = _whose(_told(left, telling)), _whose(_told(right, telling))
    if mine is None or yours is None:
        return ""
    if mine.entity is not None and yours.entity is not None:
        words = [set(one.entity.name.lower().split()) for one in (mine, yours) if one.entity]
        return "" if words[0] <= words[1] or words[1] <= words[0] else "each has a seat of its own"
    return "each has a seat of its own" if _another(mine) or _another(yours) else ""


def _told(claim: Claim, telling: Telling) -> Claim:
    """The clause that says whose seat it is, of "its headquarters in Lyon" within it."""
    start, end = claim.anchor.start, claim.anchor.end
    hosts = [
        one
        for one in telling.sentence(claim)
        if one.predicate_class == claim.predicate_class
        and one.anchor.start <= start
        and end <= one.anchor.end
    ]
    return max(hosts, key=lambda one: one.anchor.end - one.anchor.start, default=claim)


def _whose(claim: Claim) -> Participant | None:
    """Whose seat it is; where a name stands beside him, the one who bears it."""
    told = [p for p in claim.participants if p.role in ("agent", "patient")]
    if len(told) != 1:
        return None
    beside = [
        p for p in claim.participants if p.role == f"{told[0].role}:of" and p.entity is not None
    ]
    return beside[0] if told[0].head in _OTHERS and len(beside) == 1 else told[0]


def _another(one: Participant) -> bool:
    words = one.mention.text.lower().split()
    if one.entity is not None or len(words) < 2:
        return False
    return words[0] in _OF_ANOTHER or one.head in _OTHERS
