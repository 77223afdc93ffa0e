"""Which articles a git repository has changed since a commit.

Git is asked, never told: nothing here writes to the repository.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from registry.errors import ConfigError

_PATIENCE = 60  # seconds; a repository that answers no sooner has another problem


@dataclass(frozen=True, slots=True)
class Changes:
    """Articles by what became of them; paths relative to the working folder, sorted."""

    changed: tuple[str, ...]
    """Added, copied, modified or renamed; they exist."""
    removed: tuple[str, ...]
    """Deleted, or the former names of renamed ones."""


def changes(
    against: str, *, patterns: Sequence[str], within: Sequence[str] = (), folder: Path | None = None
) -> Changes:
    """Articles that differ between the working tree and where it left ``against``.

    ``patterns`` say which files are articles; ``within`` limits the answer to
    some files and folders.

    :raises ConfigError: outside a repository, for an unknown commit, and where a
        shallow clone hides where the branches parted.
    """
    folder = folder or Path.cwd()
    if against.startswith("-") or not against.strip():
        raise ConfigError(f"{against!r} is not a commit", hint="give a branch, tag or commit")
    top = Path(_ask(folder, "rev-parse", "--show-toplevel").strip())
    base = _base(folder, against)
    fields = _ask(folder, "diff", "--name-status", "-M", "-z", "--no-ext-diff", base, "--").split(
        "\0"
    )
    changed: set[str] = set()
    removed: set[str] = set()
    at = 0
    while at + 1 < len(fields):
        state = fields[at][:1]
        names = fields[at + 1 : at + 3] if state in "RC" else fields[at + 1 : at + 2]
        at += 1 + len(names)
        shown = [_shown(top, name, folder) for name in names]
        if state == "D":
            removed.add(shown[0])
        elif state in "ACMRT":
            changed.add(shown[-1])
            if state == "R":
                removed.add(shown[0])
    return Changes(
        tuple(sorted(one for one in changed if _wanted(one, patterns, within))),
        tuple(sorted(one for one in removed if _wanted(one, patterns, within))),
    )


def root(folder: Path | None = None) -> Path | None:
    """The top folder of the repository, or ``None`` outside of one."""
    try:
        return Path(_ask(folder or Path.cwd(), "rev-parse", "--show-toplevel").strip())
    except ConfigError:
        return None


def user_name(folder: Path | None = None) -> str | None:
    """The name that git signs commits with, or ``None`` when it knows none."""
    try:
        return _ask(folder or Path.cwd(), "config", "user.name").strip() or None
    except ConfigError:
        return None


def shallow(folder: Path | None = None) -> bool:
    """Whether the clone's history is cut off."""
    try:
        answer = _ask(folder or Path.cwd(), "rev-parse", "--is-shallow-repository")
    except ConfigError:
        return False
    return answer.strip() == "true"


_FETCH = "fetch the whole history (actions/checkout: fetch-depth: 0)"


def _base(folder: Path, against: str) -> str:
    if len(against) >= 40 and not against.strip("0"):
        # What CI services name before the first push of a branch: no commit, so everything is new.
        return _ask(folder, "hash-object", "-t", "tree", os.devnull).strip()
    try:
        _ask(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{against}^{{commit}}"
        )
    except ConfigError as error:
        if shallow(folder):
            raise ConfigError(f"{against}: not in this shallow clone", hint=_FETCH) from error
        raise ConfigError(
            f"{against}: git knows no such commit", hint="git fetch, or name another commit"
        ) from error
    try:
        return _ask(folder, "merge-base", against, "HEAD").strip()
    except ConfigError as error:
        if shallow(folder):
            raise ConfigError(
                f"{against}: a shallow clone hides where the branches parted", hint=_FETCH
            ) from error
        raise ConfigError(
            f"{against}: has no history in common with HEAD", hint="name another commit"
        ) from error


def _ask(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=_PATIENCE, check=False
        )
    except FileNotFoundError as error:
        raise ConfigError(
            "git is not installed", hint="install git, or name the articles"
        ) from error
    except (subprocess.TimeoutExpired, OSError) as error:
        raise ConfigError(f"git does not answer ({error})") from error
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        raise ConfigError(
            f"git {arguments[0]}: {said[0] if said else f'failed with {done.returncode}'}",
            hint="run it inside the repository, or name the articles",
        )
    return os.fsdecode(done.stdout)


def _shown(top: Path, name: str, folder: Path) -> str:
    return os.path.relpath(top / name, folder.resolve()).replace(os.sep, "/")


def _wanted(path: str, patterns: Sequence[str], within: Sequence[str]) -> bool:
    name = path.rsplit("/", 1)[-1]
    fits = any(fnmatchcase(path if "/" in one else name, one) for one in patterns)
    if not fits or not within:
        return fits
    for one in within:
        start = os.path.normpath(one).replace(os.sep, "/")
        if start == "." or path == start or path.startswith(f"{start}/"):
            return True
    return False
