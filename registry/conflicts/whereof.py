"""Of which thing something is denied: the Latin department, the frame, planets like ours."""

from __future__ import annotations

import re

from registry.records import Claim

_NARROWED = re.compile(
    r"\b(?:no|not an?|never an?) (?:other |single )?[a-z]+"
    r" (?:like|such as|similar to|in which|where)\b"
)


def of_another_thing(left: Claim, right: Claim) -> str:
    """Whether the one is denied of another thing than the other is told of, or of a part of it."""
    for denied, told in ((left, right), (right, left)):
        narrow = _NARROWED.search(denied.anchor.quote.lower()) if denied.negated else None
        if narrow is not None and narrow[0].split()[-1] not in told.anchor.quote.lower():
            return f"it is denied only of {narrow[0]}"
    for role in ("patient", "agent"):
        for one in _things(left, role):
            for other in _things(right, role):
                if reason := _apart(one, other, left, right):
                    return reason
    return ""


def _things(claim: Claim, role: str) -> list[tuple[str, frozenset[str]]]:
    """Heads of what plays a part, without a name of its own, and the names that tell it apart."""
    return [
        (p.head, frozenset(word for word in p.mention.text.split()[1:] if word[:1].isupper()))
        for p in claim.participants
        if p.role == role and p.entity is None and p.noun_class != "person"
    ]


def _apart(
    one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]], left: Claim, right: Claim
) -> str:
    (mine, names), (yours, others) = one, other
    if mine == yours:
        apart = names and others and not names & others
        return f"of two of a kind: {min(names)} and {min(others)}" if apart else ""
    for part, whole, claim in ((mine, yours, left), (yours, mine, right)):
        whose = r"(?:the|an?|its|their|his|her) (?:[a-z-]+ )?"
        said = rf"\b{re.escape(part)} of {whose}{re.escape(whole)}\b"
        if re.search(said, claim.anchor.quote.lower()):
            return f"one is told of the {part} alone"
    return ""
