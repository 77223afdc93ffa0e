"""How strong the wind was, and how much rain or snow fell."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import governed
from registry.extraction.measures._model import NOUNS, Place, Reading, of_noun, subject

Token = Any

_WINDS = frozenset("wind gust".split())
_BLOWING = frozenset("blow gust howl".split())
_REACHING = frozenset("reach hit top exceed clock measure touch be record".split())
_BLOWN = frozenset("storm cyclone hurricane typhoon gale tornado wind gust".split())


def wind_speed(place: Place) -> Reading | None:
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


_ZERO = ("minus", "below")
"""What the parser takes for a preposition: "fell to minus 28", "40 degrees below zero"."""
_SCALES = frozenset("temperature mercury thermometer".split())
_THAN = frozenset("above below warmer colder cooler hotter higher lower more less".split())
_FALLS = frozenset("fall drop sink plunge dip plummet".split())
_RISES = frozenset("rise climb soar get reach hit exceed top".split())
_RECORDS = frozenset("measure record register".split())
_OF_WHAT = frozenset("water sea body surface average mean maximum minimum ground".split())


def temperature(place: Place) -> Reading | None:
    """How warm it was: "the temperature was 11 degrees", "it was 17 degrees in Paris"."""
    at = place.at
    above = at.head
    after = at.doc[at.i + 1 : at.i + 3]
    if any(t.lower_ in _THAN for t in after) and after[-1].lower_ not in ("zero", "freezing"):
        return None  # "five degrees above average"
    if at.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in _SCALES:
        return _warmth(above.head, "", _named_in(above.head) or _named_in(above.head.head))
    verb = above.head if at.dep_ == "pobj" else above
    beside = at.dep_ in ("pobj", "dobj", "attr", "acomp", "npadvmod") or at.lower_ in _ZERO
    if not beside or verb.pos_ == "NOUN":
        return None
    lemma = verb.lemma_.lower()
    if lemma not in {"be", *_FALLS, *_RISES, *_RECORDS}:
        return None
    scale = subject(verb, place.frames)
    where = _named_in(verb) or _named_in(at)
    if scale is not None and scale.lemma_.lower() in _SCALES:
        extreme = "low" if lemma in _FALLS else "high" if lemma in _RISES else ""
        return _warmth(scale, extreme, where or _named_in(scale))
    said = at.dep_ in ("attr", "acomp") or at.lower_ in _ZERO
    told = said and scale is not None and scale.lower_ == "it"
    measured = at.dep_ in ("dobj", "nsubjpass") and lemma in _RECORDS
    return _warmth(None, "", where) if told or measured else None


def _warmth(scale: Token | None, extreme: str, where: Token | None) -> Reading:
    """A temperature: of the water is none of the air, and how low it fell not how high it rose."""
    of = () if scale is None else (t.lower_ for t in scale.children if t.lower_ in _OF_WHAT)
    name = " ".join((*of, *([extreme] if extreme else ()), "temperature"))
    return Reading(name, where, True, bare=True)


def _named_in(token: Token) -> Token | None:
    return next((t for t in governed(token, "in", "at", "near") if t.pos_ == "PROPN"), None)


_FALLING = frozenset("snow rain rainfall snowfall hail".split())


def rainfall(place: Place) -> Reading | None:
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
    return next(iter(governed(token, "in", "at")), None)
