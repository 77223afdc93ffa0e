"""Months and weekdays as articles write them, each with its number."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MONTHS: Mapping[str, int] = MappingProxyType(
    {
        "january": 1,
        "february": 2,
        "march": 3,
        "april": 4,
        "may": 5,
        "june": 6,
        "july": 7,
        "august": 8,
        "september": 9,
        "october": 10,
        "november": 11,
        "december": 12,
    }
)
MONTHS_CUT: Mapping[str, int] = MappingProxyType(
    {
        "jan": 1,
        "feb": 2,
        "mar": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
        "sep": 9,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dec": 12,
    }
)
"""The names cut short; some are names of people too, or words."""
MONTH_WORDS: Mapping[str, int] = MappingProxyType({**MONTHS, **MONTHS_CUT})
WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {
        "monday": 1,
        "tuesday": 2,
        "wednesday": 3,
        "thursday": 4,
        "friday": 5,
        "saturday": 6,
        "sunday": 7,
    }
)
"""Numbered as by ISO 8601."""
WEEKDAYS_CUT: Mapping[str, int] = MappingProxyType(
    {
        "mon": 1,
        "tue": 2,
        "tues": 2,
        "wed": 3,
        "thu": 4,
        "thur": 4,
        "thurs": 4,
        "fri": 5,
        "sat": 6,
        "sun": 7,
    }
)
WEEKDAY_WORDS: Mapping[str, int] = MappingProxyType({**WEEKDAYS, **WEEKDAYS_CUT})
