"""Whether two entities of different articles are one, decided once for each pair of names."""

from __future__ import annotations

from functools import lru_cache

from registry.values.names import EntityRef, same_entity


@lru_cache(maxsize=200_000)
def reason_same(left: EntityRef, right: EntityRef) -> str | None:
    """Why the two are one, or ``None`` when nothing says so."""
    if left.key == right.key:
        return "the same name"
    found = same_entity(left, right)
    return None if found is None else found.note
