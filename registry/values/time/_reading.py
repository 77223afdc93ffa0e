"""From a TIMEX3 value to the days and minutes that it leaves open.

One table of forms, one function for each; to teach a form, add a row.  All is
pure and cached: a value is read once in a process.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from registry.values.time._calendar import (
    ANY_DAY,
    FIRST,
    LAST,
    day_number,
    days_in,
    last_of_month,
    mask_between,
    mask_of,
    smeared,
)


class Granularity(StrEnum):
    """How finely a time is told."""

    MINUTE = "minute"
    PART_OF_DAY = "part-of-day"
    DAY = "day"
    WEEK = "week"  # and the weekend
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    REFERENCE = "reference"  # the past, the present or the future, as TimeML names them


@dataclass(frozen=True, slots=True)
class Reading:
    """What a value says, as numbers."""

    granularity: Granularity
    first: int = FIRST
    """Number of the first day that is possible, as written (no zone applied)."""
    last: int = LAST
    mask: int = ANY_DAY
    """Which days of any year are possible; of every dated value too."""
    year: int | None = None
    """0 is 1 BC."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """ISO, Monday is 1; only where it was written."""
    minute: int | None = None
    """Minutes after midnight of the clock as written."""
    offset: int | None = None
    """Minutes by which that clock is ahead of UTC; ``None`` when no zone is known."""
    window: tuple[int, int] | None = None
    """Minutes after midnight of ``first``, both ends included, rounding allowed for."""

    @property
    def vacuous(self) -> bool:
        """Nothing is excluded, so nothing can be compared."""
        return self.granularity is Granularity.REFERENCE or (
            self.first,
            self.last,
            self.mask,
            self.window,
        ) == (FIRST, LAST, ANY_DAY, None)

    @property
    def one_day(self) -> bool:
        """Year, month and day are all known."""
        return self.year is not None and self.day is not None

    @property
    def shifts(self) -> tuple[bool, bool]:
        """Whether a clock elsewhere on earth can show the day before, and the day after."""
        if self.offset is None or self.window is None:
            return False, False
        low, high = (minute - self.offset for minute in self.window)
        return low + WESTMOST < 0, high + EASTMOST >= 1440

    def anywhere(self) -> tuple[int, int, int]:
        """First day, last day and mask on any clock on earth."""
        back, forth = self.shifts
        first = self.first - back if self.first > FIRST else self.first
        last = self.last + forth if self.last < LAST else self.last
        return first, last, smeared(self.mask, back, forth) if back or forth else self.mask


WESTMOST = -12 * 60
EASTMOST = 14 * 60

_SEASONS = {
    # First and last month and day, with the fortnight on either side that writers disagree on.
    "SP": ((2, 20), (6, 30)),
    "SU": ((5, 21), (9, 30)),
    "FA": ((8, 25), (12, 21)),
    "AU": ((8, 25), (12, 21)),
    "WI": ((11, 21), (3, 31)),
}
_PARTS = {
    # Minutes after midnight between which the word is used; night runs into the next morning.
    "DA": (240, 720),
    "MO": (0, 750),
    "MI": (660, 840),
    "AF": (690, 1110),
    "EV": (960, 1439),
    "NI": (1020, 1440 + 420),
    "DT": (300, 1260),
    "XX": (0, 1439),
}


def _years(first: int, last: int, granularity: Granularity) -> Reading:
    return Reading(granularity, day_number(first, 1, 1), day_number(last, 12, 31))


def _year(year: int | None) -> Reading:
    if year is None:
        return Reading(Granularity.YEAR)
    return replace(_years(year, year, Granularity.YEAR), year=year)


def _span(granularity: Granularity, first: int, last: int, year: int | None) -> Reading:
    return Reading(granularity, first, last, mask_between(first, last), year=year)


def _month(year: int | None, month: int) -> Reading:
    if not 1 <= month <= 12:
        raise ValueError("no such month")
    if year is None:
        days = (1 << days_in(2000, month)) - 1
        return Reading(
            Granularity.MONTH, mask=mask_of(months=1 << month - 1, days=days), month=month
        )
    first, last = day_number(year, month, 1), last_of_month(year, month)
    return replace(_span(Granularity.MONTH, first, last, year), month=month)


def _day(year: int | None, month: int, day: int) -> Reading:
    if year is None:
        day_number(2000, month, day)  # 29 February may be
        mask = mask_of(months=1 << month - 1, days=1 << day - 1)
        return Reading(Granularity.DAY, mask=mask, month=month, day=day)
    number = day_number(year, month, day)
    return replace(_span(Granularity.DAY, number, number, year), month=month, day=day)


def _months(year: int | None, first: int, last: int, granularity: Granularity) -> Reading:
    if year is None:
        bits = sum(1 << month - 1 for month in range(first, last + 1))
        return Reading(granularity, mask=mask_of(months=bits))
    return _span(granularity, day_number(year, first, 1), last_of_month(year, last), year)


def _season(year: int | None, season: str) -> Reading:
    (month, day), (end_month, end_day) = _SEASONS[season]
    bits = 0
    for step in range(month, end_month + (12 if end_month < month else 0) + 1):
        bits |= 1 << (step - 1) % 12
    mask = mask_of(months=bits)
    if year is None:
        return Reading(Granularity.SEASON, mask=mask)
    if season == "WI":
        # "The winter of 1918" may be the one that begins in it or the one that ends in it.
        first, last = day_number(year, 1, 1), day_number(year + 1, end_month, end_day)
    else:
        first, last = day_number(year, month, day), day_number(year, end_month, end_day)
    return Reading(Granularity.SEASON, first, last, mask, year=year)


def _week(year: int | None, week: str, day: str | None) -> Reading:
    if year is None or week == "XX":
        weekday = int(day) if day and day.isdigit() else None
        if weekday:
            mask = mask_of(weekdays=1 << weekday - 1)
            base = _year(year)
            return replace(base, granularity=Granularity.DAY, mask=mask, weekday=weekday, year=None)
        weekend = mask_of(weekdays=0b1110000) if day == "WE" else ANY_DAY  # from Friday evening
        return replace(_year(year), granularity=Granularity.WEEK, mask=weekend)
    # Week 1 is the one with 4 January in it (ISO 8601).
    fourth = day_number(year, 1, 4)
    monday = fourth - (fourth - 1) % 7 + 7 * (int(week) - 1)
    next_fourth = day_number(year + 1, 1, 4)
    if int(week) < 1 or monday >= next_fourth - (next_fourth - 1) % 7:
        raise ValueError("no such week in that year")
    if day == "WE":
        return _span(Granularity.WEEK, monday + 4, monday + 6, year)
    if day:
        number = monday + int(day) - 1
        return replace(_span(Granularity.DAY, number, number, year), weekday=int(day))
    return _span(Granularity.WEEK, monday, monday + 6, year)


def _fiscal(year: int, quarter: int | None) -> Reading:
    """A fiscal year may begin in any month of the year before, or of its own."""
    if quarter is None:
        return _span(
            Granularity.YEAR, day_number(year - 1, 2, 1), day_number(year + 1, 6, 30), None
        )
    first = day_number(year - 1, 2, 1) + 91 * (quarter - 1)
    return _span(Granularity.QUARTER, first, first + 548, None)


_DATE = re.compile(
    r"(?P<bc>BC)?(?P<year>[0-9]{4}|XXXX)"
    r"(?:-(?:(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?"
    r"|(?P<season>SP|SU|FA|AU|WI)|Q(?P<quarter>[1-4X])|H(?P<half>[12X])"
    r"|W(?P<week>[0-9]{2}|XX)(?:-(?P<weekday>[1-7]|WE|X))?))?"
)
_CLOCK = re.compile(
    r"(?:(?P<hour>[0-9]{2})(?::?(?P<minute>[0-9]{2})(?::?(?P<second>[0-9]{2})(?:\.[0-9]+)?)?)?"
    r"|(?P<part>DA|MO|MI|AF|EV|NI|DT|XX|X))"
    r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_BLOCK = re.compile(r"(?P<bc>BC)?(?P<digits>[0-9]{1,3})(?P<fill>X*)")
_FISCAL = re.compile(r"FY(?P<year>[0-9]{4})(?:-Q(?P<quarter>[1-4]))?")


def _dated(text: str) -> Reading | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year = None if match["year"] == "XXXX" else int(match["year"])
    if year == 0:
        raise ValueError("there is no year 0")
    if match["bc"]:
        # With an unknown year nothing but the era is known.
        if year is None:
            return Reading(Granularity.YEAR, FIRST, day_number(0, 12, 31))
        year = 1 - year
    if match["season"]:
        return _season(year, match["season"])
    if match["quarter"]:
        if match["quarter"] == "X":
            return replace(_year(year), granularity=Granularity.QUARTER)
        first = 3 * int(match["quarter"]) - 2
        return _months(year, first, first + 2, Granularity.QUARTER)
    if match["half"]:
        if match["half"] == "X":
            return replace(_year(year), granularity=Granularity.HALF)
        first = 6 * int(match["half"]) - 5
        return _months(year, first, first + 5, Granularity.HALF)
    if match["week"]:
        weekday = None if match["weekday"] == "X" else match["weekday"]
        return _week(year, match["week"], weekday)
    return _by_month(year, match["month"], match["day"])


def _by_month(year: int | None, month: str | None, day: str | None) -> Reading:
    if month is None:
        return _year(year)
    if month == "XX":
        base = replace(_year(year), granularity=Granularity.DAY if day else Granularity.MONTH)
        if day in (None, "XX"):
            return base
        if not 1 <= int(day) <= 31:
            raise ValueError("no such day")
        return replace(base, mask=mask_of(days=1 << int(day) - 1), year=None, day=int(day))
    if day is None or day == "XX":
        found = _month(year, int(month))
        return replace(found, granularity=Granularity.DAY) if day else found
    return _day(year, int(month), int(day))


def _block(text: str) -> Reading | None:
    """A decade (``199``), century (``19``, the 1900s) or millennium (``1``)."""
    match = _BLOCK.fullmatch(text)
    if match is None or len(match["digits"]) + len(match["fill"]) not in (
        4,
        len(match["digits"]),
    ):
        return None
    digits = match["digits"]
    width = 10 ** (4 - len(digits))
    low, high = int(digits) * width, int(digits) * width + width - 1
    granularity = {
        3: Granularity.DECADE,
        2: Granularity.CENTURY,
        1: Granularity.MILLENNIUM,
    }[len(digits)]
    if match["bc"]:
        return _years(1 - max(high, 1), 1 - max(low, 1), granularity)
    # "The 20th century" may be 1900 to 1999 or 1901 to 2000.
    return _years(max(low, 1), high + (granularity is not Granularity.DECADE), granularity)


def _clocked(text: str) -> Reading | None:
    head, tee, tail = text.partition("T")
    match = _CLOCK.fullmatch(tail) if tee else None
    if match is None:
        return None
    base = _dated(head) if head else Reading(Granularity.DAY)
    if base is None or base.granularity not in (Granularity.DAY, Granularity.MONTH):
        return None
    offset = _offset(match["zone"])
    if match["part"]:
        window = _PARTS["XX" if match["part"] == "X" else match["part"]]
        found = replace(base, granularity=Granularity.PART_OF_DAY, window=window, offset=offset)
        if window[1] < 1440:
            return found
        # Night runs into the next morning, which belongs to the next date.
        last = base.last + 1 if base.last < LAST else LAST
        return replace(found, last=last, mask=smeared(base.mask, back=False, forth=True))
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute) or int(match["second"] or 0) > 60:
        raise ValueError("no such time of day")
    total = 60 * hour + minute
    slack = 30 if match["minute"] is None else _rounding(minute)
    return replace(
        base,
        granularity=Granularity.MINUTE,
        minute=total,
        offset=offset,
        window=(total - slack, total + slack),
    )


def _rounding(minute: int) -> int:
    """By how many minutes a written clock time may be rounded."""
    return 10 if minute == 0 else 5 if minute % 15 == 0 else 2 if minute % 5 == 0 else 1


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 15 or minutes > 59:
        raise ValueError("no such zone")
    return (-1 if zone[0] == "-" else 1) * (60 * hours + minutes)


def _fiscal_form(text: str) -> Reading | None:
    match = _FISCAL.fullmatch(text)
    if match is None:
        return None
    return _fiscal(int(match["year"]), int(match["quarter"]) if match["quarter"] else None)


def _reference(text: str) -> Reading | None:
    if text in ("PAST_REF", "PRESENT_REF", "FUTURE_REF"):
        return Reading(Granularity.REFERENCE)
    return None


_FORMS: tuple[Callable[[str], Reading | None], ...] = (
    _dated,
    _clocked,
    _block,
    _fiscal_form,
    _reference,
)


@lru_cache(maxsize=65_536)
def read(value: str, mod: str | None) -> Reading | None:
    """What a TIMEX3 value with its ``mod`` says; ``None`` when it is no point in time."""
    try:
        found = _plain(value)
    except (ValueError, OverflowError):
        return None
    if found is None or mod is None or found.granularity is Granularity.REFERENCE:
        return found
    return _MODS[mod](found)


def _plain(value: str) -> Reading | None:
    begin, slash, end = value.partition("/")
    for form in _FORMS:
        if (found := form(begin)) is not None:
            break
    else:
        return None
    if not slash:
        return found
    until = _plain(end) if "/" not in end else None
    if until is None or found.window or until.window:
        return None
    return _between(found, until)


def _between(begin: Reading, end: Reading) -> Reading | None:
    granularity = max(begin.granularity, end.granularity, key=list(Granularity).index)
    if begin.first > FIRST and end.last < LAST:
        if begin.first > end.last:
            return None
        return _span(granularity, begin.first, end.last, None)
    if begin.month and end.month and begin.year is None and end.year is None:
        # Dates of an unknown year: through the months between, round the turn of the year.
        bits, month = 0, begin.month
        while True:
            bits |= 1 << month - 1
            if month == end.month:
                break
            month = month % 12 + 1
        days = None
        if begin.month == end.month and begin.day and end.day:
            if begin.day > end.day:
                return None
            days = (1 << end.day) - (1 << begin.day - 1)
        return Reading(granularity, mask=mask_of(months=bits, days=days))
    return None


# ── mod ──────────────────────────────────────────────────────────────────────


def _before(found: Reading) -> Reading:
    last = found.first - 1 if found.first > FIRST else LAST
    return Reading(found.granularity, FIRST, last)


def _on_or_before(found: Reading) -> Reading:
    return Reading(found.granularity, FIRST, found.last)


def _after(found: Reading) -> Reading:
    first = found.last + 1 if found.last < LAST else FIRST
    return Reading(found.granularity, first, LAST)


def _on_or_after(found: Reading) -> Reading:
    return Reading(found.granularity, found.first, LAST)


_SLACK_DAYS = {
    Granularity.MINUTE: 0,
    Granularity.PART_OF_DAY: 0,
    Granularity.DAY: 4,
    Granularity.WEEK: 7,
    Granularity.MONTH: 31,
    Granularity.QUARTER: 46,
    Granularity.SEASON: 46,
    Granularity.HALF: 92,
    Granularity.YEAR: 731,
    Granularity.DECADE: 1827,
    Granularity.CENTURY: 18_263,
    Granularity.MILLENNIUM: 182_622,
}
_ANTIQUITY = day_number(1500, 1, 1)  # "about 466 BC" is meant more loosely than "about 1990"


def _approximate(found: Reading) -> Reading:
    if found.window is not None:
        low, high = found.window
        return replace(found, window=(low - 40, high + 40))
    slack = _SLACK_DAYS[found.granularity]
    if found.granularity is Granularity.YEAR and found.last < _ANTIQUITY:
        slack *= 5
    first = found.first - slack if found.first > FIRST else FIRST
    last = found.last + slack if found.last < LAST else LAST
    mask = ANY_DAY
    if first > FIRST and last < LAST:
        mask = mask_between(first, last)
    elif found.granularity is Granularity.MONTH and found.month:
        bits = sum(1 << (found.month + step) % 12 for step in (-2, -1, 0))
        mask = mask_of(months=bits)
    elif found.granularity is Granularity.DAY and found.month and found.day:
        near = day_number(2000, found.month, found.day)
        mask = mask_between(near - slack, near + slack) | mask_of(months=0, days=0)
    return replace(found, first=first, last=last, mask=mask, weekday=None)


def _share(low: int, high: int) -> Callable[[Reading], Reading]:
    """Keep the part from ``low`` to ``high`` quarters of the time; of a day, its hours."""

    def part(found: Reading) -> Reading:
        if found.granularity in (Granularity.DAY, Granularity.PART_OF_DAY):
            window = {0: (0, 600), 1: (480, 1020), 2: (840, 1440 + 180)}[low]
            if found.granularity is Granularity.PART_OF_DAY or found.window is not None:
                return found
            found = replace(found, window=window)
            if window[1] < 1440:
                return found
            last = found.last + 1 if found.last < LAST else LAST
            return replace(found, last=last, mask=smeared(found.mask, back=False, forth=True))
        if found.first == FIRST or found.last == LAST:
            if found.month and found.granularity is Granularity.MONTH:
                days = days_in(2000, found.month)
                bits = sum(
                    1 << day - 1 for day in range(1 + low * days // 4, -(-high * days // 4) + 1)
                )
                return replace(found, mask=mask_of(months=1 << found.month - 1, days=bits))
            return found
        length = found.last - found.first + 1
        first = found.first + low * length // 4
        last = found.first + -(-high * length // 4) - 1
        return replace(found, first=first, last=last, mask=found.mask & mask_between(first, last))

    return part


_MODS: dict[str, Callable[[Reading], Reading]] = {
    "BEFORE": _before,
    "ON_OR_BEFORE": _on_or_before,
    "AFTER": _after,
    "ON_OR_AFTER": _on_or_after,
    "APPROX": _approximate,
    # Halves, not thirds: writers stretch "early" and "late", and a false alarm costs more.
    "START": _share(0, 2),
    "MID": _share(1, 3),
    "END": _share(2, 4),
}
