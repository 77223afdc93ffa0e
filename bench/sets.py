"""The gold sets of ``tests/gold/clusters``, by what they were used for.

A figure means little without it: what was read while the program was mended
flatters, and only what nobody opened says what to expect of other articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SETS: Mapping[str, tuple[str, ...]] = {
    "set weights and rules": ("dev", "plain-dev", "plain-i", "plain-k"),
    "set the table of confidence": (
        *("blind-a", "blind-b", "plain-blind-a", "plain-blind-b", "plain-held"),
        *("plain-c", "plain-d", "plain-e", "plain-f", "plain-h"),
    ),
    "set the weights of what is left over": (
        *("plain-j", "plain-l", "plain-m", "plain-n", "calm-a", "pol-dev"),
    ),
    "misses read, causes mended": (
        *("plain-o", "plain-s"),
        *("plain-p", "plain-r", "plain-t", "plain-u", "plain-v", "plain-x", "plain-za", "plain-zb"),
        *("plain-q", "plain-y", "plain-z", "plain-zc", "long-a", "long-b"),
        *("pol-test", "calm-d"),
    ),
    "false alarms mended": (
        *("calm-b", "calm-c", "retold-a", "retold-b", "retold-c", "retold-d"),
        *("silent-a", "silent-b"),
    ),
    "never opened": (
        *("held", "plain-g"),
        *("plain-w", "plain-zd", "plain-ze", "long-c"),
        *("calm-e", "retold-e"),
    ),
}
"""Names of folders, by use; each is said once, under what it was used for last."""


def folder_of(name: str) -> Path:
    """Where a set lies."""
    return ROOT / "tests/gold/clusters" / name
