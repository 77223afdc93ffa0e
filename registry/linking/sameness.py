"""What the levels of a pair decide: one happening, two, or too little to tell.

The sum of the weights must be high enough, and the slots must carry it: names and
words that two sentences on one story share are many, and yet they may tell two
happenings.  So the predicates must be of some kind in common, and between two
articles more slots must agree than disagree.
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.linking.weights import THRESHOLDS
from registry.records import Level, LinkDecision

TWO_KINDS = ("other", "generic")
"""Levels of predicates that tell two happenings, or of which nothing is known."""
AGREEING = ("agent", "patient", "time", "place")
"""Slots that speak for one happening where they weigh more than nothing."""
DISAGREEING = (*AGREEING, "others", "separator")
"""Slots that speak for two where they weigh less."""


def one_event(levels: Sequence[Level]) -> LinkDecision:
    """Whether two claims speak of one happening, by all levels of the event.

    What tells that an article comes back to a happening never leaves a pair open:
    without it most claims of one article would be.
    """
    same, unsure = THRESHOLDS["event"]
    score = sum([one.weight for one in levels])
    if score >= same and _carried(levels):
        return LinkDecision.SAME
    open_ = score - sum([one.weight for one in levels if one.slot == "retold"])
    return LinkDecision.UNSURE if open_ >= unsure else LinkDecision.DIFFERENT


def _carried(levels: Sequence[Level]) -> bool:
    return lacking(levels) is None


def lacking(levels: Sequence[Level]) -> str | None:
    """Why two claims are not one happening, however much they weigh; ``None`` when they may be."""
    said = {one.slot: one.level for one in levels}
    if said["predicate"] in TWO_KINDS:
        return "their words tell two kinds of happening, or too little of it"
    if said["story"] == "same article":
        # One story, one day: what both share is no news.
        return None if "retold" in said else "nothing says that the article comes back to one"
    agree = sum([one.slot in AGREEING and one.weight > 0 for one in levels])
    disagree = sum([one.slot in DISAGREEING and one.weight < 0 for one in levels])
    if agree > disagree + (said["story"] != "same story"):
        return None
    return "of subject, object, time and place too few agree"
