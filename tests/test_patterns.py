"""Every pattern of the package on texts that make a careless one try each way to part them.

A repeat within a repeat ("(?:[a-z]+| )*") tries twice as many ways for each letter more, so that
forty letters would take years: a pattern like that shows as a test that does not end.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import registry

_UNITS = (
    "a",
    "A",
    "Ab",
    "1",
    " ",
    "-",
    ",",
    ".",
    "'",
    "ab ",
    "Ab ",
    "1 ",
    "1,",
    "the ",
    "a, ",
    "a-",
)
_HARD = tuple(unit * (60 // len(unit)) + end for unit in _UNITS for end in ("", "\x00", "é!"))


def _patterns(of: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns for text in a value, also in its tables."""
    if isinstance(of, re.Pattern):
        if isinstance(of.pattern, str):
            yield of
    elif depth < 3 and isinstance(of, dict):
        for part in (*of.keys(), *of.values()):
            yield from _patterns(part, depth + 1)
    elif depth < 3 and isinstance(of, (list, tuple, set, frozenset)):
        for part in of:
            yield from _patterns(part, depth + 1)


def _rooms() -> list[str]:
    below = {
        one.name.split(".")[1] for one in pkgutil.walk_packages(registry.__path__, "registry.")
    }
    return sorted(below - {"corpus"})  # it needs an extra


@pytest.mark.parametrize("room", _rooms())
def test_patterns_end_on_texts_of_one_unit(room: str) -> None:
    top = importlib.import_module(f"registry.{room}")
    names = [
        one.name for one in pkgutil.walk_packages(getattr(top, "__path__", []), f"{top.__name__}.")
    ]
    found = {
        pattern: None
        for module in [top, *map(importlib.import_module, names)]
        for value in list(vars(module).values())
        for pattern in _patterns(value)
    }
    for pattern in found:
        for text in _HARD:
            pattern.fullmatch(text)
            assert sum(1 for _ in pattern.finditer(text)) <= len(text) + 1
