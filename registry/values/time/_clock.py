"""Times and parts of a day, as TIMEX3 writes them."""

from __future__ import annotations

import re
from dataclasses import replace

from registry.values.time._calendar import LAST, smeared
from registry.values.time._dates import dated
from registry.values.time._reading import Granularity, Reading

_PARTS = {
    # Minutes after midnight between which the word is used; night runs into the next morning.
    "DA": (180, 540),
    "MO": (0, 719),
    "MI": (660, 840),
    "AF": (720, 1110),
    "EV": (960, 1439),
    "NI": (1020, 1440 + 420),
    "DT": (300, 1260),
    "XX": (0, 1439),
}
_CLOCK = re.compile(
    r"(?:(?P<hour>[0-9]{2})(?::?(?P<minute>[0-9]{2})(?::?(?P<second>[0-9]{2})(?:\.[0-9]+)?)?)?"
    r"|(?P<part>DA|MO|MI|AF|EV|NI|DT|XX|X))"
    r"(?:(?P<either>\?)|(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?))?"
)


def clocked(text: str) -> Reading | None:
    """A time or a part of a day, dated or not; ``None`` for another form."""
    head, tee, tail = text.partition("T")
    match = _CLOCK.fullmatch(tail) if tee else None
    if match is None:
        return None
    base = dated(head) if head else Reading(Granularity.DAY)
    if base is None or base.granularity not in (Granularity.DAY, Granularity.MONTH):
        return None
    offset = _offset(match["zone"])
    if match["part"]:
        window = _PARTS["XX" if match["part"] == "X" else match["part"]]
        found = replace(base, granularity=Granularity.PART_OF_DAY, window=window, offset=offset)
        if window[1] < 1440:
            return found
        # Night runs into the next morning, which belongs to the next date.
        last = base.last + 1 if base.last < LAST else LAST
        return replace(found, last=last, mask=smeared(base.mask, back=False, forth=True))
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute) or int(match["second"] or 0) > 60:
        raise ValueError("no such time of day")
    total = 60 * hour + minute
    slack = 30 if match["minute"] is None else _rounding(minute)
    begin = total % 720 if match["either"] else total
    if match["either"] and total == 1440:
        # Midnight of a day is the one with which it begins, or the one with which it ends.
        last = base.last + 1 if base.last < LAST else LAST
        mask = smeared(base.mask, back=False, forth=True)
        base = replace(base, last=last, mask=mask)
    return replace(
        base,
        granularity=Granularity.MINUTE,
        minute=None if match["either"] else total,
        turn=None if not match["either"] else 1440 if total == 1440 else 720,
        offset=offset,
        window=(begin - slack, begin + slack),
    )


def _rounding(minute: int) -> int:
    """By how many minutes a written clock time may be rounded."""
    return 10 if minute == 0 else 5 if minute % 15 == 0 else 2 if minute % 5 == 0 else 1


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 15 or minutes > 59:
        raise ValueError("no such zone")
    return (-1 if zone[0] == "-" else 1) * (60 * hours + minutes)
