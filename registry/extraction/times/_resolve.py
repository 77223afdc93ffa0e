"""From what an expression says to a value, by the document's date and what was mentioned before.

Each result carries its derivation.  Nothing is invented: without a date to
count from, values stay partial, and what rests on an event stays unresolved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._arithmetic import (
    Day,
    add_days,
    add_months,
    add_years,
    day_text,
    holiday_date,
    quarter_of,
    week_text,
    year_text,
)
from registry.extraction.times._dates import valid
from registry.extraction.times._meaning import Fields, Length, Piece, Reference, Repeat, Shift, Step
from registry.extraction.times._memory import Memory, Point
from registry.records import Hop

_SEASON_MONTH = {
    "SP": 4,
    "SU": 7,
    "FA": 10,
    "WI": 12,
    "Q1": 2,
    "Q2": 5,
    "Q3": 8,
    "Q4": 11,
    "H1": 3,
    "H2": 9,
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value and what it rests on."""

    type: str
    value: str | None
    mod: str | None = None
    interval: str | None = None
    """TIMEX3 value of the days it can mean, where that is not ``value``."""
    day: Day | None = None
    """What later expressions can be counted from."""
    hops: tuple[Hop, ...] = ()
    """What the value rests on, without the expression itself."""
    anchor: str | None = None
    inferred: bool = False
    year_inferred: bool = False
    reason: str | None = None
    written_year: bool = False
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class _Base:
    """A day to count from."""

    day: Day
    hops: tuple[Hop, ...]
    anchor: str
    inferred: bool = False


_TURN = 8  # months back by which "in January" after "in December" is the next year's
_UNKNOWN = {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX", "W": "XXXX-WXX", "Q": "XXXX-QX"}


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


# ── anchors ──────────────────────────────────────────────────────────────────


def _document(memory: Memory) -> _Base | None:
    if memory.document is None:
        return None
    return _Base(Day.of(memory.document), (memory.document_hop,), "document")


def _mention(memory: Memory, unit: str) -> _Base | None:
    """The last date mentioned that is fine enough to count ``unit`` from."""

    def fits(point: Point) -> bool:
        if unit in ("Y", "DE", "CE", "ML"):
            return point.year is not None
        if unit == "S":
            return point.year is not None
        if unit in ("M", "Q", "H1"):
            return point.month is not None
        return point.day is not None or point.weekday is not None

    point = memory.last(fits)
    if point is None:
        return None
    return _Base(_day_of(point), point.hops, "mention")


def _day_of(point: Point) -> Day:
    return Day(point.year, point.bc, point.month, point.day, point.weekday, point.season)


def _base(step: Step, memory: Memory) -> _Base | None:
    anchor = step.anchor
    if anchor == "event":
        return None
    if anchor == "either":
        anchor = "mention" if memory.narrative else "document"
    if anchor == "document":
        return _document(memory)
    found = _mention(memory, step.unit)
    if found is None and not memory.narrative and step.amount != 0:
        document = _document(memory)
        return document and replace(document, inferred=True)
    return found


# ── steps ────────────────────────────────────────────────────────────────────


def _shift(piece: Piece, shift: Shift, memory: Memory) -> Resolved:
    step = shift.step
    kind = "TIME" if step.unit in ("H", "TM", "S") else "DATE"
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
        return Resolved(kind, _UNKNOWN.get(step.unit), shift.mod, reason="said on an unknown day")
    base = _base(step, memory)
    if base is None:
        value = _UNKNOWN.get(step.unit)
        why = "nothing to count from: no document date and no date before it"
        return Resolved(kind, value, shift.mod, reason=why)
    found = _step(base.day, step)
    if found is None:
        return Resolved(
            kind, _UNKNOWN.get(step.unit), shift.mod, hops=base.hops, anchor=base.anchor,
            reason="what it is counted from is not known finely enough",
        )  # fmt: skip
    value, day, interval = found
    if shift.fiscal and step.unit in ("Y", "Q") and value[:4].isdigit():
        interval = "FY" + value
    return Resolved(
        kind, value, shift.mod, interval=interval, day=day, hops=base.hops, anchor=base.anchor,
        inferred=base.inferred, year_inferred=day.year is not None,
    )  # fmt: skip


def _step(day: Day, step: Step) -> tuple[str, Day, str | None] | None:
    """Value, day to count on from, and the interval where it is wider than the value."""
    assert step.amount is not None
    unit, amount = step.unit, step.amount
    if amount != int(amount):
        finer = {"Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100), "W": ("D", 7), "M": ("D", 30)}
        if unit not in finer:
            return None
        unit, factor = finer[unit]
        amount = round(amount * factor)
    count = int(amount)
    if unit == "Y":
        moved = add_years(day, count)
        if moved is None:
            return None
        value = year_text(*moved)
        loose = None
        if abs(count) > 1 and day.month and not moved[1]:
            loose = _loose(replace(day, year=moved[0], day=None), 6, value)
        return value, Day(year=moved[0], bc=moved[1]), loose
    if unit == "M":
        there = add_months(day, count)
        if there is None:
            return None
        value = day_text(there)
        return value, there, _loose(there, 1, value) if abs(count) > 1 and day.day else None
    if unit in ("Q", "H1"):
        return _step_quarter(day, unit, count)
    if unit in ("DE", "CE", "ML"):
        return _step_block(day, unit, count)
    if unit == "S":
        return None
    return _step_days(day, unit, count)


def _loose(day: Day, months: int, value: str) -> str | None:
    """The months about a month, so that "two years ago" is not held to the calendar year."""
    low, high = add_months(day, -months), add_months(day, months)
    if low is None or high is None or low.year is None or high.year is None or low.bc or high.bc:
        return None
    first, last = day_text(low), day_text(high)
    if len(value) == 4:
        first, last = min(first, f"{value}-01"), max(last, f"{value}-12")
    return f"{first}/{last}"


def _step_quarter(day: Day, unit: str, count: int) -> tuple[str, Day, str | None] | None:
    if day.season and day.season[:1] == unit[:1] and day.month is None:
        number, size = int(day.season[1]), 4 if unit == "Q" else 2
        steps = number - 1 + count
        moved = add_years(day, steps // size)
        if moved is None:
            return None
        name = f"{unit[:1]}{steps % size + 1}"
        return f"{year_text(*moved)}-{name}", Day(moved[0], moved[1], season=name), None
    there = add_months(day, count * (3 if unit == "Q" else 6))
    if there is None or there.month is None:
        return None
    name = quarter_of(there.month) if unit == "Q" else f"H{1 + (there.month > 6)}"
    return f"{year_text(there.year, there.bc)}-{name}", Day(there.year, there.bc, season=name), None


def _step_block(day: Day, unit: str, count: int) -> tuple[str, Day, str | None] | None:
    size = {"DE": 10, "CE": 100, "ML": 1000}[unit]
    if day.year is None or day.bc:
        moved = add_years(day, count * size)
        if moved is None:
            return None
        digits = f"{moved[0]:04}"[: {"DE": 3, "CE": 2, "ML": 1}[unit]]
        return ("BC" if moved[1] else "") + digits, Day(moved[0], moved[1]), None
    year = day.year + count * size
    if not 1 <= year <= 9999:
        return None
    digits = f"{year:04}"[: {"DE": 3, "CE": 2, "ML": 1}[unit]]
    loose = f"{max(1, year - size // 2):04}/{min(9999, year + size // 2):04}" if count else None
    return digits, Day(year), loose


def _step_days(day: Day, unit: str, count: int) -> tuple[str, Day, str | None] | None:
    if unit in ("H", "TM"):
        hours = count if unit == "H" else count / 60
        there = add_days(day, round(hours / 24)) if abs(hours) >= 24 else day
        if there is None:
            return None
        return day_text(there) + ("TXX" if abs(hours) < 24 else ""), there, None
    days = count * 7 if unit in ("W", "WE") else count
    there = add_days(day, days)
    if there is None:
        return None
    if unit == "D":
        loose = None
        whole = there.whole
        if abs(count) >= 10 and whole is not None:
            slack = timedelta(days=max(1, abs(count) // 15))
            try:
                loose = f"{(whole - slack).isoformat()}/{(whole + slack).isoformat()}"
            except OverflowError:
                loose = None
        return day_text(there), there, loose
    whole = there.whole
    if whole is None:
        return None
    if unit == "WE":
        return f"{week_text(whole)}-WE", Day.of(_saturday(whole)), None
    monday = whole - timedelta(days=whole.weekday())
    slack = 4 if abs(count) > 1 else 0
    # Some count weeks from Sunday, so the Sunday before belongs to it too.
    low = min(monday - timedelta(days=1), whole - timedelta(days=slack))
    high = max(monday + timedelta(days=6), whole + timedelta(days=slack))
    return week_text(whole), there, f"{low.isoformat()}/{high.isoformat()}"


def _saturday(day: date) -> date:
    return day + timedelta(days=5 - day.weekday())


def _weekend(piece: Piece, shift: Shift, memory: Memory) -> Resolved:
    base = _document(memory)
    if base is None or memory.document is None or memory.narrative:
        return Resolved("DATE", "XXXX-WXX-WE", shift.mod)
    today = memory.document
    tense = memory.tense(piece)
    back = 7 if today.weekday() < 4 and tense != "future" else 0
    day = today - timedelta(days=back)
    return Resolved(
        "DATE", f"{week_text(day)}-WE", shift.mod, day=Day.of(_saturday(day)), hops=base.hops,
        anchor="document", inferred=tense is None, year_inferred=True,
    )  # fmt: skip


# ── fields ───────────────────────────────────────────────────────────────────


def _fields(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    kind = "TIME" if fields.timed else "DATE"
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
        return _holiday(piece, fields, memory)
    if fields.weekday is not None and fields.day is None:
        found = _weekday(piece, fields, memory)
    elif fields.day_from is not None:
        found = _day_from(piece, fields, memory)
    elif fields.timed and fields.day is None:
        found = _time_alone(piece, fields, memory)
    elif fields.day is not None and fields.month is None:
        found = _day_of_month(piece, fields, memory)
    else:
        found = _dated(piece, fields, memory)
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
        tail, interval = f"T{fields.part}", None
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
    return Resolved("DATE", None, reason="day and month can be read in either order")


def _holiday(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    assert fields.holiday is not None
    name = fields.holiday.replace("’", "'")
    rule = lexicon.HOLIDAYS.get(name) or lexicon.HOLIDAYS.get(name.removesuffix(" day"))
    if isinstance(rule, tuple):
        whole = replace(fields, holiday=None, month=rule[0], day=rule[1])
        return _dated(piece, whole, memory)
    month = {"thanksgiving": 11, "labor": 9, "memorial": 5}.get(str(rule), 4)
    found = _dated(piece, replace(fields, holiday=None, month=month), memory)
    year = found.day.year if found.day else None
    if rule is None or year is None or found.day is None or found.day.bc:
        return replace(found, value="XXXX-XX-XX", day=None, reason=None)
    fixed = holiday_date(fields.holiday, rule, year)
    if fixed is None:
        return found
    day = Day(year, month=fixed[0], day=fixed[1])
    return replace(found, value=day_text(day), day=day)


def _year_base(fields: Fields, memory: Memory) -> tuple[_Base, int, bool] | None:
    """The year that "of that year" or "of next year" means."""
    assert fields.year_from is not None
    step = fields.year_from
    if memory.narrative and step.anchor == "document":
        step = replace(step, anchor="mention")
    base = _base(step, memory)
    if base is None:
        return None
    moved = add_years(base.day, int(step.amount or 0))
    return None if moved is None else (base, moved[0], moved[1])


def _dated(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """A year, season, month or day, its year written or found."""
    if fields.short_year and fields.year is not None:
        fields = replace(fields, year=_century_of(fields.year, memory))
    day = Day(fields.year, fields.bc, fields.month, fields.day, None, fields.season)
    if fields.year is not None:
        value = day_text(day)
        interval = "FY" + value if fields.fiscal and not fields.bc else None
        return Resolved("DATE", value, fields.mod, interval=interval, day=day, written_year=True)
    if fields.year_from is not None:
        found = _year_base(fields, memory)
        if found is None:
            return Resolved(
                "DATE", day_text(day), fields.mod, day=day, reason="the year it names is not known"
            )
        base, year, bc = found
        day = replace(day, year=year, bc=bc)
        return _found(fields, day, base)
    if memory.narrative:
        return _narrative_year(piece, fields, day, memory)
    return _news_year(piece, fields, day, memory)


def _century_of(year: int, memory: Memory) -> int:
    """The year that "'99" means: in narrative the one nearest to the story."""
    story = memory.story() if memory.narrative else None
    if story is None or story.year is None or story.bc:
        return year
    return min((year % 100 + 100 * c for c in range(10, 21)), key=lambda y: abs(y - story.year))


def _found(fields: Fields, day: Day, base: _Base, inferred: bool = False) -> Resolved:
    if valid(replace(fields, year=day.year, bc=day.bc)) is not None and not day.bc:
        partial = replace(day, year=None, bc=False)
        return Resolved(
            "DATE", day_text(partial), fields.mod, day=partial, reason="that year has no such day"
        )
    value = day_text(day)
    return Resolved(
        "DATE", value, fields.mod, interval="FY" + value if fields.fiscal else None, day=day, hops=base.hops,
        anchor=base.anchor, inferred=inferred or base.inferred, year_inferred=True,
    )  # fmt: skip


def _narrative_year(piece: Piece, fields: Fields, day: Day, memory: Memory) -> Resolved:
    point = memory.year_before(piece.first)
    base = None if point is None else _Base(_day_of(point), point.hops, "mention")
    if base is None or base.day.year is None:
        return Resolved("DATE", day_text(day), fields.mod, day=day)
    month = fields.month or _SEASON_MONTH.get(fields.season or "")
    before = base.day.month or _SEASON_MONTH.get(base.day.season or "")
    step = 0
    if month and before:
        if fields.direction == 1 and month <= before:
            step = 1
        elif fields.direction == -1 and month >= before:
            step = -1
        elif fields.direction is None and before - month >= _TURN:
            step = 1  # "in December ... in January": the story goes on
    moved = add_years(base.day, step)
    if moved is None:
        return Resolved("DATE", day_text(day), fields.mod, day=day)
    return _found(fields, replace(day, year=moved[0], bc=moved[1]), base)


def _news_year(piece: Piece, fields: Fields, day: Day, memory: Memory) -> Resolved:
    """The year of a date in news: the nearest in the direction that tense or wording gives."""
    same = fields.direction == 0 and fields.anchor == "mention"
    if (same or (fields.direction is not None and fields.anchor == "mention")) and (
        base := _mention(memory, "Y")
    ):
        return (
            _narrative_year(piece, fields, day, replace_narrative(memory))
            if base.day.year
            else _found(fields, day, base)
        )
    document = _document(memory)
    if document is None or memory.document is None:
        return Resolved("DATE", day_text(day), fields.mod, day=day)
    if fields.direction is None and (same := memory.told(fields.month, fields.day)) is not None:
        return _found(
            fields, replace(day, year=same.year), _Base(_day_of(same), same.hops, "mention")
        )
    today = memory.document
    month = fields.month or _SEASON_MONTH.get(fields.season or "", today.month)
    here = (month, fields.day or 0)
    there = (today.month, today.day if fields.day else 0)
    if (
        fields.season
        and fields.season in ("SP", "SU", "FA", "WI")
        and _within_season(fields.season, today.month)
    ):
        here = there
    direction = fields.direction
    tense: str | None = None
    inferred = False
    if fields.season == "WI" and today.month <= 2:
        today, here = today.replace(year=today.year - 1, month=12, day=1), (12, 0)
        there = here
    if direction == 0:
        year = today.year
    else:
        if direction is None:
            tense = _signalled(piece, memory) or memory.tense(piece)
            direction = -1 if tense == "past" else 1 if tense == "future" else None
            strict = False
        else:
            strict = True
        if direction == -1:
            year = today.year - (here > there or (strict and here == there))
        elif direction == 1:
            year = today.year + (here < there or (strict and here == there))
        else:
            inferred = True
            months = 12 * 0 + here[0] - there[0]
            year = today.year + (1 if months < -6 else -1 if months > 6 else 0)
    return _found(fields, replace(day, year=year), document, inferred)


def replace_narrative(memory: Memory) -> Memory:
    """The same memory, read as narrative."""
    return replace(memory, narrative=True)


def _within_season(season: str, month: int) -> bool:
    return month in {"SP": (3, 4, 5), "SU": (6, 7, 8), "FA": (9, 10, 11), "WI": (12, 1, 2)}[season]


def _signalled(piece: Piece, memory: Memory) -> str | None:
    """As in "Since" looks back, "until" and "by" look forward unless the verb is past."""
    before = memory.tokens.words[piece.first - 1] if piece.first else ""
    if before == "since":
        return "past"
    if before in ("until", "till") and memory.tense(piece) != "past":
        return "future"
    return None


def _weekday(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    assert fields.weekday is not None
    partial = Resolved(
        "DATE", f"XXXX-WXX-{fields.weekday}", fields.mod, day=Day(weekday=fields.weekday)
    )
    if fields.week_from is not None:
        base = _base(fields.week_from, memory)
        whole = base.day.whole if base else None
        if base is None or whole is None:
            return partial
        monday = whole - timedelta(days=whole.weekday() - 7 * int(fields.week_from.amount or 0))
        return _on(monday + timedelta(days=fields.weekday - 1), fields, base)
    if fields.direction is not None and fields.anchor == "mention" or memory.narrative:
        base = _mention(memory, "D")
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
    document = _document(memory)
    if document is None or memory.document is None:
        return partial
    today = memory.document
    if fields.direction in (-1, 1):
        return _on(
            _nearest_weekday(today, fields.weekday, fields.direction, True), fields, document
        )
    tense = _signalled(piece, memory) or memory.tense(piece)
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


def _nearest_weekday(day: date, weekday: int, direction: int, strict: bool) -> date:
    """The nearest such weekday before (-1) or after (1) a day; that day itself unless ``strict``."""
    if direction == 0:
        return day - timedelta(days=day.weekday()) + timedelta(days=weekday - 1)
    apart = (weekday - day.isoweekday()) % 7 if direction > 0 else (day.isoweekday() - weekday) % 7
    if apart == 0 and strict:
        apart = 7
    return day + timedelta(days=apart * direction)


def _on(day: date, fields: Fields, base: _Base) -> Resolved:
    found = Day.of(day)
    return Resolved(
        "DATE", day_text(found), fields.mod, day=found, hops=base.hops, anchor=base.anchor,
        inferred=base.inferred, year_inferred=True,
    )  # fmt: skip


def _day_from(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """As in "Yesterday morning", "that night"."""
    assert fields.day_from is not None
    step = fields.day_from
    if step.anchor == "event":
        return Resolved("TIME", None, fields.mod, anchor="event", reason="counted from an event")
    if memory.narrative and step.anchor == "document":
        step = replace(step, anchor="mention")
    base = _base(step, memory)
    found = add_days(base.day, int(step.amount or 0)) if base else None
    if base is None or found is None:
        return Resolved("DATE", "XXXX-XX-XX", fields.mod)
    return Resolved(
        "DATE", day_text(found), fields.mod, day=found, hops=base.hops, anchor=base.anchor,
        inferred=base.inferred, year_inferred=found.year is not None,
    )  # fmt: skip


def _time_alone(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """A clock time without a date: of the day just spoken of, else of the document in news."""
    nothing = Resolved("DATE", "XXXX-XX-XX", fields.mod)
    sentence = memory.sentence(piece.first)

    def near(point: Point) -> bool:
        fine = point.day is not None or point.weekday is not None
        return fine and sentence - memory.sentence(point.at) <= (1 if memory.narrative else 2)

    point = memory.last(near, within=2)
    if point is not None:
        same = memory.sentence(point.at) == sentence
        return Resolved(
            "DATE", day_text(_day_of(point)), fields.mod, day=_day_of(point), hops=point.hops, anchor="mention",
            inferred=not same, year_inferred=point.year is not None,
        )  # fmt: skip
    document = _document(memory)
    if document is None or memory.narrative:
        return nothing
    return Resolved(
        "DATE", day_text(document.day), fields.mod, day=document.day, hops=document.hops, anchor="document",
        inferred=True, year_inferred=True,
    )  # fmt: skip


def _day_of_month(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """As in "The 13th": of the month spoken of, else of the document's."""
    base = _mention(memory, "M")
    if base is None and not memory.narrative:
        base = _document(memory)
    if base is None:
        return Resolved("DATE", f"XXXX-XX-{fields.day:02}", fields.mod, day=None)
    month = base.day.month
    day = Day(base.day.year, base.day.bc, month, fields.day)
    if valid(Fields(year=day.year, bc=day.bc, month=month, day=fields.day)):
        return Resolved("DATE", f"XXXX-XX-{fields.day:02}", fields.mod, day=None)
    return Resolved(
        "DATE", day_text(day), fields.mod, day=day, hops=base.hops, anchor=base.anchor, inferred=True,
        year_inferred=True,
    )  # fmt: skip
