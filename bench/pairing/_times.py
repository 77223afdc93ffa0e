"""Pair the times of two stretches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bench.pairing._pair import Pairing, choose
from bench.pairing._words import Words, shared_near
from registry.values import time as times
from registry.values.relation import Relation
from registry.values.time import TimeInterval

_PLAIN = 3
_RIVAL = 1
_BEFORE = frozenset({"before", "until", "till", "prior to"})
_STATE = frozenset({"as of", "by"})
_AFTER = frozenset({"after"})
_SINCE = frozenset({"since"})


@dataclass(frozen=True, slots=True)
class SaidTime:
    """One time where it stands, with the preposition before it."""

    start: int
    end: int
    interval: TimeInterval
    signal: str = ""


def align_times(
    left: Sequence[SaidTime], right: Sequence[SaidTime], left_words: Words, right_words: Words
) -> tuple[Pairing, ...]:
    """For each left time the right time that answers it, where that is plain."""
    found = []
    for i, one in enumerate(left):
        ours = left_words.around(one.start, one.end)
        rivals = []
        for j, other in enumerate(right):
            theirs = right_words.around(other.start, other.end)
            points, words = shared_near(ours, theirs)
            relation = relation_of(one, other)
            if relation is Relation.INCOMPARABLE:
                continue
            broken = relation is Relation.DISJOINT and _breaks_bound(one, other)
            moved = relation is Relation.DISJOINT and bool({one.signal, other.signal} & _STATE)
            if moved:
                relation = Relation.OVERLAPS
            score = min(points, 4) + _likeness(one.interval, other.interval)
            if len(right) == 1:
                score += 1
            reason = f"both near {', '.join(words[:3])}" if words else "the only times"
            rivals.append(Pairing("time", i, j, relation, score, reason, moved, broken))
        if chosen := choose(rivals, _PLAIN, _RIVAL):
            found.append(chosen)
    return tuple(found)


def _breaks_bound(one: SaidTime, other: SaidTime) -> bool:
    """Whether one is "before" or "after" a time and the other lies clear on its wrong side."""
    if {_side(one.signal), _side(other.signal)} not in ({"before", "at"}, {"after", "at"}):
        return False
    ours, theirs = _in_one_year(one.interval, other.interval)
    return times.compare(ours, theirs) is Relation.DISJOINT


def relation_of(one: SaidTime, other: SaidTime) -> Relation:
    """How two times stand to each other, their prepositions included.

    "Before March 24" and "on 24 March" are disjoint, "before May" and "on 11
    February" are not.  Two bounds are never disjoint.
    """
    left, right = _side(one.signal), _side(other.signal)
    if left == right == "at":
        return times.compare(one.interval, other.interval)
    ours, theirs = _in_one_year(one.interval, other.interval)
    if left == "at":
        return _beyond(right, theirs, ours).mirrored
    if right == "at":
        return _beyond(left, ours, theirs)
    if left != right:
        return Relation.INCOMPARABLE
    return _weak(times.compare(ours, theirs))


def _weak(relation: Relation) -> Relation:
    return Relation.OVERLAPS if relation is Relation.DISJOINT else relation


def _side(signal: str) -> str:
    if signal in _BEFORE:
        return "before"
    if signal in _AFTER:
        return "after"
    if signal in _SINCE:
        return "since"
    return "at"


def _beyond(side: str, bound: TimeInterval, point: TimeInterval) -> Relation:
    """Whether a point lies before, or after, a time that bounds it."""
    bound_first, bound_last = times.bounds(bound)
    first, last = times.bounds(point)
    if abs(bound_first) >= _OPEN or abs(first) >= _OPEN:
        return Relation.INCOMPARABLE
    if side == "before":
        apart, inside = first >= bound_first, last < bound_first
    elif side == "since":  # the day itself counts
        apart, inside = last < bound_first, first >= bound_first
    else:
        apart, inside = last <= bound_last, first > bound_last
    if bound.minute is not None:
        apart = apart and not (first <= bound_last and last >= bound_first)
    if apart:
        return Relation.DISJOINT
    return Relation.REFINED_BY if inside else Relation.OVERLAPS


_OPEN = 2**31


def _in_one_year(one: TimeInterval, other: TimeInterval) -> tuple[TimeInterval, TimeInterval]:
    """Lend the year of one time to the other where that has none."""
    if one.year is not None and other.year is None:
        return one, _lent(other, one.year)
    if other.year is not None and one.year is None:
        return _lent(one, other.year), other
    if one.year is None and other.year is None:
        return _lent(one, _ANY_YEAR), _lent(other, _ANY_YEAR)
    return one, other


_MONTH_DAY = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_ANY_YEAR = 2000  # a leap year, so that every day of a year is in it


def _lent(interval: TimeInterval, year: int) -> TimeInterval:
    if not _MONTH_DAY.fullmatch(interval.value) or not 1000 <= year <= 9999:
        return interval  # a weekday, say, is not one day of the year
    return TimeInterval.parse(f"{year}{interval.value[4:]}", interval.mod)


def _likeness(one: TimeInterval, other: TimeInterval) -> int:
    """Points for sharing what most dates do not."""
    points = 0
    if one.granularity is other.granularity:
        points += 1
    if one.year is not None and one.year == other.year:
        points += 1
    if one.month is not None and (one.month, one.day) == (other.month, other.day):
        points += 1 if one.day is None else 2
    if one.year is not None and other.year is not None and abs(one.year - other.year) > 15:
        points -= 2
    return points
