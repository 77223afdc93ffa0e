"""One side as its claims tell it: the values of their slots, where they stand in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from bench.pairing._numbers import SaidNumber
from bench.pairing._said import names_in
from bench.pairing._times import SaidTime
from bench.pairing._verdict import Stretch
from bench.pairing._words import Words
from registry.records import Claim, QuantitySlot, Span, TimeSlot
from registry.values.quantity import Dimension

_T = TypeVar("_T")
_NEAR = ("own", "clause")
_SIGNALS = {"at": "", "before": "before", "after": "after", "since": "since", "until": "until"}


def stretch_of(text: str, claims: Iterable[Claim], about: frozenset[str] = frozenset()) -> Stretch:
    """The values that the claims of a text hold, each once, in text order.

    Times that a clause takes over from the one before, and whoever is meant by a
    pronoun, do not stand in the text and are left out.
    """
    times: dict[tuple[int, int], SaidTime] = {}
    numbers: dict[tuple[int, int], SaidNumber] = {}
    held: list[Span] = []
    for claim in claims:
        for slot in claim.times:
            if slot.mention is not None and slot.source in _NEAR:
                times.setdefault(
                    (slot.mention.start, slot.mention.end), _time(text, slot.mention, slot)
                )
        for quantity in claim.quantities:
            at = (quantity.mention.start, quantity.mention.end)
            if quantity.quantity.dimension is not Dimension.ORDINAL:
                known = numbers.get(at)
                if known is None or not known.counted:
                    numbers[at] = _number(quantity)
        held += [one.mention for one in claim.participants]
        held += [one.mention for one in claim.places]
        if claim.attribution is not None and claim.attribution.mention is not None:
            held.append(claim.attribution.mention)
    spans = sorted({(span.start, span.end) for span in held})
    names = tuple(
        name
        for name in names_in(text)
        if any(start < name.end and name.start < end for start, end in spans)
    )
    return Stretch(
        Words.of(text),
        tuple(numbers[at] for at in sorted(numbers)),
        tuple(times[at] for at in sorted(times)),
        names,
        about,
    )


def _time(text: str, mention: Span, slot: TimeSlot) -> SaidTime:
    as_of = text[: mention.start].lower().endswith("as of ")
    signal = "as of" if as_of else _SIGNALS[slot.relation]
    return SaidTime(mention.start, mention.end, slot.interval, signal)


def _number(slot: QuantitySlot) -> SaidNumber:
    counted = " ".join((*slot.modifiers, slot.counted)) if slot.counted else ""
    return SaidNumber(slot.mention.start, slot.mention.end, slot.quantity, counted)


def completed(claimed: Stretch, found: Stretch) -> Stretch:
    """The stretch of claims, with the values that stand in the text and in no claim."""
    return replace(
        claimed,
        numbers=_with(claimed.numbers, found.numbers, lambda one: (one.start, one.end)),
        times=_with(claimed.times, found.times, lambda one: (one.start, one.end)),
        names=_with(claimed.names, found.names, lambda one: (one.start, one.end)),
    )


def _with(
    held: tuple[_T, ...], found: tuple[_T, ...], span: Callable[[_T], tuple[int, int]]
) -> tuple[_T, ...]:
    taken = [span(one) for one in held]
    more = [
        one for one in found if not any(a < span(one)[1] and span(one)[0] < b for a, b in taken)
    ]
    return tuple(sorted((*held, *more), key=span))
