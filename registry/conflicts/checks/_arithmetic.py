"""Family C: ages and anniversaries that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.conflicts.checks._model import Found, Mention, Subject
from registry.lexicon.numerals import ORDINALS, TENS

_AGE = re.compile(
    r"\b(?P<a>\d{1,3})-year-old\b|\b(?:aged|age|age of|turned|turns)\s+(?P<b>\d{1,3})\b"
    r"|,\s(?P<c>\d{1,3}),|\b(?P<d>\d{1,3})\s+years\s+old\b"
)
_BORN = re.compile(
    r"(?:\bborn\s+(?:(?!and\b|died\b)[^\W\d_]+,?\s+){0,6}?(?:in|on)\s+"
    r"|\(\s*(?:born|b\.)\s+(?:in\s+|on\s+)?)\Z"
)
_DIED = re.compile(
    r"\b(?:died|dies|killed|dead|death|executed|assassinated|drowned|became|elected|appointed|"
    r"married|won|joined|retired|at\s+the\s+age|when\s+(?:he|she)|was\s+aged)\b"
)
_ANNIVERSARY = re.compile(
    r"\b(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\s+(?:anniversary|birthday)\s+"
    r"(?:celebrations?\s+)?of\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?P<n>\d{1,3})\s+years\s+(?:ago|earlier),?\s+(?:back\s+)?in\s+\Z", re.IGNORECASE
)
_WITHIN = 90  # code points from "anniversary of" to the year of what is remembered
_LONGEST_LIFE = 122


def age_differs(subject: Subject) -> Iterator[Found]:
    """An age does not fit the date of birth and the date at which it is told.

    Only within one sentence that tells one age and one birth; both the other
    dates of the sentence and the document's own are allowed as the day meant.
    """
    text = subject.document.text
    for (start, end), mentions in subject.by_sentence:
        births = [m for m in mentions if _BORN.search(text, max(start, m.start - 60), m.start)]
        ages = list(_AGE.finditer(text, start, end))
        if len(births) != 1 or len(ages) != 1:
            continue
        birth, years = births[0], int(next(g for g in ages[0].groups() if g))
        born = birth.interval
        if born is None or birth.year_inferred or born.earliest is None or born.latest is None:
            continue
        others = [m for m in mentions if m is not birth and _years_of(m)]
        days = [bounds for m in others if (bounds := _days_of(m)) is not None]
        published = subject.document.published
        then = bool(_DIED.search(text, start, end))
        if published is not None and not then:
            days.append((published, published))
        if not days or years > _LONGEST_LIFE:
            continue  # "she died aged 80": on a day that is not in the sentence
        possible = [_age_range(born.earliest, born.latest, *bounds) for bounds in days]
        if any(low <= years <= high for low, high in possible):
            continue
        low, high = possible[0]
        fits = str(low) if low == high else f"{low} or {high}"
        spans = sorted(
            (subject.span(*ages[0].span()), subject.at(birth)), key=lambda span: span.start
        )
        yield Found(
            f"the age {years} does not fit the birth in {born.spoken}",
            (f"Born in {born.spoken}, somebody is {fits} then.",),
            tuple(spans),
            slip="year" if years in (low - 1, high + 1) else None,
        )


def _years_of(mention: Mention) -> bool:
    return mention.type in ("DATE", "TIME") and mention.interval is not None


def _days_of(mention: Mention) -> tuple[date, date] | None:
    interval = mention.interval
    if interval is None or interval.earliest is None or interval.latest is None:
        return None
    return interval.earliest, interval.latest


def _age_range(born: date, born_by: date, first: date, last: date) -> tuple[int, int]:
    """Least and most full years between a birth and a day that are known so far."""
    return _full_years(born_by, first), _full_years(born, last)


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def anniversary_differs(subject: Subject) -> Iterator[Found]:
    """An anniversary, or "so many years ago", does not fit the year that stands with it.

    The occasion may be in any other year of the sentence, or in the document's.
    """
    text = subject.document.text
    published = subject.document.published
    for (start, end), mentions in subject.by_sentence:
        years = [(m, m.interval.year) for m in mentions if m.interval and m.interval.year]
        for match in _ANNIVERSARY.finditer(text, start, end):
            number = _ordinal(match["n"])
            of = [(m, y) for m, y in years if 0 <= m.start - match.end() <= _WITHIN]
            if number is None or not of or of[0][0].year_inferred:
                continue
            mention, year = of[0]
            occasions = {y for m, y in years if m is not mention}
            if published is not None:
                occasions.add(published.year)
            if found := _compare(subject, (match.start(), mention.end), number, year, occasions, 0):
                yield found
        for mention, year in years:
            ago = _AGO.search(text, max(start, mention.start - 40), mention.start)
            if ago is None or mention.year_inferred or published is None:
                continue
            occasions = {published.year}
            if "earlier" in ago.group():
                occasions = {y for m, y in years if m is not mention} or occasions
            place = (ago.start(), mention.end)
            if found := _compare(subject, place, int(ago["n"]), year, occasions, 1):
                yield found


def _compare(
    subject: Subject,
    place: tuple[int, int],
    number: int,
    year: int,
    occasions: set[int],
    tolerance: int,
) -> Found | None:
    if not occasions or any(abs(then - year - number) <= tolerance for then in occasions):
        return None
    nearest = min(sorted(occasions), key=lambda then: abs(then - year - number))
    apart = nearest - year
    if apart <= 0 or number <= 0:
        return None  # the year is no past event: another reading is likelier than a slip
    return Found(
        f"{number} years after {year} is {year + number}, not {nearest}",
        (f"From {year} to {nearest} are {apart} years, not {number}.",),
        (subject.span(*place),),
        slip="year" if abs(apart - number) == 1 else None,
    )


def _ordinal(word: str) -> int | None:
    """What an ordinal in digits or words is worth.

    >>> _ordinal("75th"), _ordinal("twenty-fifth"), _ordinal("first")
    (75, 25, 1)
    """
    low = word.lower()
    if low[:1].isdigit():
        return int(low[:-2])
    tens, _, unit = low.partition("-")
    if unit:
        return TENS[tens] + ORDINALS[unit] if tens in TENS and unit in ORDINALS else None
    return ORDINALS.get(low)
