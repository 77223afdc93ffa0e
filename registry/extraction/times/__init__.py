"""Find time expressions in text and say what they mean, without a parser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from registry.extraction.times._expression import AnchorKind, TimeExpression, TimeType

__all__ = ["AnchorKind", "TimeExpression", "TimeType", "tag"]


def tag(
    text: str,
    *,
    published: date | None,
    sentences: Sequence[tuple[int, int]] | None = None,
    tense: Callable[[int, int], str | None] | None = None,
) -> tuple[TimeExpression, ...]:
    """All time expressions of a text, in order and disjoint."""
    return ()
