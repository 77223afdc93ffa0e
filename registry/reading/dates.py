"""Read the date on which an article says that it was published.

These are dates of documents, not of events: whole days or instants, never
partial.  A clock time keeps its zone only when the zone is unambiguous; the
result is local time as written, so that its first ten characters are the day
that the outlet printed.  A day that two readings fit is reported as ambiguous,
with both; it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from registry.lexicon.calendar import MONTH_WORDS

_MONTH = "(?P<month>" + "|".join(sorted(MONTH_WORDS, key=len, reverse=True)) + r")\b\.?"

# Only names that mean one offset wherever they are written; IST, CST and BST do not.
_ZONES = {
    "z": "+00:00",
    "utc": "+00:00",
    "gmt": "+00:00",
    "est": "-05:00",
    "edt": "-04:00",
    "pdt": "-07:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "kst": "+09:00",
    "jst": "+09:00",
}

_DAY_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)(?![\d-])",
        r"(?<![\d/-])(?P<year>(?:19|20)\d\d)[/.](?P<m>\d{1,2})[/.](?P<day>\d{1,2})(?![\d/])",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?:\b|(?=\d{{1,2}}:\d\d))",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>(?:19|20)\d\d)\b",
    )
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*\(?(?P<zone>Z\b|[+-]\d\d:?\d\d\b|[A-Z]{2,4}T\b|UTC\b)?",
    re.IGNORECASE,
)
_EARLIEST_YEAR = 1990  # older "publication dates" on pages are defaults and errors


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as found: ISO value, where it stood, and why that reading was taken."""

    value: str
    """``YYYY-MM-DD``, or ``YYYY-MM-DDTHH:MM[:SS][±HH:MM]`` when a clock time was written."""
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """A numeric date that is two different days, by which number is the month."""

    text: str
    readings: tuple[date, date]
    start: int
    end: int
    clock: str = ""


def find_date(
    text: str, *, evidence: Iterable[date] = (), start: int = 0
) -> WrittenDate | AmbiguousDate | None:
    """The first date in ``text``, or ``None``.

    ``evidence`` are days known from elsewhere in the page; they decide a
    numeric date when exactly one of its readings is within two days of one.

    >>> find_date("Nov. 6, 2025 8:27 a.m. EST").value
    '2025-11-06T08:27-05:00'
    >>> find_date("08-02-2026").readings
    (datetime.date(2026, 2, 8), datetime.date(2026, 8, 2))
    >>> find_date("08-02-2026", evidence=[date(2026, 2, 8)]).value
    '2026-02-08'
    """
    found: list[WrittenDate | AmbiguousDate] = []
    for form in _DAY_FORMS:
        for match in form.finditer(text, start):
            if (day := _day_of(match)) is not None:
                clock, end = _clock_after(text, match.end())
                found.append(WrittenDate(day.isoformat() + clock, match.start(), end))
                break
    for match in _NUMERIC.finditer(text, start):
        if (numeric := _numeric(text, match, tuple(evidence))) is not None:
            found.append(numeric)
            break
    return min(found, key=lambda one: (one.start, -one.end), default=None)


def all_days(text: str) -> tuple[date, ...]:
    """Every day in ``text`` that is written without ambiguity, sorted."""
    days: set[date] = set()
    for form in _DAY_FORMS:
        days.update(day for match in form.finditer(text) if (day := _day_of(match)))
    for match in _NUMERIC.finditer(text):
        numeric = _numeric(text, match, ())
        if isinstance(numeric, WrittenDate):
            days.add(date.fromisoformat(numeric.value[:10]))
    return tuple(sorted(days))


def parse_published(text: str) -> str | None:
    """A date given by a person or a machine as ISO, or ``None`` when it is not one whole day.

    >>> parse_published("2023-07-06T10:00:00Z"), parse_published("6 July 2023")
    ('2023-07-06T10:00:00+00:00', '2023-07-06')
    >>> parse_published("2023-07") is None
    True
    """
    stripped = text.strip()
    found = find_date(stripped)
    if not isinstance(found, WrittenDate):
        return None
    around = stripped[: found.start] + stripped[found.end :]
    # Only a weekday may stand beside the date; anything else means that we misread it.
    return (
        found.value
        if re.fullmatch(
            r"(?i)[\s,()]*(?:[a-z]{3,9}day|mon|tue|wed|thu|fri|sat|sun)?[\s,()]*", around
        )
        else None
    )


def _day_of(match: re.Match[str]) -> date | None:
    fields = match.groupdict()
    month = int(fields["m"]) if fields.get("m") else MONTH_WORDS[fields["month"].lower()]
    return _date(int(fields["year"]), month, int(fields["day"]))


def _date(year: int, month: int, day: int) -> date | None:
    if year < _EARLIEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(
    text: str, match: re.Match[str], evidence: tuple[date, ...]
) -> WrittenDate | AmbiguousDate | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    clock, end = _clock_after(text, match.end())
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        if only is None:
            return None
        return WrittenDate(only.isoformat() + clock, match.start(), end)
    near = [
        reading
        for reading in (day_first, month_first)
        if any(abs((reading - known).days) <= 2 for known in evidence)
    ]
    if len(near) == 1:
        order = "day first" if near[0] == day_first else "month first"
        note = f"{match[0]} read {order}, as another date on the page shows"
        return WrittenDate(near[0].isoformat() + clock, match.start(), end, note)
    return AmbiguousDate(match[0], (day_first, month_first), match.start(), end, clock)


def _clock_after(text: str, position: int) -> tuple[str, int]:
    """Clock time directly after a date as ``THH:MM...``, with its end; empty when there is none."""
    between = re.compile(r"(?:T|,?\s*(?:at|\||-|–|—|·|/)?\s*)", re.IGNORECASE).match(text, position)
    match = _CLOCK.match(text, between.end() if between else position)
    if match is None:
        return "", position
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return "", position
        hour = hour % 12 + (12 if match["half"][0].lower() == "p" else 0)
    clock = f"T{hour:02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
    zone = match["zone"] or ""
    if zone[:1] in {"+", "-"}:
        digits = zone[1:].replace(":", "")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits) <= 1400 else ""
    else:
        zone = _ZONES.get(zone.lower(), "")
    return clock + zone, match.end()
