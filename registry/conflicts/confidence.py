"""How sure a finding is, and how loud.

Unit: thousandths, of confidence and of score alike.  Confidence says how often
findings of a kind were right; severity says how much speaks for this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.records import Claim, Severity, Status

# By tier, from which score on which confidence.  Fitted to what was found in articles that set
# no weight, most of it on the day they were first seen, and to real articles that contradict
# each other nowhere; drawn towards the table that stood here before.  `python -m
# bench.fit_confidence` prints it anew, and what it is worth on articles it was not fitted to.
CALIBRATION: Mapping[str, tuple[tuple[int, int], ...]] = {
    "loud": ((0, 700), (6400, 840), (9500, 960)),
    "note": ((0, 470),),
    "inside": ((0, 200),),  # sentences of one article: nearly always two things
}

_LOUD_FROM = 5000
"""Below it people may have said that both are one event; what is told of it stays a note."""
_ERROR_FROM = 8200


def severity_of(score: int, claims: Sequence[Claim], *, sure: bool, inside: bool) -> Severity:
    """Severity from the score of the alignment, status and where the claims stand.

    Not ``sure`` are forecasts, what too little holds to be one event, and copies.
    """
    if not sure or inside or score < _LOUD_FROM:
        return Severity.NOTE
    soft = any(c.status is not Status.ASSERTED for c in claims)
    if score >= _ERROR_FROM and not soft:
        return Severity.ERROR
    return Severity.WARNING


def confidence_of(score: int, severity: Severity, *, inside: bool) -> int:
    """Confidence in thousandths that a reviewer would call it a contradiction.

    It never falls with the score, and no note is as sure as what is loud.
    """
    tier = "inside" if inside else "note" if severity is Severity.NOTE else "loud"
    steps = CALIBRATION[tier]
    return max((told for low, told in steps if score >= low), default=steps[0][1])
