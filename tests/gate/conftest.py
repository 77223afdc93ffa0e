"""A registry and a repository for each test of the gate, on each kind of database in turn."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from registry.store.location import Location
from tests.articles import TREATY_OF_2023, TREATY_OF_2024
from tests.command import Run
from tests.gate.repository import Repository, conflict_id


@pytest.fixture
def run(run: Run, location: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with a registry in a file, and again with one on a server."""
    if location.path is None:
        monkeypatch.setenv("REGISTRY_DATABASE", location.address)
    return run


@pytest.fixture
def repository(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
    location: Location,
) -> Repository:
    """One article on record and committed on ``main``; on a branch of its own now."""
    for name, value in (
        *(("GIT_CONFIG_GLOBAL", os.devnull), ("GIT_CONFIG_SYSTEM", os.devnull)),
        *((f"GIT_{who}_NAME", "maria") for who in ("AUTHOR", "COMMITTER")),
        *((f"GIT_{who}_EMAIL", "maria@desk.example") for who in ("AUTHOR", "COMMITTER")),
    ):
        monkeypatch.setenv(name, value)
    made = Repository(tmp_path, run, location)
    made.git("init", "-q", "-b", "main")
    made.git("config", "user.name", "maria")
    made.write("articles/record.txt", TREATY_OF_2023)
    assert run("init").status == 0
    assert run("ingest", "articles").status == 0
    assert run("reconcile").status == 0
    made.commit("record")
    made.git("switch", "-qc", "story")
    return made


@pytest.fixture
def red(repository: Repository) -> tuple[Repository, str]:
    """A branch with an article that contradicts, and the conflict's id."""
    repository.write("articles/new.txt", TREATY_OF_2024)
    repository.commit()
    result = repository.run("gate", "--against", "main", "--format", "json")
    assert result.status == 1
    return repository, conflict_id(result)
