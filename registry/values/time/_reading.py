"""What a time value says, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from registry.values.time._calendar import ANY_DAY, FIRST, LAST, mask_between, smeared

WESTMOST = -12 * 60
EASTMOST = 14 * 60


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
    turn: int | None = None
    """Minutes from the one clock time that may be meant to the other: "at ten", "at midnight"."""

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


def span(granularity: Granularity, first: int, last: int, year: int | None) -> Reading:
    """A stretch of days that is known, both ends included."""
    return Reading(granularity, first, last, mask_between(first, last), year=year)
