"""From a TIMEX3 value to the days and minutes that it leaves open.

One table of forms, one function for each; to teach a form, add a row.  All is
pure and cached: a value is read once in a process.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from registry.values.time._calendar import FIRST, LAST, mask_of
from registry.values.time._clock import clocked
from registry.values.time._dates import block, dated, fiscal
from registry.values.time._mods import MODS
from registry.values.time._reading import Granularity, Reading, span


def _reference(text: str) -> Reading | None:
    if text in ("PAST_REF", "PRESENT_REF", "FUTURE_REF"):
        return Reading(Granularity.REFERENCE)
    return None


_FORMS: tuple[Callable[[str], Reading | None], ...] = (
    dated,
    clocked,
    block,
    fiscal,
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
    return MODS[mod](found)


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
        return span(granularity, begin.first, end.last, None)
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
