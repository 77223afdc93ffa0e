"""Whether one spot can lie as far from two places as two articles say.

A quake that was felt 80 km east of one town was felt 80 km north-west of another as well: a
distance makes a landmark of a place, and a spot has many.
"""

from __future__ import annotations

import re

from registry.conflicts.pair import Pair, Verdict
from registry.records import Claim, Outcome, PlaceSlot, QuantitySlot
from registry.values import place as places

_METRES = 1000
_BETWEEN = re.compile(
    r",? ?(?:(?:to the |due )?(?:(?:north|south)?[ -]?(?:east|west)|north|south)(?:ern)?,? ?)?"
    r"(?:away )?(?:from|of|off|outside|inside|beyond|short of|up|down) (?:the )?"
    r"(?:(?:city|town|village|port|coast|capital|border)(?: of)? )*",
    re.IGNORECASE,
)
"""What stands between a distance and the place from which it is measured."""
_LOOSE = 1.15
"""How much further a rounded distance may reach than it says."""


def within_reach(pair: Pair) -> Verdict | None:
    """What is innocent about two places from which distances are told."""
    (left, left_at), (right, right_at) = pair.ends
    if not (left.places[left_at:] and right.places[right_at:]):
        return None
    one, other = left.places[left_at], right.places[right_at]
    mine, yours = _far_off(left, one), _far_off(right, other)
    if mine is None and yours is None:
        return None
    told = " and ".join(
        f"{_said(far)} {slot.place.name}" for far, slot in ((mine, one), (yours, other))
    )
    if one.place.at and other.place.at:
        apart = places.kilometres(one.place.at, other.place.at)
        reach = sum(far[0] if far else places.NEAR_KM for far in (mine, yours)) * _LOOSE
        return (Outcome.REFINEMENT, f"one spot can lie {told}") if apart <= reach else None
    if mine == yours:
        return None  # the same words, and another name: one of the two names is wrong
    return Outcome.UNSURE, f"nothing tells whether one spot can lie {told}"


def from_two_places(left: Claim, a: QuantitySlot, right: Claim, b: QuantitySlot) -> str:
    """Whether each of two distances is that from a place of its own, or nothing."""
    mine, yours = (
        next((slot.place.name for slot in claim.places if _from(claim, one, slot) is not None), "")
        for claim, one in ((left, a), (right, b))
    )
    apart = mine and yours and mine != yours
    return f"one is the distance from {mine}, the other from {yours}" if apart else ""


def _far_off(claim: Claim, slot: PlaceSlot) -> tuple[int, str] | None:
    """How many kilometres from the place it is said to be, and in which direction."""
    for one in claim.quantities:
        if (gap := _from(claim, one, slot)) is not None:
            return round(abs(one.quantity.value) / _METRES), gap
    return None


def _from(claim: Claim, one: QuantitySlot, slot: PlaceSlot) -> str | None:
    """The words between a distance and the place from which it is told, if it is."""
    if slot.relation != places.NEAR or one.quantity.dimension != "length":
        return None
    start = one.mention.end - claim.anchor.start
    gap = claim.anchor.quote[start : slot.mention.start - claim.anchor.start].strip()
    return " ".join(gap.split()) if _BETWEEN.fullmatch(f"{gap} ") else None


def _said(far: tuple[int, str] | None) -> str:
    return "near" if far is None else f"{far[0]} km {far[1]}"
