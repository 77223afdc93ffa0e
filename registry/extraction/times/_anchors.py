"""What a time is counted from, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from registry.extraction.times._arithmetic import Day, day_text
from registry.extraction.times._expression import AnchorKind, TimeType
from registry.extraction.times._meaning import Fields, Step
from registry.extraction.times._memory import Memory, Point
from registry.records import Hop


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value and what it rests on."""

    type: TimeType
    value: str | None
    mod: str | None = None
    interval: str | None = None
    """TIMEX3 value of the days it can mean, where that is not ``value``."""
    day: Day | None = None
    """What later expressions can be counted from."""
    hops: tuple[Hop, ...] = ()
    """What the value rests on, without the expression itself."""
    anchor: AnchorKind | None = None
    inferred: bool = False
    year_inferred: bool = False
    reason: str | None = None
    written_year: bool = False
    quant: str | None = None
    freq: str | None = None
    coarse: bool = False
    """``day`` is only somewhere in the value: a week, a weekend."""


@dataclass(frozen=True, slots=True)
class Base:
    """A day to count from."""

    day: Day
    hops: tuple[Hop, ...]
    anchor: AnchorKind
    inferred: bool = False


UNKNOWN = {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX", "W": "XXXX-WXX", "Q": "XXXX-QX"}


def document_base(memory: Memory) -> Base | None:
    if memory.document is None:
        return None
    return Base(Day.of(memory.document), (memory.document_hop,), "document")


_NEAR = 4  # sentences over which "the next day" reaches back in news


def mention_base(
    memory: Memory, unit: str, at: int | None = None, *, back: bool = False
) -> Base | None:
    """The last date mentioned that is fine enough to count ``unit`` from.

    In news, days are counted only from a day told shortly before token ``at``; and nobody counts
    ``back`` from a day to come that another sentence tells.
    """

    def fits(point: Point) -> bool:
        other = at is not None and memory.sentence(at) != memory.sentence(point.at)
        if back and other and is_to_come(point, memory):
            return False
        if unit in ("Y", "DE", "CE", "ML"):
            return point.year is not None
        if unit == "S":
            return point.year is not None
        if unit in ("M", "Q", "H1"):
            return point.month is not None
        if unit in ("D", "H", "TM") and point.coarse:
            return False
        far = at is not None and memory.sentence(at) - memory.sentence(point.at) > _NEAR
        if far and not memory.narrative:
            return False
        return point.day is not None or point.weekday is not None

    point = memory.last(fits)
    if point is None:
        return None
    return Base(day_of_point(point), point.hops, "mention")


def is_to_come(point: Point, memory: Memory) -> bool:
    if memory.document is None or memory.narrative or point.bc or not point.year:
        return False
    told = (point.year, point.month or 12, point.day or 31)
    return told > (memory.document.year, memory.document.month, memory.document.day)


def day_of_point(point: Point) -> Day:
    return Day(point.year, point.bc, point.month, point.day, point.weekday, point.season)


# "The previous year" without a year before it is told from the day of publication;
# "the next day" without a day before it belongs to an event.
_COARSE = frozenset({"Y", "Q", "H1", "DE", "CE"})


def base_of(step: Step, memory: Memory, at: int | None = None) -> Base | None:
    anchor = step.anchor
    if anchor == "event":
        return None
    if anchor == "either":
        anchor = "mention" if memory.narrative else "document"
    if anchor == "document":
        return document_base(memory)
    found = mention_base(memory, step.unit, at, back=(step.amount or 0) < 0)
    if found is None and not memory.narrative and step.amount != 0 and step.unit in _COARSE:
        document = document_base(memory)
        return document and replace(document, inferred=True)
    return found


def counted(day: Day, fields: Fields, base: Base) -> Resolved:
    """A day that was counted from another one."""
    return Resolved(
        "DATE",
        day_text(day),
        fields.mod,
        day=day,
        hops=base.hops,
        anchor=base.anchor,
        inferred=base.inferred,
        year_inferred=day.year is not None,
    )
