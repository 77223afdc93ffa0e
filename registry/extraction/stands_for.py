"""The noun that a number, a measure or a kind of place stands for in a clause."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children, governed
from registry.extraction.slots.referred import those_meant
from registry.lexicon.units import UNIT_NAMES

Token = Any

_QUANTIFIERS = frozenset(
    """none some all most many few both each half part neither either any several dozens scores
    tens hundreds thousands millions majority number total lot lots plenty handful rest third thirds
    quarter quarters fifth fifths tenth tenths""".split()
)


def counted_of(token: Token) -> Token:
    """The noun that a number or a measure stands for.

    "None of the cheese" is about the cheese, "23 of the 41 people" about people, and "2.4 tonnes
    of cocaine" about cocaine.
    """
    measured = token.lemma_.lower() in UNIT_NAMES or token.lower_ in ("total", "either")
    number = token.pos_ == "NUM" and token.lower_ != "one"
    if token.pos_ == "NUM" and (among := _out_of(token)) is not None:
        return among
    if not (measured or number or token.lower_ in _QUANTIFIERS):
        return token
    if token.lower_ == "all":
        token = next(
            (
                t
                for p in children(token, "prep", "cc")
                if p.lower_ == "but"
                for t in children(p, "pobj", "conj")
                if t.pos_ == "NUM"
            ),
            token,
        )
    for target in governed(token, "of"):
        if target.pos_ in ("NOUN", "PROPN", "PRON"):
            return those_meant(token, target) or target
    return (those_meant(token, None) or token) if number else token


def _out_of(number: Token) -> Token | None:
    """Those of whom so many in so many are told: "one in eight adults", "one in five of them"."""
    for preposition in children(number, "prep"):
        if preposition.lower_ != "in" or preposition.i != number.i + 1:
            continue
        for whole in children(preposition, "pobj"):
            if whole.pos_ == "NUM":
                return next(iter(governed(whole, "of")), None)
            if whole.tag_ == "NNS" and children(whole, "nummod"):
                return whole
    return None


# Kinds of place that stand before the name of the place: "the province of Chubut".
_SEATS = frozenset(
    """city town village port suburb district borough island province state region county
    prefecture department canton republic municipality commune hamlet resort""".split()
)


def seat_of(token: Token) -> Token:
    """The name that a kind of place stands before, or the token itself."""
    if token.lemma_.lower() not in _SEATS:
        return token
    return next((t for t in governed(token, "of") if t.pos_ == "PROPN"), token)
