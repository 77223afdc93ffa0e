"""Numbers that stand beside two times: other ones are of another occasion."""

from __future__ import annotations

from registry.lexicon.counted import comparable_classes
from registry.linking.signature import Signature
from registry.records import QuantitySlot
from registry.values import quantity as quantities
from registry.values.relation import Relation


def two_figures(left: Signature, right: Signature) -> bool:
    """Whether both give a figure of one dimension, and not the same: each year has its own."""
    return any(
        quantities.compare(a.quantity, b.quantity) is Relation.DISJOINT
        for a in left.claim.quantities
        for b in right.claim.quantities
    )


def other_figures(left: Signature, right: Signature) -> bool:
    """Whether both count the same thing, each with a number of its own."""
    return any(
        _count_one_thing(a, b) and quantities.compare(a.quantity, b.quantity) is Relation.DISJOINT
        for a in left.claim.quantities
        for b in right.claim.quantities
    )


def _count_one_thing(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether two numbers count the same; the scores of two matches do as well."""
    if a.quantity.dimension == b.quantity.dimension == "score":
        return True
    return bool(a.counted) and (a.counted == b.counted or _one_count(a, b))


def _one_count(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether two words count one class: people killed, and lives."""
    return bool(
        a.counted_class and b.counted_class and comparable_classes(a.counted_class, b.counted_class)
    )
