"""What those who fill one role of two claims can weigh at most."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from registry.linking.bounding import columns as col
from registry.linking.bounding.asked import ALIKE, SILENT, UNLIKE, Asked
from registry.linking.tables import Mask, Score
from registry.linking.weights import WEIGHTS

_FAR_BELOW = -(10**6)
_WHO = np.array(
    [sort in ("person", "org", "team", "work", "country") for sort in col.SORTS] + [False]
)


class Role(NamedTuple):
    """What one role of two claims can say, for many pairs."""

    weight: Score
    """The most that it gives."""
    alike: Mask
    """Whether it may be the same entity or kind."""
    entity: Mask
    """Whether it may be the same entity."""
    alone: Mask
    """Whether one alone fills it on each side, named, and both of one kind."""


NOBODY, NOUN, SEVERAL, NAMED = range(4)
"""Classes of those who fill a role: a noun, several, and from ``NAMED`` on one name by sort."""
_NAMED_BOTH, _DESCRIBED, _NOUNS, _OPEN = range(1, 5)
"""How two classes are held against each other; 0 where one is nobody."""
_CLASSES = NAMED + 2 * len(col.SORTS)


def _cases() -> NDArray[np.int8]:
    """By two classes, how they are held against each other."""
    found = np.zeros((_CLASSES, _CLASSES), dtype=np.int8)
    found[1:, 1:] = _OPEN
    found[NAMED:, NAMED:] = _NAMED_BOTH
    found[NAMED:, NOUN] = found[NOUN, NAMED:] = _DESCRIBED
    found[NOUN, NOUN] = _NOUNS
    return found.ravel()


def _one_kind() -> Mask:
    """By two classes, whether one alone fills the role on each side, of a kind that excludes."""
    sorts = np.arange(_CLASSES) - NAMED
    kind = np.where(sorts >= 0, _WHO[sorts >> 1] * (1 + (sorts >> 1)), 0)
    found: Mask = (kind[:, None] == kind) & (kind > 0)
    return found.ravel()


def _others(role: str) -> NDArray[np.int32]:
    """By two classes, the weight of two names that are not the same."""
    sorts = np.arange(_CLASSES)
    firm = (sorts[:, None] == sorts) & ((sorts - NAMED) & 1 == 0)
    found = np.where(firm, WEIGHTS[role, "other entity"], WEIGHTS[role, "other kind"])
    found[:NAMED] = found[:, :NAMED] = 0
    return found.ravel().astype(np.int32)


class Roles:
    """Bounds of roles, from the fillers of two claims."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._derived = asked.derived
        self._case, self._of_one_kind = _cases(), _one_kind()
        self._other = {role: _others(role) for role in ("agent", "patient")}

    def most(
        self,
        role: str,
        mine: NDArray[Any],
        yours: NDArray[Any],
        masks: tuple[NDArray[np.uint64], NDArray[np.uint64]],
        stands: Mask,
    ) -> Role:
        """What one role can give; exact where one name or one noun stands on each side.

        ``masks`` are the names in the sentences, ``stands`` whether somebody stands for a country.
        """
        d, f = self._derived, self._derived.filler
        code = d.filler_class[mine] * np.int16(_CLASSES) + d.filler_class[yours]
        case = self._case[code]
        found = self._other[role][code]
        alike = np.zeros(len(mine), dtype=bool)
        entity = np.zeros(len(mine), dtype=bool)
        at = np.nonzero(case == _NAMED_BOTH)[0]
        if len(at):
            one, other = mine[at], yours[at]
            same = d.filler_groups[one] == d.filler_groups[other]
            bits = d.filler_bits
            turned = (bits[one] & masks[1][at] | bits[other] & masks[0][at]) != 0
            weight = np.where(turned, np.maximum(found[at], 0), found[at])
            likely = same | stands[at]
            entities, kinds = self._likely(role, one[likely], other[likely])
            weight[likely] = np.where(same[likely], entities, kinds)
            found[at], alike[at], entity[at] = weight, likely, same
        at = np.nonzero(case == _DESCRIBED)[0]
        if len(at):
            one, other = mine[at], yours[at]
            described = self._described(one, other)
            likely = np.nonzero(described)[0]
            _, found[at[likely]] = self._likely(role, one[likely], other[likely])
            alike[at] = described
        at = np.nonzero(case == _NOUNS)[0]
        if len(at):
            found[at], alike[at] = self._unnamed(role, mine[at], yours[at])
        at = np.nonzero(case == _OPEN)[0]
        if len(at):
            named = (f["noun"][mine[at]] < 0) & (f["noun"][yours[at]] < 0)
            found[at] = np.maximum(*self._likely(role, mine[at], yours[at]))
            alike[at], entity[at] = True, named
        return Role(found, alike, entity, self._of_one_kind[code])

    def _likely(
        self, role: str, mine: NDArray[Any], yours: NDArray[Any]
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """The most that two weigh who are the same, and who are of one kind, at least 0."""
        f = self._derived.filler
        kind = WEIGHTS[role, "same kind"] + np.maximum(f["kind"][mine], f["kind"][yours])
        entity = WEIGHTS[role, "same entity"] + np.maximum(f["same"][mine], f["same"][yours])
        return entity, np.maximum(kind, 0)

    def _unnamed(
        self, role: str, mine: NDArray[Any], yours: NDArray[Any]
    ) -> tuple[NDArray[Any], Mask]:
        """Two nouns: what they weigh, and whether they are alike."""
        f = self._derived.filler
        kind, extra = self._asked.nouns.look_up(f["noun"][mine], f["noun"][yours])
        shared_most = 150 * np.minimum(f["modifiers"][mine], f["modifiers"][yours])
        alike = WEIGHTS[role, "same kind"] + extra + shared_most
        found = np.where(kind == SILENT, 0, np.where(kind == ALIKE, alike, _FAR_BELOW))
        found = np.where(kind == UNLIKE, WEIGHTS[role, "other kind"], found)
        return found, kind == ALIKE

    def _described(self, mine: NDArray[Any], yours: NDArray[Any]) -> Mask:
        """Whether a noun may describe a name: it is the head of the name, or one of its words."""
        d, f = self._derived, self._derived.filler
        heads = f["head"][mine], f["head"][yours]
        found: Mask = heads[0] == heads[1]
        firsts = np.maximum(f["first"][mine], -1), np.maximum(f["first"][yours], -1)
        for words in d.entity_words:
            found |= (words[firsts[0]] == heads[1]) & (firsts[0] >= 0)
            found |= (words[firsts[1]] == heads[0]) & (firsts[1] >= 0)
        return found
