"""Calendar arithmetic on dates that may lack a year, and how TIMEX3 writes the results."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as far as it is known."""

    year: int | None = None
    bc: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None

    @property
    def whole(self) -> date | None:
        """The date when all of it is known and Christian."""
        if self.year is None or self.bc or not self.month or not self.day:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @classmethod
    def of(cls, day: date) -> Day:
        """A day that is known whole."""
        return cls(year=day.year, month=day.month, day=day.day)


def year_text(year: int | None, bc: bool = False) -> str:
    """Four digits, ``XXXX`` when not known."""
    return ("BC" if bc else "") + ("XXXX" if year is None else f"{year:04}")


def add_years(day: Day, amount: int) -> tuple[int, bool] | None:
    """Year and era so many years on; ``None`` when it is not known or out of range."""
    if day.year is None:
        return None
    count = (1 - day.year if day.bc else day.year) + amount
    if count > 9999 or count < -9998:
        return None
    return (count, False) if count > 0 else (1 - count, True)


def add_months(day: Day, amount: int) -> Day | None:
    """The month so many months on, without a day; a year that is not known stays so."""
    if day.month is None:
        return None
    steps = day.month - 1 + amount
    month = steps % 12 + 1
    if day.year is None:
        return Day(month=month)
    moved = add_years(day, steps // 12)
    return None if moved is None else Day(year=moved[0], bc=moved[1], month=month)


def add_days(day: Day, amount: int) -> Day | None:
    """The day so many days on.

    Without a year the result is given where it is the same in every year;
    with only a weekday the weekday moves.

    >>> add_days(Day(month=10, day=23), 1)
    Day(year=None, bc=False, month=10, day=24, weekday=None, season=None)
    >>> add_days(Day(month=2, day=28), 1) is None
    True
    """
    if (whole := day.whole) is not None:
        try:
            return Day.of(whole + timedelta(days=amount))
        except OverflowError:
            return None
    if day.month and day.day:
        if abs(amount) > 366:
            return None
        moved = {
            (there.month, there.day)
            for year in (2000, 2001)
            if (there := _moved(year, day.month, day.day, amount)) is not None
        }
        if len(moved) != 1:
            return None
        ((month, number),) = moved
        if day.year is not None:
            return None
        return Day(month=month, day=number)
    if day.weekday:
        return Day(weekday=(day.weekday - 1 + amount) % 7 + 1)
    return None


def _moved(year: int, month: int, day: int, amount: int) -> date | None:
    if day > monthrange(year, month)[1]:
        return None
    return date(year, month, day) + timedelta(days=amount)


def week_text(day: date) -> str:
    """The ISO week of a day.

    >>> week_text(date(2025, 10, 23))
    '2025-W43'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def day_text(day: Day) -> str:
    """A day or month as TIMEX3 writes it, with ``X`` for what is not known."""
    if day.weekday and not day.month and day.year is None:
        return f"XXXX-WXX-{day.weekday}"
    head = year_text(day.year, day.bc)
    if day.season:
        return f"{head}-{day.season}"
    if day.month:
        head += f"-{day.month:02}"
        return head + f"-{day.day:02}" if day.day else head
    if day.day:
        return f"{head}-XX-{day.day:02}"
    return head


def holiday_date(rule: str, year: int) -> tuple[int, int] | None:
    """Month and day in a year of a holiday that moves."""
    if rule == "thanksgiving":
        first = date(year, 11, 1)
        return 11, 1 + (3 - first.weekday()) % 7 + 21
    if rule == "labor":
        return 9, 1 + (0 - date(year, 9, 1).weekday()) % 7
    if rule == "memorial":
        last = date(year, 5, 31)
        return 5, 31 - last.weekday()
    if rule.startswith(("easter", "good")):
        sunday = _easter(year)
        found = sunday + timedelta(days={"good-friday": -2, "easter-monday": 1}.get(rule, 0))
        return found.month, found.day
    return None


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> int | None:
    """Day of a month's nth Monday (1) to Sunday (7); -1 for the last, ``None`` for no fifth.

    >>> nth_weekday(2025, 6, -1, 4), nth_weekday(2025, 5, 1, 7)
    (26, 4)
    """
    first = 1 + (weekday - 1 - date(year, month, 1).weekday()) % 7
    length = monthrange(year, month)[1]
    day = first + 7 * ((length - first) // 7 if nth == -1 else nth - 1)
    return day if day <= length else None


def _easter(year: int) -> date:
    """Easter Sunday.  Source: the anonymous Gregorian computus (Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def quarter_of(month: int) -> str:
    """The calendar quarter of a month: ``Q1`` to ``Q4``."""
    return f"Q{(month + 2) // 3}"
