"""How articles are read, for every command that reads them: options, and what to say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from registry.errors import RegistryError, SourceError
from registry.reports.escape import terminal

if TYPE_CHECKING:
    from registry.pipeline.inputs import Gathered

_Function = TypeVar("_Function", bound=Callable[..., Any])
_NAMED = 5  # files that were passed over and are named in a line


def _known_encoding(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse a character set that does not exist before any article is read."""
    from registry.reading.decoding import canonical_charset

    if value is not None and canonical_charset(value) is None:
        raise click.BadParameter(f"{value!r} is not known; use a name such as windows-1252.")
    return value


def takes_inputs(function: _Function) -> _Function:
    """Add ``--manifest``, ``--encoding`` and ``--allow-private``."""
    function = click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch addresses of this machine and of private networks too.",
    )(function)
    function = click.option(
        "--encoding",
        metavar="NAME",
        callback=_known_encoding,
        help="Their character set, such as windows-1252; else it is found.",
    )(function)
    return click.option(
        "--manifest",
        metavar="FILE",
        help="Read the articles that a CSV or JSON Lines file lists, with their metadata.",
    )(function)


def gathered(
    paths: tuple[str, ...],
    given: dict[str, str | None],
    *,
    manifest: str | None,
    encoding: str | None,
    allow_private: bool,
) -> Gathered:
    """The inputs, at least one: nothing is made or opened when there is nothing to read."""
    from registry.pipeline.inputs import gather

    if not paths and manifest is None:
        raise click.UsageError("Missing argument 'PATH...' or option '--manifest FILE'.")
    found = gather(
        paths,
        given={key: value for key, value in given.items() if value},
        manifest=manifest,
        encoding=encoding,
        allow_private=allow_private,
    )
    if not found.inputs:
        if not found.failures:
            raise SourceError(manifest or "", "lists no article", hint="give it a line for each")
        list_failures(found.failures[:-1])
        raise found.failures[-1]
    tell_passed_over(found.passed_over)
    return found


def tell_passed_over(names: Sequence[str]) -> None:
    """Which files of folders were not read, since they are no articles."""
    if not names:
        return
    were = "1 file that is" if len(names) == 1 else f"{len(names):,} files that are"
    more = ", …" if len(names) > _NAMED else ""
    shown = ", ".join(map(terminal, names[:_NAMED]))
    click.echo(f"passed over {were} no article: {shown}{more}", err=True)


def list_failures(failures: Iterable[RegistryError]) -> None:
    """What could not be read, at the end, a line each and its next step."""
    for error in failures:
        click.echo(f"error: {terminal(str(error))}", err=True)
        if error.hint:
            click.echo(f"hint: {terminal(error.hint)}", err=True)
