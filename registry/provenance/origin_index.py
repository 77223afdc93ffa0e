"""Find the copies of one article among many, without comparing all with all.

The index holds the sampled sequences of each article in one sorted array, and
those of recently added articles in a small one beside it, which is merged in
when it has grown.  A look-up costs some searches in sorted arrays.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from registry.provenance.origins import SAMPLE, Copy, Sketch, compare

_MERGE = 200  # articles; so many are kept aside before they are merged in
_Hashes = npt.NDArray[np.uint64]
_Owners = npt.NDArray[np.int64]


class OriginIndex:
    """Sketches of articles, searchable for copies.

    Adding an article twice changes nothing.
    """

    def __init__(self, sketches: Iterable[Sketch] = ()) -> None:
        self._sketches: list[Sketch] = []
        self._positions: dict[str, int] = {}
        self._hashes: _Hashes = np.empty(0, dtype=np.uint64)
        self._owners: _Owners = np.empty(0, dtype=np.int64)
        self._aside: list[int] = []
        for one in sketches:
            self._add(one)
        self._merge()

    def __len__(self) -> int:
        return len(self._sketches)

    def add(self, sketch: Sketch) -> None:
        """Put one more article in."""
        self._add(sketch)
        if len(self._aside) >= _MERGE:
            self._merge()

    def copies_of(self, sketch: Sketch) -> tuple[Copy, ...]:
        """The articles in the index that are copies of one, which need not be in it itself."""
        sample = _sample(sketch)
        counts: dict[int, int] = {}
        lower = np.searchsorted(self._hashes, sample, side="left")
        upper = np.searchsorted(self._hashes, sample, side="right")
        for start, end in zip(lower.tolist(), upper.tolist(), strict=True):
            for owner in self._owners[start:end].tolist():
                counts[owner] = counts.get(owner, 0) + 1
        likely = {owner for owner, count in counts.items() if count >= 2} | set(self._aside)
        found = (
            compare(sketch, self._sketches[owner])
            for owner in sorted(likely)
            if self._sketches[owner].document_id != sketch.document_id
        )
        return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.left, c.right)))

    def _add(self, sketch: Sketch) -> None:
        if sketch.document_id not in self._positions:
            self._positions[sketch.document_id] = len(self._sketches)
            self._aside.append(len(self._sketches))
            self._sketches.append(sketch)

    def _merge(self) -> None:
        samples = [_sample(self._sketches[position]) for position in self._aside]
        owners = np.repeat(
            np.array(self._aside, dtype=np.int64),
            np.array([len(s) for s in samples], dtype=np.int64),
        )
        hashes = np.concatenate([self._hashes, *samples])
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._owners = np.concatenate([self._owners, owners])[order]
        self._aside = []


def _sample(sketch: Sketch) -> _Hashes:
    chosen: _Hashes = sketch.sequences[sketch.sequences % np.uint64(SAMPLE) == 0]
    return chosen
