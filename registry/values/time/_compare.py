"""How two times stand to each other, in words, and which slip makes one of the other."""

from __future__ import annotations

from dataclasses import replace

from registry.values.relation import Relation
from registry.values.time._calendar import FIRST, LAST, masks_meet
from registry.values.time._duration import Duration, Extent, compare_durations
from registry.values.time._interval import TimeInterval
from registry.values.time._reading import EASTMOST, WESTMOST, Granularity, Reading

TimeValue = TimeInterval | Extent | Duration


def compare(left: TimeValue, right: TimeValue) -> Relation:
    """How two times stand to each other.

    A point and an extent, or a point and a duration, are incomparable, and so
    is a value that excludes nothing (``PRESENT_REF``, ``XXXX-XX-XX``).

    >>> day = TimeInterval.parse("2025-10-25")
    >>> compare(TimeInterval.parse("XXXX-10-24"), day).value
    'disjoint'
    >>> compare(day, TimeInterval.parse("2025-10")).value
    'refines'
    """
    if isinstance(left, TimeInterval) and isinstance(right, TimeInterval):
        return _compare_points(left.reading, right.reading)
    if isinstance(left, Extent) and isinstance(right, Extent):
        return _compare_extents(left, right)
    if isinstance(left, Duration) and isinstance(right, Duration):
        return compare_durations(left, right)
    return Relation.INCOMPARABLE


def bounds(interval: TimeInterval) -> tuple[int, int]:
    """First and last possible day as ordinals, for columns of integers.

    Days are numbered as by ``date.toordinal`` and go on below 1 before the
    year 1; ``-2**31`` and ``2**31`` stand for open ends.  A clock time in a
    known zone counts every day that some clock on earth shows then, so that
    two intervals that do not meet here are disjoint wherever they were written.
    """
    first, last, _ = interval.reading.anywhere()
    return first, last


def day_mask(interval: TimeInterval) -> int:
    """The possible days by weekday, month and day of the month, as 50 bits, for columns.

    Two intervals can only meet when each of the three groups (bits 0 to 6, 7 to
    18, 19 to 49) of the one meets that of the other.
    """
    return interval.reading.anywhere()[2]


def may_meet(left: TimeInterval, right: TimeInterval) -> bool:
    """What the columns alone decide: ``False`` only if the two are disjoint."""
    return _meet(left.reading.anywhere(), right.reading.anywhere())


def _meet(left: tuple[int, int, int], right: tuple[int, int, int]) -> bool:
    first, last = max(left[0], right[0]), min(left[1], right[1])
    return first <= last and masks_meet(left[2], right[2])


def _within(inner: Reading, outer: Reading) -> bool:
    return (
        outer.first <= inner.first
        and inner.last <= outer.last
        and inner.mask & ~outer.mask == 0
        and (outer.window is None or _window_within(inner, outer))
    )


def _window_within(inner: Reading, outer: Reading) -> bool:
    if inner.window is None or outer.window is None or inner.offset != outer.offset:
        return False
    if inner.turn is not None or outer.turn is not None:
        return False
    return outer.window[0] <= inner.window[0] and inner.window[1] <= outer.window[1]


def _compare_points(left: Reading, right: Reading) -> Relation:
    if left.vacuous or right.vacuous:
        return Relation.INCOMPARABLE
    if left == right:
        return Relation.EQUAL
    either = left.turn is not None or right.turn is not None
    if left.window is not None and right.window is not None:
        clocks = {_compare_clocks(a, b) for a in _halves(left) for b in _halves(right)}
        found = clocks.pop() if len(clocks) == 1 else None
        if found is Relation.DISJOINT or (found is not None and not either):
            return found
    if _two_centuries(left, right):
        return Relation.DISJOINT
    one_clock = left.offset == right.offset
    plain = (left.first, left.last, left.mask), (right.first, right.last, right.mask)
    if not (_meet(*plain) if one_clock else _meet(left.anywhere(), right.anywhere())):
        return Relation.DISJOINT
    inside, around = _within(left, right), _within(right, left)
    if inside and around:
        return Relation.EQUAL
    if inside:
        return Relation.REFINES
    return Relation.REFINED_BY if around else Relation.OVERLAPS


def _two_centuries(left: Reading, right: Reading) -> bool:
    """Whether two centuries have no more in common than the year of which nobody knows whose.

    1600 may be the last of the 16th or the first of the 17th, which are two all the same.
    """
    if not left.granularity is right.granularity is Granularity.CENTURY:
        return False
    return min(left.last, right.last) - max(left.first, right.first) < _A_YEAR


_A_YEAR = 366


def _halves(one: Reading) -> tuple[Reading, ...]:
    """What may be meant: ten in the morning and ten at night, where nobody says which."""
    if one.turn is None:
        return (one,)
    assert one.window is not None
    low, high = one.window
    return tuple(replace(one, window=(low + more, high + more)) for more in (0, one.turn))


def _compare_clocks(left: Reading, right: Reading) -> Relation | None:
    """Compare by the minute where that decides; ``None`` leaves it to the days."""
    assert left.window is not None
    assert right.window is not None
    exact = left.minute is not None and right.minute is not None
    low, high = _gap(left, right)
    if left.one_day and right.one_day:
        assert left.year is not None
        apart = 1440 * (right.first - left.first)
        low, high = low + apart, high + apart
        if low > 0 or high < 0:
            return Relation.DISJOINT
        if exact and _zones_comparable(left, right):
            assert left.minute is not None
            assert right.minute is not None
            instants = [
                r.minute - (r.offset or 0) + 1440 * r.first
                for r in (left, right)
                if r.minute is not None
            ]
            if instants[0] == instants[1]:
                return Relation.EQUAL
            return Relation.OVERLAPS
        return None if left.offset == right.offset else Relation.OVERLAPS
    if not _zones_comparable(left, right):
        return None
    # No day in common is known: only the time of day can differ.
    if not any(low + turn <= 0 <= high + turn for turn in (-1440, 0, 1440)):
        return Relation.DISJOINT
    return None


def _zones_comparable(left: Reading, right: Reading) -> bool:
    return (left.offset is None) == (right.offset is None)


def _gap(left: Reading, right: Reading) -> tuple[int, int]:
    """Least and most minutes from left to right if both fall on one date."""
    assert left.window is not None
    assert right.window is not None
    low = right.window[0] - left.window[1] - (right.offset or 0) + (left.offset or 0)
    high = right.window[1] - left.window[0] - (right.offset or 0) + (left.offset or 0)
    if not _zones_comparable(left, right):
        # The clock without a zone may stand anywhere on earth.
        sign = 1 if right.offset is None else -1
        shifts = sorted((-sign * WESTMOST, -sign * EASTMOST))
        low, high = low + shifts[0], high + shifts[1]
    return low, high


def _compare_extents(left: Extent, right: Extent) -> Relation:
    relations = [
        _compare_points(a.reading, b.reading)
        for a, b in ((left.begin, right.begin), (left.end, right.end))
        if a is not None and b is not None
    ]
    known = [r for r in relations if r is not Relation.INCOMPARABLE]
    if not known:
        return Relation.INCOMPARABLE
    if Relation.DISJOINT in known:
        return Relation.DISJOINT
    kinds = set(known)
    same_ends = (left.begin is None) == (right.begin is None) and (left.end is None) == (
        right.end is None
    )
    if same_ends and len(known) == len(relations):
        if kinds == {Relation.EQUAL}:
            return Relation.EQUAL
        for side in (Relation.REFINES, Relation.REFINED_BY):
            if kinds <= {Relation.EQUAL, side}:
                return side
    return Relation.OVERLAPS


# ── in words ─────────────────────────────────────────────────────────────────


def explain(left: TimeValue, right: TimeValue) -> str:
    """One sentence that says how the two stand to each other, and why.

    >>> explain(TimeInterval.parse("XXXX-10-24"), TimeInterval.parse("2025-10-25"))
    '24 October and 25 October 2025 are different days, whatever the year.'
    """
    relation = compare(left, right)
    a, b = left.spoken, right.spoken
    if type(left) is not type(right):
        return f"{a} and {b} are times of different kinds and cannot be compared."
    match relation:
        case Relation.EQUAL:
            return f"{a} is {b}." if a != b else f"Both are {a}."
        case Relation.REFINES:
            return f"{a} lies within {b}, told more precisely."
        case Relation.REFINED_BY:
            return f"{b} lies within {a}, told more precisely."
        case Relation.OVERLAPS:
            return f"{a} and {b} can be the same time."
        case Relation.INCOMPARABLE:
            return f"{a} and {b} have nothing in common to compare."
    if isinstance(left, TimeInterval) and isinstance(right, TimeInterval):
        return _why_disjoint(left, right)
    return f"{a} and {b} cannot both be right."


def _why_disjoint(left: TimeInterval, right: TimeInterval) -> str:
    a, b = left.spoken, right.spoken
    one, other = left.reading, right.reading
    if not left.partial and not right.partial:
        days = {one.granularity, other.granularity} <= {Granularity.DAY}
        if days and one.first > FIRST and other.last < LAST:
            apart = abs(one.first - other.first)
            return f"{a} and {b} are {apart} day{'s' if apart != 1 else ''} apart."
        if one.first == other.first and one.window and other.window:
            return f"{a} and {b} are different times of one day."
        return f"{a} and {b} have no day in common."
    if {one.granularity, other.granularity} == {Granularity.DAY}:
        if one.weekday or other.weekday:
            return f"{a} and {b} are different days: the weekday does not fit."
        return f"{a} and {b} are different days, whatever the year."
    return f"{a} and {b} have nothing in common, whatever the year."


# ── slips ────────────────────────────────────────────────────────────────────


def slip(left: TimeValue, right: TimeValue) -> str | None:
    """The typical slip that makes one value of the other, or ``None``.

    One of ``day`` (off by one), ``week`` (off by seven days), ``month``,
    ``year``, ``decade``, ``century`` (only that differs), ``day-month-swap``,
    ``digits-transposed`` and ``half-day`` (a.m. for p.m.).  Only disjoint values
    have one.

    >>> slip(TimeInterval.parse("2023-06"), TimeInterval.parse("2024-06"))
    'year'
    >>> slip(TimeInterval.parse("2024-02-08"), TimeInterval.parse("2024-08-02"))
    'day-month-swap'
    """
    if isinstance(left, Extent) and isinstance(right, Extent):
        ends = ((left.begin, right.begin), (left.end, right.end))
        found = [slip(a, b) for a, b in ends if a and b and compare(a, b) is Relation.DISJOINT]
        return found[0] if len(found) == 1 else None
    if not (isinstance(left, TimeInterval) and isinstance(right, TimeInterval)):
        return None
    if compare(left, right) is not Relation.DISJOINT:
        return None
    one, other = left.reading, right.reading
    if one.window is not None and other.window is not None and one.first == other.first:
        if one.minute is None or other.minute is None:
            return None
        return "half-day" if abs(one.minute - other.minute) == 720 else None
    return _slip_of_day(one, other) or _slip_of_year(one, other)


def _slip_of_day(one: Reading, other: Reading) -> str | None:
    if not (one.day and other.day and one.month and other.month):
        return None
    same_year = one.year is None or other.year is None or one.year == other.year
    if not same_year:
        if one.one_day and other.one_day and abs(one.first - other.first) == 1:
            return "day"
        return None
    if one.one_day and other.one_day:
        apart = abs(one.first - other.first)
    else:
        apart = abs(one.day - other.day) if one.month == other.month else 0
    if apart in (1, 7):
        return "day" if apart == 1 else "week"
    if (one.day, one.month) == (other.month, other.day):
        return "day-month-swap"
    if one.month == other.month and _transposed(f"{one.day:02}", f"{other.day:02}"):
        return "digits-transposed"
    return "month" if one.day == other.day and one.month != other.month else None


def _slip_of_year(one: Reading, other: Reading) -> str | None:
    if one.year is None or other.year is None or one.year == other.year:
        return None
    if one.granularity != other.granularity or (one.month, one.day) != (other.month, other.day):
        return None
    if one.mask != other.mask and not one.month:
        return None
    apart = abs(one.year - other.year)
    if apart == 100:
        return "century"
    if _transposed(f"{one.year:04}", f"{other.year:04}"):
        return "digits-transposed"
    if apart == 10:
        return "decade"
    if apart == 1 or one.month:
        return "year"
    return None


def _transposed(left: str, right: str) -> bool:
    """Whether two neighbouring digits changed places."""
    differ = [i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    return (
        len(left) == len(right)
        and len(differ) == 2
        and differ[1] == differ[0] + 1
        and left[differ[0]] == right[differ[1]]
        and left[differ[1]] == right[differ[0]]
    )
