"""Family C: dates inside one article that do not fit each other or the calendar."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterator
from datetime import date

from registry.conflicts.checks._model import Found, Mention, Subject
from registry.records import Span
from registry.values.time import slip

_WEEKDAY = re.compile(
    r"\b(?P<day>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?", re.IGNORECASE
)
_NUMBERS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}
_BRACKETED = re.compile(r"\s*(?:,\s*(?:the\s*)?|\(\s*)")


def weekday_differs(subject: Subject) -> Iterator[Found]:
    """A weekday does not fit the date that it stands with.

    Where the year is not written, the years next to the likely one are tried
    too, and nothing is said when one of them fits.
    """
    times = subject.times
    for index, mention in enumerate(times):
        named = _weekday_in(mention.text)
        if named is None or "\n" in mention.text:
            continue  # over a line break they are two things: a headline's end and a dateline
        dated: Mention | None = mention if _day(mention) and _has_digits(mention.text) else None
        spans: tuple[Span, ...] = (subject.at(mention),)
        if dated is None and index + 1 < len(times):
            following = times[index + 1]
            between = subject.document.text[mention.end : following.start]
            alone = mention.text.lower() in {name.lower() for name in day_name}
            if alone and _BRACKETED.fullmatch(between) and _has_digits(following.text):
                dated, spans = following, (subject.at(mention), subject.at(following))
        if dated is None or _weekday_in(dated.text) not in (None, named):
            continue
        day = _day(dated)
        if day is None or day.isoweekday() == named:
            continue
        if dated.year_inferred and named in _other_years(day):
            continue
        is_named = day_name[day.isoweekday() - 1]
        yield Found(
            f"{day_name[named - 1]} stands with a date that is a {is_named}",
            (f"{day.day} {day:%B %Y} is a {is_named}, not a {day_name[named - 1]}.",),
            spans,
            slip="day" if (day.isoweekday() - named) % 7 in (1, 6) else None,
        )


def _weekday_in(text: str) -> int | None:
    match = _WEEKDAY.search(text)
    return _NUMBERS[match["day"][:3].lower()] if match else None


def _has_digits(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _day(mention: Mention) -> date | None:
    """The one day that a mention names, or ``None``."""
    interval = mention.interval
    if interval is None or mention.type not in ("DATE", "TIME") or interval.year is None:
        return None
    if interval.day is None or interval.month is None or interval.year < 1:
        return None
    return date(interval.year, interval.month, interval.day)


def _other_years(day: date) -> set[int]:
    found = set()
    for year in (day.year - 1, day.year + 1):
        try:
            found.add(day.replace(year=year).isoweekday())
        except ValueError:
            continue  # 29 February
    return found


def interval_reversed(subject: Subject) -> Iterator[Found]:
    """An interval ends before it begins."""
    times = subject.times
    for index in range(len(times) - 1):
        mention, following = times[index], times[index + 1]
        extent = mention.extent
        if extent is None or following.extent != extent or not extent.backwards:
            continue
        if mention.year_inferred and following.year_inferred:
            continue  # then the years are ours, not the article's
        assert extent.begin is not None
        assert extent.end is not None
        yield Found(
            f"it ends in {extent.end.spoken} but begins in {extent.begin.spoken}",
            (f"{extent.end.spoken} is before {extent.begin.spoken}.",),
            (subject.span(mention.start, following.end),),
            slip=slip(extent.begin, extent.end),
        )


def impossible_date(subject: Subject) -> Iterator[Found]:
    """A date or clock time is written that the calendar does not have."""
    for mention in subject.times:
        if mention.value is None and mention.reason and mention.anchor is None:
            if "either order" in mention.reason or "zone is not known" in mention.reason:
                continue  # of the one C006 speaks; nothing is wrong with the other
            yield Found(
                f"there is no such date as {mention.text!r}",
                (f"{mention.reason[:1].upper()}{mention.reason[1:]}.",),
                (subject.at(mention),),
            )


def ambiguous_order(subject: Subject) -> Iterator[Found]:
    """A date in digits can be read with the day first or with the month first."""
    for mention in subject.times:
        if mention.value is None and mention.reason and "either order" in mention.reason:
            yield Found(
                f"{mention.text!r} is two different days, by which number is the month",
                ("Nothing in the text decides it, so that it was not used.",),
                (subject.at(mention),),
            )
