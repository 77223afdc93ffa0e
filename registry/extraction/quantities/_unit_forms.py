"""Numbers whose unit is read in a way of its own.

"Half a mile", "6 feet 2 inches", "minus five degrees", and "10m", which is metres or millions.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._numbers import Reading, Refusal, is_joiner, read_number
from registry.extraction.quantities._plurals import plural_phrase
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._units import Measure, measure_after
from registry.extraction.quantities._words import cut
from registry.lexicon.units import UNITS

_STEPS = {
    Fraction(1, 4): ("a quarter point", "quarter point", "a quarter of a point"),
    Fraction(1, 2): ("half a point", "a half point", "half point"),
    Fraction(3, 4): ("three quarters of a point", "three quarter point", "three quarters point"),
}
"""By how much central banks move their rates."""
_RATES = frozenset("rate rates borrowing interest lending percent %".split())
_NEAR_RATES = 12
"""Words on either side in which a rate is told of."""


def _step_of_a_rate(tokens: Tokens, i: int) -> Parts | None:
    """Such as "cut rates by a quarter point", "a quarter-point cut in its key rate"."""
    window = tokens.lower[max(0, i - _NEAR_RATES) : i + _NEAR_RATES]
    if _RATES.isdisjoint(window):
        return None
    for share, forms in _STEPS.items():
        for form in forms:
            for words in (form.split(), form.replace("point", "percentage point").split()):
                end = _past(tokens, i, words)
                if end is not None:
                    part = Reading(
                        share, share, Fraction(1, 100), i, end - 1, decimals=2, in_words=True
                    )
                    measure = Measure(end, unit=UNITS["pp"])
                    return plain(part, end=end, number_end=end - 1, measure=measure)
    return None


def _past(tokens: Tokens, i: int, words: list[str]) -> int | None:
    """The token after some words, hyphens between them or not; ``None`` where others stand."""
    at = i
    for n, word in enumerate(words):
        if n and is_joiner(tokens, at):
            at += 1
        if tokens.word(at) != word:
            return None
        at += 1
    return at


def part_of_unit(tokens: Tokens, i: int) -> Parts | None:
    """Such as "half a mile", "a quarter of a percentage point", "three quarters of an hour"."""
    if (step := _step_of_a_rate(tokens, i)) is not None:
        return step
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
    # "A quarter of an hour" and "half an hour" are told to the five minutes.
    place = Fraction(1, 12) if measure.unit.symbol == "h" else Fraction(1, 100)
    part = Reading(share, share, place, i, at + 1, decimals=2, in_words=True)
    return plain(part, end=measure.end, number_end=at, measure=measure)


ONE_UNIT = "minute hour day week fortnight month year decade century".split()
_LASTING = frozenset(
    """within for last lasts lasted lasting take takes took taken spend spent serve serves served
    serving given to than nearly almost about around exactly under over another him her them
    us""".split()
)
"""What stands before a length of time that is one unit: "within a week", "took an hour"."""
_WHOLE = frozenset("full whole entire mere good solid single further".split())
_THEN = frozenset(
    """in to of for at by with behind under without while but because as until till than if when
    that who which into inside abroad there here . , ; : ) ! ? — ” \"""".split()
) | {""}
"""What may follow it: no noun ("for a day nursery"), and nothing it is counted from ("ago")."""


_AND_A_PART = (
    (("and", "a", "half"), Fraction(1, 2), Fraction(1, 2)),
    (("and", "a", "quarter"), Fraction(1, 4), Fraction(1, 4)),
    (("and", "three", "quarters"), Fraction(3, 4), Fraction(1, 4)),
)
"""What is added to one, and how finely it is told."""


_HALVED = frozenset(
    """mile metre meter kilometre kilometer ton tonne litre liter pint acre hectare kilo
    stone""".split()
)
"""Other units that are told so: "a mile and a half"."""


def one_unit(tokens: Tokens, i: int) -> Parts | None:
    """Such as "within a week", "a week of mourning", "an hour and 20 minutes"."""
    if tokens.word(i) not in ("a", "an"):
        return None
    at = i + 1 + (tokens.word(i + 1) in _WHOLE)
    if tokens.word(at) not in ONE_UNIT and tokens.word(at) not in _HALVED:
        return None
    measure = measure_after(tokens, at, scaled=False, large=False, one=True)
    if measure is None or measure.unit is None:
        return None
    one = Reading(Fraction(1), Fraction(1), Fraction(1), i, at, in_words=True)
    for words, part, place in _AND_A_PART:
        if tokens.matches(measure.end, words):
            more = replace(one, low=1 + part, high=1 + part, place=place)
            return plain(more, end=measure.end + len(words), number_end=at, measure=measure)
    if tokens.word(at) in _HALVED:
        return None
    whole, finer = compound(tokens, one, measure)
    if finer.end > measure.end:  # "an hour and 38 minutes", whatever stands around it
        return plain(whole, end=finer.end, number_end=at, measure=finer)
    lasting = tokens.word(i - 1) in _LASTING and tokens.word(at + 1) in _THEN
    if not lasting and not _filled(tokens, at + 1):
        return None
    return plain(one, end=measure.end, number_end=at, measure=measure)


_FILLING = frozenset(
    """mourning silence prison imprisonment jail probation detention captivity confinement arrest
    service talks negotiations deliberations hearings testimony training treatment therapy rest
    leave pay salary wages rain rains fighting bombing shelling protests protest strikes unrest
    delays delay study work repairs construction searching drought free""".split()
)
"""What goes on for a length of time that is told as one unit of it."""


def _filled(tokens: Tokens, at: int) -> bool:
    """Whether "of" and what goes on follow: "of national mourning"."""
    return tokens.word(at) == "of" and any(tokens.word(at + n) in _FILLING for n in (1, 2, 3))


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


_SCALES = frozenset("temperature temperatures mercury thermometer thermometers".split())


def bare_degrees(tokens: Tokens, reading: Reading) -> Measure | None:
    """Degrees that nobody names: "the temperature fell to minus 28"."""
    if tokens.word(reading.start - 1) != "minus" or not tokens.near(reading.start):
        return None
    before = tokens.lower[max(0, reading.start - _NEAR_RATES) : reading.start]
    return Measure(reading.end, unit=UNITS["deg"]) if _SCALES.intersection(before) else None


def below_zero(tokens: Tokens, end: int, measure: Measure | None) -> int | None:
    """The token after "40 degrees below zero"."""
    if measure is None or measure.unit is None:
        return None
    if measure.unit.dimension not in ("temperature", "degree") or tokens.word(end) != "below":
        return None
    return end + 2 if tokens.word(end + 1) in ("zero", "freezing") else None


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
    second = read_number(tokens, reading.end + 1) if after in ("to", "and", "or") else None
    if isinstance(second, Reading) and second.metre_or_million:  # "30m to 40m deep"
        settled = metres_or_millions(tokens, second)
        if not isinstance(settled, Refusal) and settled[0].low != second.low:
            return number, Measure(reading.end, unit=UNITS["m"])
    measure = measure_after(tokens, reading.end, scaled=True, large=True, one=False)
    counted = around.counted_after(tokens, reading.end)
    if measure or (counted and plural_phrase(tokens, counted)):
        return replace(reading, metre_or_million=False), measure
    return Refusal(reading.start, reading.end, "m: metres or millions")


def spaced_metres(tokens: Tokens, reading: Reading) -> Measure | None:
    """Such as "3.5 m": with a space it is the metre, unless things are counted in millions."""
    if tokens.raw(reading.end) != "m" or not tokens.near(reading.end) or reading.in_words:
        return None
    counted = around.counted_after(tokens, reading.end + 1)
    next_word = tokens.word(reading.end + 1)
    if counted and next_word not in _METRE_NEXT and plural_phrase(tokens, counted):
        return None
    return Measure(reading.end + 1, unit=UNITS["m"])
