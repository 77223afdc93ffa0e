"""Dates without a year: which year they mean, in news and in narrative."""

from __future__ import annotations

from dataclasses import replace

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._anchors import (
    Base,
    Resolved,
    base_of,
    day_of_point,
    document_base,
    mention_base,
)
from registry.extraction.times._arithmetic import (
    Day,
    add_years,
    day_text,
    holiday_date,
    nth_weekday,
)
from registry.extraction.times._meaning import Fields, Piece, Step
from registry.extraction.times._memory import Memory, Point
from registry.extraction.times._parts import valid
from registry.extraction.times._tokens import LETTERS

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
_TURN = 8  # months back by which "in January" after "in December" is the next year's


def holiday_of(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    assert fields.holiday is not None
    name = fields.holiday.replace("’", "'")
    rule = lexicon.HOLIDAYS.get(name) or lexicon.HOLIDAYS.get(name.removesuffix(" day"))
    if isinstance(rule, tuple):
        whole = replace(fields, holiday=None, month=rule[0], day=rule[1])
        return dated(piece, whole, memory)
    month = {"thanksgiving": 11, "labor": 9, "memorial": 5}.get(str(rule), 4)
    found = dated(piece, replace(fields, holiday=None, month=month), memory)
    year = found.day.year if found.day else None
    if rule is None or year is None or found.day is None or found.day.bc:
        return replace(found, value="XXXX-XX-XX", day=None, reason=None)
    fixed = holiday_date(rule, year)
    if fixed is None:
        return found
    day = Day(year, month=fixed[0], day=fixed[1])
    return replace(found, value=day_text(day), day=day)


def nth_weekday_of(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
    """The first Sunday in May, where the year is written or found; else the month."""
    assert fields.nth is not None
    assert fields.weekday is not None
    if fields.month_from is not None:
        found = _month_from(fields.month_from, memory)
    else:
        found = dated(piece, replace(fields, nth=None, weekday=None), memory)
    month = found.day
    if month is None or month.year is None or month.month is None or month.bc:
        return found
    number = nth_weekday(month.year, month.month, fields.nth, fields.weekday)
    if number is None:
        return Resolved("DATE", None, reason="the month has no fifth such day")
    day = Day(month.year, month=month.month, day=number)
    return replace(found, value=day_text(day), interval=None, day=day)


def _month_from(step: Step, memory: Memory) -> Resolved:
    base = base_of(step, memory)
    if base is None or base.day.year is None or base.day.month is None:
        return Resolved("DATE", None, reason="the month it names is not known")
    years, month = divmod(base.day.month - 1 + int(step.amount or 0), 12)
    day = Day(base.day.year + years, base.day.bc, month + 1)
    return Resolved("DATE", day_text(day), day=day, hops=base.hops, anchor=base.anchor)


def _year_base(fields: Fields, memory: Memory) -> tuple[Base, int, bool] | None:
    """The year that "of that year" or "of next year" means."""
    assert fields.year_from is not None
    step = fields.year_from
    if memory.narrative and step.anchor == "document":
        step = replace(step, anchor="mention")
    base = base_of(step, memory)
    if base is None:
        return None
    moved = add_years(base.day, int(step.amount or 0))
    return None if moved is None else (base, moved[0], moved[1])


def dated(piece: Piece, fields: Fields, memory: Memory) -> Resolved:
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
        return found_date(fields, day, base)
    if memory.narrative:
        return _narrative_year(piece, fields, day, memory)
    return _news_year(piece, fields, day, memory)


def _century_of(year: int, memory: Memory) -> int:
    """The year that "'99" means: in narrative the one nearest to the story."""
    story = memory.story() if memory.narrative else None
    if story is None or story.year is None or story.bc:
        return year
    near = story.year
    return min((year % 100 + 100 * c for c in range(10, 21)), key=lambda y: abs(y - near))


def found_date(fields: Fields, day: Day, base: Base, inferred: bool = False) -> Resolved:
    if valid(replace(fields, year=day.year, bc=day.bc)) is not None and not day.bc:
        partial = replace(day, year=None, bc=False)
        return Resolved(
            "DATE", day_text(partial), fields.mod, day=partial, reason="that year has no such day"
        )
    value = day_text(day)
    return Resolved(
        "DATE",
        value,
        fields.mod,
        interval="FY" + value if fields.fiscal else None,
        day=day,
        hops=base.hops,
        anchor=base.anchor,
        inferred=inferred or base.inferred,
        year_inferred=True,
    )


def _narrative_year(piece: Piece, fields: Fields, day: Day, memory: Memory) -> Resolved:
    point = memory.year_before(piece.first)
    base = None if point is None else Base(day_of_point(point), point.hops, "mention")
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
    return found_date(fields, replace(day, year=moved[0], bc=moved[1]), base)


def _news_year(piece: Piece, fields: Fields, day: Day, memory: Memory) -> Resolved:
    """The year of a date in news: the nearest in the direction that tense or wording gives."""
    same = fields.direction == 0 and fields.anchor == "mention"
    if (same or (fields.direction is not None and fields.anchor == "mention")) and (
        base := mention_base(memory, "Y")
    ):
        return (
            _narrative_year(piece, fields, day, replace_narrative(memory))
            if base.day.year
            else found_date(fields, day, base)
        )
    document = document_base(memory)
    if document is None or memory.document is None:
        return Resolved("DATE", day_text(day), fields.mod, day=day)
    if fields.direction is None and (other := _year_of_sentence(piece, memory)) is not None:
        base = Base(day_of_point(other), other.hops, "mention")
        return found_date(fields, replace(day, year=other.year), base)
    if fields.direction is None and (told := memory.told(fields.month, fields.day)) is not None:
        return found_date(
            fields, replace(day, year=told.year), Base(day_of_point(told), told.hops, "mention")
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
    if fields.season == "WI" and today.month <= (3 if direction == 0 else 2):
        today, here = today.replace(year=today.year - 1, month=12, day=1), (12, 0)
        there = here
    if direction == 0:
        year = today.year
    else:
        if direction is None:
            tense = signalled(piece, memory) or memory.tense(piece)
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
    found = found_date(fields, replace(day, year=year), document, inferred)
    old = abs((year - today.year) * 12 + month - today.month) > 1
    if (
        old
        and direction != 1
        and fields.direction is None
        and _other_year_near(piece, year, memory)
    ):
        # "Signed in June 2024. In August ...": of this year or of that one; nobody can tell.
        partial = day_text(replace(day, year=None))
        return replace(found, interval=partial, inferred=True)
    return found


def _year_of_sentence(piece: Piece, memory: Memory) -> Point | None:
    """The other year that the sentence opens with: "next year it moves to August 20"."""
    if memory.document is None:
        return None
    here = memory.sentence(piece.first)
    for point in reversed(memory.points[-3:]):
        if memory.sentence(point.at) != here:
            return None
        opens = point.at == 0 or memory.sentence(point.at - 1) < here
        if opens and memory.tokens.words[point.at : point.at + 2] in _OTHER_YEARS:
            return point
    return None


_OTHER_YEARS = (["next", "year"], ["last", "year"])


def _other_year_near(piece: Piece, year: int, memory: Memory) -> bool:
    """Whether this sentence or the one before told another year than the one found."""
    sentence = memory.sentence(piece.first)
    for point in reversed(memory.points[-4:]):
        if sentence - memory.sentence(point.at) > 1:
            return False
        if LETTERS["BREAK"] in memory.tokens.letters[point.at : piece.first]:
            return False  # a new paragraph is news again
        if point.written_year and point.year is not None:
            return point.year != year and not point.bc
    return False


def replace_narrative(memory: Memory) -> Memory:
    """The same memory, read as narrative."""
    return replace(memory, narrative=True)


def _within_season(season: str, month: int) -> bool:
    return month in {"SP": (3, 4, 5), "SU": (6, 7, 8), "FA": (9, 10, 11), "WI": (12, 1, 2)}[season]


_UNTIL = frozenset({"until", "till", "through", "thru", "til"})
_MOVED = frozenset(
    "postponed rescheduled delayed adjourned deferred extended prolonged postpone delay".split()
)
_LASTING = frozenset(
    "lasted stayed remained continued waited worked ran held kept open closed not n't never".split()
)


_CLAUSE = 12
_COUNTING = frozenset("there has have stands stood total number numbers".split())
_TO_COME = frozenset("will shall must may to should can".split())


def signalled(piece: Piece, memory: Memory) -> str | None:
    """As in "since", which looks back; "until" looks forward but after "lasted" and "not".

    How many there are is counted by a day that has been: "there are 13 cases as of 6 April".
    """
    words = memory.tokens.words
    before = words[piece.first - 1] if piece.first else ""
    if words[max(0, piece.first - 2) : piece.first] == ["as", "of"]:
        near = set(words[max(0, piece.first - _CLAUSE) : piece.last + _CLAUSE])
        return "past" if near & _COUNTING and not near & _TO_COME else None
    if before == "since":
        return "past"
    if before == "to" and not _MOVED.isdisjoint(words[max(0, piece.first - 9) : piece.first]):
        return "future"  # "has been postponed by two weeks to 30 November"
    if before not in _UNTIL:
        return None
    lasting = any(word in _LASTING for word in words[max(0, piece.first - 7) : piece.first])
    return memory.tense(piece) if lasting else "future"
