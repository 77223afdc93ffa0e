"""How sure a finding is, and how loud.

Unit: thousandths, of confidence and of score alike.  Confidence says how often
findings of a kind were right; severity says how much speaks for this one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from registry.records import Claim, Severity, Status

# By tier, from which score on which confidence.  Fitted to what was found in articles that set
# no weight, most of it on the day they were first seen, and to real articles that contradict
# each other nowhere; drawn towards the table that stood here before.  `python -m
# bench.fit_confidence` prints it anew, and what it is worth on articles it was not fitted to.
CALIBRATION: Mapping[str, tuple[tuple[int, int], ...]] = {
    "loud": ((0, 710), (6400, 880), (9500, 960)),
    "long": ((0, 560),),  # between articles of nine sentences and more
    "note": ((0, 390), (4000, 540)),
    "long note": ((0, 140), (4000, 260), (4800, 380)),  # of eight sentences and more
    "inside": ((0, 200),),  # sentences of one article: nearly always two things
}

LOUD_FROM = 5000
"""Below it people may have said that both are one event; what is told of it stays a note."""
_ERROR_FROM = 8200
_SHORT = 40
"""Pairs of sentences of two short articles: six of the one, seven of the other."""
_EACH_DOUBLING, _MOST_MORE = 1500, 3000
"""What is asked more of articles with twice as many pairs of sentences, and at most."""
_LONG_NOTE = 500
"""What is asked more of articles of which notes are right half as often: fifty such pairs."""


def asked_of_long(sentences: Iterable[int]) -> int:
    """What more long articles must have in common to be loud, in thousandths of a bit.

    Long reports differ in much that is no contradiction: of what was loud when it was first
    seen, four in five were right in articles of six sentences, and three in ten in those of
    twelve, which is a bit and a half for each time that there are twice as many pairs of
    sentences.  ``sentences`` are those of each article that claim something; the two shortest
    decide.
    """
    shortest = sorted(sentences)[:2]
    doublings = math.log2(max(_SHORT, math.prod(shortest)) / _SHORT) if len(shortest) > 1 else 0
    return min(_MOST_MORE, round(_EACH_DOUBLING * doublings))


def severity_of(
    score: int, claims: Sequence[Claim], *, sure: bool, inside: bool, more: int = 0
) -> Severity:
    """Severity from the score of the alignment, status and where the claims stand.

    Not ``sure`` are forecasts, what too little holds to be one event, and copies.
    ``more`` is what long articles must have in common beyond others.
    """
    if not sure or inside or score < LOUD_FROM + more:
        return Severity.NOTE
    soft = any(c.status is not Status.ASSERTED for c in claims)
    if score >= _ERROR_FROM and not soft:
        return Severity.ERROR
    return Severity.WARNING


def tier_of(severity: Severity, *, inside: bool, more: int = 0) -> str:
    """Which row of ``CALIBRATION`` tells of it."""
    if inside:
        return "inside"
    if severity is Severity.NOTE:
        return "long note" if more >= _LONG_NOTE else "note"
    return "long" if more >= _EACH_DOUBLING else "loud"


def confidence_of(score: int, severity: Severity, *, inside: bool, more: int = 0) -> int:
    """Confidence in thousandths that a reviewer would call it a contradiction.

    It never falls with the score, and no note is as sure as what is loud.
    """
    steps = CALIBRATION[tier_of(severity, inside=inside, more=more)]
    return max((told for low, told in steps if score >= low), default=steps[0][1])
