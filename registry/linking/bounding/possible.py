"""Which of many candidate pairs may matter: bounded part by part, so that they are never all there.

Of a hundred candidate pairs two or three may reach a threshold.  Columns and bounds are made for
this alone; what is left is small, and so is what is left of pairs of articles: those that may be on
one story.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from registry.linking.bounding.bounds import Bounds
from registry.linking.bounding.sides import Side, stories_that_may_be
from registry.linking.prepared import Prepared
from registry.linking.stories import SAME_ARTICLE
from registry.linking.tables import Rows

Pairs = tuple[Rows, Rows]
"""Pairs of claims, by their rows."""


class Possible(NamedTuple):
    """What is left of candidate pairs."""

    lefts: Rows
    rights: Rows
    """Rows of claims, of pairs that may reach a threshold; in the order of the candidates."""
    one: Rows
    other: Rows
    """Rows of documents, of pairs that may be on one story; each once, the lower first."""
    candidates: int
    """How many pairs there were."""


def possible(made: Prepared, candidates: Iterable[Pairs], rows: Rows | None = None) -> Possible:
    """What is left of candidate pairs, which come in order and in parts.

    ``rows`` are the claims that stand in any of them, in order; all of them unless told.
    """
    at = np.arange(len(made.ids), dtype=np.int64) if rows is None else rows
    side = made.columns(at)
    bounds = Bounds(side.derived, SAME_ARTICLE.weight)
    documents = np.array([made.document[one] for one in side.columns.documents], dtype=np.int64)
    lefts, rights = [at[:0]], [at[:0]]
    stories = [at[:0]]
    count = 0
    for left, right in candidates:
        count += len(left)
        if rows is not None:
            left, right = np.searchsorted(at, left), np.searchsorted(at, right)
        for pairs in bounds.possible(side, left, side, right):
            lefts.append(at[pairs.left])
            rights.append(at[pairs.right])
        stories.append(_codes(side, left, right))
    found = np.unique(np.concatenate(stories))
    one, other = documents[found >> 32], documents[found & (1 << 32) - 1]
    return Possible(np.concatenate(lefts), np.concatenate(rights), one, other, count)


def _codes(side: Side, left: Rows, right: Rows) -> Rows:
    """The pairs of documents that may be on one story, as one number each."""
    one, other = stories_that_may_be(side, left, right)
    return one << 32 | other


__all__ = ["Pairs", "Possible", "possible"]
