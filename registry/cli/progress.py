"""A line on standard error that says what is being done, when it takes long and is watched."""

from __future__ import annotations

import shutil
import sys
import time
from typing import Self, TextIO

from registry.reports.escape import terminal

_PATIENCE = 1.0  # seconds before anything is shown
_EVERY = 0.1  # seconds between two changes of the line


class ProgressLine:
    """One line, redrawn in place and wiped at the end.

    Shown when both streams are terminals: in a pipe or a log it would be noise.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shows = self._stream.isatty() and _prints_to_a_terminal()
        self._start = time.monotonic()
        self._drawn = 0.0

    def __call__(self, stage: str, done: int, total: int, what: str = "") -> None:
        """Say what is going on."""
        at = time.monotonic()
        if not self._shows or at - self._start < _PATIENCE or at - self._drawn < _EVERY:
            return
        self._drawn = at
        count = f" {done}/{total}" if total else ""
        width = max(20, shutil.get_terminal_size().columns - 1)
        self._stream.write(f"\r\x1b[K{f'{stage}{count} {terminal(what)}'[:width]}")
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def _prints_to_a_terminal() -> bool:
    return sys.stdout.isatty()
