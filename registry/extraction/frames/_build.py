"""The frames of one sentence: find the triggers, then give each what is its own."""

from __future__ import annotations

from typing import Any

from registry.extraction import senses, states
from registry.extraction.frame import Frame
from registry.extraction.frames._clauses import clause
from registry.extraction.frames._echoes import echo
from registry.extraction.frames._shared import add_shared_arguments
from registry.extraction.frames._triggers import has_modifier_of_time, is_verb, tells_happening
from registry.extraction.frames._verbs import add_whereabouts, verb_frame

Token = Any


def build(sentence: Token) -> list[Frame]:
    """Frames of one parsed sentence, in text order.

    Parents come before children where the text has them first.
    """
    frames: dict[int, Frame] = {}
    for token in sentence:
        if is_verb(token):
            frames[token.i] = verb_frame(token)
    absorbed = {f.complement.i for f in frames.values() if f.complement is not None}
    for token in sentence:
        if token.i not in frames and token.i not in absorbed and tells_happening(token):
            frame = senses.nominal(token)
            if frame.args or has_modifier_of_time(token):
                frames[token.i] = frame
    for token in sentence:
        for state in states.without_verb(token):
            frames.setdefault(state.trigger.i, state)
    ordered = [frames[i] for i in sorted(frames)]
    for frame in ordered:
        frame.parent = _parent(frame, frames)
    for frame in sorted(ordered, key=lambda f: _depth(f.trigger)):
        if frame.pos == "VERB":
            add_shared_arguments(frame, frames)
            add_whereabouts(frame)
    _read(ordered, frames)
    return ordered


def _read(ordered: list[Frame], frames: dict[int, Frame]) -> None:
    """Give each frame its clause, and the happening that it tells of."""
    for frame in ordered:
        frame.tokens = clause(frame, frames)
        if frame.kind == "expire" and frame.pos == "NOUN":
            frame.tokens += states.until(frame.trigger, frame.tokens)
        if frame.kind is None:
            senses.read(frame)
    for n, frame in enumerate(ordered):
        echo(frame, ordered[:n], frames)


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token and token.head.i != token.i:
        token, depth = token.head, depth + 1
    return depth


def _parent(frame: Frame, frames: dict[int, Frame]) -> Frame | None:
    token = frame.trigger
    while token.head.i != token.i:
        token = token.head
        if token.i in frames:
            return frames[token.i]
    return None
