"""What two articles on one story leave over: each tells one such value, and not the other's.

Reporters who write of one story in other words share most of its years, months
and measures.  Where of one sort each article has a single value that fits none
of the other's, the two are likely to answer one question, whatever the words
around them: "came off the slipway in 1989", "built in 1998".  That is a reason
to ask and never one to be sure, so what is found here is at most ``unsure``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from registry.linking.alignments.scoring import made as aligned
from registry.linking.alignments.times import two_figures
from registry.linking.levels import level
from registry.linking.signature import Signature
from registry.records import Alignment, Level, QuantitySlot, TimeSlot
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.quantity import Dimension, Quantity
from registry.values.relation import Relation

_DATES = ("year", "month")
"""Days are too many: each article has some that the other has not."""
_MEASURES = tuple(
    sorted(
        {
            *(Dimension.LENGTH, Dimension.AREA, Dimension.VOLUME, Dimension.MASS),
            *(Dimension.TEMPERATURE, Dimension.SPEED, Dimension.ENERGY, Dimension.POWER),
            *(Dimension.DATA, Dimension.MONEY, Dimension.PERCENT),
        }
    )
)
_BIT = {name: 1 << n for n, name in enumerate((*_DATES, *_MEASURES))}
_ONLY_SLIPS = (Dimension.MONEY, Dimension.PERCENT)
"""Of which a story has many: only digits that were mistaken tell that two are one."""
_DAYS = {"year": 5 * 366, "month": 2 * 366}
"""So far apart two dates may lie that are one, unless a slip makes one of the other."""
_TIMES = 5, 2
"""So many times (5 / 2) may the greater of two measures be the smaller."""
_APART = Relation.DISJOINT


@dataclass(frozen=True, slots=True)
class _Value:
    """One value as it is written, with every claim that tells it."""

    sort: str
    slot: TimeSlot | QuantitySlot
    told: list[tuple[int, int]] = field(default_factory=list)
    """Row of the claim, and which of its values it is."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article tells: the values that may be left over, and all that may fit others."""

    values: dict[tuple[str, int, int], _Value] = field(default_factory=dict)
    times: list[times.TimeInterval] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)


def sorts_of(built: Iterable[Signature]) -> NDArray[np.int64]:
    """The sorts of values that each claim tells, as bits."""
    told = [sum({_BIT[sort] for sort, _, _ in _values(side)}) for side in built]
    return np.array(told, dtype=np.int64)


def remaining(
    built: Sequence[Signature],
    pairs: Iterable[tuple[int, int]],
    story: Callable[[str, str], Level],
) -> Iterator[tuple[int, int, Alignment]]:
    """Rows of two claims, and the alignment of the values that their articles leave over.

    ``pairs`` are rows that may be compared and tell values of one sort, with every such pair
    of two articles; ``story`` gives the level of story of two documents.  ``built`` holds every
    claim of their articles.
    """
    between: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for left, right in pairs:
        one, other = (built[n].claim.document_id for n in (left, right))
        if one != other:
            between[min(one, other), max(one, other)].add((left, right))
    told = _by_article(built, {document for ends in between for document in ends})
    for (one, other), mine in sorted(between.items()):
        found = list(_left_over(told[one], told[other]))
        if not found or (on := story(one, other)).level != "same story":
            continue
        for a, b in found:
            ends = [
                (*pair, *at)
                for (x, i), (y, j) in product(a.told, b.told)
                for pair, at in (((x, y), (i, j)), ((y, x), (j, i)))
                if pair in mine and not _of_two_periods(a, built[x], built[y])
            ]
            if ends:
                left, right, left_at, right_at = min(ends)
                swapped = built[left].claim.document_id != one
                yield left, right, _aligned(*((b, a) if swapped else (a, b)), left_at, right_at, on)


def _values(side: Signature) -> Iterator[tuple[str, int, TimeSlot | QuantitySlot]]:
    """What may be left over of a claim: the sort of each value, and which it is."""
    claim = side.claim
    if claim.negated:
        return
    if claim.kind != "property":
        day = side.article.published
        for at, slot in enumerate(claim.times):
            sort = str(slot.interval.granularity)
            if sort not in _DATES or slot.relation != "at" or slot.source not in ("own", "clause"):
                continue
            if day is None or times.bounds(slot.interval)[0] <= day.toordinal():
                yield sort, at, slot  # what is planned has a time for each step
    for at, number in enumerate(claim.quantities):
        if number.quantity.dimension in _MEASURES and number.scope != "change":
            yield str(number.quantity.dimension), at, number


def _by_article(built: Sequence[Signature], wanted: set[str]) -> Mapping[str, _Told]:
    """What each article tells, each value once for each place where it is written."""
    found = {document: _Told() for document in wanted}
    for row, side in enumerate(built):
        own = found.get(side.claim.document_id)
        if own is None:
            continue
        own.times.extend(slot.interval for slot in side.claim.times)
        own.quantities.extend(slot.quantity for slot in side.claim.quantities)
        for sort, at, slot in _values(side):
            if slot.mention is not None:
                key = (sort, slot.mention.start, slot.mention.end)
                own.values.setdefault(key, _Value(sort, slot)).told.append((row, at))
    return found


def _left_over(mine: _Told, yours: _Told) -> Iterator[tuple[_Value, _Value]]:
    """The value of each sort that is alone on both sides, where one may be the other."""
    ours, theirs = _by_sort(mine, yours), _by_sort(yours, mine)
    for sort in sorted(ours.keys() & theirs.keys()):
        a, b = ours[sort], theirs[sort]
        if len(a) == len(b) == 1 and _near(a[0], b[0]):
            yield a[0], b[0]


def _by_sort(mine: _Told, yours: _Told) -> dict[str, list[_Value]]:
    """The values of one article that fit none of the other's, by their sort."""
    found: dict[str, list[_Value]] = defaultdict(list)
    for one in mine.values.values():
        slot = one.slot
        if isinstance(slot, TimeSlot):
            fits = any(times.compare(slot.interval, t) is not _APART for t in yours.times)
        else:
            fits = any(
                quantities.compare(slot.quantity, q) is not _APART
                for q in yours.quantities
                if q.dimension is slot.quantity.dimension
            )
        if not fits:
            found[one.sort].append(one)
    return found


def _of_two_periods(one: _Value, left: Signature, right: Signature) -> bool:
    """Whether both claims give a figure with its period: inflation in March, and in April."""
    if isinstance(one.slot, TimeSlot):
        return two_figures(left, right)
    a, b = left.claim.time, right.claim.time
    return a is not None and b is not None and times.compare(a.interval, b.interval) is _APART


def _near(a: _Value, b: _Value) -> bool:
    """Whether one value may be told in place of the other."""
    if _slip(a, b) is not None:
        return True
    if isinstance(a.slot, TimeSlot) and isinstance(b.slot, TimeSlot):
        first, last = times.bounds(a.slot.interval), times.bounds(b.slot.interval)
        return abs(first[0] - last[0]) <= _DAYS[a.sort]
    p, q = _quantities(a, b)
    low, high = sorted((abs(p.value), abs(q.value)))
    return a.sort not in _ONLY_SLIPS and high * _TIMES[1] <= low * _TIMES[0]


def _quantities(a: _Value, b: _Value) -> tuple[Quantity, Quantity]:
    assert isinstance(a.slot, QuantitySlot)
    assert isinstance(b.slot, QuantitySlot)
    return a.slot.quantity, b.slot.quantity


def _slip(a: _Value, b: _Value) -> str | None:
    if isinstance(a.slot, TimeSlot) and isinstance(b.slot, TimeSlot):
        return times.slip(a.slot.interval, b.slot.interval)
    found = quantities.slip(*_quantities(a, b))
    return None if found is None else str(found)


def _aligned(a: _Value, b: _Value, left_at: int, right_at: int, story: Level) -> Alignment:
    """The alignment of two values that are left over, by nothing but that."""
    why = f"of each article this is the one {a.sort} that fits none of the other's"
    levels = [story, level("left over", "one on each side", why)]
    if isinstance(a.slot, TimeSlot) and isinstance(b.slot, TimeSlot):
        x, y = a.slot.interval, b.slot.interval
        slot, relation, reason = "time", times.compare(x, y), times.explain(x, y)
        kind = "time"
    else:
        p, q = _quantities(a, b)
        slot, relation, reason = "quantity", quantities.compare(p, q), quantities.explain(p, q)
        kind = "quantity"
    return aligned(slot, kind, left_at, right_at, levels, relation, reason, ())
