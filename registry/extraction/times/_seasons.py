"""Rules for what is longer than a day or comes round: weekdays, seasons, quarters, decades."""

from __future__ import annotations

import re
from dataclasses import replace

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._match import Match, number_of, ordinal_value
from registry.extraction.times._meaning import Fields, Meaning, Step
from registry.extraction.times._parts import (
    day_of,
    month_of,
    week_from,
    weekday_of,
    which_of,
    year_fields,
    year_of,
)
from registry.extraction.times._patterns import mod_of


def weekday(match: Match) -> Meaning | None:
    """A weekday, with part of the day or direction where written."""
    number = weekday_of(match.words("weekday"))
    if number is None:
        return None
    which = match.words("which")
    if not which and _names_something(match):
        return None
    direction, anchor = which_of(which) if which else (None, "either")
    part = match.words("part")
    return Fields(
        weekday=number,
        week_from=week_from(match.words("week")),
        direction=direction,
        anchor=anchor,
        part=lexicon.PARTS.get(part[0]) if part else None,
        mod=mod_of(match.words("pre"), day=True),
    )


def _names_something(match: Match) -> bool:
    """As in "The Sunday Times", "Black Friday"."""
    if match.before() == "the" and match.after_is_capital():
        return True
    return match.before() in (
        "black",
        "bloody",
        "cyber",
        "super",
        "ash",
        "palm",
        "good",
        "holy",
        "ruby",
    )


def decade(match: Match) -> Meaning | None:
    """As in "The 1990s", "the 470s BC", "the mid-'90s", "the nineties"."""
    written = match.words("decade")[0]
    word = written.strip("'’‘")
    if len(word) == 3 and word[0].isdecimal() and written[0].isdecimal() and not match.has("the"):
        return None  # "in her 60s"
    mod = mod_of(match.words("pre"))
    if word in lexicon.DECADE_WORDS and not match.has("the"):
        return None  # "a woman in her thirties"
    if word in lexicon.DECADE_WORDS:
        return Fields(block=f"19{lexicon.DECADE_WORDS[word] // 10}", mod=mod)
    digits = re.sub(r"\D", "", word)
    bc = match.has("bc")
    if len(digits) == 2:
        return Fields(block=f"{'20' if digits < '20' else '19'}{digits[0]}", mod=mod)
    if len(digits) == 3:
        return Fields(block="0" + digits[:2], bc=bc, mod=mod) if bc else None
    if digits[2] == "0" and digits[3] == "0" and not 2000 <= int(digits) < 2100:
        return Fields(block=digits[:2], mod=mod)  # "the 1800s" are a century
    return Fields(block=digits[:3], bc=bc, mod=mod)


def century(match: Match) -> Meaning | None:
    """As in "The 19th century", "the late fifth century BC"."""
    words = match.words("nth")
    value = day_of(words)
    if value is None or not 1 <= value <= 99:
        return None
    return Fields(block=f"{value - 1:02}", bc=match.has("bc"), mod=mod_of(match.words("pre")))


_SEASON_PREPOSITIONS = frozenset(
    "in by until during since through every throughout over for from to and between".split()
)
_PARTS_OF_SEASONS = frozenset({"early", "late", "mid", "middle", "end", "beginning", "start"})


_OF_A_SEASON = frozenset(
    "term semester school camp course games olympics exhibition collection fair sale sales".split()
)


def _is_season(match: Match, name: str) -> bool:
    """Whether a season without year or direction is one, and of some year."""
    if match.after() == "of" or (match.after_is_capital() and not match.has("pre")):
        return False  # "the fall of the city", "Summer Olympics"
    if match.after() in _OF_A_SEASON:
        return False  # the spring term begins in January
    if match.has("pre"):
        return any(word in _PARTS_OF_SEASONS for word in match.words("pre"))
    prepared = match.before() in _SEASON_PREPOSITIONS
    if name not in lexicon.AMBIGUOUS_SEASONS:
        # "Winter wheat" and "summer clothes" are of no year.
        return prepared or match.has("the") or match.before() in ("of", "s", "that")
    if match.has("the"):
        return prepared
    return prepared and (name == "spring" or match.capital("season"))


def season(match: Match) -> Meaning | None:
    """A season, with year or direction where written."""
    name = match.words("season")[0]
    which = match.words("which")
    fields = replace(year_fields(match), season=lexicon.SEASON_NAMES[name])
    if not (which or match.has("year") or match.has("rel")) and not _is_season(match, name):
        return None
    direction, anchor = which_of(which) if which else (None, "either")
    return replace(fields, direction=direction, anchor=anchor, mod=mod_of(match.words("pre")))


def quarter(match: Match) -> Meaning | None:
    """As in "The third quarter of 2025", "Q3 2025", "the last three months of 2025"."""
    if match.has("many"):
        early = match.words("edge")[0] in ("first", "opening")
        name = ("H1" if early else "H2") if match.words("many")[0] == "six" else None
        return replace(year_fields(match), season=name or ("Q1" if early else "Q4"))
    if match.has("n"):
        number = number_of(match.words("n"))
        if not match.glued(match.span("n")[0] - 1, match.span("n")[0]):
            return None
    else:
        word = match.words("nth")[0]
        number = 4 if word in ("final", "last") else ordinal_value(word)
        if match.after() in ("of",) and match.after(1) not in (
            "the",
            "this",
            "last",
            "next",
            "fiscal",
        ):
            return None
    if number is None or not 1 <= number <= 4:
        return None
    fields = replace(year_fields(match), season=f"Q{int(number)}")
    which = match.words("which")
    if which:
        direction, anchor = which_of(which)
        if which[-1] != "the":
            fields = replace(fields, year_from=Step("Y", direction or 0, anchor))
    fiscal = match.has("fiscal") or match.has("fiscal2")
    return replace(fields, fiscal=fiscal, mod=mod_of(match.words("pre")))


def half(match: Match) -> Meaning | None:
    """As in "The first half of 2025", "H1 2025"."""
    if match.has("n"):
        number = number_of(match.words("n"))
        if not match.glued(match.span("n")[0] - 1, match.span("n")[0]):
            return None
    else:
        number = 1 if match.words("nth")[0] == "first" else 2
    if number not in (1, 2):
        return None
    fields = replace(year_fields(match), season=f"H{int(number)}")
    return fields


def fiscal_year(match: Match) -> Meaning | None:
    """As in "Fiscal 2025", "fiscal year 2025"."""
    found = year_of(match.words("year"))
    return (
        None
        if found is None
        else Fields(year=found[0], fiscal=True, mod=mod_of(match.words("pre")))
    )


def nth_weekday(match: Match) -> Meaning | None:
    """As in "the first Sunday in May", "the last Thursday of June", "the second of next month"."""
    word = match.words("nth")[-1]
    nth = -1 if word in ("last", "final") else day_of([word])
    weekday = weekday_of(match.words("weekday"))
    if nth is None or weekday is None or not -1 <= nth <= _MOST_IN_A_MONTH:
        return None
    if match.has("which"):
        direction, anchor = which_of(match.words("which"))
        return Fields(nth=nth, weekday=weekday, month_from=Step("M", direction or 0, anchor))
    month = month_of(match.words("month"))
    return replace(year_fields(match), nth=nth, weekday=weekday, month=month) if month else None


_MOST_IN_A_MONTH = 5
"""Mondays, or any other day of the week."""


def new_year(match: Match) -> Meaning | None:
    """As in "in the new year", whose first months are meant, and "before the new year"."""
    if match.after_is_capital() or match.after() in ("'s", "’s"):
        return None  # "in the New Year Honours"
    return Fields(month=1, day=1) if match.has("day") else Fields(season="Q1")


def holiday(match: Match) -> Meaning | None:
    """A holiday whose date is fixed or can be computed."""
    name = match.word("holiday").replace(" ’s", "'s").replace(" 's", "'s")
    if name not in lexicon.HOLIDAYS and name.removesuffix(" day") not in lexicon.HOLIDAYS:
        return None
    if not match.capital("holiday"):
        return None
    which = match.words("which")
    direction, anchor = which_of(which) if which else (None, "either")
    fields = year_fields(match)
    if match.has("part"):
        fields = replace(fields, part=lexicon.PARTS[match.words("part")[0]])
    return replace(fields, holiday=name, direction=direction, anchor=anchor)
