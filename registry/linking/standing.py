"""All claims on record held ready in memory, so that a new article is held against them at once.

Who may be compared follows from the same keys and limits as ``candidates``, as if
the new claims had stood there with the old: keys are looked up, no block is built
anew.  Whoever keeps such a registry ready (a server, a job that gates a stream of
articles) asks ``candidates`` and ``looked_at`` for each article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from registry.linking.bounds import Bounds, Pairs
from registry.linking.candidates import (
    Entries,
    Keys,
    Limits,
    Rows,
    grouped,
    mixed,
    refined_by,
    spread_out,
)
from registry.linking.columns import columns_of
from registry.linking.keys import block_keys, key_number, second_names
from registry.linking.link import LIMITS, SAME_ARTICLE
from registry.linking.settle import Settled, settle
from registry.linking.sides import Side
from registry.linking.signature import Profile, Signature
from registry.linking.tables import Mask


class Found(NamedTuple):
    """Pairs of a new claim, by its place among the new ones, and a claim on record, by its row."""

    pairs: Pairs
    settled: Settled


class KeyIndex:
    """Which of ``count`` claims stand under which key, and under a large key with a second one."""

    def __init__(
        self, keys: Entries, seconds: Entries, count: int, limits: Limits = LIMITS
    ) -> None:
        self._limits = limits
        self._bits = _bits_of(keys)
        flat, self._rows, self._starts, self._sizes = grouped(keys)
        self._keys = flat[self._starts]
        self._seconds = seconds
        self._first = np.searchsorted(seconds.rows, np.arange(count + 1))
        many = np.repeat(self._sizes > limits.small, self._sizes)
        refined = refined_by(seconds, flat[many], self._rows[many])
        self._mixed_bits = _bits_of(refined)
        flat, self._members, self._mixed_starts, self._mixed_sizes = grouped(refined)
        self._mixed = flat[self._mixed_starts]

    def candidates(
        self, keys: Sequence[Sequence[int]], seconds: Sequence[Sequence[int]]
    ) -> tuple[Rows, Rows]:
        """The pairs that blocks of old and new claims together would give, the new one first."""
        small, large = self._limits.small, self._limits.large
        flat = np.array([k for own in keys for k in own], dtype=np.int64)
        owner = np.repeat(np.arange(len(keys)), [len(own) for own in keys])
        short = (flat.view(np.uint64) >> self._bits).astype(np.int64)
        begin, old, more = _found(short, self._keys, self._starts, self._sizes)
        size = old + more
        held = size <= large
        lefts = [np.repeat(owner[held], old[held])]
        rights = [self._rows[spread_out(begin[held], old[held])]]
        enough = [np.repeat(size[held] <= small, old[held])]
        at = np.nonzero(size > small)[0]
        if len(at):
            for left, right in (
                self._in_refined(short[at], owner[at], old[at] > small, seconds),
                self._grown(short[at], begin[at], old[at], owner[at], seconds),
            ):
                lefts.append(left)
                rights.append(right)
                enough.append(np.ones(len(left), dtype=bool))
        left, right = np.concatenate(lefts), np.concatenate(rights)
        code = left << 33 | right << 1 | np.concatenate(enough)
        code.sort()
        pair = code >> 1
        keep = np.ones(len(code), dtype=bool)
        keep[:-1] = pair[1:] != pair[:-1]
        keep[1:] &= (pair[1:] == pair[:-1]) | (code[1:] & 1 == 1)
        keep[:1] &= code[:1] & 1 == 1
        pair = pair[keep]
        return pair >> 32, pair & (1 << 32) - 1

    def _in_refined(
        self, keys: Keys, owner: Rows, known: Mask, seconds: Sequence[Sequence[int]]
    ) -> tuple[Rows, Rows]:
        """Old claims that stand under a large key and a second key of a new claim."""
        keys, owner = keys[known], owner[known]
        many = [len(seconds[n]) for n in owner.tolist()]
        more = np.array([k for n in owner.tolist() for k in seconds[n]], dtype=np.int64)
        both = mixed(np.repeat(keys, many), more)
        owner = np.repeat(owner, many)
        both = (both.view(np.uint64) >> self._mixed_bits).astype(np.int64)
        begin, old, here = _found(both, self._mixed, self._mixed_starts, self._mixed_sizes)
        fits = (old + here <= self._limits.fine) & (old > 0)
        members = self._members[spread_out(begin[fits], old[fits])]
        return np.repeat(owner[fits], old[fits]), members

    def _grown(
        self, keys: Keys, begin: Rows, old: Rows, owner: Rows, seconds: Sequence[Sequence[int]]
    ) -> tuple[Rows, Rows]:
        """The same under keys that only the new claims made large."""
        lefts: list[int] = []
        rights: list[int] = []
        new: Counter[tuple[int, int]] = Counter()
        grew = [n for n in range(len(keys)) if old[n] <= self._limits.small]
        for n in grew:
            new.update((int(keys[n]), second) for second in set(seconds[int(owner[n])]))
        for n in grew:
            rows = self._rows[begin[n] : begin[n] + old[n]].tolist()
            own = [set(self._second_keys(row)) for row in rows]
            count = Counter(second for one in own for second in one)
            for second in set(seconds[int(owner[n])]):
                if count[second] + new[int(keys[n]), second] <= self._limits.fine:
                    found = [row for row, one in zip(rows, own, strict=True) if second in one]
                    lefts += [int(owner[n])] * len(found)
                    rights += found
        return np.array(lefts, dtype=np.int64), np.array(rights, dtype=np.int64)

    def _second_keys(self, row: int) -> list[int]:
        found: list[int] = self._seconds.keys[self._first[row] : self._first[row + 1]].tolist()
        return found


class Standing:
    """Rows of all claims on record, and where each key stands."""

    def __init__(
        self, side: Side, keys: Entries, seconds: Entries, limits: Limits = LIMITS
    ) -> None:
        self.side = side
        self.bounds = Bounds(side.derived, SAME_ARTICLE.weight)
        self.bounds.asked.heads.grow()
        self.index = KeyIndex(keys, seconds, len(side), limits)
        self._joined = side.derived.values.kin.joined

    def looked_at(self, built: Sequence[Signature], about: Mapping[str, Profile]) -> list[Found]:
        """The pairs that matter, of the claims of new articles and of those on record."""
        derived = self.side.derived
        new = columns_of(built, about, [str(n) for n in range(len(built))], derived.values)
        derived.grow()
        if derived.values.kin.joined != self._joined:
            # A new name joined two that were apart: what rows derive of them is not what it was.
            self.side = Side(self.side.columns, derived)
            self._joined = derived.values.kin.joined
        left, right = self.index.candidates(
            [block_keys(one, about[one.claim.document_id]) for one in built],
            [[key_number(k) for k in second_names(one)] for one in built],
        )
        mine = Side(new, derived)
        return [
            Found(pairs, settle(self.bounds, mine, self.side, pairs))
            for pairs in self.bounds.possible(mine, left, self.side, right)
        ]


def _found(sought: Keys, keys: Keys, starts: Rows, sizes: Rows) -> tuple[Rows, Rows, Rows]:
    """Of each sought key, where its run starts, how long it is, and how often it is sought."""
    distinct, back, times = np.unique(sought, return_inverse=True, return_counts=True)
    if not len(keys):
        none = np.zeros(len(sought), dtype=np.int64)
        return none, none, times[back]
    at = np.minimum(np.searchsorted(keys, distinct), len(keys) - 1)
    there = keys[at] == distinct
    return starts[at][back], np.where(there, sizes[at], 0)[back], times[back]


def _bits_of(entries: Entries) -> np.uint64:
    """How many of the lowest bits of a key rows take, as ``grouped`` has it."""
    return np.uint64(max(1, int(entries.rows.max(initial=0)).bit_length()))
