"""What makes it doubtful that two numbers are of one happening, and of one owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.linking.alignments.scoring import predicate_of, says, speaks_for
from registry.linking.levels import DAILY, UNITS, level
from registry.linking.levels.times import of_a_period
from registry.linking.signature import Signature, event_class, once_each
from registry.records import Level, QuantitySlot

_IN_BETWEEN = frozenset("half-time halftime break interval half lead trail ahead down".split())


def _elsewhere(left: Signature, right: Signature) -> bool:
    """Whether each tells of a place of its own: sales in Asia, and sales in Europe."""
    mine, yours = (
        {
            arg.name.key
            for arg in side.args
            if arg.name is not None
            and arg.name.kind in ("place", "country")
            and arg.role.rpartition(":")[2] == "in"
        }
        for side in (left, right)
    )
    return bool(mine and yours and not mine & yours)


def meanwhile(side: Signature) -> bool:
    """Whether a score is that of a while in the match, and not the last."""
    return not _IN_BETWEEN.isdisjoint((side.claim.predicate, *side.claim.context))


_WHO = ("agent", "patient", "names", "place")


def doubts(
    left: Signature, right: Signature, a: QuantitySlot, levels: Sequence[Level]
) -> Iterator[Level]:
    """What makes it doubtful that two numbers are of one happening."""
    roles = ("agent", "patient")
    if predicate_of(levels).level == "generic" and not any(
        says(levels, role, "same entity", "same kind") for role in roles
    ):
        yield level("theme", "other kind", "verbs that say little, and nobody in common")
    if predicate_of(levels).level == "other" and not any(speaks_for(levels, s) for s in _WHO):
        yield level("theme", "other kind", "two verbs, and nobody in common")
    if says(levels, "story", "related") and not _named_alike(levels):
        yield level("theme", "other kind", "two stories that touch, and no name in common")
    if a.scope == "change" and _elsewhere(left, right):
        yield level("often", "other occasion", "each tells how it changed in a place of its own")
    if _by_reason(left) != _by_reason(right):
        yield level("often", "other occasion", "one counts those of one offence")
    if a.quantity.dimension == "score" and not speaks_for(levels, "time"):
        yield level("often", "no typical slip", "nothing makes it one match")


_PUNISHING = frozenset("arrest charge convict fine sentence".split())


@once_each
def _by_reason(side: Signature) -> bool:
    """Whether it tells of those who were seized or punished for one thing: "47 for theft"."""
    return event_class(side.claim) in _PUNISHING and any(
        f" {word} " in side.claim.anchor.quote for word in ("for", "over", "suspicion of")
    )


# What each of those whom a story names may get, and who gets it: a sum, a fine.
_EACH_ITS_OWN = {"receive": "agent", "fine": "patient"}


def owner(
    left: Signature, right: Signature, a: QuantitySlot, b: QuantitySlot, levels: Sequence[Level]
) -> Iterator[Level]:
    """A doubt where such numbers belong to somebody, and nothing says that it is one owner."""
    unknown = "not known to be one"
    daily = bool(DAILY & {event_class(left.claim), event_class(right.claim)})
    roles = ("agent", "patient")
    if a.quantity.dimension == "money" and not left.args and not right.args:
        yield level("owner", unknown, "nothing says whose money it is")
        return
    gets = _EACH_ITS_OWN.get(event_class(left.claim)) or _EACH_ITS_OWN.get(event_class(right.claim))
    known = any(says(levels, role, "same entity") for role in roles) or (
        # One firm's sales of one year, where each article has one firm.
        of_a_period(left) and of_a_period(right) and says(levels, "agent", "same kind")
    )
    if daily and not known:
        yield level("owner", unknown, "such figures are told of many things every day")
    elif gets and not says(levels, gets, "same entity") and not _one_of_it(left, right, gets):
        yield level("owner", unknown, "each has a figure of his own")
    elif a.scope == b.scope == "stock" and not any(
        says(levels, role, "same entity", "same kind") for role in roles
    ):
        yield level("owner", unknown, "nothing says that both speak of one owner")


def _one_of_it(left: Signature, right: Signature, role: str) -> bool:
    """Whether both give the role to persons or things of one noun, and to no sum of money."""
    mine, yours = ({a.head for a in side.role(role)} - UNITS for side in (left, right))
    return bool(mine & yours)


def _named_alike(levels: Sequence[Level]) -> bool:
    """Whether the two claims name somebody or some place in common."""
    return speaks_for(levels, "names") or any(
        says(levels, role, "same entity") for role in ("agent", "patient")
    )


_EVERYWHERE = frozenset("worldwide globally nationwide overall altogether".split())
# Of a whole year or season, and not of one day of it.
_ALL_THE_TIME = ("the whole of", "so far this", "in all of", "throughout", "in the course of")


def world_and_part(left: Signature, right: Signature) -> bool:
    """Whether one number is that of the whole world, and the other may be of one country."""
    return _of_all(left) != _of_all(right)


@once_each
def _of_all(side: Signature) -> bool:
    quote = side.claim.anchor.quote.lower()
    return not _EVERYWHERE.isdisjoint(word.strip(",.") for word in quote.split()) or any(
        words in quote for words in _ALL_THE_TIME
    )
