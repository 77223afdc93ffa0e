"""The files by which other tools call us: they must name what there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from registry.cli import COMMANDS, cli
from tests.articles import COPPER, TREATY_OF_2023, TREATY_OF_2024, TREATY_TOLD_AGAIN

ROOT = Path(__file__).parent.parent
NAMES = {command.name for command in COMMANDS}


def options_of(name: str) -> set[str]:
    import click

    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return {one for parameter in command.params for one in parameter.opts}


def calls(text: str) -> list[list[str]]:
    """Command lines that call the program, each as words, after its name."""
    found = re.findall(r'(?:^|[\s;&{|"])(?:registry|"\$registry")"? ([a-z][^|&;\n]*)', text)
    return [line.split() for line in found]


@pytest.mark.parametrize("path", ["action.yml", "docs/gitlab-ci-snippet.yml"], ids=lambda p: str(p))
def test_commands_and_options_exist(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    steps = text[text.find("script:") if "script:" in text else text.find("run: |") :]
    steps = "\n".join(line for line in steps.splitlines() if not line.lstrip().startswith("#"))
    found = [words for words in calls(steps) if words[0] in NAMES]
    assert {"gate", "ingest", "reconcile"} <= {words[0] for words in found}
    for words in found:
        given = {word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)}
        assert given <= options_of(words[0]), words


def test_the_hooks_name_commands() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^  entry: registry (\S+)(.*)$", text, re.MULTILINE)
    assert entries[0] == ("gate", " --against HEAD")
    assert "require_serial: true" in text


def test_no_input_of_the_action_stands_inside_a_script() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    scripts = re.findall(r"run: \|\n((?:        .*\n|\n)+)", text)
    actions = re.findall(r"uses: (\S+)", text)
    assert scripts
    assert actions
    for script in scripts:
        assert "${{" not in script
    for name in actions:
        assert re.search(r"@[0-9a-f]{40}$", name), "pinned to a commit"


@pytest.fixture
def gate_step() -> str:
    """The script of the action's gate, as a shell runs it."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    script = re.findall(r"run: \|\n((?:        .*\n|\n)+)", text)[-1]
    return "\n".join(line[8:] for line in script.splitlines())


@pytest.mark.parametrize(
    ("article", "status"), [(TREATY_OF_2024, 1), (TREATY_TOLD_AGAIN, 0), ("Hm.\n", 2)]
)
def test_the_actions_gate_keeps_findings_and_failures_apart(
    tmp_path: Path, gate_step: str, article: str, status: int
) -> None:
    runner = tmp_path / "runner"
    (runner / "registry/bin").mkdir(parents=True)
    program = runner / "registry/bin/registry"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m registry "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    work = tmp_path / "work"
    (work / "articles").mkdir(parents=True)
    (work / "articles/record.txt").write_text(TREATY_OF_2023, encoding="utf-8")
    (work / "articles/other.txt").write_text(COPPER, encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "RUNNER_TEMP": str(runner),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "AGAINST": "main",
        "REGISTRY_DATABASE": "registry.db",
        "RECORD": "articles",
        "ARGUMENTS": "",
        "SARIF": "registry.sarif",
        **{
            f"GIT_{who}_{what}": "x@y.example"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=work, env=environment, check=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "record")
    git("switch", "-qc", "story")
    (work / "articles/new.txt").write_text(article, encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "story")
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", gate_step],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"status={status}\n"
    if status < 2:
        assert (work / "registry.sarif").exists()
        assert "Conflict report" in (tmp_path / "summary").read_text(encoding="utf-8")


def test_commands_and_verdicts_of_the_guide_exist() -> None:
    import click

    text = (ROOT / "docs/gate.md").read_text(encoding="utf-8")
    lines = [
        line.split()
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
    ]
    assert len(lines) > 15
    for _, name, *words in lines:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None, name
        if isinstance(command, click.Group) and words and not words[0].startswith("-"):
            command = command.get_command(click.Context(command), words[0])
            assert command is not None, (name, *words)
        known = {one for parameter in command.params for one in parameter.opts}
        assert {word for word in words if re.match(r"--?[a-z]", word)} <= known, words


def test_the_guide_names_every_standing_format_and_verdict() -> None:
    from registry.records import Verdict
    from registry.reports.writers import WRITERS
    from registry.review.standing import Standing

    text = (ROOT / "docs/gate.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z]+)` \|.*\| (fails|passes)", text, re.MULTILINE)
    assert {name: says == "fails" for name, says in rows} == {
        one.value: one.open for one in Standing
    }
    for name in (*WRITERS, *(one.value for one in Verdict if one is not Verdict.WITHDRAWN)):
        assert f"`{name}`" in text


def test_the_waivers_of_the_guide_can_be_read() -> None:
    from registry.review.waivers import read_waivers

    text = (ROOT / "docs/gate.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (block,) = (b for b in blocks if "[[waiver]]" in b)
    found = read_waivers(block, where="guide")
    assert len(found.entries) == 2
    assert found.problems == ()
