"""From what an expression says to a value, by the document's date and what was mentioned before.

Each result carries its derivation.  Nothing is invented: without a date to
count from, values stay partial, and what rests on an event stays unresolved.
"""

from __future__ import annotations

import re
from dataclasses import replace

from registry.extraction.times._anchors import (
    Resolved,
    base_of,
    counted,
    day_of_point,
    document_base,
    is_to_come,
    mention_base,
)
from registry.extraction.times._arithmetic import Day, add_days, day_text
from registry.extraction.times._expression import TimeType
from registry.extraction.times._meaning import (
    Fields,
    Length,
    Piece,
    Reference,
    Repeat,
    Shift,
    Step,
)
from registry.extraction.times._memory import Memory, Point
from registry.extraction.times._parts import valid
from registry.extraction.times._shifts import shifted
from registry.extraction.times._weekdays import weekday_of
from registry.extraction.times._years import dated, holiday_of, nth_weekday_of


def resolve(piece: Piece, memory: Memory) -> Resolved:
    """What a piece means, given what was mentioned before it."""
    meaning = piece.meaning
    if isinstance(meaning, Fields):
        return _fields(piece, meaning, memory)
    if isinstance(meaning, Shift):
        return shifted(piece, meaning, memory)
    if isinstance(meaning, Length):
        if meaning.anchor == "event":
            return Resolved(
                "DURATION",
                meaning.value,
                meaning.mod,
                anchor="event",
                reason="counted from an event",
            )
        return _from_now(piece, meaning, memory) or Resolved("DURATION", meaning.value, meaning.mod)
    if isinstance(meaning, Repeat):
        return Resolved("SET", meaning.value, quant=meaning.quant, freq=meaning.freq)
    assert isinstance(meaning, Reference)
    return Resolved("DATE", meaning.value)


_UNITS_AHEAD = re.compile(r"P(\d+)([DWMY])")


def _from_now(piece: Piece, length: Length, memory: Memory) -> Resolved | None:
    """When that is: "will open in two years", "is to be released in a month"."""
    told = _UNITS_AHEAD.fullmatch(length.value)
    if told is None or memory.document is None or memory.narrative or length.mod is not None:
        return None
    words = memory.tokens.words
    if not piece.first or words[piece.first - 1] != "in" or memory.tense(piece) != "future":
        return None
    after = words[piece.last] if piece.last < len(words) else ""
    if words[piece.first] == "the" or after in _COUNTED_OUT:
        return None  # "in the next two months", "two years in a row"
    if any(_OF_A_ROW.fullmatch(word) for word in words[max(0, piece.first - 8) : piece.first]):
        return None  # "will be the third strike in two years", "is at its lowest in ten years"
    ahead = Shift(Step(told[2], int(told[1]), "document"))
    return shifted(replace(piece, meaning=ahead, rule="counted"), ahead, memory)


_OF_A_ROW = re.compile(
    r"first|second|third|[a-z]+th|\d+(?:st|nd|rd|th)|[a-z]{2,}est|most|least|only|times?|biggest"
)
_COUNTED_OUT = frozenset("a in of on out".split())
"""Words after which it is no time to come: "in three years of talks"."""
_ANY_DAY = "XXXX-XX-XX"


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
    if fields.nth is not None:
        found = nth_weekday_of(piece, fields, memory)
    elif fields.weekday is not None and fields.day is None:
        found = weekday_of(piece, fields, memory)
    elif fields.day_from is not None:
        found = _day_from(piece, fields, memory)
    elif fields.timed and fields.day is None:
        found = _time_alone(piece, fields, memory)
    elif fields.day is not None and fields.month is None:
        found = _day_of_month(fields, memory)
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
        if fields.half_untold:
            # Of nine and twenty-one hours nobody knows which.
            day = head if found.interval != _ANY_DAY else _ANY_DAY
            either = f"{day}{tail}?"
            return replace(found, type="TIME", value=head + tail, mod=fields.mod, interval=either)
        if fields.midnight and found.day is not None and found.day.whole is not None:
            interval = f"{head}T24:00?"
    else:
        tail, zone, interval = f"T{fields.part}", "", None
    if found.interval == _ANY_DAY:
        interval = f"{_ANY_DAY}{tail}{zone}"
    return replace(found, type="TIME", value=head + tail, mod=fields.mod, interval=interval)


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


def _day_from(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """As in "Yesterday morning", "that night"."""
    assert fields.day_from is not None
    step = fields.day_from
    if step.anchor == "event":
        return Resolved("TIME", None, fields.mod, anchor="event", reason="counted from an event")
    if memory.narrative and step.anchor == "document":
        step = replace(step, anchor="mention")
    if memory.tokens.words[piece.last - 1] == "overnight" and memory.tense(piece) != "future":
        step = replace(step, amount=-1)  # the night that the day of the article ended
    base = base_of(step, memory, piece.first)
    found = add_days(base.day, int(step.amount or 0)) if base else None
    if base is None or found is None:
        return Resolved("DATE", "XXXX-XX-XX", fields.mod)
    return counted(found, fields, base)


def _time_alone(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """A clock time without a date: of the day just spoken of, else of the document in news."""
    nothing = Resolved("DATE", _ANY_DAY, fields.mod)
    sentence = memory.sentence(piece.first)

    def near(point: Point) -> bool:
        fine = point.day is not None or point.weekday is not None
        return fine and sentence - memory.sentence(point.at) <= (1 if memory.narrative else 2)

    point = memory.last(near, within=2)
    elsewhere = point is not None and memory.sentence(point.at) != sentence
    if point is not None and elsewhere:
        past = memory.tense(piece) == "past"
        if memory.day_follows(piece.first) or (past and is_to_come(point, memory)):
            point = None  # "She is to take office on June 16.  He called her at 9 p.m."
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


def _day_of_month(fields: Fields, memory: Memory) -> Resolved:
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
    return replace(counted(day, fields, base), inferred=True, year_inferred=True)
