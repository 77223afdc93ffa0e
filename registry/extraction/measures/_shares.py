"""Shares and relative changes: who makes up how much of what, and by how much it went down."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children, governed
from registry.extraction.measures._model import (
    NOUNS,
    Place,
    Reading,
    frame_of,
    of_noun,
    subject,
)
from registry.extraction.measures._votes import SHARE
from registry.lexicon.counted import counted_class

Token = Any

_FORM = frozenset("make up|account for|represent|constitute|comprise|form".split("|"))
_VOTES = frozenset("vote ballot".split())
_WIN = frozenset("win get take receive secure poll gain obtain".split())
_RAISE = frozenset("cut reduce lower raise increase boost slash halve trim shorten".split())
_MONEY = frozenset("wage salary earning price cost sale profit revenue share".split())
_QUANTITY_OF = frozenset("number rate level amount risk incidence share volume".split())


def share(place: Place) -> Reading | None:
    """Who makes up a share of what: "women account for 31 percent of the staff"."""
    if place.kind != "percent" or place.changes:
        return None
    whole = of_noun(place.at)
    if whole is None:
        return None
    noun = whole.lemma_.lower()
    if noun in _VOTES:
        return _of_the_vote(place)
    name = f"share of {counted_class(noun) or noun}"
    at = place.at
    if at.dep_ == "dobj" or (at.dep_ == "pobj" and at.head.dep_ == "prep"):
        verb = at.head if at.dep_ == "dobj" else at.head.head
        frame = frame_of(verb, place.frames)
        said = {verb.lemma_.lower(), *(f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children)}
        if frame is None or not said & _FORM:
            return None
        bearer = subject(verb, place.frames)
        return Reading(name, bearer, True, of=_whose(whole)) if bearer is not None else None
    if at.dep_ == "nsubj" and at.head.lemma_ == "be":
        bearer = next((t for t in children(at.head, "attr") if t.pos_ in NOUNS), None)
        return Reading(name, bearer, True, of=_whose(whole)) if bearer is not None else None
    return None


def _whose(whole: Token) -> Token | None:
    """Whose staff, members or voters it is a share of."""
    return next(iter((*children(whole, "poss"), *governed(whole))), None)


def _of_the_vote(place: Place) -> Reading | None:
    """The share of the vote that somebody has: "won 53 percent", "with 53 percent of the vote"."""
    at = place.at
    if at.dep_ == "dobj" and at.head.lemma_.lower() in _WIN:
        bearer = subject(at.head, place.frames)
    elif at.dep_ == "pobj" and at.head.lower_ == "with":
        above = at.head.head
        bearer = above if above.pos_ in NOUNS else subject(above, place.frames)
    else:
        return None
    return Reading(SHARE, bearer, True) if bearer is not None else None


def change(place: Place) -> Reading | None:
    """By what share a number of things went down or up.

    "Cut the number of lost days by 43 percent", "had 34 percent fewer lost days".
    Prices and indices move every day; only what somebody brought about, or what
    differs between two groups, is a property.
    """
    if place.kind != "percent" or place.slot.quantity.change is None:
        return None
    at = place.at
    thing = cause = None
    if at.dep_ == "npadvmod" and at.head.pos_ == "ADJ":
        adjective = at.head
        if adjective.dep_ == "amod" and adjective.head.pos_ in NOUNS:
            thing = adjective.head
        elif adjective.dep_ == "acomp":
            thing = subject(adjective.head, place.frames)
        if thing is not None and not (_measures(thing) or _fewer(adjective, thing)):
            return None
    elif at.dep_ == "pobj" and at.head.lower_ == "by":
        verb = at.head.head
        while verb.pos_ in NOUNS and verb.head.i < verb.i:
            verb = verb.head.head if verb.head.pos_ == "ADP" else verb.head
        frame = frame_of(verb, place.frames)
        if frame is not None and verb.lemma_.lower() in _RAISE:
            thing, cause = frame.arg("patient"), frame.arg("agent")
    if thing is None or thing.pos_ not in NOUNS:
        return None
    return Reading("change", _changed(thing), True, of=cause)


def _measures(thing: Token) -> bool:
    return thing.lemma_.lower() in _QUANTITY_OF


def _fewer(adjective: Token, thing: Token) -> bool:
    """Whether things are counted: "fewer seizures"; "more pay" is a demand as often as a fact."""
    return (
        adjective.dep_ == "amod"
        and adjective.lower_ in ("fewer", "less", "more")
        and thing.tag_ == "NNS"
        and thing.lemma_.lower() not in _MONEY
    )


def _changed(thing: Token) -> Token:
    """What the number is of: "the number of lost days", "the risk of a stroke"."""
    return next(iter(governed(thing, "of")), thing) if _measures(thing) else thing
