"""What all commands share: the table they stand in, the database they mean, their options."""

from __future__ import annotations

import functools
import importlib
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

from registry.pipeline.configuration import Configuration, find_configuration
from registry.store.location import Location, find

_Function = TypeVar("_Function", bound=Callable[..., Any])
FORMATS = ("text", "json", "jsonl", "csv")


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table of commands."""

    name: str
    module: str
    """Where the function of that name stands; imported when it is used."""
    summary: str
    """First sentence of its docstring, so that the overview need not import it."""


@dataclass(slots=True)
class Settings:
    """What one run of the program was told, and what it found."""

    database: str | None = None
    config: str | None = None
    """The configuration file that was named."""
    status: int = 0
    """Exit status, settled before anything is printed."""


class LazyGroup(click.Group):
    """A group that imports a command when it is used."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        commands_table: Sequence[Command] = (),
        **kwargs: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self._table = {row.name: row for row in commands_table}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself."""
        row = self._table.get(cmd_name)
        if row is None:
            return None
        found = getattr(importlib.import_module(row.module), row.name.replace("-", "_"))
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; a near miss is named."""
        if args[0] not in self._table and not args[0].startswith("-"):
            near = get_close_matches(args[0], self._table, n=1)
            advice = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"There is no command {args[0]!r}.{advice}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.summary) for row in self._table.values()])


def examples(*commands: str) -> str:
    """The end of a command's help: lines to copy."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in commands)


def takes_database(function: _Function) -> _Function:
    """Add ``--db`` to a command; the function gets a ``Location`` first.

    Given after the command's name it wins over the one before it.
    """

    @click.option(
        "--db",
        "own_database",
        metavar="PATH|URL",
        help="The registry's database; wins over --db before the command.",
    )
    @functools.wraps(function)
    # Whatever else the command takes goes through.
    def command(*args: Any, own_database: str | None, **kwargs: Any) -> Any:  # noqa: ANN401
        named = own_database or click.get_current_context().ensure_object(Settings).database
        return function(_location(named), *args, **kwargs)

    return command  # type: ignore[return-value]  # called as the function, by click


takes_jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that compare at the same time; one for each core, up to 8, unless given.",
)
"""``--jobs`` of a command that compares."""


def _location(named: str | None) -> Location:
    """The database that is named, else the configured one, else the nearest."""
    if named is not None:
        return Location.parse(named)
    found = configuration()
    configured = found.settings["database"]
    if configured is None:
        return find(Path.cwd())
    location = Location.parse(configured)
    return location if location.path is None else Location.file(found.path("database"))


def configuration() -> Configuration:
    """The configuration file that was named, else the nearest one, else the defaults.

    :raises ConfigError: when it cannot be read or holds what is not known.
    """
    named = click.get_current_context().ensure_object(Settings).config
    return find_configuration(Path.cwd(), named=Path(named) if named else None)


def takes_style(*styles: str) -> Callable[[_Function], _Function]:
    """Add ``--format``, one of some styles, and its short form for programs."""

    def add(function: _Function) -> _Function:
        short = click.option("--json", "style", flag_value="json", help="Short for --format json.")
        return click.option(
            "--format",
            "style",
            type=click.Choice(styles),
            default="text",
            show_default=True,
            help="How to print it.",
        )(short(function))

    return add


takes_format = takes_style(*FORMATS)
"""For what is a table."""
takes_severity = click.option(
    "--severity",
    type=click.Choice(("note", "warning", "error")),
    default="note",
    show_default=True,
    help="Leave out what is less severe.",
)


def given_day(_ctx: click.Context, _param: click.Parameter, value: datetime | None) -> date:
    """The day that an option gives, else today (UTC)."""
    return value.date() if value else datetime.now(UTC).date()


def call_of(location: Location) -> str:
    """How the reader starts the program on this database, to be copied from a hint."""
    program = "registry"
    if shutil.which(program) is None:
        started = Path(sys.argv[0])
        # Beside the interpreter of an environment that is not activated, as after `make demo`.
        program = _near(started) if started.name == program else f"{sys.executable} -m registry"
    if os.environ.get("REGISTRY_DATABASE") or location == find(Path.cwd()):
        return program
    return f"{program} --db {shlex.quote(location.name)}"


def _near(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def settle(status: int) -> None:
    """Fix the exit status, before anything is printed."""
    click.get_current_context().ensure_object(Settings).status = status


def print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Versions of everything that a report of a problem should name."""
    if not wanted or ctx.resilient_parsing:
        return
    import platform
    import sqlite3
    from importlib import metadata

    from registry import __version__
    from registry.store.schema import HEAD

    click.echo(f"claim-registry {__version__}")
    click.echo(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    click.echo(f"schema {HEAD}")
    for name in ("spacy", "trafilatura", "sqlalchemy"):
        try:
            click.echo(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            click.echo(f"{name} is not installed")
    ctx.exit()
