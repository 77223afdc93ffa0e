"""Walk over a text once and read each quantity where it begins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from registry.extraction.quantities import _around as around
from registry.extraction.quantities import _forms as forms
from registry.extraction.quantities._make import Parts, make
from registry.extraction.quantities._numbers import (
    STARTS,
    Reading,
    Refusal,
    read_number,
)
from registry.extraction.quantities._tokens import NUMBER, WORD, Tokens
from registry.extraction.quantities._units import Measure, currency_before, measure_after
from registry.lexicon.numerals import GLYPHS
from registry.values.quantity import Bound, Dimension, Quantity


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


def walk(tokens: Tokens) -> tuple[list[Found], list[Refusal]]:
    """Every quantity in text order, and the digits that were not read."""
    found: list[Found] = []
    refusals: list[Refusal] = []
    i, size = 0, len(tokens)
    kinds, lower, taken = tokens.kinds, tokens.lower, tokens.taken
    while i < size:
        if taken[i] or not (
            kinds[i] == NUMBER
            or (kinds[i] == WORD and (lower[i] in STARTS or lower[i] in forms.STARTS))
            or lower[i] in GLYPHS
        ):
            i += 1
            continue
        result = _at(tokens, i, found[-1] if found else None)
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


def _at(tokens: Tokens, i: int, last: Found | None) -> Found | Refusal | None:
    if kinds_word(tokens, i) and (special := forms.special(tokens, i)):
        return _finish(tokens, special, last)
    reading = read_number(tokens, i)
    if reading is None or isinstance(reading, Refusal):
        return reading
    if any(tokens.taken[k] for k in range(i, min(reading.end, len(tokens)))):
        return None
    if not reading.in_words and (reason := forms.not_a_number(tokens, reading)):
        return Refusal(i, reason[1], reason[0])
    if reading.ordinal:
        parts = forms.ordinal(tokens, reading)
        return _finish(tokens, parts, last) if parts else None
    return _number(tokens, reading, last)


def kinds_word(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is a word."""
    return tokens.kinds[i] == WORD


def _number(tokens: Tokens, reading: Reading, last: Found | None) -> Found | Refusal | None:
    start = reading.start
    money = currency_before(tokens, start)
    measure: Measure | None = None
    if money:
        start, measure = money[0], Measure(reading.end, currency=money[1])
        reading = replace(reading, metre_or_million=False)
    if reading.metre_or_million:
        settled = forms.metres_or_millions(tokens, reading)
        if isinstance(settled, Refusal):
            return settled
        reading, measure = settled
    if measure is None:
        measure = _measure(tokens, reading)
    if measure is not None:
        reading, measure = forms.compound(tokens, reading, measure)
    for form in (forms.score, forms.age, forms.one_in, forms.magnitude):
        if money is None and (parts := form(tokens, reading, measure)):
            return parts if isinstance(parts, Refusal) else _finish(tokens, parts, last)
    parts_or_refusal = _plain(tokens, reading, start, measure)
    if isinstance(parts_or_refusal, Parts):
        return _finish(tokens, parts_or_refusal, last)
    return parts_or_refusal


def _measure(tokens: Tokens, reading: Reading) -> Measure | None:
    if metres := forms.spaced_metres(tokens, reading):
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
    second = forms.second_of_range(tokens, reading, start, measure)
    if isinstance(second, Refusal):
        return second
    end = measure.end if measure else reading.end
    range_start = start
    if second:
        end = second.end
        measure = second.measure or measure
        if second.between:
            range_start = second.start
    sign_start = forms.minus_before(tokens, start, measure)
    parts = Parts(
        start=range_start if sign_start is None else sign_start,
        negative=sign_start is not None,
        end=end,
        number_start=reading.start,
        number_end=second.number_end if second else reading.end,
        low=second.low if second else reading,
        high=second.high if second else reading,
        measure=measure,
        bound=Bound.BETWEEN if second else Bound.EXACT,
    )
    if reading.start == start and measure is None:
        return forms.bare(tokens, parts)
    return parts


def _finish(tokens: Tokens, parts: Parts, last: Found | None) -> Found | Refusal | None:
    """Add what the words around say, and make the value."""
    start, end = parts.start, parts.end
    bound, approximate = parts.bound, parts.approximate
    if parts.bindable:
        if before := around.bound_before(tokens, start):
            start = before.edge
            approximate = approximate or before.approximate
            bound = before.bound if bound is Bound.EXACT else bound
        if after := around.bound_after(tokens, end):
            end = after.edge
            approximate = approximate or after.approximate
            bound = after.bound if bound is Bound.EXACT else bound
    counted = parts.counted
    if counted is None and parts.counts:
        counted = around.counted_after(tokens, end)
        if counted and bound is Bound.EXACT and (late := around.bound_after(tokens, counted[1])):
            bound, approximate = late.bound, approximate or late.approximate
    relative = parts.dimension in (Dimension.PERCENT, Dimension.PERCENTAGE_POINT)
    change = parts.change
    if change is None and parts.changeable:
        change = around.change_around(tokens, start, end, relative=relative)
        if change is None and relative and last is not None and last.quantity.change is not None:
            # "a surge of 54.5 percent from August and 30.8 percent from a year earlier"
            near = start - last.end < 8 and "and" in tokens.lower[last.end : start]
            if near and tokens.word(end) == "from" and last.quantity.unit == "%":
                change = last.quantity.change
    part = parts.part or around.marked_part(tokens, start, end)
    total = parts.total
    if total is None and parts.counts and parts.low is parts.high:
        if found := around.total_after(tokens, end, parts.low.low):
            end, total = found
            part = True
            counted = around.counted_after(tokens, end)
    per = ""
    rate_end = counted[1] if counted and parts.measure is None else end
    if rate := around.rate_after(tokens, rate_end):
        per = rate[1]
        if rate_end == end:
            end = rate[0]
    scope = "change" if change else "part" if part else ""
    if not scope and around.marked_more(tokens, start, end):
        scope = "more"
    quantity = make(
        tokens.text[tokens.starts[start] : tokens.ends[end - 1]],
        replace(parts, change=change, part=part, total=total),
        bound,
        approximate,
        per,
    )
    if quantity is None:
        return None
    return Found(start, end, parts.number_start, parts.number_end, quantity, counted, scope)
