"""Whether it happened, and whether of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.linking.alignments.scoring import (
    ONE_PREDICATE,
    made,
    predicate_of,
    says,
    speaks_for,
)
from registry.linking.identity import reason_same
from registry.linking.levels import opposite
from registry.linking.signature import Arg, Signature, event_class, noun_key
from registry.records import Alignment, Level, Status
from registry.values.relation import Relation

_OBLIQUE = frozenset("of for to with against on by at".split())


def polarity_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """Whether it happened, or will."""
    if predicate_of(levels).level not in (*ONE_PREDICATE, "opposite"):
        return
    if left.generic or right.generic or not _one_subject(left, right, levels):
        return
    opposed = opposite(left, right)
    if opposed and _many_matches(left, right, levels):
        return
    apart = (_affirmed(left) != _affirmed(right)) != opposed
    extra = _objects(left, right, apart)
    if extra is None:
        return
    relation = Relation.DISJOINT if apart else Relation.EQUAL
    reason = f"{_said(left)} against {_said(right)}" if apart else "both say so"
    without = ("status", "repeated")
    yield made("polarity", "polarity", 0, 0, levels + extra, relation, reason, without)


def _one_subject(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether something says that it befell, or was done by, the same."""
    kinds = {one.level for one in levels if one.slot in ("agent", "patient")}
    if not kinds:
        return _pronoun(left) or _pronoun(right)
    return "other entity" not in kinds and bool(kinds & {"same entity", "same kind"})


def _many_matches(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """One wins today and loses tomorrow, and where one wins another loses."""
    return bool({event_class(left.claim), event_class(right.claim)} & {"win", "lose", "draw"}) and (
        not speaks_for(levels, "time") or not says(levels, "agent", "same entity")
    )


def _objects(left: Signature, right: Signature, apart: bool) -> list[Level] | None:
    """What the objects say; ``None`` for one who is guilty of one thing, cleared of another."""
    found: list[Level] = []
    mine, yours = (tuple(a for a in side.args if a.role in _OBLIQUE) for side in (left, right))
    shared = next((a.head for a in mine for b in yours if _one_object(a, b)), None)
    if shared is not None:
        found.append(Level(slot="object", level="same object", weight=900, reason=shared))
    elif apart and mine and yours:
        return None
    elif apart and (mine or yours):
        reason = f"one side alone says {(mine or yours)[0].role} what"
        found.append(Level(slot="object", level="one unnamed", weight=-2300, reason=reason))
    if apart and bool(left.role("patient")) != bool(right.role("patient")):
        reason = "one side names an object"
        found.append(Level(slot="object", level="one unnamed", weight=-1500, reason=reason))
    return found


def _pronoun(side: Signature) -> bool:
    """Whether the subject is a person that the article calls "he" or "she"."""
    return any(a.role == "agent" and a.name is None and a.head in ("he", "she") for a in side.args)


def _one_object(left: Arg, right: Arg) -> bool:
    """Whether two objects are one: bribery and fraud are kin, and yet two charges."""
    if left.name is not None and right.name is not None:
        return reason_same(left.name, right.name) is not None
    return bool(left.head) and noun_key(left.head) == noun_key(right.head)


def _affirmed(side: Signature) -> bool:
    return side.claim.negated == (side.claim.status is Status.DENIED)


def _said(side: Signature) -> str:
    if side.claim.status is Status.DENIED:
        return f"{side.claim.predicate} denied"
    return f"{side.claim.predicate} {'not' if side.claim.negated else 'affirmed'}"
