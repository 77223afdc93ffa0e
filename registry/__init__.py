"""A registry of factual claims with a provenance checker."""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"
__all__ = ["Registry", "__version__"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module may hold
    """``Registry`` is imported when it is asked for: the commands need less.

    By name, because everything imports this module and the face is above all.
    """
    if name == "Registry":
        return importlib.import_module("registry.api").Registry
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
