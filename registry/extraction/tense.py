"""The tense over a time expression, told to the tagger from the parse trees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Token = Any


class Tense:
    """Tell the time tagger in which tense the verb over an expression stands."""

    def __init__(self, spans: Sequence[tuple[int, int]], trees: Sequence[Token]) -> None:
        self._spans, self._trees, self._at = spans, trees, 0

    def __call__(self, start: int, end: int) -> str | None:
        """``past``, ``future`` or ``None`` for the expression at ``start``."""
        while self._at + 1 < len(self._spans) and self._spans[self._at + 1][0] <= start:
            self._at += 1
        while self._at > 0 and self._spans[self._at][0] > start:
            self._at -= 1
        begin, _ = self._spans[self._at]
        tree = self._trees[self._at]
        token = next((t for t in tree if t.idx + len(t) > start - begin), None)
        for _ in range(12):
            if token is None or token.head.i == token.i:
                break
            token = token.head
            if token.pos_ in ("VERB", "AUX"):
                return _tense(token)
        return None if token is None or token.pos_ not in ("VERB", "AUX") else _tense(token)


def _tense(verb: Token) -> str | None:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in ("will", "shall", "'ll", "’ll", "would"):
            return "future"
    if verb.tag_ in ("VBD", "VBN") or any(
        c.lower_ in ("was", "were", "had", "did", "has", "have")
        for c in verb.children
        if c.dep_ in ("aux", "auxpass")
    ):
        return "past"
    if verb.dep_ == "xcomp" and verb.head.lower_ in (
        "expected",
        "set",
        "due",
        "scheduled",
        "planned",
        "plans",
        "plan",
        "likely",
        "poised",
    ):
        return "future"
    return None
