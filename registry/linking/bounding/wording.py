"""What predicates are to each other, for all pairs: asked only where it can make a difference.

Most pairs of predicates have nothing in common, and are of two kinds without a
question.  ``levels.predicate_level`` is asked of those alone that share a key
under which whatever is akin or opposite stands (``levels.kin_keys``).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking.bounding.numbered import Numbered
from registry.linking.levels import kin_keys, predicate_level
from registry.linking.signature import Head
from registry.linking.tables import Score

SAME, NEAR, OPPOSITE, OTHER, VAGUE = range(5)
"""Kinds of levels of two predicates."""
_STRONG = ("same word", "same class", "noun and verb")


class HeadTable:
    """Weight and kind of level of two predicates, by their numbers; grows as predicates come.

    Those that came first are the commonest: their pairs stand in a square.
    """

    SQUARE = 8192

    def __init__(self, heads: Numbered) -> None:
        self._heads = heads
        self._codes: dict[tuple[int, int], int] = {}
        self._weight = np.zeros(0, dtype=np.int32)
        self._kind = np.zeros(0, dtype=np.int8)
        self._square = np.zeros((0, 0), dtype=np.uint8)
        self._beyond: dict[int, int] = {}
        self._under: dict[str, list[int]] = {}
        self._generic = np.zeros(0, dtype=bool)
        self._property = np.zeros(0, dtype=bool)
        self._count = 0
        # Two words of no kinship, one of them a property, and one that says next to nothing.
        plain = Head("one", None, "VERB", "event", False)
        vague = plain._replace(predicate="other", generic=True)
        self._other = self._coded(plain, plain._replace(kind="property"))
        self._vague = self._coded(plain, vague)

    def look_up(self, left: NDArray[Any], right: NDArray[Any]) -> tuple[Score, NDArray[np.int8]]:
        """Weights of many pairs, and kinds of their levels."""
        self.grow()
        size = len(self._square)
        inside = self._count <= size or bool(max(left.max(initial=0), right.max(initial=0)) < size)
        if inside:
            code = self._square.ravel()[left.astype(np.int64) * size + right]
        else:
            code = self._unknown(left, right)
            here = (left < size) & (right < size)
            code[here] = self._square.ravel()[left[here].astype(np.int64) * size + right[here]]
            there = np.nonzero(~here)[0]
            pairs = np.minimum(left, right)[there].astype(np.int64) << 32
            pairs |= np.maximum(left, right)[there]
            distinct, back = np.unique(pairs, return_inverse=True)
            told = np.array([self._beyond.get(pair, -1) for pair in distinct.tolist()])[back]
            code[there] = np.where(told >= 0, told, code[there])
        return self._weight[code], self._kind[code]

    def grow(self) -> None:
        """Take in the predicates that came since."""
        heads, known = self._heads.values, self._count
        if len(heads) == known:
            return
        self._count = len(heads)
        new: list[Head] = heads[known:]
        self._generic = np.concatenate([self._generic, [one.generic for one in new]]).astype(bool)
        one_of = [one.kind == "property" for one in new]
        self._property = np.concatenate([self._property, one_of]).astype(bool)
        self._widen(known)
        for number, head in enumerate(new, known):
            akin = {number}
            for key in sorted(kin_keys(head)):
                under = self._under.setdefault(key, [])
                akin.update(under)
                under.append(number)
            for other in sorted(akin):
                self._tell(other, number, self._coded(heads[other], head))

    def _widen(self, known: int) -> None:
        """Make room in the square, with the new rows filled as if nothing were akin."""
        size, wanted = len(self._square), min(self._count, self.SQUARE)
        if wanted > size:
            width = min(self.SQUARE, max(wanted, 2 * size, 64))
            grown = np.zeros((width, width), dtype=np.uint8)
            grown[:size, :size] = self._square
            self._square = grown
        every = np.arange(wanted)
        for row in range(known, wanted):
            codes = self._unknown(np.full(wanted, row), every)
            self._square[row, :wanted] = self._square[:wanted, row] = codes

    def _unknown(self, left: NDArray[Any], right: NDArray[Any]) -> NDArray[np.uint8]:
        """The codes of pairs that share no key."""
        vague = self._generic[left] | self._generic[right]
        vague &= self._property[left] == self._property[right]
        return np.where(vague, self._vague, self._other).astype(np.uint8)

    def _tell(self, one: int, other: int, code: int) -> None:
        if other < len(self._square):
            self._square[one, other] = self._square[other, one] = code
        else:
            self._beyond[one << 32 | other] = code

    def _coded(self, one: Head, other: Head) -> int:
        """The number of what two predicates weigh and of the kind of their level."""
        found = predicate_level(one, other)
        kind = (
            SAME if found.level in _STRONG
            else OPPOSITE if found.level == "opposite"
            else OTHER if found.level == "other"
            else VAGUE if found.level == "generic"
            else NEAR
        )  # fmt: skip
        code = self._codes.setdefault((found.weight, kind), len(self._codes))
        if code == len(self._weight):
            self._weight = np.append(self._weight, np.int32(found.weight))
            self._kind = np.append(self._kind, np.int8(kind))
        return code
