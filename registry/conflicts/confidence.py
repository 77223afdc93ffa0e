"""How sure a finding is, and how loud."""

from __future__ import annotations

from collections.abc import Sequence

from registry.records import Alignment, Claim, Severity, Status

# Score (thousandths) to confidence (thousandths): a step function, read off
# labelled pairs that did not set the weights.
_CALIBRATION: tuple[tuple[int, int], ...] = (
    (5000, 550),
    (6200, 620),
    (7000, 680),
    (7600, 730),
    (8200, 780),
    (9000, 830),
    (10000, 880),
    (11500, 920),
    (13000, 950),
    (15000, 970),
)


def confidence_of(alignment: Alignment, kind: str) -> int:
    """Confidence in thousandths that a reviewer would call it a contradiction."""
    found = 500
    for score, confidence in _CALIBRATION:
        if alignment.score >= score:
            found = confidence
    return found


def severity_of(confidence: int, claims: Sequence[Claim], *, forecast: bool, inside: bool) -> Severity:
    """Severity from confidence, status and where the claims stand."""
    if forecast or inside or confidence < 620:
        return Severity.NOTE
    soft = any(c.status is not Status.ASSERTED for c in claims)
    if confidence >= 800 and not soft:
        return Severity.ERROR
    return Severity.WARNING
