"""Which values of two articles fit none of the other's, asked of many pairs of articles at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from registry.linking.bounding.numbered import Numbered
from registry.linking.remaining._told import Slots, Told, Value
from registry.linking.remaining._values import ANSWERS, FITS, ONE_WAY, Slot
from registry.linking.tables import Mask, PairTable, Rows

Left = Mapping[str, list[Value]]
"""What an article leaves over, by sort."""
Answers = Mapping[str, Callable[[int, int], bool]]
"""By sort, whether two slots, by their numbers, may answer one question."""
_AT_ONCE = 500
"""Pairs of articles in one go, each with some hundreds of pairs of values."""


def left_over(
    told: Mapping[str, Told], slots: Slots, pairs: Sequence[tuple[str, str]]
) -> Iterator[tuple[Left, Left]]:
    """For each pair of articles, in order, what fits nothing of the other: of the one, the other.

    Whether two slots fit is asked once for each pair of distinct ones.
    """
    at = {document: n for n, document in enumerate(told)}
    sorts = [_OfSort(sort, list(told.values()), slots[sort]) for sort in slots]
    for begin in range(0, len(pairs), _AT_ONCE):
        ends = [[at[one], at[other]] for one, other in pairs[begin : begin + _AT_ONCE]]
        one, other = np.array(ends, dtype=np.int64).T
        found = {own.sort: own.left_over(one, other) for own in sorts}
        for n in range(len(ends)):
            yield (
                {sort: mine[n] for sort, (mine, _) in found.items()},
                {sort: yours[n] for sort, (_, yours) in found.items()},
            )


def answers(slots: Slots) -> Answers:
    """Whether slots may answer one question, asked once of any two as far as room allows."""
    return {sort: _may_answer(ANSWERS[sort], numbered.values) for sort, numbered in slots.items()}


def _may_answer(may: Callable[..., bool], slots: Sequence[Slot]) -> Callable[[int, int], bool]:
    return lru_cache(maxsize=1 << 17)(lambda one, other: may(slots[one], slots[other]))


class _OfSort:
    """The values of one sort: what articles tell, one after the other, reading by reading."""

    def __init__(self, sort: str, told: Sequence[Told], numbered: Numbered) -> None:
        slots, fits = numbered.values, FITS[sort]
        self.sort = sort
        self._fit = PairTable(
            lambda one, other: (fits(slots[one], slots[other]),),
            1,
            symmetric=sort not in ONE_WAY,
        )
        self._values = [list(one.values[sort].values()) for one in told]
        rows = [
            (n, at, number)
            for n, own in enumerate(self._values)
            for at, value in enumerate(own)
            for number in sorted(set(value.distinct.values()))
        ]
        article, self._value, self._number = np.array(rows, dtype=np.int64).reshape(-1, 3).T
        self._count = np.bincount(article, minlength=len(told))
        self._first = np.cumsum(self._count) - self._count

    def left_over(self, one: Rows, other: Rows) -> tuple[list[list[Value]], list[list[Value]]]:
        """By pair of articles, the values of the one and of the other that fit nothing there."""
        many = self._count[one] * self._count[other]
        pair = np.repeat(np.arange(len(one)), many)
        at = np.arange(len(pair)) - np.repeat(np.cumsum(many) - many, many)
        across = self._count[other][pair]
        a = self._first[one][pair] + at // across
        b = self._first[other][pair] + at % across
        mine, yours = self._number[a], self._number[b]
        (fit,) = self._fit.look_up(mine, yours)
        (fitted,) = self._fit.look_up(yours, mine)
        return self._rest(one, pair, a, fit > 0), self._rest(other, pair, b, fitted > 0)

    def _rest(self, articles: Rows, pair: Rows, reading: Rows, fit: Mask) -> list[list[Value]]:
        """By pair, the values of its article none of whose readings fits."""
        known = set(zip(pair[fit].tolist(), self._value[reading[fit]].tolist(), strict=True))
        return [
            [value for at, value in enumerate(self._values[n]) if (k, at) not in known]
            for k, n in enumerate(articles.tolist())
        ]
