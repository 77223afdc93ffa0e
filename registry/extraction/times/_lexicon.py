"""The words that time expressions are made of, grouped into named sets.

A word may be in several sets ("second" is an ordinal and a unit).  Grammar
patterns name sets and single words; to teach a word, add it to its set.
"""

from __future__ import annotations

from registry.lexicon.calendar import WEEKDAYS
from registry.lexicon.numerals import ORDINALS, SMALL, TENS

WEEKDAY_PLURALS = {name + "s": number for name, number in WEEKDAYS.items()}

SEASONS = {"summer": "SU", "winter": "WI", "autumn": "FA"}
AMBIGUOUS_SEASONS = {"spring": "SP", "fall": "FA"}
"""Also verbs and other nouns, so that they need a neighbour that settles it."""
SEASON_NAMES = (
    SEASONS | AMBIGUOUS_SEASONS | {"springtime": "SP", "summertime": "SU", "wintertime": "WI"}
)

UNITS = {
    "second": "S",
    "minute": "TM",
    "hour": "H",
    "day": "D",
    "night": "NI",
    "weekend": "WE",
    "week": "W",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
"""Unit codes as TIMEX3 durations write them; F is a fortnight, TM a minute, NI a night."""
UNIT_PLURALS = {
    {"century": "centuries", "millennium": "millennia"}.get(name, name + "s"): code
    for name, code in UNITS.items()
} | {"yrs": "Y", "hrs": "H", "mins": "TM", "secs": "S", "wks": "W"}
UNIT_SHORT = {"yr": "Y", "hr": "H", "min": "TM", "sec": "S"}
CLOCK_UNITS = frozenset({"S", "TM", "H"})

PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "noon": "MI",
    "dawn": "DA",
    "daybreak": "DA",
    "sunrise": "DA",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
    "lunchtime": "MI",
    "nighttime": "NI",
    "daytime": "DT",
}
DAWNS = frozenset("dawn daybreak sunrise".split())
"""What is done before one of these is done on its day."""
CLOSELY = frozenset("shortly just soon right".split())
"""Words that make an hour of what follows "before" or "after": "shortly after eight"."""
PART_PLURALS = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}

NUMBER_WORDS = {word: value for word, value in (SMALL | TENS).items() if value} | {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
}
ORDINAL_WORDS = ORDINALS

VAGUE = frozenset("several few many some numerous couple various dozens scores".split())
"""Amounts that are not numbers."""

DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}

PRESENT = frozenset("now currently nowadays presently".split())
PAST_ADVERBS = frozenset("recently lately".split())

FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "semiannual": "P6M",
    "semiannually": "P6M",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennial": "P2Y",
    "biannual": "P6M",
    "everyday": "P1D",
}

LONG_WORDS = {
    "daylong": "P1D",
    "weeklong": "P1W",
    "monthlong": "P1M",
    "yearlong": "P1Y",
    "decadelong": "P1DE",
    "hourlong": "PT1H",
    "nightlong": "P1D",
}

DECADE_WORDS = {
    name + "ies": 10 * number
    for number, name in enumerate("twent thirt fort fift sixt sevent eight ninet".split(), start=2)
}

HOLIDAYS = {
    # Fixed days: month, day.  Movable ones are computed by name in ``_calendar``.
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year’s eve": (12, 31),
    "new year’s day": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "valentine’s day": (2, 14),
    "independence day": None,
    "may day": (5, 1),
    "bastille day": (7, 14),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "labor day": "labor",
    "memorial day": "memorial",
    "easter": "easter",
    "easter sunday": "easter",
    "good friday": "good-friday",
    "easter monday": "easter-monday",
}

ZONES = {
    # Only names that mean one offset wherever they are written.  Minutes ahead of UTC.
    "gmt": 0,
    "utc": 0,
    "zulu": 0,
    "est": -300,
    "edt": -240,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "kst": 540,
    "jst": 540,
    "hkt": 480,
    "sgt": 480,
    "aest": 600,
    "aedt": 660,
    "msk": 180,
}
AMBIGUOUS_ZONES = frozenset("ist cst bst et pt ct mt ast".split())
"""Part of the expression, but without a value: each means several offsets."""

MULTIPLIERS = frozenset(
    "straight consecutive successive full whole more additional extra long "
    "solid further entire bloody brutal intense working business calendar "
    "fiscal short mere previous other final tumultuous critical long-term peaceful".split()
)
"""Words between a number and its unit that leave the length as it is."""
