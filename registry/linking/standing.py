"""All claims on record held ready in memory, so that a new article is held against them at once.

Who may be compared follows from the same keys and limits as ``candidates``, as if
the new claims had stood there with the old: keys are looked up, no block is built
anew.  Whoever keeps such a registry ready (a server, a job that gates a stream of
articles) asks ``candidates`` and ``looked_at`` for each article.
"""

from __future__ import annotations

from bisect import bisect_left
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
        self,
        keys: Sequence[Sequence[int]],
        seconds: Sequence[Sequence[int]],
        places: Sequence[int] | None = None,
    ) -> tuple[Rows, Rows]:
        """The pairs that blocks of old and new claims together would give, the new one first.

        ``places`` tells how many old claims have a lower id than each new one; without it all
        have.  New claims come in order of id.
        """
        place = np.full(len(keys), len(self._first) - 1) if places is None else np.array(places)
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
                self._in_refined(short[at], owner[at], old[at] > small, seconds, place),
                self._grown(short[at], begin[at], old[at], owner[at], seconds, place),
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
        self, keys: Keys, owner: Rows, known: Mask, seconds: Sequence[Sequence[int]], place: Rows
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
        left, right = self._with_witnesses(both, begin, old, here, owner, place)
        members = self._members[spread_out(begin[fits], old[fits])]
        return (
            np.concatenate([np.repeat(owner[fits], old[fits]), left]),
            np.concatenate([members, right]),
        )

    def _with_witnesses(
        self, both: Keys, begin: Rows, old: Rows, here: Rows, owner: Rows, place: Rows
    ) -> tuple[Rows, Rows]:
        """In blocks that are too large, pairs of which one is among the first of its block."""
        many = np.nonzero((old + here > self._limits.fine) & (old > 0))[0]
        _, block = np.unique(both[many], return_inverse=True)
        order = many[np.lexsort((owner[many], block))]
        block.sort()
        begin, old, owner = begin[order], old[order], owner[order]
        spot = place[owner]
        # The rank of each new claim among the new ones of its block: they come in order of id.
        among_new = np.arange(len(order)) - np.searchsorted(block, block)
        counted = np.zeros(len(order), dtype=np.int64)
        lefts, rights = [], []
        for n in range(self._limits.witnesses):
            here_too = np.nonzero(old > n)[0]
            row = self._members[begin[here_too] + n]
            lower = row < spot[here_too]
            counted[here_too] += lower
            # The new claims of the block that have lower ids than this old one come before it.
            before = np.bincount(block[here_too], ~lower, minlength=int(block.max(initial=0)) + 1)
            first = n + before[block[here_too]] < self._limits.witnesses
            lefts.append(owner[here_too[first]])
            rights.append(row[first])
        leads = np.nonzero(counted + among_new < self._limits.witnesses)[0]
        lefts.append(np.repeat(owner[leads], old[leads]))
        rights.append(self._members[spread_out(begin[leads], old[leads])])
        code = np.unique(np.concatenate(lefts) << 32 | np.concatenate(rights))
        return code >> 32, code & (1 << 32) - 1

    def _grown(
        self,
        keys: Keys,
        begin: Rows,
        old: Rows,
        owner: Rows,
        seconds: Sequence[Sequence[int]],
        place: Rows,
    ) -> tuple[Rows, Rows]:
        """The same under keys that only the new claims made large."""
        lefts: list[int] = []
        rights: list[int] = []
        new: dict[tuple[int, int], list[int]] = {}
        grew = [n for n in range(len(keys)) if old[n] <= self._limits.small]
        for n in grew:
            for second in set(seconds[int(owner[n])]):
                new.setdefault((int(keys[n]), second), []).append(int(owner[n]))
        for n in grew:
            mine = int(owner[n])
            rows = self._rows[begin[n] : begin[n] + old[n]].tolist()
            own = [set(self._second_keys(row)) for row in rows]
            count = Counter(second for one in own for second in one)
            for second in set(seconds[mine]):
                found = [row for row, one in zip(rows, own, strict=True) if second in one]
                others = new[int(keys[n]), second]
                if count[second] + len(others) > self._limits.fine:
                    block = sorted(
                        [(row, -1) for row in found] + [(place[o] - 0.5, o) for o in others]
                    )
                    first = block[: self._limits.witnesses]
                    if (place[mine] - 0.5, mine) not in first:
                        found = [row for row, who in first if who < 0]
                lefts += [mine] * len(found)
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

    def _place(self, claim_id: str) -> int:
        """How many claims on record have a lower id."""
        return bisect_left(self.side.columns.ids, claim_id)

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
            [self._place(one.claim.id) for one in built],
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
