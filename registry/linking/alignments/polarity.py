"""Whether it happened, and whether of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.lexicon.counted import WIDER, counted_class
from registry.linking.alignments.scoring import (
    ONE_PREDICATE,
    made,
    predicate_of,
    says,
    speaks_for,
)
from registry.linking.identity.same import reason_same
from registry.linking.instead import denies_another
from registry.linking.levels import PRONOUNS, level, opposite
from registry.linking.signature import Arg, Signature, affirmed, event_class, noun_key, once_each
from registry.records import Alignment, Level, Status
from registry.values.relation import Relation

_ONE_DEED = (*ONE_PREDICATE, "opposite")
_AGAIN = frozenset("win lose draw rise fall".split())
_REFERS = frozenset("i we it they he she them him her some all none one".split())
_NO_ONE = frozenset("one nobody none no-one anyone anybody body".split())
_PEOPLE = frozenset("person injured dead".split())
# Happenings of which a story has one, whatever the sum is called and whoever paid it.
_ONE_IN_A_STORY = frozenset(
    "pay-ransom concede-defeat drink pass-inspection fail-inspection".split()
)
_PERSONS = frozenset(
    """mother father son daughter brother sister wife husband baby infant toddler child boy girl man
    woman teenager twin grandmother grandfather grandson granddaughter uncle aunt cousin parent
    couple family pensioner widow student pupil teacher worker driver passenger cyclist pedestrian
    motorcyclist motorist pilot farmer tourist visitor guard policeman policewoman soldier nurse
    doctor engineer climber skier sailor fisherman firefighter bystander shopkeeper spectator
    co-pilot copilot captain skipper mate crew attendant stewardess steward member employee labourer
    old neighbour neighbor friend colleague patient resident villager crewman miner
    docker""".split()
)
_STATED = frozenset("theme in on under among at".split())
_FOR_WHAT = frozenset("of for".split())
_OBLIQUE = frozenset("of for to with against on by at".split())


def polarity_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """Whether it happened, or will."""
    if predicate_of(levels).level not in _ONE_DEED and not _one_deed(left, right, levels):
        return
    if not _one_subject(left, right, levels):
        return
    if counts_apart(left, right):
        return
    if not says(levels, "agent", "same entity") and any(
        event_class(side.claim) in ("announce", "say") for side in (left, right)
    ):
        return  # one announces what another will not reveal
    opposed = opposite(left, right)
    denied = affirmed(left) != affirmed(right)
    if (opposed or denied) and _many_matches(left, right, levels):
        return
    apart = denied != opposed
    if apart and (_of_another(left, right, levels) or denies_another(left, right)):
        return
    extra = _objects(left, right, apart, opposed, levels)
    if extra is None:
        return
    if apart and not _supported(left, right, levels + extra):
        extra.append(level("support", "the word alone", left.claim.predicate))
    relation = Relation.DISJOINT if apart else Relation.EQUAL
    reason = f"one says {_said(left)}, the other {_said(right)}" if apart else "both say so"
    without = ("status", "repeated")
    yield made("polarity", "polarity", 0, 0, levels + extra, relation, reason, without)


def _one_deed(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether a verb that says little is made telling by what stands with it.

    "Took the drug", by who does it to what; "is a member", by what somebody is.
    """
    if not says(levels, "predicate", "same generic word"):
        return False
    if says(levels, "agent", "same entity") and says(levels, "patient", "same entity", "same kind"):
        return True
    if not says(levels, "agent", "same entity", "same kind"):
        return False
    # "Is a member", "is in competition"
    what = [
        {a.head for a in side.args if a.name is None and a.role in _STATED} - PRONOUNS
        for side in (left, right)
    ]
    of = [
        {a.name.key for a in side.args if a.name is not None and a.role.startswith("theme:")}
        for side in (left, right)
    ]
    return bool(what[0] & what[1]) and (not all(of) or bool(of[0] & of[1]))


def _one_subject(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether something says that it befell, or was done by, the same."""
    kinds = {one.level for one in levels if one.slot in ("agent", "patient")}
    if not says(levels, "agent", "same entity", "same kind") and _each_for_himself(left, right):
        return False  # the mayor did not attend, and 900 people did
    if _some_of_them(left, right) or _some_of_them(right, left):
        return False
    if _nobody(left, right) or _nobody(right, left):
        return True
    if {event_class(left.claim), event_class(right.claim)} <= _ONE_IN_A_STORY:
        told_once = left.alone and right.alone and says(levels, "story", "same story")
        referred = opposite(left, right) and not _only_referred_to(left, right)
        if told_once and not referred:
            return "other entity" not in kinds
    if not kinds:
        return (
            _pronoun(left)
            or _pronoun(right)
            or (
                says(levels, "alone", "the only one")
                and says(levels, "predicate", "same word", "same class")
                and _only_referred_to(left, right)
            )
        )
    return "other entity" not in kinds and bool(kinds & {"same entity", "same kind"})


_SUPPORT = ("agent", "patient", "names", "words", "object", "place")


def _supported(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether more than the word for what happened is in common, and than the story."""
    for one, other in ((left, right), (right, left)):
        # "People have been rescued from worse" tells of no one in particular.
        if _nobody(one, other) and (other.claim.quantities or "people" not in _heads(other)):
            return True
    if {event_class(left.claim), event_class(right.claim)} <= _ONE_IN_A_STORY:
        return True
    return any(speaks_for(levels, slot) for slot in _SUPPORT)


def _heads(side: Signature) -> set[str]:
    return {a.head for a in side.args if a.role in ("agent", "patient")}


_BY_MANY = frozenset("visit meet attend join support watch see use vote back sign".split())


def _each_for_himself(left: Signature, right: Signature) -> bool:
    """Whether it is done by many to one thing, so that of two kinds each answers for himself."""
    if not {event_class(left.claim), event_class(right.claim)} <= _BY_MANY:
        return False
    mine, yours = left.role("agent"), right.role("agent")
    referred = any(a.head in PRONOUNS or a.head in _NO_ONE for a in (*mine, *yours))
    return bool(mine and yours) and not referred


def _some_of_them(left: Signature, right: Signature) -> bool:
    """Whether it is told of so many of those of whom the other tells: "two of the Greens"."""
    if not any(q.attribute == "agent" and q.counted for q in left.claim.quantities):
        return False
    whole = [a.name for a in left.role("agent:of") if a.name is not None]
    return any(
        reason_same(one, a.name) is not None
        for one in whole
        for a in right.role("agent")
        if a.name is not None
    )


def counts_apart(left: Signature, right: Signature) -> bool:
    """Whether each counts its own: eleven villages were not reached, and five were."""
    if not left.claim.quantities or not right.claim.quantities:
        return False
    return any(
        a.counted and a.counted == b.counted and a.quantity.value != b.quantity.value
        for a in left.claim.quantities
        for b in right.claim.quantities
        if a.quantity.dimension == b.quantity.dimension == "count"
        and a.quantity.value
        and b.quantity.value  # none is no number of its own
    )


def _only_referred_to(left: Signature, right: Signature) -> bool:
    """Whether a subject or object of the one is a pronoun where the other has somebody or it."""
    return any(
        mine and yours and any(a.head in _REFERS and a.name is None for a in (*mine, *yours))
        for role in ("agent", "patient")
        for mine, yours in [(left.role(role), right.role(role))]
    )


def _nobody(left: Signature, right: Signature) -> bool:
    """Whether the left says it of nobody at all, and the right of people: "no one was hurt"."""
    if not left.claim.negated:
        return False
    role = next((r for r in ("patient", "agent") if left.role(r)), "")
    if not any(a.name is None and a.head in _NO_ONE for a in left.role(role)):
        return False
    return any(
        (a.name is not None and a.name.kind == "person")
        or a.head in _PERSONS
        or counted_class(a.head) in _PEOPLE
        or WIDER.get(counted_class(a.head) or "") in _PEOPLE
        for a in right.args
        if a.role in ("agent", "patient")
    )


def _many_matches(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """One wins or rises today and loses or falls tomorrow; where one wins another loses."""
    kinds = {event_class(left.claim), event_class(right.claim)}
    if kinds == {"rise", "fall"} and (_somebody(left) or _somebody(right)):
        return True  # who jumped fell
    return bool(kinds & _AGAIN) and (
        not speaks_for(levels, "time") or not says(levels, "agent", "same entity")
    )


def _somebody(side: Signature) -> bool:
    return any(
        a.head in PRONOUNS - {"it"} or (a.name is not None and a.name.kind not in ("org", "work"))
        for a in side.role("agent")
    )


def _objects(
    left: Signature, right: Signature, apart: bool, opposed: bool, levels: Sequence[Level]
) -> list[Level] | None:
    """What the objects say; ``None`` for one who is guilty of one thing, cleared of another.

    Who did not do it at all did not do it to anybody: that the denial names no object is no doubt.
    """
    found: list[Level] = []
    # "It stays in place" and "they abolish it": the subject of the one is the object of the other.
    crossed = (
        bool(left.role("patient")) != bool(right.role("patient"))
        and says(levels, "patient", "same entity", "same kind")
        # Some of several may die, and others be saved.
        and not any(q.counted for side in (left, right) for q in side.claim.quantities)
    )
    mine, yours = _oblique(left), _oblique(right)
    if opposed and _another_seat(mine) != _another_seat(yours):
        return None  # who steps down as chief executive may stay on the board
    shared = None
    if mine and yours:
        shared = next((a.head for a in mine for b in yours if _one_object(a, b)), None)
    if shared is not None:
        found.append(Level(slot="object", level="same object", weight=900, reason=shared))
    elif apart and mine and yours:
        return None
    elif apart and (_nobody(left, right) or _nobody(right, left)):
        return found  # nobody at all did it to anybody
    elif (
        apart
        and (mine or yours)
        and not crossed
        and (opposed or not affirmed(left if mine else right))
    ):
        reason = f"one side alone says {(mine or yours)[0].role} what"
        found.append(Level(slot="object", level="one unnamed", weight=-2300, reason=reason))
    elif apart and (mine or yours):
        reason = f"one side alone says {(mine or yours)[0].role} what, the other denies it at all"
        found.append(Level(slot="object", level="denied at all", weight=-900, reason=reason))
    if (
        apart
        and not crossed
        and any(
            _told(one, "patient") and not other.role("patient")
            for one, other in ((left, right), (right, left))
        )
    ):
        reason = "one side names an object"
        found.append(Level(slot="object", level="one unnamed", weight=-1500, reason=reason))
    return found


def _of_another(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether two things are told of: the first reading and the second, a dam and the houses."""
    if says(levels, "separator", "set apart", "two occasions"):
        return True
    if any("again" in side.claim.separators and affirmed(side) for side in (left, right)):
        return True  # it was not so once, and then it was
    return (
        says(levels, "patient", "other kind")
        and bool(_told(left, "patient") and _told(right, "patient"))
        and not (_nobody(left, right) or _nobody(right, left))
    )


_SEATS = frozenset("board council committee panel jury commission parliament bench".split())


def _another_seat(told: tuple[Arg, ...]) -> bool:
    """Whether a body is told in which one has a seat: "stay on the board"."""
    return any(a.name is None and a.role == "on" and a.head in _SEATS for a in told)


@once_each
def _oblique(side: Signature) -> tuple[Arg, ...]:
    return _told(side, *_OBLIQUE)


def _told(side: Signature, *roles: str) -> tuple[Arg, ...]:
    """The participants in some roles who are more than a pronoun."""
    return tuple(
        a for a in side.args if a.role in roles and (a.name is not None or a.head not in PRONOUNS)
    )


def _pronoun(side: Signature) -> bool:
    """Whether the subject is a person that the article calls "he" or "she"."""
    return any(a.role == "agent" and a.name is None and a.head in ("he", "she") for a in side.args)


def _one_object(left: Arg, right: Arg) -> bool:
    """Whether two objects are one: bribery and fraud are kin, and yet two charges."""
    if left.name is not None and right.name is not None:
        return reason_same(left.name, right.name) is not None
    if left.role in _FOR_WHAT:
        return bool(left.head) and left.head == right.head  # murder is no manslaughter
    return bool(left.head) and noun_key(left.head) == noun_key(right.head)


def _said(side: Signature) -> str:
    if side.claim.status is Status.DENIED:
        return f"that {side.claim.predicate!r} is denied"
    return f"{'not ' if side.claim.negated else ''}{side.claim.predicate!r}"
