"""What the tagger finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from registry.records import Hop
from registry.values.time import Extent, TimeInterval

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
AnchorKind = Literal["document", "mention", "event"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in a text, normalised as TIMEX3, with what its value rests on.

    Source: TimeML TIMEX3.
    """

    start: int
    """Half-open span in code points of the text."""
    end: int
    text: str
    type: TimeType
    value: str | None
    """TIMEX3 value; ``None`` when it could not be resolved, and then ``reason`` says why."""
    mod: str | None = None
    interval: TimeInterval | None = None
    """The days it can mean; ``None`` for durations, sets, references and what is unresolved."""
    derivation: tuple[Hop, ...] = ()
    """From this expression to what it rests on; the last hop is the document's date or a date
    that is written whole."""
    anchor: AnchorKind | None = None
    """What it was counted from; ``None`` when the value is written in full."""
    inferred: bool = False
    """A part of the value was chosen, by tense or nearness, and is not written anywhere."""
    year_inferred: bool = False
    """The year is not written in the expression itself."""
    reason: str | None = None
    """Why there is no value, or why it is only partial."""
    signal: str | None = None
    """The preposition directly before it, in lower case: ``since``, ``until``, ``by``."""
    extent: Extent | None = None
    """Set on both ends of "from A to B" and of "A-B": how long the state lasted."""
    hull: TimeInterval | None = None
    """Set on both ends of "between A and B": a point event falls somewhere in it."""
    tense: str | None = None
    """``past`` or ``future``, told only of dates written out that lie after the document's own."""
    quant: str | None = None
    """Of a set: ``EVERY``, ``EACH``."""
    freq: str | None = None
    """Of a set: how often in each, such as ``2X``."""
