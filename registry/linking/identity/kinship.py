"""Which entities may be one, as numbers: entities that are one bear one number.

``reason_same`` decides; this only finds for each new entity the few that are
worth asking about.  The numbers may join more than ``reason_same`` does (a bare
surname joins all who bear it), never less, which is what a bound needs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from registry.linking.identity.likeness import likely_keys
from registry.linking.identity.same import forms_of, reason_same
from registry.values.names import EntityRef


class Kinship:
    """Groups of entities; ``group`` gives the number of each."""

    def __init__(self) -> None:
        self._group = np.full(64, -1, dtype=np.int32)
        self._count = 0
        self.joined = 0
        """How often two entities that had a number each were found to be one."""
        self._under: dict[str, list[tuple[int, EntityRef]]] = {}

    def add(self, number: int, entity: EntityRef) -> None:
        """Add the entity of the next number; one that is there already changes nothing."""
        if number < self._count:
            return
        self._count = number + 1
        if self._count >= len(self._group):
            grown = np.full(2 * len(self._group), -1, dtype=np.int32)
            grown[: len(self._group)] = self._group
            self._group = grown
        self._group[number] = number
        keys = [likely_keys(form) for form in forms_of(entity)]
        asked: set[int] = set()
        for key in sorted({f"= {entity.key}", *(key for one in keys for key in one.asks)}):
            for other, ref in self._under.get(key, ()):
                mine, theirs = self._group[number], self._group[other]
                if mine == theirs or other in asked:
                    continue
                asked.add(other)
                if reason_same(entity, ref) is not None or reason_same(ref, entity) is not None:
                    self.joined += int(max(mine, theirs) != number)
                    known = self._group[: self._count]
                    known[known == max(mine, theirs)] = min(mine, theirs)
        for key in {f"= {entity.key}", *(key for one in keys for key in one.shows)}:
            self._under.setdefault(key, []).append((number, entity))

    @property
    def group(self) -> NDArray[np.int32]:
        """By entity number, the number of its group; the last place is -1, for none."""
        return self._group
