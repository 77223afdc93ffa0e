"""Rules for times that recur: "every Tuesday", "daily", "twice a week"."""

from __future__ import annotations

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._lengths import amount_of, length_value, unit_of
from registry.extraction.times._match import Match
from registry.extraction.times._meaning import Meaning, Repeat
from registry.lexicon.calendar import MONTHS, WEEKDAYS


def frequency(match: Match) -> Meaning | None:
    """As in "Daily", "annual", "quarterly"."""
    word = match.words("word")[0]
    if match.capital("word") and match.after_is_capital():
        return None  # "the Daily Mail"
    if word == "daily" and match.before() == "the" and match.capital("word"):
        return None
    return Repeat(lexicon.FREQUENCIES[word])


def every(match: Match) -> Meaning | None:
    """As in "Every Tuesday", "each year", "every two weeks", "every other day"."""
    quant = "EACH" if match.words("each")[0] == "each" else "EVERY"
    if match.has("weekday"):
        name = match.words("weekday")[0]
        number = WEEKDAYS.get(name) or lexicon.WEEKDAY_PLURALS.get(name)
        part = f"T{lexicon.PARTS[match.words('part')[0]]}" if match.has("part") else ""
        return Repeat(f"XXXX-WXX-{number}{part}", quant)
    if match.has("month"):
        return Repeat(f"XXXX-{MONTHS[match.words('month')[0]]:02}", quant)
    if match.has("season"):
        return Repeat(f"XXXX-{lexicon.SEASON_NAMES[match.words('season')[0]]}", quant)
    word = match.words("unit")[0]
    if word in lexicon.PARTS:
        return Repeat(f"XXXX-XX-XXT{lexicon.PARTS[word]}", quant)
    unit = unit_of(word)
    if unit is None:
        return None
    amount = amount_of(match) if match.has("n") else 1
    if match.has("other"):
        amount = 2
    if unit == "WE":
        return Repeat("XXXX-WXX-WE", quant)
    return Repeat(length_value(amount, unit), quant)


def per(match: Match) -> Meaning | None:
    """As in "Per day", "a week" after "twice"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None or unit in ("S", "Q"):
        return None
    times = match.words("times")
    freq = {"once": "1X", "twice": "2X"}.get(times[0]) if times else None
    if times and freq is None and (number := match.number("times")) is not None:
        freq = f"{number:g}X"
    return Repeat(length_value(1, unit), None, freq)


def weekdays(match: Match) -> Meaning | None:
    """As in "On Tuesdays", "Saturday nights"."""
    word = match.words("weekday")[0]
    number = lexicon.WEEKDAY_PLURALS.get(word) or WEEKDAYS.get(word)
    part = match.words("part")
    names = lexicon.PARTS | lexicon.PART_PLURALS
    return Repeat(f"XXXX-WXX-{number}" + (f"T{names[part[0]]}" if part else ""))


def nights(match: Match) -> Meaning | None:
    """As in "In the mornings", "at weekends"."""
    word = match.words("part")[0]
    if word == "weekends":
        return Repeat("XXXX-WXX-WE")
    return Repeat(f"XXXX-XX-XXT{lexicon.PART_PLURALS[word]}")
