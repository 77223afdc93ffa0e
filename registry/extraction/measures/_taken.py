"""How long it took to agree on a verdict, and to put out a fire: a story has one of each.

"Deliberated for less than a day", "after four days of deliberation", "it took three
hours to put out the blaze", "the flames were out within an hour".
"""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import Frame, children
from registry.extraction.measures._model import Place, Reading, of_noun, subject
from registry.lexicon.measures import DELIBERATION, TIME_TO_PUT_OUT

Token = Any

_TAKING = frozenset("take need require spend".split())
_JURY = frozenset("jury juror panel judge".split())
_AFTER = frozenset("within in after".split())


def time_taken(place: Place) -> Reading | None:
    """The length of a jury's deliberation, or of the work on a fire."""
    name = _what_took(place)
    return Reading(name, None, True, bare=True) if name else None


def _what_took(place: Place) -> str:
    at = place.at
    of = of_noun(at)
    if of is not None and of.lemma_.lower() == "deliberation":
        return DELIBERATION
    link = at.head if at.dep_ == "pobj" else None
    verb = link.head if link is not None else at.head
    lemma = verb.lemma_.lower()
    if lemma == "deliberate" or (lemma == "be" and _jury_is_out(verb, place)):
        return DELIBERATION
    if link is not None and link.lower_ in _AFTER and place.frame.trigger.i == verb.i:
        return TIME_TO_PUT_OUT if _puts_out(place.frame) else ""
    if link is not None or lemma not in _TAKING:
        return ""
    for frame in place.frames:
        goal = frame.trigger
        if goal.head.i != verb.i or not any(c.lower_ == "to" for c in children(goal, "aux")):
            continue
        if _puts_out(frame):
            return TIME_TO_PUT_OUT
        if any(t.lemma_.lower() == "verdict" for t in goal.subtree):
            return DELIBERATION
    return ""


def _puts_out(frame: Frame) -> bool:
    """Whether a fire is put out, which it is not yet when it is under control."""
    return frame.kind == "extinguish" and all(t.lower_ != "control" for t in frame.tokens)


def _jury_is_out(verb: Token, place: Place) -> bool:
    out = any(c.lower_ == "out" for c in verb.children)
    who = subject(verb, place.frames)
    return out and who is not None and who.lemma_.lower() in _JURY
