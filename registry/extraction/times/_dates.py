"""Rules for dates and clock times that are written out, wholly or in part."""

from __future__ import annotations

import re
from datetime import date, datetime

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._match import Match, number_of, ordinal_value
from registry.extraction.times._meaning import Fields, Meaning, Piece, Step
from registry.extraction.times._patterns import WHICH_DIRECTION, mod_of, quantity_mod

_YEAR_PREPOSITIONS = frozenset(
    "in by since until till of from to through during before after between and or around "
    "about circa "
    "early late mid year throughout , - – — ( / for as than over on into versus vs around".split()
)
# After one of these a number before a plural is a count: "a force of 1500 men".
_COUNTING = frozenset("of with to by about around and or than from over for ,".split())
_NAMES_TOO = frozenset("may march april june august".split())


def months_of(words: list[str]) -> int | None:
    """The month that a group names."""
    for word in words:
        if number := lexicon.MONTHS.get(word) or lexicon.MONTH_ABBREVIATIONS.get(word):
            return number
    return None


def day_of(words: list[str]) -> int | None:
    """The day of the month that a group writes, in digits, ordinal or words."""
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    ordinals = [ordinal_value(word) for word in words if ordinal_value(word)]
    if not ordinals:
        return None
    value = sum(number for number in ordinals if number) + (
        int(number_of([w for w in words if w in lexicon.TENS]) or 0)
        if any(w in lexicon.TENS for w in words)
        else 0
    )
    return value


def year_of(words: list[str]) -> tuple[int, bool, bool] | None:
    """Year, whether before Christ, and whether AD is written."""
    bc = any(re.fullmatch(r"B\.?\s?C\.?(\s?E\.?)?|BCE?", word) for word in words)
    ad = any(re.fullmatch(r"A\.?D\.?|CE", word) for word in words)
    for word in words:
        digits = word.lstrip("'’‘")
        if digits.isdecimal():
            if len(digits) > 4:
                return None
            year = int(digits)
            if digits != word:
                # "'99": the century in which it is nearest to our own time.
                year += 1900 if year > 30 else 2000
            return (year, bc, ad) if 1 <= year <= 9999 else None
    return None


def year_from(words: list[str]) -> Step | None:
    """The step that "of that year" or "next year" makes, or ``None``."""
    if not words:
        return None
    direction, anchor = which_of([word for word in words[:-1] if word not in ("of", "in")])
    if direction is None:
        return None
    if anchor == "either":
        anchor = "mention" if words[0] == "of" else anchor
    return Step("Y", direction, anchor)  # type: ignore[arg-type]


def _year_fields(match: Match, name: str = "year") -> dict[str, object]:
    found = year_of(match.words(name)) if match.has(name) else None
    if found is None:
        return {}
    short = match.words(name)[0][:1] in ("'", "’", "‘")
    return {"year": found[0], "bc": found[1], "ad": found[2], "short_year": short}


def iso(match: Match) -> Meaning | None:
    """2025-10-24, with or without a clock time."""
    text = match.tokens.words[match.first]
    try:
        year, month, day = (int(part) for part in text[:10].split("-"))
    except ValueError:
        return None
    fields: dict[str, object] = {"year": year, "month": month, "day": day}
    if len(text) > 10:
        fields["minute"] = 60 * int(text[11:13]) + int(text[14:16])
        if text.endswith("Z"):
            fields["zone"] = 0
        elif (zone := re.search(r"([+-])(\d\d):?(\d\d)$", text[11:])) is not None:
            fields["zone"] = int(zone[1] + "1") * (60 * int(zone[2]) + int(zone[3]))
    return Fields(**fields)  # type: ignore[arg-type]


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
    if first > 12 or first == second:
        return Fields(year=year, month=second, day=first)
    if second > 12:
        return Fields(year=year, month=first, day=second)
    return Fields(year=year, month=first, day=second, reason="ambiguous-order")


def full_date(match: Match) -> Meaning | tuple[Piece, ...] | None:
    """Month and day in either order, with weekday, year or "of that year" where written."""
    month, day = months_of(match.words("month")), day_of(match.words("day"))
    if month is None or day is None:
        return None
    if not match.has("year") and _is_count(match):
        return None
    fields: dict[str, object] = {"month": month, "day": day, **_year_fields(match)}
    if match.has("rel"):
        fields["year_from"] = year_from(match.words("rel"))
    if match.has("weekday"):
        fields["weekday"] = _weekday(match.words("weekday"))
    fields["mod"] = mod_of(match.words("pre"))
    if match.has("ca"):
        fields["mod"] = quantity_mod(match.words("ca"))
    if not 1 <= day <= 31:
        return None
    return Fields(**fields)  # type: ignore[arg-type]


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


def _weekday(words: list[str]) -> int | None:
    for word in words:
        if number := lexicon.WEEKDAYS.get(word) or lexicon.WEEKDAY_ABBREVIATIONS.get(word):
            return number
    return None


def day_range(match: Match) -> tuple[Piece, ...] | None:
    """As in "14-16 May 2019" and "May 14-16, 2019": two dates that share month and year."""
    month = months_of(match.words("month"))
    first, second = day_of(match.words("day1")), day_of(match.words("day2"))
    if month is None or first is None or second is None or first > 31 or second > 31:
        return None
    if not match.has("year") and match.span("day2")[1] == match.last and _counts_after(match):
        return None
    shared: dict[str, object] = {"month": month, **_year_fields(match)}
    if match.has("rel"):
        shared["year_from"] = year_from(match.words("rel"))
    kind = _link_kind(match)
    month_first = match.span("month")[0] < match.span("day1")[0]
    start = match.first if month_first else match.span("day1")[0]
    split = match.span("to")
    one = Piece(start, split[0], Fields(day=first, **shared), "date range", 1, kind)  # type: ignore[arg-type]
    two = Piece(split[1], match.last, Fields(day=second, **shared), "date range", 1, kind)  # type: ignore[arg-type]
    return one, two


def _counts_after(match: Match) -> bool:
    return match.after() in ("percent", "%", "people") or match.after() in lexicon.UNIT_PLURALS


def _link_kind(match: Match) -> str:
    if match.before() == "between":
        return "hull"
    return "" if match.word("to") in ("and", "or", "/") else "extent"


def month_range(match: Match) -> tuple[Piece, ...] | None:
    """As in "March-April 1945": two months that share a year."""
    first, second = months_of(match.words("month1")), months_of(match.words("month2"))
    if first is None or second is None:
        return None
    shared: dict[str, object] = _year_fields(match)
    if match.has("rel"):
        shared["year_from"] = year_from(match.words("rel"))
    earlier = dict(shared)
    year = shared.get("year")
    if first > second and isinstance(year, int) and year > 1 and _link_kind(match):
        earlier["year"] = year - 1  # "November to February 1945" began the year before
    kind = _link_kind(match)
    split = match.span("to")
    one = Piece(match.first, split[0], Fields(month=first, **earlier), "month range", 1, kind)  # type: ignore[arg-type]
    two = Piece(split[1], match.last, Fields(month=second, **shared), "month range", 1, kind)  # type: ignore[arg-type]
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
    month = months_of(match.words("month"))
    if month is None:
        return None
    fields: dict[str, object] = {"month": month, **_year_fields(match)}
    if match.has("rel"):
        fields["year_from"] = year_from(match.words("rel"))
    mod = mod_of(match.words("pre")) or (
        quantity_mod(match.words("ca")) if match.has("ca") else None
    )
    return Fields(mod=mod, **fields)  # type: ignore[arg-type]


def month_alone(match: Match) -> Meaning | None:
    """A month without a year, with or without "last", "next" or "late"."""
    month = months_of(match.words("month"))
    if month is None:
        return None
    which = match.words("which")
    name = match.words("month")[0]
    if not which and not match.has("pre"):
        following_name = match.after_is_capital() and match.after() not in lexicon.WEEKDAYS
        if following_name and not match.after_preposition():
            return None
        if name in _NAMES_TOO and not match.after_preposition() and not _attributive(match, name):
            return None
        if name == "may" and match.before() in (
            "and",
            "or",
            "the",
            "by",
            "to",
            "from",
            "of",
            "for",
            "with",
            "than",
            "between",
            "after",
        ):
            return None
        if match.before() in ("mr", "mrs", "ms", "minister", "president"):
            return None
        if name not in lexicon.MONTHS and match.tokens.words[match.last - 1] != ".":
            return None
        if match.before() == "the" and not match.after_is_capital() and name in _NAMES_TOO:
            return None
    direction, anchor = which_of(which) if which else (None, "either")
    return Fields(
        month=month,
        direction=direction,
        anchor=anchor,
        mod=mod_of(match.words("pre")),  # type: ignore[arg-type]
    )


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


def which_of(words: list[str]) -> tuple[int | None, str]:
    """Direction and anchor of "last", "the same", "that" and their kin."""
    if words[-1:] == ["past"] and words[0] == "this":
        return -1, "document"
    if words[-1:] == ["coming"]:
        return 1, "document"
    for word in reversed(words):
        if word in WHICH_DIRECTION:
            direction, anchor = WHICH_DIRECTION[word]
            if word in ("last", "next") and words[0] == "the":
                return direction, "mention"
            return direction, anchor
    return None, "either"


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
        return written
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


_AFTER_YEAR = frozenset(
    "the a an and when but by with to in on at as after before while he she it they his her "
    "its their "
    "was were had did is there this that these those which however under or until from".split()
)


def weekday(match: Match) -> Meaning | None:
    """A weekday, with part of the day or direction where written."""
    number = _weekday(match.words("weekday"))
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
        anchor=anchor,  # type: ignore[arg-type]
        part=lexicon.PARTS.get(part[0]) if part else None,
        mod=mod_of(match.words("pre")),
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


def week_from(words: list[str]) -> Step | None:
    """The step that "of last week" makes."""
    if not words:
        return None
    direction, anchor = which_of(words[:-1])
    return Step("W", direction or 0, anchor)  # type: ignore[arg-type]


def decade(match: Match) -> Meaning | None:
    """As in "The 1990s", "the 470s BC", "the mid-'90s", "the nineties"."""
    word = match.words("decade")[0].strip("'’‘")
    mod = mod_of(match.words("pre"))
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


def season(match: Match) -> Meaning | None:
    """A season, with year or direction where written."""
    name = match.words("season")[0]
    which = match.words("which")
    fields: dict[str, object] = {"season": lexicon.SEASON_NAMES[name], **_year_fields(match)}
    if match.has("rel"):
        fields["year_from"] = year_from(match.words("rel"))
    settled = bool(which or match.has("year") or match.has("rel"))
    if not settled:
        capital = match.capital("season")
        if match.after() == "of" or (match.after_is_capital() and not match.has("pre")):
            return None  # "the fall of the city", "Summer Olympics"
        prepared = match.before() in (
            "in",
            "by",
            "until",
            "during",
            "since",
            "through",
            "every",
            "of",
            "throughout",
            "over",
            "for",
        )
        if (
            name in lexicon.AMBIGUOUS_SEASONS
            and not (match.has("the") and prepared)
            and not (prepared and (name == "spring" or capital) and match.before() != "of")
            and not match.has("pre")
        ):
            return None
        if (
            name in lexicon.AMBIGUOUS_SEASONS
            and match.has("pre")
            and match.word("pre")
            not in (
                "early",
                "late",
                "the early",
                "the late",
                "mid -",
                "early in",
                "late in",
                "early in the",
                "late in the",
                "the end of",
                "the end of the",
                "the beginning of",
                "the beginning of the",
                "mid",
            )
        ):
            return None
    direction, anchor = which_of(which) if which else (None, "either")
    return Fields(direction=direction, anchor=anchor, mod=mod_of(match.words("pre")), **fields)  # type: ignore[arg-type]


def quarter(match: Match) -> Meaning | None:
    """As in "The third quarter of 2025", "Q3 2025", "fiscal fourth quarter"."""
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
    fields: dict[str, object] = {"season": f"Q{int(number)}", **_year_fields(match)}
    if match.has("rel"):
        fields["year_from"] = year_from(match.words("rel"))
    which = match.words("which")
    if which:
        direction, anchor = which_of(which)
        if which[-1] != "the":
            fields["year_from"] = Step("Y", direction or 0, anchor)  # type: ignore[arg-type]
    fiscal = match.has("fiscal") or match.has("fiscal2")
    return Fields(fiscal=fiscal, mod=mod_of(match.words("pre")), **fields)  # type: ignore[arg-type]


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
    fields: dict[str, object] = {"season": f"H{int(number)}", **_year_fields(match)}
    if match.has("rel"):
        fields["year_from"] = year_from(match.words("rel"))
    return Fields(**fields)  # type: ignore[arg-type]


def fiscal_year(match: Match) -> Meaning | None:
    """As in "Fiscal 2025", "fiscal year 2025"."""
    found = year_of(match.words("year"))
    return (
        None
        if found is None
        else Fields(year=found[0], fiscal=True, mod=mod_of(match.words("pre")))
    )


def holiday(match: Match) -> Meaning | None:
    """A holiday whose date is fixed or can be computed."""
    name = match.word("holiday").replace(" ’s", "'s").replace(" 's", "'s")
    if name not in lexicon.HOLIDAYS and name.removesuffix(" day") not in lexicon.HOLIDAYS:
        return None
    if not match.capital("holiday"):
        return None
    which = match.words("which")
    direction, anchor = which_of(which) if which else (None, "either")
    fields = _year_fields(match)
    if match.has("rel"):
        fields["year_from"] = year_from(match.words("rel"))
    if match.has("part"):
        fields["part"] = lexicon.PARTS[match.words("part")[0]]
    return Fields(holiday=name, direction=direction, anchor=anchor, **fields)  # type: ignore[arg-type]


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
        if hour > 24 or rest > 59:
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
    if words[0] in ("noon", "midnight") and match.has("zone"):
        hour_only = True
    del part
    return Fields(
        minute=minute,
        hour_only=hour_only,
        zone=_zone(match.words("zone") or match.words("zone2")),
        mod=quantity_mod(match.words("ca")) if match.has("ca") else None,
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


def _zone(words: list[str]) -> int | None:
    """Minutes ahead of UTC, or ``None`` when the zone is not named or means several offsets."""
    for index, word in enumerate(words):
        if word in ("gmt", "utc") and len(words) > index + 2 and words[index + 1] in _SIGNS:
            hours, _, minutes = words[index + 2].partition(":")
            offset = 60 * int(hours) + int(minutes or 0)
            if offset > 14 * 60:
                return None
            return offset if words[index + 1] == "+" else -offset
        if word in lexicon.ZONES:
            return lexicon.ZONES[word]
    return None


_SIGNS = frozenset("+ - – −".split())


def military(match: Match) -> Meaning | None:
    """As in "0530 hours", "1900hrs"."""
    digits = match.words("digits")[0]
    if len(digits) != 4 or not digits.isdigit():  # "2,100 hours" is a duration
        return None
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 24 or minute > 59:
        return None
    return Fields(minute=60 * hour + minute, zone=_zone(match.words("zone")))


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


def valid(fields: Fields) -> str | None:
    """Why there is no such date, or ``None``.

    >>> valid(Fields(month=2, day=30))
    'February has no 30th day'
    """
    if fields.month and fields.day:
        year = fields.year if fields.year and not fields.bc else 2000
        try:
            date(year, fields.month, fields.day)
        except (ValueError, OverflowError):
            name = datetime(2000, max(1, min(12, fields.month)), 1).strftime("%B")
            if not 1 <= fields.month <= 12:
                return f"there is no month {fields.month}"
            if fields.month == 2 and fields.day == 29:
                return f"{year} is not a leap year"
            return f"{name} has no {fields.day}th day".replace("1th", "1st")
    return None
