"""The command line run in this process, and what it said."""

from __future__ import annotations

import io
import json
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest

import registry.cli
from registry import extraction

_SETTINGS = (
    "REGISTRY_CONFIG",
    "REGISTRY_DATABASE",
    "REGISTRY_DEBUG",
    "REGISTRY_REVIEWER",
    "GITHUB_ACTIONS",
)


@dataclass(frozen=True)
class Result:
    """Exit status and both streams of one command, and how many seconds it took."""

    status: int
    out: str
    err: str
    seconds: float

    @property
    def json(self) -> Any:
        """The standard output as JSON."""
        return json.loads(self.out)

    @property
    def errors(self) -> list[str]:
        """The lines of standard error that tell an error."""
        return [line for line in self.err.splitlines() if line.startswith("error:")]

    @property
    def outcomes(self) -> dict[str, str]:
        """Of a verification in JSON: by quote, what became of each claim."""
        return {
            claim["recorded"]["quote"]: claim["outcome"]
            for document in self.json["documents"]
            for claim in document["claims"]
        }


class Run(Protocol):
    """What a test calls to run one command."""

    def __call__(self, *arguments: str, stdin: str | bytes = "", cwd: Path | None = None) -> Result:
        """Run ``registry`` with these arguments, in a folder of its own unless ``cwd`` is given."""


_load = extraction.load


@cache
def loaded(*given: Any) -> extraction.Parser:
    """The parser, loaded once for all tests of a process."""
    return _load(*given)


def command_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """What runs commands in a folder, with no settings but their own."""
    monkeypatch.setattr(extraction, "load", loaded)
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)

    def run(*arguments: str, stdin: str | bytes = "", cwd: Path | None = None) -> Result:
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.chdir(cwd or folder)
        monkeypatch.setattr(sys, "argv", ["registry", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        capsys.readouterr()
        started = time.monotonic()
        status = registry.cli.main()
        return Result(status, *capsys.readouterr(), time.monotonic() - started)

    return run
