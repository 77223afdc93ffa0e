"""How work that falls into parts is done: one part after the other, or some at the same time.

Linking starts no process by itself: whoever calls it may hand in what does
(``pipeline.processes``).  What is found of two articles follows from these two
alone, so the pairs of claims are divided by articles, and whoever works on a part
gives back what would have been found of it anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple, Protocol, TypeVar

import numpy as np

from registry.linking.tables import Rows

Ends = tuple[Rows, Rows]
"""Of many pairs the one end, and the other."""

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
_STORY = 16
"""What two articles that may be on one story take, as so many pairs of claims that are compared."""
_LEAST = 3000
"""What a part must be worth, in such pairs, to be given to another process: a second's half."""
_MOST = 8000
"""What a part should not be worth more than: what is made for it stays until it is done."""
_MANY = 64
"""So many parts are enough, however much there is: an article stands in several of them."""


class Part(NamedTuple):
    """Some of the work, by places."""

    pairs: Rows
    """Pairs of claims."""
    stories: Rows
    """Pairs of articles that may be on one story."""


def divided(count: int, pairs: Ends, stories: Ends, spread: Spread) -> list[Part]:
    """What belongs to each part, in order; all that two of ``count`` articles share to one.

    Both are given by the rows of the two articles.  Articles on one story come to one part as
    far as may be: what is made of an article is made in each part anew.
    """
    place = np.empty(count, dtype=np.int64)
    place[_side_by_side(count, *stories)] = np.arange(count)
    low, of = (np.minimum(place[one], place[other]) for one, other in (pairs, stories))
    work = np.bincount(low, minlength=count) + _STORY * np.bincount(of, minlength=count)
    total = int(work.sum())
    many = min(_MANY, -(-total // _MOST))
    if spread.at_once > 1:
        many = max(many, min(_EACH * spread.at_once, total // _LEAST))
    part = (np.cumsum(work) - work) * max(1, many) // max(1, total)
    ends = [_by_part(part[one], max(1, many)) for one in (low, of)]
    found = [Part(*both) for both in zip(*ends, strict=True)]
    return [one for one in found if len(one.pairs) or len(one.stories)]


def _by_part(part: Rows, many: int) -> list[Rows]:
    """Which places belong to each part, in order."""
    order = np.argsort(part, kind="stable")
    return np.split(order, np.searchsorted(part[order], np.arange(1, many)))


def _side_by_side(count: int, one: Rows, other: Rows) -> list[int]:
    """Articles in an order that has those on one story near each other, first things first.

    Next always comes the one of whose stories most are with articles that are there already.
    """
    ends, others = np.concatenate([one, other]), np.concatenate([other, one])
    order = np.lexsort((others, ends))
    near = others[order].tolist()
    first = np.searchsorted(ends[order], np.arange(count + 1)).tolist()
    found: list[int] = []
    known = bytearray(count)
    met = [0] * count
    for start in range(count):
        waiting = [(0.0, 0, start)]
        while waiting:
            _, _, at = heappop(waiting)
            if known[at]:
                continue
            known[at] = 1
            found.append(at)
            for then in near[first[at] : first[at + 1]]:
                if not known[then]:
                    met[then] += 1
                    share = met[then] / (first[then + 1] - first[then])
                    heappush(waiting, (-share, -len(found), then))
    return found
