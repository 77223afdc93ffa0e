"""How many there are in all, where parts are told: "two of the three who fled", "7,000 in all"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from registry.extraction.quantities import QuantityExpression
from registry.records import QuantitySlot
from registry.values.quantity import Bound, Quantity

Token = Any


class Whole(NamedTuple):
    """The number of all, as an expression of its own."""

    expression: QuantityExpression
    number: Token
    noun: Token
    """What it counts."""


def whole_of(expression: QuantityExpression, tokens: Sequence[Token]) -> Whole | None:
    """The number of all of whom ``tokens`` tell a part; ``None`` where none is told, or no noun.

    Of "two of the three men" it is "three".
    """
    quantity = all_of_them(expression.quantity, tokens)
    if quantity is None:
        return None
    number = tokens[-1]
    start = expression.start + number.idx - tokens[0].idx
    end = start + len(number)
    own = replace(
        expression,
        start=start,
        end=end,
        number_start=start,
        number_end=end,
        text=number.text,
        quantity=quantity,
        counted_hint=None,
        scope="",
    )
    return Whole(own, number, number.head)


def all_of_them(part: Quantity, tokens: Sequence[Token]) -> Quantity | None:
    """The number of all that ends the tokens of a part, where it counts a noun."""
    number = tokens[-1]
    counts = number.pos_ == "NUM" and number.dep_ == "nummod" and number.head.pos_ == "NOUN"
    if part.total is None or not counts:
        return None
    return part.model_copy(
        update={
            "low": part.total,
            "high": part.total,
            "written": number.text,
            "total": None,
            "part": False,
            "bound": Bound.EXACT,
            "approximate": False,
        }
    )


_IN_ALL = frozenset(("total", "all"))


def summing(slot: QuantitySlot, told: Sequence[QuantitySlot]) -> QuantitySlot:
    """A sum of what is told before it counts what that does: "3,000 cars, 7,000 in total"."""
    if slot.counted not in _IN_ALL and (slot.counted or slot.attribute != "total"):
        return slot
    taken = ("counted", "counted_class", "attribute", "modifiers", "scope", "direct")
    for one in told[: told.index(slot)]:
        less = one.quantity.value < slot.quantity.value
        alike = one.quantity.dimension == slot.quantity.dimension and not one.scope
        if less and alike and one.attribute in ("agent", "patient"):
            return slot.model_copy(update={name: getattr(one, name) for name in taken})
    return slot
