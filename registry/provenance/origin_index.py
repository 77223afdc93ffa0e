"""Find the articles that may be copies of one among many, without comparing all with all.

The index holds the sampled sequences of all articles in one sorted array; a
look-up costs some searches in it and counts whose sequences they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

_Hashes = npt.NDArray[np.uint64]

_LEAST = 2  # sampled sequences that two copies share
_PART = 0.2  # of the shorter sample; copies share 0.38 of all sequences, give or take
_MOST = 400  # articles that are compared with one; those that share most come first
_AT_ONCE = 256  # articles that are looked up together


class OriginIndex:
    """The samples of articles by document id, searchable for likely copies."""

    def __init__(self, samples: Mapping[str, _Hashes]) -> None:
        self._ids = sorted(samples)
        ordered = [samples[id_] for id_ in self._ids]
        self._sizes = np.fromiter(map(len, ordered), dtype=np.int64, count=len(ordered))
        owners = np.repeat(np.arange(len(ordered), dtype=np.int64), self._sizes)
        hashes = np.concatenate([np.empty(0, dtype=np.uint64), *ordered])
        order = np.argsort(hashes, kind="stable")
        self._hashes: _Hashes = hashes[order]
        self._owners = owners[order]

    def __len__(self) -> int:
        return len(self._ids)

    def likely(self, samples: Sequence[_Hashes]) -> Iterator[list[str]]:
        """For each sample, ids of articles that share enough of it, the likeliest first.

        That of the article itself is among them when it is in the index.
        """
        for start in range(0, len(samples), _AT_ONCE):
            yield from self._likely(samples[start : start + _AT_ONCE])

    def _likely(self, samples: Sequence[_Hashes]) -> list[list[str]]:
        lengths = np.fromiter(map(len, samples), dtype=np.int64, count=len(samples))
        asked = np.concatenate([np.empty(0, dtype=np.uint64), *samples])
        lower = np.searchsorted(self._hashes, asked, side="left")
        many = np.searchsorted(self._hashes, asked, side="right") - lower
        # All places of all sequences one after the other: the n-th of each from its first on.
        places = np.arange(int(many.sum())) + np.repeat(lower - (np.cumsum(many) - many), many)
        asking = np.repeat(np.repeat(np.arange(len(samples)), lengths), many)
        pairs, counts = np.unique(
            asking * np.int64(len(self._ids)) + self._owners[places], return_counts=True
        )
        asking, owners = np.divmod(pairs, np.int64(max(1, len(self._ids))))
        shorter = np.minimum(self._sizes[owners], lengths[asking])
        enough = counts >= np.maximum(_LEAST, np.ceil(_PART * shorter))
        asking, owners, shares = asking[enough], owners[enough], (counts / shorter)[enough]
        order = np.lexsort((owners, -shares, asking))
        found: list[list[str]] = [[] for _ in samples]
        for number, owner in zip(asking[order].tolist(), owners[order].tolist(), strict=True):
            if len(found[number]) <= _MOST:
                found[number].append(self._ids[owner])
        return found
