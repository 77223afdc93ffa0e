"""Dates, weeks, seasons, decades and fiscal years, as TIMEX3 writes them."""

from __future__ import annotations

import re
from dataclasses import replace

from registry.values.time._calendar import (
    ANY_DAY,
    FIRST,
    day_number,
    days_in,
    last_of_month,
    mask_of,
)
from registry.values.time._reading import Granularity, Reading, span

_SEASONS = {
    # First and last month and day, with the fortnight on either side that writers disagree on.
    "SP": ((2, 20), (6, 30)),
    "SU": ((5, 21), (9, 30)),
    "FA": ((8, 25), (12, 21)),
    "AU": ((8, 25), (12, 21)),
    "WI": ((11, 21), (3, 31)),
}
_DATE = re.compile(
    r"(?P<bc>BC)?(?P<year>[0-9]{4}|XXXX)"
    r"(?:-(?:(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?"
    r"|(?P<season>SP|SU|FA|AU|WI)|Q(?P<quarter>[1-4X])|H(?P<half>[12X])"
    r"|W(?P<week>[0-9]{2}|XX)(?:-(?P<weekday>[1-7]|WE|X))?))?"
)
_BLOCK = re.compile(r"(?P<bc>BC)?(?P<digits>[0-9]{1,3})(?P<fill>X*)")
_FISCAL = re.compile(r"FY(?P<year>[0-9]{4})(?:-Q(?P<quarter>[1-4]))?")


def _years(first: int, last: int, granularity: Granularity) -> Reading:
    return Reading(granularity, day_number(first, 1, 1), day_number(last, 12, 31))


def _year(year: int | None) -> Reading:
    if year is None:
        return Reading(Granularity.YEAR)
    return replace(_years(year, year, Granularity.YEAR), year=year)


def _month(year: int | None, month: int) -> Reading:
    if not 1 <= month <= 12:
        raise ValueError("no such month")
    if year is None:
        days = (1 << days_in(2000, month)) - 1
        return Reading(
            Granularity.MONTH, mask=mask_of(months=1 << month - 1, days=days), month=month
        )
    first, last = day_number(year, month, 1), last_of_month(year, month)
    return replace(span(Granularity.MONTH, first, last, year), month=month)


def _day(year: int | None, month: int, day: int) -> Reading:
    if year is None:
        day_number(2000, month, day)  # 29 February may be
        mask = mask_of(months=1 << month - 1, days=1 << day - 1)
        return Reading(Granularity.DAY, mask=mask, month=month, day=day)
    number = day_number(year, month, day)
    return replace(span(Granularity.DAY, number, number, year), month=month, day=day)


def _months(year: int | None, first: int, last: int, granularity: Granularity) -> Reading:
    if year is None:
        bits = sum(1 << month - 1 for month in range(first, last + 1))
        return Reading(granularity, mask=mask_of(months=bits))
    return span(granularity, day_number(year, first, 1), last_of_month(year, last), year)


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
        return span(Granularity.WEEK, monday + 4, monday + 6, year)
    if day:
        number = monday + int(day) - 1
        return replace(span(Granularity.DAY, number, number, year), weekday=int(day))
    return span(Granularity.WEEK, monday, monday + 6, year)


def _fiscal_time(year: int, quarter: int | None) -> Reading:
    """A fiscal year may begin in any month of the year before, or of its own."""
    if quarter is None:
        return span(Granularity.YEAR, day_number(year - 1, 2, 1), day_number(year + 1, 6, 30), None)
    first = day_number(year - 1, 2, 1) + 91 * (quarter - 1)
    return span(Granularity.QUARTER, first, first + 548, None)


def dated(text: str) -> Reading | None:
    """A date, month, quarter, half, season, week or year; ``None`` for another form."""
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


def block(text: str) -> Reading | None:
    """A decade (``199``), century (``19``) or millennium (``1``); ``None`` for another form."""
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


def fiscal(text: str) -> Reading | None:
    """A fiscal year or quarter (``FY2024-Q3``); ``None`` for another form."""
    match = _FISCAL.fullmatch(text)
    if match is None:
        return None
    return _fiscal_time(int(match["year"]), int(match["quarter"]) if match["quarter"] else None)
