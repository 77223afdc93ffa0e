"""A registry of factual claims with a provenance checker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from registry.api import Registry

__version__ = "0.1.0"
__all__ = ["Registry", "__version__"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module may hold
    """``Registry`` is imported when it is asked for: the commands need less."""
    if name == "Registry":
        from registry.api import Registry

        return Registry
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
