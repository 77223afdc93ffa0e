"""What the documents say is what the program does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from registry.api import all_rules
from registry.cli import COMMANDS, cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DERIVED = ["README.md", "docs/cli.md", "docs/rules.md"]


def find(path: list[str]) -> tuple[click.Command, click.Context, list[str]]:
    """The command that a line names, and what is left of the line."""
    command: click.Command = cli
    ctx = click.Context(cli, info_name="registry")
    while isinstance(command, click.Group) and path:
        found = command.get_command(ctx, path[0])
        assert found is not None, f"no command {path[0]!r}"
        command, path = found, path[1:]
        ctx = click.Context(command, info_name=command.name, parent=ctx)
    return command, ctx, path


def mentioned() -> list[tuple[str, str]]:
    """Every `registry ...` line that a page shows in a console block or between backticks."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for line in re.findall(r"^\$ (registry .*)$|`(registry [^`\n]+)`", text, re.MULTILINE):
            found.append((page.name, "".join(line).partition("  #")[0].strip()))
    return sorted(set(found))


@pytest.mark.parametrize(("page", "line"), mentioned())
def test_a_command_that_a_page_shows_exists_with_its_options(page: str, line: str) -> None:
    words = shlex.split(line.partition(">")[0].partition("|")[0])[1:]
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] == "--db" else words[1:]
    words = [word for word in words if not word.isupper()]
    command, _, rest = find(words)
    known = {name for one in command.params for name in one.opts} | {"-h", "--help"}
    assert {word.partition("=")[0] for word in rest if word.startswith("--")} <= known


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_is_documented(row: object) -> None:
    name = getattr(row, "name", "")
    assert f"## registry {name}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_every_rule_is_documented(code: str) -> None:
    assert f"\n## {code}\n" in (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_the_table_of_commands_says_what_their_help_says() -> None:
    for row in COMMANDS:
        command, _, _ = find([row.name])
        assert (command.help or "").partition("\n")[0] == row.summary


def test_every_option_has_help() -> None:
    silent = []

    def look(command: click.Command, ctx: click.Context, path: str) -> None:
        for param in command.params:
            if isinstance(param, click.Option) and not param.help:
                silent.append(f"{path} {param.opts[0]}")
        if isinstance(command, click.Group):
            for name in command.list_commands(ctx):
                inner = command.get_command(ctx, name)
                assert inner is not None
                look(inner, click.Context(inner, parent=ctx), f"{path} {name}")

    look(cli, click.Context(cli), "registry")
    assert silent == []


@pytest.mark.parametrize("page", DERIVED)
def test_what_pages_take_from_the_program_is_up_to_date(page: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", page],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run `make docs`\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_task_of_the_makefile_is_told() -> None:
    tasks = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [task for task in tasks if task != "help" and f"`make {task}`" not in page] == []
