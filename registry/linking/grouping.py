"""Group claims into events by the links between them, without chains of errors.

One wrong link between two happenings would make them one, and a few make one
event of a whole story.  A link therefore stands by a majority: most of the other
claims that one of its two ends is linked with, that which has fewer, must be
linked with the other end too.  Claims that have no other links need no witness,
and a few witnesses are enough where there are many links: of the claims of a large
event only those that share a key are compared.
The links that stand depend on the links alone, not on their order or score, so
that every way of finding them gives the same events.
"""

from __future__ import annotations

import numpy as np

from registry.linking.tables import Mask, Rows

WITNESSES = 64
"""How many of the claims that one end is linked with are asked, at most: cost grows with links."""
ENOUGH = 4
"""So many witnesses are enough, whatever the others say."""


def majority(left: Rows, right: Rows) -> Mask:
    """Which of the links between numbered claims stand; each pair comes once."""
    if not len(left):
        return np.ones(0, dtype=bool)
    low, high = np.minimum(left, right), np.maximum(left, right)
    bits = max(1, int(high.max()).bit_length())
    codes = np.sort(np.concatenate([low << bits | high, high << bits | low]))
    ends, others = codes >> bits, codes & ((1 << bits) - 1)
    count = int(high.max()) + 1
    first = np.searchsorted(ends, np.arange(count + 1))
    degree = np.diff(first)
    one = np.where(degree[low] <= degree[high], low, high)
    other = low + high - one
    step = -(-degree[one] // WITNESSES)
    at, end = first[one], first[one + 1]
    heard, for_it = np.zeros((2, len(one)), dtype=np.int16)
    asked = np.arange(len(one))
    while len(asked):
        witness = others[at[asked]]
        heard[asked] += witness != other[asked]
        sought = witness << bits | other[asked]
        place = np.minimum(np.searchsorted(codes, sought), len(codes) - 1)
        for_it[asked] += codes[place] == sought
        at[asked] += step[asked]
        asked = asked[(at[asked] < end[asked]) & (for_it[asked] < ENOUGH)]
    return np.asarray((2 * for_it > heard) | (for_it >= ENOUGH) | (heard == 0), dtype=bool)


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


__all__ = ["ENOUGH", "WITNESSES", "connected", "majority"]
