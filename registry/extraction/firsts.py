"""The first time of its kind, and the time before this one: "the first eruption since 1983"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from registry.extraction import senses, status
from registry.extraction.beginnings import start
from registry.extraction.frames import Frame, children
from registry.records import TimeSlot

Token = Any


def last_before(frame: Frame, times: Sequence[TimeSlot]) -> list[TimeSlot] | None:
    """When it happened last, where the clause says since when it had not; else ``None``.

    "Had not won since March 2024", "his first victory since March 2024"
    """
    own = [slot for slot in times if slot.source == "own"]
    if len(own) != 1 or own[0].relation != "since":
        return None
    word = frame.trigger
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in word.children)
    denied = frame.pos == "VERB" and perfect and status.read(frame).negated
    first = frame.pos == "NOUN" and _is_first(word)
    return [start(own[0])] if denied or first else None


def last_time(frame: Frame, times: Sequence[TimeSlot]) -> tuple[Token | None, TimeSlot] | None:
    """When something happened the time before this one, which the clause tells besides.

    "Won the cup on Sunday for the first time since 1988", "it was the first eruption since
    1983", "the strike is the first since 1989": the noun that tells what happened, where it
    is not the verb, and the time.
    """
    since = [slot for slot in times if slot.relation == "since"]
    if len(since) != 1:
        return None
    if time_of(frame) is not None:
        return None, start(since[0])
    noun = _said_to_be_first(frame)
    if noun is not None and kind_of_time(noun) is not None:
        return noun, start(since[0])
    theme = frame.arg("theme")
    told = theme if frame.lemma == "be" and theme is not None else None
    if told is None and any(
        role == "for" and t.lower_ == "time" and _is_first(t) for role, t in frame.args
    ):
        return None, start(since[0])
    if told is not None and _is_first(told) and kind_of_time(told) is not None:
        return told, start(since[0])
    return None


def time_of(frame: Frame) -> Token | None:
    """What a clause tells to be the first: a time "that they won", a woman "to win"."""
    if frame.relation not in ("acl", "relcl", "ccomp", "advcl"):
        return None
    above = frame.trigger.head
    if frame.trigger.tag_ == "VB" and frame.relation in ("acl", "relcl") and _is_first(above):
        return above
    times = [above, *(children(above, "attr") if above.lemma_ == "be" else ())]
    return next((t for t in times if t.lower_ == "time" and _is_first(t)), None)


def told_above(
    frames: Sequence[Frame], times: Mapping[int, Sequence[TimeSlot]]
) -> dict[int, TimeSlot]:
    """By clause, since when it had not been, where the clause above says it of a first time."""
    found: dict[int, TimeSlot] = {}
    for m, frame in enumerate(frames):
        time = time_of(frame)
        if time is None or any(slot.relation == "since" for slot in times[m]):
            continue
        above = next((n for n, f in enumerate(frames) if f.arg("theme") is time), None)
        since = [s for s in times[above] if s.relation == "since"] if above is not None else []
        if len(since) == 1:
            found[m] = since[0]
    return found


def _said_to_be_first(frame: Frame) -> Token | None:
    """What is said to be the first: "the strike is the first", "the walkout, the first since"."""
    if frame.pos == "NOUN":
        first = any(c.lower_ == "first" for c in children(frame.trigger, "appos"))
        return frame.trigger if first else None
    theme = frame.arg("theme")
    if frame.lemma != "be" or theme is None or theme.lower_ != "first":
        return None
    agent = frame.arg("agent")
    return agent if agent is not None and agent.pos_ == "NOUN" else None


_TROPHIES = frozenset("title trophy crown championship silverware cup pennant".split())


def kind_of_time(noun: Token) -> str | None:
    """The class of what happened once more: of an eruption, or of winning a title."""
    return "win-title" if noun.lemma_.lower() in _TROPHIES else senses.nominal(noun).kind


def _is_first(noun: Token) -> bool:
    return any(c.lower_ == "first" for c in children(noun, "amod"))


# With "first" these are a debut: "the first Heron 5 flew", "the play was first performed".
_DEBUTS = frozenset(
    "fly sail run appear perform play show air broadcast publish race drive operate".split()
)


def first_time(frame: Frame) -> bool:
    """Whether the clause tells a debut, of the verb or of what does it."""
    if frame.lemma not in _DEBUTS:
        return False
    agents = [t for role, t in frame.args if role in ("agent", "patient")]
    return any(
        c.lower_ == "first"
        for t in (frame.trigger, *agents[:1])
        for c in t.children
        if c.dep_ in ("amod", "advmod")
    )
