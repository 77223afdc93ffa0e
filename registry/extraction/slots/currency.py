"""Prices whose currency stands elsewhere: "its price now stands at 2.3 billion"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from registry.extraction.frames import Frame, governed
from registry.extraction.quantities import QuantityExpression
from registry.extraction.slots.tree import tokens_in, top
from registry.values.quantity import Dimension

Token = Any

_PRICES = frozenset(
    """price cost bill budget value fee debt loss profit revenue sale sales turnover damage
    ransom fine bid offer deficit surplus investment""".split()
)
_COSTING = frozenset("cost pay spend repay borrow lend owe donate invest fetch".split())
"""What is done with money alone: "paid 74 million"."""
_TRADING = frozenset("buy sell purchase acquire auction rent lease offer hire".split())
"""What is done for money: "sold for 74 million"."""
_CENTS = re.compile(r"(?<!\$)\b[\d.,]+[- ]cents?\b", re.IGNORECASE)
_WITH_CENTS = frozenset("EUR AUD CAD NZD SGD HKD ZAR KES JMD TWD".split())
_SCALES = frozenset("million billion trillion".split())


def one_currency(found: Iterable[QuantityExpression]) -> str | None:
    """The currency of an article that has just one; else ``None``.  Cents are of any."""
    codes = {
        one.quantity.currency
        for one in found
        if one.quantity.dimension == "money"
        and one.quantity.currency is not None
        and not _CENTS.search(one.text)
    }
    return codes.pop() if len(codes) == 1 else None


def in_currency(
    sentence: Token,
    frames: Sequence[Frame],
    found: Sequence[QuantityExpression],
    offset: int,
    code: str,
) -> list[QuantityExpression]:
    """The quantities of a sentence, cents and bare millions of a price as money of the currency."""
    found = [
        replace(one, quantity=one.quantity.model_copy(update={"currency": code}))
        if code in _WITH_CENTS and _CENTS.search(one.text) and one.quantity.currency == "USD"
        else one
        for one in found
    ]
    return [
        replace(
            one,
            quantity=one.quantity.model_copy(
                update={"dimension": Dimension.MONEY, "currency": code}
            ),
        )
        if _is_price(sentence, frames, one, offset)
        else one
        for one in found
    ]


def _of_the_sum(number: Token) -> bool:
    """Whether it is a part of a sum told before: "21 million of that", "of the money"."""
    whole = [t for t in governed(number, "of") if t.i > number.i]
    return any(t.lower_ in _THE_SUM for t in whole) and number.pos_ == "NUM"


_THE_SUM = frozenset("that this it money sum amount cash".split())


def _is_price(
    sentence: Token, frames: Sequence[Frame], one: QuantityExpression, offset: int
) -> bool:
    if one.quantity.dimension != "count" or one.quantity.part:
        return False
    tokens = tokens_in(sentence, one.start - offset, one.end - offset)
    if not tokens or _SCALES.isdisjoint(t.lower_ for t in tokens):
        return False
    head = top(tokens)
    if _of_the_sum(head):
        return True
    if one.counted_hint is not None:
        return False
    if head.pos_ != "NUM" or any(c.lower_ == "of" for c in head.children):
        return False  # "2.3 million people", "two million of them"
    above = head.head
    if head.dep_ == "pobj" and above.lower_ == "of":
        return above.head.lemma_.lower() in _PRICES  # "at a cost of 2.3 billion"
    if head.dep_ not in ("pobj", "attr", "dobj", "npadvmod"):
        return False
    frame = next((f for f in frames if any(t.i == head.i for t in f.tokens)), None)
    if frame is None:
        return False
    if head.dep_ == "pobj" and above.lower_ in ("from", "to") and above.head is frame.trigger:
        # "Fell to 412 million kroner from 502 million"
        paid = [t.head for t in frame.tokens if t.ent_type_ == "MONEY" and t.head.dep_ == "pobj"]
        if any(t.head.head is frame.trigger and t.pos_ != "NUM" for t in paid):
            return True
    done = frame.trigger.lemma_.lower()
    if done in _COSTING and head.dep_ == "dobj":
        return True
    if done in _TRADING and head.dep_ == "pobj" and above.lower_ == "for":
        return True
    thing = frame.arg("patient" if frame.passive else "agent")
    return thing is not None and thing.lemma_.lower() in _PRICES
