"""Commands that look after the database: ``db``."""

from __future__ import annotations

import click

from registry.cli.group import examples, takes_database
from registry.reports.escape import terminal
from registry.store.location import Location


@click.group()
def db() -> None:
    """Look after the database."""


@db.command(epilog=examples("registry db upgrade", "registry --db desk.db db upgrade"))
@takes_database
def upgrade(location: Location) -> None:
    """Bring the database to this version's schema.

    All of it or none: when it fails, the database is as it was.  Where there is
    no database yet, an empty one is made.
    """
    from registry.store import schema

    before = schema.upgrade_in_place(location)
    name = terminal(location.name)
    if before == schema.HEAD:
        click.echo(f"{name}: schema {schema.HEAD}, nothing to do")
    elif before is None:
        click.echo(f"{name}: created with schema {schema.HEAD}")
    else:
        click.echo(f"{name}: upgraded from {before} to {schema.HEAD}")
