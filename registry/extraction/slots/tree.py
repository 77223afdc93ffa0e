"""An expression of the text, found again in the parse tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Token = Any


def tokens_in(sentence: Token, start: int, end: int) -> list[Token]:
    """Tokens that overlap a span given in code points of the sentence."""
    return [t for t in sentence if t.idx < end and start < t.idx + len(t)]


def top(tokens: Sequence[Token]) -> Token:
    """The token of an expression on which the others hang."""
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head.i == token.i:
            return token
    return tokens[-1]


def in_apposition(length: Token) -> bool:
    """Whether a time is told of what somebody was, and not of what is done."""
    link = length.head
    return bool(length.dep_ == "pobj" and link.lower_ == "for" and link.head.dep_ == "appos")
