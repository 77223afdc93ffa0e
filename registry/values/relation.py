"""How two values of one slot stand to each other."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """The outcome of comparing a left value with a right one.

    Only ``DISJOINT`` can become a conflict: no state of the world satisfies both.
    """

    EQUAL = "equal"
    REFINES = "refines"  # left is the more precise, and lies inside right
    REFINED_BY = "refined-by"  # right is the more precise, and lies inside left
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    INCOMPARABLE = "incomparable"  # other unit, other currency, nothing in common

    @property
    def mirrored(self) -> Relation:
        """The same outcome with left and right exchanged."""
        return _MIRROR.get(self, self)


_MIRROR = {
    Relation.REFINES: Relation.REFINED_BY,
    Relation.REFINED_BY: Relation.REFINES,
}
