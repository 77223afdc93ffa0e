"""Why two days of one kind of happening may be those of two, or of something told beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.conflicts.context import Telling
from registry.lexicon import predicates
from registry.records import Claim, Level, QuantitySlot
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.relation import Relation

_MEAL = re.compile(
    r"\b(?:for|at|over|during) (?:an? |the |their |his |her )?(?:\w+ )?"
    r"(?:dinner|lunch|breakfast|banquet|supper|brunch|reception)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:(?P<daily>daily|every day|once a day)|(?P<weekly>weekly|every week|once a week)"
    r"|(?P<times>(?:once|twice|(?:two|three|four|five|six|\d+) times) an? (?:day|week|month|year))"
    r"|(?P<monthly>monthly|every month|once a month))\b",
    re.IGNORECASE,
)


# Two steps that follow each other, each on its own day: words of the one, words of the other.
_STEPS = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (
            r"appointed|named|chosen|picked|nominated|elected|won the (?:election|vote|race)",
            r"(?:took|takes|taken|taking) (?:up |over |on )?(?:(?:the|his|her|its) )?"
            r"(?:post|office|job|role|reins|helm|charge|over)|sworn in|inaugurated"
            r"|(?:assumed|entered) office|(?:in|at) (?:the post|the job|office|the helm)",
        ),
        (
            r"passed|approved|adopted|voted for|backed",
            r"signed into law|promulgated|enacted|(?:took|takes|into) (?:effect|force)",
        ),
        (
            r"killed|killings?|murdered|murders?|shot|stabbed|robbed|stole|stolen|attacked"
            r"|set fire to",
            r"arrested|detained|charged|captured|(?:taken|took) into custody|recovered|suspended"
            r"|dismissed|sacked|convicted|sentenced|jailed|on trial",
        ),
        (
            r"arrested|detained|captured",
            r"charged|indicted|arraigned|(?:before|to) (?:a|the) (?:judge|court|magistrate)",
        ),
        (
            r"premiered?|premiere|first (?:shown|screened)",
            r"released|in cinemas|in theat(?:er|re)s",
        ),
        (
            r"built|launched|founded|established|formed|dat(?:es?|ing) (?:from|back)|years? old"
            r"|year-old|century-old",
            r"refitted|renovated|restored|rebuilt|refurbished|extended|enlarged|converted|renamed"
            r"|bought|acquired|taken over|sold|merged|privatised|nationalised|decommissioned",
        ),
    )
)


def two_steps(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether the one tells of a step, and the other of the next: appointed, took office.

    Who was second on Friday and third on Sunday took part in two contests.
    """
    del levels
    places = _place(left), _place(right)
    if all(places) and places[0] != places[1]:
        return "of two places: " + " and ".join(sorted(map(repr, places)))
    one, other = left.anchor.quote, right.anchor.quote
    for first, second in _STEPS:
        said = [(bool(first.search(text)), bool(second.search(text))) for text in (one, other)]
        if sorted(said) == [(False, True), (True, False)]:
            before, after = (left, right) if said[0][0] else (right, left)
            if not _before(before, after):
                return ""
            words = [first.search(text) or second.search(text) for text in (one, other)]
            return "of two steps: " + " and ".join(repr(word[0]) for word in words if word)
    return ""


def _place(one: Claim) -> str:
    """In which place somebody finished."""
    told = [q for q in one.quantities if q.quantity.dimension == "ordinal" and not q.counted]
    ranked = one.predicate_class == "finish-place" and len(told) == 1
    return str(told[0].quantity) if ranked else ""


def _before(one: Claim, other: Claim) -> bool:
    if one.time is None or other.time is None:
        return False
    first, second = one.time.interval.latest, other.time.interval.earliest
    return first is not None and second is not None and first < second


_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def of_a_year_named(side: Claim, other: Claim, telling: Telling) -> bool:
    """Whether a day without a year stands beside a year that is not the other's.

    "They withdrew in February 2023 after having captured it on 26 January."
    """
    if side.time is None or other.time is None or not side.time.interval.partial:
        return False
    day = other.time.interval.earliest
    named = {m[0] for m in _A_YEAR.finditer(telling.text(side, *side.sentence))}
    return day is not None and len(named) == 1 and str(day.year) not in named


def two_dates(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Why two days of one kind of happening may be those of two, or nothing.

    The eve has its dinner; each day has its own count of flights cancelled; what is done four
    times a week from October is done daily from March.
    """
    meals = [_MEAL.search(one.anchor.quote) is not None for one in (left, right)]
    if meals[0] != meals[1]:
        return "one alone is at table: a dinner on the eve, or a lunch the day after"
    often = [{m[0].lower() for m in _OFTEN.finditer(one.anchor.quote)} for one in (left, right)]
    if all(often) and not often[0] & often[1]:
        return f"so often from the one day on, and {min(often[1])} from the other"
    if _each_by_so_much(left, right):
        return "so much in the one year, and so much in the other"
    if _comes_back(left, right):
        return "such a thing comes back, and one is of years ago"
    told = {(one.slot, one.level) for one in levels}
    anew = _measured_anew(left, right)
    if (anew and all(_LEVELS & {one.predicate, one.predicate_class} for one in (left, right))) or (
        ("slip", "next day") in told and (("figures", "other figures") in told or anew)
    ):
        return "each day has a figure of its own"
    return ""


_SPANS = ("year", "month", "season", "quarter", "half", "decade")


def _each_by_so_much(left: Claim, right: Claim) -> bool:
    """Whether each tells of a year of its own how much it was: "by 40 metres in 2023".

    Of what comes back also how long it lasted: "erupted for six months in 2021".
    """
    if left.time is None or right.time is None:
        return False
    if any(str(one.time.interval.granularity) not in _SPANS for one in (left, right) if one.time):
        return False
    by = [
        {q.quantity for q in one.quantities if _SO_MUCH.search(_before_it(one, q))}
        for one in (left, right)
    ]
    return all(by) and not by[0] & by[1]


_SO_MUCH = re.compile(r"\b(?:by|for) $")


def _before_it(claim: Claim, slot: QuantitySlot) -> str:
    return claim.anchor.quote[: slot.mention.start - claim.anchor.start]


_YEARS_AGO = 2 * 365


def _comes_back(left: Claim, right: Claim) -> bool:
    """Whether one such thing is of a day, and another of a year long past: an eruption in 1902."""
    if left.time is None or right.time is None:
        return False
    if not predicates.repeated_event(left.predicate_class or left.predicate):
        return False
    days, years = sorted(
        (left.time.interval, right.time.interval), key=lambda one: str(one.granularity) == "year"
    )
    if str(years.granularity) != "year" or str(days.granularity) not in ("day", "minute"):
        return False
    if years.latest is None or days.earliest is None:
        return False
    return (days.earliest - years.latest).days > _YEARS_AGO


_LAST_YEAR = re.compile(r"(?:last|the previous) (?:year|season)(?:['’]s)?$", re.IGNORECASE)
_LED_TO = frozenset("lead cause trigger prompt spark force result leave send push".split())


def beside_the_news(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether one of two days left over is of what stands beside the news, or follows from it.

    "Last year" is the year of figures, and of the event before this one.  What something led to
    came after it: "funds ran out in December, leading to the bailout".
    """
    if not any(one.slot == "left over" for one in levels):
        return ""
    said = [
        any(t.mention is not None and _LAST_YEAR.match(t.mention.text) for t in one.times)
        for one in (left, right)
    ]
    if said[0] != said[1]:
        return "one alone is told of last year, as what stands beside the news"
    for one, other in ((left, right), (right, left)):
        led = one.predicate in _LED_TO and one.trigger.text.endswith("ing")
        if led and one.time is not None and one.time.source == "sentence" and _before(one, other):
            return "what led to the one came before it"
    return ""


_NOT_SINCE = re.compile(r"(?:\b(?:not|never|no)\b|n['’]t\b).*\bsince\b", re.IGNORECASE)


def before_the_last(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether one tells when it had happened last, and the other of a time before that.

    "Has not cut output since 2020", and "lowered production in 2019".
    """
    del levels
    last = [_NOT_SINCE.search(one.anchor.quote) is not None for one in (left, right)]
    if last[0] == last[1] or all("previous" in one.separators for one in (left, right)):
        return ""
    earlier, latest = (right, left) if last[0] else (left, right)
    return "one is the last time, the other a time before it" if _before(earlier, latest) else ""


_INDEFINITE = re.compile(r"(?:an?|another|one) ", re.IGNORECASE)
_LONG_BEFORE = 300


def of_an_earlier_one(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether one tells of such a thing in an earlier year: "an outbreak in 2014 ended after"."""
    del levels
    for one, other in ((left, right), (right, left)):
        new = one.predicate_pos == "NOUN" and _INDEFINITE.match(one.anchor.quote)
        if not new or one.time is None or other.time is None or other.time.relation == "since":
            continue  # "a stoppage in 2015", and "the first since 2017"
        then, now = one.time.interval, other.time.interval
        if then.latest is None or now.earliest is None or str(then.granularity) != "year":
            continue
        if (now.earliest - then.latest).days > _LONG_BEFORE:
            return f"{one.anchor.quote.split()[0].lower()!r} of {then.value} is an earlier one"
    return ""


_DAILY = frozenset("temperature degree speed length percent money mass".split())

_LEVELS = frozenset("stand reach rise climb peak crest fall drop sink lie".split())


def _measured_anew(left: Claim, right: Claim) -> bool:
    """Whether each day gives another measure of one thing: 41.2 degrees, and the next day 42.6."""
    return any(
        one.quantity.dimension == other.quantity.dimension
        and one.quantity.dimension in _DAILY
        and quantities.compare(one.quantity, other.quantity) is Relation.DISJOINT
        and quantities.slip(one.quantity, other.quantity) is None
        for one in left.quantities
        for other in right.quantities
    )


def dated_there(side: Claim, other: Claim, telling: Telling) -> bool:
    """Whether the article of one tells of such a thing at the other's time as well.

    "Two died on Sunday.  In January an avalanche in the same valley killed three."  What holds
    its own time too, as "on Tuesday night" does of 11 p.m. and 9 p.m., is no other occasion.
    """
    when, own = other.time, side.time
    return (
        when is not None
        and side.predicate_class is not None
        and any(
            (
                one.predicate_class == side.predicate_class
                or any(p.head == side.predicate for p in one.participants)
            )
            and one.id != side.id
            and one.sentence != side.sentence
            and one.time is not None
            and one.time.relation == "at"
            and one.time.source in ("own", "sentence", "clause")
            and times.compare(one.time.interval, when.interval) is not Relation.DISJOINT
            and (
                own is None
                or times.compare(one.time.interval, own.interval) is not Relation.REFINED_BY
            )
            for one in telling.article(side)
        )
    )


_PARTICIPLE = re.compile(
    r"(?!when|then|even|often|children|women)(?:[a-z]+(?:ed|en|own|awn|ung|ilt|ought|aught|eft|old|ost|hot|uck|ent|aid|eld)|found|made"
    r"|cut|hit|set|put|bound|won|led)\b"
)


def of_its_host(side: Claim, telling: Telling) -> str:
    """The verb whose day it may be: "recovered four of the paintings stolen in Mirow on Monday".

    The day at the end of what only describes a noun is as well that of the clause before.
    """
    time, quote = side.time, side.anchor.quote
    if time is None or time.mention is None or time.source != "own":
        return ""
    last = time.mention.end >= side.anchor.end - 1 and len(quote.split()) > 4
    if not last or not _PARTICIPLE.match(quote):
        return ""
    if any(p.mention.start == side.anchor.start for p in side.participants):
        return ""  # "children were hurt on Monday"
    for host in telling.sentence(side):
        ends = 0 <= side.anchor.start - host.anchor.end <= 1
        ends = ends and host.predicate != "be"  # "was a book written in 1998"
        if ends and host.kind == "event" and host.time is None and host.predicate_pos == "VERB":
            return host.predicate
    return ""


_TELLING = re.compile(
    r"(?:report|writ|wrote|describ|present|announc|detail|set out|said|say)", re.IGNORECASE
)
_ISSUE = 6
"""Days within which two that tell of a paper in a journal mean one paper."""


def two_papers(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether each may tell of a paper of its own: a group writes in a journal again and again."""
    del levels
    if {left.predicate_class, right.predicate_class} != {"publish"}:
        return ""
    telling = any(_TELLING.match(side.trigger.text) for side in (left, right))
    if not telling or not left.times or not right.times:
        return ""
    (first, last), (start, end) = (times.bounds(c.times[0].interval) for c in (left, right))
    apart = max(first, start) - min(last, end) > _ISSUE
    return "a group writes of many things in journals" if apart else ""


def two_rulings(left: Claim, right: Claim, telling: Telling) -> str:
    """Whether each may be a ruling of its own: what they hold has nothing in common."""
    if {left.predicate_class, right.predicate_class} != {"rule"}:
        return ""
    held = [_told_with(side, telling) for side in (left, right)]
    return "a court rules on many things" if all(held) and not held[0] & held[1] else ""


def _told_with(side: Claim, telling: Telling) -> set[str]:
    """What the other clauses of its sentence are about, and what they tell of it."""
    own = {p.head for p in side.participants}
    others = [one for one in telling.sentence(side) if one is not side and one.kind == "event"]
    return {
        word
        for one in others
        for word in (one.predicate, *(p.head for p in one.participants))
        if word not in own
    }
