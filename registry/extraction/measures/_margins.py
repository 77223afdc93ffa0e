"""By how much one beat or leads another, and how strong an earthquake was."""

from __future__ import annotations

from registry.extraction.frames import governed
from registry.extraction.measures._model import Place, Reading, frame_of, subject

_RACING = frozenset("cross finish come get arrive follow reach end place".split())
_WINNING = frozenset("win beat defeat edge".split())
_RACES = frozenset("race stage leg marathon final rider runner rival champion".split())
_APART_BY = frozenset("before ahead behind later back adrift clear after".split())
# With these words it is another gap: to the third, or in the standings.
_OTHER_GAPS = frozenset(
    """third fourth fifth sixth seventh overall standing standings general classification lead
    leader leaders leads jersey record""".split()
)
_STEPS = frozenset("point stroke shot length".split())
"""What one leads by that is counted: "are three points clear of Vell"."""
_QUAKES = frozenset("quake earthquake tremor temblor shock aftershock foreshock seism".split())


def margin(place: Place) -> Reading | None:
    """By how much the first beat the second: "19 seconds before Quimbaya", "29 seconds later"."""
    at = place.at
    if at.lemma_.lower() not in ("second", "minute"):
        return None
    if {t.lower_ for t in place.frame.tokens} & _OTHER_GAPS:
        return None
    verb = at.head
    if at.dep_ == "pobj" and verb.lower_ == "by":
        won = verb.head.lemma_.lower() in _WINNING
        what = place.frame.arg("patient")
        if what is not None and what.pos_ == "NOUN" and what.lemma_.lower() not in _RACES:
            return None  # "won the 1,500 metres by six seconds": one race of several
        return Reading("margin", None, True, bare=True) if won else None
    if verb.lower_ in _APART_BY:
        verb = verb.head
    after = at.doc[at.i + 1].lower_ if at.i + 1 < len(at.doc) else ""
    if verb.lemma_.lower() in _RACING and after in _APART_BY:
        return Reading("margin", None, True, bare=True)
    return None


def lead(place: Place) -> Reading | None:
    """By how much one leads another: "leads him by 14 seconds", "is 41 seconds ahead of him"."""
    at = place.at.head if place.kind == "count" and place.at.dep_ == "nummod" else place.at
    if place.kind == "count" and at.lemma_.lower() not in _STEPS:
        return None
    if at.dep_ == "npadvmod" and at.head.lower_ in ("ahead", "clear"):
        ahead = at.head
        rival = next(iter(governed(ahead)), None)
        leader = subject(ahead.head, place.frames)
        return Reading("lead", leader, True, of=rival) if leader is not None else None
    by = next((t for t in at.ancestors if t.lower_ == "by" and t.dep_ == "prep"), None)
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
