"""What the documents take from the program itself; cog puts it where it belongs (`make docs`)."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from contextlib import chdir
from functools import cache
from pathlib import Path

import click

from registry.api import all_rules
from registry.cli import COMMANDS, cli

WIDTH = 96


def commands() -> str:
    """Every command with its help, as `registry COMMAND --help` prints it."""
    parts = ["| command | what it does |", "|---|---|"]
    parts += [f"| [`{row.name}`](#registry-{row.name}) | {row.summary} |" for row in COMMANDS]
    parts.append("")
    root = click.Context(cli, info_name="registry", terminal_width=WIDTH)
    for row in COMMANDS:
        found = cli.get_command(root, row.name)
        assert found is not None
        parts += _help(found, root, f"registry {row.name}")
    return "\n".join(parts)


def _help(command: click.Command, parent: click.Context, path: str) -> list[str]:
    """One command's heading and help, then those of the commands under it."""
    ctx = click.Context(command, info_name=path.split()[-1], parent=parent, terminal_width=WIDTH)
    lines = [f"## {path}", "", "```text", command.get_help(ctx).rstrip(), "```", ""]
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            lines += _help(inner, ctx, f"{path} {name}")
    return lines


def rules() -> str:
    """Every rule: code, kind, and its docstring, which reports and `registry explain` print."""
    every = all_rules()
    parts = ["| code | kind | summary |", "|---|---|---|"]
    parts += [f"| [{r.code}](#{r.code.lower()}) | {r.kind} | {r.summary} |" for r in every]
    for rule in every:
        parts += ["", f"## {rule.code}", "", rule.description]
    return "\n".join(parts)


@cache
def demonstration() -> str:
    """What `registry demo` prints in an empty folder."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        done = subprocess.run(
            [sys.executable, "-m", "registry", "demo"],
            capture_output=True,
            text=True,
            check=True,
            # As if the environment were activated: the command is then called by its name.
            env={
                **{k: v for k, v in os.environ.items() if k != "REGISTRY_DATABASE"},
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
            },
        )
    return done.stdout


def excerpt(kind: str) -> str:
    """The first conflict of one code in the demonstration, and its last lines."""
    shown = demonstration()
    found = next(part for part in shown.split("\n\n") if part.lstrip().startswith(f"{kind} "))
    tail = shown[shown.rindex("\n\n") + 2 :]
    out = io.StringIO()
    print("```text", found.strip("\n"), "", tail.strip("\n"), "```", sep="\n", file=out)
    return out.getvalue().rstrip()
