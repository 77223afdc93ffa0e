"""How many and how much a vessel had aboard: its crew, those who sailed in it, its cargo."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children, governed
from registry.extraction.measures._bearers import definite
from registry.extraction.measures._model import NOUNS, Place, Reading, of_noun, subject, thing_of
from registry.lexicon.counted import counted_class

Token = Any

_VEHICLES = frozenset(("ship", "aircraft", "vehicle"))


def crew(at: Token, place: Place) -> Reading | None:
    """How many sail in a vessel: "sank with a crew of 14", "the trawler and its crew of 14"."""
    group = at.head.head
    if at.dep_ != "pobj" or at.head.lower_ != "of" or group.lower_ != "crew":
        return None
    above, vessel = group.head, None
    if group.dep_ == "dobj" and above.lemma_ in ("have", "carry"):
        vessel = subject(above, place.frames)
    elif group.dep_ == "pobj" and above.lower_ == "with":
        noun = above.head
        vessel = noun if noun.pos_ in NOUNS else thing_of(noun, place.frames)
    elif group.dep_ == "conj":
        vessel = above
    elif group.dep_ in ("nsubj", "nsubjpass") and definite(group):
        return Reading("crew aboard", None, True, lasting=True, bare=True)  # "the crew of 17 left"
    if vessel is None or counted_class(vessel.lemma_.lower()) not in _VEHICLES:
        return None
    return Reading("crew aboard", vessel, True, lasting=True, bare=True)


def aboard(noun: Token, place: Place) -> Reading | None:
    """How many were aboard: "the 264 people aboard", "had 2,410 containers on board"."""
    if place.slot.scope == "most":
        return None  # so many there is room for
    lemma = noun.lemma_.lower()
    if lemma == "member" and any(c.lower_ == "crew" for c in noun.children):
        lemma = "crew"
    name = f"{counted_class(lemma) or lemma} aboard"
    if lemma in _ANYBODY:
        name = "person aboard"
    after = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]]
    verb = noun.head
    if noun.dep_ == "attr" and children(verb, "expl") and _on_a_vessel(noun):
        return Reading(name, None, True, lasting=True, bare=True)  # "there were 22 men on the boat"
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        there = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
        if there[:1] == ["aboard"] or there == ["on", "board"]:
            return Reading(name, None, True, lasting=True, bare=True)
    if after[:1] == ["aboard"] or after == ["on", "board"]:
        vessel = None
        if (
            verb.pos_ in ("VERB", "AUX")
            and noun.dep_ == "dobj"
            and verb.lemma_ in ("have", "carry")
        ):
            vessel = subject(verb, place.frames)
        elif noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.pos_ in NOUNS:
            vessel = verb.head
        return Reading(name, vessel, True, lasting=True, bare=True)
    if noun.dep_ == "dobj" and verb.lemma_ == "carry":
        vessel = subject(verb, place.frames)
        # What can carry so many is not what did; "can", "will" and "may" are read as statuses.
        if vessel is not None and counted_class(vessel.lemma_.lower()) in _VEHICLES:
            return Reading(name, vessel, True, lasting=True, bare=True)
    return None


_ANYBODY = frozenset("man woman fisherman person people soul occupant".split())


def _on_a_vessel(noun: Token) -> bool:
    vessels = governed(noun, "on", "in") or governed(noun.head, "on", "in")
    return any(counted_class(t.lemma_.lower()) in _VEHICLES for t in vessels)


_FUELS = frozenset("fuel diesel bunker kerosene petrol".split())
_LOADED = frozenset("carry haul transport bring hold ferry load have take deliver".split())
_LOADS = frozenset("cargo load shipment consignment freight".split())


def cargo(place: Place) -> Reading | None:
    """How much a vessel had aboard: "with 70 tonnes of food", "5,100 tonnes of fuel on board"."""
    at = place.at
    goods = of_noun(at)
    if goods is None and at.dep_ == "compound":
        return None  # "a 70-tonne lorry" weighs so much
    what = goods.lemma_.lower() if goods is not None else ""
    name = "fuel aboard" if what in _FUELS else "cargo aboard"
    last = max((t.i for t in goods.subtree), default=at.i) if goods is not None else at.i
    after = [t.lower_ for t in at.doc[at.i + 1 : last + 3]]
    vessel, verb = None, at.head
    if at.dep_ == "dobj" and verb.lemma_.lower() in _LOADED:
        vessel = subject(verb, place.frames)
    elif at.dep_ == "pobj" and verb.lower_ in ("with", "of"):
        vessel = verb.head
        if vessel.lemma_.lower() in _LOADS:  # "with a cargo of 300 tonnes"
            vessel = vessel.head.head if vessel.dep_ == "pobj" else vessel.head
        if vessel.pos_ == "VERB":
            vessel = thing_of(vessel, place.frames)
    carries = vessel is not None and counted_class(vessel.lemma_.lower()) in _VEHICLES
    if "aboard" in after or ("board" in after and "on" in after) or carries:
        return Reading(name, vessel if carries else None, True, lasting=True, bare=True)
    return None
