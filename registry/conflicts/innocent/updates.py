"""What makes two figures a count and a later one: they grow, are counted on, or are traded.

A toll rises, ballots are counted all night, and shares fell 2 percent by noon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.conflicts.context import Told
from registry.records import Article, Claim, Outcome, QuantitySlot, Status
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.relation import Relation

Verdict = tuple[Outcome, str]


_AT_ANOTHER_HOUR = "what is traded has another figure at another hour"


def counted_by(left: Claim, right: Claim) -> Verdict | None:
    """Counts up to two times, or at two hours of a day on which they change all the time.

    Eleven had been found by Monday, and fifteen by Tuesday; the index fell 2 percent by noon.
    """
    if all(map(moves, (left, right))) and any(map(_at_an_hour, (left, right))):
        return Outcome.UPDATE, _AT_ANOTHER_HOUR
    if left.predicate == right.predicate == "turnout" and _hours(left) != _hours(right):
        return Outcome.UPDATE, "how many had voted by an hour of the day, and at another"
    one, other = _up_to(left), _up_to(right)
    if one is None or other is None or times.bounds(one)[1] == times.bounds(other)[1]:
        return None
    return Outcome.UPDATE, f"counted up to {one.value} and up to {other.value}"


def _up_to(side: Claim) -> times.TimeInterval | None:
    """The time up to which it was so."""
    return next((t.interval for t in side.times if t.relation in ("before", "until")), None)


_IN_THE_END = re.compile(r"\bby the (?:end|time|close)\b", re.IGNORECASE)
_FIRM = (Status.ASSERTED, Status.REPORTED)


def still_counted(left: Claim, right: Claim) -> Verdict | None:
    """Whether one alone is told as what it had come to: "by 4 p.m.", "by the end of the search".

    Not where the other is of the day up to which was counted.
    """
    sides = left, right
    if any(one.status not in _FIRM for one in sides):
        return None
    ends = [_up_to(one) for one in sides]
    if all(ends):
        return None
    end = ends[0] or ends[1]
    if end is None:
        late = [_IN_THE_END.search(one.anchor.quote) is not None for one in sides]
        return (Outcome.UNSURE, "one is counted up to the end") if late[0] != late[1] else None
    if any(
        t.relation == "at" and times.compare(t.interval, end) is not Relation.DISJOINT
        for one in sides
        for t in one.times
    ):
        return None
    return Outcome.UNSURE, f"one is counted up to {end.value}"


def moves(claim: Claim) -> bool:
    """Whether it tells how something went up or down: "fell 2 percent", "was down 2 percent"."""
    down = claim.predicate in ("be", "close-at") and any(
        q.scope == "change" for q in claim.quantities
    )
    return down or claim.predicate_class in ("rise", "fall")


def _hours(claim: Claim) -> set[object]:
    """The hours of the day at which the claim says that it was so."""
    windows = (t.interval.reading.window for t in claim.times)
    return {one for one in windows if one is not None}


def _at_an_hour(claim: Claim) -> bool:
    """Whether the claim tells at what time of the day it was so."""
    return any(t.interval.reading.window is not None for t in claim.times)


_SHARE = r"[\d.,]+ ?(?:percent|per cent|%)"
_COUNTED_SO_FAR = re.compile(
    rf"\b(?:{_SHARE} of (?:the )?(?:ballots|votes?|precincts|polling stations)"
    r" (?:c[a-z]*$|counted|reporting|tallied|declared)"
    rf"|with {_SHARE} (?:counted|tallied)|counted so far|provisional|preliminary"
    r"|first results|early results|partial (?:results|count)|early count|first count)\b",
    re.IGNORECASE,
)
_VOTES = frozenset({"vote", "ballot", "seat"})
_GROWING = frozenset({"burn", "scorch", "contain", "raise", "evacuate"})
_LEAKING = frozenset({"spill", "flow", "leak"})
_SPREADING = frozenset("slick spill fire blaze flood plume cloud crack queue".split())


def updated(left: Told, right: Told, articles: tuple[Article, Article]) -> Verdict | None:
    """What makes two figures of two days a count and a later one."""
    pair = left.claim, right.claim
    if "turnout" in (pair[0].predicate, pair[1].predicate):
        return None  # beside a count that goes on, it may stand in the next sentence
    slots = left.slot, right.slot
    closed = _at_the_close(left) and _at_the_close(right)
    if (_traded(left) or _traded(right)) and not closed and _within_a_day(*slots):
        return Outcome.UPDATE, _AT_ANOTHER_HOUR
    if all(map(moves, pair)) and _in_the_session(left) != _in_the_session(right):
        return Outcome.UPDATE, _AT_ANOTHER_HOUR
    early, late = (_COUNTED_SO_FAR.search(_near(one)) is not None for one in pair)
    votes = slots[0].quantity.dimension == "percent" or _VOTES & {one.counted for one in slots}
    if votes and early != late:
        return Outcome.UPDATE, "one is counted so far, the other is not"
    first, second = (one.published for one in articles)
    if not first or not second or first == second or long_over(left, right, first, second):
        return None
    early_told, late_told = pair if first < second else pair[::-1]
    if not all(_grows(side) for side in pair) and not _leaked_by_then(early_told, late_told):
        return None
    low, high = slots if first < second else slots[::-1]
    was, now = (quantities.bounds_fixed(one.quantity) for one in (low, high))
    if now[0] >= was[0] and now[1] >= was[1]:
        return of_a_day_that_was_over(*pair, articles) or (Outcome.UPDATE, GREW)
    return None


def long_over(left: Told, right: Told, *published: date) -> bool:
    """Whether both articles date what they tell of here so long before that no count grows."""
    return all(
        bool(days) and max(days) < day.toordinal() - _LONG
        for one, day in zip((left, right), published, strict=True)
        for days in [list(_days_of(one))]
    )


_LONG = 366
"""Days after which the dead of a disaster are counted."""


def _days_of(told: Told) -> Iterator[int]:
    """The last days of all times in the sentences about it."""
    for claim in told.beside:
        for slot in claim.times:
            if slot.source != "published" and slot.interval.latest is not None:
                yield slot.interval.latest.toordinal()


GREW = "the later article gives the higher figure"
_COUNTED_AT_ONCE = frozenset("arrest carry evacuate move release-person return".split())
"""What is done by people who count whom they do it to; the dead and hurt are found for days."""


def of_a_day_that_was_over(
    left: Claim, right: Claim, articles: tuple[Article, Article]
) -> Verdict | None:
    """Whether both count what somebody did on one day, which was over when either was written.

    "Arrested 22 people on Tuesday", "29 were taken into custody on Tuesday".
    """
    sides = left, right
    if not all({one.predicate_class, one.predicate} & _COUNTED_AT_ONCE for one in sides):
        return None
    days = {_own_day(one) for one in sides}
    day = days.pop()
    if days or day is None or any(not x.published or x.published <= day for x in articles):
        return None
    return Outcome.UNSURE, f"both count what was done on {day}, which was over"


def _own_day(claim: Claim) -> date | None:
    """The one day on which it was done, as the claim itself says."""
    for slot in claim.times:
        if slot.relation == "at" and slot.source in ("own", "clause"):
            first, last = slot.interval.earliest, slot.interval.latest
            return first if first == last else None
    return None


_CONFIRMING = frozenset("confirm report record register count diagnose outbreak".split())
_CASES = frozenset("case patient infection death fatality sample".split())


def confirmed_since(left: Told, right: Told) -> Verdict | None:
    """Whether one counts what had been confirmed by a day, and the other more, of no day told.

    "Officials confirmed 14 cases on Monday", "the disease has been confirmed in 17 patients".
    """
    sides = left, right
    if any(
        not _CONFIRMING & {one.claim.predicate, one.claim.predicate_class}
        or one.slot.counted not in _CASES
        for one in sides
    ):
        return None
    low, high = sorted(sides, key=lambda one: one.slot.quantity.value)
    if _dated(low.claim) and not _dated(high.claim):
        return Outcome.UNSURE, "more may have been confirmed since"
    return None


def _dated(claim: Claim) -> bool:
    return any(t.relation == "at" and t.source == "own" for t in claim.times)


OF_THE_MARKET = re.compile(
    r"\b(?:[Ss]hares?|[Ss]tocks?|futures|crude|bonds?|[Tt]rading|NASDAQ|Nasdaq|NYSE|Dow|FTSE|DAX|Nikkei"
    r"|Hang Seng|Straits Times|Sensex|Kospi|KOSPI|Topix|Ibovespa|IBEX|CAC 40|S&P)\b"
)
_SPANS = frozenset("week month quarter half season year decade century".split())
_CLOSE = re.compile(r"\b(?:clos(?:e|es|ed|ing)|end(?:ed|ing)?|finish(?:ed|ing)?|settled?)\b")


_SESSION = re.compile(
    r"\b(?:(?:early|morning|afternoon|midday|late|pre-?market|after-hours|intraday|extended) "
    r"(?:trad(?:e|ing)|dealings|session)|as (?:much|many) as|at (?:the|its|their) (?:open|opening)"
    r"|at one (?:point|stage)|on opening|earlier in the (?:day|session))\b",
    re.IGNORECASE,
)


def _in_the_session(told: Told) -> bool:
    """Whether it is how much it had moved before the day was over: "in early trading"."""
    return _SESSION.search(told.before[-40:] + " | " + told.after[:50]) is not None


def _traded(told: Told) -> bool:
    """Whether it is by how much shares, oil or an index moved in a day."""
    slot = told.slot
    moved = slot.scope == "change" and slot.quantity.dimension == "percent"
    long = any(str(one.interval.granularity) in _SPANS for one in told.claim.times)
    return moved and not long and OF_THE_MARKET.search(told.sentence) is not None


def _within_a_day(one: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether so little is between two changes that they may be those of two hours."""
    low, high = sorted((abs(one.quantity.value), abs(other.quantity.value)))
    return high - low <= 1 or 5 * (high - low) <= high


def _at_the_close(told: Told) -> bool:
    return _CLOSE.search(told.sentence) is not None


def _grows(claim: Claim) -> bool:
    """Whether it is more by the day: what burned, what had flowed, and how long the slick is."""
    kinds = {claim.predicate, claim.predicate_class}
    spreads = any(one.role == "agent" and one.head in _SPREADING for one in claim.participants)
    return bool(_GROWING & kinds) or (claim.kind == "property" and spreads)


def _leaked_by_then(early: Claim, late: Claim) -> bool:
    """Whether the later one tells how much it was up to a time: "had flowed by Thursday"."""
    return all(_LEAKING & {one.predicate, one.predicate_class} for one in (early, late)) and any(
        slot.relation in ("before", "until") for slot in late.times
    )


def _near(claim: Claim) -> str:
    """The clause with what stands about it, and so maybe the end of the sentence before."""
    return claim.anchor.prefix + claim.anchor.quote + claim.anchor.suffix
