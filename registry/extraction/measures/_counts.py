"""Counts that tell a property: storeys, seats, beds, pages, staff, who lives where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.extraction.frames import Frame, children, governed
from registry.extraction.measures._model import NOUNS, Place, Reading, frame_of, one, subject
from registry.lexicon.counted import counted_class
from registry.lexicon.measures import BY_NAME, Measure, measure_of

Token = Any

MODIFIES = ("compound", "nummod", "amod", "nmod")
# "People live in", "inhabitants of": those who make up a population.
_PEOPLE = frozenset(
    """person people inhabitant resident refugee migrant inmate prisoner detainee villager
    islander""".split()
)
_DWELL = frozenset("live reside dwell".split())
_HOUSE = frozenset("house shelter host accommodate hold".split())
_HOMES = frozenset(
    """camp prison jail shelter centre center village town island hostel barracks facility building
    block complex settlement tower estate district suburb""".split()
)
# What one has so many of: the number is a property of the owner, at that time.
_OWNED = frozenset(
    """seat member employee staff student pupil branch store shop room bed island province
    child daughter son station stop aircraft plane ship inhabitant resident mp deputy clinic hotel
    restaurant hospital factory plant mine school outlet office site warehouse supermarket cinema
    theatre library campus bus train tram locomotive vessel subscriber farm pharmacy
    brewery""".split()
)
_STAFF = frozenset("worker employee staffer".split())
_AS_ONE = frozenset("staff workforce payroll".split())
_OWNING = frozenset("have own employ boast operate run keep house".split())


def counted_of(token: Token, counted: str, frames: Sequence[Frame]) -> Reading | None:
    """Where it is a count: "the eight-storey building", "has 4.8 million inhabitants"."""
    if counted in _PEOPLE and (home := _home(token, frames)) is not None:
        return told(BY_NAME["population"], home, True)
    if counted_class(counted) == "animal" and (home := _home(token, frames)) is not None:
        return _owned(counted, home, True)
    if counted in _PEOPLE | _STAFF and (firm := _workplace(token)) is not None:
        return _owned("employee", firm, True)
    if (parent := _parent_of(token)) is not None:
        return _owned("child", parent, True)
    if not counted:
        return _of_verb(token, frames)
    for reader in (_modifying, _long, _had, _with, _there_are, _run_to):
        found = reader(token, counted, frames)
        if found is not None:
            return found
    return None


_PARENTS = frozenset("father mother parent dad mum mom".split())


def _parent_of(token: Token) -> Token | None:
    """Who has so many children: "Reiss, a father of three"."""
    of = token.head
    if token.dep_ != "pobj" or of.lower_ != "of" or of.head.lemma_.lower() not in _PARENTS:
        return None
    parent = of.head
    return parent.head if parent.dep_ in ("appos", "attr") and parent.head.pos_ in NOUNS else parent


def _workplace(token: Token) -> Token | None:
    """Where so many have their work: "forty people work at the embassy"."""
    verb = token.head
    employed = verb.lower_ == "employed" and token.dep_ == "nsubjpass"
    if not employed and (token.dep_ != "nsubj" or verb.lemma_.lower() != "work"):
        return None
    return next((t for t in governed(verb, "at", "for", "in") if t.pos_ in NOUNS), None)


def _modifying(token: Token, counted: str, frames: Sequence[Frame]) -> Reading | None:
    """Before its noun: "the eight-storey building", "the 65-page treaty"."""
    noun = token.head
    if token.dep_ not in MODIFIES or noun.pos_ not in NOUNS or noun.i < token.i or not one(noun):
        return None
    thing = noun.lemma_.lower()
    measures = (m for m in BY_NAME.values() if counted in m.counts and thing in m.things)
    found = next(measures, None)
    return told(found, noun, False) if found is not None else None


def _long(token: Token, counted: str, frames: Sequence[Frame]) -> Reading | None:
    """Beside an adjective: "is 368 pages long", "is 12 storeys high"."""
    adjective = token.head
    if token.dep_ != "npadvmod" or adjective.lower_ not in ("long", "high", "tall"):
        return None
    bearer = subject(adjective.head, frames) if adjective.head.lemma_ == "be" else None
    if bearer is None:
        return None
    thing = bearer.lemma_.lower()
    measures = (
        m
        for m in BY_NAME.values()
        if counted in m.counts and (thing in m.things or bearer.pos_ in ("PRON", "PROPN"))
    )
    found = next(measures, None)
    return told(found, bearer, True) if found is not None else None


def _had(token: Token, counted: str, frames: Sequence[Frame]) -> Reading | None:
    """As the object of having: "employs 400 people", "has 220 beds"."""
    verb, lemma = token.head, token.head.lemma_.lower()
    if token.dep_ == "dobj":
        staff = counted in _PEOPLE or counted_class(counted) == "employee"
        if (lemma == "employ" and staff) or (lemma == "have" and counted in _STAFF):
            return _owned("employee", subject(verb, frames), True)
    if token.dep_ in ("dobj", "attr") and lemma in _OWNING:
        return _owned(counted, subject(verb, frames), True)
    return None


def _with(token: Token, counted: str, frames: Sequence[Frame]) -> Reading | None:
    """After "with": "a hospital with 220 beds", "with 220 beds, it is the biggest hospital"."""
    if token.dep_ != "pobj" or token.head.lower_ != "with":
        return None
    above = token.head.head
    if above.pos_ in NOUNS:
        return _owned(counted, above, False)
    if above.pos_ in ("VERB", "AUX") and any(c.dep_ == "poss" for c in token.children):
        return _owned(counted, subject(above, frames), False)
    if above.pos_ == "AUX" and token.i < above.i:
        return _owned(counted, next(iter(children(above, "attr")), None), False)
    return None


def _there_are(token: Token, counted: str, frames: Sequence[Frame]) -> Reading | None:
    """Of what the story is about: "there are 1,050 seats now"."""
    verb = token.head
    if token.dep_ != "attr" or verb.lemma_ != "be" or not children(verb, "expl"):
        return None
    for measure in BY_NAME.values():
        if measure.owned and counted in measure.counts:
            return Reading(measure.name, None, True, measure.lasting, bare=True)
    return None


def _run_to(token: Token, counted: str, frames: Sequence[Frame]) -> Reading | None:
    """With a verb of the property: "the report runs to 300 pages"."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ not in ("dobj", "pobj") or verb.pos_ != "VERB":
        return None
    said = verb.lemma_.lower() + (f" {token.head.lower_}" if token.dep_ == "pobj" else "")
    bearer = subject(verb, frames)
    if bearer is None:
        return None
    thing = bearer.lemma_.lower()
    for measure in BY_NAME.values():
        if counted in measure.counts and said in measure.verbs and thing in measure.things:
            return told(measure, bearer, True)
    return None


def _of_verb(token: Token, frames: Sequence[Frame]) -> Reading | None:
    """Where the verb tells what is counted: "the hall seats 1,150"."""
    if token.dep_ != "dobj":
        return None
    named = measure_of("count", "verbs", token.head.lemma_.lower())
    bearer = subject(token.head, frames)
    if named is None or bearer is None or bearer.lemma_.lower() not in named.things:
        return None
    return told(named, bearer, True)


def told(
    measure: Measure, bearer: Token | None, stated: bool, frame: Frame | None = None
) -> Reading:
    """The reading of a property of a bearer."""
    return Reading(measure.name, bearer, stated, measure.lasting, measure.bare, frame)


def owned(counted: str, owner: Token) -> Reading | None:
    """So many of a thing that an owner is told to have in all: "of the firm's 3,200 workers"."""
    if counted in ("inhabitant", "resident"):
        return told(BY_NAME["population"], owner, True)
    return _owned("employee" if counted in _STAFF else counted, owner, True)


def _owned(counted: str, owner: Token | None, stated: bool) -> Reading | None:
    """So many of a thing that one owner has."""
    if owner is None:
        return None
    noun = owner.lemma_.lower()
    for measure in BY_NAME.values():
        if counted in measure.counts and (
            noun in measure.things or (counted in _OWNED and noun not in _WE)
        ):
            return told(measure, owner, stated)
    animals = counted_class(counted) == "animal"
    if (counted not in _OWNED and not animals) or noun in _WE:
        return None
    kept = counted if animals else counted_class(counted) or counted
    return Reading(f"number of {kept}", owner, stated)


_WE = frozenset("i we you they one".split())


def _home(token: Token, frames: Sequence[Frame]) -> Token | None:
    """Where so many live: "N people live in X", "X, home to N", "X has N", "X houses N"."""
    noun = token.head
    if token.dep_ == "nsubj" and noun.lemma_.lower() in _DWELL:
        frame = frame_of(noun, frames)
        return frame.arg("in") or frame.arg("on") if frame is not None else None
    if token.dep_ == "pobj" and noun.lower_ == "to" and noun.head.lower_ == "home":
        home = noun.head
        return home.head if home.head.pos_ in NOUNS else subject(home.head, frames)
    if token.dep_ == "dobj" and noun.lemma_.lower() in _HOUSE:
        home = subject(noun, frames)
        return home if home is not None and home.lemma_.lower() in _HOMES else None
    if token.dep_ == "dobj" and noun.lemma_.lower() == "have" and token.lemma_ != "people":
        return subject(noun, frames)
    return None


def staff(at: Token, place: Place) -> Reading | None:
    """How many work for somebody: "has a staff of 140", "its workforce of 140"."""
    group = at.head.head
    if at.dep_ != "pobj" or at.head.lower_ != "of" or group.lemma_.lower() not in _AS_ONE:
        return None
    owner = next(iter(children(group, "poss")), None)
    if owner is None and group.dep_ == "dobj" and group.head.lemma_ in ("have", "employ"):
        owner = subject(group.head, place.frames)
    elif owner is None and group.dep_ == "pobj" and group.head.lower_ == "with":
        owner = group.head.head if group.head.head.pos_ in NOUNS else None
    return Reading("number of employee", owner, True) if owner is not None else None
