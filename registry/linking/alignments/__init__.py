"""Find the values of two claims that answer one question.

Each function yields alignments for one kind of slot.  The score leaves out what
the slot itself says, so that a disagreement is judged on everything else.  A
further kind of slot is a module with such a function, and a row in ``KINDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from registry.linking.alignments.participants import participant_alignments
from registry.linking.alignments.places import place_alignments
from registry.linking.alignments.polarity import polarity_alignments
from registry.linking.alignments.quantities import quantity_alignments
from registry.linking.alignments.scoring import decide, total
from registry.linking.alignments.times import time_alignments
from registry.linking.signature import Signature
from registry.records import Alignment, Level

KINDS: tuple[Callable[[Signature, Signature, list[Level]], Iterator[Alignment]], ...] = (
    time_alignments,
    quantity_alignments,
    place_alignments,
    participant_alignments,
    polarity_alignments,
)


def kinds_for(
    left: Signature, right: Signature
) -> tuple[Callable[[Signature, Signature, list[Level]], Iterator[Alignment]], ...]:
    """The kinds of values that two claims may share: of properties, only what they measure."""
    properties = (left.claim.kind == "property") + (right.claim.kind == "property")
    return ((), (), (quantity_alignments,))[properties] if properties else KINDS


__all__ = [
    "KINDS",
    "decide",
    "kinds_for",
    "participant_alignments",
    "place_alignments",
    "polarity_alignments",
    "quantity_alignments",
    "time_alignments",
    "total",
]
