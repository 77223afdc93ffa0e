"""How sure a finding is, and how loud."""

from __future__ import annotations

from collections.abc import Sequence

from registry.records import Alignment, Claim, Severity, Status

# Score (thousandths) to confidence (thousandths): a step function that is checked on
# labelled pairs that did not set the weights, not fitted to them.  The held-back clusters
# give nine conflicts: a table fitted to those is one step and does worse when each is left
# out in turn.  `make bench-link ARGS=--refit` prints both; fit it once there are enough.
_CALIBRATION: tuple[tuple[int, int], ...] = (
    (3900, 450),
    (4500, 550),
    (5000, 620),
    (5700, 700),
    (6400, 760),
    (7200, 820),
    (8200, 870),
    (9500, 920),
    (11500, 950),
    (13000, 970),
)


def confidence_of(alignment: Alignment, kind: str) -> int:
    """Confidence in thousandths that a reviewer would call it a contradiction."""
    found = 500
    for score, confidence in _CALIBRATION:
        if alignment.score >= score:
            found = confidence
    return found


def severity_of(
    confidence: int, claims: Sequence[Claim], *, forecast: bool, inside: bool
) -> Severity:
    """Severity from confidence, status and where the claims stand."""
    if forecast or inside or confidence < 620:
        return Severity.NOTE
    soft = any(c.status is not Status.ASSERTED for c in claims)
    if confidence >= 850 and not soft:
        return Severity.ERROR
    return Severity.WARNING
