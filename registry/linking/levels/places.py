"""Whether two claims may speak of the same place."""

from __future__ import annotations

from collections.abc import Iterator

from registry.linking.levels.named import level
from registry.linking.signature import Signature
from registry.records import Level
from registry.values import place as places
from registry.values.relation import Relation


def place_levels(left: Signature, right: Signature) -> Iterator[Level]:
    """At most one level: the first pair of places that says something."""
    for a in left.claim.places:
        for b in right.claim.places:
            relation = places.compare(a.place, b.place)
            said = f"{a.place.name} and {b.place.name}"
            if relation in (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY):
                yield level("place", "same", said)
                return
            if relation is Relation.DISJOINT and a.relation == b.relation:
                yield level("place", "disjoint", said)
                return
