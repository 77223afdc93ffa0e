"""The blocking keys of many claims: as numbers that are sorted, and in words where somebody asks.

A number is made of those of the two halves of a key, so that the words of millions
of keys are never put together.  Numbers are those of one run; what stands in a
database is numbered alike everywhere (``keys.key_number``).
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain, count
from sys import intern
from typing import overload

import numpy as np

from registry.linking.blocking.candidates import Entries, Rows
from registry.linking.blocking.candidates import Keys as Numbers
from registry.linking.blocking.keys import halves, key_names, second_names
from registry.linking.signature import Profile, Signature

_HALF = 32
_LOW = (1 << _HALF) - 1


class Keys(Sequence[tuple[str, ...]]):
    """Blocking keys of each claim; nothing is made before somebody asks for it."""

    def __init__(self, built: Sequence[Signature], about: Mapping[str, Profile]) -> None:
        self._built, self._about = built, about
        self._number: defaultdict[str, int] = defaultdict(count().__next__)
        self._second: defaultdict[str, int] = defaultdict(count().__next__)
        self._words: list[str] = []
        self._said: dict[int, str] = {}
        self._all: Numbers | None = None
        """The keys of all claims, one claim after the other."""
        self._first: Rows = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._built)

    @overload
    def __getitem__(self, at: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[str, ...]]: ...
    def __getitem__(self, at: int | slice) -> tuple[str, ...] | list[tuple[str, ...]]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        side = self._built[at]  # raises IndexError at the end
        return key_names(side, self._about[side.claim.document_id])

    def entries(self) -> Entries:
        """The numbers of the keys of all claims."""
        if self._all is None:
            flat = array("q")
            ends = [0]
            for side in self._built:
                flat.extend(self._made(side))
                ends.append(len(flat))
            self._first = np.array(ends, dtype=np.int64)
            self._all = np.frombuffer(flat, dtype=np.int64)
        rows = np.repeat(np.arange(len(self._built), dtype=np.int64), np.diff(self._first))
        return Entries(self._all, rows)

    def seconds(self, rows: Rows) -> Entries:
        """The numbers of the second keys of some claims, given in order."""
        at = self._second
        found = [[at[name] for name in second_names(self._built[row])] for row in rows.tolist()]
        sizes = np.fromiter(map(len, found), dtype=np.int64, count=len(found))
        flat = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=int(sizes.sum()))
        return Entries(flat, np.repeat(rows, sizes))

    def numbers(self, row: int) -> frozenset[int]:
        """The numbers of the keys of a claim."""
        if self._all is None:
            return frozenset(self._made(self._built[row]))
        part = slice(int(self._first[row]), int(self._first[row + 1]))
        return frozenset(self._all[part].tolist())

    def of(self, rows: Rows) -> tuple[Numbers, Rows]:
        """The keys of some claims, in order, and how many of these stand under each."""
        entries = self.entries()
        part = [entries.keys[self._first[n] : self._first[n + 1]] for n in rows.tolist()]
        return np.unique(np.concatenate([*part, entries.keys[:0]]), return_counts=True)

    def under(self, keys: Numbers) -> Entries:
        """All claims under some keys, given in order."""
        entries = self.entries()
        if not len(keys):
            return Entries(entries.keys[:0], entries.rows[:0])
        at = np.minimum(np.searchsorted(keys, entries.keys), len(keys) - 1)
        found = np.nonzero(keys[at] == entries.keys)[0]
        return Entries(entries.keys[found], entries.rows[found])

    def sizes(self, keys: Numbers) -> Rows:
        """How many claims stand under each of some keys, given in order."""
        return np.bincount(np.searchsorted(keys, self.under(keys).keys), minlength=len(keys))

    def common(self, most: int) -> dict[str, int]:
        """The keys under which more than ``most`` claims stand, in words, with how many."""
        numbers, sizes = np.unique(self.entries().keys, return_counts=True)
        many = sizes > most
        found = zip(self.words(numbers[many].tolist()), sizes[many].tolist(), strict=True)
        return dict(sorted(found))

    def words(self, numbers: Iterable[int]) -> list[str]:
        """Keys in words."""
        known, found = self._said, []
        for one in numbers:
            said = known.get(one)
            if said is None:
                if len(self._words) < len(self._number):
                    self._words = list(self._number)
                said = f"{self._words[one >> _HALF]}|{self._words[one & _LOW]}"
                known[one] = said
            found.append(said)
        return found

    def shared(self, row: int, other: int, common: Container[str]) -> tuple[str, ...]:
        """The keys that bring a pair together; a common one only together with a second."""
        both = self.words(self.numbers(row) & self.numbers(other))
        many = [key for key in both if key in common]
        if many:
            theirs = second_names(self._built[other])
            seconds = [one for one in second_names(self._built[row]) if one in theirs]
            both = [key for key in both if key not in common]
            both += [intern(f"{key} and {second}") for key in many for second in seconds]
        both.sort()
        return tuple(both)

    def _made(self, side: Signature) -> list[int]:
        made = halves(side, self._about[side.claim.document_id])
        at = self._number
        said = [at[one] for one in made.said]
        found = [(at[one] << _HALF) | other for one in made.tokens for other in said]
        if made.told:
            told = [at[one] for one in made.told]
            found += [(at[one] << _HALF) | other for one in made.about for other in told]
        found += [(at[one] << _HALF) | at[other] for one, other in made.both]
        return list(dict.fromkeys(found))


__all__ = ["Keys"]
