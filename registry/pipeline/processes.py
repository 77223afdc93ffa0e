"""Work in several processes at the same time, where the machine lets a process be copied.

A worker is a copy of this process as it stands: it has all the records in memory,
shares what nobody changes, and sends back its answers.  It opens nothing and writes
nothing; what it holds of databases and streams it never touches.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import TypeVar

from registry.errors import RegistryError
from registry.linking import ALONE, Spread

_Part = TypeVar("_Part")
_Answer = TypeVar("_Answer")


def spread_over(jobs: int | None) -> Spread:
    """Work spread over so many processes; ``None`` for one on each core, up to eight.

    Only Linux copies a process safely; elsewhere, and of one process, all is done here.
    """
    many = _cores() if jobs is None else jobs
    if many < 2 or sys.platform != "linux":
        return ALONE
    return Spread(many, partial(_asked, many=many))


_MOST = 8
"""Unless more are asked for: a fifth of the work is done by one process, however many there are."""


def _cores() -> int:
    return min(_MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def _asked(
    ask: Callable[[_Part], _Answer], parts: Sequence[_Part], *, many: int
) -> Sequence[_Answer]:
    """The answers for all parts, in their order; each worker takes the next one when it is free."""
    if len(parts) < 2:
        return [ask(part) for part in parts]
    answers: dict[int, _Answer] = {}
    left = iter(range(len(parts)))
    with _workers(ask, parts, min(many, len(parts))) as workers:
        busy: dict[Connection, ForkProcess] = {}
        free = list(workers)
        while free:
            for line in free:
                further = next(left, None)
                if further is None:
                    busy.pop(line, None)
                else:
                    busy[line] = workers[line]
                    with _there(workers[line]):
                        line.send(further)
            ready = wait(list(busy)) if busy else []
            free = [line for line in busy if line in ready]
            for line in free:
                with _there(busy[line]):
                    part, answer, error = line.recv()
                if error is not None:
                    raise error
                answers[part] = answer
    return [answers[n] for n in range(len(parts))]


@contextmanager
def _there(worker: ForkProcess) -> Iterator[None]:
    """Say so where a worker is there no more."""
    try:
        yield
    except (EOFError, ConnectionError) as gone:
        worker.join()
        raise RegistryError(
            f"a process that compared claims ended by itself (status {worker.exitcode})",
            hint="there may be too little memory: less is needed with --jobs 1",
        ) from gone


@contextmanager
def _workers(
    ask: Callable[[_Part], object], parts: Sequence[_Part], many: int
) -> Iterator[dict[Connection, ForkProcess]]:
    """Workers by the line to each; none of them lives longer than this."""
    context = multiprocessing.get_context("fork")
    workers: dict[Connection, ForkProcess] = {}
    try:
        for _ in range(many):
            mine, theirs = context.Pipe()
            worker = context.Process(target=_work, args=(ask, parts, theirs, [*workers, mine]))
            with warnings.catch_warnings():
                # Threads of numpy wait for work; no lock of theirs is held.
                warnings.simplefilter("ignore", DeprecationWarning)
                worker.start()
            theirs.close()
            workers[mine] = worker
        yield workers
    finally:
        for line, worker in workers.items():
            worker.kill()
            worker.join()
            line.close()


def _work(
    ask: Callable[[_Part], object],
    parts: Sequence[_Part],
    line: Connection,
    others: Sequence[Connection],
) -> None:
    """Answer for parts until nobody asks any more; this is the whole life of a worker.

    ``others`` are ends of lines that are not its own: held open they would hide that the
    first process is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    for one in others:
        one.close()
    gc.disable()  # it would touch, and so copy, every record there is
    try:
        while True:
            part = line.recv()
            line.send_bytes(pickle.dumps(_answered(ask, parts, part), pickle.HIGHEST_PROTOCOL))
    except (EOFError, OSError):
        pass  # nobody is there any more
    finally:
        os._exit(0)  # what this process was copied with is not its own to close


def _answered(
    ask: Callable[[_Part], object], parts: Sequence[_Part], part: int
) -> tuple[int, object, Exception | None]:
    try:
        return part, ask(parts[part]), None
    except Exception as error:
        error.add_note(f"in a process of its own:\n{traceback.format_exc()}")
        return part, None, error


__all__ = ["spread_over"]
