"""Small tools over columns of numbers: tables of pairs, and what two lists have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Score = NDArray[np.int32]


def shared_most(
    mine: NDArray[Any],
    weights: NDArray[Any] | None,
    theirs: NDArray[Any],
    others: NDArray[Any] | None,
) -> Score:
    """Sum over the left numbers that stand on the right too, of the higher weight (or of ones)."""
    found = np.zeros(len(mine), dtype=np.int32)
    for i in range(mine.shape[1]):
        rows = np.nonzero(mine[:, i] >= 0)[0]
        equal = mine[rows, i][:, None] == theirs[rows]
        if weights is None or others is None:
            found[rows] += equal.any(1)
        else:
            best = np.maximum(weights[rows, i], np.where(equal, others[rows], 0).max(1))
            found[rows] += np.where(equal.any(1), best, 0)
    return found


def shared_least(
    mine: NDArray[Any],
    weights: NDArray[Any],
    theirs: NDArray[Any],
    others: NDArray[Any] | None = None,
) -> Score:
    """Sum over the left numbers that stand on the right too, of the lower weight."""
    found = np.zeros(len(mine), dtype=np.int32)
    for i in range(mine.shape[1]):
        rows = np.nonzero(mine[:, i] >= 0)[0]
        if not len(rows):
            break
        equal = mine[rows, i][:, None] == theirs[rows]
        worth = weights[rows, i].astype(np.int32)
        if others is not None:
            worth = np.minimum(worth, np.where(equal, others[rows], 0).max(1))
        found[rows] += np.where(equal.any(1), worth, 0)
    return found


class PairTable:
    """A function of two numbers, asked once for each distinct pair."""

    def __init__(self, ask: Callable[[int, int], tuple[int, ...]], width: int) -> None:
        self._ask = ask
        self._size = 0
        self._known = np.zeros((0, 0), dtype=bool)
        self._found = [np.zeros((0, 0), dtype=np.int16) for _ in range(width)]

    def look_up(self, left: NDArray[Any], right: NDArray[Any]) -> tuple[NDArray[Any], ...]:
        """The values of many pairs."""
        if not len(left):
            return tuple(np.zeros(0, dtype=np.int32) for _ in self._found)
        self._grow(1 + int(max(left.max(), right.max())))
        new = np.nonzero(~self._known[left, right])[0]
        if len(new):
            codes = left[new].astype(np.int64) * self._size + right[new]
            for code in np.unique(codes).tolist():
                a, b = divmod(code, self._size)
                for table, value in zip(self._found, self._ask(a, b), strict=True):
                    table[a, b] = value
                self._known[a, b] = True
        return tuple(table[left, right].astype(np.int32) for table in self._found)

    def _grow(self, size: int) -> None:
        if size <= self._size:
            return
        size = max(size, 2 * self._size, 64)

        def grown(table: NDArray[Any]) -> NDArray[Any]:
            made = np.zeros((size, size), dtype=table.dtype)
            made[: self._size, : self._size] = table
            return made

        self._known = grown(self._known)
        self._found = [grown(table) for table in self._found]
        self._size = size
