"""Values on a line: dates as each source gives them, or numbers, with their ranges.

Everything is computed here in whole drawing units; the template only draws.
A bar is what a claim leaves open, a dot a single value, an arrow an open end,
a small tick the day of publication.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from registry.records import QuantitySlot, TimeSlot
from registry.reports.view import ClaimView, ConflictView
from registry.values.time import TimeInterval

WIDTH = 340
LEFT, RIGHT = 12, 328
ROW = 40
_MOST_ROWS = 24  # beyond this a picture shows nothing; the table has them all


@dataclass(frozen=True)
class Bar:
    """One claim on the line."""

    label: str
    said: str
    """The value in words."""
    published: str
    y: int
    x: int
    width: int
    """0 for a single value."""
    open_left: bool = False
    open_right: bool = False
    tick: int | None = None
    """Where the day of publication is."""
    side: int = 0
    """Position of the conflict's side."""


@dataclass(frozen=True)
class Strip:
    """A picture with everything that says the same in words."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    marks: tuple[tuple[int, str], ...]
    """Positions and labels on the axis."""
    kind: str
    """``time`` or ``value``."""
    left_out: int = 0

    @property
    def height(self) -> int:
        """Of the whole picture."""
        return ROW * len(self.bars) + 34


@dataclass(frozen=True)
class _Row:
    claim: ClaimView
    side: int
    said: str
    low: float | None
    high: float | None
    tick: float | None = None


def strip_of(view: ConflictView) -> Strip | None:
    """The picture of a conflict of dates or of numbers; ``None`` for others."""
    if view.conflict.kind == "date":
        rows = [_time_row(claim, n) for n, side in enumerate(view.sides) for claim in side.claims]
        return _drawn(view, [row for row in rows if row], "time")
    if view.conflict.kind == "quantity":
        rows = [_value_row(claim, n) for n, side in enumerate(view.sides) for claim in side.claims]
        return _drawn(view, [row for row in rows if row], "value")
    return None


def _time_row(claim: ClaimView, side: int) -> _Row | None:
    slot = _time_slot(claim)
    if slot is None:
        return None
    first, last = _days(slot.interval, claim.article.published)
    if first is None and last is None:
        return None
    published = claim.article.published
    return _Row(
        claim,
        side,
        _in_words(slot.interval),
        first,
        None if last is None else last + 1.0,  # through the end of the day
        published.toordinal() + 0.5 if published else None,
    )


def _time_slot(claim: ClaimView) -> TimeSlot | None:
    for slot in claim.claim.times:
        if claim.mention is not None and slot.mention == claim.mention:
            return slot
    return claim.claim.time


def _days(interval: TimeInterval, near: date | None) -> tuple[float | None, float | None]:
    """First and last day as ordinals; a date without a year is put into the year of publication."""
    first, last = interval.earliest, interval.latest
    if first is None and last is None and interval.month is not None and near is not None:
        day = interval.day
        try:
            one = date(near.year, interval.month, day or 1)
        except ValueError:  # 29 February
            return None, None
        end = one if day else date(near.year, interval.month, 28)
        return float(one.toordinal()), float(end.toordinal())
    return (
        float(first.toordinal()) if first else None,
        float(last.toordinal()) if last else None,
    )


def _in_words(interval: TimeInterval) -> str:
    return interval.spoken


def _value_row(claim: ClaimView, side: int) -> _Row | None:
    slot = _quantity_slot(claim)
    if slot is None:
        return None
    low, high = slot.quantity.low, slot.quantity.high
    if low is None and high is None:
        return None
    return _Row(
        claim,
        side,
        slot.quantity.written,
        float(low) if low is not None else None,
        float(high) if high is not None else None,
    )


def _quantity_slot(claim: ClaimView) -> QuantitySlot | None:
    for slot in claim.claim.quantities:
        if claim.mention is not None and slot.mention == claim.mention:
            return slot
    return None


def _drawn(view: ConflictView, rows: Sequence[_Row], kind: str) -> Strip | None:
    if len({row.side for row in rows}) < 2:
        return None  # a picture of one side shows no conflict
    kept = rows[:_MOST_ROWS]
    edges = [edge for row in kept for edge in (row.low, row.high, row.tick) if edge is not None]
    low, high = min(edges), max(edges)
    margin = (high - low) * 0.06 or max(abs(high) * 0.1, 1.0)
    low, high = low - margin, high + margin

    def at(value: float) -> int:
        return round(LEFT + (RIGHT - LEFT) * (value - low) / (high - low))

    bars = tuple(_bar(row, n, at) for n, row in enumerate(kept))
    said = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    what = "Dates" if kind == "time" else "Numbers"
    return Strip(
        title=f"{what} given by each source for {view.id}",
        description=f"{what} on one line. {said}.",
        bars=bars,
        marks=_time_marks(low, high, at) if kind == "time" else _value_marks(low, high, at),
        kind=kind,
        left_out=len(rows) - len(kept),
    )


def _bar(row: _Row, number: int, place: Callable[[float], int]) -> Bar:
    left = place(row.low) if row.low is not None else LEFT
    right = place(row.high) if row.high is not None else RIGHT
    return Bar(
        label=row.claim.outlet,
        said=row.said,
        published=row.claim.published,
        y=ROW * number,
        x=left,
        width=max(right - left, 0),
        open_left=row.low is None,
        open_right=row.high is None,
        tick=place(row.tick) if row.tick is not None else None,
        side=row.side,
    )


def _time_marks(low: float, high: float, at: Callable[[float], int]) -> tuple[tuple[int, str], ...]:
    """Up to five days, months or years at even distances."""
    found: list[tuple[int, str]] = []
    first, last = date.fromordinal(max(int(low) + 1, 1)), date.fromordinal(max(int(high), 1))
    days = (last - first).days
    for step in range(4):
        day = date.fromordinal(first.toordinal() + days * step // 3)
        label = f"{day.year}" if days > 1500 else f"{day:%b %Y}" if days > 90 else f"{day:%d %b %Y}"
        found.append((at(day.toordinal() + 0.5), label.lstrip("0")))
    return _apart(found)


def _value_marks(
    low: float, high: float, at: Callable[[float], int]
) -> tuple[tuple[int, str], ...]:
    """Round numbers inside the range."""
    span = high - low
    step = 10.0 ** (len(str(int(span))) - 1) if span >= 1 else 0.1
    while span / step > 5:
        step *= 2 if span / step <= 10 else 5
    found: list[tuple[int, str]] = []
    value = (low // step + 1) * step
    while value < high and len(found) < 12:
        found.append((at(value), f"{value:,.0f}" if step >= 1 else f"{value:,.2f}"))
        value += step
    return _apart(found)


def _apart(found: Sequence[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Marks with room for their labels; the first of two that are alike."""
    kept: list[tuple[int, str]] = []
    for x, label in found:
        room = 11 * len(label)  # half as much again as it needs: at the edges it is shifted
        if not kept or (x - kept[-1][0] >= room and label != kept[-1][1]):
            kept.append((x, label))
    return tuple(kept)
