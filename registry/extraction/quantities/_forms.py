"""The forms in which numbers come: scores, ages, ranges, ordinals, shares, bare counts.

Each function looks at one reading and returns the parts of an expression, a
refusal with its reason, or ``None`` when its form does not stand there.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._kinds import ROMAN, roman
from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._numbers import Reading, Refusal, is_joiner, read_number
from registry.extraction.quantities._refuse import is_label, rated
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._units import Measure, measure_after
from registry.extraction.quantities._words import MONTHS, STOP, YEAR_BEFORE, cut
from registry.lexicon.counted import counted_class
from registry.lexicon.units import UNITS
from registry.values.quantity import Bound, Dimension

STARTS = ROMAN | frozenset(
    "no none nobody once twice thrice life unanimous unanimously a an".split()
)
"""Words other than numbers with which a quantity may begin."""

_NOTHING = Reading(Fraction(0), Fraction(0), Fraction(1), 0, 0, in_words=True)
_PRONOUN_BEFORE = frozenset(
    cut(
        """
    no any some every each this that the which another only other first last next or at as
    by than like such anyone everyone her his their our my your its dear loved public square
    day
    """
    )
)


# ── words of their own ───────────────────────────────────────────────────────


def special(tokens: Tokens, i: int) -> Parts | None:
    """Such as "No injuries", "none of the passengers", "twice"."""
    word = tokens.word(i)
    nothing = replace(_NOTHING, start=i, end=i + 1)
    if word == "no" and tokens.word(i + 1) != "one":
        counted = around.counted_after(tokens, i + 1)
        if counted is None or counted[1] - counted[0] > 3:
            return None
        noun = tokens.word(counted[1] - 1)
        vague = noun in _VAGUE_PLURALS or not around.plural_phrase(tokens, counted)
        if vague and counted_class(_singular(noun)) is None:
            return None
        return plain(nothing, bound=Bound.NONE, counted=counted, bindable=False)
    if word == "nobody" or (word == "no" and tokens.matches(i + 1, ("one",))):
        end = i + 1 if word == "nobody" else i + 2
        return plain(replace(nothing, end=end), bound=Bound.NONE, bindable=False)
    if word == "none" and tokens.word(i + 1) == "of":
        return plain(nothing, bound=Bound.NONE, part=True, bindable=False)
    if word in ("twice", "thrice"):
        value = Fraction(2 if word == "twice" else 3)
        reading = Reading(value, value, Fraction(1), i, i + 1, in_words=True)
        return plain(reading, kind=Dimension.TIMES)
    if word == "once" and tokens.word(i - 1) in ("only", "just") and tokens.near(i):
        return plain(Reading(Fraction(1), Fraction(1), Fraction(1), i, i + 1), kind=Dimension.TIMES)
    if word in ("a", "an"):
        return _one_unit(tokens, i)
    if word in ROMAN:
        return roman(tokens, i)
    if word == "life" and _for_life(tokens, i):
        reading = Reading(_LIFE, _LIFE, Fraction(1), i, i + 1, in_words=True)
        years = Measure(i + 1, unit=UNITS["yr"])
        return plain(reading, measure=years, bound=Bound.MORE_THAN, bindable=False)
    if word in ("unanimous", "unanimously") and tokens.word(i - 1) not in _HARDLY:
        return plain(nothing, bindable=False)  # so many were against
    return None


_BINDING = frozenset({"than", "least", "almost", "nearly"})


def _one_unit(tokens: Tokens, i: int) -> Parts | None:
    """Such as "more than a minute" and "just under an hour"."""
    before = tokens.word(i - 1)
    just = before in ("over", "under") and tokens.word(i - 2) == "just"
    if not (just or before in _BINDING) or around.bound_before(tokens, i) is None:
        return None
    measure = measure_after(tokens, i + 1, scaled=False, large=False, one=True)
    if measure is None or measure.unit is None or measure.unit.dimension not in _COMMON:
        return None
    reading = Reading(Fraction(1), Fraction(1), Fraction(1), i, i + 1, in_words=True)
    return plain(reading, end=measure.end, measure=measure)


_COMMON = ("duration", "length")
_LIFE = Fraction(75)  # years: longer than any sentence for a time
_TERMS = frozenset({"sentence", "sentences", "imprisonment", "term", "terms"})
_JAILED = frozenset({"jailed", "imprisoned", "sentenced", "prison", "jail", "bars", "up", "away"})
_SERVED = frozenset(
    "serving serve serves served to got gets given gave receive received him her them".split()
)
_HARDLY = frozenset("almost nearly not near virtually practically far".split())


def part_of_unit(tokens: Tokens, i: int) -> Parts | None:
    """Such as "half a mile", "a quarter of a percentage point", "three quarters of an hour"."""
    if tokens.word(i) == "half":
        at, share = i + 1, Fraction(1, 2)
    else:
        found = read_number(tokens, i)
        if not isinstance(found, Reading) or not found.share or not found.in_words:
            return None
        at, share = found.end, found.low
        at += tokens.word(at) == "of"
    if tokens.word(at) not in ("a", "an") or tokens.word(i - 1) in ("-", "and"):
        return None
    measure = measure_after(tokens, at + 1, scaled=False, large=False, one=True)
    if measure is None or measure.unit is None:
        return None
    part = Reading(share, share, Fraction(1, 100), i, at + 1, decimals=2, in_words=True)
    return plain(part, end=measure.end, number_end=at, measure=measure)


def _for_life(tokens: Tokens, i: int) -> bool:
    """Whether it is the sentence: "jailed for life", "a life term", "is serving life"."""
    before, after = tokens.word(i - 1), tokens.word(i + 1)
    if after in _TERMS or (after in ("in", "behind") and tokens.word(i + 2) in _JAILED):
        return True
    if before == "for":
        return tokens.word(i - 2) in _JAILED or tokens.word(i - 3) in _JAILED
    if before == "to":
        return not _JAILED.isdisjoint((tokens.word(i - 2), tokens.word(i - 3)))
    return before in _SERVED and after in ("", ".", ",", "for", "without", "and", "after")


_VAGUE_PLURALS = frozenset(
    cut(
        """
    plans signs reasons questions doubts ways ideas words details comments illusions regrets
    limits chances options terms means circumstances conditions grounds hopes intentions doubts
    objections qualms worries problems difficulties excuses secrets surprises guarantees
    promises expectations interests links ties relations relatives rights powers indications
    longer less matters others apologies kids bounds
    """
    )
)
"""Plurals after "no" that nobody counts: "no plans", "no signs"."""


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def ordinal(tokens: Tokens, reading: Reading) -> Parts | None:
    """Such as "The third flight", "the 67th minute"; not centuries, not parts of names."""
    end, i = reading.end, reading.start
    after, before = tokens.word(end), tokens.word(i - 1)
    if is_joiner(tokens, end) and tokens.word(end + 1) in ("century", "quarter", "half"):
        return None  # "a 12th-century church"
    if before in _DEFINITE and tokens.near(end) and _cardinal_at(tokens, end):
        return None  # "inside the first 20 minutes", "the second ten minutes later"
    if after in ("century", "centuries", "quarter", "half") or before in MONTHS or after in MONTHS:
        return None
    if after == "of" and tokens.word(end + 1) in MONTHS:
        return None
    if after == "minute" and tokens.near(end):
        return plain(reading, end=end + 1, kind=Dimension.MATCH_MINUTE, bindable=False)
    if reading.in_words and not _counts_in_a_row(tokens, reading):
        return None
    counted = around.counted_after(tokens, end)
    if reading.in_words and counted is None and before in ("a", "an"):
        return None
    return plain(reading, kind=Dimension.ORDINAL, counted=counted, bindable=False)


_DEFINITE = frozenset("the its his her their".split())


def _cardinal_at(tokens: Tokens, i: int) -> bool:
    number = read_number(tokens, i)
    return isinstance(number, Reading) and not number.ordinal


def _counts_in_a_row(tokens: Tokens, reading: Reading) -> bool:
    """Whether an ordinal in words is one, and no part of a name or an idiom."""
    i, end = reading.start, reading.end
    before, after = tokens.word(i - 1), tokens.word(end)
    if before in ("at", "per", "every", "split") or after in ("of", "hand", "-", "off"):
        return False
    if tokens.capital(i) and (tokens.capital(end) or not tokens.starts_sentence(i)):
        return False  # "Second World War", "Fifth Avenue"
    alone = after in ("", ",", ".", "and") or not tokens.near(end) or after in STOP
    return not alone or before in _PLACED


_PLACED = frozenset({"finished", "came", "placed", "ranked", "in", "was", "stood"})


# ── units in two steps, and signs ────────────────────────────────────────────

_FINER = {
    "ft": ("in",),
    "lb": ("oz",),
    "m": ("cm",),
    "h": ("min", "s"),
    "min": ("s",),
    "yr": ("mo", "wk", "d"),
    "mo": ("wk", "d"),
    "wk": ("d",),
    "d": ("h",),
}
"""Units that a second, finer one may follow: "6 feet 2 inches", "two years and six months"."""


def compound(tokens: Tokens, reading: Reading, measure: Measure) -> tuple[Reading, Measure]:
    """The reading with the finer units after it added in; the same one when none follows.

    "Four hours and 21 minutes", "two hours, eight minutes and 12 seconds"
    """
    coarse, unit = measure.unit, measure.unit
    if coarse is None or coarse.symbol not in _FINER or reading.decimals or reading.vague:
        return reading, measure
    while unit is not None and unit.symbol in _FINER:
        at = measure.end
        while tokens.word(at) in ("and", ",") and at < measure.end + 2:
            at += 1
        other = read_number(tokens, at) if tokens.near(measure.end) else None
        if not isinstance(other, Reading) or other.vague or other.share or other.ordinal:
            break
        if other.start != at or not tokens.near(at):
            break
        finer = measure_after(tokens, other.end, scaled=False, large=False, one=other.low == 1)
        if finer is None or finer.unit is None or finer.unit.symbol not in _FINER[unit.symbol]:
            break
        step = finer.unit.factor / coarse.factor
        if other.low * finer.unit.factor >= unit.factor:
            break
        value = reading.low + other.low * step
        place = step * (other.place if other.decimals else 1)
        reading = replace(reading, low=value, high=value, place=place, decimals=1)
        measure, unit = replace(measure, end=finer.end), finer.unit
    return reading, measure


def minus_before(tokens: Tokens, start: int, measure: Measure | None) -> int | None:
    """The token of a minus sign or the word before a temperature or a percentage."""
    if measure is None or measure.unit is None:
        return None
    if measure.unit.dimension not in ("temperature", "degree", "percent"):
        return None
    before = tokens.raw(start - 1)
    if before == "minus" and tokens.near(start):
        return start - 1
    if before in ("-", "−", "–") and tokens.touching(start) and not tokens.touching(start - 1):
        return start - 1
    return None


# ── m: metres or millions ────────────────────────────────────────────────────

_METRE_NEXT = frozenset(
    cut(
        """
    high long wide deep tall above below from away off race sprint run dash freestyle
    hurdles butterfly backstroke breaststroke relay final individual thick offshore north
    south east west wave waves drop fall cliff mark
    """
    )
)


def metres_or_millions(
    tokens: Tokens, reading: Reading
) -> tuple[Reading, Measure | None] | Refusal:
    """Settle "10m": metres before words of length, millions before a plural, else refused."""
    after = tokens.word(reading.end) if tokens.near(reading.end) else ""
    number = replace(
        reading,
        low=reading.low / 10**6,
        high=reading.high / 10**6,
        place=reading.place / 10**6,
        scaled=False,
        metre_or_million=False,
        end=reading.end - 1,
    )
    if after in _METRE_NEXT or after == "x" or is_joiner(tokens, reading.end):
        return number, Measure(reading.end, unit=UNITS["m"])
    measure = measure_after(tokens, reading.end, scaled=True, large=True, one=False)
    counted = around.counted_after(tokens, reading.end)
    if measure or (counted and around.plural_phrase(tokens, counted)):
        return replace(reading, metre_or_million=False), measure
    return Refusal(reading.start, reading.end, "m: metres or millions")


def spaced_metres(tokens: Tokens, reading: Reading) -> Measure | None:
    """Such as "3.5 m": with a space it is the metre, unless things are counted in millions."""
    if tokens.raw(reading.end) != "m" or not tokens.near(reading.end) or reading.in_words:
        return None
    counted = around.counted_after(tokens, reading.end + 1)
    next_word = tokens.word(reading.end + 1)
    if counted and next_word not in _METRE_NEXT and around.plural_phrase(tokens, counted):
        return None
    return Measure(reading.end + 1, unit=UNITS["m"])


# ── ages, shares, magnitudes ─────────────────────────────────────────────────

_AGE_UNITS = {"year": Fraction(1), "years": Fraction(1), "month": Fraction(1, 12)}
_AGE_UNITS |= {
    "months": Fraction(1, 12),
    "week": Fraction(7 * 4, 1461),
    "weeks": Fraction(28, 1461),
}
_AGE_UNITS |= {"day": Fraction(4, 1461), "days": Fraction(4, 1461)}


def age(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "57-year-old", "57 years old", "aged 57", "Lanz, 57,"."""
    i, end = reading.start, reading.end
    if reading.scaled or reading.share or reading.low < 0:
        return None
    at = end + 1 if is_joiner(tokens, end) else end
    if tokens.word(at) in _AGE_UNITS and tokens.near(end):
        years = _AGE_UNITS[tokens.word(at)]
        after = at + 1
        if is_joiner(tokens, after):
            after += 1
        if tokens.word(after) in ("old", "olds") and tokens.near(after):
            return plain(reading, end=after + 1, kind=Dimension.AGE, years=years)
        if tokens.matches(at + 1, ("of", "age")):
            return plain(reading, end=at + 3, kind=Dimension.AGE, years=years)
        return None
    if measure or not 0 < reading.low < 125 or reading.decimals:
        return None
    before = tokens.word(i - 1)
    if before == "between" and tokens.word(i - 2) in ("aged", "ages") and tokens.near(i):
        return _aged(tokens, reading, back=2)
    if before in ("aged", "age", "ages") and tokens.near(i):
        return _aged(tokens, reading)
    if before == "of" and tokens.matches(i - 3, ("the", "age", "of")):
        return _aged(tokens, reading, back=3)
    in_commas = before == "," and tokens.raw(end) in (",", ")") and not reading.in_words
    if in_commas and tokens.capital(i - 2) and tokens.word(i - 2) not in MONTHS and tokens.near(i):
        return plain(reading, kind=Dimension.AGE, bindable=False)
    return None


def _aged(tokens: Tokens, reading: Reading, back: int = 1) -> Parts | None:
    parts = plain(reading, start=reading.start - back, kind=Dimension.AGE, bindable=False)
    joined = tokens.word(reading.end) in ("to", "-", "–", "and")
    other = read_number(tokens, reading.end + 1) if joined else None
    if isinstance(other, Reading) and reading.low < other.low < 125:
        return replace(parts, end=other.end, number_end=other.end, high=other, bound=Bound.BETWEEN)
    if after := around.bound_after(tokens, reading.end):
        return replace(parts, end=after.edge, bound=after.bound)
    return parts


def one_in(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "One in five", "nine in 10", "one out of three": a share."""
    end = reading.end
    if measure or reading.scaled or reading.share or not 0 < reading.low < 100 or reading.vague:
        return None
    counted = None
    if tokens.word(end + 1) == "in" and tokens.near(end + 1) and _counts_one(tokens, reading):
        counted, end = (end, end + 1), end + 1  # "one mill in five"
    at = end + 1
    if tokens.word(end) != "in":
        return None
    if tokens.word(at) == "every":
        at += 1
    other = read_number(tokens, at)
    if not isinstance(other, Reading) or other.ordinal or other.share or other.vague:
        return None
    if other.low not in _DENOMINATORS or other.low <= reading.low or not tokens.near(at):
        return None
    if measure_after(tokens, other.end, scaled=False, large=False, one=False):
        return None
    after = around.counted_after(tokens, other.end) if counted else None
    if after is not None and tokens.word(after[1]) not in _ITS:
        return None  # "one goal in five games"; but "four voters in ten cast a ballot"
    value = reading.low / other.low
    share = replace(reading, low=value, high=value, share=True, place=Fraction(1, 25))
    return plain(share, end=other.end, number_end=other.end, counted=counted)


_ITS = frozenset("a an the their his her its no".split())
"""Words after which the noun is what a verb was taken for."""


def _counts_one(tokens: Tokens, reading: Reading) -> bool:
    """Whether a plain noun follows a small number in words."""
    return reading.in_words and tokens.near(reading.end) and tokens.word(reading.end) not in STOP


_DENOMINATORS = frozenset({*range(2, 11), 12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000, 10**6})


def rating(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "7.2/10" and "a score of 31 out of 100"; the scale is the total."""
    scale = rated(tokens, reading) if measure is None and not reading.in_words else None
    if scale is None:
        return None
    end = reading.end + (2 if tokens.raw(reading.end) == "/" else 3)
    return plain(reading, end=end, kind=Dimension.RATING, total=Fraction(scale))


def magnitude(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | None:
    """Such as "Magnitude 6.4", "6.4-magnitude", "6.4 on the Richter scale"."""
    i, end = reading.start, reading.end
    if measure or reading.scaled or not 0 < reading.low < 10 or reading.ordinal:
        return None
    at = end + 1 if is_joiner(tokens, end) else end
    if tokens.word(at) == "magnitude" and tokens.near(end):
        return plain(reading, end=at + 1, kind=Dimension.MAGNITUDE)
    for ahead in range(end, end + 4):
        if tokens.word(ahead) == "richter":
            stop = ahead + 2 if tokens.word(ahead + 1) == "scale" else ahead + 1
            return plain(reading, end=stop, kind=Dimension.MAGNITUDE)
    before = i
    if binding := around.bound_before(tokens, i):
        before = binding.edge
    for back in range(before - 1, max(before - 5, -1), -1):
        word = tokens.word(back)
        if word == "magnitude":
            return plain(reading, kind=Dimension.MAGNITUDE)
        if word not in ("-", "of", "a", "preliminary", "was", "at", "with", "initial", "is"):
            break
    return None


# ── bare counts ──────────────────────────────────────────────────────────────


def bare(tokens: Tokens, parts: Parts) -> Parts | Refusal | None:
    """A number without unit: a count, unless it is a year, a label or a pronoun."""
    reading, end = parts.low, parts.end
    if reading.share:
        return parts
    counted = around.counted_after(tokens, end)
    if is_joiner(tokens, end) and tokens.word(end + 1) in _JOINED:
        return None
    if reading.in_words:
        return _bare_words(tokens, parts, counted)
    if parts.bound is Bound.EXACT and _year(tokens, reading, counted):
        return Refusal(reading.start, end, "a year, or a count that looks like one")
    if len(tokens.raw(reading.start)) > 6 and tokens.raw(reading.start).isdigit() and not counted:
        return Refusal(reading.start, end, "a code: seven digits and no grouping")
    if tokens.word(end) in MONTHS and tokens.capital(end) and tokens.near(end):
        return Refusal(reading.start, end, "days of a month")
    if is_label(tokens, reading.start, reading, counted):
        return Refusal(reading.start, end, "a number that names a thing")
    if parts.bound is Bound.BETWEEN and counted is None and is_joiner(tokens, reading.end):
        return Refusal(reading.start, end, "a range, a score or a code")
    return parts


_JOINED = frozenset("pointer pointers figure a wheeler setter fold way".split())
"""Words that make another word with a number: "a three-pointer", "a six-figure sum"."""


def _year(tokens: Tokens, reading: Reading, counted: tuple[int, int] | None) -> bool:
    text = tokens.raw(reading.start)
    if len(text) != 4 or not text.isdigit() or not 1100 <= reading.low < 2100:
        return False
    if reading.end != reading.start + 1:
        return False
    before = tokens.word(reading.start - 1)
    if before in YEAR_BEFORE or before in MONTHS or counted is None:
        return True
    if around.bound_before(tokens, reading.start) and before not in ("around", "about"):
        return False
    noun = tokens.word(counted[1] - 1)
    if reading.low >= 1900:
        return counted_class(_singular(noun)) is None
    return not around.plural_phrase(tokens, counted)


def _bare_words(tokens: Tokens, parts: Parts, counted: tuple[int, int] | None) -> Parts | None:
    reading = parts.low
    before, after = tokens.word(reading.start - 1), tokens.word(reading.end)
    if reading.low == 1 and reading.high == 1:
        only = before == "only" and tokens.word(reading.start - 2) != "the"
        if after == "of" and (only or before not in _PRONOUN_BEFORE):
            return parts if around.total_after(tokens, reading.end, reading.low) else None
        if before in _PRONOUN_BEFORE or not tokens.near(reading.end):
            return None
        plural = counted is not None and around.plural_phrase(tokens, counted)
        if counted and not plural and tokens.word(counted[0]) not in ("another", "day", "time"):
            return parts
        return None
    if tokens.touching(reading.start) and is_joiner(tokens, reading.start - 1):
        return None  # "twenty-one" is read from its start; "catch-two" is a name
    if reading.vague and counted is None and after not in _AFTER_VAGUE:
        return None if reading.low < 20 else parts
    return parts


_AFTER_VAGUE = frozenset("of more were are have had injured wounded hurt killed arrested".split())
"""What follows "a dozen" where nobody says of what: "three were killed and a dozen injured"."""
