"""A git repository with articles and their registry, as a newsroom and its CI have it."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

from registry.store.digest import registry_digest, table_digests
from registry.store.location import Location
from registry.store.reader import reading
from tests.command import Result, Run


class Repository:
    """A git repository with articles, and their registry in a file beside them or on a server."""

    def __init__(self, folder: Path, run: Run, location: Location) -> None:
        self.folder = folder
        self.run = run
        self.location = location

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, text=True, check=check
        )

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str = "work") -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def digest(self) -> str:
        """Of everything that the database says; of a file, of its bytes."""
        if self.location.path is None:
            with reading(self.location) as reader:
                return registry_digest(table_digests(reader))
        with_log = [self.folder / f"registry.db{end}" for end in ("", "-wal")]
        return hashlib.sha256(b"".join(p.read_bytes() for p in with_log if p.exists())).hexdigest()


def conflict_id(result: Result) -> str:
    (one,) = json.loads(result.out)["conflicts"]
    assert isinstance(one["id"], str)
    return one["id"]
