"""What a number is of all of its kind: a part, the total, more of them, a peak, what remains."""

from __future__ import annotations

import re
from typing import Any

from registry.extraction.frame import SUBJECTS
from registry.extraction.frames import Frame
from registry.values.quantity import Quantity

Token = Any

TOTAL = frozenset("total overall altogether combined cumulative entire".split())
MORE = frozenset("another additional further extra more".split())
_PART = frozenset("including include among whom which".split())
_EARLIER = frozenset("earlier initial initially previously previous original first".split())
_STILL = frozenset("still remaining".split())
_PROVISIONAL = frozenset("provisional preliminary partial projected counted".split())
_ADDING = frozenset("open build hire create add order buy".split())


def scope_of(words: set[str], noun: Token, frame: Frame, quantity: Quantity, said: str) -> str:
    """What a number is of all of its kind: a part, the total, more, what remains, or nothing known.

    ``words`` stand beside the number, ``said`` is what its expression says of it already.
    """
    if quantity.dimension == "age":
        return ""  # nobody is so old in part, or still to come
    if quantity.dimension == "count" and _beside_others(noun):
        return "of a kind"
    return _scope_of(words, noun, frame, quantity, said)


def _scope_of(words: set[str], noun: Token, frame: Frame, quantity: Quantity, said: str) -> str:
    if _for_a_while(frame):
        return "peak"
    if quantity.change or said == "change":
        return "change"
    if words & TOTAL:
        return "total"
    if words & MORE:
        # "To open 12 more shops" opens 12.
        return "" if frame.kind in _ADDING or frame.lemma in _ADDING else "more"
    if quantity.part or said == "part":
        return "part"
    if quantity.dimension == "count" and _before_the_end(noun):
        return "remaining"
    if _some_of_known(noun, quantity):
        return "some"
    if said:
        return said
    if _left(noun, frame, quantity):
        return "remaining"
    if words & _PROVISIONAL or any(
        t.lower_ in _PROVISIONAL
        and not (t.i == frame.trigger.i and frame.arg("agent") and frame.arg("patient"))
        for t in frame.tokens
    ):
        return "provisional"
    if _level_before(noun) or (words & _EARLIER and not _first_so_many(noun)):
        return "earlier"
    if _among(noun, frame):
        return "part"
    if noun.dep_ in ("compound", "nmod", "amod") and quantity.dimension == "count":
        return "stock"  # "the eight-storey building"
    # "Has a rating of 90 percent, based on 31 reviews": it has a rating
    based = noun.dep_ == "pobj" and noun.head.head.lower_ == "based"
    return "stock" if not based and _tells_a_stock(frame) else ""


def _describes(noun: Token) -> bool:
    """Whether it only says what another thing has: "the ward with its 24 beds remains open"."""
    link = noun.head
    return noun.dep_ == "pobj" and link.lower_ == "with" and link.head.pos_ in ("NOUN", "PROPN")


def _left(noun: Token, frame: Frame, quantity: Quantity) -> bool:
    """Whether so many are still there: "still has 30 days", "twelve remain"."""
    if frame.lemma == "remain" and _for_so_long(noun, quantity):
        return False
    still = any(c.lower_ in _STILL for c in frame.trigger.children) or frame.lemma == "remain"
    return still and not _describes(noun)


def _for_so_long(noun: Token, quantity: Quantity) -> bool:
    """Whether it tells for how long it remained so: "stayed at number one for 12 weeks"."""
    long = quantity.dimension == "duration" or noun.lemma_.lower() in _SPANS
    return long and noun.dep_ not in SUBJECTS


_SPANS = frozenset("minute hour day night week weekend month season year decade".split())


def _level_before(noun: Token) -> bool:
    """Whether it is the level that another is compared with: "up from 61", "compared with 61"."""
    link = noun.head
    if noun.dep_ != "pobj":
        return False
    return (link.lower_ == "from" and link.head.lower_ in ("up", "down")) or (
        link.lower_ in ("with", "to") and link.head.lower_ == "compared"
    )


def _first_so_many(noun: Token) -> bool:
    """Whether "first" counts with the number: "inside the first 20 minutes"."""
    return any(
        c.lower_ == "first" and c.i + 1 < len(noun.doc) and noun.doc[c.i + 1].pos_ == "NUM"
        for c in noun.children
    )


def _among(noun: Token, frame: Frame) -> bool:
    """Whether the number stands in a phrase that names some of more: "among them two children"."""
    token = noun
    for _ in range(4):
        if token.dep_ == "pobj" and token.head.lower_ in _PART:
            return True
        if token.head.i == token.i or token.i == frame.trigger.i:
            break
        token = token.head
    return False


_MOMENTS = re.compile(
    r"\bat (?:one point|times|(?:its|their|the) (?:peak|height|lowest|highest))\b"
)


def _for_a_while(frame: Frame) -> bool:
    """Whether a number was reached for a moment only: "at one point it was down 5 percent"."""
    return _MOMENTS.search(" ".join(t.lower_ for t in frame.tokens)) is not None


def _some_of_known(noun: Token, quantity: Quantity) -> bool:
    """Whether so many are some of those known: "two of the crossings", "three of its ships"."""
    of = noun.head
    return (
        quantity.dimension == "count"
        and noun.dep_ == "pobj"
        and of.lower_ == "of"
        and of.head.pos_ == "NUM"
        and any(c.lower_ in ("the", "these", "those", "them") for c in (noun, *noun.children))
    )


def _beside_others(noun: Token) -> bool:
    """Whether others are counted apart: "nine counts of bribery and two of tax evasion"."""
    told = any(c.lower_ == "of" for c in noun.children)
    near = [noun.head] if noun.dep_ == "conj" else [c for c in noun.children if c.dep_ == "conj"]
    return told and any(
        any(c.lower_ == "of" for c in other.children)
        and ("NUM" in (noun.pos_, other.pos_) or other.lemma_.lower() == noun.lemma_.lower())
        for other in near
    )


def _tells_a_stock(frame: Frame) -> bool:
    """Whether the verb tells how many there are, and not what happened to so many."""
    if frame.lemma in ("have", "own", "hold", "employ", "number", "operate"):
        return not frame.passive
    return frame.lemma in _HOLDS and frame.trigger.tag_ in ("VBZ", "VBP")


# What tells in the present how many there are: "the probe carries six instruments".
_HOLDS = frozenset(
    "carry contain house comprise boast feature seat count possess field offer".split()
)


_ENDS = frozenset("end finish line close final whistle goal tape".split())


def _before_the_end(noun: Token) -> bool:
    """Whether so many are still to come: "one round before the end", "with two laps to go"."""
    following = noun.doc[noun.i + 1 : noun.i + 4]
    after = [t.lower_ for t in following]
    if after[:2] == ["to", "go"] or after[:1] == ["early"]:
        return True
    if after[:1] == ["left"] and following[0].dep_ in ("acl", "amod", "advmod"):
        return True
    return after[:1] in (["before"], ["from"]) and not _ENDS.isdisjoint(after[1:])
