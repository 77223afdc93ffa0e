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
