"""Whether two claims tell of two occasions, each with a day of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.linking.alignments.prizes import one_prize
from registry.linking.alignments.scoring import says
from registry.linking.identity.same import reason_same
from registry.linking.levels import PRONOUNS
from registry.linking.signature import FIRM, Signature, once_each
from registry.records import Level
from registry.values import time as times

# Another day, or another quarter, has another of these.
EVERY_DAY = frozenset({"rise", "fall", "trade", "earn", "make-loss"})
# What one does again within a year, and the days after which it is another time.
MEETINGS = frozenset("visit meet call attend give-speech go-to".split())
WEEKS = 20


@once_each
def _the_first(side: Signature) -> bool:
    """Whether it befell the first of several: "the first Meridian was launched in 2012"."""
    return any("first" in a.modifiers for a in side.role("patient") if a.name is not None)


def _each_in_turn(left: Signature, right: Signature) -> bool:
    """Whether one article tells of the first, and of another: two lawsuits that were settled."""
    if left.claim.document_id != right.claim.document_id:
        return False
    first = [any("first" in a.modifiers for a in side.role("patient")) for side in (left, right)]
    return first[0] != first[1]


_FRESH, _PAST, _AHEAD, _SOON = 14, 240, 60, 2  # days from publication


def news_and_past(left: Signature, right: Signature) -> bool:
    """Whether two times lie so far apart for their articles that nobody takes one for the other.

    The one tells the news of its day, and the other what was long ago or is far off;
    or the one what was done long ago, and the other what is planned.
    """
    ages = [age for side in (left, right) if (age := _age(side)) is not None]
    if len(ages) < 2 or not _of_one_week(left, right):
        return False
    fresh = [old >= -_SOON and new <= _FRESH for new, old in ages]
    apart = [old > _PAST or new < -_AHEAD for new, old in ages]
    if (fresh[0] and apart[1]) or (fresh[1] and apart[0]):
        return True
    if (left.claim.status in FIRM) == (right.claim.status in FIRM):
        return False
    (_, older), (_, newer) = sorted(ages, key=lambda age: -age[1])
    return older > _PAST and newer < -_SOON


def _of_one_week(left: Signature, right: Signature) -> bool:
    """Whether the articles appeared together: what is news of one is the past of a later one."""
    a, b = left.article.published, right.article.published
    return a is not None and b is not None and abs((a - b).days) <= 2 * _FRESH


def _age(side: Signature) -> tuple[int, int] | None:
    """The most and the least days before publication, where both are known."""
    slot, published = side.claim.time, side.article.published
    if slot is None or published is None:
        return None
    if slot.interval.earliest is None or slot.interval.latest is None:
        return None
    return (published - slot.interval.earliest).days, (published - slot.interval.latest).days


def two_things(left: Signature, right: Signature, kinds: set[str]) -> bool:
    """Whether two offices or two prizes have their own dates: minister in 2011, mayor in 2004.

    A rider's race ended on Thursday, and the race on Sunday.
    """
    if _of_one_person(left) != _of_one_person(right) or _the_first(left) != _the_first(right):
        return True
    if _each_in_turn(left, right):
        return True
    offices = [{a.head for a in side.role("theme")} for side in (left, right)]
    if kinds == {"appoint"}:
        return bool(offices[0] and offices[1] and not offices[0] & offices[1])
    if kinds == {"award"} and _two_winners(left, right):
        return True  # of two years
    return kinds == {"award"} and not one_prize(left, right)


def _two_winners(left: Signature, right: Signature) -> bool:
    """Whether each names another person."""
    mine, yours = (
        [
            a.name
            for a in side.args
            if a.name is not None and a.name.kind == "person" and a.head not in PRONOUNS
        ]
        for side in (left, right)
    )
    return bool(mine and yours) and not any(reason_same(a, b) for a in mine for b in yours)


def two_objects(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether what is done again and again is done to two things, as companies are bought."""
    return (
        says(levels, "repeated", "repeated kind")
        and bool(left.role("patient") and right.role("patient"))
        and not says(levels, "patient", "same entity", "same kind")
    )


_THE = re.compile(r"\b(?:the|this|that)\b", re.IGNORECASE)


def two_kinds_of_it(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether it was done to two things: broke a collarbone and a wrist, opened a plant, a lab.

    So are two of one noun that other words tell apart: the flight recorder, the voice recorder.
    """
    mine, yours = ([a for a in one.role("patient") if a.name is None] for one in (left, right))
    if len(mine) != 1 or len(yours) != 1:
        return False
    if says(levels, "patient", "other kind"):
        # "The attack" and "the intrusion" may be one.
        named = all(_THE.search(one.claim.anchor.quote) for one in (left, right))
        return says(levels, "agent", "same entity") and not named
    said = mine[0].modifiers, yours[0].modifiers
    return mine[0].head == yours[0].head and all(said) and not said[0] & said[1]


def of_somebody(side: Signature) -> bool:
    """Whether it befell a person, to whom it may happen again."""
    return any(a.name is not None and a.name.kind == "person" for a in side.args)


_CONTESTS = frozenset("race tour tournament match season competition contest campaign".split())


def _of_one_person(side: Signature) -> bool:
    """Whether it is the part of one who takes part: "ended Benko's race"."""
    return any(
        a.role == f"{b.role}:of" and a.name is not None and a.name.kind == "person"
        for b in side.args
        if b.head in _CONTESTS
        for a in side.args
    )


def far_apart(a: times.TimeInterval, b: times.TimeInterval, days: int) -> bool:
    """Whether so many days lie between that what happens again happened twice."""
    first, last = (
        max(times.bounds(a)[0], times.bounds(b)[0]),
        min(times.bounds(a)[1], times.bounds(b)[1]),
    )
    return first - last > days
