"""Rules for times that are counted from another: "last year", "two weeks later"."""

from __future__ import annotations

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._lengths import amount_of, length_value, unit_of
from registry.extraction.times._match import Match
from registry.extraction.times._meaning import Anchor, Fields, Length, Meaning, Piece, Shift, Step
from registry.extraction.times._parts import which_of
from registry.extraction.times._patterns import mod_of, quantity_mod

_STOPS = frozenset(', . ; : ) ? ! — – - ( ” " and or but'.split()) | {""}
_NOT_EVENT = frozenset(
    "in on at when with by to as was were had has is are from while "
    "where who which "
    "that showed said during for than because if although though since under over also only "
    "still".split()
)


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
    if match.has("hours"):
        return Fields(part="NI" if match.words("hours") == ["late"] else "MO")
    part = lexicon.PARTS[match.words("part")[0]]
    which = match.words("which")
    mod = mod_of(match.words("pre"))
    if not which and mod == "MID":
        return Fields(part=part, mod=mod)
    if not which:
        word, before = match.words("part")[0], match.before()
        if word in lexicon.DAWNS and before == "before" and match.before(2) not in lexicon.CLOSELY:
            return Fields(part="MO", mod=mod)  # the dark hours of that day
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
    if match.after() in _KINDS_OF_NIGHT:
        return None  # "on the night shift"
    direction, anchor = which_of(which)
    if which == ["the"]:
        settled = mod is not None or match.before() in _PART_PREPOSITIONS or match.after() == "of"
        return Fields(part=part, mod=mod) if settled else None
    if which[-1] == "last" and part != "NI" and which[0] != "the":
        direction, anchor = -1, "document"
    return Fields(day_from=Step("D", direction or 0, anchor), part=part, mod=mod)


_KINDS_OF_NIGHT = frozenset(
    """shift shifts train trains bus buses sky skies club clubs watch watchman duty porter nurse
    nurses flight flights market markets school schools patrol patrols shelter shelters ferry guard
    guards session sessions service services rush paper edition star""".split()
)
_SPANNING = frozenset("over within for throughout during in".split())
_TERM = frozenset({"until", "till", "by"})
_NO_YEAR_BEFORE = frozenset(
    "of to before after when that which ago ended ending old s the - ' he she they it i we".split()
)
_PART_PREPOSITIONS = frozenset("in during through throughout of on into for".split())


def which_unit(match: Match) -> Meaning | None:
    """As in "last year", "this week", "the following day", "the end of the year"."""
    unit = unit_of(match.words("unit")[0])
    which = match.words("which") or ["the"]
    mod, fiscal = mod_of(match.words("pre")), match.has("fiscal")
    if unit is None or unit in ("S", "TM", "F", "NI"):
        return None
    if which == ["the"]:
        return _bare_unit(match, unit, mod, fiscal)
    if which[0] == "the" and which[-1] in ("last", "past", "next") and unit not in ("WE", "D"):
        return _with_article(match, unit, which[-1], mod, fiscal)
    if _no_unit(match, unit, which):
        return None
    direction, anchor = which_of(which)
    if which == ["the", "coming"]:
        anchor = "document"
    if unit == "D" and which[-1] in ("next", "coming") and anchor == "document":
        anchor = "mention"  # "next day" is told of the past; of the future one says tomorrow
    return Shift(Step(unit, direction, anchor), mod, fiscal)


def _with_article(
    match: Match, unit: str, last: str, mod: str | None, fiscal: bool
) -> Meaning | None:
    """As in "the past year" and "over the next year", which are lengths; else a date."""
    if last == "next":
        # "Over the next year" is twelve months; "the next year" is that of the calendar.
        if mod is None and (unit in ("DE", "CE") or match.before() in _SPANNING):
            return Length(length_value(1, unit))
        return Shift(Step(unit, 1, "mention"), mod, fiscal)
    if mod is not None or match.after() in ("'s", "’s"):
        return Shift(Step(unit, -1, "either"), mod, fiscal)
    if last == "last" and match.after() == "of":
        return None  # "the last week of the trial"
    return Length(length_value(1, unit))


def _no_unit(match: Match, unit: str, which: list[str]) -> bool:
    """Whether the words only look like a unit counted from an anchor."""
    last, before = which[-1], match.before()
    if last == "final" or (last == "past" and which[0] != "this"):
        return True
    if unit == "H":
        return last in ("this", "these")
    if unit == "D" and last in ("last", "past"):
        return True
    if last == "previous" and which[0] != "the":
        return before in ("a", "any", "his", "her", "its", "their", "no")
    # "He said that year after year ...": a conjunction.
    return last == "that" and before in ("so", "said", "say", "says", "now", "know", "believe")


def within_unit(match: Match) -> Meaning | None:
    """As in "Later in the week", "early in the year"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None or match.after() == "of":
        return None
    anchor: Anchor = "mention" if match.words("which") == ["that"] else "either"
    return Shift(Step(unit, 0, anchor), mod_of(match.words("pre")))


def _bare_unit(match: Match, unit: str, mod: str | None, fiscal: bool) -> Meaning | None:
    """As in "The year", "the weekend": only where grammar shows that the current one is meant."""
    before, after = match.before(), match.after()
    if unit == "WE":
        return Shift(Step("WE", None, "document"), mod)
    if unit in ("DE", "CE", "ML", "H"):
        if mod and after in _STOPS:
            return Shift(Step(unit, 0, "either"), mod)
        return None
    term = mod is not None and before in _TERM and after == "to"  # "until the end of May to pay"
    if after in lexicon.UNIT_PLURALS or (after in _NO_YEAR_BEFORE and not term):
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
    anchor: Anchor = "mention"
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
    return Shift(Step(unit, None if amount is None else sign * amount, anchor, sign), mod)


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
    anchor: Anchor = "event" if _event_follows(match) else "mention"
    if anchor == "event" and match.after() in ("yesterday", "tomorrow"):
        return None
    if part:
        return Fields(day_from=Step("D", sign, anchor), part=part)
    return Shift(Step(unit, sign, anchor))


def eve_of(match: Match) -> Meaning | None:
    """As in "The eve of" something: the day before it."""
    return Shift(Step("D", -1, "event"))
