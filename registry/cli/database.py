"""Commands that look after the database: ``db``."""

from __future__ import annotations

import click

from registry.cli.group import examples, settle, takes_database
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


@db.command(
    epilog=examples(
        "registry db copy registry.db postgresql://desk@db.example/facts",
        "registry db copy postgresql://desk@db.example/facts friday.db",
    )
)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Bring all of a registry into another database.

    From a file to a server, back, or between two of a kind.  TO is empty, or
    holds a copy that was interrupted: then it goes on where that one ended.
    Both are compared in the end, and the digest of what they hold is printed.
    """
    from registry.cli.progress import ProgressLine
    from registry.store import transfer

    here, there = Location.parse(source), Location.parse(target)
    with ProgressLine() as progress:
        done = transfer.copy(here, there, watch=progress)
    if done.rows:
        click.echo(f"{terminal(there.name)}: {done.rows:,} rows copied, {done.kept:,} were there")
    else:
        click.echo(f"{terminal(there.name)}: holds the same, nothing to do")
    click.echo(f"sha256 {done.digest}")


@db.command(epilog=examples("registry db check", "registry --db desk.db db check"))
@takes_database
def check(location: Location) -> None:
    """Read everything anew: hashes, quotes, versions, references.

    Each broken promise is one line, and the exit status is then 1.  Nothing is
    changed.  The digest names what is on record; it is the same for a copy.
    """
    from registry.cli.progress import ProgressLine
    from registry.reports.text import count
    from registry.store import check as room
    from registry.store import digest
    from registry.store.reader import reading

    with reading(location) as reader, ProgressLine() as progress:
        problems = room.check(reader, watch=progress)
        counts = reader.counts()
        whole = digest.registry_digest(digest.table_digests(reader))
        found = digest.conflicts_digest(reader.conflicts())
    settle(1 if problems else 0)
    for one in problems:
        click.echo(terminal(f"{one.where}: {one.what}"))
    kept = f"{len(problems)} promises are broken" if problems else "every promise is kept"
    name = terminal(location.name)
    articles, claims = count(counts.documents, "article"), count(counts.claims, "claim")
    click.echo(f"{name}: {articles}, {claims}; {kept}")
    click.echo(f"sha256 {whole}")
    click.echo(f"sha256 of the conflicts {found}")
