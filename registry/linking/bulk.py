"""Link a large registry from its columns; records are fetched only where a decision needs them.

The events and the disagreements are those of ``link``.  What a pair that only
agrees looks like slot by slot is left for when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from registry.linking.bounds import Bounds
from registry.linking.candidates import Blocks, pairs_in
from registry.linking.link import LIMITS, SAME_ARTICLE, compared, prepare, without_rivals
from registry.linking.settle import settle
from registry.linking.sides import Side
from registry.linking.tables import Mask, Rows
from registry.records import Article, Claim, Comparison, LinkDecision

Fetch = Callable[[Sequence[str]], tuple[Iterable[Claim], Mapping[str, Article]]]
"""Gives all claims of some documents, by id, and their articles."""


@dataclass(frozen=True)
class Bulk:
    """What came of linking columns."""

    comparisons: tuple[Comparison, ...]
    """Of every pair that was compared slot by slot and says something, in order."""
    event: Rows
    """By row, the row of the first claim of its event; itself where it stands alone."""
    counts: Mapping[str, int]


def link_columns(side: Side, blocks: Blocks, fetch: Fetch) -> Bulk:
    """Link claims whose rows are in order of claim id, articles in order of document id."""
    columns = side.columns
    count = len(columns)
    bounds = Bounds(side.derived, SAME_ARTICLE.weight)
    found: list[tuple[Rows, Rows, Mask, Mask]] = []
    pairs = 0
    for left, right in pairs_in(blocks, count):
        pairs += len(left)
        for part in bounds.possible(side, left, side, right):
            told = settle(bounds, side, side, part)
            found.append((part.left, part.right, told.same, told.open))
    if not found:
        return Bulk((), np.arange(count), {"claims": count, "pairs": 0})
    left, right, same, asked = (np.concatenate(part) for part in zip(*found, strict=True))
    document = columns.claim["document"].astype(np.int64)
    near = rivals(left, right, asked, document)
    settled = same & ~near
    comparisons = _compared(side, left[near], right[near], fetch)
    row = {columns.ids[n]: n for n in np.unique([*left[near], *right[near]]).tolist()}
    joined = [
        (row[one.left], row[one.right]) for one in comparisons if one.decision is LinkDecision.SAME
    ]
    more = np.array(joined, dtype=np.int64).reshape(len(joined), 2)
    event = connected(
        count,
        np.concatenate([left[settled], more[:, 0]]),
        np.concatenate([right[settled], more[:, 1]]),
    )
    counts = {
        "claims": count,
        "pairs": pairs,
        "possible": len(left),
        "settled": int(settled.sum()),
        "compared": int(near.sum()),
        "kept": len(comparisons),
        "events": int((np.bincount(event, minlength=count) > 1).sum()),
        "large keys": len(blocks.large),
        "left out": blocks.left_out,
    }
    return Bulk(comparisons, event, counts)


def rivals(left: Rows, right: Rows, asked: Mask, document: Rows) -> Mask:
    """The pairs asked for, and those that share a claim and the other article with one."""
    width = int(document.max(initial=0)) + 1
    one = left * width + document[right]
    other = right * width + document[left]
    wanted = np.unique(np.concatenate([one[asked], other[asked]]))
    near: Mask = np.isin(one, wanted) | np.isin(other, wanted)
    return near | asked


def _compared(side: Side, left: Rows, right: Rows, fetch: Fetch) -> tuple[Comparison, ...]:
    """Compare pairs slot by slot, with the records of their articles."""
    columns = side.columns
    rows = np.unique(np.concatenate([left, right]))
    at = np.unique(columns.claim["document"][rows]).tolist()
    claims, articles = fetch([columns.documents[n] for n in at])
    made = prepare(claims, articles)
    place = {claim_id: n for n, claim_id in enumerate(made.ids)}
    where = np.array([place[columns.ids[n]] for n in rows.tolist()], dtype=np.int64)
    lefts, rights = where[np.searchsorted(rows, left)], where[np.searchsorted(rows, right)]
    found = compared(made, lefts, rights, ())
    return tuple(without_rivals(found, dict(zip(made.ids, made.claims, strict=True))))


def connected(count: int, left: Rows, right: Rows) -> Rows:
    """For each of ``count`` numbers the lowest that pairs connect it with."""
    lowest = np.arange(count, dtype=np.int64)
    while True:
        one, other = lowest[left], lowest[right]
        apart = one != other
        if not apart.any():
            return lowest
        left, right = left[apart], right[apart]
        low = np.minimum(one[apart], other[apart])
        high = np.maximum(one[apart], other[apart])
        np.minimum.at(lowest, high, low)
        while True:
            further = lowest[lowest]
            if (further == lowest).all():
                break
            lowest = further


__all__ = ["LIMITS", "Bulk", "connected", "link_columns", "rivals"]
