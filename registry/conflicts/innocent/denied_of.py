"""Of which thing something is denied: the Latin department, the frame, planets like ours."""

from __future__ import annotations

import re

from registry.lexicon import predicates
from registry.records import Claim, Status

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
        if denied.negated and (part := _only_there(denied, told)):
            return f"it is denied only of what was there: the {part}"
        if denied.negated and _no_duty(denied) and not _DUTY.search(_with_before(told)):
            return "only that it must be so is denied"
        if denied.negated and _one_deed(denied, told) and _to_be_done(told):
            return "one tells what must be done, the other that it was not done"
    for role in ("patient", "agent"):
        for one in _things(left, role):
            for other in _things(right, role):
                if reason := _apart(one, other, left, right):
                    return reason
    return _other_side(left, right)


_PARTS = frozenset(
    """attic basement cabin carriage cellar cockpit corridor deck floor gallery ground kitchen lobby
    platform roof row stand storey story wagon ward wing""".split()
)
_AT = frozenset("on in at under below above aboard".split())


def _only_there(denied: Claim, told: Claim) -> str:
    """The part of a building or of a train of which alone it is denied: the upper floors."""
    for one in denied.participants:
        here = one.role.rpartition(":")[2] in _AT and one.head in _PARTS
        if here and one.head not in told.anchor.quote.lower():
            return one.head
    return ""


_SIDES = (
    frozenset(
        "northern southern eastern western northbound southbound eastbound westbound".split()
    ),
    frozenset("upper lower middle".split()),
    frozenset("left right".split()),
    frozenset("inner outer".split()),
    frozenset("front rear".split()),
    frozenset("inbound outbound".split()),
    frozenset("old new".split()),
    frozenset("men's women's".split()),
    frozenset("first second third fourth fifth".split()),
)
"""Words of which a thing bears one: the northern lane is not the southern one."""


def _other_side(left: Claim, right: Claim) -> str:
    """Whether each is told of its own one of two: "the northern lane", "the southern lane"."""
    mine, yours = (
        {p.head: set(p.mention.text.lower().split()) for p in one.participants if p.role in _DOING}
        for one in (left, right)
    )
    for head in sorted(mine.keys() & yours.keys()):
        for side in _SIDES:
            one, other = mine[head] & side, yours[head] & side
            if one and other and not one & other:
                return f"of two of a kind: {min(one)} and {min(other)}"
    return ""


_DUTY = re.compile(
    r"\b(?:must|ha(?:s|ve|d) to|needs? to|ought to|required|obliged|compulsory|mandatory|forced"
    r"|obligatory|ordered|made|makes?|making)\b"
)
_NO_DUTY = re.compile(
    r"(?:\bnot|n['’]t|\bno longer|\bnever|\bnobody) (?:\w+ly )?(?:ha(?:ve|s|d)|need(?:s|ed)?) to\b"
    r"|\bneed(?:n['’]t| not)\b"
)


_UNDONE = re.compile(r"\b(?:ha(?:s|ve|d)|did|was|were)(?: not|n['’]t| never| yet to)\b")
_BOUND = re.compile(
    r"\b(?:must|ha(?:s|ve) to|needs? to|ought to|(?:is|are) (?:required|obliged|ordered|told) to)\b"
)
_BIDDING = re.compile(
    r"\b(?:order|instruct|direct|command|oblige|require|summon|tell)(?:s|d|ed)? [^,;.]+$"
    r"|\btold [^,;.]+$|\b(?:ha(?:s|ve)|needs?|ought|required|obliged) $"
)


def _one_deed(denied: Claim, told: Claim) -> bool:
    """Whether just what the other tells of was not done: "did not demand" a warning is another."""
    same = denied.predicate == told.predicate or (
        denied.predicate_class is not None and denied.predicate_class == told.predicate_class
    )
    return same and _UNDONE.search(denied.anchor.quote) is not None


def _to_be_done(claim: Claim) -> bool:
    """Whether somebody is only bidden to do it: "must pay", "ordered the firm to pay"."""
    if _BOUND.search(claim.anchor.quote) is not None:
        return True
    bidden = claim.anchor.quote.startswith("to ") and _BIDDING.search(claim.anchor.prefix)
    return bool(bidden)


def _no_duty(claim: Claim) -> bool:
    """Whether only a duty is denied: "no longer have to be vaccinated"."""
    return _NO_DUTY.search(_with_before(claim)) is not None


def _with_before(claim: Claim) -> str:
    return claim.anchor.prefix + claim.anchor.quote


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


_ONLY_SO_FAR = re.compile(
    r"\b(?:for (?:life|ever|good|long)|forever|altogether|entirely|completely|fully|unanimously)\b"
)
_WHICH = frozenset("first second third fourth last opening final early late".split())
_THEN = frozenset({"at", "during", "in"})
_LATER = frozenset({"after", "before", "since", "until"})


def of_another_kind(left: Claim, right: Claim) -> str:
    """Whether what is denied may be denied only of whom, by whom, when or how far it is told."""
    for denied, told in ((left, right), (right, left)):
        if not denied.negated:
            continue
        far = _ONLY_SO_FAR.search(denied.anchor.quote)
        if far is not None and far[0] not in told.anchor.quote:
            return f"only {far[0]!r} is denied"
        if re.search(r"\bby\b", denied.anchor.quote) and (doers := _two_doers(denied, told)):
            return doers
    mine, yours = _when(left), _when(right)
    for head in sorted({head for _, head, _ in mine} & {head for _, head, _ in yours}):
        one, other = (
            {(role in _LATER, which) for role, noun, which in side if noun == head}
            for side in (mine, yours)
        )
        if not one & other:
            return f"each is told of another time of the {head}"
    return _two_groups(left, right)


def _two_doers(denied: Claim, told: Claim) -> str:
    one, other = (
        [p for p in claim.participants if p.role == "agent"][:1] for claim in (denied, told)
    )
    if not one or not other or one[0].entity or other[0].entity:
        return ""
    apart = one[0].head != other[0].head and not predicates.related_nouns(
        one[0].head, other[0].head
    )
    return f"only that the {one[0].head} did it is denied" if apart else ""


def _when(claim: Claim) -> set[tuple[str, str, str]]:
    """Prepositions of time with their nouns, and which of several it was."""
    return {
        (role, p.head, min(_WHICH & set(p.mention.text.lower().split()), default=""))
        for p in claim.participants
        if (role := p.role.rpartition(":")[2]) in _THEN | _LATER and p.entity is None
    }


def _two_groups(left: Claim, right: Claim) -> str:
    """Whether the teachers did it, and the nurses did not."""
    groups = [
        {p.head for p in one.participants if p.role in _DOING and p.head in _TRADES}
        for one in (left, right)
    ]
    if not all(groups) or any(
        a == b or predicates.related_nouns(a, b) for a in groups[0] for b in groups[1]
    ):
        return ""
    return f"one is told of {min(groups[0])}s, the other of {min(groups[1])}s"


_DOING = ("agent", "patient")
_TRADES = frozenset(
    """nurse teacher doctor driver pilot miner student pupil professor firefighter docker
    farmer""".split()
)


_AGAINST = re.compile(r"\bvot(?:e|es|ed|ing) against\b")
_WHO_DECIDE = frozenset(
    """parliament senate house assembly congress council board court chamber committee cabinet
    government voter citizen people elector member shareholder country state""".split()
)


def outvoted(left: Claim, right: Claim) -> str:
    """Whether those who voted against it are but a part of those who decided."""
    said = [_AGAINST.search(one.anchor.quote) is not None for one in (left, right)]
    if said[0] == said[1]:
        return ""
    against, other = (left, right) if said[0] else (right, left)
    who = next((p for p in against.participants if p.role == "agent"), None)
    if who is None or who.head in _WHO_DECIDE:
        return ""
    if any(p.role == "agent" and p.head == who.head for p in other.participants):
        return ""
    return f"{who.mention.text} may have been outvoted"


_LET = re.compile(
    r"\b(?:can|(?:is|are|be) (?:allowed|free|entitled|permitted)|may (?:now |again |also |soon )?"
    r"(?:go|return|keep|stay|leave|travel|enter|vote|use|sell|buy|choose|claim|work|live|play"
    r"|attend|visit|marry|carry|drink|swim|fish|hunt|drive|fly|run))\b"
)


def only_possible(left: Claim, right: Claim) -> bool:
    """Whether one speaks of what may be only; that it may be done is denied by "it will not be"."""
    told = {left.status, right.status}
    if Status.CONDITIONAL in told or Status.POSSIBLE not in told:
        return Status.CONDITIONAL in told
    return not any(
        one.status is Status.POSSIBLE
        and not one.negated
        and _LET.search(one.anchor.quote) is not None
        and other.negated
        and other.status in (Status.PLANNED, Status.EXPECTED)
        for one, other in ((left, right), (right, left))
    )
