"""What the gate prints, what it is asked, and what it is set to."""

from __future__ import annotations

import subprocess
import sys

import pytest

from registry.cli.gate import gate as gate_command
from tests.command import Run
from tests.gate.repository import Repository


def test_several_formats_are_written_in_one_run(red: tuple[Repository, str]) -> None:
    repository, name = red
    styles = ("json", "sarif", "junit", "gitlab", "markdown", "csv", "github", "concise")
    outputs = [part for style in styles for part in ("-o", f"{style}=out.{style}")]
    result = repository.run("gate", "--against", "main", "-q", *outputs)
    assert result.status == 1
    assert result.out == ""
    for style in styles:
        text = (repository.folder / f"out.{style}").read_text(encoding="utf-8-sig")
        assert name[3:] in text, style
    again = repository.run("gate", "--against", "main", "-q", "-o", "sarif=again.sarif")
    assert again.status == 1
    first, second = (repository.folder / n for n in ("out.sarif", "again.sarif"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (("sarif=x", "json=x"), "two outputs to one path"),
        (("sarif=x", "json=./x"), "two outputs to one path"),
        (("sarif=missing/x.sarif",), "there is no folder"),
        (("sarif=articles",), "is a folder"),
        (("sarf=x",), "there is no format 'sarf'"),
        (("sarif",), "is not FORMAT=PATH"),
    ],
)
def test_outputs_that_cannot_work_are_refused_before_any_work(
    repository: Repository, outputs: tuple[str, ...], said: str
) -> None:
    options = [part for one in outputs for part in ("-o", one)]
    result = repository.run("gate", "articles/record.txt", *options)
    assert result.status == 2
    assert said in result.err


def test_github_gets_annotations_beside_the_text(
    red: tuple[Repository, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, _ = red
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = repository.run("gate", "--against", "main")
    commands = [line for line in result.out.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert commands[0].startswith("::error file=articles/new.txt,line=6,")


def test_a_closed_pipe_does_not_turn_red_into_green(red: tuple[Repository, str]) -> None:
    repository, _ = red
    process = subprocess.Popen(
        [sys.executable, "-m", "registry", "gate", "--against", "main"],
        cwd=repository.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 1


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--select", "Q,L"), 0),
        (("--ignore", "T"), 0),
        (("--min-confidence", "1"), 0),
        (("--fail-on", "none"), 0),
        (("--exit-zero",), 0),
        (("--select", "all"), 1),
    ],
)
def test_options_decide_what_fails(
    red: tuple[Repository, str], options: tuple[str, ...], status: int
) -> None:
    repository, _ = red
    assert repository.run("gate", "--against", "main", *options).status == status


def test_one_conflict_is_explained(red: tuple[Repository, str]) -> None:
    repository, name = red
    result = repository.run("gate", "--against", "main", "--explain", name[:10])
    assert result.status == 1
    assert "because" in result.out
    assert "T001:" in result.out


@pytest.mark.parametrize(
    "arguments",
    [(), ("--all", "x.txt"), ("--all", "--against", "main"), ("--min-confidence", "7", "x")],
)
def test_options_that_contradict_are_refused(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("gate", *arguments).status == 2


def test_everything_on_record_can_be_judged(red: tuple[Repository, str]) -> None:
    repository, _ = red
    run = repository.run
    assert run("gate", "--all").status == 0
    run("gate", "articles/new.txt", "--keep")
    assert run("gate", "--all").status == 1
    run("ingest", "articles/new.txt", "--again")
    stale = run("gate", "--all")
    assert stale.status == 2
    assert "not been reconciled" in stale.err


def test_the_configuration_sets_what_options_do_not(red: tuple[Repository, str]) -> None:
    repository, _ = red
    repository.write("registry.toml", '[gate]\nignore = ["T"]\n')
    assert repository.run("gate", "--against", "main").status == 0
    assert repository.run("gate", "--against", "main", "--select", "T001").status == 1
    repository.write("registry.toml", '[gate]\nigore = ["T"]\n')
    result = repository.run("gate", "--against", "main")
    assert result.status == 2
    assert "registry.toml:2: unknown key 'gate.igore'. Did you mean 'gate.ignore'?" in result.err


def test_every_option_is_explained() -> None:
    for option in gate_command.params:
        assert option.name == "paths" or getattr(option, "help", None), option.name
