"""Where a common verb is not of its usual class of happenings, by what stands beside it.

``senses`` says what a verb means with its object; here stands what it surely does
not mean.  To hold a post is no event, to order a release buys nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
_QUAKES = frozenset("quake earthquake tremor aftershock shock tsunami temblor jolt".split())
_BOOKED = frozenset(
    "order ticket room flight hotel seat profit loss gain sale table charge revenue".split()
)


# What these verbs are done to without being of their usual class.
_NOT_DONE_TO = {
    ("fire", "dismiss"): frozenset(
        """gas rocket missile shot bullet round volley shell cannon gun rifle torpedo flare weapon
        salvo cannonball arrow warhead""".split()
    ),
    ("give", "donate"): frozenset(
        """victory win lead draw defeat advantage go-ahead approval permission chance hope boost
        detail reason evidence interview speech answer warning notice way order sentence term
        verdict ruling impression idea account name rise""".split()
    ),
    ("level", "destroy"): frozenset(("", "score", "match", "game", "tie", "scores", "series")),
    ("hold", "hold-event"): _HELD,
    ("book", "send-off"): _BOOKED,
    ("reach", "qualify"): _REACHED,
}
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
    if noun in _NOT_DONE_TO.get((verb, usual), ()):
        return True
    if usual in _DONE_TO_PEOPLE.get(verb, ()):
        return thing is not None and thing.pos_ == "NOUN" and not _somebody(thing)
    if (verb, usual) == ("spend", "pay"):
        dimensions = {q.quantity.dimension for q in quantities}
        return "duration" in dimensions and "money" not in dimensions
    case = _CASES.get((verb, usual))
    return case is not None and case(frame, thing, noun)


def _held(frame: Frame, thing: Token | None, noun: str) -> bool:
    """As in "held the man for two days", "be held responsible"."""
    theme = frame.arg("theme")
    held = thing is not None and (is_person(thing) or thing.ent_type_ == "PERSON")
    return held or bool(theme is not None and theme.pos_ == "ADJ")


def _ordered(frame: Frame, thing: Token | None, noun: str) -> bool:
    """As in "ordered the release of Kessler", "ordered that he be released"."""
    done = bool(noun) and predicates.predicate_class(noun, pos="NOUN") is not None
    return done or bool(children(frame.trigger, "ccomp", "xcomp"))


def _recovered(frame: Frame, thing: Token | None, noun: str) -> bool:
    """As in "tourism has yet to recover", "five works have been recovered"."""
    about = thing if thing is not None else frame.arg("agent")
    return about is not None and about.pos_ == "NOUN" and not is_person(about)


def _hit(frame: Frame, thing: Token | None, noun: str) -> bool:
    """As in "prices hit a high"."""
    agent = frame.arg("agent")
    return agent is not None and agent.pos_ == "NOUN" and agent.lemma_.lower() not in _QUAKES


_CASES: Mapping[tuple[str, str], Callable[[Frame, Token | None, str], bool]] = {
    ("hold", "hold-event"): _held,
    ("order", "order-goods"): _ordered,
    ("recover", "recover-health"): _recovered,
    ("hit", "quake-strike"): _hit,
    # "reached the miners", "sales reached 92,000"
    ("reach", "qualify"): lambda frame, thing, noun: (
        thing is not None and (thing.pos_ == "NUM" or is_person(thing))
    ),
    # "leading to a bailout"
    ("lead", "lead"): lambda frame, thing, noun: thing is None and frame.arg("to") is not None,
    ("name", "appoint"): lambda frame, thing, noun: frame.arg("after") is not None,
    ("bear", "be-born"): lambda frame, thing, noun: str(frame.trigger.lower_) == "borne",
    ("add", "say"): lambda frame, thing, noun: thing is not None,
}
"""Verb and class, and whether it is none of that class; given the frame, its object, its noun."""
