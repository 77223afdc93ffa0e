"""Whether two entities of different articles are one, decided once for each pair of names."""

from __future__ import annotations

from functools import lru_cache

from registry.linking.identity.decided import Decided
from registry.linking.identity.likeness import may_be_one
from registry.values.names import EntityRef, same_entity


@lru_cache(maxsize=200_000)
def reason_same(left: EntityRef, right: EntityRef) -> str | None:
    """Why the two are one, or ``None`` when nothing says so, or people say that they are two."""
    if isinstance(left, Decided) or isinstance(right, Decided):
        return _as_people_say(left, right)
    return _by_name(left, right)


def _as_people_say(left: EntityRef, right: EntityRef) -> str | None:
    if left.key in _apart(right) or right.key in _apart(left):
        return None
    if left.key == right.key:
        told = left.told if isinstance(left, Decided) else ""
        return told if told and left.name != right.name else "the same name"
    for one in forms_of(left):
        for other in forms_of(right):
            if (why := _by_name(one, other)) is not None:
                return why
    return None


def _apart(one: EntityRef) -> frozenset[str]:
    return one.apart if isinstance(one, Decided) else frozenset()


def forms_of(one: EntityRef) -> tuple[EntityRef, ...]:
    """The names that an entity goes by: those that people merged, else its own."""
    return one.forms if isinstance(one, Decided) else (one,)


def _by_name(left: EntityRef, right: EntityRef) -> str | None:
    if left.key == right.key:
        return "the same name"
    if not may_be_one(left, right):
        return None  # nothing that could join them is in both; the rule need not be asked
    found = same_entity(left, right)
    if found is not None:
        return found.note
    return _misread_kind(left, right)


def _misread_kind(left: EntityRef, right: EntityRef) -> str | None:
    """One name under two kinds is a slip of the name finder, unless one of them is a country."""
    if left.kind == right.kind or "country" in (left.kind, right.kind):
        return None
    one, other = (side.key.partition(":")[2].split() for side in (left, right))
    if one == other:
        return f"{left.name} and {right.name} are one name"
    short, long = sorted((one, other), key=len)
    short_kind = left.kind if short is one else right.kind
    if (
        ("person" not in (left.kind, right.kind) or short_kind == "org")
        and len(short) == 1
        and len(long) == 2
        and short[0] == long[1]
        and len(short[0]) > 4
    ):
        return f"{left.name} and {right.name}: short form"
    return None
