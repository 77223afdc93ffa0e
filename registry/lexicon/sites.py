"""Nouns that say where something is without naming it: parts and edges of places, and sites.

The words stand in ``data/sites.toml``, read at import.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

_TABLE = tomllib.loads(
    (files("registry.lexicon") / "data" / "sites.toml").read_text(encoding="utf-8")
)


def _set(name: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in _TABLE[name].split(",") if word.strip())


PARTS = _set("parts")
"""In what is named: "the centre of Lyon"."""
EDGES = _set("edges")
"""Near what is named: "the coast of Sicily"."""
SITES = _set("sites")
"""Where the town is that stands before them: "the Lyon factory"."""
