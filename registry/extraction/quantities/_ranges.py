"""The two ends of a range: "between 25 and 30", "25 to 30", "10-15", "$3bn to $4bn"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from registry.extraction.quantities._numbers import Reading, Refusal, is_joiner, read_number
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._unit_forms import metres_or_millions
from registry.extraction.quantities._units import Measure, currency_before, measure_after


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
    if joiner == "to" and tokens.word(start - 1) == "from":
        return None  # "rose from 5 to 10": two levels
    if first.share:
        return None
    found = _to(tokens, first, start, end, measure, between=between)
    if joiner == "to" and tokens.word(start - 1) == "by" and isinstance(found, Range):
        one_unit = measure is None and found.measure is not None
        return found if one_unit else None  # "won by 3 to 1", "rose by 3 euros to 20 euros"
    return found


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
    after = Measure(other.end, currency=money[1]) if money else None
    if other.metre_or_million:
        settled = metres_or_millions(tokens, other)
        if isinstance(settled, Refusal):
            return None
        other, after = settled
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
