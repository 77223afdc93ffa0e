"""Which files of a folder are articles: by what they hold, not by their names alone.

A file whose name says that it is an article is one, so that what is broken in it
is reported.  Any other is looked into, and is one when its content shows a
format that articles come in.  What is none is named, so that a miss is visible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from registry.errors import SourceError
from registry.reading.sniff import looks_like_article

_HEAD = 65_536  # bytes that are looked at, of the beginning and of the end
_FORMATS = "text, Markdown, HTML, PDF, DOCX, EPUB, mail, feeds, web archives, JSON Lines"


@dataclass
class Found:
    """The files of one folder and of those below it, in order of their names."""

    articles: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    """What is no article as far as its content shows."""


def search(name: str) -> Found:
    """Look through a folder; hidden files, and links that lead out of it, are left out.

    :raises SourceError: when there is no article in it.
    :raises OSError: when it cannot be listed.
    """
    folder = Path(name)
    root = folder.resolve()
    found = Found()
    for path in _files(folder):
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            continue
        (found.articles if _is_article(path) else found.passed_over).append(str(path))
    if not found.articles:
        raise SourceError(name, "no articles in this folder", hint=f"it is searched for {_FORMATS}")
    return found


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():  # a link could lead round in circles
            yield from _files(path)
        elif path.is_file():
            yield path


def _is_article(path: Path) -> bool:
    if looks_like_article(b"", where=path.name):
        return True  # its name says so; it is opened when it is read
    try:
        with path.open("rb") as file:
            shown = file.read(_HEAD)
            # The list of what a zip file holds stands at its end.
            if shown.startswith(b"PK") and file.seek(0, 2) > _HEAD:
                file.seek(-_HEAD, 2)
                shown += file.read()
    except OSError:
        return True  # so that it is reported
    return looks_like_article(shown, where=path.name)
