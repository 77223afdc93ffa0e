"""Who two claims name in a role that only one can fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.linking.alignments.prizes import one_prize
from registry.linking.alignments.scoring import ONE_PREDICATE, made, predicate_of, says
from registry.linking.identity import reason_same
from registry.linking.levels import arg_match, level
from registry.linking.signature import Arg, Signature, event_class
from registry.records import Alignment, Level
from registry.values.relation import Relation

# Predicates that several may do together or one after the other: another name is no contradiction.
DONE_BY_MANY = frozenset(
    """say visit meet attend call hold-event help accuse praise honour play come
    receive""".split()
)
# Predicates that have one agent for each happening.
DONE_BY_ONE = frozenset(
    """lead write design found discover invent win direct-work paint own captain appoint succeed
    sentence convict acquit award""".split()
)
# Predicates that have one agent where each article tells of one such happening to one thing.
DONE_ONCE = frozenset(
    """inspect build acquire kill rescue hijack steal translate operate score extinguish operate-on
    call-election dissolve break-ground hack produce warn shoot-person stab launch-rocket
    finish-place open""".split()
)
# Predicates that have one agent at each rank: who came third.
DONE_AT_A_RANK = frozenset({"finish-place"})
# Predicates that befall one alone on one occasion: who is appointed, elected, awarded.
BEFALLS_ONE = frozenset("appoint elect award succeed".split())
# Offices of which a story knows one, also when it does not say of what.
_OFFICES = frozenset(
    "president premier chancellor mayor mediator winner governor pope king queen".split()
)


# Offices of which a story knows one where each article tells of one.
_ONCE_TOLD = frozenset("ambassador speaker rector archbishop judge envoy".split())


def participant_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """Roles that only one can fill: an office, the one agent or patient of a happening.

    ``bounds`` follows these conditions on columns (``_one_alone``), and must not be stricter.
    """
    if predicate_of(levels).level not in ONE_PREDICATE or left.generic or right.generic:
        return
    if left.claim.kind != right.claim.kind or left.claim.negated or right.claim.negated:
        return
    kinds = {event_class(left.claim), event_class(right.claim)}
    if left.claim.kind == "event" and kinds & DONE_BY_MANY:
        return
    office = left.claim.kind == "role"
    if office and ("former" in left.claim.separators) != ("former" in right.claim.separators):
        return  # who was mayor until 2019 is not who is mayor now
    for role in ("agent",) if office else ("agent", "patient"):
        if not office and role == "patient" and not kinds & BEFALLS_ONE:
            continue  # who founds one company may found another
        one = _one_of_a_kind(left.role(role), right.role(role))
        other = "patient" if role == "agent" else "agent"
        if one is None:
            continue
        if kinds == {"award"}:
            if not one_prize(left, right):
                continue
        elif not (
            says(levels, other, "same entity", "same kind")
            or _one_office(left, right)
            or (kinds & (DONE_BY_ONE | DONE_ONCE) and _told_once(left, right, levels))
            or (kinds == DONE_AT_A_RANK and _one_rank(left, right))
        ):
            continue
        if (
            not office
            and not kinds & DONE_BY_ONE
            and not says(levels, other, "same entity")
            and not (
                kinds & DONE_ONCE
                and ((left.alone and right.alone) or says(levels, "time", "same day"))
            )
        ):
            continue  # two companies may each cut jobs
        found = arg_match(*one)
        if found is None:
            continue
        name, reason, _ = found
        apart = name in ("other entity", "other kind")
        extra = []
        if office or (role == "agent" and kinds & (DONE_BY_ONE | DONE_AT_A_RANK)):
            extra.append(level("holder role", "one alone", f"one {role} fills it"))
        yield made(
            f"participant:{role}",
            "participant",
            0,
            0,
            levels + extra,
            Relation.DISJOINT if apart else Relation.EQUAL,
            reason,
            (role, "others"),
        )


def _one_rank(left: Signature, right: Signature) -> bool:
    """Whether both came in at one rank, as two who were third in one race cannot."""
    ranks = [
        {
            (q.quantity.value, q.counted if q.counted != "place" else "")
            for q in side.claim.quantities
            if q.quantity.dimension == "ordinal"
        }
        for side in (left, right)
    ]
    return bool(ranks[0] & ranks[1])


def _told_once(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether each article of one story tells of it once, and one does not say to what."""
    return (
        left.alone
        and right.alone
        and says(levels, "story", "same story")
        and not (left.role("patient") and right.role("patient"))
    )


def _one_of_a_kind(mine: tuple[Arg, ...], yours: tuple[Arg, ...]) -> tuple[Arg, Arg] | None:
    """The two who fill a role, where each is alone in it, named, and of the other's kind."""
    if len(mine) != 1 or len(yours) != 1 or mine[0].name is None or yours[0].name is None:
        return None
    kind = mine[0].name.kind
    if kind not in ("person", "org", "team") or kind != yours[0].name.kind:
        return None
    return mine[0], yours[0]


def _one_office(left: Signature, right: Signature) -> bool:
    """Whether both name the holder of one office without saying of what: "finance minister"."""
    if left.claim.kind != "role" or left.role("patient") or right.role("patient"):
        return False
    name = left.claim.predicate
    if name != right.claim.predicate or _both_named(left, right):
        return False
    told_once = left.alone and right.alone and name in _ONCE_TOLD
    return name in _OFFICES or name.endswith(" minister") or told_once


def _both_named(left: Signature, right: Signature) -> bool:
    """Whether one sentence names the holders of both: "prime ministers Rask and Hammer"."""
    return any(
        holder.name is not None
        and any(reason_same(holder.name, name) for name in other.sentence_names.values())
        for one, other in ((left, right), (right, left))
        for holder in one.role("agent")
    )
