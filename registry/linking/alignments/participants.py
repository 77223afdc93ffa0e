"""Who two claims name in a role that only one can fill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from registry.lexicon.belongings import BELONGINGS, TERRITORIES
from registry.linking.alignments.prizes import one_prize
from registry.linking.alignments.scoring import (
    ONE_PREDICATE,
    made,
    predicate_of,
    says,
    speaks_for,
    total,
)
from registry.linking.identity.same import reason_same
from registry.linking.levels import PRONOUNS, arg_match, level
from registry.linking.signature import Arg, Signature, event_class
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level, Status
from registry.values.names import EntityRef
from registry.values.place import compare, read_place
from registry.values.relation import Relation

# Predicates that several may do together or one after the other: another name is no contradiction.
DONE_BY_MANY = frozenset(
    """say visit meet attend call hold-event help accuse praise honour play come
    receive""".split()
)
# Predicates that have one agent for each happening.
DONE_BY_ONE = frozenset(
    """lead write design found discover invent win direct-work paint own captain appoint succeed
    sentence convict acquit award play-lead""".split()
)
# Predicates that have one agent where each article tells of one such happening to one thing.
DONE_ONCE = frozenset(
    """inspect build acquire kill rescue hijack steal translate operate score extinguish operate-on
    call-election dissolve break-ground hack produce warn shoot-person stab launch-rocket
    finish-place open mediate moderate referee officiate umpire conduct edit pilot skipper steer
    drive narrate tow salvage film propose-law""".split()
)
# Predicates that have one agent at each rank: who came third.
DONE_AT_A_RANK = frozenset({"finish-place"})
# Predicates that befall one alone on one occasion: who is appointed, elected, awarded.
BEFALLS_ONE = frozenset("appoint elect award succeed".split())
# Offices of which a story knows one, also when it does not say of what.
_OFFICES = frozenset(
    "president premier chancellor mayor mediator winner governor pope king queen".split()
)
# Roles of which a story may have several, each of another: two teams have two coaches.  Where
# nothing says of what, it is no more than a note.
_OF_EACH = frozenset(
    """coach manager captain goalkeeper referee pilot driver operator leader head chief boss
    executive minister director commander editor conductor curator owner father mother winner
    founder author writer composer painter architect designer spouse wife husband bishop queen king
    principal dean champion runner-up club team employer parent skipper successor prosecutor
    lawyer attorney barrister solicitor coroner doctor surgeon investigator detective
    inspector spokesman spokeswoman spokesperson negotiator envoy""".split()
)


_OF_TEAMS = frozenset("coach goalkeeper trainer keeper".split()) | {"head coach"}


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
    if _at_another_time(left, right, levels):
        return
    for role in ("agent",) if office else ("agent", "patient"):
        if not office and role == "patient" and not kinds & BEFALLS_ONE:
            continue  # who founds one company may found another
        one = _one_of_a_kind(left.role(role), right.role(role))
        other = "patient" if role == "agent" else "agent"
        if one is None or not _one_fills_it(left, right, levels, other, kinds):
            continue
        found = arg_match(*one)
        if found is None:
            continue
        name, reason, _ = found
        apart = name in ("other entity", "other kind")
        extra = []
        if office or (role == "agent" and kinds & (DONE_BY_ONE | DONE_AT_A_RANK)):
            extra.append(level("holder role", "one alone", f"one {role} fills it"))
        several = not office and not (
            kinds & (DONE_BY_ONE | DONE_ONCE) or says(levels, other, "same entity")
        )
        if several and apart:
            extra.append(level("often", "no typical slip", "others may have done it too"))
        doubts = _doubts(left, right, levels) if office and apart else []
        belongs = left.claim.predicate in BELONGINGS
        if doubts is None or (belongs and apart and _may_belong(left, right, *one)):
            continue
        extra += doubts
        if belongs or (doubts and _of_whom_unknown(left, right, levels)):
            extra.append(_no_more_than_asked([*levels, *extra], role))
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


def _no_more_than_asked(levels: Sequence[Level], role: str) -> Level:
    """What is taken off, so that nobody can be sure that it is of one."""
    sure, _ = THRESHOLDS["participant"]
    spare = min(0, sure - 1 - total(levels, role, "others"))
    why = "nothing says that it is of one"
    return Level(slot="owner", level="not known to be one", weight=spare, reason=why)


def _may_belong(left: Signature, right: Signature, one: Arg, other: Arg) -> bool:
    """Whether somebody may belong to both: either article names both, or they may be one."""
    return _named_there(left, right) or _may_be_one_body(one, other)


def _may_be_one_body(one: Arg, other: Arg) -> bool:
    """Whether two names have a word in common, or the one country lies in the other."""
    assert one.name is not None
    assert other.name is not None
    if one.name.kind == other.name.kind == "country":
        places = [read_place(arg.name.name) for arg in (one, other) if arg.name]
        a, b = (TERRITORIES.get(p.country or "", p.country) for p in places)
        return a == b or compare(*places) is not Relation.DISJOINT
    words = [set(arg.name.name.lower().split()) - _OF_CLUBS for arg in (one, other) if arg.name]
    return bool(words[0] & words[1])


_OF_CLUBS = frozenset("the of fc united city town university college club".split())


def _at_another_time(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether one was it, or did it, at another time than the other.

    Who was mayor until 2019 is not who is mayor now, nor need be who was it in the news of another
    season; "when Bonfanti first won" is long ago.
    """
    word = "former" if left.claim.kind == "role" else "first"
    if (word in left.claim.separators) != (word in right.claim.separators):
        return True
    return says(levels, "time", "disjoint", "news of other days")


def _one_fills_it(
    left: Signature, right: Signature, levels: Sequence[Level], other: str, kinds: set[str]
) -> bool:
    """Whether a role is one that only one can fill, by what fills the ``other`` one."""
    office = left.claim.kind == "role"
    if not office and says(levels, "story", "related") and not speaks_for(levels, "time"):
        return False  # two stories that touch, each with one who did it
    if not says(levels, other, "same entity") and _of_two_states(left, right):
        return False
    voted = False
    if kinds == {"award"}:
        if not one_prize(left, right):
            return False
    elif not (
        says(levels, other, "same entity", "same kind")
        or _one_office(left, right)
        or _office_told_once(left, right, levels)
        or (kinds & (DONE_BY_ONE | DONE_ONCE) and _told_once(left, right, levels))
        or (kinds == DONE_AT_A_RANK and _one_rank(left, right))
        or (voted := _one_vote(left, right, levels))
    ):
        return False
    return (
        office
        or voted
        or bool(kinds & DONE_BY_ONE)
        or says(levels, other, "same entity")  # else two companies may each cut jobs
        or bool(
            kinds & DONE_ONCE and ((left.alone and right.alone) or says(levels, "time", "same day"))
        )
        or _told_alone(left, right, levels)
    )


_STATES = ("country", "place", "org", "team")


def _of_two_states(left: Signature, right: Signature) -> bool:
    """Whether each is of another state: "Latvia's delegation was led", "Sweden's minister led"."""
    if left.claim.kind == "role":
        return False
    mine, yours = _owners(left, "patient"), _owners(right, "patient")
    if not mine and not yours:
        return False
    mine, yours = mine or _owners(left, "agent"), yours or _owners(right, "agent")
    return (
        bool(mine and yours)
        and any(one.kind == other.kind for one in mine for other in yours)
        and not any(reason_same(one, other) for one in mine for other in yours)
    )


def _owners(side: Signature, role: str) -> list[EntityRef]:
    """The states and bodies whose the one in a role is said to be."""
    return [a.name for a in side.role(f"{role}:of") if a.name and a.name.kind in _STATES]


def _doubts(left: Signature, right: Signature, levels: Sequence[Level]) -> list[Level] | None:
    """What speaks against two holders of one office; ``None`` where the one follows the other."""
    found = []
    if _named_there(left, right):
        if _follows(left, right, levels):
            return None
        # Who held it may be told further down as the former one.
        found.append(level("often", "no typical slip", "one article names both"))
    if _of_whom_unknown(left, right, levels):
        found.append(level("often", "no typical slip", "nothing says of what"))
    return found


def _follows(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether one of two holders is told to take over, or the one is named at another time."""
    planned = {side.claim.status is Status.PLANNED for side in (left, right)}
    return len(planned) > 1 or says(levels, "time", "disjoint", "news of other days")


def _told_alone(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether each article of one story has one such happening, and another person who did it."""
    return (
        left.claim.kind == "event"
        and left.alone
        and right.alone
        and says(levels, "story", "same story")
        and not says(levels, "time", "disjoint", "news of other days")
        and not _named_there(left, right)
    )


_VOTE = re.compile(
    r"\b(?:won|wins|victory|victorious|prevailed)\b.*?\b(?P<which>(?:parliamentary|presidential"
    r"|general|legislative|mayoral|snap|early|leadership|local|regional|state|federal|national"
    r"|european) )?(?P<noun>elections?|run-?off|referendum)\b",
    re.IGNORECASE,
)


def _one_vote(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether both tell who won one election, which one alone can: of one day, called alike."""
    if not says(levels, "story", "same story") or not says(levels, "time", "same day"):
        return False
    if left.role("agent") or right.role("agent"):
        return False
    won = [_VOTE.search(side.claim.anchor.quote) for side in (left, right)]
    told = [(one["which"] or "").lower() for one in won if one is not None]
    return len(told) == 2 and (told[0] == told[1] or not all(told))


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
        and not (_says_to_what(left) and _says_to_what(right))
    )


def _says_to_what(side: Signature) -> bool:
    """Whether more than a pronoun stands for whom or what it befalls: not "the first one"."""
    return any(a.name is not None or a.head not in PRONOUNS for a in side.role("patient"))


def _one_of_a_kind(mine: tuple[Arg, ...], yours: tuple[Arg, ...]) -> tuple[Arg, Arg] | None:
    """The two who fill a role, where each is alone in it, named, and of the other's kind."""
    if len(mine) != 1 or len(yours) != 1 or mine[0].name is None or yours[0].name is None:
        return None
    kind = mine[0].name.kind
    if kind not in ("person", "org", "team", "work", "country") or kind != yours[0].name.kind:
        return None
    return mine[0], yours[0]


def _one_office(left: Signature, right: Signature) -> bool:
    """Whether both name the holder of one office without saying of what: "finance minister"."""
    if left.claim.kind != "role" or left.role("patient") or right.role("patient"):
        return False
    name = left.claim.predicate
    if name != right.claim.predicate or _both_named(left, right):
        return False
    return name in _OFFICES or name.endswith(" minister")


def _office_told_once(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether each article of one story names one holder, whom the other never names.

    One of them at least does not say of what, or says it of what the other names too.
    """
    if left.claim.kind != "role" or not (left.alone and right.alone):
        return False
    if not says(levels, "story", "same story", "related") or _named_there(left, right):
        return False
    mine, yours = (_bearers(side) for side in (left, right))
    if mine and yours:
        return False
    if not (mine or yours) and any(s.claim.predicate in _OF_TEAMS for s in (left, right)):
        return False  # each of the two who play has a coach
    if {s.claim.predicate for s in (left, right)} <= {"captain", "skipper"} and any(
        one.kind == "team" for s in (left, right) for one in s.article_names.values()
    ):
        return False
    return all(
        any(reason_same(name, one) for one in other.article_names.values())
        for bearers, other in ((mine, right), (yours, left))
        for name in bearers
    )


def _bearers(side: Signature) -> list[EntityRef]:
    """Those named of whom or of what it is a role."""
    return [a.name for a in side.role("patient") if a.name is not None]


def _of_whom_unknown(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether a role of which there may be several is told without saying of whom."""
    return not says(levels, "patient", "same entity", "same kind") and _of_each(left, right)


def _of_each(left: Signature, right: Signature) -> bool:
    return any(side.claim.predicate in _OF_EACH for side in (left, right))


def of_two_bearers(left: Signature, right: Signature) -> bool:
    """Whether a role of which there may be several is not told of one and the same bearer.

    "Social Left leader Andreas Lorenz", and "their leader, Nele Lorenz".
    """
    if left.claim.kind != "role" or not _of_each(left, right):
        return False
    mine, yours = _bearers(left), _bearers(right)
    return bool(mine or yours) and not any(reason_same(a, b) for a in mine for b in yours)


def _named_there(left: Signature, right: Signature) -> bool:
    """Whether one article names the holder of the other, be it by a short form."""
    return any(
        holder.name is not None
        and any(
            reason_same(holder.name, name) or _short_form(holder.name, name)
            for name in other.article_names.values()
        )
        for one, other in ((left, right), (right, left))
        for holder in one.role("agent")
    )


def _short_form(one: EntityRef, other: EntityRef) -> bool:
    """Whether two have one surname, and first names that begin alike: "Ros" and "Roslyn"."""
    mine, yours = (name.name.lower().replace(".", "").split() for name in (one, other))
    if mine[-1] != yours[-1]:
        return False
    least = min(2, len(mine[0]), len(yours[0]))
    return len(mine) == 1 or len(yours) == 1 or mine[0][:least] == yours[0][:least]


def _both_named(left: Signature, right: Signature) -> bool:
    """Whether one sentence names the holders of both: "prime ministers Rask and Hammer"."""
    return any(
        holder.name is not None
        and any(reason_same(holder.name, name) for name in other.sentence_names.values())
        for one, other in ((left, right), (right, left))
        for holder in one.role("agent")
    )
