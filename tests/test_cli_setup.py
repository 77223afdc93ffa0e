"""Commands that set up and look around: init, doctor, completion, config."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import Run


def test_init_leaves_what_is_there_and_adds_what_is_missing(tmp_path: Path, run: Run) -> None:
    (tmp_path / ".gitattributes").write_text("*.txt text", encoding="utf-8")
    assert run("init").status == 0
    lines = (tmp_path / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert lines == ["*.txt text", "registry.baseline.jsonl merge=union"]
    before = (tmp_path / "registry.toml").read_bytes()
    assert "is there already" in run("init").out
    assert (tmp_path / "registry.toml").read_bytes() == before
    assert run("config", "show").status == 0


def test_doctor_says_what_will_not_work(tmp_path: Path, run: Run) -> None:
    result = run("doctor")
    assert result.status == 1
    assert "database" in result.out
    run("db", "upgrade")
    assert run("doctor").status == 0
    (tmp_path / "registry.waivers.toml").write_text("[[waiver]]\n", encoding="utf-8")
    checks = json.loads(run("doctor", "--format", "json").out)["checks"]
    assert {"what": "waivers", "state": "wrong"}.items() <= next(
        one for one in checks if one["what"] == "waivers"
    ).items()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.status == 0
    assert "_REGISTRY_COMPLETE" in result.out


def test_config_show_tells_value_and_origin(tmp_path: Path, run: Run) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.registry.gate]\nmin-severity = "error"\n', encoding="utf-8"
    )
    shown = json.loads(run("config", "show", "--format", "json").out)["settings"]
    assert shown["gate.min-severity"] == {"value": "error", "origin": "pyproject.toml:2"}
