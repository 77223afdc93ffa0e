"""That somebody did not do it, or was not there: "in place of Ott", "missed the match".

Stated beside what the clause tells, as a claim of its own that is denied; it faces what another
article tells of the same one.  To teach a phrase, add it to one of the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.extraction.contrasts import ASIDE, ASIDE_FIRST, is_excepted
from registry.extraction.entities import Found
from registry.extraction.frames import Frame
from registry.extraction.participants import participant
from registry.extraction.tree import Token
from registry.extraction.whereabouts import places
from registry.lexicon.predicates import predicate_class
from registry.records import Claim, Participant, Status
from registry.values.names import EntityRef, entity

_ABSENT = (
    ("in", "place", "of"),
    ("in", "the", "place", "of"),
    ("in", "the", "absence", "of"),
    ("in", "absence", "of"),
    ("on", "behalf", "of"),
    ("without",),
)
_HIS_PLACE = frozenset("place stead absence".split())
_BY_ONE_IN_PERSON = frozenset({"award"})
"""What is done on somebody's behalf where he does not come himself."""
_NOT_THERE = frozenset("absent away missing injured suspended unavailable".split())
_IN_COURT = frozenset("trial hearing court inquest inquiry tribunal appeal arbitration".split())
_STATED = (Status.ASSERTED, Status.REPORTED, Status.PLANNED)
_KEPT_OUT = frozenset({"ban", "rule out", "leave out"})


def with_denials(
    claim: Claim, frame: Frame, offset: int, found: dict[int, Found], known: tuple[str, ...]
) -> Iterator[Claim]:
    """The claim without those who were not there, and what was not so of each one set aside."""
    if claim.status not in _STATED or frame.pos != "VERB":
        yield claim
        return
    denials = list(_denials(claim, frame, offset, found, known))
    away = {p.mention for one in denials for p in one.participants if p.role == "agent"}
    had = {p.mention for p in claim.participants if p.role in ("agent", "patient")}
    yield claim.model_copy(
        update={
            "participants": tuple(
                p for p in claim.participants if p.mention in had or p.mention not in away
            )
        }
    )
    yield from denials
    if not claim.negated:
        yield from _kept_away(claim)


def _denials(
    claim: Claim, frame: Frame, offset: int, found: dict[int, Found], known: tuple[str, ...]
) -> Iterator[Claim]:
    for token in frame.trigger.doc:
        who = participant("", token, offset, found)
        if token.dep_ in (ASIDE, ASIDE_FIRST) and token.head is frame.trigger:
            excepted = is_excepted(frame.trigger.doc, token.left_edge.i)
            if claim.negated and not excepted:
                continue  # "did not choose Oslo rather than Bergen"
            people, first = claim.participants, token.dep_ == ASIDE_FIRST
            if any(who.entity is not None and p.entity == who.entity for p in people):
                who = who.model_copy(update={"entity": None})  # no brewery buys itself
            told = _group(people, who) if excepted else _counterpart(people, who, first=first)
        elif claim.negated:
            continue
        elif token.i in found and token in frame.tokens and _absent(token, claim):
            told = next((p for p in claim.participants if p.role == "agent"), None)
        else:
            continue
        if told is None:
            continue
        denied = who.model_copy(update={"role": told.role, "entity": _as(who, told)})
        rest = (
            p
            for p in claim.participants
            if p.role.partition(":")[0] != told.role
            and p.head not in _HIS_PLACE
            and p.mention != who.mention
        )
        people = (*rest, denied)
        where = places(claim.predicate, people, known, known)
        yield _denial(claim, {"participants": people, "places": where})


def _denial(claim: Claim, told: dict[str, Any]) -> Claim:
    return claim.model_copy(update={**told, "quantities": (), "negated": not claim.negated})


def _group(people: tuple[Participant, ...], who: Participant) -> Participant | None:
    """Those from whom somebody is excepted: right before him, else who does it."""
    main = [p for p in people if p.role in ("agent", "patient")]
    before = [p for p in main if p.mention.end <= who.mention.start]
    return before[-1] if before else next(iter(main), None)


def _counterpart(
    people: tuple[Participant, ...], who: Participant, *, first: bool
) -> Participant | None:
    """The one in whose place another is told not to be: the nearest of its kind, before it.

    ``first`` is said of one that stands before it: "not Ott but Ort".
    """
    alike = [p for p in people if ":" not in p.role and _is_person(p) is _is_person(who)]
    before = [p for p in alike if p.mention.end <= who.mention.start]
    if first:
        return next((p for p in alike if p not in before), None)
    return before[-1] if before else next(iter(alike), None)


def _is_person(one: Participant) -> bool | None:
    return one.entity.kind == "person" if one.entity is not None else None


def _as(who: Participant, told: Participant) -> EntityRef | None:
    """Whom it is denied of; the kind of a bare name is that of what is told instead."""
    if who.entity is None or told.entity is None or _is_person(who) or _is_person(told):
        return who.entity
    return entity(who.entity.name, told.entity.kind)


def _absent(name: Token, claim: Claim) -> bool:
    """Whether the words around a name say that he was not there: "without", "in his place"."""
    tokens = name.doc
    start = name.left_edge.i
    before = tuple(t.lower_ for t in tokens[max(0, start - 4) : start])
    phrase = next((words for words in _ABSENT if before[-len(words) :] == words), None)
    if phrase is not None:
        in_person = claim.predicate_class in _BY_ONE_IN_PERSON
        return name.dep_ == "pobj" and ("behalf" not in phrase or in_person)
    after = [t.lower_ for t in tokens[name.i + 1 : name.i + 3]]
    if after and after[0] in ("'s", "'", "\u2019s", "\u2019"):
        return name.dep_ == "poss" and name.head.lower_ in _HIS_PLACE and before[-1:] == ("in",)
    return before[-1:] == ("with",) and bool(after) and after[0] in _NOT_THERE


def _kept_away(claim: Claim) -> Iterator[Claim]:
    """That somebody did not play in a match that he missed, nor come where another spoke for him.

    "Missed the match against Lund", "was ruled out of the final", "was represented at the summit
    by his deputy"
    """
    roles = {p.role: p for p in reversed(claim.participants)}
    spoken_for = claim.predicate == "represent"
    if claim.predicate_class == "skip" and "patient" in roles:
        who, what = roles.get("agent"), "patient"
    elif spoken_for or _KEPT_OUT & {claim.predicate, claim.predicate_class}:
        who = roles.get("patient")
        what = next((r for r in (("at",) if spoken_for else ("for", "of")) if r in roles), "")
    else:
        return
    if spoken_for and what in roles and roles[what].head in _IN_COURT:
        return  # where a lawyer speaks for one who is there
    if who is None or what not in roles or who.entity is None or who.entity.kind != "person":
        return
    kind = "attend" if spoken_for else predicate_class(roles[what].head, pos="NOUN")
    if kind not in ("attend", "play"):
        return
    link = "patient" if spoken_for else "in"
    of_it = [p for p in claim.participants if p.role.partition(":")[0] == what]
    people = [
        who.model_copy(update={"role": "agent"}),
        *(p.model_copy(update={"role": link + p.role.removeprefix(what)}) for p in of_it),
    ]
    yield _denial(
        claim, {"predicate": kind, "predicate_class": kind, "participants": tuple(people)}
    )
