"""Rules for clock times."""

from __future__ import annotations

import re

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._match import Match, number_of
from registry.extraction.times._meaning import Fields, Meaning
from registry.extraction.times._parts import zone_of
from registry.extraction.times._patterns import quantity_mod


def clock(match: Match) -> Meaning | None:
    """A clock time, with its zone where written."""
    words = match.words("clock")
    part: str | None = None
    hour_only = False
    if words[0] == "noon":
        minute = 720
    elif words[0] == "midnight":
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
    daypart = match.words("part")
    if daypart and minute < 720 and lexicon.PARTS.get(daypart[-1]) in ("AF", "EV", "NI"):
        minute += 720
    if match.after_is_capital() and match.after(1).lower() == "time":
        return Fields(minute=minute, reason="the time of a place whose zone is not known")
    if words[0] in ("noon", "midnight") and match.has("zone"):
        hour_only = True
    del part
    return Fields(
        minute=minute,
        hour_only=hour_only,
        zone=zone_of(match.words("zone") or match.words("zone2")),
        mod=quantity_mod(match.words("ca")) if match.has("ca") else None,
    )


def spoken(match: Match) -> Meaning | None:
    """As in "half past one in the afternoon", "a quarter to eight in the evening"."""
    written = match.words("minutes")
    named = {"half": 30, "quarter": 15}.get(written[0])
    minutes = named if named is not None else number_of(written)
    hour = number_of(match.words("hour"))
    if minutes is None or hour is None or not 1 <= hour <= 12 or not 1 <= minutes <= 30:
        return None
    before = match.word("side") == "to"
    if before and minutes == 30:
        return None
    part = lexicon.PARTS.get(match.words("part")[-1])
    minute = 60 * (int(hour) % 12) + (-int(minutes) if before else int(minutes))
    if part in ("AF", "EV") or (part == "NI" and hour > 5):
        minute += 720
    return Fields(
        minute=minute % 1440, mod=quantity_mod(match.words("ca")) if match.has("ca") else None
    )


def _is_clock(match: Match, words: list[str]) -> bool:
    """A bare "14:05" is a time unless it looks like a score or a chapter."""
    if words[-1] == "clock" or match.has("zone") or words[-1] in ("hrs", "hours"):
        return True
    if len(words[0]) < 4 or ":" not in words[0]:
        return False
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
