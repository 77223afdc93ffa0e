"""What changed, as git tells it to the gate."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles import COPPER, TREATY_OF_2024, TREATY_TOLD_AGAIN
from tests.command import Run
from tests.gate.repository import Repository


def test_the_hook_sees_what_is_staged(repository: Repository) -> None:
    repository.write("articles/new.txt", TREATY_OF_2024)
    repository.git("add", "-A")
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.write_text(
        f"#!/bin/sh\nexec '{sys.executable}' -m registry gate --against HEAD -q\n", encoding="utf-8"
    )
    hook.chmod(0o755)
    refused = repository.git("commit", "-qm", "story", check=False)
    assert refused.returncode != 0
    repository.write("articles/new.txt", TREATY_TOLD_AGAIN)
    repository.git("add", "-A")
    accepted = repository.git("commit", "-qm", "story", check=False)
    assert accepted.returncode == 0, accepted.stderr


def test_paths_limit_what_changed(repository: Repository) -> None:
    repository.write("articles/new.txt", TREATY_OF_2024)
    repository.write("articles/other.txt", COPPER)
    repository.commit()
    run = repository.run
    assert run("gate", "--against", "main", "articles/other.txt").status == 0
    assert run("gate", "--against", "main", "articles").status == 1


def test_it_can_be_run_from_a_folder_inside(repository: Repository) -> None:
    repository.write("articles/new.txt", TREATY_OF_2024)
    repository.commit()
    result = repository.run(
        "gate", "--against", "main", "--format", "sarif", cwd=repository.folder / "articles"
    )
    assert result.status == 1
    (found,) = json.loads(result.out)["runs"][0]["results"]
    place = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "articles/new.txt"


def test_an_unknown_commit_and_a_shallow_clone_are_said(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    result = repository.run("gate", "--against", "nowhere")
    assert result.status == 2
    assert "git knows no such commit" in result.err
    repository.write("articles/new.txt", TREATY_TOLD_AGAIN)
    repository.commit()
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{repository.folder}", str(clone)],
        check=True,
        capture_output=True,
    )
    shallow = repository.run("gate", "--against", "origin/main", cwd=clone)
    assert shallow.status == 2
    assert "fetch-depth: 0" in shallow.err


def test_against_no_commit_everything_is_new(repository: Repository) -> None:
    repository.write("articles/new.txt", TREATY_TOLD_AGAIN)
    repository.commit()
    result = repository.run("gate", "--against", "0" * 40, "--format", "json")
    assert result.status == 0, result.err
    assert json.loads(result.out)["gate"]["articles"] == ["articles/new.txt", "articles/record.txt"]


def test_outside_a_repository_against_is_refused(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = run("gate", "--against", "main")
    assert result.status == 2
    assert "inside the repository" in result.err


@pytest.mark.parametrize("reference", ["--upload-pack=x", "-x", " "])
def test_a_commit_that_is_an_option_is_refused(repository: Repository, reference: str) -> None:
    assert repository.run("gate", f"--against={reference}").status == 2
