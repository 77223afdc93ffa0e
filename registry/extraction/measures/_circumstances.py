"""Numbers that go with a happening, and that sentences hang on any verb.

How old somebody is stands here; for how long one was jailed, how many were aboard or came,
how strong the wind was and how far ahead one is are told by readers of their own.
"""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children
from registry.extraction.measures._aboard import aboard, cargo, crew
from registry.extraction.measures._attendance import attendance, participants
from registry.extraction.measures._counts import staff
from registry.extraction.measures._margins import lead, magnitude, margin
from registry.extraction.measures._model import NOUNS, Place, Reading, subject
from registry.extraction.measures._prison import captivity, least_term, sentence
from registry.extraction.measures._streaks import half_time, streak
from registry.extraction.measures._taken import time_taken
from registry.extraction.measures._weather import rainfall, temperature, wind_speed
from registry.extraction.slots.age_then import done_at
from registry.extraction.slots.ages import is_one, of_a_death

Token = Any


def circumstance(place: Place) -> Reading | None:
    """The property that a number tells of a person, a vehicle, a study, a storm or a race."""
    if place.changes:
        return None
    reader = _READERS.get(place.kind)
    return reader(place) if reader is not None else None


def _age(place: Place) -> Reading | None:
    """The age of somebody: "Vilar, 61, said", "Vilar, aged 61", "she is 61"."""
    at = place.at
    number = next((t for t in place.tokens if t.pos_ == "NUM"), at)
    if (deed := done_at(number)) is not None:
        # "Passed away, aged 88"; how old one was at anything else is no age of his.
        ends = any(f.trigger is deed and f.kind == "die" for f in place.frames)
        return Reading("age", subject(deed, place.frames), True, lasting=True) if ends else None
    if at.lower_ == "aged" or (at.head.lower_ == "aged" and at.dep_ in ("npadvmod", "nummod")):
        at = at if at.lower_ == "aged" else at.head
    name = at.head
    who = name.pos_ == "PROPN" or (name.pos_ == "NOUN" and is_one(name))
    if at.dep_ in ("appos", "amod", "acl", "nummod") and who and name.i < at.i:
        return Reading("age", name, False, lasting=True)  # "Venti, 67, was not in court"
    if at.pos_ == "NUM" and at.dep_ in ("attr", "acomp"):  # "she is 47"
        who = subject(at.head, place.frames)
        told = who is not None and who.lower_ != "age"  # whose age is 47, the noun tells
        return Reading("age", who, True, lasting=True) if told else None
    if at.pos_ == "NUM" and at.dep_ == "pobj" and at.head.lower_ == "at":
        # "At 47 she would be the oldest": how old she is holds whatever becomes of that.
        who = subject(at.head.head, place.frames)
        return Reading("age", who, False, lasting=True) if who is not None else None
    if at.lower_ == "aged" and (whose := next(iter(children(at, "nsubjpass")), None)) is not None:
        return Reading("age", whose, True, lasting=True)  # "Berg was aged 34"
    if at.lower_ == "age" and at.head.lower_ == "at" and of_a_death(at.head.head):
        who = subject(at.head.head, place.frames)  # "died at the age of 43"
        return Reading("age", who, True, lasting=True) if who is not None else None
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
    told = least_term(place) or sentence(place) or captivity(place) or lead(place)
    return told or margin(place) or time_taken(place)


def _count(place: Place) -> Reading | None:
    noun = place.at
    if (found := streak(place) or lead(place) or margin(place)) is not None:
        return found
    if (found := staff(noun, place) or crew(noun, place)) is not None:
        return found
    if noun.pos_ == "NUM" and (found := attendance(noun, place)) is not None:
        return found
    if noun.pos_ not in NOUNS and noun.head.pos_ in NOUNS:
        noun = noun.head
    if noun.pos_ not in NOUNS or noun.lemma_.lower() == "board":
        return None
    return aboard(noun, place) or participants(noun, place) or attendance(noun, place)


_READERS = {
    "ordinal": streak,
    "score": half_time,
    "magnitude": magnitude,
    "age": _age,
    "duration": _lasting,
    "count": _count,
    "speed": wind_speed,
    "temperature": temperature,
    "degree": temperature,
    "length": rainfall,
    "mass": cargo,
    "volume": cargo,
}
