"""The audit on the seed articles, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import registry
from registry.errors import SourceError
from registry.pipeline import Clock, Progress, now, silent
from registry.pipeline.audit import Audit, audit
from registry.pipeline.inputs import gather
from registry.store.location import FILE_NAME, Location
from registry.store.writer import Store


def seeds() -> Path:
    """The folder of seed articles: inside an installed wheel, else beside the package."""
    package = Path(registry.__file__).parent
    installed = package / "_seeds"
    return installed if installed.is_dir() else package.parent / "seeds"


def run(folder: Path, *, clock: Clock = now, progress: Progress = silent) -> Audit:
    """Copy the seed articles into a folder and audit them with a database there.

    Articles that are there already stay as they are: somebody may have edited them.

    :raises SourceError: when the folder cannot be written.
    """
    articles = folder / "articles"
    for seed in sorted(seeds().glob("*.txt")):
        copy = articles / seed.name
        if not copy.exists():
            write(copy, seed.read_text(encoding="utf-8"))
    with Store.open(Location.file(folder / FILE_NAME), create=True) as store:
        return audit(store, gather([str(articles)]), clock=clock, progress=progress)


def write(path: Path, text: str) -> None:
    """Write a file, and the folders that lead to it.

    :raises SourceError: when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SourceError(
            str(path),
            f"cannot be written ({error.strerror or error})",
            hint="choose another folder with --into",
        ) from error
