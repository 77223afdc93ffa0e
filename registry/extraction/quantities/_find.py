"""Walk over a text once and read each quantity where it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from registry.extraction.quantities import _around as around
from registry.extraction.quantities import _factors as factors
from registry.extraction.quantities import _idioms as idioms
from registry.extraction.quantities import _unit_forms as unit_forms
from registry.extraction.quantities._ages import age
from registry.extraction.quantities._bare import bare
from registry.extraction.quantities._inwords import TELLING
from registry.extraction.quantities._kinds import numbered
from registry.extraction.quantities._make import Parts, make
from registry.extraction.quantities._numbers import (
    STARTS,
    Reading,
    Refusal,
    read_number,
)
from registry.extraction.quantities._ordinals import ordinal
from registry.extraction.quantities._ranges import second_of_range
from registry.extraction.quantities._refuse import not_a_number
from registry.extraction.quantities._scales import magnitude, often, one_in, rating
from registry.extraction.quantities._scores import score
from registry.extraction.quantities._stopwatch import stopwatch
from registry.extraction.quantities._tokens import NUMBER, WORD, Tokens
from registry.extraction.quantities._units import Measure, currency_before, measure_after
from registry.lexicon.numerals import GLYPHS
from registry.lexicon.units import CURRENCY_NAMES, UNITS
from registry.values.quantity import Bound, Change, Dimension, Quantity


@dataclass(frozen=True, slots=True)
class Found:
    """One expression as token positions: the whole, the number, the rest; and its value."""

    start: int
    end: int
    number_start: int
    number_end: int
    quantity: Quantity
    counted: tuple[int, int] | None
    scope: str


_WORDS = idioms.STARTS | factors.STARTS
"""Words other than numbers with which a quantity may begin."""
_MAY_HOLD = re.compile(
    r"\d|["
    + re.escape("".join(GLYPHS))
    + r"]|\b(?:"
    + "|".join(sorted(TELLING | _WORDS))
    + r")\b|\ban? (?:\w+ )?(?:"
    + "|".join(unit_forms.ONE_UNIT)
    + r")\b",
    re.IGNORECASE,
)


def may_hold(text: str) -> bool:
    """Whether any word or sign of a text could begin a quantity."""
    return _MAY_HOLD.search(text) is not None


def walk(tokens: Tokens) -> tuple[list[Found], list[Refusal]]:
    """Every quantity in text order, and the digits that were not read."""
    found: list[Found] = []
    refusals: list[Refusal] = []
    i, size = 0, len(tokens)
    kinds, lower, taken = tokens.kinds, tokens.lower, tokens.taken
    while i < size:
        if taken[i] or not (
            kinds[i] == NUMBER
            or (kinds[i] == WORD and (lower[i] in STARTS or lower[i] in _WORDS))
            or lower[i] in GLYPHS
        ):
            i += 1
            continue
        result = _at(tokens, i, _last(tokens, found))
        if isinstance(result, Found):
            if found and result.start < found[-1].end:
                result = replace(result, start=max(found[-1].end, result.start))
            found.append(result)
            i = max(result.end, i + 1)
        elif isinstance(result, Refusal):
            refusals.append(result)
            i = max(result.end, i + 1)
        else:
            i += 1
    return found, refusals


def _last(tokens: Tokens, found: list[Found]) -> Found | None:
    """The quantity before, which is none that stands in brackets behind another: "($4 million)"."""
    aside = len(found) > 1 and tokens.word(found[-1].start - 1) == "("
    return found[-2 if aside else -1] if found else None


def _at(tokens: Tokens, i: int, last: Found | None) -> Found | Refusal | None:
    if tokens.kinds[i] == WORD and (told := idioms.idiom(tokens, i)):
        return _finish(tokens, told, last)
    if tokens.kinds[i] == WORD and tokens.lower[i] in factors.STARTS:
        told = factors.factor(tokens, i)
        return _finish(tokens, told, last) if told else None
    if tokens.kinds[i] == WORD and (small := unit_forms.part_of_unit(tokens, i)):
        return _finish(tokens, small, last)
    if tokens.kinds[i] == WORD and (one := unit_forms.one_unit(tokens, i)):
        return _finish(tokens, one, last)
    if tokens.kinds[i] == NUMBER and (timed := stopwatch(tokens, i)):
        return _finish(tokens, timed, last)
    reading = read_number(tokens, i)
    if reading is None or isinstance(reading, Refusal):
        return reading
    if any(tokens.taken[k] for k in range(i, min(reading.end, len(tokens)))):
        return None
    if not reading.in_words and (reason := not_a_number(tokens, reading)):
        return Refusal(i, reason[1], reason[0])
    if reading.ordinal:
        parts = ordinal(tokens, reading)
        return _finish(tokens, parts, last) if parts else None
    return _number(tokens, reading, last)


def _number(tokens: Tokens, reading: Reading, last: Found | None) -> Found | Refusal | None:
    start = reading.start
    if of_kind := numbered(tokens, reading):
        return _finish(tokens, of_kind, last)
    money = currency_before(tokens, start)
    measure: Measure | None = None
    if money:
        start, measure = money[0], Measure(reading.end, currency=money[1])
        reading = replace(reading, metre_or_million=False)
    if reading.metre_or_million:
        settled = unit_forms.metres_or_millions(tokens, reading)
        if isinstance(settled, Refusal):
            return settled
        reading, measure = settled
    if measure is None:
        measure = _measure(tokens, reading)
    if measure is None and money is None:
        measure = unit_forms.bare_degrees(tokens, reading)
    if measure is None and last is not None:
        measure = _understood(tokens, reading, last)
    if measure is not None:
        reading, measure = unit_forms.compound(tokens, reading, measure)
    for form in (rating, score, age, one_in, often, magnitude):
        if money is None and (parts := form(tokens, reading, measure)):
            return parts if isinstance(parts, Refusal) else _finish(tokens, parts, last)
    parts_or_refusal = _plain(tokens, reading, start, measure)
    if isinstance(parts_or_refusal, Parts):
        return _finish(tokens, parts_or_refusal, last)
    return parts_or_refusal


_WITHIN = 7
"""Words between, as in "84 million euros in the third quarter of 2024, from 71 million"."""
_AGAINST = frozenset({"from", "against", "than"})
_COMPARED = frozenset({"compared", "up", "down"})
_GETTING = frozenset("get gets got receive received offered accepted obtained".split())
"""What one gets of what one asked for: "asked for 8 percent and got 4.2"."""


def _understood(tokens: Tokens, reading: Reading, last: Found) -> Measure | None:
    """The unit that is left out the second time: "9.20 euros, from 5.60 in January"."""
    if reading.in_words or reading.ordinal or reading.start - last.end > _WITHIN:
        return None
    before = tokens.word(reading.start - 1)
    with_it = before in ("with", "to") and tokens.word(reading.start - 2) in _COMPARED
    if before not in _AGAINST | _GETTING and not with_it:
        return None
    if around.counted_after(tokens, reading.end) is not None or not last.quantity.value:
        return None
    if tokens.word(reading.end) in ("%", "percent", "per"):
        return None
    if not Fraction(1, 20) <= reading.low / last.quantity.value <= 20:
        return None
    if last.quantity.dimension is Dimension.MONEY:
        money = _CURRENCIES.get(last.quantity.currency or "")
        return None if money is None else Measure(reading.end, currency=money)
    percent = last.quantity.dimension is Dimension.PERCENT and last.quantity.change is None
    return Measure(reading.end, unit=UNITS["%"]) if percent else None


_CURRENCIES = {money.code: money for money in CURRENCY_NAMES.values() if not money.minor}


def _measure(tokens: Tokens, reading: Reading) -> Measure | None:
    if metres := unit_forms.spaced_metres(tokens, reading):
        return metres
    end = reading.end
    if reading.vague and tokens.word(end) == "of" and tokens.near(end):
        end += 1  # "hundreds of millions of dollars"
    return measure_after(
        tokens,
        end,
        scaled=reading.scaled,
        large=reading.low >= 1000,
        one=reading.low == 1,
    )


def _plain(
    tokens: Tokens, reading: Reading, start: int, measure: Measure | None
) -> Parts | Refusal | None:
    """A number, or a range of two, with its unit."""
    second = second_of_range(tokens, reading, start, measure)
    if isinstance(second, Refusal):
        return second
    end = measure.end if measure else reading.end
    range_start = start
    if second:
        end = second.end
        measure = second.measure or measure
        if second.between:
            range_start = second.start
    sign_start = unit_forms.minus_before(tokens, start, measure)
    below = unit_forms.below_zero(tokens, end, measure)
    parts = Parts(
        start=range_start if sign_start is None else sign_start,
        negative=sign_start is not None or below is not None,
        end=below or end,
        number_start=reading.start,
        number_end=second.number_end if second else reading.end,
        low=second.low if second else reading,
        high=second.high if second else reading,
        measure=measure,
        bound=Bound.BETWEEN if second else Bound.EXACT,
    )
    if reading.start == start and measure is None:
        return bare(tokens, parts)
    return parts


_ALL_BUT = ("all", "but")
"""The number behind them is of those whom it does not befall: "all but two of the 130"."""


def _finish(tokens: Tokens, parts: Parts, last: Found | None) -> Found | None:
    """Add what the words around say, and make the value."""
    bound = _bound(tokens, parts)
    start, end = bound.start, bound.end
    if last is not None and bound.counted is None and _other_end(tokens, parts, last):
        of = measure_after(tokens, last.number_end, scaled=False, large=False, one=False)
        parts = replace(parts, measure=of)  # "from 12 years to nine"
    relative = parts.dimension in (Dimension.PERCENT, Dimension.PERCENTAGE_POINT)
    change = parts.change
    if change is None and parts.changeable:
        change = around.change_around(tokens, start, end, relative=relative)
    if change is None and parts.changeable and last is not None:
        change = _carried(tokens, start, end, last)
    negative = parts.negative and change is not Change.DOWN  # "fell by -3 percent"
    part = parts.part or around.marked_part(tokens, start, end)
    counted, total = bound.counted, parts.total
    if total is None and parts.counts and parts.low is parts.high:
        found = around.total_after(tokens, end, parts.low.low)
        if found is not None:
            end, total = found
            part = True
            counted = around.counted_after(tokens, end)
    if tokens.matches(start - 2, _ALL_BUT):
        if total is None:
            return None  # "all but two were found": of how many is not told
        rest = replace(parts.low, low=total - parts.low.low, high=total - parts.low.high)
        start, parts = start - 2, replace(parts, low=rest, high=rest)
    rate_end = counted[1] if counted and parts.measure is None else end
    rate = around.rate_after(tokens, rate_end)
    if rate is not None and rate_end == end:
        end = rate[0]
    scope = "change" if change else "part" if part else ""
    if not scope and around.marked_more(tokens, start, end):
        scope = "more"
    quantity = make(
        tokens.text[tokens.starts[start] : tokens.ends[end - 1]],
        replace(parts, change=change, part=part, total=total, negative=negative),
        bound.bound,
        bound.approximate,
        rate[1] if rate else "",
    )
    return Found(start, end, parts.number_start, parts.number_end, quantity, counted, scope)


def _other_end(tokens: Tokens, parts: Parts, last: Found) -> bool:
    """Whether a bare number is what a measure became, which the text told just before."""
    bare = parts.measure is None and parts.counts and not parts.low.share
    from_ = tokens.word(last.start - 1) == "from" and last.quantity.dimension != Dimension.COUNT
    return bare and from_ and tokens.lower[last.end : parts.start] == ["to"]


@dataclass(frozen=True, slots=True)
class _Bound:
    """The expression with the words that bind it, and the noun that it counts."""

    start: int
    end: int
    bound: Bound
    approximate: bool
    counted: tuple[int, int] | None


def _bound(tokens: Tokens, parts: Parts) -> _Bound:
    start, end = parts.start, parts.end
    bound, approximate = parts.bound, parts.approximate
    before = around.bound_before(tokens, start) if parts.bindable else None
    after = around.bound_after(tokens, end) if parts.bindable else None
    counted = parts.counted
    if before is not None:
        start = before.edge
    if after is not None:
        end = after.edge
    late = None
    if counted is None and parts.counts:
        counted = around.counted_after(tokens, end)
        late = around.bound_after(tokens, counted[1]) if counted else None
    for found in (before, after, late):
        if found is not None:
            approximate = approximate or found.approximate
            bound = found.bound if bound is Bound.EXACT else bound
    return _Bound(start, end, bound, approximate, counted)


def _carried(tokens: Tokens, start: int, end: int, last: Found) -> Change | None:
    """The change of "a surge of 54.5 percent from August and 30.8 percent from a year earlier"."""
    if tokens.lower[last.end : start] in ([",", "or"], ["or"]):
        return last.quantity.change  # "fell by 4 percent, or 280 points"
    near = start - last.end < 8 and "and" in tokens.lower[last.end : start]
    if near and tokens.word(end) == "from" and last.quantity.unit == "%":
        return last.quantity.change
    return None
