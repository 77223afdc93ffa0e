"""The journey: load, call the rooms in order, save.

Here files, the clock and transactions enter; the rooms below see none of them.

``inputs``      what the command line names → bytes with a name
``ingest``      bytes → documents and claims on record, one transaction an article
``reconcile``   claims → origins, events, conflicts on record
``audit``       both, and the conflicts that the given articles take part in
``demo``        the same on the seed articles that come with the program

A module is imported by the command that needs it: reading articles loads a
parser, listing conflicts does not.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

Clock = Callable[[], datetime]
"""Tells the time in UTC; tests give their own."""


class Progress(Protocol):
    """Told what is being done; may show it or not."""

    def __call__(self, stage: str, done: int, total: int, what: str = "") -> None:
        """``done`` of ``total`` steps of a stage are finished; ``what`` is in hand now."""


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def silent(stage: str, done: int, total: int, what: str = "") -> None:
    """The progress that nobody watches."""
