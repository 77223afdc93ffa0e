"""What two quantities count or measure, as far as they themselves tell."""

from __future__ import annotations

from registry.lexicon import predicates
from registry.lexicon.counted import comparable_classes
from registry.lexicon.measures import is_marked
from registry.linking.levels import UNITS, level
from registry.linking.signature import noun_key, rarity
from registry.records import NUMBER_ROLES, Level, QuantitySlot
from registry.values import quantity as quantities

ROLES = NUMBER_ROLES | {""}
"""Attributes that only say in which role the number stands."""


_WHOLES = ({"", "part"}, {"stock", "part"})
ANYTHING = frozenset("they them other one".split())
"""What stands for things that were named before: "nine of them", "36 others"."""


_ANYBODY = frozenset("people person victim other body life dead injured casualty".split())


def of_one_kind(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether both count some of one kind: "28 people, including 22 children" and "22 children"."""
    kinds = {a.counted, b.counted}
    untold = a.quantity.total is None and b.quantity.total is None
    return untold and len(kinds) == 1 and kinds.isdisjoint(_ANYBODY | ANYTHING | {""})


def of_known_whole(
    a: QuantitySlot, b: QuantitySlot, *, tolls: bool = False
) -> tuple[QuantitySlot, QuantitySlot]:
    """The two, where one says of how many: "25 of its 310 shops" are 25 shops, as "35 shops" are.

    A number that is the whole itself stays what it is.  Of ``tolls`` it need not say how many
    there were: "three of the crew died".
    """
    untold = a.quantity.total is None and b.quantity.total is None
    one_told = (a.quantity.total is None) != (b.quantity.total is None)
    told = {a.scope, b.scope}
    of_those = any(one.counted in ANYTHING and one.scope == "part" for one in (a, b))
    some = told == {"", "some"} or (told == {"", "part"} and (of_those or of_one_kind(a, b)))
    if not ((told in _WHOLES and one_told) or (some and tolls and untold)):
        return a, b
    whole = a.quantity.total or b.quantity.total
    if whole in (a.quantity.value, b.quantity.value):
        return a, b
    plain = [
        one.model_copy(
            update={
                "scope": "",
                "quantity": one.quantity.model_copy(update={"total": None, "part": False}),
            }
        )
        for one in (a, b)
    ]
    return plain[0], plain[1]


def thing_levels(a: QuantitySlot, b: QuantitySlot) -> list[Level] | None:
    """Levels of what is counted or measured; ``None`` when it cannot be the same."""
    if a.quantity.dimension != b.quantity.dimension:
        return None
    found = counted_levels(a, b)
    if found is None:
        return None
    left, right = (
        "" if x in ROLES or x in UNITS or is_marked(x) else x for x in (a.attribute, b.attribute)
    )
    if left and right:
        alike = noun_key(left) == noun_key(right)
        found.append(level("attribute", "same" if alike else "other", f"{left} and {right}"))
    if {a.scope, b.scope} == {"", "stock"}:
        found.append(level("scope", "state or event", "one tells how many there are"))
    elif a.scope != b.scope:
        found.append(
            level(
                "scope",
                "other scope",
                f"{a.scope or 'as it stands'} against {b.scope or 'as it stands'}",
            )
        )
    elif a.scope:
        found.append(level("scope", "same scope", a.scope))
    if a.holder and b.holder and a.holder not in (left, right) and b.holder not in (left, right):
        alike = noun_key(a.holder) == noun_key(b.holder)
        found.append(level("holder", "same" if alike else "other", f"{a.holder} and {b.holder}"))
    mine, yours = set(a.modifiers), set(b.modifiers)
    if mine & yours:
        found.append(level("modifiers", "shared", ", ".join(sorted(mine & yours))))
    elif mine and yours:
        found.append(
            level(
                "modifiers",
                "other",
                f"{', '.join(sorted(mine))} against {', '.join(sorted(yours))}",
            )
        )
    return found


_FAR = 100
"""Of 19 notes on numbers so many times apart none was right, of those below one in four."""


def of_two_sizes(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one is so much more that they are of two things: a seat, and the opera house.

    What has the same digits may be a slip: 1.2 million, and 12,000.
    """
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    return 0 < low * _FAR <= high and quantities.slip(a.quantity, b.quantity) is None


def counted_levels(a: QuantitySlot, b: QuantitySlot) -> list[Level] | None:
    """The level of what is counted, none where nothing is; ``None`` when it is not the same."""
    mine, yours = ("" if x.counted in ANYTHING else x.counted for x in (a, b))
    if not mine or not yours:
        one = mine or yours
        return [level("counted", "one unnamed", one)] if one else []
    comparable = None  # unknown
    if a.counted_class and b.counted_class:
        comparable = comparable_classes(a.counted_class, b.counted_class)
    if comparable is False:
        return None
    if a.counted == b.counted:
        return [level("counted", "same thing", a.counted, rarity(a.counted) // 2)]
    if (
        comparable
        or noun_key(a.counted) == noun_key(b.counted)
        or predicates.related_nouns(a.counted, b.counted) in ("same", "class")
    ):
        return [level("counted", "same class", f"{a.counted} and {b.counted}")]
    return None
