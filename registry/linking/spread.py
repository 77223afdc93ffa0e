"""How work that falls into parts is done: one part after the other, or some at the same time.

Linking starts no process by itself: whoever calls it may hand in what does
(``pipeline.processes``).  What is found of two articles follows from these two
alone, so the pairs of claims are divided by articles, and whoever works on a part
gives back what would have been found of it anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from registry.linking.grouping import connected
from registry.linking.sides import Side, stories_that_may_be
from registry.linking.tables import Rows

_Part = TypeVar("_Part")
_Answer = TypeVar("_Answer")


class Run(Protocol):
    """Like ``map``: the answers in the order of the parts."""

    def __call__(
        self, ask: Callable[[_Part], _Answer], parts: Sequence[_Part], /
    ) -> Iterable[_Answer]:
        """Ask something of each part."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What does the parts of some work, and how many of them at the same time."""

    at_once: int
    run: Run


ALONE = Spread(1, map)
"""All of it here, one part after the other."""
_EACH = 2
"""Parts for each that works at the same time: more balance better, fewer share what is made."""
_STORY = 4000
"""What two articles on one story take, as so many pairs of claims that are only bounded."""
_LEAST = 500_000
"""What a part must be worth, in such pairs: a second's half."""


def divided(side: Side, lefts: Rows, rights: Rows, spread: Spread) -> list[Rows]:
    """Which of the pairs belong to each part, in order; all pairs of two articles to one.

    Articles on one story come to one part as far as may be: what is made of an
    article is made in each part anew.
    """
    whole = [np.arange(len(lefts), dtype=np.int64)]
    if spread.at_once < 2:
        return whole
    documents = side.columns.claim["document"].astype(np.int64)
    low = np.minimum(documents[lefts], documents[rights])
    count = len(side.columns.documents)
    one, other = stories_that_may_be(side, lefts, rights)
    work = np.bincount(low, minlength=count) + _STORY * np.bincount(one, minlength=count)
    many = min(_EACH * spread.at_once, int(work.sum()) // _LEAST)
    if many < 2:
        return whole
    order = np.argsort(connected(count, one, other), kind="stable")
    done = np.cumsum(work[order]) - work[order]
    part = np.empty(count, dtype=np.int64)
    part[order] = done * many // int(work.sum())
    of = part[low]
    found = [np.nonzero(of == n)[0] for n in range(many)]
    return [at for at in found if len(at)]
