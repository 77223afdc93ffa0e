"""What the ``mod`` of a TIMEX3 value does to its reading: before, about, early in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from registry.values.time._calendar import (
    ANY_DAY,
    FIRST,
    LAST,
    day_number,
    days_in,
    mask_between,
    mask_of,
    smeared,
)
from registry.values.time._reading import Granularity, Reading


def _before(found: Reading) -> Reading:
    last = found.first - 1 if found.first > FIRST else LAST
    return Reading(found.granularity, FIRST, last)


def _on_or_before(found: Reading) -> Reading:
    return Reading(found.granularity, FIRST, found.last)


def _after(found: Reading) -> Reading:
    first = found.last + 1 if found.last < LAST else FIRST
    return Reading(found.granularity, first, LAST)


def _on_or_after(found: Reading) -> Reading:
    return Reading(found.granularity, found.first, LAST)


_SLACK_DAYS = {
    Granularity.MINUTE: 0,
    Granularity.PART_OF_DAY: 0,
    Granularity.DAY: 4,
    Granularity.WEEK: 7,
    Granularity.MONTH: 31,
    Granularity.QUARTER: 46,
    Granularity.SEASON: 46,
    Granularity.HALF: 92,
    Granularity.YEAR: 731,
    Granularity.DECADE: 1827,
    Granularity.CENTURY: 18_263,
    Granularity.MILLENNIUM: 182_622,
}
_ANTIQUITY = day_number(1500, 1, 1)  # "about 466 BC" is meant more loosely than "about 1990"


def _approximate(found: Reading) -> Reading:
    if found.window is not None:
        low, high = found.window
        return replace(found, window=(low - 40, high + 40))
    slack = _SLACK_DAYS[found.granularity]
    if found.granularity is Granularity.YEAR and found.last < _ANTIQUITY:
        slack *= 5
    first = found.first - slack if found.first > FIRST else FIRST
    last = found.last + slack if found.last < LAST else LAST
    mask = ANY_DAY
    if first > FIRST and last < LAST:
        mask = mask_between(first, last)
    elif found.granularity is Granularity.MONTH and found.month:
        bits = sum(1 << (found.month + step) % 12 for step in (-2, -1, 0))
        mask = mask_of(months=bits)
    elif found.granularity is Granularity.DAY and found.month and found.day:
        near = day_number(2000, found.month, found.day)
        mask = mask_between(near - slack, near + slack) | mask_of(months=0, days=0)
    return replace(found, first=first, last=last, mask=mask, weekday=None)


def _share(low: int, high: int) -> Callable[[Reading], Reading]:
    """Keep the part from ``low`` to ``high`` quarters of the time; of a day, its hours."""

    def part(found: Reading) -> Reading:
        if found.granularity in (Granularity.DAY, Granularity.PART_OF_DAY):
            window = {0: (0, 600), 1: (480, 1020), 2: (840, 1440 + 180)}[low]
            if found.granularity is Granularity.PART_OF_DAY or found.window is not None:
                return found
            found = replace(found, window=window)
            if window[1] < 1440:
                return found
            last = found.last + 1 if found.last < LAST else LAST
            return replace(found, last=last, mask=smeared(found.mask, back=False, forth=True))
        if found.first == FIRST or found.last == LAST:
            if found.month and found.granularity is Granularity.MONTH:
                days = days_in(2000, found.month)
                bits = sum(
                    1 << day - 1 for day in range(1 + low * days // 4, -(-high * days // 4) + 1)
                )
                return replace(found, mask=mask_of(months=1 << found.month - 1, days=bits))
            return found
        length = found.last - found.first + 1
        first = found.first + low * length // 4
        last = found.first + -(-high * length // 4) - 1
        return replace(found, first=first, last=last, mask=found.mask & mask_between(first, last))

    return part


MODS: dict[str, Callable[[Reading], Reading]] = {
    "BEFORE": _before,
    "ON_OR_BEFORE": _on_or_before,
    "AFTER": _after,
    "ON_OR_AFTER": _on_or_after,
    "APPROX": _approximate,
    # Halves, not thirds: writers stretch "early" and "late", and a false alarm costs more.
    "START": _share(0, 2),
    "MID": _share(1, 3),
    "END": _share(2, 4),
}
