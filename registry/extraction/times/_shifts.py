"""Times that are so far from another one: "two weeks ago", "last quarter", "that weekend"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from registry.extraction.times._anchors import (
    UNKNOWN,
    Base,
    Resolved,
    base_of,
    day_of_point,
    document_base,
)
from registry.extraction.times._arithmetic import Day, week_text
from registry.extraction.times._expression import TimeType
from registry.extraction.times._meaning import Piece, Shift, Step
from registry.extraction.times._memory import Memory
from registry.extraction.times._steps import saturday_of, step_from


def shifted(piece: Piece, shift: Shift, memory: Memory) -> Resolved:
    """What so many units before or after a day are; partial where the day is not known."""
    step = shift.step
    kind: TimeType = "TIME" if step.unit in ("H", "TM", "S") else "DATE"
    if step.anchor == "event":
        return Resolved(kind, None, shift.mod, anchor="event", reason="counted from an event")
    if step.unit == "WE" and step.amount is None:
        return _weekend(piece, shift, memory)
    if step.amount is None:
        value = "PAST_REF" if step.sign < 0 else "FUTURE_REF"
        return Resolved("DATE", value, shift.mod)
    if memory.narrative and step.anchor == "document" and step.amount in (-1, 0, 1):
        if step.unit == "D" and step.amount == 0 and piece.rule == "day":
            return Resolved("DATE", "PRESENT_REF")
        step = replace(step, anchor="mention")
    if memory.narrative and step.anchor == "document" and piece.rule == "counted":
        # "Two years ago" in a narrative stands in a quotation of some other day.
        return Resolved(kind, UNKNOWN.get(step.unit), shift.mod, reason="said on an unknown day")
    now = "current" in memory.tokens.words[piece.first : piece.last]
    told = step.unit == "Q" and step.amount == 0 and not now
    base = (_quarter_told(memory) if told else None) or base_of(step, memory, piece.first)
    if step.unit == "Q" and step.amount == 0 and base is not None and base.anchor == "document":
        base = _quarter_over(piece, memory, base)
    if base is None:
        why = "nothing to count from: no document date and no date before it"
        return Resolved(kind, UNKNOWN.get(step.unit), shift.mod, reason=why)
    found = step_from(base.day, step)
    if found is None:
        return Resolved(
            kind,
            UNKNOWN.get(step.unit),
            shift.mod,
            hops=base.hops,
            anchor=base.anchor,
            reason="what it is counted from is not known finely enough",
        )
    value, day, interval = found
    interval = interval or _days_told(piece, step, memory)
    if shift.fiscal and step.unit in ("Y", "Q") and value[:4].isdigit():
        interval = "FY" + value
    return Resolved(
        kind,
        value,
        shift.mod,
        interval=interval,
        day=day,
        coarse=step.unit in ("W", "WE"),
        hops=base.hops,
        anchor=base.anchor,
        inferred=base.inferred,
        year_inferred=day.year is not None,
    )


def _days_told(piece: Piece, step: Step, memory: Memory) -> str | None:
    """What "today" may mean beside another day of the week: "on June 1st ... earlier today".

    The article may have been written on that day, and dated later.
    """
    today = memory.document
    if today is None or (step.unit, step.amount, step.anchor) != ("D", 0, "document"):
        return None
    point = memory.last(lambda p: p.month is not None and p.day is not None, within=2)
    if point is None or memory.sentence(point.at) != memory.sentence(piece.first):
        return None
    told = day_of_point(point).whole
    if told is None or not 0 < (today - told).days <= 7:
        return None
    return f"{told.isoformat()}/{today.isoformat()}"


def _quarter_told(memory: Memory) -> Base | None:
    """The quarter last spoken of, which "the quarter" means in reports of results."""
    point = memory.last(lambda p: p.season is not None and p.season.startswith("Q"))
    return None if point is None else Base(day_of_point(point), point.hops, "mention")


_RESULTS = 45
"""Days into a quarter in which "in the quarter" is still the one before it."""


def _quarter_over(piece: Piece, memory: Memory, base: Base) -> Base:
    """The quarter of which results are told: the one that is over, early in the next."""
    today = memory.document
    the = memory.tokens.words[piece.first] == "the"
    if today is None or not the or memory.tense(piece) != "past":
        return base
    before = today - timedelta(days=_RESULTS)
    return (
        replace(base, day=Day.of(before))
        if (before.month - 1) // 3 != (today.month - 1) // 3
        else base
    )


def _weekend(piece: Piece, shift: Shift, memory: Memory) -> Resolved:
    base = document_base(memory)
    if base is None or memory.document is None or memory.narrative:
        return Resolved("DATE", "XXXX-WXX-WE", shift.mod)
    today = memory.document
    tense = memory.tense(piece)
    past = tense == "past" or (tense is None and today.weekday() < 4)
    back = 7 if past and today.weekday() < 5 else 0
    day = today - timedelta(days=back)
    return Resolved(
        "DATE",
        f"{week_text(day)}-WE",
        shift.mod,
        coarse=True,
        day=Day.of(saturday_of(day)),
        hops=base.hops,
        anchor="document",
        inferred=tense is None,
        year_inferred=True,
    )
