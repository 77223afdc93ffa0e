"""Candidate pairs from blocking keys, by sorting: never all pairs.

Claims under one key are a block.  All pairs of a small block are candidates; of
a block larger than the cap only those that agree on a second key as well (an
object, a place, a day, a number's thing), and what even that leaves too large is
reported and left out.  Time grows with the pairs, not with the square of claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
Rows = NDArray[np.int64]

CAP = 200
"""Claims under one key up to which all pairs are compared."""
CHUNK = 1 << 20
"""Pairs in one chunk, about."""


@dataclass(frozen=True)
class Entries:
    """Which claim stands under which key: two columns of one length."""

    keys: Keys
    rows: Rows

    def sorted(self) -> Entries:
        """By key, then by row."""
        order = np.lexsort((self.rows, self.keys))
        return Entries(self.keys[order], self.rows[order])


def entries_of(keys: Sequence[Sequence[int]]) -> Entries:
    """Entries of the keys of each row."""
    counts = [len(own) for own in keys]
    rows = np.repeat(np.arange(len(keys), dtype=np.int64), counts)
    flat = np.fromiter((k for own in keys for k in own), dtype=np.int64, count=int(sum(counts)))
    return Entries(flat, rows)


@dataclass
class Blocks:
    """Blocks by key: where each starts in the sorted entries and how many claims it holds."""

    rows: Rows
    """Claims, block after block."""
    keys: Keys
    """The key of each block."""
    starts: Rows
    sizes: Rows
    left_out: dict[int, int] = field(default_factory=dict)
    """By first key, claims of its blocks that were too large even with a second key."""


def blocks_of(
    entries: Entries, second: Callable[[], Entries] | None = None, cap: int = CAP
) -> Blocks:
    """Blocks of at most ``cap`` claims; larger ones are divided by the second key.

    ``second`` gives the entries of the second keys, by row; it is asked only where it is needed.
    """
    ordered = entries.sorted()
    keys, starts, sizes = _runs(ordered.keys)
    small = sizes <= cap
    rows = ordered.rows
    large = np.nonzero(~small)[0]
    kept = (keys[small], starts[small], sizes[small])
    if not len(large):
        return Blocks(rows, *kept)
    inside = np.concatenate([np.arange(starts[n], starts[n] + sizes[n]) for n in large])
    first, members = ordered.keys[inside], rows[inside]
    if second is None:
        return Blocks(
            rows, *kept, dict(zip(keys[large].tolist(), sizes[large].tolist(), strict=True))
        )
    more = second()
    at = np.searchsorted(more.rows, members)
    many = np.searchsorted(more.rows, members, side="right") - at
    both = _spread(at, many)
    joined = _mixed(np.repeat(first, many), more.keys[both])
    refined = Entries(joined, np.repeat(members, many))
    order = np.lexsort((refined.rows, refined.keys))
    _, fine_starts, fine_sizes = _runs(refined.keys[order])
    origin = np.repeat(first, many)[order]
    fits = fine_sizes <= cap
    left: dict[int, int] = {}
    for key, size in zip(
        origin[fine_starts[~fits]].tolist(), fine_sizes[~fits].tolist(), strict=True
    ):
        left[key] = left.get(key, 0) + size
    return Blocks(
        np.concatenate([rows, refined.rows[order]]),
        np.concatenate([kept[0], origin[fine_starts[fits]]]),
        np.concatenate([kept[1], fine_starts[fits] + len(rows)]),
        np.concatenate([kept[2], fine_sizes[fits]]),
        left | {int(k): left.get(int(k), 0) for k in keys[large]},
    )


def pairs_in(blocks: Blocks, chunk: int = CHUNK) -> Iterator[tuple[Rows, Rows]]:
    """All pairs of each block as two columns of rows, the smaller row on the left.

    A pair that shares several keys comes once for each.
    """
    at = np.nonzero(blocks.sizes > 1)[0]
    starts, sizes = blocks.starts[at], blocks.sizes[at]
    # One entry for each claim of a block that has claims after it.
    inside = _spread(starts, sizes - 1)
    after = np.repeat(starts + sizes, sizes - 1) - inside - 1
    total = np.cumsum(after)
    begin = 0
    while begin < len(inside):
        done = total[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(total, done + chunk, side="right")))
        many = after[begin:end]
        left = np.repeat(blocks.rows[inside[begin:end]], many)
        right = blocks.rows[_spread(inside[begin:end] + 1, many)]
        yield left, right
        begin = end


def distinct_pairs(blocks: Blocks, count: int) -> tuple[Rows, Rows]:
    """Each pair of blocks over ``count`` claims once, in order."""
    codes = [np.unique(left * count + right) for left, right in pairs_in(blocks)]
    found = np.unique(np.concatenate(codes)) if codes else np.zeros(0, dtype=np.int64)
    left, right = np.divmod(found, max(count, 1))
    return left, right


def _runs(keys: Keys) -> tuple[Keys, Rows, Rows]:
    """Distinct values of a sorted column, where each starts, and how often it stands."""
    if not len(keys):
        empty = np.zeros(0, dtype=np.int64)
        return keys, empty, empty
    starts = np.concatenate([[0], np.nonzero(keys[1:] != keys[:-1])[0] + 1])
    sizes = np.diff(np.concatenate([starts, [len(keys)]]))
    return keys[starts], starts, sizes


def _spread(starts: Rows, counts: Rows) -> Rows:
    """The numbers from each start, as many as its count: starts 5, 9 and counts 2, 1 give 5 6 9."""
    total = int(counts.sum())
    jump = np.repeat(starts - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    spread: Rows = np.arange(total, dtype=np.int64) + jump
    return spread


def _mixed(one: Keys, other: Keys) -> Keys:
    """One key of two, by a multiplicative hash; the order matters."""
    a, b = one.view(np.uint64), other.view(np.uint64)
    with np.errstate(over="ignore"):
        mixed = (a ^ (b * np.uint64(0x9E3779B97F4A7C15))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
    return mixed.view(np.int64)
