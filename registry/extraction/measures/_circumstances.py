"""Numbers that go with a happening, and that sentences hang on any verb.

How old somebody is, for how long one was jailed or held, how many were aboard,
how many took part in a study, how strong the wind was, how much snow fell, how
far ahead one is.
"""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children
from registry.extraction.measures._margins import magnitude, margin
from registry.extraction.measures._model import (
    NOUNS,
    Place,
    Reading,
    frame_of,
    of_noun,
    subject,
    thing_of,
)
from registry.lexicon.counted import counted_class
from registry.values.quantity import Bound

Token = Any

_JAIL = frozenset("sentence jail imprison condemn".split())
_COURTS = frozenset("court judge jury tribunal magistrate".split())
_TERMS = frozenset("sentence term imprisonment".split())
_SERVING = frozenset("serve receive get face".split())
_GIVING = frozenset("give hand impose".split())
_PRISONS = frozenset("prison jail bars custody imprisonment".split())
_HOLD = frozenset("hold detain".split())
_FREE = frozenset("release free liberate".split())
_STUDIES = frozenset("trial study survey poll experiment".split())
_WITH = frozenset("with among of in on involving".split())
_PARTICIPANTS = frozenset(
    """volunteer adult patient participant people person child woman man respondent voter student
    subject pupil""".split()
)
_STAFF = frozenset("staff workforce payroll".split())
_CROWDS = frozenset("crowd audience attendance".split())
_WATCHING = frozenset("watch see attend follow witness fill pack".split())
_DRAWING = frozenset("draw attract pull lure".split())
_COUNTING = frozenset("count welcome have record register receive report".split())
_COMING = frozenset("come flock turn stream travel show".split())
_SHOWN = frozenset(
    """match game final semi-final race concert show ceremony funeral opening premiere parade
    fight bout derby tournament festival exhibition play event launch performance fair carnival
    regatta congress pageant procession""".split()
)
_VISITED = frozenset("museum gallery castle zoo palace park".split())
_ARENAS = frozenset("stadium arena stand stands hall ground terraces venue".split())
_WINDS = frozenset("wind gust".split())
_BLOWING = frozenset("blow gust howl".split())
_REACHING = frozenset("reach hit top exceed clock measure touch be record".split())
_BLOWN = frozenset("storm cyclone hurricane typhoon gale tornado wind gust".split())
_FALLING = frozenset("snow rain rainfall snowfall hail".split())


def circumstance(place: Place) -> Reading | None:
    """The property that a number tells of a person, a vehicle, a study, a storm or a race."""
    if place.changes:
        return None
    reader = _READERS.get(place.kind)
    return reader(place) if reader is not None else None


def _age(place: Place) -> Reading | None:
    """The age of somebody: "Vilar, 61, said", "Vilar, aged 61", "she is 61"."""
    at = place.at
    if at.lower_ == "aged" or (at.head.lower_ == "aged" and at.dep_ in ("npadvmod", "nummod")):
        at = at if at.lower_ == "aged" else at.head
    name = at.head
    if at.dep_ in ("appos", "amod", "acl", "nummod") and name.pos_ == "PROPN" and name.i < at.i:
        return Reading("age", name, True, lasting=True)
    if at.pos_ == "NUM" and at.dep_ in ("attr", "acomp"):  # "she is 47"
        who = subject(at.head, place.frames)
        return Reading("age", who, True, lasting=True) if who is not None else None
    if at.pos_ == "NUM" and at.dep_ == "pobj" and at.head.lower_ == "at":
        # "At 47 she would be the oldest": how old she is holds whatever becomes of that.
        who = subject(at.head.head, place.frames)
        return Reading("age", who, False, lasting=True) if who is not None else None
    noun = at.head.head
    if at.pos_ == "NUM" and at.head.lower_ == "of" and noun.dep_ == "appos":
        named = noun.head.pos_ == "PROPN"  # "Lind, a lawyer of 48,"
        return Reading("age", noun.head, True, lasting=True) if named else None
    called = next((t for t in (place.at, place.at.head, place.at.head.head) if _is_called(t)), None)
    return Reading("age", called, True, lasting=True) if called is not None else None


def _is_called(word: Token) -> bool:
    """Whether somebody is called by an age alone: "the 61-year-old was acquitted"."""
    return word.lemma_.lower() == "old" and word.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")


def _lasting(place: Place) -> Reading | None:
    return _least(place) or _sentence(place) or _captivity(place) or _ahead(place) or margin(place)


_LEAST = frozenset("minimum minimal non-parole".split())
_FREED = frozenset("release released parole paroled eligible freed".split())


def _least(place: Place) -> Reading | None:
    """How long a prisoner must serve before he may be freed.

    "A minimum term of 26 years", "must serve at least 24 years before he is considered
    for release"
    """
    at = place.at
    noun = at.head.head if at.dep_ == "pobj" and at.head.lower_ == "of" else at.head
    lemma = noun.lemma_.lower()
    named = any(t.lower_ in _LEAST for t in (noun, *place.tokens)) or (
        lemma in ("term", "period", "sentence", "tariff")
        and any(c.lower_ in _LEAST for c in noun.children)
    )
    serving = next((t for t in (noun, *noun.ancestors) if t.lemma_.lower() in _SERVED), None)
    if not named:
        served = at.head.lemma_.lower() in ("serve", "spend") and at.dep_ in ("dobj", "npadvmod")
        if not served or not _FREED & {t.lower_ for t in at.doc[at.i :]}:
            return None
    if serving is None:
        return None
    plain = place.slot.quantity.model_copy(update={"bound": Bound.EXACT})
    if plain.low is None or plain.high is None:
        value = plain.low if plain.low is not None else plain.high
        plain = plain.model_copy(update={"low": value, "high": value})
    convict = subject(serving, place.frames)
    if convict is None or convict.lemma_.lower() in _COURTS:
        frame = frame_of(serving, place.frames)
        convict = (frame.arg("to") or frame.arg("patient")) if frame is not None else None
    if convict is None:
        return None
    return Reading("minimum term", convict, True, lasting=True, quantity=plain)


_SERVED = frozenset("serve spend give sentence jail imprison receive get face set impose".split())


def _sentence(place: Place) -> Reading | None:
    """For how long somebody was jailed: "sentenced to 12 years", "gave him 14 years"."""
    at = place.at
    if at.dep_ == "pobj" and at.head.lower_ in ("to", "for"):
        frame = frame_of(at.head.head, place.frames)
        if frame is not None and frame.trigger.lemma_.lower() in _JAIL:
            return _of(frame.arg("patient"))
    if at.dep_ in ("dobj", "npadvmod") and at.head.lemma_ == "give":
        frame = frame_of(at.head, place.frames)
        agent = frame.arg("agent") if frame is not None else None
        if frame is not None and agent is not None and agent.lemma_.lower() in _COURTS:
            named = (t for role, t in frame.args if role == "patient" and t.i != at.i)
            return _of(frame.arg("to") or next(named, None))
    life = place.slot.mention.text.lower() == "life"
    verb = at.head
    jailed = life or not _PRISONS.isdisjoint(t.lower_ for t in at.doc[at.i : at.i + 4])
    if jailed and at.dep_ in ("dobj", "npadvmod") and verb.lemma_.lower() in _SERVING - {"face"}:
        frame = frame_of(verb, place.frames)
        return _of((frame.arg("agent") or frame.arg("patient")) if frame is not None else None)
    noun = verb.head if at.dep_ == "pobj" and verb.lower_ == "of" else verb
    modifies = at.dep_ in ("compound", "amod", "nummod", "nmod") or noun.i != verb.i
    if not modifies or noun.lemma_.lower() not in _TERMS:
        return None
    verb = noun.head
    frame = frame_of(verb, place.frames)
    if frame is None or noun.dep_ not in ("dobj", "oprd", "nsubjpass", "attr", "pobj"):
        return None
    if verb.lemma_.lower() in _SERVING - {"face"} and not frame.passive:
        return _of(frame.arg("agent") or frame.arg("patient"))
    if verb.lemma_.lower() in _GIVING:
        told = [t for role, t in frame.args if role == "patient" and t.i != noun.i]
        return _of(frame.arg("to") or frame.arg("on") or next(iter(told), None))
    return None


def _of(convict: Token | None) -> Reading | None:
    return Reading("prison sentence", convict, True) if convict is not None else None


def _captivity(place: Place) -> Reading | None:
    """For how long somebody was held: "was held for three weeks", "released after nine days"."""
    at = place.at
    if at.dep_ != "pobj" or at.head.lower_ not in ("for", "after"):
        return None
    frame = frame_of(at.head.head, place.frames)
    verbs = _HOLD if at.head.lower_ == "for" else _FREE
    if frame is None or frame.trigger.lemma_.lower() not in verbs or not frame.passive:
        return None
    held = frame.arg("patient")
    return Reading("captivity", held, True) if held is not None else None


def _ahead(place: Place) -> Reading | None:
    """By how much one leads another: "leads him by 14 seconds", "is 41 seconds ahead of him"."""
    at = place.at
    if at.dep_ == "npadvmod" and at.head.lower_ == "ahead":
        ahead = at.head
        rival = next((t for p in children(ahead, "prep") for t in children(p, "pobj")), None)
        leader = subject(ahead.head, place.frames)
        return Reading("lead", leader, True, of=rival) if leader is not None else None
    by = next((t for t in at.ancestors if t.lower_ == "by" and t.dep_ == "prep"), None)
    if by is None or by.head.lemma_.lower() != "lead":
        return None
    frame = frame_of(by.head, place.frames)
    leader = frame.arg("agent") if frame is not None else None
    if frame is None or leader is None or frame.passive:
        return None
    return Reading("lead", leader, True, of=frame.arg("patient"))


def _count(place: Place) -> Reading | None:
    noun = place.at
    if (found := _staff(noun, place) or _crew(noun, place)) is not None:
        return found
    if noun.pos_ == "NUM" and (found := _audience(noun, place)) is not None:
        return found
    if noun.pos_ not in NOUNS and noun.head.pos_ in NOUNS:
        noun = noun.head
    if noun.pos_ not in NOUNS or noun.lemma_.lower() == "board":
        return None
    return _aboard(noun, place) or _study(noun, place) or _audience(noun, place)


def _staff(at: Token, place: Place) -> Reading | None:
    """How many work for somebody: "has a staff of 140", "its workforce of 140"."""
    group = at.head.head
    if at.dep_ != "pobj" or at.head.lower_ != "of" or group.lemma_.lower() not in _STAFF:
        return None
    owner = next(iter(children(group, "poss")), None)
    if owner is None and group.dep_ == "dobj" and group.head.lemma_ in ("have", "employ"):
        owner = subject(group.head, place.frames)
    elif owner is None and group.dep_ == "pobj" and group.head.lower_ == "with":
        owner = group.head.head if group.head.head.pos_ in NOUNS else None
    return Reading("number of employee", owner, True) if owner is not None else None


def _crew(at: Token, place: Place) -> Reading | None:
    """How many sail in a vessel: "sank with a crew of 14", "the trawler and its crew of 14"."""
    crew = at.head.head
    if at.dep_ != "pobj" or at.head.lower_ != "of" or crew.lower_ != "crew":
        return None
    above, vessel = crew.head, None
    if crew.dep_ == "dobj" and above.lemma_ in ("have", "carry"):
        vessel = subject(above, place.frames)
    elif crew.dep_ == "pobj" and above.lower_ == "with":
        noun = above.head
        vessel = noun if noun.pos_ in NOUNS else thing_of(noun, place.frames)
    elif crew.dep_ == "conj":
        vessel = above
    if vessel is None or counted_class(vessel.lemma_.lower()) not in _VEHICLES:
        return None
    return Reading("crew aboard", vessel, True, lasting=True, bare=True)


def _audience(noun: Token, place: Place) -> Reading | None:
    """How many saw a match or a show: "a crowd of 38,000 saw", "watched by 41,000 people"."""
    kind = counted_class(noun.lemma_.lower())
    crowd = None
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _CROWDS:
        crowd = noun.head.head
    elif noun.lemma_.lower() in _CROWDS or kind in ("person", "spectator", "visitor"):
        crowd = noun
    if crowd is None:
        return None
    verb = crowd.head
    told = verb.lemma_.lower()
    if crowd.dep_ == "dobj" and (told in _DRAWING or (kind == "visitor" and told in _COUNTING)):
        return _attended(subject(verb, place.frames))  # "the fair drew 120,000 visitors"
    if crowd.dep_ == "nsubj" and told in _COMING:
        for preposition in children(verb, "prep"):
            if preposition.lower_ in ("to", "for"):
                return _attended(next(iter(children(preposition, "pobj")), None))
    if crowd.dep_ == "pobj" and crowd.dep_ != "nsubj" and verb.lower_ in ("by", "before"):
        verb = verb.head
    elif crowd.dep_ not in ("nsubj", "appos"):
        return None
    if verb.lemma_.lower() not in _WATCHING and crowd.head.lower_ != "before":
        return None
    frame = frame_of(verb, place.frames)
    shown = frame.arg("patient") if frame is not None else None
    if verb.lemma_.lower() in ("fill", "pack"):
        arena = shown is not None and shown.lemma_.lower() in _ARENAS
        return Reading("attendance", shown, True, bare=True) if arena else None
    return _attended(shown)


def _attended(shown: Token | None) -> Reading | None:
    """What so many came to; a story has one event, and may speak of several museums."""
    if shown is None or shown.lemma_.lower() not in _SHOWN | _VISITED:
        return None
    return Reading("attendance", shown, True, bare=shown.lemma_.lower() in _SHOWN)


def _aboard(noun: Token, place: Place) -> Reading | None:
    """How many were aboard: "the 264 people aboard", "had 2,410 containers on board"."""
    lemma = noun.lemma_.lower()
    name = f"{counted_class(lemma) or lemma} aboard"
    if name in ("man aboard", "woman aboard"):
        name = "person aboard"
    after = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]]
    verb = noun.head
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


_VEHICLES = frozenset(("ship", "aircraft", "vehicle"))


def _cargo(place: Place) -> Reading | None:
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


_FUELS = frozenset("fuel diesel bunker kerosene petrol".split())
_LOADED = frozenset("carry haul transport bring hold ferry load have take deliver".split())
_LOADS = frozenset("cargo load shipment consignment freight".split())


def _study(noun: Token, place: Place) -> Reading | None:
    """How many took part in a study: "a trial with 1,848 volunteers"."""
    if noun.lemma_.lower() not in _PARTICIPANTS or noun.dep_ != "pobj":
        return None
    if noun.head.lower_ not in _WITH:
        return None
    study = noun.head.head
    if study.pos_ == "VERB" and study.lemma_.lower() in ("conduct", "carry", "run", "do"):
        frame = frame_of(study, place.frames)
        found = frame.arg("patient") if frame is not None else None
        study = found if found is not None else study.head
    if study.lemma_.lower() not in _STUDIES:
        return None
    return Reading("participants", study, True, lasting=True)


def _speed(place: Place) -> Reading | None:
    """How strong the wind was: "with sustained winds of 165 km/h"."""
    of = place.at.head
    verb = of.head if place.at.dep_ == "pobj" else of
    blowing = verb.lemma_.lower() in _BLOWING and verb.pos_ == "VERB"
    if place.at.dep_ in ("pobj", "dobj", "npadvmod", "advmod") and (
        blowing or verb.lemma_.lower() in _REACHING
    ):
        blown = subject(verb, place.frames)
        if blown is None:
            return None
        noun = blown.lemma_.lower()
        if noun in _WINDS:
            peak = noun == "gust" or not blowing  # winds that reached so much were gusts
            return Reading(f"speed of {'gusts' if peak else 'winds'}", None, True, bare=True)
        if blowing and noun in _BLOWN | {"it"}:
            kind = "gusts" if verb.lemma_.lower() == "gust" else "winds"
            return Reading(f"speed of {kind}", blown, True, bare=True)
        return None
    if place.at.dep_ == "compound" and of.lemma_ in _WINDS:
        return Reading(f"speed of {of.lemma_}s", None, True, bare=True)  # "160 km/h winds"
    if place.at.dep_ != "pobj" or of.lower_ not in ("of", "at") or of.head.lemma_ not in _WINDS:
        return None
    wind = of.head
    above = wind.head
    storm = None
    if wind.dep_ == "dobj":
        storm = subject(above, place.frames)
    elif wind.dep_ == "pobj" and above.lower_ == "with":
        storm = above.head if above.head.pos_ in NOUNS else subject(above.head, place.frames)
    return Reading(f"speed of {wind.lemma_}s", storm, True, bare=True)


def _length(place: Place) -> Reading | None:
    """How much snow or rain fell where: "recorded 23 inches of snow"."""
    at = place.at
    fallen = of_noun(at)
    if fallen is not None and fallen.lemma_.lower() in _FALLING:
        where = None
        if at.dep_ == "dobj" and at.head.lemma_ in ("record", "get", "receive", "measure", "see"):
            where = subject(at.head, place.frames)
        return _fall(fallen, where or _in(at) or _in(fallen))
    verb = at.head
    if at.dep_ == "dobj" and verb.lemma_.lower() in ("reach", "total", "measure"):
        fallen = subject(verb, place.frames)
        if fallen is not None and fallen.lemma_.lower() in _FALLING:
            return _fall(fallen, _in(at) or _in(verb) or _in(fallen))
    return None


def _fall(fallen: Token, where: Token | None) -> Reading | None:
    name = "snowfall" if fallen.lemma_.lower().startswith("snow") else "rainfall"
    return Reading(name, where, True) if where is not None else None


def _in(token: Token) -> Token | None:
    return next(
        (
            t
            for p in children(token, "prep")
            if p.lower_ in ("in", "at")
            for t in children(p, "pobj")
        ),
        None,
    )


_READERS = {
    "magnitude": magnitude,
    "age": _age,
    "duration": _lasting,
    "count": _count,
    "speed": _speed,
    "length": _length,
    "mass": _cargo,
    "volume": _cargo,
}
