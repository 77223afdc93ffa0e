"""Join neighbours that tell one time: "5 p.m. on Monday", "the night of 4 August"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from registry.extraction.times._clock import in_part
from registry.extraction.times._meaning import Fields, Meaning, Piece, Shift
from registry.extraction.times._tokens import Tokens

_CLOCK_DATE = frozenset({"", "on", ",", "of"})
_DATE_CLOCK = frozenset(
    {
        "",
        "at",
        ",",
        ", at",
        "at about",
        "at around",
        "at approximately",
    }
)
_LONGEST = 3


def merge(tokens: Tokens, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with clock times and parts of the day joined to the date beside them."""
    merged: list[Piece] = []
    for piece in pieces:
        while merged:
            joined = _join(tokens, merged[-1], piece)
            if joined is None:
                break
            merged.pop()
            piece = joined
        merged.append(piece)
    return [_after_another(tokens, merged, at) for at in range(len(merged))]


_SOON = 240
_NEAR = 20


def _after_another(tokens: Tokens, pieces: Sequence[Piece], at: int) -> Piece:
    """The piece, in the half of the day of an hour told before it.

    "Took off at two in the afternoon and crashed at half past three".
    """
    piece, before = pieces[at], pieces[at - 1] if at else None
    two, one = piece.meaning, before.meaning if before else None
    if before is None or not (isinstance(one, Fields) and isinstance(two, Fields)):
        return piece
    if not two.half_untold or two.minute is None or one.minute is None or one.half_untold:
        return piece
    between = tokens.words[before.last : piece.first]
    if len(between) > _NEAR or "." in between or two.dated:
        return piece
    later = one.minute + (two.minute - one.minute) % 720
    if not 0 < later - one.minute <= _SOON:
        return piece
    found = replace(two, minute=later % 1440, half_untold=False)
    return replace(piece, meaning=found)


_RANGE_WORDS = frozenset({"to", "-", "–", "—", "until", "till", "through", "and"})


def link(tokens: Tokens, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with both ends of "from A to B" and "between A and B" marked as one range.

    An end without a year takes that of the other end, where it is written.
    """
    linked = list(pieces)
    number = 1 + max((piece.link for piece in pieces), default=0)
    for index in range(len(linked) - 1):
        left, right = linked[index], linked[index + 1]
        if left.link or right.link or right.first - left.last != 1:
            continue
        word = tokens.words[left.last]
        if word not in _RANGE_WORDS:
            continue
        before = tokens.words[left.first - 1] if left.first else ""
        if before == "between" and word == "and":
            kind = "hull"
        elif (before == "from" and word != "and") or word in ("-", "–", "—"):
            kind = "extent"
        else:
            continue
        one, two = left.meaning, right.meaning
        if not (_date_like(one) and _date_like(two)):
            continue
        one, two = _sharing_year(one, two)
        linked[index] = replace(left, meaning=one, link=number, link_kind=kind)
        linked[index + 1] = replace(right, meaning=two, link=number, link_kind=kind)
        number += 1
    return [_of_the_same_year(tokens, linked, at) for at in range(len(linked))]


_AND = (["and"], ["and", "in"], ["or"], ["or", "in"], [",", "in"])


def _of_the_same_year(tokens: Tokens, pieces: Sequence[Piece], at: int) -> Piece:
    """A month with the year told after the next one: "in March and in June of last year"."""
    piece = pieces[at]
    if at + 1 == len(pieces) or piece.link:
        return piece
    one, two = piece.meaning, pieces[at + 1].meaning
    if not (isinstance(one, Fields) and isinstance(two, Fields)):
        return piece
    if tokens.words[piece.last : pieces[at + 1].first] not in _AND or one.day or two.day:
        return piece
    untold = one.year is None and one.year_from is None and one.direction is None
    told = two.year is not None or two.year_from is not None
    if not (untold and told and one.month and two.month and one.month < two.month):
        return piece
    return replace(piece, meaning=replace(one, year=two.year, year_from=two.year_from, bc=two.bc))


def _date_like(meaning: Meaning) -> bool:
    if isinstance(meaning, Shift):
        return meaning.step.unit in ("Y", "M", "D", "W", "Q") and meaning.step.amount is not None
    return isinstance(meaning, Fields) and not meaning.reason


def _sharing_year(one: Meaning, two: Meaning) -> tuple[Meaning, Meaning]:
    """Both ends, the earlier with the year of the later: "26 June - 4 August 1952".

    Not where one alone is a day: who says "from 7 April until September 2027" may say it
    in March 2026.  What would then end before it begins is put right when both are resolved.
    """
    if not (isinstance(one, Fields) and isinstance(two, Fields)):
        return one, two
    open_end = one.year is None and one.year_from is None and one.direction is None
    if not (open_end and one.month and two.month and two.year is not None and one.weekday is None):
        return one, two
    if (one.day is None) != (two.day is None):
        return one, two
    year = two.year
    if one.month > two.month and not two.bc and year > 1:
        year -= 1  # "26 November to 4 January 1952" began the year before
    return replace(one, year=year, bc=two.bc), two


def _join(tokens: Tokens, left: Piece, right: Piece) -> Piece | None:
    gap = right.first - left.last
    if gap > _LONGEST or left.link or right.link:
        return None
    if left.rule == "unit" and isinstance(left.meaning, Shift) and left.meaning.mod:
        return None  # "the start of the day at 16:08" tells two times
    between = " ".join(tokens.words[left.last : right.first])
    one, two = left.meaning, right.meaning
    found: Fields | None = None
    if _time_only(one) and _day(two) and between in _CLOCK_DATE:
        if between == "," and isinstance(one, Fields) and one.minute is None:
            return None
        found = _with_time(two, one)
    elif _day(one) and not _timed(one) and _time_only(two) and between in _DATE_CLOCK:
        if isinstance(two, Fields) and two.part is not None and between not in ("", "at"):
            return None
        found = _with_time(one, two)
    elif _day(one) and _clock_only(two) and between in _DATE_CLOCK and isinstance(one, Fields):
        # "Monday night at 9 p.m." and "last night at 11"
        found = _with_time(one, two) if one.minute is None else None
    elif _clock_only(one) and isinstance(two, Fields) and two.part and between in ("", "on"):
        found = _with_time(two, one) if two.minute is None and two.dated else None
    if found is None:
        return None
    return Piece(left.first, right.last, found, right.rule if _time_only(one) else left.rule)


def _timed(meaning: Meaning) -> bool:
    return isinstance(meaning, Fields) and meaning.timed


def _time_only(meaning: Meaning) -> bool:
    return (
        isinstance(meaning, Fields) and meaning.timed and not meaning.dated and not meaning.reason
    )


def _clock_only(meaning: Meaning) -> bool:
    return _time_only(meaning) and isinstance(meaning, Fields) and meaning.minute is not None


def _day(meaning: Meaning) -> bool:
    if isinstance(meaning, Fields):
        return meaning.dated and not meaning.reason
    return (
        isinstance(meaning, Shift) and meaning.step.unit == "D" and meaning.step.amount is not None
    )


def _with_time(day: Meaning, time: Meaning) -> Fields | None:
    assert isinstance(time, Fields)
    if isinstance(day, Shift):
        day = Fields(day_from=day.step, mod=day.mod)
    assert isinstance(day, Fields)
    part, minute, zone = day.part or time.part, time.minute, time.zone
    if day.minute is not None:
        return None
    if minute is not None and part is not None:
        minute = in_part(minute, part)
    return replace(
        day,
        part=None if minute is not None else part,
        minute=minute,
        hour_only=time.hour_only,
        half_untold=time.half_untold and part is None,
        midnight=time.midnight,
        zone=zone,
        mod=day.mod or time.mod,
    )
