"""Where a common verb is not of its usual class of happenings, by what stands beside it.

``senses`` says what a verb means with its object; here stands what it surely does
not mean.  To hold a post is no event, to order a release buys nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.extraction.frames import Frame, children
from registry.extraction.slots.ages import is_person
from registry.lexicon import predicates
from registry.records import QuantitySlot

Token = Any

_HELD = frozenset(
    """post office presidency position role seat stake share holding interest record lead advantage
    title licence passport view belief job mandate majority degree rank power talent key responsible
    it them""".split()
)
_REACHED = frozenset(
    """verdict agreement deal decision conclusion compromise settlement consensus goal orbit target
    limit age level peak high low record height depth speed shore coast summit top bottom border
    airport hospital village town city scene""".split()
)
_BOOKED = frozenset(
    "order ticket room flight hotel seat profit loss gain sale table charge revenue".split()
)


_DONE_TO_PEOPLE = {"condemn": ("sentence",), "clear": ("acquit",)}


def _somebody(noun: Token) -> bool:
    """Whether it may be somebody: a person, or what people are told by."""
    return is_person(noun) or noun.tag_ == "NNS" or noun.lemma_.lower() in _PARTIES


_PARTIES = frozenset("pair duo trio couple group company firm bank defendant accused".split())


def unusual(frame: Frame, usual: str, quantities: Sequence[QuantitySlot]) -> bool:
    """Whether a verb of class ``usual`` is none of that class here."""
    verb = frame.trigger.lemma_.lower()
    if frame.pos != "VERB" or frame.lemma != verb:
        return False
    thing = frame.arg("patient")
    noun = thing.lemma_.lower() if thing is not None else ""
    if (verb, usual) == ("hold", "hold-event"):
        theme = frame.arg("theme")
        held = thing is not None and (is_person(thing) or thing.ent_type_ == "PERSON")
        return held or noun in _HELD or bool(theme is not None and theme.pos_ == "ADJ")
    if usual in _DONE_TO_PEOPLE.get(verb, ()):
        return thing is not None and thing.pos_ == "NOUN" and not _somebody(thing)
    if (verb, usual) == ("name", "appoint"):
        return frame.arg("after") is not None
    if (verb, usual) == ("bear", "be-born"):
        return str(frame.trigger.lower_) == "borne"
    if (verb, usual) == ("order", "order-goods"):
        done = bool(noun) and predicates.predicate_class(noun, pos="NOUN") is not None
        return done or bool(children(frame.trigger, "ccomp", "xcomp"))
    if (verb, usual) == ("spend", "pay"):
        dimensions = {q.quantity.dimension for q in quantities}
        return "duration" in dimensions and "money" not in dimensions
    if (verb, usual) == ("book", "send-off"):
        return noun in _BOOKED
    if (verb, usual) == ("reach", "qualify"):
        return thing is not None and (thing.pos_ == "NUM" or noun in _REACHED or is_person(thing))
    if (verb, usual) == ("add", "say"):
        return thing is not None
    if (verb, usual) == ("recover", "recover-health"):
        about = thing if thing is not None else frame.arg("agent")
        return about is not None and about.pos_ == "NOUN" and not is_person(about)
    return False
