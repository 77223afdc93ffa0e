"""Whole units counted from a day: what "two weeks later" makes of a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from registry.extraction.times._arithmetic import (
    Day,
    add_days,
    add_months,
    add_years,
    day_text,
    quarter_of,
    week_text,
    year_text,
)
from registry.extraction.times._meaning import Step


def step_from(day: Day, step: Step) -> tuple[str, Day, str | None] | None:
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
    off = _LOOSE[unit]
    loose = f"{max(1, year - off):04}/{min(9999, year + off):04}" if count else None
    return digits, Day(year), loose


_LOOSE = {"DE": 3, "CE": 20, "ML": 300}
"""Years by which one may be out who says "a decade ago" or "a century ago"."""


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
        return f"{week_text(whole)}-WE", Day.of(saturday_of(whole)), None
    monday = whole - timedelta(days=whole.weekday())
    days = 4 if abs(count) > 1 else 0
    # Some count weeks from Sunday, so the Sunday before belongs to it too.
    low = min(monday - timedelta(days=1), whole - timedelta(days=days))
    high = max(monday + timedelta(days=6), whole + timedelta(days=days))
    return week_text(whole), there, f"{low.isoformat()}/{high.isoformat()}"


def saturday_of(day: date) -> date:
    return day + timedelta(days=5 - day.weekday())
