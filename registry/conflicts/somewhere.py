"""Whether two numbers are each of a place of its own: rain here and there, a party's share there.

What is measured in the open, and a share of something, is another number at another place;
of a toll that is told of a town and of its country this says nothing.
"""

from __future__ import annotations

import re

from registry.conflicts.telling import Told
from registry.records import Outcome
from registry.values import place as places
from registry.values.relation import Relation

Verdict = tuple[Outcome, str]


def of_two_places(left: Told, right: Told) -> Verdict | None:
    """What makes two numbers those of two places."""
    if _measured_apart(left, right):
        return Outcome.OTHER_EVENT, "each was measured at a place of its own"
    if _usual_here(left, right):
        return Outcome.OTHER_EVENT, "each tells what is usual at a place of its own"
    if _shares_of_two_places(left, right):
        return Outcome.PART_OF_TOTAL, "the shares of two places"
    if _votes_somewhere(left) != _votes_somewhere(right):
        return Outcome.UNSURE, "one is a share of the votes of one place"
    return None


_WEATHER = frozenset(("speed", "temperature", "length"))
_FALLEN = re.compile(r"\b(?:rain|snow|sleet|hail|winds?|gusts?|water|waves?|high|low)\b", re.I)
_MEASURED_AT = re.compile(
    r"^(?: [a-z\d-]+){0,5} (?:in|at|on|to|near|over|off|around) (?:the )?(?P<place>[A-Z][\w'-]+)"
)


def _measured_apart(left: Told, right: Told) -> bool:
    """Whether each tells of wind, rain or heat at a place of its own, named right after it."""
    both = (left, right)
    if any(one.slot.quantity.dimension not in _WEATHER for one in both):
        return False
    if left.slot.quantity.dimension != "temperature" and not all(
        _FALLEN.search(one.sentence) for one in both
    ):
        return False
    mine, yours = (_MEASURED_AT.match(one.tail) for one in both)
    return (
        mine is not None
        and yours is not None
        and mine["place"] not in right.sentence
        and yours["place"] not in left.sentence
    )


_USUAL = frozenset(
    """cost earn pay wait live rent charge sell use spend consume need average be have last
    stand""".split()
)


def _usual_here(left: Told, right: Told) -> bool:
    """Whether each tells in the present what things of a kind cost, or people do, at its place.

    "A room in Turin costs 440 euros", "in Milan a room is 620 euros".
    """
    both = (left, right)
    if any(one.claim.predicate not in _USUAL or not _in_the_present(one) for one in both):
        return False
    here, there = (
        [
            slot
            for claim in one.beside
            if claim.sentence == one.claim.sentence
            for slot in claim.places
            if slot.relation == "in"
        ]
        for one in both
    )
    return bool(here and there) and all(
        places.compare(a.place, b.place) is Relation.DISJOINT for a in here for b in there
    )


def _in_the_present(told: Told) -> bool:
    verb = told.claim.trigger.text.lower()
    return verb in (told.claim.predicate, f"{told.claim.predicate}s", "is", "are", "has")


_GETTING = frozenset({"receive", "win", "take", "get", "poll", "win-votes", "win votes"})


def _votes_somewhere(told: Told) -> bool:
    """Whether it is what a party got at a place named first: "in Hamburg they got 22.7 percent"."""
    return (
        told.slot.quantity.dimension == "percent"
        and bool(_GETTING & {told.claim.predicate, told.claim.predicate_class})
        and re.match(r"In (?:the )?(?:city of )?[A-Z]", told.before) is not None
    )


def _shares_of_two_places(left: Told, right: Told) -> bool:
    """Whether each is a share of what is at a place of its own: the harvest in Jaen, in Spain."""
    if any(one.slot.quantity.dimension != "percent" for one in (left, right)):
        return False
    mine, yours = (
        {
            p.entity.name
            for p in one.claim.participants
            if p.role in ("patient:in", "agent:in", "patient:of", "agent:of")
            and p.entity is not None
            and p.mention.end <= one.slot.mention.start
        }
        for one in (left, right)
    )
    return (
        bool(mine and yours)
        and not mine & yours
        and not any(name in right.sentence for name in mine)
        and not any(name in left.sentence for name in yours)
    )
