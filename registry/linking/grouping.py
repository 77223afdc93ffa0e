"""Group claims into events by the links between them, without chains of errors.

One wrong link between two happenings would make them one, and a few make one
event of a whole story.  A link therefore stands by a majority: most of the other
claims that one of its two ends is linked with, that which has fewer, must be
linked with the other end too.  Claims that have no other links need no witness.
The links that stand depend on the links alone, not on their order or score, so
that every way of finding them gives the same events.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from registry.linking.candidates import spread_out
from registry.linking.tables import Mask, Rows

WITNESSES = 32
"""How many of the claims that one end is linked with are asked, at most: cost grows with links."""
_CHUNK = 1 << 18


def majority(left: Rows, right: Rows) -> Mask:
    """Which of the links between numbered claims stand; each pair comes once."""
    stands = np.ones(len(left), dtype=bool)
    if not len(left):
        return stands
    low, high = np.minimum(left, right), np.maximum(left, right)
    bits = max(1, int(high.max()).bit_length())
    codes = np.sort(np.concatenate([low << bits | high, high << bits | low]))
    ends, others = codes >> bits, codes & ((1 << bits) - 1)
    count = int(high.max()) + 1
    first = np.searchsorted(ends, np.arange(count + 1))
    degree = np.diff(first)
    fewer = np.where(degree[low] <= degree[high], low, high)
    asked = np.nonzero(degree[fewer] > 1)[0]
    for begin in range(0, len(asked), _CHUNK):
        part = asked[begin : begin + _CHUNK]
        one = fewer[part]
        stands[part] = _witnessed(one, low[part] + high[part] - one, first, others, codes, bits)
    return stands


def _witnessed(
    one: Rows, other: Rows, first: Rows, others: Rows, codes: NDArray[np.int64], bits: int
) -> Mask:
    """Whether most of what ``one`` is linked with, ``other`` aside, is linked with ``other``."""
    degree = first[one + 1] - first[one]
    step = -(-degree // WITNESSES)
    many = -(-degree // step)
    pair = np.repeat(np.arange(len(one)), many)
    turn = spread_out(np.zeros(len(one), dtype=np.int64), many)
    witness = others[first[one][pair] + turn * step[pair]]
    counts = witness != other[pair]
    sought = witness << bits | other[pair]
    at = np.minimum(np.searchsorted(codes, sought), len(codes) - 1)
    linked = counts & (codes[at] == sought)
    heard = np.bincount(pair, weights=counts, minlength=len(one))
    for_it = np.bincount(pair, weights=linked, minlength=len(one))
    return np.asarray((2 * for_it > heard) | (heard == 0), dtype=bool)


def connected(count: int, left: Rows, right: Rows) -> Rows:
    """For each of ``count`` numbers the lowest that pairs connect it with."""
    lowest = np.arange(count, dtype=np.int64)
    while True:
        one, other = lowest[left], lowest[right]
        apart = one != other
        if not apart.any():
            return lowest
        left, right = left[apart], right[apart]
        low = np.minimum(one[apart], other[apart])
        high = np.maximum(one[apart], other[apart])
        np.minimum.at(lowest, high, low)
        while True:
            further = lowest[lowest]
            if (further == lowest).all():
                break
            lowest = further


__all__ = ["WITNESSES", "connected", "majority"]
