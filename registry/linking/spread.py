"""Spread work over processes that share what stands in memory; the result is that of one process.

Processes are forked, so that nothing has to be sent to them but the number of
their part.  Who runs threads, or has no ``fork``, works in one process.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")
_shared: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def spread(
    work: Callable[[_Part], _Result], parts: Sequence[_Part], processes: int = 1
) -> Iterator[_Result]:
    """What ``work`` makes of each part, in the order of the parts."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    if processes <= 1 or len(parts) < 2 or not forks:
        yield from map(work, parts)
        return
    global _shared
    _shared = (work, parts)
    try:
        with multiprocessing.get_context("fork").Pool(min(processes, len(parts))) as pool:
            yield from pool.imap(_do, range(len(parts)))
    finally:
        _shared = None


def _do(at: int) -> Any:  # noqa: ANN401 - whatever the work gives
    assert _shared is not None
    work, parts = _shared
    return work(parts[at])
