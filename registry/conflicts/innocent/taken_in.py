"""What a number takes in by the words and numbers of its sentence: fuel, debt, all the matches.

"With fuel it weighs 2.9 tonnes" is another weight than that of the probe, "2.7 billion in cash"
with "its debt of 500 million" is the price of 3.2 billion, and the goals of a tournament are
those of all its matches.
"""

from __future__ import annotations

import re

from registry.conflicts.context import Told
from registry.records import Outcome

_LADEN = re.compile(
    r"\b(?:(?P<full>with (?:\w+ )?fuel|fuell?ed|fully loaded|laden"
    r"|at (?:launch|lift-?off|take-?off))"
    r"|(?P<bare>without (?:\w+ )?fuel|dry|unladen|when empty))\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\b(?:in|throughout|of) (?:the|this) (?:tournament|competition|campaign)\b")
_OVERALL = re.compile(
    r"\b(?:overall|general classification|standings|on aggregate)\b", re.IGNORECASE
)
_ON_THE_WAY = re.compile(
    r"\b(?:stage|climb|ascent|descent|pass|col|summit|top|bend|checkpoint|half-?way|lap|split)\b",
    re.IGNORECASE,
)


def takes_in(left: Told, right: Told) -> tuple[Outcome, str] | None:
    """Why one number holds more than the other, or nothing."""
    mine, yours = _laden(left), _laden(right)
    if mine != yours:
        how = Outcome.OTHER_EVENT if mine and yours else Outcome.UNSURE
        return how, "one is told with fuel or load, or without it"
    if _ahead(left, right) or _ahead(right, left):
        return Outcome.UNSURE, "one is the lead overall, and one that of a stage or a climb"
    for part, whole in ((left, right), (right, left)):
        if _is_sum(part, whole):
            return Outcome.PART_OF_TOTAL, "one sentence tells the parts of the other's sum"
        if _of_all(whole) and not _of_all(part):
            return Outcome.PART_OF_TOTAL, "so many in one match, and so many in the tournament"
    return None


def _laden(told: Told) -> str:
    if told.slot.quantity.dimension != "mass":
        return ""
    found = _LADEN.search(told.sentence)
    return str(found.lastgroup) if found else ""


def _ahead(overall: Told, on_the_way: Told) -> bool:
    """Whether one time is a lead in the standings, and the other one on the road."""
    if overall.slot.quantity.dimension != "duration" or _OVERALL.search(on_the_way.sentence):
        return False
    return bool(_OVERALL.search(overall.sentence) and _ON_THE_WAY.search(on_the_way.sentence))


def _is_sum(part: Told, whole: Told) -> bool:
    """Whether another sum of its sentence makes it the other's: 2.7 billion, and 500 million."""
    mine, total = part.slot.quantity, whole.slot.quantity
    if mine.dimension != "money":
        return False
    beside = {
        one.quantity.value
        for claim in part.beside
        if claim.sentence == part.claim.sentence
        for one in claim.quantities
        if one.quantity.dimension == "money" and one.quantity.unit == mine.unit
    }
    return mine.unit == total.unit and total.value - mine.value in beside - {mine.value}


def _of_all(told: Told) -> bool:
    done = told.slot.quantity.dimension in ("count", "times")
    return done and _IN_ALL.search(told.sentence) is not None
