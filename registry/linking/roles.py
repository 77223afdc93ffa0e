"""What those who fill one role of two claims can weigh at most."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from registry.linking import columns as col
from registry.linking.asked import ALIKE, SILENT, UNLIKE, Asked
from registry.linking.tables import Mask, Score
from registry.linking.weights import WEIGHTS

_FAR_BELOW = -(10**6)
_WHO = np.array([sort in ("person", "org", "team") for sort in col.SORTS] + [False])


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


class Roles:
    """Bounds of roles, from the fillers of two claims."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._derived = asked.derived

    def most(
        self,
        role: str,
        mine: NDArray[Any],
        yours: NDArray[Any],
        masks: tuple[NDArray[np.uint64], NDArray[np.uint64]],
        stands: Mask,
    ) -> Role:
        """What one role can give; exact where one name or one noun stands on each side."""
        d, f = self._derived, self._derived.filler
        filled = (mine > 0) & (yours > 0)
        sorts = f["sort"][mine], f["sort"][yours]
        nouns = f["noun"][mine], f["noun"][yours]
        groups = d.filler_groups[0][mine], d.filler_groups[0][yours]
        entity = WEIGHTS[role, "same entity"] + np.maximum(f["same"][mine], f["same"][yours])
        kind = WEIGHTS[role, "same kind"] + np.maximum(f["kind"][mine], f["kind"][yours])
        some = np.maximum(kind, 0)
        named = (sorts[0] >= 0) & (sorts[1] >= 0)
        same = groups[0] == groups[1]
        bits = d.filler_bits
        turned = (bits[mine] & masks[1] | bits[yours] & masks[0]) != 0
        firm = (sorts[0] == sorts[1]) & (sorts[0] & 1 == 0)
        other = np.where(firm, WEIGHTS[role, "other entity"], WEIGHTS[role, "other kind"])
        other = np.where(turned, np.maximum(other, 0), other)
        other = np.where(stands, some, other)
        found = np.where(named, np.where(same, entity, other), np.maximum(entity, some))
        alike = ~named | same | stands
        at = np.nonzero((sorts[0] >= 0) & (nouns[1] >= 0) | (nouns[0] >= 0) & (sorts[1] >= 0))[0]
        if len(at):
            described = self._described(mine[at], yours[at])
            found[at] = np.where(described, some[at], 0)
            alike[at] = described
        at = np.nonzero((nouns[0] >= 0) & (nouns[1] >= 0))[0]
        if len(at):
            found[at], alike[at] = self._unnamed(role, mine[at], yours[at])
        one_kind = named & (sorts[0] >> 1 == sorts[1] >> 1) & _WHO[sorts[0] >> 1]
        entities = np.where(named, same, (nouns[0] < 0) & (nouns[1] < 0))
        return Role(
            np.where(filled, found, 0).astype(np.int32),
            alike & filled,
            entities & filled,
            one_kind & filled,
        )

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
