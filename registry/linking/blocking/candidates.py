"""Candidate pairs from blocking keys, by sorting: never all pairs.

Claims under one key are a block.  All pairs of a small block are candidates; of
a larger one those that share another key, or agree on a second key as well (an
object, a place, a day, a number's thing); of a large one only the latter.  Of what
even that leaves too large every claim is paired with a few alone, the first of the
block by id: so an event of thousands of claims stays whole, and whoever contradicts
it is heard, at a cost that grows with the claims.  Ids are hashes, so that the first
are any; more claims only ever take pairs away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
Rows = NDArray[np.int64]


class Limits(NamedTuple):
    """How many claims may stand under a key."""

    small: int = 20
    """So many: all their pairs are compared."""
    large: int = 100
    """So many: a pair is compared when it shares another key, or a second key as well."""
    fine: int = 50
    """So many under a key and a second key together: all their pairs are compared."""
    witnesses: int = 4
    """Where there are more, every one of them is compared with so many, the first by id."""


CHUNK = 1 << 20
"""Pairs in one chunk, about."""


_USUAL = Limits()


@dataclass(frozen=True)
class Entries:
    """Which claim stands under which key: two columns of one length, in order of row."""

    keys: Keys
    rows: Rows


def widened(found: Entries) -> Entries:
    """Keys spread over all 64 bits, each to another one, as hashed ones are.

    The lowest bits are given up where keys are sorted together with rows.
    """
    wide = found.keys.view(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    wide ^= wide >> np.uint64(30)
    wide *= np.uint64(0xBF58476D1CE4E5B9)
    wide ^= wide >> np.uint64(27)
    wide *= np.uint64(0x94D049BB133111EB)
    wide ^= wide >> np.uint64(31)
    return Entries(wide.view(np.int64), found.rows)


@dataclass
class Blocks:
    """Blocks: where each starts among the members, and how many claims it holds."""

    members: Rows
    """Claims, block after block; within a block in order."""
    starts: Rows
    sizes: Rows
    whole: NDArray[np.bool_]
    """Whether one such block is enough to bring two claims together."""
    leads: Rows
    """How many of the first claims of a block are paired with all that come after them in it."""


def blocks_of(
    entries: Entries, second: Callable[[Rows], Entries] | None = None, limits: Limits = _USUAL
) -> Blocks:
    """Blocks of two claims or more, the larger ones divided by the second key.

    ``second`` gives the entries of the second keys of some rows, by row; it is asked only of those
    that need them, and without it claims under a key that is too common are paired with nobody.
    Rows are in order of claim id, for those of the lowest ids speak for a block that is too large.
    """
    keys, members, starts, sizes = _grouped(entries)
    held = (sizes <= limits.large) & (sizes > 1)
    whole = sizes[held] <= limits.small
    found = Blocks(members, starts[held], sizes[held], whole, sizes[held] - 1)
    at = np.nonzero(sizes > limits.small)[0]
    if not len(at) or second is None:
        return found
    inside = _spread_out(starts[at], sizes[at])
    refined, _ = _refined_by(second, keys[inside], members[inside])
    _, further, starts, sizes = _grouped(refined)
    shared = sizes > 1
    starts, sizes = starts[shared], sizes[shared]
    leads = np.where(sizes > limits.fine, np.minimum(sizes - 1, limits.witnesses), sizes - 1)
    found.starts = np.concatenate([found.starts, starts + len(members)])
    found.sizes = np.concatenate([found.sizes, sizes])
    found.whole = np.concatenate([found.whole, np.ones(len(sizes), dtype=bool)])
    found.leads = np.concatenate([found.leads, leads])
    found.members = np.concatenate([members, further])
    return found


def crowded(
    entries: Entries, second: Callable[[Rows], Entries], rows: Rows, most: int
) -> NDArray[np.int64]:
    """Which of the entries are of ``rows``, and with a second key in a block of more than ``most``.

    By their places; some may come more than once.
    """
    refined, places = _refined_by(second, entries.keys, entries.rows)
    _, back, sizes = np.unique(refined.keys, return_inverse=True, return_counts=True)
    found: NDArray[np.int64] = places[(sizes[back] > most) & np.isin(refined.rows, rows)]
    return found


def _refined_by(
    second: Callable[[Rows], Entries], keys: Keys, members: Rows
) -> tuple[Entries, Rows]:
    """For each claim under a key an entry for each of its second keys together with that key.

    And for each entry the place of the claim it is of among ``members``.
    """
    told = second(np.unique(members))
    first = np.searchsorted(told.rows, np.arange(int(members.max(initial=0)) + 2))
    begin = first[members]
    many = first[members + 1] - begin
    places = np.repeat(np.arange(len(members), dtype=np.int64), many)
    mixed = _mixed(keys[places], told.keys[_spread_out(begin, many)])
    return Entries(mixed, members[places]), places


def _grouped(entries: Entries) -> tuple[Keys, Rows, Rows, Rows]:
    """Keys and rows sorted by key, then row; where each run of a key starts; its length.

    Key and row are sorted as one number, which is several times faster than an index sort; for
    that the key gives up as many of its lowest bits as rows need.
    """
    bits = np.uint64(max(1, int(entries.rows.max(initial=0)).bit_length()))
    rows = entries.rows.astype(np.uint64)
    packed = entries.keys.view(np.uint64) >> bits << bits | rows
    packed.sort()
    keep = np.ones(len(packed), dtype=bool)
    keep[1:] = packed[1:] != packed[:-1]
    packed = packed[keep]
    keys = (packed >> bits).astype(np.int64)
    starts, sizes = _runs(keys)
    return keys, (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64), starts, sizes


class Pairing:
    """The pairs of blocks over ``count`` claims, in parts that hold all pairs of their left claims.

    Each pair comes once, the smaller row on the left; in order within a part and of parts.
    """

    def __init__(self, blocks: Blocks, count: int) -> None:
        self._members = blocks.members
        self._bits = max(1, count).bit_length()
        # One entry for each claim of a block that is paired with those after it, by claims.
        inside = _spread_out(blocks.starts, blocks.leads)
        after = np.repeat(blocks.starts + blocks.sizes, blocks.leads) - inside - 1
        packed = blocks.members[inside] << max(1, len(blocks.members)).bit_length() | inside
        order = np.argsort(packed) if len(packed) else packed
        self._enough = np.repeat(blocks.whole, blocks.leads)[order]
        self._inside, self._after = inside[order], after[order]
        self._lefts = blocks.members[self._inside]

    def parts(self, chunk: int = CHUNK) -> list[tuple[int, int]]:
        """Where parts of about ``chunk`` pairs, counted once for each shared key, begin and end."""
        total = np.cumsum(self._after)
        lefts = self._lefts
        found = []
        begin = 0
        while begin < len(lefts):
            done = total[begin - 1] if begin else 0
            end = int(np.searchsorted(total, done + chunk, side="right"))
            # All pairs of one claim come in one part, so that each comes once.
            end = int(
                np.searchsorted(lefts, lefts[min(max(end, begin), len(lefts) - 1)], side="left")
            )
            if end <= begin:
                end = int(np.searchsorted(lefts, lefts[begin], side="right"))
            found.append((begin, end))
            begin = end
        return found

    def pairs(self, part: tuple[int, int]) -> tuple[Rows, Rows]:
        """The pairs of a part."""
        at = slice(*part)
        many = self._after[at]
        codes = np.repeat(self._lefts[at] << self._bits + 1, many)
        codes |= self._members[_spread_out(self._inside[at] + 1, many)] << 1
        codes |= np.repeat(self._enough[at], many)
        codes.sort()
        # A pair stands there once for each shared key; the last says whether one is enough.
        pair = codes >> 1
        keep = np.ones(len(codes), dtype=bool)
        keep[:-1] = pair[1:] != pair[:-1]
        keep[1:] &= (pair[1:] == pair[:-1]) | (codes[1:] & 1 == 1)
        keep[:1] &= codes[:1] & 1 == 1
        pair = pair[keep]
        return pair >> self._bits, pair & (1 << self._bits) - 1


def pairs_in(blocks: Blocks, count: int, chunk: int = CHUNK) -> Iterator[tuple[Rows, Rows]]:
    """Each pair of each block over ``count`` claims once, in order, the smaller row on the left."""
    pairing = Pairing(blocks, count)
    for part in pairing.parts(chunk):
        yield pairing.pairs(part)


def distinct_pairs(blocks: Blocks, count: int) -> tuple[Rows, Rows]:
    """All pairs of blocks over ``count`` claims, each once, in order."""
    chunks = list(pairs_in(blocks, count))
    if not chunks:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    left, right = (np.concatenate(side) for side in zip(*chunks, strict=True))
    return left, right


def _runs(keys: Keys) -> tuple[Rows, Rows]:
    """Where each run of equal values of a sorted column starts, and how long it is."""
    if not len(keys):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.concatenate([[0], np.nonzero(keys[1:] != keys[:-1])[0] + 1])
    return starts, np.diff(np.concatenate([starts, [len(keys)]]))


def _spread_out(starts: Rows, counts: Rows) -> Rows:
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
