"""Link a large registry from its columns; records are fetched only where a decision needs them.

The events and the disagreements are those of ``link``.  What a pair that only
agrees looks like slot by slot is left for when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking.bounds import Bounds
from registry.linking.candidates import CHUNK as PART
from registry.linking.candidates import Blocks, Pairing
from registry.linking.grouping import connected, majority
from registry.linking.link import LIMITS, SAME_ARTICLE, compared, without_rivals
from registry.linking.recalled import recalled
from registry.linking.settle import settle
from registry.linking.sides import Side
from registry.linking.spread import spread
from registry.linking.stories import Stories
from registry.linking.tables import Mask, Rows
from registry.records import Article, Claim, Comparison, LinkDecision

Fetch = Callable[[Sequence[str]], tuple[Mapping[str, Claim], Mapping[str, Article]]]
"""Gives claims of some ids, by id, and the articles in which they stand."""


BATCH = 20_000
"""Pairs whose records are in memory at a time, about."""
_Settled = tuple[int, tuple[NDArray[Any], ...]]
"""How many pairs there were, and of those that are possible: left, right, settled, open."""


@dataclass(frozen=True)
class Bulk:
    """What came of linking columns."""

    comparisons: tuple[Comparison, ...]
    """Of every pair that was compared slot by slot and says something, in order."""
    event: Rows
    """By row, the row of the first claim of its event; itself where it stands alone."""
    counts: Mapping[str, int]


def link_columns(side: Side, blocks: Blocks, fetch: Fetch, *, processes: int = 1) -> Bulk:
    """Link claims whose rows are in order of claim id, articles in order of document id.

    The result is the same for any number of ``processes``.
    """
    columns = side.columns
    count = len(columns)
    bounds = Bounds(side.derived, SAME_ARTICLE.weight)
    pairing = Pairing(blocks, count)

    def look(part: tuple[int, int]) -> _Settled:
        left, right = pairing.pairs(part)
        found = [
            (*pairs_of, *settle(bounds, side, side, pairs))
            for pairs in bounds.possible(side, left, side, right)
            for pairs_of in [(pairs.left, pairs.right)]
        ]
        return len(left), tuple(np.concatenate(part) for part in zip(*found, strict=True))

    told = list(spread(look, pairing.parts(PART), processes))
    pairs = sum(n for n, _ in told)
    found = [part for n, part in told if n]
    if not found:
        return Bulk((), np.arange(count), {"claims": count, "pairs": 0})
    left, right, same, asked = (np.concatenate(part) for part in zip(*found, strict=True))
    document = columns.claim["document"].astype(np.int64)
    rivals = _rivals(left, right, asked, document)
    settled = same & ~rivals
    comparisons = _compared(side, left[rivals], right[rivals], fetch, processes)
    row = {columns.ids[n]: n for n in np.unique([*left[rivals], *right[rivals]]).tolist()}
    joined = [
        (row[one.left], row[one.right]) for one in comparisons if one.decision is LinkDecision.SAME
    ]
    more = np.array(joined, dtype=np.int64).reshape(len(joined), 2)
    one, other = (
        np.concatenate([found[settled], more[:, n]]) for n, found in enumerate((left, right))
    )
    stands = majority(one, other)
    event = connected(count, one[stands], other[stands])
    counts = {
        "claims": count,
        "pairs": pairs,
        "possible": len(left),
        "settled": int(settled.sum()),
        "compared": int(rivals.sum()),
        "kept": len(comparisons),
        "events": int((np.bincount(event, minlength=count) > 1).sum()),
        "large keys": len(blocks.large),
        "left out": blocks.left_out,
    }
    return Bulk(comparisons, event, counts)


def _rivals(left: Rows, right: Rows, asked: Mask, document: Rows) -> Mask:
    """The pairs asked for, and those that share a claim and the other article with one."""
    width = int(document.max(initial=0)) + 1
    one = left * width + document[right]
    other = right * width + document[left]
    wanted = np.unique(np.concatenate([one[asked], other[asked]]))
    near: Mask = np.isin(one, wanted) | np.isin(other, wanted)
    return near | asked


def _compared(
    side: Side, left: Rows, right: Rows, fetch: Fetch, processes: int
) -> tuple[Comparison, ...]:
    """Compare pairs slot by slot, with the records of their claims.

    In batches, so that never all records are in memory; rivals stand between
    the same two articles and come into one batch.
    """
    columns = side.columns
    document = columns.claim["document"].astype(np.int64)
    one, other = document[left], document[right]
    between = np.minimum(one, other) << 32 | np.maximum(one, other)
    order = np.argsort(between, kind="stable")
    left, right, between = left[order], right[order], between[order]
    ends = np.arange(BATCH, len(left), BATCH)
    cuts = np.searchsorted(between, between[ends], side="left") if len(ends) else ends
    edges = np.unique(np.concatenate([[0], cuts, [len(left)]])).tolist()

    def batch(edge: tuple[int, int]) -> list[Comparison]:
        x, y = left[slice(*edge)], right[slice(*edge)]
        rows = np.unique(np.concatenate([x, y]))
        made = recalled(columns, rows.tolist(), *fetch([columns.ids[n] for n in rows.tolist()]))
        stories = Stories(made.about, columns.values)
        where = np.searchsorted(rows, x), np.searchsorted(rows, y)
        found = compared(made, *where, (), stories)
        return without_rivals(found, dict(zip(made.ids, made.claims, strict=True)))

    batches = list(pairwise(edges))
    found = [one for part in spread(batch, batches, processes) for one in part]
    return tuple(sorted(found, key=lambda one: (one.left, one.right)))


__all__ = ["LIMITS", "Bulk", "link_columns"]
