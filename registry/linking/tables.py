"""Small tools over columns of numbers: tables of values and of pairs, and what two lists share."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Score = NDArray[np.int32]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
Lists = tuple[NDArray[Any], ...]
"""Padded lists of many rows: the first element of each, then the second, and so on."""


class Known(dict[str, NDArray[Any]]):
    """Columns of many rows; those of chosen rows are made when somebody asks for them."""

    def __init__(self, columns: Mapping[str, NDArray[Any]] | None = None) -> None:
        super().__init__(columns or {})
        self._since: dict[str, int] = dict.fromkeys(self, 0)
        """By column, how many choices were made before it was set."""
        self._choices: tuple[Rows, ...] = ()

    def chosen(self, at: Rows) -> Known:
        """The same columns of the rows ``at``."""
        found = Known()
        dict.update(found, self)
        found._since = dict(self._since)
        found._choices = (*self._choices, at)
        return found

    def __setitem__(self, name: str, column: NDArray[Any]) -> None:
        self._since[name] = len(self._choices)
        super().__setitem__(name, column)

    def __getitem__(self, name: str) -> NDArray[Any]:
        column = super().__getitem__(name)
        left = self._choices[self._since[name] :]
        if left:
            at = left[-1]
            for choice in reversed(left[:-1]):
                at = choice[at]
            self[name] = column = column[at]
        return column


class ValueTable:
    """Columns over distinct values, in the order of their numbers; grows as values come.

    The last place of every column is that of no value: number -1 points to it.
    """

    def __init__(self, width: int, empty: int = -1, wide: Container[int] = ()) -> None:
        """``wide`` names the places of columns that need 64 bits."""
        self._empty = empty
        self._count = 0
        types = [np.int64 if n in wide else np.int32 for n in range(width)]
        self.columns: list[NDArray[Any]] = [np.full(64, empty, dtype=kind) for kind in types]

    def __len__(self) -> int:
        return self._count

    def extend(self, rows: Sequence[Sequence[int]]) -> None:
        """Add the rows of the next values."""
        if not rows:
            return
        size, count = len(self.columns[0]), self._count + len(rows)
        added = np.array(rows, dtype=np.int64).reshape(len(rows), len(self.columns))
        for n, column in enumerate(self.columns):
            if count >= size:
                grown = np.full(max(2 * size, count + 1), self._empty, dtype=column.dtype)
                grown[: self._count] = column[: self._count]
                self.columns[n] = column = grown
            column[self._count : count] = added[:, n]
        self._count = count


class PairTable:
    """A function of two numbers, asked once for each pair that comes up.

    The numbers that came first are the commonest: their pairs stand in a square,
    all others in a dictionary.
    """

    SQUARE = 2048

    def __init__(
        self, ask: Callable[[int, int], tuple[int, ...]], width: int, *, symmetric: bool = False
    ) -> None:
        """``symmetric`` functions are asked with the lower number on the left."""
        self._ask = ask
        self._symmetric = symmetric
        self._codes: dict[tuple[int, ...], int] = {}
        self._columns = [np.zeros(1, dtype=np.int32) for _ in range(width)]
        self._square = np.zeros((0, 0), dtype=np.uint16)  # 0 for what was not asked
        self._further: dict[int, int] = {}

    def look_up(self, left: NDArray[Any], right: NDArray[Any]) -> tuple[Score, ...]:
        """The values of many pairs."""
        if not len(left):
            return tuple(np.zeros(0, dtype=np.int32) for _ in self._columns)
        if self._symmetric:
            left, right = np.minimum(left, right), np.maximum(left, right)
        highest = int(max(left.max(), right.max()))
        self._grow(min(self.SQUARE, 1 + highest))
        if highest < self.SQUARE:
            codes = self._in_square(left, right)
        else:
            inside = (left < self.SQUARE) & (right < self.SQUARE)
            codes = np.zeros(len(left), dtype=np.int64)
            codes[inside] = self._in_square(left[inside], right[inside])
            pairs = left[~inside].astype(np.int64) << 32 | right[~inside]
            distinct, back = np.unique(pairs, return_inverse=True)
            told = np.array([self._outside(pair) for pair in distinct.tolist()], dtype=np.int64)
            codes[~inside] = told[back]
        return tuple(column[codes] for column in self._columns)

    def _in_square(self, left: NDArray[Any], right: NDArray[Any]) -> NDArray[Any]:
        size = len(self._square)
        at = left.astype(np.int64) * size + right
        codes: NDArray[Any] = self._square.ravel()[at]
        new = codes == 0
        if new.any():
            for one in np.unique(at[new]).tolist():
                a, b = divmod(one, size)
                self._square[a, b] = self._coded(self._ask(a, b))
            codes = self._square.ravel()[at]
        return codes

    def _outside(self, pair: int) -> int:
        found = self._further.get(pair)
        if found is None:
            found = self._coded(self._ask(pair >> 32, pair & (1 << 32) - 1))
            self._further[pair] = found
        return found

    def _coded(self, values: tuple[int, ...]) -> int:
        """The number of a tuple of values, from 1."""
        code = self._codes.get(values)
        if code is None:
            code = self._codes[values] = 1 + len(self._codes)
            if code >= len(self._columns[0]):
                room = np.zeros(code, dtype=np.int32)
                self._columns = [np.concatenate([column, room]) for column in self._columns]
            for column, value in zip(self._columns, values, strict=True):
                column[code] = value
            if code == np.iinfo(np.uint16).max:
                self._square = self._square.astype(np.uint32)
        return code

    def _grow(self, size: int) -> None:
        known = len(self._square)
        if size <= known:
            return
        size = min(self.SQUARE, max(size, 2 * known, 64))
        grown = np.zeros((size, size), dtype=self._square.dtype)
        grown[:known, :known] = self._square
        self._square = grown


def shared(mine: Lists, theirs: Lists, worth: Lists) -> Score:
    """Sum of the worth of the left elements that stand on the right too.

    What is empty on the left is worth nothing, whatever stands for it on the right.
    """
    found = np.zeros(len(mine[0]), dtype=np.int32)
    there = np.zeros(len(found), dtype=bool)
    equal = np.zeros(len(found), dtype=bool)
    for one, weight in zip(mine, worth, strict=True):
        there[:] = False
        for other in theirs:
            np.equal(one, other, out=equal)
            np.logical_or(there, equal, out=there)
        found += weight * there
    return found


def stands_in(one: NDArray[Any], theirs: Lists) -> Mask:
    """Whether a number of each row stands in the list of the other row."""
    found = np.zeros(len(one), dtype=bool)
    for other in theirs:
        found |= one == other
    return found


def heaviest(weighed: Iterable[tuple[int, int]], width: int) -> list[int]:
    """The heaviest that weigh something, and what those that do not fit weigh.

    What each weighs is given as less than nothing, with its number.
    """
    order = sorted([one for one in weighed if one[0]])
    found = [n for _, n in order[:width]]
    rest = min(-sum([weight for weight, _ in order[width:]]), 30000) if order[width:] else 0
    return [*found, *[-1] * (width - len(found)), rest]


def mask(numbers: Iterable[int]) -> int:
    """Bits; whatever is numbered 30 or more shares the last one."""
    found = 0
    for n in numbers:
        found |= 1 << min(n, 30)
    return found


def split(
    layout: tuple[tuple[str, int, str], ...], rows: Sequence[Sequence[int]]
) -> dict[str, NDArray[Any]]:
    """Rows as columns."""
    width = sum(wide for _, wide, _ in layout)
    table = np.array(rows, dtype=np.int64).reshape(len(rows), width)
    made: dict[str, NDArray[Any]] = {}
    at = 0
    for name, wide, kind in layout:
        part = table[:, at] if wide == 1 else table[:, at : at + wide]
        made[name] = part.astype(kind)
        at += wide
    return made


def filled(numbers: Sequence[int], width: int, empty: int = -1) -> list[int]:
    """The first of the numbers, as many as fit, and empty places after them."""
    return [*numbers[:width], *[empty] * (width - len(numbers))]
