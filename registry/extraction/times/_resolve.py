"""From what an expression says to a value, by the document's date and what was mentioned before.

Each result carries its derivation.  Nothing is invented: without a date to
count from, values stay partial, and what rests on an event stays unresolved.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from registry.extraction.times._anchors import (
    UNKNOWN,
    Base,
    Resolved,
    base_of,
    day_of_point,
    document_base,
    mention_base,
)
from registry.extraction.times._arithmetic import Day, add_days, day_text, week_text
from registry.extraction.times._expression import TimeType
from registry.extraction.times._meaning import Fields, Length, Piece, Reference, Repeat, Shift, Step
from registry.extraction.times._memory import Memory, Point
from registry.extraction.times._parts import valid
from registry.extraction.times._steps import saturday_of, step_from
from registry.extraction.times._years import dated, holiday_of, signalled


def resolve(piece: Piece, memory: Memory) -> Resolved:
    """What a piece means, given what was mentioned before it."""
    meaning = piece.meaning
    if isinstance(meaning, Fields):
        return _fields(piece, meaning, memory)
    if isinstance(meaning, Shift):
        return _shift(piece, meaning, memory)
    if isinstance(meaning, Length):
        if meaning.anchor == "event":
            return Resolved(
                "DURATION",
                meaning.value,
                meaning.mod,
                anchor="event",
                reason="counted from an event",
            )
        return Resolved("DURATION", meaning.value, meaning.mod)
    if isinstance(meaning, Repeat):
        return Resolved("SET", meaning.value, quant=meaning.quant, freq=meaning.freq)
    assert isinstance(meaning, Reference)
    return Resolved("DATE", meaning.value)


def _shift(piece: Piece, shift: Shift, memory: Memory) -> Resolved:
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
    base = (_quarter_told(memory) if step.unit == "Q" and step.amount == 0 else None) or base_of(
        step, memory, piece.first
    )
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


def _fields(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    kind: TimeType = "TIME" if fields.timed else "DATE"
    if fields.reason == "bare-bc":
        fields = replace(fields, reason=None)
    if fields.reason == "ambiguous-order":
        return _ambiguous(fields, memory)
    if fields.reason:
        return Resolved(kind, None, reason=fields.reason)
    if (why := valid(fields)) is not None:
        return Resolved(kind, None, fields.mod, reason=why)
    if fields.block is not None:
        value = ("BC" if fields.bc else "") + fields.block
        year = int((fields.block + "0000")[:4])
        return Resolved(
            kind, value, fields.mod, day=Day(year=year, bc=fields.bc), written_year=True
        )
    if fields.holiday is not None:
        return _with_clock(holiday_of(piece, fields, memory), fields)
    if fields.weekday is not None and fields.day is None:
        found = _weekday(piece, fields, memory)
    elif fields.day_from is not None:
        found = _day_from(piece, fields, memory)
    elif fields.timed and fields.day is None:
        found = _time_alone(piece, fields, memory)
    elif fields.day is not None and fields.month is None:
        found = _day_of_month(piece, fields, memory)
    else:
        found = dated(piece, fields, memory)
    return _with_clock(found, fields)


def _with_clock(found: Resolved, fields: Fields) -> Resolved:
    if not fields.timed or found.value is None:
        return found
    head = found.value if len(found.value) > 4 or found.value.startswith("XXXX-") else "XXXX-XX-XX"
    if fields.minute is not None:
        hours, minutes = divmod(fields.minute, 60)
        tail = f"T{hours:02}:{minutes:02}"
        zone = ""
        if fields.zone is not None:
            sign = "-" if fields.zone < 0 else "+"
            zone = (
                "Z"
                if fields.zone == 0
                else f"{sign}{abs(fields.zone) // 60:02}:{abs(fields.zone) % 60:02}"
            )
        interval = f"{head}{tail}{zone}" if zone else None
    else:
        tail, zone, interval = f"T{fields.part}", "", None
    if found.interval == _ANY_DAY:
        interval = f"{_ANY_DAY}{tail}{zone}"
    return replace(found, type="TIME", value=head + tail, mod=fields.mod, interval=interval)


_ANY_DAY = "XXXX-XX-XX"


def _ambiguous(fields: Fields, memory: Memory) -> Resolved:
    """A date in digits whose order is not told: decided by the document's date alone."""
    assert fields.year is not None
    readings = [
        Day(fields.year, month=fields.month, day=fields.day),
        Day(fields.year, month=fields.day, day=fields.month),
    ]
    if memory.document is not None:
        near = [
            r
            for r in readings
            if r.whole is not None and abs((r.whole - memory.document).days) <= 2
        ]
        if len(near) == 1:
            return Resolved(
                "DATE",
                day_text(near[0]),
                day=near[0],
                hops=(memory.document_hop,),
                inferred=True,
                written_year=True,
            )
    if memory.day_first is not None:
        read = readings[1] if memory.day_first else readings[0]
        return Resolved("DATE", day_text(read), day=read, inferred=True, written_year=True)
    return Resolved("DATE", None, reason="day and month can be read in either order")


def _weekday(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
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
    return _counted(Day.of(day), fields, base)


def _counted(day: Day, fields: Fields, base: Base) -> Resolved:
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


def _day_from(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """As in "Yesterday morning", "that night"."""
    assert fields.day_from is not None
    step = fields.day_from
    if step.anchor == "event":
        return Resolved("TIME", None, fields.mod, anchor="event", reason="counted from an event")
    if memory.narrative and step.anchor == "document":
        step = replace(step, anchor="mention")
    base = base_of(step, memory, piece.first)
    found = add_days(base.day, int(step.amount or 0)) if base else None
    if base is None or found is None:
        return Resolved("DATE", "XXXX-XX-XX", fields.mod)
    return _counted(found, fields, base)


def _time_alone(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """A clock time without a date: of the day just spoken of, else of the document in news."""
    nothing = Resolved("DATE", _ANY_DAY, fields.mod)
    sentence = memory.sentence(piece.first)

    def near(point: Point) -> bool:
        fine = point.day is not None or point.weekday is not None
        return fine and sentence - memory.sentence(point.at) <= (1 if memory.narrative else 2)

    point = memory.last(near, within=2)
    elsewhere = point is not None and memory.sentence(point.at) != sentence
    if elsewhere and memory.day_follows(piece.first):
        point = None
    if point is not None:
        same = memory.sentence(point.at) == sentence
        return Resolved(
            "DATE",
            day_text(day_of_point(point)),
            fields.mod,
            day=day_of_point(point),
            hops=point.hops,
            anchor="mention",
            inferred=not same,
            year_inferred=point.year is not None,
        )
    document = document_base(memory)
    if document is None or memory.narrative or memory.day_follows(piece.first):
        return nothing
    before = memory.tokens.words[piece.first - 1] if piece.first else ""
    if before == "at" and fields.part == "NI":
        return nothing  # "closed at night": of every day
    # Nothing says that it was on the day of publication, and not on the day before.
    return Resolved(
        "DATE",
        day_text(document.day),
        fields.mod,
        interval=_ANY_DAY,
        hops=document.hops,
        anchor="document",
        inferred=True,
        year_inferred=True,
    )


def _day_of_month(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """As in "The 13th": of the month spoken of, else of the document's."""
    base = mention_base(memory, "M")
    if base is None and not memory.narrative:
        base = document_base(memory)
    if base is None:
        return Resolved("DATE", f"XXXX-XX-{fields.day:02}", fields.mod, day=None)
    month = base.day.month
    day = Day(base.day.year, base.day.bc, month, fields.day)
    if valid(Fields(year=day.year, bc=day.bc, month=month, day=fields.day)):
        return Resolved("DATE", f"XXXX-XX-{fields.day:02}", fields.mod, day=None)
    return Resolved(
        "DATE",
        day_text(day),
        fields.mod,
        day=day,
        hops=base.hops,
        anchor=base.anchor,
        inferred=True,
        year_inferred=True,
    )
