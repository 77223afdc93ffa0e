"""Numbers that two claims share."""

from __future__ import annotations

from collections.abc import Iterator

from registry.linking.levels.named import level
from registry.linking.signature import Signature
from registry.records import Level
from registry.values import quantity as quantities
from registry.values.relation import Relation


def equal_numbers(
    left: Signature, right: Signature, skip: tuple[int, int] | None = None
) -> Iterator[Level]:
    """A number that both claims give alike, other than the pair under test."""
    for i, a in enumerate(left.claim.quantities):
        for j, b in enumerate(right.claim.quantities):
            if skip is not None and (i == skip[0] or j == skip[1]):
                continue
            if (
                a.quantity.dimension == b.quantity.dimension
                and a.counted == b.counted
                and quantities.compare(a.quantity, b.quantity) is Relation.EQUAL
            ):
                yield level("numbers", "an equal number", f"{a.mention.text} and {b.mention.text}")
                return
