"""What the readers of measures share: what they look at, what they give, how they find subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.extraction.frames import SUBJECTS, Frame, children
from registry.records import QuantitySlot, TimeSlot
from registry.values.quantity import Quantity

Token = Any

NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands."""

    at: Token
    """The head of the expression: the unit, or the number."""
    tokens: Sequence[Token]
    slot: QuantitySlot
    frame: Frame
    frames: Sequence[Frame]
    """All clauses of the sentence."""

    @property
    def kind(self) -> str:
        """The dimension of the number."""
        return self.slot.quantity.dimension.value

    @property
    def changes(self) -> bool:
        """Whether the number is a change, and no level."""
        return self.slot.quantity.change is not None or self.slot.scope == "change"


@dataclass(frozen=True, slots=True)
class Reading:
    """The property that a number tells, as a reader gives it."""

    name: str
    bearer: Token | None
    stated: bool
    """The clause states it, rather than mention it beside something else."""
    lasting: bool = False
    """It holds for good."""
    bare: bool = False
    """It needs no bearer: a story has one of it."""
    frame: Frame | None = None
    """The clause that says how firmly it holds, where it is not the number's own."""
    quantity: Quantity | None = None
    """The number, where it is only a part of what is written: one side of "79-52"."""
    of: Token | None = None
    """Whose it is, or what brought it about, beside the bearer."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One property found in a sentence."""

    name: str
    bearer: Token | None
    slot: QuantitySlot
    tokens: Sequence[Token]
    """The measure, with the adjective or the noun that goes with it."""
    frame: Frame
    """The clause that says how firmly it holds."""
    stated: bool
    """The clause states it, rather than mention it beside something else."""
    times: Sequence[TimeSlot]
    """When it was so; none for what holds for good."""
    of: Token | None = None
    """Whose it is, or what brought it about, beside the bearer."""
    bare: bool = False
    """It needs no bearer: a story has one of it."""

    def separators(self, words: frozenset[str]) -> tuple[str, ...]:
        """Which of the words stand beside what bears it, such as "another"."""
        if self.bearer is None:
            return ()
        return tuple(sorted({c.lower_ for c in self.bearer.children} & words))


def frame_of(verb: Token, frames: Sequence[Frame]) -> Frame | None:
    """The clause of a verb."""
    return next((f for f in frames if f.trigger.i == verb.i), None)


def subject(verb: Token, frames: Sequence[Frame]) -> Token | None:
    """The subject of a verb, with relatives and shared subjects resolved."""
    frame = frame_of(verb, frames)
    if frame is None:
        return next(iter(children(verb, *SUBJECTS)), None)
    return frame.arg("patient") if frame.passive else frame.arg("agent")


def thing_of(verb: Token, frames: Sequence[Frame]) -> Token | None:
    """What a verb is about: its object, or the subject where it has none."""
    frame = frame_of(verb, frames)
    if frame is None:
        return None
    return frame.arg("patient") or frame.arg("agent")


def one(noun: Token) -> bool:
    """Whether the noun is one thing: "30-storey buildings" are many."""
    return noun.tag_ not in ("NNS", "NNPS")


def of_noun(token: Token) -> Token | None:
    """The noun of "N percent of the voters", if any."""
    for preposition in children(token, "prep"):
        if preposition.lower_ in ("of", "among"):
            return next(iter(children(preposition, "pobj")), None)
    return None
