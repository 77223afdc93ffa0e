"""Since when a state lasts, and from when to when a happening went on.

What began, ended or lasts since a day is told by that day as what happens on it is told
by its own: "the road, closed since May", "the evacuation began on Friday".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from registry.extraction import status
from registry.extraction.frames import Frame
from registry.extraction.phrases import LASTING_RESULTS
from registry.records import Hop, TimeSlot

Token = Any


def begun(frame: Frame, kind: str | None, times: Sequence[TimeSlot]) -> Sequence[TimeSlot]:
    """The times of a clause; of a state that is told by its beginning, that at which it began."""
    if not (_began(frame, kind, times) or _begins(frame, kind, times)):
        return times
    told = [start(slot) if slot.relation == "since" else slot for slot in times]
    return sorted(told, key=lambda slot: slot.relation != "at")


def _began(frame: Frame, kind: str | None, times: Sequence[TimeSlot]) -> bool:
    """Whether the clause tells a state by the day on which it began."""
    if not any(s.relation == "since" and s.source == "own" for s in times):
        return False
    if frame.began or kind not in LASTING_RESULTS:
        return frame.began
    helpers = {c.lemma_ for c in frame.trigger.children if c.dep_ in ("aux", "auxpass")}
    bare = not helpers and frame.relation in ("acl", "advcl")  # "the road, closed since"
    return bare or (frame.passive and "have" in helpers)


# What happens from a day on begins then, whatever the tense: "sets up patrols from 1 July".
_BEGINNINGS = frozenset(
    """found open start take-effect resume ban impose allow introduce launch deploy lift close
    suspend appoint raise cut release-product produce-start""".split()
)


def _begins(frame: Frame, kind: str | None, times: Sequence[TimeSlot]) -> bool:
    """Whether what is told from a day on is to begin on it: "will be sold from May"."""
    verb = frame.trigger
    if frame.pos != "VERB" or not any(s.relation == "since" for s in times):
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lemma_ == "have" for c in helpers):
        return False
    if any(c.lower_ == "first" for c in verb.head.children):
        return False  # "the first to win it since 1996"
    if any(c.lower_ in ("will", "would", "shall", "to", "can", "could", "may") for c in helpers):
        # "Has refused to pay since March" looks back.
        return not any(c.dep_ == "neg" or c.lower_ == "since" for c in verb.children)
    return kind in _BEGINNINGS or frame.trigger.lemma_.lower() in ("date", "stem", "originate")


def start(slot: TimeSlot) -> TimeSlot:
    """The time since which a state lasts, as the time at which it began."""
    hop = Hop(rule="the state began then", span=slot.mention, value=slot.interval.value)
    return slot.model_copy(update={"relation": "at", "derivation": (hop, *slot.derivation)})


_BOUNDS: Mapping[str, Literal["since", "until"]] = {
    **dict.fromkeys("begin start commence".split(), "since"),
    **dict.fromkeys("end finish conclude cease complete".split(), "until"),
}


_DEALS = frozenset("join acquire sell merge".split())
"""What is done on the day on which it is completed: "his transfer was completed on Tuesday"."""


def bounded(
    frames: Sequence[Frame], times: Mapping[int, list[TimeSlot]]
) -> dict[int, list[TimeSlot]]:
    """The times of the frames, and for a happening that began or ended then its bound.

    "The evacuation of the valley began on Friday": nobody was evacuated before that day.
    """
    told = {n: list(slots) for n, slots in times.items()}
    at = {frame.trigger.i: n for n, frame in enumerate(frames)}
    for n, frame in enumerate(frames):
        above = at.get(frame.trigger.head.i)
        if frame.pos == "NOUN":
            above = next((m for m, f in enumerate(frames) if _begins_or_ends(f, frame)), above)
        if frame.pos != "NOUN" or above is None or any(s.source == "own" for s in told[n]):
            continue
        verb = frames[above].trigger
        bound = _BOUNDS.get(verb.lemma_.lower())
        subject = frame.trigger.dep_ == ("nsubjpass" if frames[above].passive else "nsubj")
        subject = subject or _begins_or_ends(frames[above], frame)
        if bound is None or not subject or status.read(frames[above]).negated:
            continue
        done = bound == "until" and frame.kind in _DEALS
        told[n] += [
            slot.model_copy(update={"relation": "at" if done else bound, "source": "clause"})
            for slot in times[above]
            if slot.source == "own" and slot.relation == "at"
        ]
    return told


def _begins_or_ends(clause: Frame, noun: Frame) -> bool:
    """Whether a relative clause says when a happening began or ended: "which began on Tuesday"."""
    subject = clause.arg("patient" if clause.passive else "agent")
    return (
        clause.relation == "relcl"
        and subject is not None
        and subject.i == noun.trigger.i
        and clause.trigger.lemma_.lower() in _BOUNDS
    )
