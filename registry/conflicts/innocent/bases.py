"""What a number is told of: after how long, against which time, of the old one or the new one."""

from __future__ import annotations

import re
from fractions import Fraction

from registry.conflicts.context import Told
from registry.records import Outcome, QuantitySlot

Verdict = tuple[Outcome, str]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)


def of_another_base(left: Told, right: Told) -> Verdict | None:
    """What the words about two shares or sums say of their bases, or ``None``."""
    spans = _spans(left), _spans(right)
    if all(spans) and not spans[0] & spans[1]:
        return Outcome.UPDATE, "told after two lengths of time"
    if any(_OVER.search(one.after) for one in (left, right)) and not all(spans):
        return Outcome.UNSURE, "one alone is told after a length of time"
    if _of_a_season(left, right) or _of_a_season(right, left):
        return Outcome.PART_OF_TOTAL, "one is counted over the season or the year, one on some days"
    if _for_and_after(left, right):
        return Outcome.OTHER_EVENT, "one tells for how long, the other after how long"
    if _over_a_month(left, right) or _over_a_month(right, left):
        return Outcome.UNSURE, "one is against the year before, one may be against the month before"
    if _parts_of_a_sum(left, right) or _parts_of_a_sum(right, left):
        return Outcome.PART_OF_TOTAL, "one article tells the parts of the other's sum"
    ages = [{m.lastgroup for m in _WHICH.finditer(one.before[-_NEAR:])} for one in (left, right)]
    if all(ages) and not ages[0] & ages[1]:
        return Outcome.OTHER_EVENT, "one is told of the old one, the other of the new one"
    another = [_ANOTHER.match(one.claim.anchor.quote) is not None for one in (left, right)]
    if another[0] != another[1] and not _of_one_time(left, right):
        return Outcome.OTHER_EVENT, "one is told of another one of its kind"
    return None


def _of_one_time(left: Told, right: Told) -> bool:
    """Whether both say that it was at one time: "a similar outbreak took ten lives in 2014"."""
    times = [
        {t.interval.value for t in one.claim.times if t.relation == "at" and t.source == "own"}
        for one in (left, right)
    ]
    return bool(times[0] & times[1])


_ANOTHER = re.compile(
    r"(?:an? (?:older|earlier|newer|rival|competing|different|similar)|another"
    r"|the (?:best |other )?rivals?) [a-z]",
    re.IGNORECASE,
)
"""The subject is not what the story is about: "an older vaccine protects 36 percent"."""
_NEAR = 60
_WHICH = re.compile(
    r"\b(?:the|its|their|his|her|our) (?:(?P<old>old|existing|present|current|former)"
    r"|(?P<new>new|future|planned|next)) (?:[a-z]+ ){0,2}?(?!year|month|week|season)[a-z]+\b",
    re.IGNORECASE,
)
"""Which of two it is: "the old stadium has 15,000 seats", "the new one would have had 32,000"."""


_HOW_LONG = re.compile(
    r"\b(?:after|for|within)"
    r" (?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)"
    r" (?P<unit>hour|day|week|month|year|decade)s?\b",
    re.IGNORECASE,
)


def _spans(told: Told) -> set[tuple[str, str]]:
    """After how long a share is told: protected for a year, and after two years."""
    if told.slot.quantity.dimension != "percent":
        return set()
    return {
        (_ONE.get(m["n"].lower(), m["n"].lower()), m["unit"])
        for m in _HOW_LONG.finditer(told.after)
    }


_FOR_OR_AFTER = re.compile(
    r"\b(?P<which>for|after) (?:(?:about|nearly|almost|only|just) )?$", re.IGNORECASE
)


def _for_and_after(left: Told, right: Told) -> bool:
    """Whether it was so for one length of time, and came to be so after the other."""
    both = (left, right)
    if any(one.slot.quantity.dimension != "duration" for one in both):
        return False
    if all(one.claim.kind == "property" for one in both):
        return False  # talks that lasted five weeks, and a deal "after three weeks of talks"
    found = [_FOR_OR_AFTER.search(one.before) for one in both]
    said = {one["which"].lower() for one in found if one is not None}
    return len(said) > 1 and left.claim.predicate == right.claim.predicate


_OVER = re.compile(r"^(?: of [a-z]+)? over (?:\w+) (?:months|years)\b")
_SEASON = re.compile(
    r"\b(?:this|that|the (?:whole|entire)) (?:season|year|winter|summer|spring|autumn|month)\b"
    r"|\bso far\b"
)
_SOME_DAYS = ("day", "weekend", "week", "minute", "hour")


def _of_a_season(season: Told, days: Told) -> bool:
    """Whether one counts over a season, and one on some days of it: five, and three on Sunday."""
    if season.slot.quantity.dimension != "count" or not _SEASON.search(season.after):
        return False
    told = [one for one in days.claim.times if one.source == "own" and one.relation == "at"]
    short = any(str(one.interval.granularity) in _SOME_DAYS for one in told)
    return short and season.slot.quantity.value > days.slot.quantity.value


_ONE = {"a": "one", "an": "one", "1": "one"}
_OF_A_MONTH = re.compile(rf"^ ?(?:in|during) {_MONTH}\b(?! (?:of )?(?:19|20)\d\d)(?! [a-z]* ?last)")
_AGAINST = re.compile(
    r"\b(?:from|than|compared|against|year|quarter|month|annual(?:ly)?|on-year|earlier|before)\b"
)
_AGAINST_A_YEAR = re.compile(
    rf"\b(?:than|from|over|on|compared with|against) (?:in |those of |that of )?"
    rf"(?:{_MONTH} (?:of )?)?(?:(?:the )?(?:last|previous) year|a year (?:ago|before|earlier)"
    r"|the same month)|\byear[- ]on[- ]year\b"
)


def _over_a_month(month: Told, year: Told) -> bool:
    """Whether one is the change in a month, against nothing told, and one that of a year."""
    if any(
        one.slot.quantity.dimension != "percent" or one.slot.scope != "change"
        for one in (month, year)
    ):
        return False
    return (
        _OF_A_MONTH.match(month.tail) is not None
        and _AGAINST.search(month.sentence) is None
        and _AGAINST_A_YEAR.search(year.tail) is not None
    )


_AND_MORE = re.compile(
    r"\b(?:and|plus|as well as|on top of) (?:another |a further |an additional )?[$€£]?"
    r"(?P<n>\d[\d,]*(?:\.\d+)?)"
    r"(?: (?P<unit>thousand|million|billion|trillion)|(?P<short>[mb]n?)\b)?"
)
_UNITS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNITS |= {"m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9}


def _parts_of_a_sum(part: Told, whole: Told) -> bool:
    """Whether what follows makes it the other: "12 million for pain and 2 million for wages"."""
    if any(one.slot.quantity.dimension != "money" for one in (part, whole)):
        return False
    total = part.slot.quantity.value
    for found in _AND_MORE.finditer(part.after):
        unit = _UNITS.get(found["unit"] or found["short"] or "", 1)
        total += Fraction(found["n"].replace(",", "")) * unit
        if total == whole.slot.quantity.value:
            return True
    return False


_SOME_MONTHS = 4
_A_MONTH = 2629746  # seconds


def months_begun(a: QuantitySlot, b: QuantitySlot) -> str:
    """Whether so many months of a journey or a search may be counted whole, or with one begun."""
    one, other = a.quantity, b.quantity
    if not (one.dimension == other.dimension == "duration" and one.unit == other.unit == "mo"):
        return ""
    few, more = (round(value / _A_MONTH) for value in sorted((one.value, other.value)))
    near = more - few == 1 and few >= _SOME_MONTHS
    if not near or not {a.attribute, b.attribute} & _LASTING:
        return ""
    return "one may count the months that were over, the other those that had begun"


_LASTING = frozenset(
    "trip journey voyage expedition search flight siege cruise trek mission".split()
)
