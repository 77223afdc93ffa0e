"""What a quantity measures, as the words about it say: a premium, a height, so much a year."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import Frame
from registry.values.quantity import Quantity

Token = Any


def attribute_of(quantity: Quantity, head: Token, noun: Token, role: str, frame: Frame) -> str:
    """What is measured, in one word: a noun, an adjective, or the role for the predicate."""
    if quantity.dimension in ("magnitude", "age", "score"):
        return quantity.dimension
    if quantity.dimension == "percent" and frame.kind in _PAY_TALKS and quantity.change:
        return "rise"  # "wants 8.5 percent more pay", "demands a rise of 8.5 percent"
    if quantity.dimension == "percent" and any(
        c.lower_ in ("more", "higher", "above") for c in (head.head, *head.children)
    ):
        return "premium"
    if quantity.dimension == "percent" and any(
        c.lower_ in ("less", "lower", "below") for c in (head.head, *head.children)
    ):
        return "discount"
    above = noun.head
    if above.pos_ == "ADP" and above.head.pos_ == "NOUN" and above.lower_ in ("of", "at", "to"):
        return str(above.head.lemma_.lower())
    if noun.dep_ in ("appos", "attr") and above.pos_ in ("NOUN", "PROPN"):
        return str(above.lemma_.lower())
    if above.pos_ == "ADJ" and above.i != noun.i:
        return str(above.lemma_.lower())  # "worth $4 billion", "30 metres long"
    if (
        quantity.dimension == "length"
        and noun.dep_ in ("compound", "nummod", "nmod", "amod")
        and above.pos_ == "NOUN"
    ):
        return ""  # "the 1,240-metre bridge" does not say whether long or high
    if (
        noun.dep_ in ("compound", "nummod", "nmod", "amod")
        and above.pos_ == "NOUN"
        and quantity.dimension != "count"
    ):
        return str(above.lemma_.lower())  # "a $4 billion deal"
    return role


_PAY_TALKS = frozenset({"request"})
_PERIODS = frozenset("year month week day hour minute second season night".split())


def is_rate(noun: Token, head: Token, frame: Frame) -> bool:
    """Whether the number is so much in a time: "makes 900 tonnes of cheese a year"."""
    return any(
        c.dep_ == "npadvmod"
        and c.i != noun.i
        and c.lemma_.lower() in _PERIODS
        and any(d.lower_ in ("a", "an", "each", "every") for d in c.children)
        for c in (*frame.trigger.children, *noun.children, *head.children)
    )
