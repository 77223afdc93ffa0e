"""Rules for dates that are written out, wholly or in part."""

from __future__ import annotations

import re
from dataclasses import replace

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._match import Match
from registry.extraction.times._meaning import Fields, Meaning, Piece
from registry.extraction.times._parts import (
    day_of,
    month_of,
    weekday_of,
    which_of,
    year_fields,
    year_of,
)
from registry.extraction.times._patterns import mod_of, quantity_mod
from registry.lexicon.calendar import MONTHS, WEEKDAYS

_YEAR_PREPOSITIONS = frozenset(
    "in by since until till of from to through during before after between and or around "
    "about circa "
    "early late mid year dated throughout , - – — ( / for as than over on into versus vs".split()
)
# After one of these a number before a plural is a count: "a force of 1500 men".
_COUNTING = frozenset("of with to by about around and or than from over for ,".split())
_NAMES_TOO = frozenset("may march april june august".split())


def iso(match: Match) -> Meaning | None:
    """2025-10-24, with or without a clock time."""
    text = match.tokens.words[match.first]
    try:
        year, month, day = (int(part) for part in text[:10].split("-"))
    except ValueError:
        return None
    fields = Fields(year=year, month=month, day=day)
    if len(text) > 10:
        fields = replace(fields, minute=60 * int(text[11:13]) + int(text[14:16]))
        if text.endswith("Z"):
            fields = replace(fields, zone=0)
        elif (zone := re.search(r"([+-])(\d\d):?(\d\d)$", text[11:])) is not None:
            fields = replace(fields, zone=int(zone[1] + "1") * (60 * int(zone[2]) + int(zone[3])))
    return fields


def numeric(match: Match) -> Meaning | None:
    """08/02/2026: read only when one order is possible; else without a value."""
    parts = re.split(r"[/.-]", match.tokens.words[match.first])
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        return Fields(year=numbers[0], month=numbers[1], day=numbers[2])
    year = numbers[2]
    if len(parts[2]) == 2:
        if "." in match.tokens.words[match.first]:
            return None  # a version number or an amount
        year += 1900 if year > 50 else 2000
    first, second = numbers[0], numbers[1]
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12 or first == second or "." in match.tokens.words[match.first]:
        # With full stops the day comes first wherever dates are so written.
        return Fields(year=year, month=second, day=first)
    if second > 12:
        return Fields(year=year, month=first, day=second)
    return Fields(year=year, month=first, day=second, reason="ambiguous-order")


def nine_eleven(match: Match) -> Meaning | None:
    """The attacks of 11 September 2001, known by their date in digits."""
    said = match.word("month"), match.word("day")
    return Fields(year=2001, month=9, day=11) if said == ("9", "11") else None


def full_date(match: Match) -> Meaning | tuple[Piece, ...] | None:
    """Month and day in either order, with weekday, year or "of that year" where written."""
    month, day = month_of(match.words("month")), day_of(match.words("day"))
    if month is None or day is None:
        return None
    if not match.has("year") and _is_count(match):
        return None
    fields = replace(year_fields(match), month=month, day=day)
    if match.has("weekday"):
        fields = replace(fields, weekday=weekday_of(match.words("weekday")))
    fields = replace(fields, mod=mod_of(match.words("pre"), day=True))
    if match.has("ca"):
        fields = replace(fields, mod=quantity_mod(match.words("ca")))
    if not 1 <= day <= 31:
        return None
    return fields


def _is_count(match: Match) -> bool:
    """As in "In May 10 people died": the number counts what follows."""
    if match.has("order") or not match.words("day")[-1].isdecimal():
        return False
    if match.span("day")[1] != match.last:
        return False
    after = match.after()
    if after in ("%", "percent", "per", "million", "billion", "thousand", "hundred"):
        return True
    if after in lexicon.UNIT_PLURALS or after in ("people", "men"):
        return True
    return match.before() == "in" and after.endswith("s") and after.islower() and len(after) > 3


def day_range(match: Match) -> tuple[Piece, ...] | None:
    """As in "14-16 May 2019" and "May 14-16, 2019": two dates that share month and year."""
    month = month_of(match.words("month"))
    first, second = day_of(match.words("day1")), day_of(match.words("day2"))
    if month is None or first is None or second is None or first > 31 or second > 31:
        return None
    if not match.has("year") and match.span("day2")[1] == match.last and _counts_after(match):
        return None
    shared = replace(year_fields(match), month=month)
    kind = _link_kind(match)
    month_first = match.span("month")[0] < match.span("day1")[0]
    start = match.first if month_first else match.span("day1")[0]
    split = match.span("to")
    one = Piece(start, split[0], replace(shared, day=first), "date range", 1, kind)
    two = Piece(split[1], match.last, replace(shared, day=second), "date range", 1, kind)
    return one, two


def _counts_after(match: Match) -> bool:
    return match.after() in ("percent", "%", "people") or match.after() in lexicon.UNIT_PLURALS


def _link_kind(match: Match) -> str:
    if match.before() == "between":
        return "hull"
    return "" if match.word("to") in ("and", "or", "/") else "extent"


def month_range(match: Match) -> tuple[Piece, ...] | None:
    """As in "March-April 1945": two months that share a year.

    Not "7 April until June 1945": the first end is a day.
    """
    if day_of(match.before().split()) is not None:
        return None
    first, second = month_of(match.words("month1")), month_of(match.words("month2"))
    if first is None or second is None:
        return None
    shared = year_fields(match)
    earlier = shared
    year = shared.year
    if first > second and year is not None and year > 1 and _link_kind(match):
        earlier = replace(
            shared, year=year - 1
        )  # "November to February 1945" began the year before
    kind = _link_kind(match)
    split = match.span("to")
    one = Piece(match.first, split[0], replace(earlier, month=first), "month range", 1, kind)
    two = Piece(split[1], match.last, replace(shared, month=second), "month range", 1, kind)
    return one, two


def year_range(match: Match) -> tuple[Piece, ...] | None:
    """As in "1914-18", "264 to 146 BC", "2019/20"."""
    one, two = match.words("y1"), match.words("y2")
    late = year_of(two)
    early = year_of(one)
    if late is None or early is None:
        return None
    if late[1] and not early[1] and early[0] < late[0]:
        return None
    if len(two) == 1 and len(two[0]) == 2 and two[0].isdecimal() and not late[1]:
        if not 0 < int(two[0]) - early[0] % 100 < 100:
            return None
        late = (early[0] - early[0] % 100 + int(two[0]), early[1], early[2])
    elif len(two[0]) < 3 and not late[1]:
        return None
    if not late[1] and not early[1] and not 1000 <= early[0] <= 2199:
        return None
    if not late[1] and not 1000 <= late[0] <= 2199:
        return None
    if _count_of_things(match):
        return None
    kind = _link_kind(match)
    split = match.span("to")
    first = Fields(year=early[0], bc=early[1] or late[1], ad=early[2])
    second = Fields(year=late[0], bc=late[1], ad=late[2])
    return (
        Piece(match.first, split[0], first, "year range", 1, kind),
        Piece(split[1], match.last, second, "year range", 1, kind),
    )


def _count_of_things(match: Match) -> bool:
    """A number directly before a plural noun, or after a currency sign, is a count."""
    after = match.after()
    if match.before() in _NUMBER_LABELS:
        return True
    if after in lexicon.UNIT_PLURALS or after in _COUNTED:
        return True
    plural = after.endswith("s") and len(after) > 3 and not match.after_is_capital()
    if not plural or after in _NOT_PLURAL:
        return False
    year = match.words("year") if match.has("year") else []
    if year and year[0].isdecimal() and int(year[0]) % 50 and 1700 <= int(year[0]) <= 2050:
        return False  # "1913 levels": counts of that size are mostly round
    return match.before() in _COUNTING or match.before() not in _YEAR_PREPOSITIONS


_NUMBER_LABELS = frozenset("$ £ € ¥ # no number flight page pages room chapter route".split())
_COUNTED = frozenset(
    "% percent people men women km miles mile kilometres kilometers feet metres meters troops "
    "tons tonnes kg pounds dollars euros mph rpm hectares acres square cubic".split()
)
_NOT_PLURAL = frozenset("was has is does its this thus across versus elections".split())


def month_year(match: Match) -> Meaning | None:
    """As in "June 2024", "February of 1940", "July of that year"."""
    month = month_of(match.words("month"))
    if month is None:
        return None
    fields = replace(year_fields(match), month=month)
    mod = mod_of(match.words("pre")) or (
        quantity_mod(match.words("ca")) if match.has("ca") else None
    )
    return replace(fields, mod=mod)


def month_alone(match: Match) -> Meaning | None:
    """A month without a year, with or without "last", "next" or "late"."""
    month = month_of(match.words("month"))
    if month is None:
        return None
    which = match.words("which")
    name = match.words("month")[0]
    if not which and not match.has("pre"):
        following_name = match.after_is_capital() and match.after() not in WEEKDAYS
        if following_name and not match.after_preposition():
            return None
        if name in _NAMES_TOO and not match.after_preposition() and not _attributive(match, name):
            return None
        if name == "may" and match.before() in _BEFORE_A_NAME:
            if match.before() not in ("by", "from", "after", "for", "to") or not _ends_there(match):
                return None
            if _NAMED_MAY.search(match.tokens.text):
                return None
        if match.before() in ("mr", "mrs", "ms", "minister", "president"):
            return None
        if name not in MONTHS and match.tokens.words[match.last - 1] != ".":
            return None
        if match.before() == "the" and not match.after_is_capital() and name in _NAMES_TOO:
            return None
    direction, anchor = which_of(which) if which else (None, "either")
    return Fields(
        month=month,
        direction=direction,
        anchor=anchor,
        mod=mod_of(match.words("pre")),
    )


_BEFORE_A_NAME = frozenset("and or the by to from of for with than between after".split())
_NAMED_MAY = re.compile(
    r"\b(?!In\b|On\b|By\b|From\b|Until\b|Since\b|Last\b|Next\b|This\b|The\b|Early\b|Late\b|Mid\b|Of\b|And\b)"
    r"[A-Z][a-z]+\.? May\b"
)
"""Somebody called May: "Theresa May", "Mrs May"."""


def _ends_there(match: Match) -> bool:
    """Whether a month ends what is said of it: "from May.", "by May, when"; not "by May Lund"."""
    after = match.after()
    return not after.isalpha() or after in ("to", "until", "on", "onwards", "and", "at", "when")


def _attributive(match: Match, name: str) -> bool:
    """As in "A March operation", "the costly August battles"."""
    after = match.after()
    if not after.isalpha() or match.after_is_capital() or after in _VERBS_AFTER_NAMES:
        return False
    return match.before() in ("a", "an", "the", "this", "its") or (
        name == "august" and match.before().isalpha()
    )


_VERBS_AFTER_NAMES = frozenset(
    "said says told was is has had would will added asked wrote who and went came did does".split()
)


def year_alone(match: Match) -> Meaning | None:
    """A year by itself, where nothing says that it is a count."""
    found = year_of(match.words("year"))
    if found is None:
        return None
    year, bc, ad = found
    words = match.words("year")
    mod = mod_of(match.words("pre")) or (
        quantity_mod(match.words("ca")) if match.has("ca") else None
    )
    short = words[0][0] in "'’‘"
    written = Fields(year=year, bc=bc, ad=ad, mod=mod, short_year=short)
    if bc or ad or match.has("pre") or match.has("the"):
        return written
    if short:
        return written if match.before() in _YEAR_PREPOSITIONS | {"of", "the"} else None
    before = match.before()
    if _count_of_things(match) or (match.after() in (",", ".") and _digit_next(match)):
        return None
    if before in _YEAR_PREPOSITIONS or before.isspace() or match.has("ca"):
        # "Born before1988" is one word to the parser, which cannot tell what stands before it.
        return None if before.isalpha() and match.glued(match.first - 1, match.first) else written
    if before in _POSSESSIVES and (match.after().isalpha() or match.after() == "-"):
        return written if year % 50 or year > 1900 else None
    if not 1850 <= year <= 2050:
        return None
    return None if match.after() in ("-", "–") and _digit_next(match) else written


_POSSESSIVES = frozenset("the its his her their our this that 's ’s a an".split())


def _digit_next(match: Match) -> bool:
    if not match.after(1)[:1].isdecimal():
        return False
    return match.glued(match.last - 1, match.last) and match.glued(match.last, match.last + 1)


def bare_bc_year(match: Match) -> Meaning | None:
    """As in "In 218", where the text counts years before Christ; decided when it is resolved."""
    digits = match.words("year")[0]
    if not (digits.isdecimal() and 2 < len(digits) < 4) or match.after() in ("%", ",", "percent"):
        return None
    after = match.after()
    if after.isalpha() and after not in _AFTER_YEAR and not match.after_is_capital():
        return None
    return Fields(year=int(digits), bc=True, reason="bare-bc")


def early_year(match: Match) -> Meaning | None:
    """As in "dates from 311", "dated the grave to about 870", "struck in 193": of three digits."""
    digits = match.words("year")[0]
    if not (digits.isdecimal() and len(digits) == 3 and digits[0] != "0"):
        return None
    after = match.after()
    if after.isalpha() and after not in _AFTER_YEAR and not match.after_is_capital():
        return None
    mod = quantity_mod(match.words("ca")) if match.has("ca") else None
    written = Fields(year=int(digits), mod=mod)
    if match.has("the"):
        return written if match.before() in _YEAR_PREPOSITIONS else None
    before = match.before()
    if before in ("from", "to"):
        return written if _is_dated(match) else None
    when = before == "in" or (match.has("ca") and before != "of")
    made = match.before(2) if before == "in" else before
    return written if when and made in _MADE_LONG_AGO else None


def _is_dated(match: Match) -> bool:
    """Whether the words before say that something is dated: "date to", "dated the coin to"."""
    for back in range(2, _WORDS_OF_A_THING):
        word = match.before(back)
        if word in ("date", "dates", "dated", "dating"):
            return True
        if not word.replace("-", "").isalpha():
            return False
    return False


_WORDS_OF_A_THING = 8
_MADE_LONG_AGO = frozenset(
    """struck minted coined built rebuilt founded erected consecrated born died crowned buried
    carved written painted woven composed destroyed burned sacked conquered baptised baptized
    beheaded murdered enthroned abdicated dug made laid sunk sank abandoned settled cast forged
    felled""".split()
)
# What may follow a year; "built in 120 days" tells none.
_AFTER_YEAR = frozenset(
    "the a an and when but by with to in on at as after before while he she it they his her "
    "its their "
    "was were had did is there this that these those which however under or until from".split()
)


def ordinal_day(match: Match) -> Meaning | None:
    """As in "The 13th": a day of the month spoken of."""
    value = day_of(match.words("day"))
    after = match.after()
    if value is None or not match.words("day")[0][:1].isdecimal():
        return None
    if match.before() not in (
        "on",
        "by",
        "until",
        "since",
        "from",
        "of",
        "through",
        "and",
        "to",
        "before",
        "after",
    ):
        return None
    if after.isalpha() and after not in _AFTER_YEAR:
        return None
    return Fields(day=value)
