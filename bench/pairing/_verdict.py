"""Pair all kinds of values of two stretches, and say what the pairings amount to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bench.pairing._names import align_names
from bench.pairing._numbers import SaidNumber, align_numbers
from bench.pairing._pair import Kind, Pairing
from bench.pairing._said import SaidName
from bench.pairing._times import SaidTime, align_times, relation_of
from bench.pairing._words import Words
from registry.values.relation import Relation

__all__ = ["Pairing", "Stretch", "Verdict", "align", "verdict"]


class Verdict(StrEnum):
    """What the paired values of two stretches say together."""

    AGREE = "agree"
    DISJOINT = "disjoint"
    UPDATE = "update"  # another number at another time
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence or claim: its words and the values that stand in it."""

    words: Words
    numbers: tuple[SaidNumber, ...] = ()
    times: tuple[SaidTime, ...] = ()
    names: tuple[SaidName, ...] = ()
    about: frozenset[str] = frozenset()
    """Folded words of the name of what it is about, such as the article's topic."""

    def span(self, kind: Kind, at: int) -> tuple[int, int]:
        """Where one of its values stands."""
        if kind == "number":
            return self.numbers[at].start, self.numbers[at].end
        if kind == "time":
            return self.times[at].start, self.times[at].end
        return self.names[at].start, self.names[at].end


def align(left: Stretch, right: Stretch) -> tuple[Pairing, ...]:
    """The pairings of all kinds, numbers first, in the order of the left stretch."""
    numbers = align_numbers(left.numbers, right.numbers, left.words, right.words)
    if _at_other_times(left, right):
        numbers = tuple(replace(pair, moved=True) for pair in numbers)
    return (
        *numbers,
        *align_times(left.times, right.times, left.words, right.words),
        *align_names(left.names, right.names, left.words, right.words, left.about | right.about),
    )


_SURE = 4
"""A name in another's place is weak evidence beside numbers or times that pair: below this
score it is left aside."""


def _at_other_times(left: Stretch, right: Stretch) -> bool:
    """Whether both sides give times and no time of the one meets one of the other."""
    return bool(left.times and right.times) and all(
        relation_of(one, other) is Relation.DISJOINT for one in left.times for other in right.times
    )


def verdict(pairings: Sequence[Pairing]) -> Verdict:
    """What the pairings say together.

    A number that differs where the time differs too is an update, and no
    contradiction: both may have been true, each in its time.  Where a bound in
    time is broken outright as well, number and time together do contradict.
    """
    told = any(pair.kind != "name" for pair in pairings)
    apart = {
        pair.kind
        for pair in pairings
        if pair.relation is Relation.DISJOINT
        and not (told and pair.kind == "name" and pair.score < _SURE)
    }
    broken = any(pair.broken for pair in pairings)
    if (
        "number" in apart
        and not broken
        and ("time" in apart or any(pair.moved for pair in pairings))
    ):
        return Verdict.UPDATE
    if apart:
        return Verdict.DISJOINT
    return Verdict.AGREE if pairings else Verdict.UNSURE
