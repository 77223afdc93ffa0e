"""The files that people keep beside their articles: waivers and baseline; and the outputs."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from registry.errors import ConfigError
from registry.pipeline.configuration import read_text
from registry.review import baseline as baselines
from registry.review.baseline import Entry
from registry.review.waivers import Waivers, read_waivers
from registry.settings import Settings


def load_waivers(path: Path, *, named: bool, today: date, found: Settings) -> Waivers:
    """The waivers of a file; none when there is no file, unless it was named.

    :raises ConfigError: when a named file is missing, or with ``waivers.strict``.
    """
    if not named and not path.is_file():
        return Waivers()
    strict = bool(found["waivers.strict"])
    try:
        text = read_text(path)
    except ConfigError:
        if named or strict:
            raise
        return Waivers(problems=(f"{path}: cannot be read, no waiver applies",))
    return read_waivers(
        text,
        where=str(path),
        strict=strict,
        require_expiry=bool(found["waivers.require-expiry"]),
        max_days=found["waivers.max-days"],
        today=today,
    )


def load_baseline(path: Path, *, named: bool) -> dict[str, Entry]:
    """The baseline of a file; empty when there is no file, unless it was named.

    :raises ConfigError: when it cannot be read or is another program's.
    """
    if not named and not path.is_file():
        return {}
    return baselines.read_baseline(read_text(path), where=str(path))


def save_text(path: Path, data: str | bytes) -> None:
    """Write a file whole or not at all.

    :raises ConfigError: when it cannot be written.
    """
    content = data.encode() if isinstance(data, str) else data
    try:
        if path.exists() and not path.is_file():  # a pipe or /dev/stdout
            path.write_bytes(content)
            return
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            file.write(content)
        try:
            Path(file.name).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            Path(file.name).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(file.name).unlink()
            raise
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be written ({error.strerror or error})",
            hint="choose another place",
        ) from error


def check_writable(paths: Iterable[Path]) -> None:
    """Refuse outputs that cannot work, before any work is done.

    :raises ConfigError: for a folder that is missing or cannot be written, a
        path that is a folder, and two outputs to one path.
    """
    seen: set[str] = set()
    for path in paths:
        key = os.path.normcase(os.path.realpath(path))
        if key in seen:
            raise ConfigError(f"{path}: two outputs to one path", hint="give each its own path")
        seen.add(key)
        if path.is_dir():
            raise ConfigError(f"{path}: is a folder", hint="name a file")
        if not path.parent.is_dir():
            raise ConfigError(
                f"{path}: there is no folder {path.parent}", hint=f"mkdir -p {path.parent}"
            )
        target = path if path.exists() else path.parent
        if not os.access(target, os.W_OK):
            raise ConfigError(f"{path}: cannot be written", hint="choose another place")


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
