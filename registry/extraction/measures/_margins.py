"""By how much one beat or leads another, and how strong an earthquake was."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children, governed
from registry.extraction.measures._model import Place, Reading, frame_of, subject

Token = Any

_RACING = frozenset("cross finish come get arrive follow reach end place".split())
_WINNING = frozenset("win beat defeat edge lose".split())
_RACES = frozenset(
    """race stage leg marathon final rider runner rival champion match game semi-final semifinal
    quarter-final quarterfinal derby tie fixture title tournament side team host visitor""".split()
)
_APART_BY = frozenset("before ahead behind later back adrift clear after".split())
# With these words it is another gap: to the third, or in the standings.
_OTHER_GAPS = frozenset(
    """third fourth fifth sixth seventh overall standing standings general classification lead
    leader leaders leads jersey record""".split()
)
_STEPS = frozenset("point stroke shot length goal run wicket".split())
"""What one leads or wins by that is counted: "are three points clear of Vell"."""
_QUAKES = frozenset("quake earthquake tremor temblor shock aftershock foreshock seism".split())


def margin(place: Place) -> Reading | None:
    """By how much the first beat the second: "19 seconds before Quimbaya", "29 seconds later"."""
    at = _steps(place)
    if at is None or {t.lower_ for t in place.frame.tokens} & _OTHER_GAPS:
        return None
    verb = at.head
    if at.dep_ == "pobj" and verb.lower_ == "by":
        won = verb.head.lemma_.lower() in _WINNING or _made_champion(verb.head)
        what = place.frame.arg("patient")
        lemma = what.lemma_.lower() if what is not None and what.pos_ == "NOUN" else ""
        if lemma and lemma not in _RACES:
            return None  # "won the 1,500 metres by six seconds": one race of several
        return Reading("margin", None, True, bare=True) if won else None
    if verb.lower_ in _APART_BY:
        verb = verb.head
    after = at.doc[at.i + 1].lower_ if at.i + 1 < len(at.doc) else ""
    if verb.lemma_.lower() in _RACING and after in _APART_BY:
        return Reading("margin", None, True, bare=True)
    return None


def _steps(place: Place) -> Token | None:
    """The seconds, points or strokes that a number counts."""
    if place.kind != "count":
        return place.at if place.at.lemma_.lower() in ("second", "minute") else None
    at = place.at if place.at.pos_ == "NOUN" else place.at.head
    return at if at.lemma_.lower() in _STEPS else None


def _made_champion(verb: Token) -> bool:
    won = children(verb, "attr", "oprd", "dobj")
    named = any(c.lemma_.lower() in ("champion", "winner") for c in won)
    return named and verb.lemma_.lower() in ("become", "be", "crown")


def lead(place: Place) -> Reading | None:
    """By how much one leads another: "leads him by 14 seconds", "is 41 seconds ahead of him"."""
    at = _steps(place)
    if at is None:
        return None
    if at.dep_ == "npadvmod" and at.head.lower_ in ("ahead", "clear"):
        ahead = at.head
        rival = next(iter(governed(ahead)), None)
        leader = subject(ahead.head, place.frames)
        return Reading("lead", leader, True, of=rival) if leader is not None else None
    by = next((t for t in at.ancestors if t.lower_ == "by" and t.dep_ in ("prep", "agent")), None)
    if by is None or by.head.lemma_.lower() != "lead":
        return None
    frame = frame_of(by.head, place.frames)
    leader = frame.arg("agent") if frame is not None else None
    if frame is None or leader is None or frame.passive:
        return None
    return Reading("lead", leader, True, of=frame.arg("patient"))


def magnitude(place: Place) -> Reading | None:
    """How strong an earthquake was, however it is put; that of an aftershock is its own."""
    quakes = [t for t in place.at.doc if t.lemma_.lower() in _QUAKES]
    if len(quakes) > 1:
        return None
    return Reading("magnitude", quakes[0] if quakes else None, True, lasting=True, bare=True)
