"""Times counted from another happening of the sentence: "a day after she had dismissed him".

The count stands before "after" or "before"; what follows is the other happening.
Where one of the two has a date of its own and the other none, the date of the
other is the first plus or minus the count.  Only exact arithmetic is done: days
and weeks on a day, months on a month, and years on a year, where one more may have begun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from registry.extraction.slots.tree import tokens_in
from registry.extraction.times import TimeExpression
from registry.records import Hop, Span, TimeSlot
from registry.values.time import TimeInterval

Token = Any

_COUNT = re.compile(r"P(\d{1,3})([DWMY])")
_SIGN = {"after": 1, "before": -1}


def counted_from(
    sentence: Token,
    offset: int,
    by_trigger: Mapping[int, int],
    found: Sequence[TimeExpression],
    slots: dict[int, list[TimeSlot]],
) -> None:
    """Date what is counted from a dated clause, and what a dated clause is counted from."""
    for expression in found:
        count = _COUNT.fullmatch(expression.value or "")
        if expression.type != "DURATION" or expression.anchor != "event" or count is None:
            continue
        tokens = tokens_in(sentence, expression.start - offset, expression.end - offset)
        if not tokens or tokens[-1].i + 1 >= len(sentence):
            continue
        link = sentence[tokens[-1].i + 1]
        if link.lower_ not in _SIGN:
            continue
        pair = _two_happenings(link, by_trigger)
        if pair is None:
            continue
        later, earlier = pair
        for dated, other, sign in ((later, earlier, -1), (earlier, later, 1)):
            if slots[dated] and not _dated(slots[other]):
                own = [s for s in slots[dated] if s.relation == "at" and s.source == "own"]
                steps = sign * _SIGN[link.lower_] * int(count[1])
                moved = _moved(own[0].interval, steps, count[2]) if len(own) == 1 else None
                if moved is not None:
                    slots[other] = [_slot(expression, own[0], moved, link.lower_)]
                    break


def _dated(slots: Sequence[TimeSlot]) -> bool:
    """Whether a happening has a time that is not borrowed."""
    return any(s.source in ("own", "clause") for s in slots)


def _two_happenings(link: Token, by_trigger: Mapping[int, int]) -> tuple[int, int] | None:
    """What is counted, and what it is counted from; positions of frames."""
    if link.dep_ == "mark":  # "a day after she had dismissed him"
        origin, main = link.head, link.head.head
    else:  # "a day after leaving Oslo", "three days after the robbery"
        inside = [c for c in link.children if c.dep_ in ("pcomp", "pobj") and c.i > link.i]
        if not inside:
            return None
        origin, main = inside[0], link.head
    if origin.i == main.i or origin.i not in by_trigger or main.i not in by_trigger:
        return None
    return by_trigger[main.i], by_trigger[origin.i]


def _moved(interval: TimeInterval, steps: int, unit: str) -> TimeInterval | None:
    """The time so many units later; ``None`` where that is no exact arithmetic."""
    if interval.mod is not None:
        return None
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return None
    if unit in "DW" and interval.granularity in ("day", "daypart", "minute", "hour"):
        days = steps * (7 if unit == "W" else 1)
        try:
            return TimeInterval.of(first + timedelta(days=days))
        except OverflowError:
            return None
    if unit == "M" and interval.granularity == "month":
        year, month = divmod(first.year * 12 + first.month - 1 + steps, 12)
        return TimeInterval.parse(f"{year:04d}-{month + 1:02d}") if 1000 <= year <= 9998 else None
    if unit == "Y" and interval.granularity == "year":
        # Five years may be five and a half: the year that the count gives, or the one beyond it.
        near, far = first.year + steps, first.year + steps + (1 if steps > 0 else -1)
        years = sorted((near, far))
        return TimeInterval.parse(f"{years[0]:04d}/{years[1]:04d}") if years[0] >= 1000 else None
    return None


def _slot(
    expression: TimeExpression,
    start: TimeSlot,
    interval: TimeInterval,
    word: str,
) -> TimeSlot:
    mention = Span(start=expression.start, end=expression.end, text=expression.text)
    here = Hop(rule=f"counted: {expression.text} {word}", span=mention, value=interval.value)
    rests_on = Hop(rule="the dated clause", span=start.mention, value=start.interval.value)
    return TimeSlot(
        interval=interval,
        mention=mention,
        source="own",
        derivation=(here, rests_on, *start.derivation),
        inferred=True,
    )
