"""Parts of dates: what a group of words says of month, day, year, weekday or zone."""

from __future__ import annotations

import re
from datetime import date, datetime

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._match import Match, number_of, ordinal_value
from registry.extraction.times._meaning import Anchor, Fields, Step
from registry.extraction.times._patterns import WHICH_DIRECTION
from registry.lexicon.calendar import MONTH_WORDS, WEEKDAY_WORDS
from registry.lexicon.numerals import TENS


def month_of(words: list[str]) -> int | None:
    """The month that a group names."""
    return next((MONTH_WORDS[word] for word in words if word in MONTH_WORDS), None)


def day_of(words: list[str]) -> int | None:
    """The day of the month that a group writes, in digits, ordinal or words."""
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    ordinals = [ordinal_value(word) for word in words if ordinal_value(word)]
    if not ordinals:
        return None
    value = sum(number for number in ordinals if number) + (
        int(number_of([w for w in words if w in TENS]) or 0) if any(w in TENS for w in words) else 0
    )
    return value


def year_of(words: list[str]) -> tuple[int, bool, bool] | None:
    """Year, whether before Christ, and whether AD is written."""
    bc = any(re.fullmatch(r"B\.?\s?C\.?(\s?E\.?)?|BCE?", word) for word in words)
    ad = any(re.fullmatch(r"A\.?D\.?|CE", word) for word in words)
    for word in words:
        digits = word.lstrip("'’‘")
        if digits.isdecimal():
            if len(digits) > 4:
                return None
            year = int(digits)
            if digits != word:
                # "'99": the century in which it is nearest to our own time.
                year += 1900 if year > 30 else 2000
            bc = bc and year < 1900  # "in 2005 BC Hydro" is a company of British Columbia
            return (year, bc, ad) if 1 <= year <= 9999 else None
    return None


def year_from(words: list[str]) -> Step | None:
    """The step that "of that year" or "next year" makes, or ``None``."""
    if not words:
        return None
    direction, anchor = which_of([word for word in words[:-1] if word not in ("of", "in")])
    if direction is None:
        return None
    if anchor == "either":
        anchor = "mention" if words[0] == "of" else anchor
    return Step("Y", direction, anchor)


def year_fields(match: Match) -> Fields:
    """What the groups ``year`` and ``rel`` tell of the year, in fields that are empty else."""
    if match.has("rel"):
        return Fields(year_from=year_from(match.words("rel")))
    found = year_of(match.words("year")) if match.has("year") else None
    if found is None:
        return Fields()
    short = match.words("year")[0][:1] in ("'", "’", "‘")
    return Fields(year=found[0], bc=found[1], ad=found[2], short_year=short)


def weekday_of(words: list[str]) -> int | None:
    return next((WEEKDAY_WORDS[word] for word in words if word in WEEKDAY_WORDS), None)


def which_of(words: list[str]) -> tuple[int | None, Anchor]:
    """Direction and anchor of "last", "the same", "that" and their kin."""
    if words[-1:] == ["past"] and words[0] == "this":
        return -1, "document"
    if words[-1:] == ["coming"]:
        return 1, "document"
    for word in reversed(words):
        if word in WHICH_DIRECTION:
            direction, anchor = WHICH_DIRECTION[word]
            if word in ("last", "next") and words[0] == "the":
                return direction, "mention"
            return direction, anchor
    return None, "either"


def week_from(words: list[str]) -> Step | None:
    """The step that "of last week" makes."""
    if not words:
        return None
    direction, anchor = which_of(words[:-1])
    return Step("W", direction or 0, anchor)


def zone_of(words: list[str]) -> int | None:
    """Minutes ahead of UTC, or ``None`` when the zone is not named or means several offsets."""
    for index, word in enumerate(words):
        if word in ("gmt", "utc") and len(words) > index + 2 and words[index + 1] in _SIGNS:
            hours, _, minutes = words[index + 2].partition(":")
            offset = 60 * int(hours) + int(minutes or 0)
            if offset > 14 * 60:
                return None
            return offset if words[index + 1] == "+" else -offset
        if word in lexicon.ZONES:
            return lexicon.ZONES[word]
    return None


_SIGNS = frozenset("+ - – −".split())


def valid(fields: Fields) -> str | None:
    """Why there is no such date, or ``None``.

    >>> valid(Fields(month=2, day=30))
    'February has no 30th day'
    """
    if fields.month and fields.day:
        year = fields.year if fields.year and not fields.bc else 2000
        try:
            date(year, fields.month, fields.day)
        except (ValueError, OverflowError):
            name = datetime(2000, max(1, min(12, fields.month)), 1).strftime("%B")
            if not 1 <= fields.month <= 12:
                return f"there is no month {fields.month}"
            if fields.month == 2 and fields.day == 29:
                return f"{year} is not a leap year"
            return f"{name} has no {fields.day}th day".replace("1th", "1st")
    return None
