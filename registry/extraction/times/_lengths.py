"""Rules for how long something lasts, and how old somebody is."""

from __future__ import annotations

from registry.extraction.times import _lexicon as lexicon
from registry.extraction.times._match import Match
from registry.extraction.times._meaning import Fields, Length, Meaning, Reference, Repeat
from registry.extraction.times._patterns import quantity_mod


def unit_of(word: str) -> str | None:
    """The unit that a word names, singular, plural or short."""
    return lexicon.UNITS.get(word) or lexicon.UNIT_PLURALS.get(word) or lexicon.UNIT_SHORT.get(word)


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
    if not words and not match.has("halves") and match.words("unit")[0] in lexicon.UNITS:
        found = 1  # "the year-ago quarter"
    if match.has("halves"):
        if words in (["a"], ["an"]):
            found = 0  # "a half-century"
        quarter = "quarter" in match.words("halves")
        found = (found or 0) + (0.25 if quarter else 0.5)
    if match.has("andhalf"):
        found = (found or 1) + 0.5
    return found


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
    if amount is not None and amount < 1 and unit == "CE":
        amount, unit = 100 * amount, "Y"
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
    if words == ["many"] and match.before() == "as":
        return None  # "the second in as many weeks"
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
    before, after = match.before(), match.after()
    if match.has("andhalf") or match.has("ca"):
        return Length(length_value(amount_of(match), unit), quantity_mod(match.words("ca")))
    if before in _RATE_NOUNS:
        freq = {"once": "1X", "twice": "2X", "thrice": "3X"}.get(before)
        return Repeat(length_value(1, unit), None, freq)
    if before[:1].isdecimal() or before in (
        "million",
        "billion",
        "trillion",
        "thousand",
        "percent",
        "%",
        "hundred",
    ):
        return Repeat(length_value(1, unit))
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
        return Length(length_value(1, unit)) if unit != "NI" else None
    if (
        unit in ("D", "Y", "W", "M", "H")
        and before.endswith("s")
        and before.isalpha()
        and len(before) > 3
    ):
        return Repeat(length_value(1, unit))
    if unit in ("Y", "M", "W", "DE", "H", "CE") and after in (
        "before",
        "after",
        "long",
        "-",
        "since",
    ):
        return Length(length_value(1, unit))
    return None


def span(match: Match) -> Meaning | None:
    """As in "the past three years", "the next few days", "the first nine months"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None:
        return None
    amount = amount_of(match)
    if unit == "S" and match.words("unit")[0] == "second":
        return None
    verb = match.tokens.words[match.first] == "last" and match.has("ca")
    if verb:
        return None  # "to last more than 48 hours"
    return Length(length_value(amount, unit), quantity_mod(match.words("ca")))


def hyphenated(match: Match) -> Meaning | None:
    """As in "Three-day", "57-year-old", "months-long"."""
    unit = unit_of(match.words("unit")[0])
    if unit is None:
        return None
    if match.has("n"):
        last = match.span("n")[1]
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


def long_word(match: Match) -> Meaning | None:
    """As in "a weeklong strike"."""
    return Length(lexicon.LONG_WORDS[match.words("word")[0]])


def whole(match: Match) -> Meaning | None:
    """As in "all day", "the entire year", "all night"."""
    unit = unit_of(match.words("unit")[0])
    return None if unit is None else Length(length_value(1, unit))


_BEFORE_LENGTHS = frozenset(
    "for in within over after takes took lasted spent many several few those of the recent past "
    "last next coming following these first final about but during until through than".split()
)
_AFTER_LENGTHS = frozenset("of after before later ago long earlier".split())
_AFTER_THE_DAYS = frozenset(
    "following before after since leading ahead to of that between when".split()
)


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
    settled = before in _BEFORE_LENGTHS or after in _AFTER_LENGTHS
    if unit == "TM" and before not in ("for", "within", "in", "few", "several", "of"):
        return None
    if (
        before in ("old", "golden", "glory", "early", "his", "her", "their", "its")
        or after == "old"
    ):
        return None
    if before == "many" and match.before(2) == "as":
        return None
    if before == "the" and after not in _AFTER_THE_DAYS:
        return None
    return Length(length_value(None, unit)) if settled else None
