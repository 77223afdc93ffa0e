"""Rules for times that are counted from another: "last year", "two weeks later", "now"."""

from __future__ import annotations

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._dates import which_of
from registry.extraction.times._match import Match
from registry.extraction.times._meaning import (
    Fields,
    Length,
    Meaning,
    Piece,
    Reference,
    Shift,
    Step,
)
from registry.extraction.times._patterns import mod_of, quantity_mod

_STOPS = frozenset(', . ; : ) ? ! — – - ( ” " and or but'.split()) | {""}
_NOT_EVENT = frozenset(
    "in on at when with by to as it he she they we i was were had has is are from while "
    "where who which "
    "that showed said during for than because if although though since under over also only "
    "still".split()
)


def unit_of(word: str) -> str | None:
    """The unit that a word names, singular, plural or short."""
    return lexicon.UNITS.get(word) or lexicon.UNIT_PLURALS.get(word) or lexicon.UNIT_SHORT.get(word)


def day_word(match: Match) -> Meaning | None:
    """Today, yesterday, tomorrow, with part of the day."""
    word = match.words("word")[0]
    step = Step("D", lexicon.DAY_WORDS[word], "document")
    if match.has("part"):
        return Fields(day_from=step, part=lexicon.PARTS[match.words("part")[0]])
    if word == "today" and match.after() in ("'s", "’s") and not match.has("pre"):
        return Shift(step)
    return Shift(step, mod_of(match.words("pre")))


def two_days(match: Match) -> Meaning | None:
    """As in "The day before yesterday", "the day after tomorrow"."""
    amount = -2 if match.words("word")[0] == "yesterday" else 2
    return Shift(Step("D", amount, "document"))


def tonight(match: Match) -> Meaning | None:
    """Tonight, last night, overnight."""
    word = match.words("word")
    amount = -1 if word[0] == "last" else 0
    return Fields(day_from=Step("D", amount, "document"), part="NI", mod=mod_of(match.words("pre")))


def part_of_day(match: Match) -> Meaning | None:
    """As in "This morning", "that night", "the following evening", "the morning"."""
    part = lexicon.PARTS[match.words("part")[0]]
    which = match.words("which")
    mod = mod_of(match.words("pre"))
    if not which:
        word, before = match.words("part")[0], match.before()
        if word in ("dawn", "dusk", "sunrise", "sunset", "nightfall", "daybreak", "noon", "midday"):
            return (
                Fields(part=part, mod=mod)
                if before in ("at", "before", "by", "until", "since", "after", "around", "the")
                else None
            )
        if word in ("daytime", "nighttime"):
            return Fields(part=part, mod=mod)
        if before in ("at", "by", "all") and word == "night":
            return Fields(part=part, mod=mod)
        return None
    direction, anchor = which_of(which)
    if which == ["the"]:
        settled = mod is not None or match.before() in _PART_PREPOSITIONS or match.after() == "of"
        return Fields(part=part, mod=mod) if settled else None
    if which[-1] == "last" and part != "NI" and which[0] != "the":
        direction, anchor = -1, "document"
    return Fields(day_from=Step("D", direction or 0, anchor), part=part, mod=mod)  # type: ignore[arg-type]


_SPANNING = frozenset("over within for throughout during in".split())
_PART_PREPOSITIONS = frozenset("in during through throughout of on into for".split())


def which_unit(match: Match) -> Meaning | None:
    """As in "Last year", "this week", "the following day", "that same month", "the end of the year"."""
    unit = unit_of(match.words("unit")[0])
    which = match.words("which") or ["the"]
    mod = mod_of(match.words("pre"))
    fiscal = match.has("fiscal")
    if unit is None or unit in ("S", "TM", "F", "NI"):
        return None
    direction, anchor = which_of(which)
    last = which[-1]
    if which == ["the"]:
        return _bare_unit(match, unit, mod, fiscal)
    if last in ("last", "past") and which[0] == "the" and unit != "WE":
        if match.has("pre") or match.after() in ("'s", "’s"):
            return Shift(Step(unit, -1 if unit != "D" else 0, "either"), mod, fiscal)
        if last == "last" and match.after() == "of":
            return None  # "the last day of the trial"
        return Length(_one(unit))
    if last == "final":
        return None
    if which == ["the", "next"] and mod is None and unit in ("W", "M", "Q", "Y", "DE", "CE"):
        # "Over the next year" is twelve months; "the next year" is that of the calendar.
        if unit in ("DE", "CE") or match.before() in _SPANNING:
            return Length(_one(unit))
    if last == "past" and which[0] != "this":
        return None
    if last in ("this", "these") and unit == "H":
        return None
    if unit == "H":
        return Shift(Step("H", direction, anchor), mod)  # type: ignore[arg-type]
    if which[0] == "the" and last in ("coming",):
        return Shift(Step(unit, 1, "document"), mod)
    if unit == "D" and last in ("next", "coming") and anchor == "document":
        anchor = "mention"  # "next day" is told of the past; of the future one says tomorrow
    if unit == "D" and last in ("last", "past"):
        return None
    if unit == "CE" and last == "this":
        return Shift(Step(unit, 0, "document"), mod)
    if (
        last == "previous"
        and which[0] != "the"
        and match.before() in ("a", "any", "his", "her", "its", "their", "no")
    ):
        return None
    if last == "that" and match.before() in ("so", "said", "say", "says", "now", "know", "believe"):
        return None
    return Shift(Step(unit, direction, anchor), mod, fiscal)  # type: ignore[arg-type]


def within_unit(match: Match) -> Meaning | None:
    """As in "Later in the week", "early in the year"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None or match.after() == "of":
        return None
    anchor = "mention" if match.words("which") == ["that"] else "either"
    return Shift(Step(unit, 0, anchor), mod_of(match.words("pre")))  # type: ignore[arg-type]


def _one(unit: str) -> str:
    return length_value(1, unit)


def _bare_unit(match: Match, unit: str, mod: str | None, fiscal: bool) -> Meaning | None:
    """As in "The year", "the weekend": only where grammar shows that the current one is meant."""
    before, after = match.before(), match.after()
    if unit == "WE":
        return Shift(Step("WE", None, "document"), mod)
    if unit in ("DE", "CE", "ML", "H"):
        if mod and after in _STOPS:
            return Shift(Step(unit, 0, "either"), mod)
        return None
    if (
        after
        in (
            "of",
            "to",
            "before",
            "after",
            "when",
            "that",
            "which",
            "ago",
            "ended",
            "ending",
            "old",
            "s",
            "the",
            "-",
            "'",
            "he",
            "she",
            "they",
            "it",
            "i",
            "we",
        )
        or after in lexicon.UNIT_PLURALS
    ):
        return None
    if mod is not None:
        if match.capital("unit"):
            return None
        return Shift(Step(unit, 0, "either"), mod, fiscal)
    if unit in ("Y", "Q", "M", "W") and (
        before
        in (
            "for",
            "in",
            "during",
            "of",
            "over",
            "through",
            "throughout",
            "within",
            "later",
            "earlier",
        )
    ):
        if before == "of" and (
            match.capital("unit")
            or match.before(2)
            not in (
                "rest",
                "remainder",
                "half",
                "quarter",
                "part",
                "most",
                "much",
                "months",
                "weeks",
                "course",
            )
        ):
            return None
        return Shift(Step(unit, 0, "either"), mod, fiscal)
    if (
        unit == "D"
        and before in ("earlier", "later", "of")
        and match.before(2) in ("in", "rest", "remainder", "most", "much")
    ):
        return Shift(Step("D", 0, "either"), mod)
    return None


def year_end(match: Match) -> Meaning | None:
    """As in "Year-end", "month-end"."""
    unit = unit_of(match.words("unit")[0])
    return None if unit is None else Shift(Step(unit, 0, "either"), "END")


def amount_of(match: Match) -> float | None:
    """How many units a group counts; ``None`` when vague."""
    words = match.words("n")
    if any(
        w
        in (
            "few",
            "several",
            "some",
            "many",
            "couple",
            "number",
            "numerous",
            "various",
            "handful",
            "dozens",
            "scores",
            "matter",
        )
        for w in words
    ):
        return None
    found = match.number("n")
    if match.has("halves"):
        quarter = "quarter" in match.words("halves")
        found = (found or 0) + (0.25 if quarter else 0.5)
    if match.has("andhalf"):
        found = (found or 1) + 0.5
    return found


def counted(match: Match) -> Meaning | tuple[Piece, ...] | None:
    """As in "Two weeks ago", "a year earlier", "three days later", "months before"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None:
        return None
    amount = amount_of(match)
    relation = match.words("rel")
    word = relation[0]
    if unit == "NI":
        unit = "D"
    if match.after() == "than":
        # "Three days later than planned" measures; it does not date.
        told = Length(length_value(amount, unit), quantity_mod(match.words("ca")))
        return (Piece(match.first, match.span("rel")[0], told, "counted"),)
    if unit == "F":
        unit, amount = "W", None if amount is None else 2 * amount
    sign = (
        1
        if word
        in (
            "later",
            "after",
            "hence",
            "from",
            "on",
            "afterwards",
            "afterward",
            "thereafter",
            "following",
        )
        else -1
    )
    anchor = "mention"
    if word in ("ago", "from", "hence", "back") or relation[-1:] == ["now"]:
        anchor = "document"
    elif (
        word in ("earlier", "before", "previously", "prior")
        and unit in ("Y", "Q", "M")
        and not match.has("rest")
    ):
        anchor = "either"
    mod = quantity_mod(match.words("ca"))
    mod = {
        "MORE_THAN": "BEFORE" if sign < 0 else "AFTER",
        "LESS_THAN": "AFTER" if sign < 0 else "BEFORE",
        "EQUAL_OR_MORE": "ON_OR_BEFORE" if sign < 0 else "ON_OR_AFTER",
        "EQUAL_OR_LESS": None,
    }.get(mod or "", mod)
    if word in ("before", "after", "prior", "following", "on") and not match.has("rest"):
        if word == "on":
            return None
        if _event_follows(match):
            # The extent ends with the unit: what follows is the event's.
            told = Length(length_value(amount, unit), quantity_mod(match.words("ca")), "event")
            return (Piece(match.first, match.span("rel")[0], told, "counted"),)
        if match.after() in ("to", "the"):
            return None
    return Shift(Step(unit, None if amount is None else sign * amount, anchor, sign), mod)  # type: ignore[arg-type]


def _event_follows(match: Match) -> bool:
    """Whether "before" or "after" leads to a noun or clause rather than ending the phrase."""
    after = match.after()
    return after not in _STOPS and after not in _NOT_EVENT


def the_unit_before(match: Match) -> Meaning | None:
    """As in "The day before", "the week after", "the year before last"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None or unit in ("H", "TM", "S", "CE"):
        return None
    word = match.words("rel")[0]
    sign = 1 if word in ("after", "following") else -1
    if match.after() == "last":
        return None
    part = None
    if unit == "NI" or match.words("unit")[0] in lexicon.PARTS:
        part = lexicon.PARTS.get(match.words("unit")[0], "NI")
        unit = "D"
    anchor = "event" if _event_follows(match) else "mention"
    if anchor == "event" and match.after() in ("yesterday", "tomorrow"):
        return None
    if part:
        return Fields(day_from=Step("D", sign, anchor), part=part)  # type: ignore[arg-type]
    return Shift(Step(unit, sign, anchor))  # type: ignore[arg-type]


def eve_of(match: Match) -> Meaning | None:
    """As in "The eve of" something: the day before it."""
    return Shift(Step("D", -1, "event"))


def length_value(amount: float | None, unit: str) -> str:
    """A TIMEX3 duration.

    >>> length_value(2.5, "Y"), length_value(None, "D"), length_value(30, "TM")
    ('P2.5Y', 'PXD', 'PT30M')
    """
    if unit == "F":
        amount, unit = (None if amount is None else 2 * amount), "W"
    if unit == "NI":
        unit = "D"
    if amount is not None and amount == 0.5 and unit == "Y":
        amount, unit = 6, "M"
    if amount is not None and amount == 0.5 and unit in ("H",):
        amount, unit = 30, "TM"
    if amount is not None and amount == 0.5 and unit == "DE":
        amount, unit = 5, "Y"
    if amount is not None and amount == 0.5 and unit == "CE":
        amount, unit = 50, "Y"
    shown = "X" if amount is None else f"{amount:g}" if amount < 1e6 else str(int(amount))
    if unit in lexicon.CLOCK_UNITS:
        return f"PT{shown}{'M' if unit == 'TM' else unit}"
    return f"P{shown}{unit}"


def length(match: Match) -> Meaning | None:
    """As in "Three months", "more than 20 years", "half a century", "several hours"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None:
        return None
    amount = amount_of(match)
    words = match.words("n")
    name = match.words("unit")[0]
    if amount is not None and (
        amount > 1e5 or (amount > 20_000 and unit == "Y" and amount != int(amount))
    ):
        return None
    if name in lexicon.UNIT_SHORT and not (words and words[0][:1].isdecimal()):
        return None
    if unit == "S" and name == "second" and not match.has("dash"):
        return (
            None
            if words in (["a"], ["an"], [])
            else Length(length_value(amount, unit), quantity_mod(match.words("ca")))
        )
    if unit == "Q" and (match.after() == "of" or match.before() in ("three", "-") or not words):
        return (
            None
            if match.after() == "of"
            else Length(length_value(amount, "Q"), quantity_mod(match.words("ca")))
        )
    singular = name in lexicon.UNITS
    if (
        singular
        and not match.has("dash")
        and amount is not None
        and amount != 1
        and amount > 1
        and not match.has("halves")
        and unit != "Y"
        and name != "hundred"
    ):
        return (
            None
            if match.after() not in ("period", "long", "stint", "term", "war", "lead")
            else Length(length_value(amount, unit))
        )
    if (
        words in (["one"],)
        and singular
        and unit == "D"
        and not match.has("ca")
        and match.before() not in ("in", "for", "within", "just", "only", "than", "about", "every")
    ):
        return Reference("FUTURE_REF") if match.before() == "" else Length("P1D")
    if (
        words
        and words[0] in ("a", "an")
        and singular
        and not match.has("ca")
        and not match.has("halves")
    ):
        return _a_unit(match, unit)
    if unit == "NI" and amount is None and not words:
        return None
    if unit == "NI" and words == ["one"]:
        return Fields(part="NI")
    return Length(length_value(amount, unit), quantity_mod(match.words("ca")))


_RATE_NOUNS = frozenset("times once twice thrice".split())


def _a_unit(match: Match, unit: str) -> Meaning | None:
    """As in "A year": a rate after a count ("40 cases a day"), else a length."""
    from registry.extraction.times._meaning import Repeat

    before, after = match.before(), match.after()
    if match.has("andhalf") or match.has("ca"):
        return Length(length_value(amount_of(match), unit), quantity_mod(match.words("ca")))
    if before in _RATE_NOUNS:
        freq = {"once": "1X", "twice": "2X", "thrice": "3X"}.get(before)
        return Repeat(_one(unit), None, freq)
    if before[:1].isdecimal() or before in (
        "million",
        "billion",
        "trillion",
        "thousand",
        "percent",
        "%",
        "hundred",
    ):
        return Repeat(_one(unit))
    lengthy = before in (
        "for in within over about after nearly almost than half took takes take taking "
        "lasted lasting last spent "
        "least most roughly around of only just some under during through up to until "
        "follows following even "
        "another once barely another be is was not them him her us me it".split()
    )
    if before == "of" and after == "of":
        return None
    if lengthy:
        return Length(_one(unit)) if unit != "NI" else None
    if (
        unit in ("D", "Y", "W", "M", "H")
        and before.endswith("s")
        and before.isalpha()
        and len(before) > 3
    ):
        return Repeat(_one(unit))
    if unit in ("Y", "M", "W", "DE", "H", "CE") and after in (
        "before",
        "after",
        "long",
        "-",
        "since",
    ):
        return Length(_one(unit))
    return None


def span(match: Match) -> Meaning | None:
    """As in "The past three years", "the next few days", "the first nine months", "recent weeks"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None:
        return None
    amount = amount_of(match)
    if unit == "S" and match.words("unit")[0] == "second":
        return None
    return Length(length_value(amount, unit), quantity_mod(match.words("ca")))


def hyphenated(match: Match) -> Meaning | None:
    """As in "Three-day", "57-year-old", "months-long"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None:
        return None
    if match.has("n"):
        first, last = match.span("n")
        if not match.glued(last - 1, last) and match.tokens.words[last] != "-":
            return None
        amount = amount_of(match)
        if unit == "Y" and amount is not None and amount > 5000:
            return None
        return Length(length_value(amount, unit), quantity_mod(match.words("ca")))
    plural = match.words("unit")[0] in lexicon.UNIT_PLURALS
    return Length(length_value(None if plural else 1, unit))


def age(match: Match) -> Meaning | None:
    """As in "57 years old", "26 years of age"."""
    unit = unit_of(match.words("unit")[0])
    return (
        None
        if unit is None
        else Length(length_value(amount_of(match), unit), quantity_mod(match.words("ca")))
    )


def whole(match: Match) -> Meaning | None:
    """As in "All day", "the entire year", "all night"."""
    word = match.words("unit")[0]
    if word in lexicon.PARTS and word != "night":
        return Length("PT12H") if False else None
    unit = unit_of(word)
    if unit is None:
        return None
    return Length("P1D" if unit == "NI" else _one(unit))


def plural_alone(match: Match) -> Meaning | None:
    """As in "For years", "weeks of fighting", "the intervening years"."""
    unit = unit_of(match.words("unit")[0])
    before, after = match.before(), match.after()
    if unit is None or unit in ("S", "WE"):
        return None
    if unit == "Q" or match.capital("unit"):
        return None
    if unit == "NI":
        return None
    settled = before in (
        "for in within over after takes took lasted spent many several few those of the "
        "early later recent past "
        "last next coming following these many first final about but during until through "
        "than".split()
    ) or after in ("of", "after", "before", "later", "ago", "long", "earlier")
    if unit in ("TM",) and before not in ("for", "within", "in", "few", "several", "of"):
        return None
    if before in ("old", "golden", "glory", "early", "his", "her", "their", "its") or after in (
        "old",
    ):
        return None if before != "early" else None
    if (
        before == "the"
        and unit in ("D", "M", "Y", "W", "H")
        and after
        not in (
            "following",
            "before",
            "after",
            "since",
            "leading",
            "ahead",
            "to",
            "of",
            "that",
            "between",
            "when",
        )
    ):
        return None
    return Length(length_value(None, unit)) if settled else None


def recent(match: Match) -> Meaning | None:
    """As in "Recent years", "the coming months": the past or the future, without bounds."""
    word = match.words("which")[-1]
    return Reference("FUTURE_REF" if word in ("coming", "upcoming") else "PAST_REF")


def reference(value: str):  # type: ignore[no-untyped-def]
    """A builder for words that name the past, the present or the future."""

    def build(match: Match) -> Meaning | None:
        return Reference(value)

    return build


def current(match: Match) -> Meaning | None:
    """As in "Current" as an adjective, but not electric current."""
    if match.after() in (".", ",", ";") or match.before() in (
        "an",
        "electric",
        "alternating",
        "direct",
        "ocean",
    ):
        return None
    return Reference("PRESENT_REF")


def former(match: Match) -> Meaning | None:
    """As in "Former"; TIMEX2 counts it, news annotation does not: kept in narrative alone."""
    return Reference("FORMER")


def now(match: Match) -> Meaning | None:
    """As in "Now", but not "now that" and "until now"."""
    return Reference("PRESENT_REF")


def same_time(match: Match) -> Meaning | None:
    """As in "This time", "the present"."""
    if match.before() in ("for", "only", "by") and match.words("w")[-1] == "time":
        return None
    return Reference("PRESENT_REF")
