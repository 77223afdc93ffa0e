"""The times of two claims that answer one question: when it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.lexicon.counted import comparable_classes
from registry.linking.alignments.prizes import one_prize
from registry.linking.alignments.scoring import (
    ONE_PREDICATE,
    TWO_HAPPENINGS,
    made,
    predicate_of,
    says,
)
from registry.linking.identity import reason_same
from registry.linking.levels import PRONOUNS, equal_numbers, level, usable
from registry.linking.signature import FIRM, Signature, event_class, noun_key, once_each, rarity
from registry.records import Alignment, Level, QuantitySlot, TimeSlot
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.relation import Relation

# Another day, or another quarter, has another of these.
_EVERY_DAY = frozenset({"rise", "fall", "trade", "earn", "make-loss"})
# Another opponent is another match.
_MATCHES = frozenset({"win", "lose", "draw"})
# What each of several has his own day for.
# What begins or ends is told by the subject, and not by the verb.
_OF_OTHERS = frozenset("start end resume continue".split())
_EACH_HIS_OWN = frozenset("learn be-citizen medical-check".split())
# What follows the other, each on its own day: who is arrested is charged later.
_STAGES = (
    {"arrest", "charge"},
    {"elect", "appoint"},
    {"build", "renovate"},
    {"acquire", "order-goods"},
    {"appoint", "nominate"},
)
_LONG = 27  # days from which on a time is a month or a year rather than a day
BEGAN = "the state began then"
"""The rule of a time that is counted from since when a state has lasted."""
# What befalls so many on one day, and so many on another.
_BY_AND_BY = frozenset(
    """rescue arrest evacuate release-person die kill injure infect find discover recover seize
    confiscate repatriate""".split()
)
# What one does again within a year, and the days after which it is another time.
MEETINGS = frozenset("visit meet call attend give-speech go-to".split())
WEEKS = 20
_BORROWED = -500  # for each time that stands in another clause
_OF_THE_NEXT_DAY = 4  # so many times more, where the next day has its own news


def time_alignments(left: Signature, right: Signature, levels: list[Level]) -> Iterator[Alignment]:
    """The times at which the predicates happened."""
    yield from _order_alignments(left, right, levels)
    a, b = left.claim.time, right.claim.time
    if a is None or b is None or not usable(a) or not usable(b):
        return
    if left.claim.negated or right.claim.negated:
        return
    kin = predicate_of(levels).level
    if kin in TWO_HAPPENINGS and not (
        kin == "generic" and _one_object(left, right) and not two_figures(left, right)
    ):
        return  # two happenings have two times
    if kin not in TWO_HAPPENINGS and (left.generic or right.generic):
        return
    relation = times.compare(a.interval, b.interval)
    extra = list(equal_numbers(left, right))
    if relation is Relation.DISJOINT:
        if _several(left, right):
            return  # "in 2021 and 2023": one of its times may be the other's
        apart = _apart(left, right, a.interval, b.interval, levels)
        if apart is None:
            return
        extra += apart
    borrowed = sum(
        slot.source in ("inherited", "sentence") or _day_is_told(slot) for slot in (a, b)
    )
    if borrowed and says(extra, "slip", "next day") and says(extra, "alone", "news of two days"):
        borrowed += _OF_THE_NEXT_DAY
    if borrowed:
        extra.append(
            Level(
                slot="source",
                level="shared time",
                weight=_BORROWED * borrowed,
                reason="the time stands in another clause",
            )
        )
    reason = times.explain(a.interval, b.interval)
    yield made("time", "time", 0, 0, levels + extra, relation, reason, ("time",))


def _apart(
    left: Signature,
    right: Signature,
    a: times.TimeInterval,
    b: times.TimeInterval,
    levels: Sequence[Level],
) -> list[Level] | None:
    """What two times without a common day say; ``None`` when they are times of two happenings."""
    theme = next(
        (one.level for one in levels if one.slot == "patient"),
        next((one.level for one in levels if one.slot == "agent"), ""),
    )
    kinds = {event_class(left.claim), event_class(right.claim)}
    if theme == "other entity" or kinds & _EVERY_DAY or _two_things(left, right, kinds):
        return None
    if kinds & _MATCHES and says(levels, "others", "other participants"):
        return None  # she beat one, and lost to another
    if kinds & _EACH_HIS_OWN and theme not in ("same entity", "same kind"):
        return None  # the firm learned of it first, and the doctors later
    slip = times.slip(a, b)
    if slip in (None, "day", "week") and _another_time(kinds, theme, slip, levels):
        return None
    if slip is None and _two_happenings(left, right, kinds, levels):
        return None
    once = left.alone and right.alone and not _of_somebody(left) and not _of_somebody(right)
    last = _the_last(left) and _the_last(right)
    once = once or last
    if (
        slip is None
        and not once
        and says(levels, "repeated", "repeated kind")
        and far_apart(a, b, WEEKS if kinds & MEETINGS else 366)
    ):
        return None
    found = list(_of_something(kinds, theme))
    if slip is None and predicate_of(levels).level == "near":
        if theme not in ("same entity", "same kind"):
            return None  # two happenings that are only alike
        found.append(level("theme", "other kind", "the verbs are only near"))
    if slip is not None:
        found += _slipped(slip, theme, levels)
    else:
        if min(_width(a), _width(b)) < _LONG:
            # Months and years are misremembered by any distance; days are misprinted in typical
            # ways.
            found.append(level("slip", "no slip", f"{a.value} against {b.value}"))
        if not (left.alone and right.alone):
            found += _doubts(theme, levels, last=last)
    if _other_figures(left, right):
        if kinds & _BY_AND_BY or slip is None:
            return None  # five were brought up on Tuesday, the last two on Thursday
        reason = "the numbers differ with the dates, as on two occasions"
        found.append(level("figures", "other figures", reason))
    return found


def _of_something(kinds: set[str], theme: str) -> Iterator[Level]:
    """Whether it may be something else that began or ended."""
    if kinds & _OF_OTHERS and theme not in ("same entity", "same kind", "other kind"):
        yield level("theme", "other kind", "it may be something else that began or ended")


def _another_time(kinds: set[str], theme: str, slip: str | None, levels: Sequence[Level]) -> bool:
    """Whether it was another time: "a third man was arrested", "visited the injured"."""
    if slip != "day" and _elsewhere_again(levels):
        return True  # they met here in April, and there in May
    if predicate_of(levels).level == "near" and says(levels, "status", "other status"):
        return True  # it opened last Friday, and will reopen on the next
    words = next((one.reason for one in levels if one.slot == "separator"), "")
    return not _FURTHER.isdisjoint(words.split(", ")) or (
        bool(kinds & MEETINGS) and theme == "other kind"
    )


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


_FURTHER = frozenset("another second third separate further additional subsequent".split())


def _elsewhere_again(levels: Sequence[Level]) -> bool:
    """Whether what happens again and again happened at another place."""
    return says(levels, "place", "disjoint") and says(levels, "repeated", "repeated kind")


def _two_happenings(
    left: Signature, right: Signature, kinds: set[str], levels: Sequence[Level]
) -> bool:
    """Whether two times of which none is the other misprinted are surely of two happenings."""
    return (
        _two_objects(left, right, levels)
        or kinds in _STAGES
        or _news_and_past(left, right)  # nobody misdates the news of the day by years
        or says(levels, "story", "related")  # two stories that only touch have two times
    )


def _slipped(slip: str, theme: str, levels: Sequence[Level]) -> Iterator[Level]:
    """What two times say of which the one is the other misprinted."""
    alone = says(levels, "alone", "the only one")
    if slip != "day":
        yield level("slip", "typical slip", slip)
        if alone and theme == "other kind":
            yield level("theme", "other kind", "it may have happened to something else")
        return
    # The next day has its own news, so this tells less than a wrong year.
    yield level("slip", "next day", slip)
    if alone:
        yield level("alone", "news of two days", "each article may tell its own day")
        if theme == "other kind":
            yield level("theme", "other kind", "it may have happened to something else")


def _day_is_told(slot: TimeSlot) -> bool:
    """Whether only the hour stands there, on a day that was told before: "in the morning"."""
    if not slot.derivation or slot.mention is None or slot.derivation[0].rule != "part of day":
        return False
    here = range(slot.mention.start, slot.mention.end)
    return any(h.span is not None and h.span.start not in here for h in slot.derivation[1:])


_FRESH, _PAST, _AHEAD, _SOON = 14, 240, 60, 2  # days from publication


def _news_and_past(left: Signature, right: Signature) -> bool:
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


_OBJECTS = ("patient", "theme", "for", "of", "on", "to", "into", "with")


def _one_object(left: Signature, right: Signature) -> bool:
    """Whether both speak of one object, so that a verb such as "ask" may tell what "apply" does."""
    mine, yours = (
        {
            arg.name.key if arg.name is not None else noun_key(arg.head)
            for arg in side.args
            if arg.role in _OBJECTS and (arg.name is not None or rarity(arg.head) > _TELLING)
        }
        for side in (left, right)
    )
    return bool(mine & yours)


def two_figures(left: Signature, right: Signature) -> bool:
    """Whether both give a figure of one dimension, and not the same: each year has its own."""
    return any(
        quantities.compare(a.quantity, b.quantity) is Relation.DISJOINT
        for a in left.claim.quantities
        for b in right.claim.quantities
    )


_TELLING = 300
"""Rarity below which a noun is no object that tells."""


def _the_last(side: Signature) -> bool:
    """Whether it is the last such happening: "last erupted", "has been quiet since 2009"."""
    slot = side.claim.time
    began = slot is not None and any(hop.rule == BEGAN for hop in slot.derivation)
    return began or not _BEFORE.isdisjoint(side.claim.separators)


def _several(left: Signature, right: Signature) -> bool:
    """Whether a claim has several times of its own, as what happened twice has."""
    return any(
        sum(t.relation == "at" and t.source in ("own", "clause") for t in side.claim.times) > 1
        for side in (left, right)
    )


def _two_things(left: Signature, right: Signature, kinds: set[str]) -> bool:
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


def _two_objects(left: Signature, right: Signature, levels: Sequence[Level]) -> bool:
    """Whether what is done again and again is done to two things, as companies are bought."""
    return (
        says(levels, "repeated", "repeated kind")
        and bool(left.role("patient") and right.role("patient"))
        and not says(levels, "patient", "same entity", "same kind")
    )


def _of_somebody(side: Signature) -> bool:
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


# Of what happens again, the last time is one.
_BEFORE = frozenset({"last", "previous"})


def _doubts(theme: str, levels: Sequence[Level], *, last: bool) -> Iterator[Level]:
    """What makes two occasions likely where no slip explains the times; ``theme`` is a level."""
    repeated = says(levels, "repeated", "repeated kind")
    if theme == "other kind":
        yield level("theme", "other kind", "it may have happened to something else")
    if repeated and not last:
        yield level("often", "no typical slip", "such things happen again and again")


def _other_figures(left: Signature, right: Signature) -> bool:
    """Whether both count the same thing, each with a number of its own."""
    return any(
        _count_one_thing(a, b) and quantities.compare(a.quantity, b.quantity) is Relation.DISJOINT
        for a in left.claim.quantities
        for b in right.claim.quantities
    )


def _count_one_thing(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether two numbers count the same; the scores of two matches do as well."""
    if a.quantity.dimension == b.quantity.dimension == "score":
        return True
    return bool(a.counted) and (a.counted == b.counted or _one_count(a, b))


def _one_count(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether two words count one class: people killed, and lives."""
    return bool(
        a.counted_class and b.counted_class and comparable_classes(a.counted_class, b.counted_class)
    )


def _width(interval: times.TimeInterval) -> int:
    first, last = times.bounds(interval)
    return last - first


def _order_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """A time after which it must have happened, against the time at which it is said to have."""
    if predicate_of(levels).level not in ONE_PREDICATE:
        return
    if left.claim.negated or right.claim.negated:
        return
    if {event_class(left.claim), event_class(right.claim)} & _EVERY_DAY:
        return  # it gains today, after a loss yesterday
    if two_figures(left, right):
        return  # two plants close in 2012, and 12 by 2008
    objects = left.role("patient") and right.role("patient")
    if objects and not says(levels, "patient", "same entity", "same kind"):
        return
    if says(levels, "status", "other status"):
        return  # it is to buy under a pact of June, and bought last year
    # What is to be done by a day is not to be done after it.
    ahead = left.claim.status not in FIRM and right.claim.status not in FIRM
    for i, a in enumerate(left.claim.times):
        for j, b in enumerate(right.claim.times):
            if {a.relation, b.relation} == {"before", "at"} and ahead:
                end, moment = (a, b) if a.relation == "before" else (b, a)
                _, last = times.bounds(end.interval)
                first, _ = times.bounds(moment.interval)
                if first > last and moment.interval.earliest and end.interval.latest:
                    reason = f"{moment.interval.value} lies after the deadline {end.interval.value}"
                    yield made("order", "time", i, j, levels, Relation.DISJOINT, reason, ("time",))
                continue
            if {a.relation, b.relation} != {"after", "at"}:
                continue
            start, moment = (a, b) if a.relation == "after" else (b, a)
            first, _ = times.bounds(start.interval)
            _, last = times.bounds(moment.interval)
            if last >= first or start.interval.earliest is None or moment.interval.latest is None:
                continue
            reason = (
                f"{moment.interval.value} lies before {start.interval.value}, which it must follow"
            )
            yield made("order", "time", i, j, levels, Relation.DISJOINT, reason, ("time",))
