"""What two times without a common day say of two claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.linking.alignments.scoring import predicate_of, says
from registry.linking.alignments.times._figures import other_figures
from registry.linking.alignments.times._occasions import (
    EVERY_DAY,
    MEETINGS,
    WEEKS,
    far_apart,
    news_and_past,
    of_somebody,
    two_kinds_of_it,
    two_objects,
    two_things,
)
from registry.linking.levels import level
from registry.linking.signature import Signature, event_class
from registry.records import Level
from registry.values import time as times

# Another opponent is another match.
_MATCHES = frozenset({"win", "lose", "draw"})
# What begins or ends is told by the subject, and not by the verb.
_OF_OTHERS = frozenset("start end resume continue".split())
# What each of several has his own day for.
_EACH_HIS_OWN = frozenset("learn be-citizen medical-check".split())
# What befalls a person, and another one on another day.
_OF_PERSONS = frozenset(
    """arrest release-person charge convict sentence acquit dismiss suspend resign appoint die kill
    injure""".split()
)
# What follows the other, each on its own day: who is arrested is charged later.
_STAGES = (
    {"arrest", "charge"},
    {"elect", "appoint"},
    {"build", "renovate"},
    {"acquire", "order-goods"},
    {"appoint", "nominate"},
)
BEGAN = "the state began then"
"""The rule of a time that is counted from since when a state has lasted."""
_LONG = 27  # days from which on a time is a month or a year rather than a day
# What befalls so many on one day, and so many on another.
_BY_AND_BY = frozenset(
    """rescue arrest evacuate release-person die kill injure infect find discover recover seize
    confiscate repatriate""".split()
)
OF_THE_NEXT_DAY = 4  # so many times more, where the next day has its own news


def apart_levels(
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
    if theme == "other entity" or kinds & EVERY_DAY or two_things(left, right, kinds):
        return None
    if _with_others(kinds, a, b, levels):
        return None
    if kinds & _EACH_HIS_OWN and theme not in ("same entity", "same kind"):
        return None  # the firm learned of it first, and the doctors later
    slip = times.slip(a, b)
    if slip in (None, "day", "week") and _another_time(kinds, theme, slip, levels):
        return None
    if slip is None and _two_happenings(left, right, kinds, levels):
        return None
    once = left.alone and right.alone and not of_somebody(left) and not of_somebody(right)
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
    if other_figures(left, right):
        if kinds & _BY_AND_BY or slip is None:
            return None  # five were brought up on Tuesday, the last two on Thursday
        reason = "the numbers differ with the dates, as on two occasions"
        found.append(level("figures", "other figures", reason))
    return found


def _with_others(
    kinds: set[str], a: times.TimeInterval, b: times.TimeInterval, levels: Sequence[Level]
) -> bool:
    """Whether it was done with others or elsewhere: signed with one firm in 2012, one in 2015."""
    others = says(levels, "others", "other participants")
    if others and (kinds & _MATCHES or far_apart(a, b, _LONG)):
        return True  # she beat one, and lost to another
    return says(levels, "place", "disjoint") and far_apart(a, b, _A_YEAR)


_A_YEAR = 366


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
        bool(kinds & (MEETINGS | _OF_PERSONS)) and theme == "other kind"
    )


_FURTHER = frozenset("another second third separate further additional subsequent".split())


def _elsewhere_again(levels: Sequence[Level]) -> bool:
    """Whether what happens again and again happened at another place."""
    return says(levels, "place", "disjoint") and says(levels, "repeated", "repeated kind")


def _two_happenings(
    left: Signature, right: Signature, kinds: set[str], levels: Sequence[Level]
) -> bool:
    """Whether two times of which none is the other misprinted are surely of two happenings."""
    return (
        two_objects(left, right, levels)
        or two_kinds_of_it(left, right, levels)
        or kinds in _STAGES
        or news_and_past(left, right)  # nobody misdates the news of the day by years
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


def _the_last(side: Signature) -> bool:
    """Whether it is the last such happening: "last erupted", "has been quiet since 2009"."""
    slot = side.claim.time
    began = slot is not None and any(hop.rule == BEGAN for hop in slot.derivation)
    return began or not _BEFORE.isdisjoint(side.claim.separators)


# Of what happens again, the last time is one.
_BEFORE = frozenset({"last", "previous"})


def _doubts(theme: str, levels: Sequence[Level], *, last: bool) -> Iterator[Level]:
    """What makes two occasions likely where no slip explains the times; ``theme`` is a level."""
    repeated = says(levels, "repeated", "repeated kind")
    if theme == "other kind":
        yield level("theme", "other kind", "it may have happened to something else")
    if repeated and not last:
        yield level("often", "no typical slip", "such things happen again and again")


def _width(interval: times.TimeInterval) -> int:
    first, last = times.bounds(interval)
    return last - first
