"""Who did it instead of whom: "pressed the button in place of the chancellor, Lena Hartwig"."""

from __future__ import annotations

from collections.abc import Iterator

from registry.linking.instead import clause, one_deed, set_aside
from registry.linking.signature import FIRM, Signature


def instead_of(left: Signature, i: int, right: Signature, j: int) -> Iterator[tuple[str, bool]]:
    """In whose place one is told to have done it, and whether the other tells it of him."""
    for side, other, at in ((left, right, j), (right, left, i)):
        told = other.claim.participants[at]
        name = told.entity.name.split()[-1] if told.entity is not None else ""
        if name in set_aside(clause(side)) and not side.claim.negated:
            yield name, one_deed(side, other) and _done(other, told.role)


def _done(side: Signature, role: str) -> bool:
    """Whether somebody is told to have done it."""
    claim = side.claim
    firm = claim.kind == "event" and claim.status in FIRM and not claim.negated
    return firm and role in ("agent", "by")
