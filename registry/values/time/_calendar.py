"""Day numbers that do not end at the year 1, and sets of days that need no year.

Unit: the day, numbered as by ``date.toordinal`` (1 is 1 January of year 1,
proleptic Gregorian) and continued below 1 for years before Christ, where year 0
is 1 BC.  A *mask* is a set of days told by weekday, month and day of the month
alone: 50 bits, in three groups.  It over-approximates: every day meant is in it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

FIRST = -(2**31)
"""Stands for "no earliest day"; below every day number in use."""
LAST = 2**31
"""Stands for "no latest day"."""

_WEEKDAYS = 0  # bit 0 is Monday
_MONTHS = 7  # bit 7 is January
_DAYS = 19  # bit 19 is the first of the month
_GROUPS = (
    ((1 << 7) - 1) << _WEEKDAYS,
    ((1 << 12) - 1) << _MONTHS,
    ((1 << 31) - 1) << _DAYS,
)
ANY_DAY = (1 << 50) - 1
"""The mask that excludes nothing."""


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; ``year`` may be 0 or negative.

    >>> day_number(2024, 6, 19) == date(2024, 6, 19).toordinal()
    True
    >>> day_number(1, 1, 1) - day_number(0, 12, 31)
    1

    :raises ValueError: when the month or the day does not exist.
    """
    # 400 Gregorian years are a whole number of weeks and of leap cycles.
    cycles = (year - 1) // 400
    return date(year - 400 * cycles, month, day).toordinal() + cycles * 146_097


def last_of_month(year: int, month: int) -> int:
    """The day number on which a month ends."""
    return day_number(year, month, days_in(year, month))


def days_in(year: int, month: int) -> int:
    """How many days a month has.

    >>> days_in(2024, 2), days_in(-43, 2)
    (29, 28)
    """
    return monthrange((year - 1) % 400 + 1, month)[1]


def as_date(number: int) -> date | None:
    """The day as ``date``, or ``None`` outside the years 1 to 9999 and for open ends."""
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number; the year may be 0 or negative.

    >>> civil(day_number(-479, 9, 20))
    (-479, 9, 20)
    """
    cycles, rest = divmod(number - 1, 146_097)
    found = date.fromordinal(rest + 1)
    return found.year + 400 * cycles, found.month, found.day


def mask_of(
    *, weekdays: int | None = None, months: int | None = None, days: int | None = None
) -> int:
    """A mask from three small bit sets (bit 0 is Monday, January, the first); ``None`` is any."""
    mask = 0
    for bits, shift, group in zip(
        (weekdays, months, days), (_WEEKDAYS, _MONTHS, _DAYS), _GROUPS, strict=True
    ):
        mask |= group if bits is None else (bits << shift) & group
    return mask


def mask_between(first: int, last: int) -> int:
    """The mask of all days from ``first`` to ``last``, day numbers, both included.

    >>> monday = date(2025, 10, 20).toordinal()
    >>> mask_between(monday, monday) & 0b1111111
    1
    """
    if last - first >= 366:
        return ANY_DAY
    weekdays = months = days = 0
    year, month, day = civil(first)
    if last - first >= 31:
        end_year, end_month, _ = civil(last)
        for step in range(month - 1, month + 12 * (end_year - year) + end_month - month):
            months |= 1 << step % 12
        return mask_of(months=months)
    for number in range(first, last + 1):
        weekdays |= 1 << (number - 1) % 7  # day 1 was a Monday
        _, month, day = civil(number)
        months |= 1 << month - 1
        days |= 1 << day - 1
    return mask_of(weekdays=weekdays, months=months, days=days)


def smeared(mask: int, back: bool, forth: bool) -> int:
    """The mask with the day before, or the day after, of each of its days added."""
    weekdays, months, days = (
        (mask & group) >> shift
        for group, shift in zip(_GROUPS, (_WEEKDAYS, _MONTHS, _DAYS), strict=True)
    )
    wide = (weekdays, months, days)
    if forth:
        wide = (
            wide[0] | _rotated(weekdays, 1, 7),
            # Only a set that holds an end of the month can run over into the next.
            wide[1] | (_rotated(months, 1, 12) if days >> 27 else 0),
            wide[2] | days << 1 | (1 if days >> 27 else 0),
        )
    if back:
        wide = (
            wide[0] | _rotated(weekdays, 6, 7),
            wide[1] | (_rotated(months, 11, 12) if days & 1 else 0),
            wide[2] | days >> 1 | (0b1111 << 27 if days & 1 else 0),
        )
    return mask_of(weekdays=wide[0], months=wide[1], days=wide[2])


def _rotated(bits: int, by: int, size: int) -> int:
    return (bits << by | bits >> size - by) & (1 << size) - 1


def masks_meet(left: int, right: int) -> bool:
    """Whether some weekday, some month and some day of the month are in both."""
    both = left & right
    return all(both & group for group in _GROUPS)
