"""The scorer that comes with the data, as a module; it is no part of the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def load_scorer(path: Path) -> ModuleType:
    """Run the file of a scorer; what it defines is in the module."""
    spec = importlib.util.spec_from_file_location("score_coref", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load the scorer {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
