"""What the command line names: files, folders, patterns and standard input.

Unit: one input is one file, or standard input, with the name under which it
was given.  Paths stay as given, so that reports name what the user typed.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from registry.errors import SourceError

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
"""What a folder is searched for; a file that is named itself is read whatever its name."""
LARGEST = 20_000_000
"""Bytes of one article; the longest newspaper features have less than a hundredth of it."""
STANDARD_INPUT = "-"
_CONTAINERS = frozenset(
    (".pdf", ".docx", ".epub", ".xml", ".rss", ".atom", ".warc", ".gz", ".wacz", ".jsonl", ".csv")
)


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read."""

    where: str
    """As given on the command line, or found under a folder that was."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Metadata given with it."""

    def load(self) -> bytes:
        """Its bytes.

        :raises SourceError: when it cannot be read or is larger than any article.
        """
        if self.where == STANDARD_INPUT:
            return _bounded(self.where, sys.stdin.buffer.read(LARGEST + 1))
        path = Path(self.where)
        try:
            if not path.is_file():
                raise SourceError(self.where, "not a file", hint="name a file or a folder")
            with path.open("rb") as file:
                if path.suffix.lower() in _CONTAINERS:
                    return file.read()  # many articles; reading has its own bounds
                return _bounded(self.where, file.read(LARGEST + 1))
        except OSError as error:
            raise SourceError(
                self.where,
                f"cannot be read ({error.strerror or error})",
                hint="check the name and the permissions",
            ) from error


def _bounded(where: str, data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise SourceError(
            where,
            f"larger than {LARGEST // 1_000_000} MB, no article is",
            hint="give the articles it holds as files of their own",
        )
    return data


@dataclass(frozen=True, slots=True)
class Gathered:
    """Inputs in order of name, each once, and what could not be found."""

    inputs: tuple[Input, ...]
    failures: tuple[SourceError, ...]


def gather(names: Iterable[str], *, given: Mapping[str, str] | None = None) -> Gathered:
    """Find what the names stand for; failures are collected, not raised.

    Metadata that is given belongs to every input.
    """
    found: dict[str, Input] = {}
    failures: dict[str, SourceError] = {}
    for name in names:
        try:
            for where in _expand(name):
                found[where] = Input(where, dict(given or {}))
        except SourceError as error:
            failures[name] = error
    return Gathered(
        tuple(found[where] for where in sorted(found)),
        tuple(failures[name] for name in sorted(failures)),
    )


def _expand(name: str) -> Iterator[str]:
    """The inputs that one name stands for."""
    if name == STANDARD_INPUT:
        yield name
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _in_folder(name, path)
        elif path.exists():
            yield name
        elif glob.has_magic(name):
            yield from _matching(name)
        else:
            raise SourceError(name, "no such file or folder", hint="check the name")
    except (OSError, ValueError) as error:  # a name that no file can have
        why = getattr(error, "strerror", None) or str(error)
        raise SourceError(name, f"cannot be read ({why})", hint="check the name") from error


def _in_folder(name: str, folder: Path) -> Iterator[str]:
    root = folder.resolve()
    found = [path for path in _files(folder) if path.resolve().is_relative_to(root)]
    if not found:
        raise SourceError(
            name,
            "no articles in this folder",
            hint=f"it is searched for {' '.join(SUFFIXES)}; name other files themselves",
        )
    yield from map(str, found)


def _files(folder: Path) -> Iterator[Path]:
    """Articles below a folder; hidden files and folders are left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():  # a link could lead round in circles
            yield from _files(path)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def _matching(pattern: str) -> Iterator[str]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        raise SourceError(pattern, "nothing matches this pattern", hint="check the pattern")
    for name in found:
        yield from _in_folder(name, Path(name)) if Path(name).is_dir() else (name,)
