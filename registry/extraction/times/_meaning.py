"""What a time expression says before it is known what it is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["document", "mention", "either", "event"]
"""Counted from the document's date; from the last date mentioned; from the
document's date in news and the last one mentioned in narrative; from an event."""


@dataclass(frozen=True, slots=True)
class Step:
    """A whole unit, some units away from an anchor; ``amount`` 0 is the unit of the anchor."""

    unit: str
    """Y, M, W, D, Q, H1 (half-year), DE, CE, ML, WE, S (season), H, TM or SEC."""
    amount: float | None
    """Units forward; ``None`` when vague, then ``sign`` tells the direction."""
    anchor: Anchor
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Fields:
    """Parts of a calendar date or clock time as written."""

    year: int | None = None
    bc: bool = False
    ad: bool = False
    short_year: bool = False
    """Only two digits were written."""
    year_from: Step | None = None
    """As in "July of that year": the year is a step away from an anchor."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    """Which such weekday of its month, as in "the first Sunday in May"; -1 for the last."""
    month_from: Step | None = None
    """As in "the last Friday of next month"."""
    week_from: Step | None = None
    """As in "Monday of last week"."""
    season: str | None = None
    """Also quarters and halves: ``SU``, ``Q3``, ``H1``."""
    block: str | None = None
    """Leading digits of the years of a decade or century: ``199``, ``19``."""
    part: str | None = None
    minute: int | None = None
    hour_only: bool = False
    half_untold: bool = False
    """Whether the minute may be twelve hours later: "at three o'clock"."""
    midnight: bool = False
    """Whether it begins its day or ends it nobody tells: "at midnight on Monday"."""
    zone: int | None = None
    day_from: Step | None = None
    """As in "Yesterday morning": the day is a step away from an anchor."""
    direction: int | None = None
    """-1 for "last July", 1 for "next July", 0 for "this July"."""
    anchor: Anchor = "either"
    """What ``direction`` is counted from."""
    holiday: str | None = None
    fiscal: bool = False
    mod: str | None = None
    reason: str | None = None
    """Why there is no such date."""

    @property
    def timed(self) -> bool:
        """Whether it tells a time of day."""
        return self.part is not None or self.minute is not None

    @property
    def dated(self) -> bool:
        """Whether it tells a day of its own."""
        return (
            self.day is not None
            or self.weekday is not None
            or self.day_from is not None
            or self.holiday is not None
        )


@dataclass(frozen=True, slots=True)
class Shift:
    """A whole unit counted from an anchor: "two weeks later", "last year"."""

    step: Step
    mod: str | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A duration."""

    value: str
    mod: str | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times."""

    value: str
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The past, the present or the future, as TimeML names them."""

    value: str


Meaning = Fields | Shift | Length | Repeat | Reference


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of tokens with its meaning."""

    first: int
    """Index of the first token."""
    last: int
    """Index one past the last token."""
    meaning: Meaning
    rule: str
    link: int = 0
    """Pieces of one range carry the same number, not 0."""
    link_kind: str = ""
    """``extent`` for "from A to B", ``hull`` for "between A and B"."""
