"""Rules for clock times."""

from __future__ import annotations

import re

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._match import Match, number_of
from registry.extraction.times._meaning import Fields, Meaning
from registry.extraction.times._parts import zone_of
from registry.extraction.times._patterns import quantity_mod
from registry.lexicon.calendar import MONTHS, WEEKDAYS


def clock(match: Match) -> Meaning | None:
    """A clock time, with its zone where written."""
    words = match.words("clock")
    hour_only = untold = False
    if words[0] == "noon":
        minute = 720
    elif words[0] == "midnight":
        if match.before() == "before":
            return Fields(part="NI")  # shortly before midnight on Monday it is Monday still
        minute = 0
    else:
        pieces = [int(p) for p in re.findall(r"\d+", words[0])[:2]] or [
            int(number_of(words[:1]) or 0)
        ]
        hour, rest = pieces[0], pieces[1] if len(pieces) > 1 else 0
        hour_only = len(pieces) < 2
        if hour > 24 or rest > 59 or (hour == 24 and rest):
            return Fields(minute=0, reason="no such time of day")
        half_day = (
            words[-1].lower()[:1]
            if len(words) > 1 and re.match(r"(?i)[ap]\.?\s?m", words[-1])
            else ""
        )
        if half_day:
            if not 1 <= hour <= 12:
                return Fields(minute=0, reason="no such time of day") if hour > 12 else None
            hour = hour % 12 + (12 if half_day == "p" else 0)
        elif not _is_clock(match, words):
            return None
        minute = 60 * hour + rest
        untold = words[-1] == "clock" and not match.has("part")
    if match.has("part"):
        minute = in_part(minute % 720, lexicon.PARTS[match.words("part")[-1]])
    if match.after_is_capital() and match.after(1).lower() == "time":
        return Fields(minute=minute, reason="the time of a place whose zone is not known")
    if words[0] in ("noon", "midnight") and match.has("zone"):
        hour_only = True
    return Fields(
        minute=minute,
        hour_only=hour_only,
        half_untold=untold,
        midnight=words[0] == "midnight" and not match.has("zone"),
        zone=zone_of(match.words("zone") or match.words("zone2")),
        mod=quantity_mod(match.words("ca")) if match.has("ca") else None,
    )


def in_part(minute: int, part: str) -> int:
    """The minute of the day that the part of the day tells: "12:47 on Saturday morning"."""
    if part == "MO" and 720 <= minute < 780:
        return minute - 720
    first = {"AF": 0, "EV": 240, "NI": 360}.get(part, 720)
    return minute + 720 if first <= minute < 720 else minute


_LEADS = frozenset("at by until till before after around about since shortly just".split())
_TO_LEADS = _LEADS - {"by"}  # "carried by ten to three"
_PARTED = frozenset("half quarter".split())


def spoken(match: Match) -> Meaning | None:
    """As in "half past one in the afternoon", "at a quarter to eight", "at five past six"."""
    written = match.words("minutes")
    named = {"half": 30, "quarter": 15}.get(written[0])
    minutes = named if named is not None else number_of(written)
    hour = number_of(match.words("hour"))
    if minutes is None or hour is None or not 1 <= hour <= 12 or not 1 <= minutes <= 30:
        return None
    before = match.word("side") == "to"
    if before and (minutes == 30 or match.before() in ("from", "open")):
        return None  # "open from ten to eight"
    minute = 60 * (int(hour) % 12) + (-int(minutes) if before else int(minutes))
    return _of_hour(match, minute % 720, surely=not before or written[0] in _PARTED)


def hour(match: Match) -> Meaning | None:
    """As in "at eleven at night", "until six on Monday", "shortly before 8.15 that evening"."""
    written = match.words("hour")[0]
    if written[0].isdecimal():
        told = _HOUR.fullmatch(written)
        if told is None or not 1 <= int(told["hour"]) <= 12:
            return None
        minute = 60 * (int(told["hour"]) % 12) + int(told["minute"] or 0)
    else:
        number = number_of([written])
        if number is None or number not in range(1, 13):
            return None
        minute = 60 * (int(number) % 12)
    lead = match.before()
    sure = (match.has("part") and (match.has("ca") or _ranges(match))) or _hours_of(match)
    if _levels(match) or not (lead in _LEADS or sure):
        return None
    if not match.has("part") and _hours_of(match):
        return _of_hour(match, minute, surely=True)
    if not match.has("part") and not _followed_by_day(match):
        dotted = "." in written and lead == "at"  # "hit the slope at 11.20."
        dotted = dotted or (lead in ("before", "after") and match.before(2) in lexicon.CLOSELY)
        if not _ends_phrase(match) or not (dotted or _over(match) or _begins(match)):
            return None
    elif lead == "by" and not match.has("part") and not _over(match):
        return None
    return _of_hour(match, minute, surely=True)


def _ranges(match: Match) -> bool:
    """Whether it is one end of "between six in the morning and ten at night"."""
    if match.before() in ("from", "between"):
        return True
    opening = [match.before(back) for back in range(2, _BACK)]
    return match.before() in ("and", "to", "until") and not {"from", "between"}.isdisjoint(opening)


def _hours_of(match: Match) -> bool:
    """Whether it is one end of the hours in which something is open: "open from ten to eight"."""
    before = [match.before(back) for back in range(1, 5)]
    if "open" not in before or match.before() not in ("from", "between", "to", "and", "until"):
        return False
    goes_on = match.after() in ("to", "and", "until")
    last = match.after(2) if goes_on else match.after()
    ends = last in ("", ".", ",", ";", "and", "but", "on", "in", "every", "each", "at")
    return ends and not {"from", "between"}.isdisjoint(before)


_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:\.(?P<minute>[0-5]\d))?")


def _of_hour(match: Match, minute: int, *, surely: bool) -> Meaning | None:
    """An hour of twelve, in the half of the day that is told, if any is."""
    mod = quantity_mod(match.words("ca")) if match.has("ca") else None
    if match.has("part"):
        if match.after() in ("shift", "session", "rush"):
            return None
        part = lexicon.PARTS[match.words("part")[-1]]
        minute = minute + 720 if part == "NI" and minute > 300 else in_part(minute, part)
        return Fields(minute=minute % 1440, mod=mod)
    led = match.before() in (_LEADS if surely else _TO_LEADS) or match.has("ca")
    if not led and not _hours_of(match):
        return None
    return Fields(minute=minute, half_untold=True, mod=mod)


_STATES = frozenset(
    """over out control open opened closed shut complete completed finished done home back up
    extinguished contained gone ready reopened restored cleared""".split()
)
"""What is so by an hour: "under control by ten"."""
_SCHEDULED = frozenset(
    """open opens opened opening close closes closing start starts started begin begins began end
    ends ended leave leaves left depart departs departed arrive arrives arrived out off woke meet
    meets met gather gathered came come set happened occurred struck time land lands landed
    dinner breakfast lunch supper shift bed
    home""".split()
)
"""What happens at an hour: "the doors opened at nine", "at closing time at seven"."""
_LEVEL = frozenset(
    """toll number count total figure score price rate index level stood stands stand standing put
    puts remain remains remained settle settled trade traded trading unchanged steady fixed valued
    estimated capped held kept currency euro dollar pound yen franc bond yield inflation
    unemployment temperature average grade odds magnitude measured share shares bid loss gain lead
    game match points ranked seeded aged age ages""".split()
)
"""What a number after "at" tells the level of: "the toll stood at nine on Monday"."""
_PRICED = frozenset("close closed open opened end ended finish finished".split())
"""What shares do at a price: "closed at 9.30 on Monday"."""
_BACK = 8


def _levels(match: Match) -> bool:
    """Whether the number may be that of a level: "put the toll at nine on Monday"."""
    if match.has("part") or match.before() in ("until", "till", "since"):
        return False
    if "." in match.words("hour")[0] and match.before(2) in _PRICED:
        return True
    for back in range(1, _BACK):
        word = match.before(back)
        if word in (".", ";", "?", "!"):
            return False
        if word in _LEVEL:
            return True
    return False


def _followed_by_day(match: Match) -> bool:
    words = [match.after(forth) for forth in range(3)]
    if words[0] == "on":
        words = words[1:]
        if words[0] == "the":
            words = words[1:]
        return words[0] in WEEKDAYS or words[0] in MONTHS
    if words[0] in ("yesterday", "tomorrow", "tonight") or words[0] in WEEKDAYS:
        return True
    which = words[0] in ("this", "that", "last", "same", "next", "the")
    return which and any(word in lexicon.PARTS for word in words[1:])


def _ends_phrase(match: Match) -> bool:
    return match.after() in ("", ".", ",", ";", "and", "but", "when", "as", "while", "\n")


def _over(match: Match) -> bool:
    return any(match.before(back) in _STATES for back in (2, 3))


def _begins(match: Match) -> bool:
    return match.before() != "by" and any(match.before(back) in _SCHEDULED for back in range(2, 5))


_STOPWATCH = re.compile(r"\d(?::\d\d){2}")


def _is_clock(match: Match, words: list[str]) -> bool:
    """A bare "14:05" is a time unless it looks like a score or a chapter."""
    if words[-1] == "clock" or match.has("zone") or words[-1] in ("hrs", "hours"):
        return True
    if len(words[0]) < 4 or ":" not in words[0]:
        return False
    if match.before() in ("after", "to") and _STOPWATCH.fullmatch(words[0]):
        return False  # "crossed the line after 2:07:14"
    return match.before() in (
        "at",
        "by",
        "until",
        "till",
        "from",
        "to",
        "before",
        "after",
        "around",
        "about",
        ",",
        "since",
        "-",
        "–",
        "(",
        "and",
        "between",
        "shortly",
        "approximately",
        "",
    )


def military(match: Match) -> Meaning | None:
    """As in "0530 hours", "1900hrs"."""
    digits = match.words("digits")[0]
    if len(digits) != 4 or not digits.isdigit():  # "2,100 hours" is a duration
        return None
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Fields(minute=60 * hour + minute, zone=zone_of(match.words("zone")))
