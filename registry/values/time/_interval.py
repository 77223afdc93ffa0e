"""The record of a point in time, as a source writes it."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from registry.errors import ValueParseError
from registry.lexicon.calendar import MONTHS, WEEKDAYS
from registry.values.time._calendar import as_date
from registry.values.time._read import read
from registry.values.time._reading import Granularity, Reading

Mod = Literal["BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "APPROX", "START", "MID", "END"]
"""How the time is narrowed, moved or loosened.  Source: TimeML TIMEX3, attribute mod."""

_EXPECTED = "a TIMEX3 value of a point in time such as 2024-06, XXXX-10-24, 2025-SU or XXXX-WXX-3"
_MONTHS = [name.capitalize() for name in MONTHS]
_WEEKDAYS = [name.capitalize() for name in WEEKDAYS]
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_PARTS = {
    "DA": "dawn",
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_BEFORE_WORDS = {
    "BEFORE": "before ",
    "AFTER": "after ",
    "ON_OR_BEFORE": "by ",
    "ON_OR_AFTER": "from ",
    "APPROX": "about ",
    "START": "early ",
    "MID": "mid-",
    "END": "late ",
}


class TimeInterval(BaseModel):
    """The days, and minutes where written, in which a point event *may* have happened.

    That is uncertainty, not duration: how long a state lasted is ``Extent``.
    The written form is the whole state; everything else follows from it, so
    that no two fields can disagree and the JSON is two short strings.

    >>> june = TimeInterval.parse("2024-06")
    >>> june.earliest, june.latest, june.granularity.value
    (datetime.date(2024, 6, 1), datetime.date(2024, 6, 30), 'month')
    >>> TimeInterval.parse("XXXX-10-24").earliest is None
    True

    Source: TimeML TIMEX3, attributes value and mod.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: str
    """TIMEX3 value; also ``BEGIN/END`` for a point somewhere between two such values,
    ``FY2025`` or ``FY2025-Q3`` for a fiscal year whose first month is not known,
    ``2025-03-04T10:00?`` for ten in the morning or at night, and ``2025-03-04T24:00?`` for the
    midnight before or after that day."""
    mod: Mod | None = None

    @model_validator(mode="after")
    def _is_read(self) -> Self:
        if read(self.value, self.mod) is None:
            raise ValueError(f"cannot read {self.value!r}: expected {_EXPECTED}")
        return self

    @classmethod
    def parse(cls, value: str, mod: str | None = None) -> Self:
        """Read a TIMEX3 value, and its ``mod`` if any.

        :raises ValueParseError: for any other form, and for days that the
            calendar does not have.
        """
        if mod is not None and mod not in _BEFORE_WORDS:
            raise ValueParseError(mod, expected="one of " + ", ".join(_BEFORE_WORDS))
        if read(value, mod) is None:
            raise ValueParseError(value, expected=_EXPECTED)
        return cls.model_construct(value=value, mod=mod)

    @classmethod
    def of(cls, day: date) -> Self:
        """One whole day."""
        return cls.parse(day.isoformat())

    @property
    def reading(self) -> Reading:
        """All that follows from the value, as numbers."""
        found = read(self.value, self.mod)
        assert found is not None, "checked when it was made"
        return found

    @property
    def earliest(self) -> date | None:
        """The first possible day, or ``None`` when no year is known, before year 1, or if open."""
        return as_date(self.reading.first)

    @property
    def latest(self) -> date | None:
        """The last possible day, or ``None`` as for ``earliest``."""
        return as_date(self.reading.last)

    @property
    def granularity(self) -> Granularity:
        """How finely it is told."""
        return self.reading.granularity

    @property
    def year(self) -> int | None:
        """The year when one is written; 0 is 1 BC."""
        return self.reading.year

    @property
    def month(self) -> int | None:
        """The month, 1 to 12, when one is written, also without a year."""
        return self.reading.month

    @property
    def day(self) -> int | None:
        """The day of the month when one is written, also without a year."""
        return self.reading.day

    @property
    def weekday(self) -> int | None:
        """The ISO weekday, 1 for Monday, where it was written without a date."""
        return self.reading.weekday

    @property
    def minute(self) -> int | None:
        """Minutes after midnight: of UTC when the zone is known, else of the clock as written.

        Beyond 0 to 1439 when the day in UTC is another than the day as written.
        """
        found = self.reading
        if found.minute is None:
            return None
        return found.minute - (found.offset or 0)

    @property
    def partial(self) -> bool:
        """No year is known, though a month, day, weekday, season or hour may be."""
        return self.earliest is None and self.latest is None and self.year is None

    def __str__(self) -> str:
        return self.value if self.mod is None else f"{self.value} {self.mod}"

    @property
    def spoken(self) -> str:
        """The time in words, for reports.

        >>> TimeInterval.parse("2024-06", "START").spoken
        'early June 2024'
        >>> TimeInterval.parse("XXXX-WXX-3").spoken
        'a Wednesday'
        """
        words = " to ".join(_spoken(part) for part in self.value.split("/"))
        return (_BEFORE_WORDS[self.mod] if self.mod else "") + words


def _spoken(value: str) -> str:
    found = read(value, None)
    if found is None or found.granularity is Granularity.REFERENCE or value.startswith("FY"):
        return {
            "PAST_REF": "the past",
            "PRESENT_REF": "the present",
            "FUTURE_REF": "the future",
        }.get(value, value.replace("FY", "fiscal "))
    head, _, clock = value.partition("T")
    day = _spoken_day(head, found) if head else ""
    if not clock:
        return day or value
    if found.turn is not None:
        hour = clock.rstrip("?")
        time = "midnight" if hour == "24:00" else f"{hour} in either half of the day"
        return f"{time} on {day}" if day else time
    if found.minute is None:
        part = _PARTS.get(clock[:2], "some time")
        return f"{day}, in the {part}" if day else f"in the {part}"
    zone = ""
    if found.offset is not None:
        sign = "-" if found.offset < 0 else "+"
        hours, minutes = divmod(abs(found.offset), 60)
        zone = " UTC" if found.offset == 0 else f" at UTC{sign}{hours}"
        zone += f":{minutes:02}" if minutes else ""
    time = f"{found.minute // 60:02}:{found.minute % 60:02}{zone}"
    return f"{time} on {day}" if day else time


def _spoken_day(head: str, found: Reading) -> str:
    year = "" if found.year is None else _spoken_year(found.year)
    tail = head.removeprefix("BC")[5:]
    if tail in _SEASONS:
        return f"the {_SEASONS[tail]} of {year}" if year else _SEASONS[tail]
    if tail[:1] in ("Q", "H") and year:
        return f"{tail} {year}"
    if found.weekday and found.year is None and not found.month:
        if found.first < 1:
            return f"a {_WEEKDAYS[found.weekday - 1]}"
        return f"a {_WEEKDAYS[found.weekday - 1]} in {head[:4]}"
    if tail.startswith("W"):
        return head
    if found.month:
        month = _MONTHS[found.month - 1]
        return " ".join(part for part in (str(found.day or ""), month, year) if part)
    if found.granularity is Granularity.DECADE and not head.startswith("BC"):
        return f"the {head[:3]}0s"
    if found.granularity is Granularity.CENTURY and not head.startswith("BC"):
        return f"the {head[:2]}00s"
    if found.year is not None:
        return year
    return "" if head.strip("X-") == "" else head


def _spoken_year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
