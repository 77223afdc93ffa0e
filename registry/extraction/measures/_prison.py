"""For how long somebody was jailed or held, and how much of it he must serve."""

from __future__ import annotations

from typing import Any

from registry.extraction.measures._model import Place, Reading, frame_of, subject
from registry.values.quantity import Bound

Token = Any

_COURTS = frozenset("court judge jury tribunal magistrate".split())
_LEAST = frozenset("minimum minimal non-parole".split())
_FREED = frozenset("release released parole paroled eligible freed".split())
_SERVED = frozenset("serve spend give sentence jail imprison receive get face set impose".split())


def least_term(place: Place) -> Reading | None:
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


_JAIL = frozenset("sentence jail imprison condemn".split())
_TERMS = frozenset("sentence term imprisonment".split())
_SERVING = frozenset("serve receive get face".split())
_GIVING = frozenset("give hand impose".split())
_PRISONS = frozenset("prison jail bars custody imprisonment".split())


def sentence(place: Place) -> Reading | None:
    """For how long somebody was jailed: "sentenced to 12 years", "gave him 14 years"."""
    at = place.at
    if place.slot.scope == "most":
        return None  # nobody serves it yet
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
    if verb.lemma_.lower() == "serve" and verb.tag_ in ("VBD", "VBN"):
        return None  # "served eight years in prison", of twelve
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


_HOLD = frozenset("hold detain".split())
_FREE = frozenset("release free liberate".split())


def captivity(place: Place) -> Reading | None:
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
