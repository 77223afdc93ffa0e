"""The forms in which numbers come: scores, ages, ranges, ordinals, shares, bare counts.

Each function looks at one reading and returns the parts of an expression, a
refusal with its reason, or ``None`` when its form does not stand there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._make import Parts
from registry.extraction.quantities._numbers import Reading, Refusal, is_joiner, read_number
from registry.extraction.quantities._tokens import NUMBER, WORD, Tokens
from registry.extraction.quantities._units import Measure, currency_before, measure_after
from registry.extraction.quantities._words import MONTHS, SCORE_CUES, STOP, YEAR_BEFORE, cut
from registry.lexicon.counted import counted_class
from registry.lexicon.units import UNITS
from registry.values.quantity import Bound, Dimension

STARTS = frozenset({"no", "none", "twice", "thrice"})
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


def plain(reading: Reading, **more: object) -> Parts:
    """Parts of a reading that stands alone."""
    parts = Parts(
        start=reading.start,
        end=reading.end,
        number_start=reading.start,
        number_end=reading.end,
        low=reading,
        high=reading,
    )
    return replace(parts, **more)  # type: ignore[arg-type]


_BEFORE_DASH = frozenset({"mid", "under", "over", "magnitude"})

# ── what is not a number ─────────────────────────────────────────────────────


def not_a_number(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    """Why digits are not a quantity by their neighbours, and the token after them."""
    i, end = reading.start, reading.end
    before, after = tokens.raw(i - 1), tokens.raw(end)
    touched, touching = tokens.touching(i), tokens.touching(end)
    if touched and tokens.kind(i - 1) == WORD and not currency_before(tokens, i):
        return "digits inside a name", end
    if touched and is_joiner(tokens, i - 1) and tokens.touching(i - 1):
        if tokens.kind(i - 2) == WORD and tokens.word(i - 2) not in _BEFORE_DASH:
            return "digits inside a name", end
    if touched and before == "." and not tokens.touching(i - 1):
        return "a point before the digits", end
    if before == "+" and touched:
        return "a telephone number", _past_numbers(tokens, end)
    if _past_numbers(tokens, end) > end + 1:
        return "a row of numbers", _past_numbers(tokens, end)
    if touched and before in ("+", "_", "#", "\\", "@", "×", "^", "*", "="):
        return "a code or a telephone number", end
    if touching and after in (":", "_", "\\", "×", "@", "^", "="):
        return "a clock time or a code", _past_chain(tokens, end)
    if touched and before in (":", "/") and tokens.kind(i - 2) == NUMBER:
        return "a clock time, a date or a code", end
    if (
        touching
        and after == "/"
        and not _slashed_share(tokens, end)
        and tokens.kind(end + 1) == NUMBER
    ):
        return "two numbers with a slash", _past_chain(tokens, end)
    if chain := _chain(tokens, i):
        return chain
    if touching and tokens.kind(end) == WORD and not reading.scaled and not reading.ordinal:
        word = after
        if word in ("s", "’s", "'s"):
            return "a decade", end + 1
        if measure_after(tokens, end, scaled=False, large=False, one=False) is None:
            return "digits inside a name", end + 1
    if tokens.word(end) in ("am", "pm") or (
        tokens.word(end) in ("a", "p")
        and tokens.raw(end + 1) == "."
        and tokens.word(end + 2) == "m"
    ):
        return "a clock time", end + 1
    if tokens.starts_line(i) and (
        after in (")", ".") or end >= len(tokens) or tokens.starts_line(end)
    ):
        if end >= len(tokens) or tokens.starts_line(end) or after == ")":
            return "a number in a list", end
        if touching and after == "." and tokens.near(end + 1) and not tokens.starts_line(end + 1):
            return "a number in a list", end
    return None


def _slashed_share(tokens: Tokens, end: int) -> bool:
    """Whether digits around a slash are a share: "1/2 of", "2/3 of"."""
    one, other = tokens.raw(end - 1), tokens.raw(end + 1)
    return (
        one in ("1", "2", "3", "4")
        and other in ("2", "3", "4", "5")
        and one < other
        and tokens.word(end + 2) == "of"
    )


def _past_numbers(tokens: Tokens, end: int) -> int:
    """The token after a row of bare numbers with spaces between."""
    while tokens.kind(end) == NUMBER and tokens.near(end):
        end += 1
    return end


def _past_chain(tokens: Tokens, end: int) -> int:
    """The token after a run of digits and signs without white space."""
    while end < len(tokens) and tokens.touching(end) and tokens.kind(end) != WORD:
        end += 1
    return end


def _chain(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """Three or more numbers with dashes, or a dash before four digits: a telephone or a code."""
    at, count = i + 1, 1
    while is_joiner(tokens, at) and tokens.kind(at + 1) == NUMBER:
        if not (tokens.touching(at) and tokens.touching(at + 1)):
            break
        at, count = at + 2, count + 1
    if count > 2:
        return "a telephone number, a date or a code", at
    if count == 2:
        one, other = tokens.raw(i), tokens.raw(i + 2)
        if other.isdigit() and one.isdigit() and len(other) == 4 and len(one) == 3:
            return "a telephone number", at
        if one == other and not _cued(tokens, i, at):
            return "a division in halves, or a code", at
        if other.isdigit() and len(other) > 5:
            return "a code", at
        if len(one) == 4 and one.isdigit() and 1000 <= int(one) <= 2100 and len(other) in (2, 4):
            return "years", at
    return None


# ── words of their own ───────────────────────────────────────────────────────


def special(tokens: Tokens, i: int) -> Parts | None:
    """Such as "No injuries", "none of the passengers", "twice"."""
    word = tokens.word(i)
    nothing = replace(_NOTHING, start=i, end=i + 1)
    if word == "no":
        counted = around.counted_after(tokens, i + 1)
        if counted is None or counted[1] - counted[0] > 3:
            return None
        if counted_class(_singular(tokens.word(counted[1] - 1))) is None:
            return None
        return plain(nothing, bound=Bound.NONE, counted=counted, bindable=False)
    if word == "none" and tokens.word(i + 1) == "of":
        return plain(nothing, bound=Bound.NONE, part=True, bindable=False)
    if word in ("twice", "thrice"):
        value = Fraction(2 if word == "twice" else 3)
        reading = Reading(value, value, Fraction(1), i, i + 1, in_words=True)
        return plain(reading, kind=Dimension.TIMES)
    return None


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def ordinal(tokens: Tokens, reading: Reading) -> Parts | None:
    """Such as "The third flight", "the 67th minute"; not centuries, not parts of names."""
    end, i = reading.end, reading.start
    after, before = tokens.word(end), tokens.word(i - 1)
    if after in ("century", "centuries", "quarter", "half") or before in MONTHS or after in MONTHS:
        return None
    if after == "of" and tokens.word(end + 1) in MONTHS:
        return None
    if after == "minute" and tokens.near(end):
        return plain(reading, end=end + 1, kind=Dimension.MATCH_MINUTE, bindable=False)
    if reading.in_words:
        if before in ("at", "per", "a", "every", "split") or after in ("of", "hand", "-", "off"):
            if not (before == "a" and after not in ("of", "hand", "-", "off")):
                return None
        if tokens.capital(i) and (tokens.capital(end) or not tokens.starts_sentence(i)):
            return None  # "Second World War", "Fifth Avenue"
        if after in ("", ",", ".", "and") or not tokens.near(end) or after in STOP:
            if before not in ("finished", "came", "placed", "ranked", "in", "was", "stood"):
                return None
    counted = around.counted_after(tokens, end)
    if reading.in_words and counted is None and before in ("a", "an"):
        return None
    return plain(reading, kind=Dimension.ORDINAL, counted=counted, bindable=False)


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
    """The reading with a finer unit after it added in; the same one when none follows."""
    unit = measure.unit
    if unit is None or unit.symbol not in _FINER or reading.decimals or reading.vague:
        return reading, measure
    at = measure.end
    if tokens.word(at) in ("and", ","):
        at += 1
    other = read_number(tokens, at) if tokens.near(measure.end) else None
    if not isinstance(other, Reading) or other.vague or other.share or other.ordinal:
        return reading, measure
    if other.start != at or not tokens.near(at):
        return reading, measure
    finer = measure_after(tokens, other.end, scaled=False, large=False, one=other.low == 1)
    if finer is None or finer.unit is None or finer.unit.symbol not in _FINER[unit.symbol]:
        return reading, measure
    step = finer.unit.factor / unit.factor
    value = reading.low + other.low * step
    if other.low * step >= 1:
        return reading, measure
    joined = replace(reading, low=value, high=value, place=step, decimals=1)
    return joined, replace(measure, end=finer.end)


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
    """Such as "3.5 m": with a space it is the metre, unless people or things are counted in millions."""
    if tokens.raw(reading.end) != "m" or not tokens.near(reading.end) or reading.in_words:
        return None
    counted = around.counted_after(tokens, reading.end + 1)
    next_word = tokens.word(reading.end + 1)
    if counted and next_word not in _METRE_NEXT and around.plural_phrase(tokens, counted):
        return None
    return Measure(reading.end + 1, unit=UNITS["m"])


# ── scores ───────────────────────────────────────────────────────────────────


def score(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | Refusal | None:
    """Such as "3-1", "6-4, 7-5", "won 3 to 1"."""
    i, end = reading.start, reading.end
    if reading.in_words or reading.scaled or measure or not _small(reading):
        return None
    dash = is_joiner(tokens, end) and tokens.touching(end) and tokens.touching(end + 1)
    if not dash and not (tokens.word(end) == "to" and tokens.word(i - 1) in _SCORE_VERBS):
        return None
    other = read_number(tokens, end + 1)
    if not isinstance(other, Reading) or other.in_words or not _small(other) or other.scaled:
        return None
    after = measure_after(tokens, other.end, scaled=False, large=False, one=False)
    won, lost = int(reading.low), int(other.low)
    if not _cued(tokens, i, other.end):
        if after or won <= lost or around.counted_after(tokens, other.end) is None:
            return None
        if won - lost > 30 or around.bound_before(tokens, i):
            return None
    elif after and after.unit and after.unit.symbol != "in":
        return None
    sets = [(won, lost)]
    last = other.end
    while dash and tokens.word(last) in (",", ";", "and"):
        at = last + 1
        if tokens.word(at) == "and":
            at += 1
        found = _set(tokens, at)
        if found is None:
            break
        sets.append(found)
        last = at + 3
    return plain(
        reading,
        end=last,
        number_end=last,
        kind=Dimension.SCORE,
        against=Fraction(lost),
        sets=tuple(sets) if len(sets) > 1 else (),
        bindable=False,
    )


_SCORE_VERBS = frozenset({"won", "win", "lost", "beat", "wins", "lead", "leads", "led", "by"})


def _small(reading: Reading) -> bool:
    return reading.decimals == 0 and 0 <= reading.low < 200


def _set(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens.kind(at) != NUMBER or not is_joiner(tokens, at + 1) or tokens.kind(at + 2) != NUMBER:
        return None
    if not (tokens.touching(at + 1) and tokens.touching(at + 2)):
        return None
    one, other = tokens.raw(at), tokens.raw(at + 2)
    if not (one.isdigit() and other.isdigit() and len(one) <= 3 and len(other) <= 3):
        return None
    return int(one), int(other)


def _cued(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a word of winning or voting stands within a few tokens on the line."""
    for at in range(i - 1, max(i - 9, -1), -1):
        if tokens.word(at) in SCORE_CUES:
            return True
        if tokens.word(at) in (".", ";"):
            break
    for at in range(end, min(end + 4, len(tokens))):
        if tokens.word(at) in SCORE_CUES:
            return True
        if tokens.word(at) in (".", ";"):
            break
    return False


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
    value = reading.low / other.low
    share = replace(reading, low=value, high=value, share=True, place=Fraction(1, 25))
    return plain(share, end=other.end, number_end=other.end)


_DENOMINATORS = frozenset({*range(2, 11), 12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000, 10**6})


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


# ── ranges ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Range:
    """The two numbers of a range, and where it begins and ends."""

    low: Reading
    high: Reading
    start: int
    end: int
    number_end: int
    measure: Measure | None
    between: bool


def second_of_range(
    tokens: Tokens, first: Reading, start: int, measure: Measure | None
) -> Range | Refusal | None:
    """The other end of "between 25 and 30", "25 to 30", "10-15", "$3bn to $4bn"."""
    end = measure.end if measure else first.end
    between = tokens.word(start - 1) == "between" and tokens.near(start)
    joiner = tokens.word(end)
    dash = is_joiner(tokens, end) and tokens.near(end)
    if not dash and joiner not in (("and",) if between else ("to", "or")):
        return None
    if joiner == "or" and (measure or first.low > 20):
        return None
    if joiner == "to" and tokens.word(start - 1) in ("from", "by"):
        return None  # "rose from 5 to 10": two levels; "won by 3 to 1"
    if first.share:
        return None
    return _to(tokens, first, start, end, measure, between=between)


def _to(
    tokens: Tokens,
    first: Reading,
    start: int,
    end: int,
    measure: Measure | None,
    *,
    between: bool = False,
) -> Range | Refusal | None:
    at = end + 1
    money = None
    for ahead in range(at, at + 4):
        other = read_number(tokens, ahead)
        if other is not None:
            money = currency_before(tokens, ahead) if ahead > at else None
            if ahead > at and (money is None or money[0] != at):
                return None
            break
        if not tokens.near(ahead):
            return None
    else:
        return None
    if not isinstance(other, Reading) or other.ordinal or other.vague != first.vague:
        return None
    if other.metre_or_million:
        return None
    after = Measure(other.end, currency=money[1]) if money else None
    after = after or measure_after(
        tokens, other.end, scaled=other.scaled, large=other.low >= 1000, one=False
    )
    low = first
    if (
        other.scaled
        and not first.scaled
        and not measure_has_scale(measure)
        and other.low > first.low
    ):
        # "2 to 3 million": the scale belongs to both.
        factor = Fraction(10 ** _zeros(other))
        if first.low * factor < other.low:
            low = replace(
                first,
                low=first.low * factor,
                high=first.high * factor,
                place=first.place * factor,
                scaled=True,
            )
    if not low.low < other.low:
        if is_joiner(tokens, end) and tokens.touching(at) and tokens.touching(end):
            return Refusal(first.start, other.end, "a score, a range or a code")
        return None
    stop = (
        after.end if after else (measure.end if measure and measure.end > other.end else other.end)
    )
    if after is None and measure is not None and measure.unit is not None:
        return None  # "5 km to 10 houses"
    if after and measure and (after.unit, after.currency) != (measure.unit, measure.currency):
        return None
    return Range(
        low=low,
        high=other,
        start=start - 1 if between else start,
        end=stop,
        number_end=other.end,
        measure=after or measure,
        between=between,
    )


def measure_has_scale(measure: Measure | None) -> bool:
    """Whether the first number has its unit already, so that no scale is shared."""
    return measure is not None and measure.unit is not None


def _zeros(reading: Reading) -> int:
    """The power of ten that the scale word of a reading stands for."""
    for power in (12, 9, 6, 3, 2):
        if reading.place % 10**power == 0 or reading.low % 10**power == 0:
            return power
        if reading.decimals and reading.place * 10**reading.decimals == 10**power:
            return power
    return 0


# ── bare counts ──────────────────────────────────────────────────────────────


def bare(tokens: Tokens, parts: Parts) -> Parts | Refusal | None:
    """A number without unit: a count, unless it is a year, a label or a pronoun."""
    reading, end = parts.low, parts.end
    if reading.share:
        return parts
    counted = around.counted_after(tokens, end)
    if reading.in_words:
        return _bare_words(tokens, parts, counted)
    if parts.bound is Bound.EXACT and _year(tokens, reading, counted):
        return Refusal(reading.start, end, "a year, or a count that looks like one")
    if len(tokens.raw(reading.start)) > 6 and tokens.raw(reading.start).isdigit() and not counted:
        return Refusal(reading.start, end, "a code: seven digits and no grouping")
    if tokens.word(end) in MONTHS and tokens.capital(end) and tokens.near(end):
        return Refusal(reading.start, end, "days of a month")
    if around.is_label(tokens, reading.start, reading, counted):
        return Refusal(reading.start, end, "a number that names a thing")
    if parts.bound is Bound.BETWEEN and counted is None and is_joiner(tokens, reading.end):
        return Refusal(reading.start, end, "a range, a score or a code")
    return parts


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
        if before in _PRONOUN_BEFORE or not tokens.near(reading.end):
            return None
        if after == "of":
            return parts if around.total_after(tokens, reading.end, reading.low) else None
        plural = counted is not None and around.plural_phrase(tokens, counted)
        if counted and not plural and tokens.word(counted[0]) not in ("another", "day", "time"):
            return parts
        return None
    if tokens.touching(reading.start) and is_joiner(tokens, reading.start - 1):
        return None  # "twenty-one" is read from its start; "catch-two" is a name
    if reading.vague and counted is None and after not in ("of", "more", "were", "are", "have"):
        return None if reading.low < 20 else parts
    return parts
