"""How firmly a clause holds.

Read from the grammar: auxiliaries, negation, and the clauses above.  Source of
the degrees: FactBank.
"""

from __future__ import annotations

from typing import Any

from registry.extraction import denial
from registry.extraction.frames import Frame, children
from registry.extraction.governing import Reading, governed
from registry.extraction.modality import own_modality
from registry.extraction.phrases import (
    DENY_VERBS,
    EXPECT_VERBS,
    PLAN_VERBS,
)
from registry.records import Status

Token = Any

_HELD = {
    **dict.fromkeys(
        ("plan", "schedule", "announce", "set", "fix", "slate", "arrange", "pencil"), Status.PLANNED
    ),
    **dict.fromkeys(EXPECT_VERBS, Status.EXPECTED),
}


_FOUND = frozenset(
    "discovery find death birth victory win result loss winner theft record mark".split()
)
"""What is announced when it has happened; a closure or a strike is when it is to come."""
_DEEPEST = 4
"""Clauses upward that are asked."""


def read(frame: Frame) -> Reading:
    """Status and polarity of a frame."""
    return _read(frame, 0)


def of_happening(frame: Frame) -> Reading:
    """Status of what a clause tells in its noun: "a strike is planned for Monday"."""
    reading = read(frame)
    verb = frame.trigger
    if verb.lemma_ == "be" and any(c.lower_ == "due" for c in children(verb, "acomp")):
        held: Status | None = Status.PLANNED  # "the verdict is due on Friday"
    else:
        found = any(c.lemma_.lower() in _FOUND for c in children(verb, "nsubjpass"))
        held = _HELD.get(verb.lemma_.lower()) if frame.passive and not found else None
    if held is None or reading.status is not Status.ASSERTED:
        return reading
    return Reading(held, reading.negated, (frame.trigger.text, *reading.reasons))


def _read(frame: Frame, depth: int) -> Reading:
    if frame.pos == "NOUN":
        return _read_noun(frame, depth)
    verb = frame.trigger
    reasons: list[str] = []
    negated = denial.negated(frame, reasons)
    status = own_modality(verb, negated, reasons)
    parent = frame.parent
    if (
        status is None
        and parent is not None
        and verb.dep_ == "conj"
        and _bare(verb)
        and depth < _DEEPEST
    ):
        above = _read(parent, depth + 1)
        status, reasons = above.status, [*reasons, *above.reasons]
        negated = negated or (above.negated and verb.i - parent.trigger.i < 6)
    told = governed(
        frame, lambda parent: _read(parent, depth + 1) if depth < _DEEPEST else None, reasons
    )
    if told is not None:
        if status in (None, Status.ASSERTED) or told.status in _STRONGER.get(status, ()):
            status = told.status
        negated = negated != told.negated
    return Reading(status or Status.ASSERTED, negated, tuple(dict.fromkeys(reasons)))


# What the clause above says counts for more than the clause's own "will" and "may".
_ALWAYS = frozenset({Status.DENIED, Status.CONDITIONAL})
_STRONGER = {
    Status.PLANNED: _ALWAYS | {Status.EXPECTED, Status.POSSIBLE},
    **dict.fromkeys((Status.EXPECTED, Status.POSSIBLE, Status.REPORTED), _ALWAYS),
}


def _bare(verb: Token) -> bool:
    """Whether the verb is a bare infinitive, so that the auxiliary before it governs it too."""
    if verb.lower_ in _UNCHANGED and not children(verb, "aux", "auxpass"):
        return True  # "will shed jobs and shut a plant": no past tense
    return verb.tag_ == "VB" or any(c.tag_ == "VB" for c in children(verb, "aux", "auxpass"))


_UNCHANGED = frozenset("shut cut put set hit quit let cost shed spread split hurt cast rid".split())


def _read_noun(frame: Frame, depth: int) -> Reading:
    noun = frame.trigger
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ in (
            "planned",
            "expected",
            "proposed",
            "upcoming",
            "scheduled",
            "forthcoming",
            "future",
            "possible",
            "potential",
            "alleged",
            "next",
            "intended",
        ):
            kind = (
                Status.EXPECTED
                if child.lower_ == "expected"
                else Status.POSSIBLE
                if child.lower_ in ("possible", "potential", "alleged")
                else Status.PLANNED
            )
            return Reading(kind, False, (child.text,))
        if denial.denies(child):
            return Reading(Status.ASSERTED, True, (child.text,))
    if _called_for(noun):
        return Reading(Status.POSSIBLE, False, ("called for",))
    if (
        frame.parent is not None
        and depth < _DEEPEST
        and noun.dep_ in ("dobj", "nsubjpass", "nsubj")
    ):
        above = _read(frame.parent, depth + 1)
        lemma = frame.parent.lemma
        if lemma in EXPECT_VERBS and frame.parent.passive and noun.dep_ == "nsubjpass":
            return Reading(Status.EXPECTED, above.negated, (lemma,))
        if lemma in DENY_VERBS and noun.dep_ == "dobj":
            return Reading(Status.DENIED, above.negated, (lemma,))
        if lemma in _WANTING and noun.dep_ == "dobj":
            return Reading(Status.POSSIBLE, False, (lemma,))
        if _called_off(frame.parent.trigger) and noun.dep_ != "nsubj":
            return Reading(Status.PLANNED, True, (lemma,))
        if lemma in PLAN_VERBS or lemma in ("await", "propose", "postpone", "delay"):
            return Reading(Status.PLANNED, False, (lemma,))
        if above.status is not Status.ASSERTED and noun.dep_ != "nsubj":
            return Reading(above.status, above.negated, above.reasons)
        if above.negated and lemma in _BRINGING:
            return Reading(Status.ASSERTED, True, above.reasons)
    return Reading(Status.ASSERTED, False)


def _called_off(verb: Token) -> bool:
    """Whether it says that something will not be: "cancelled", "called off"."""
    lemma = verb.lemma_.lower()
    off = lemma == "call" and any(c.lower_ == "off" for c in children(verb, "prt", "advmod"))
    return off or lemma in ("cancel", "scrub")


_WANTING = frozenset("demand request urge seek consider discuss".split())
_CALLING_FOR = frozenset("call demand appeal request push press campaign plea clamour".split())


def _called_for(noun: Token) -> bool:
    """Whether somebody only calls for it: "calls for her resignation", "pressed for talks"."""
    of = noun.head
    return noun.dep_ == "pobj" and of.lower_ == "for" and of.head.lemma_.lower() in _CALLING_FOR


# What is not held or made did not happen; what is not attended or stopped did.
_BRINGING = frozenset(
    """hold make have take give get do cause lead produce bring be see report register record happen
    occur begin start carry conduct stage perform call launch mount open order allow plan follow
    result confirm find undertake suffer sustain come""".split()
)
