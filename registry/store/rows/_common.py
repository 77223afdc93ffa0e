"""What all rows share: moments, JSON and compressed bytes, the same every time."""

from __future__ import annotations

import json
import zlib
from datetime import datetime
from typing import Any

Row = tuple[Any, ...]
"""The values of one row, in the order of its columns."""

_LEVEL = 6  # of zlib: a page shrinks to a quarter; higher costs more than it saves


def utc(at: datetime) -> str:
    """A moment as the tables keep it.

    >>> from datetime import UTC
    >>> utc(datetime(2026, 11, 22, 4, 5, 6, 789, tzinfo=UTC))
    '2026-11-22T04:05:06Z'
    """
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def compact(value: object) -> str:
    """JSON without white space, the same text every time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def squeezed(data: bytes) -> bytes:
    """Compressed bytes, for ``zlib.decompress``; the same every time.

    Most is small, and to set up a window of the usual size takes ten times as
    long as to compress what is small.
    """
    window, memory = (12, 4) if len(data) <= 4096 else (15, 8)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, window, memory)
    return packer.compress(data) + packer.flush()
