"""Which day a weekday means: "on Friday", "next Tuesday", "Monday of last week"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from registry.extraction.times._anchors import (
    Base,
    Resolved,
    base_of,
    counted,
    document_base,
    mention_base,
)
from registry.extraction.times._arithmetic import Day
from registry.extraction.times._meaning import Fields, Piece
from registry.extraction.times._memory import Memory
from registry.extraction.times._years import signalled


def weekday_of(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """The day of a weekday, by tense and wording; the weekday alone where nothing tells."""
    assert fields.weekday is not None
    partial = Resolved(
        "DATE", f"XXXX-WXX-{fields.weekday}", fields.mod, day=Day(weekday=fields.weekday)
    )
    if fields.week_from is not None:
        base = base_of(fields.week_from, memory)
        whole = base.day.whole if base else None
        if base is None or whole is None:
            return partial
        monday = whole - timedelta(days=whole.weekday() - 7 * int(fields.week_from.amount or 0))
        return _on(monday + timedelta(days=fields.weekday - 1), fields, base)
    if (fields.direction is not None and fields.anchor == "mention") or memory.narrative:
        base = mention_base(memory, "D")
        whole = base.day.whole if base else None
        if base is None or whole is None:
            return partial
        if fields.direction is None:
            point = memory.points[-1]
            if point.day is None or memory.sentence(piece.first) - memory.sentence(point.at) > 1:
                return partial
            near = _nearest_weekday(whole, fields.weekday, 1, False)
            return replace(_on(near, fields, base), inferred=True)
        return _on(_nearest_weekday(whole, fields.weekday, fields.direction, True), fields, base)
    document = document_base(memory)
    if document is None or memory.document is None:
        return partial
    today = memory.document
    if fields.direction in (-1, 1):
        return _last_or_next(today, fields, document)
    tense = signalled(piece, memory) or memory.tense(piece)
    if fields.direction == 0:
        monday = today - timedelta(days=today.weekday())
        day = monday + timedelta(days=fields.weekday - 1)
        if tense == "future" and day < today:
            day += timedelta(days=7)
        elif tense == "past" and day > today:
            day -= timedelta(days=7)
        return _on(day, fields, document)
    direction = 1 if tense == "future" else -1
    found = _on(_nearest_weekday(today, fields.weekday, direction, False), fields, document)
    return replace(found, inferred=tense is None)


def _last_or_next(today: date, fields: Fields, base: Base) -> Resolved:
    """The nearest such weekday; where that is but two days off some mean the one beyond."""
    assert fields.weekday is not None
    assert fields.direction is not None
    near = _nearest_weekday(today, fields.weekday, fields.direction, True)
    found = _on(near, fields, base)
    beyond = near + timedelta(days=7 * fields.direction)
    if abs((near - today).days) > 2:
        return found
    ends = sorted((near, beyond))
    interval = f"{ends[0].isoformat()}/{ends[1].isoformat()}"
    return replace(found, interval=interval, inferred=True)


def _nearest_weekday(day: date, weekday: int, direction: int, strict: bool) -> date:
    """The nearest such weekday before (-1) or after (1) a day; itself unless ``strict``."""
    if direction == 0:
        return day - timedelta(days=day.weekday()) + timedelta(days=weekday - 1)
    apart = (weekday - day.isoweekday()) % 7 if direction > 0 else (day.isoweekday() - weekday) % 7
    if apart == 0 and strict:
        apart = 7
    return day + timedelta(days=apart * direction)


def _on(day: date, fields: Fields, base: Base) -> Resolved:
    return counted(Day.of(day), fields, base)
