"""Commands that list what is on record: ``conflicts``, ``claims``, ``documents``, ``sources``.

What they may be asked; how they answer is imported when they run.
"""

from __future__ import annotations

import click

from registry.cli.group import examples, takes_database, takes_format
from registry.store.location import Location

_SEVERITIES = ("error", "warning", "note")
_KINDS = ("date", "quantity", "place", "participant", "polarity", "document", "provenance")
_limit = click.option("--limit", type=click.IntRange(min=0), help="At most so many.")


@click.command(
    epilog=examples(
        "registry conflicts",
        "registry conflicts --severity warning --kind date",
        "registry conflicts --format json > conflicts.json",
    )
)
@click.option(
    "--severity",
    type=click.Choice(_SEVERITIES),
    default="note",
    show_default=True,
    help="List conflicts of this severity and louder ones.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out less certain ones, from 0 to 1.",
)
@click.option("--kind", type=click.Choice(_KINDS), multiple=True, help="Only of this kind.")
@click.option("--code", multiple=True, metavar="CODE", help="Only of this rule, such as T001.")
@click.option("--source", multiple=True, metavar="NAME", help="Only with a side by this source.")
@_limit
@takes_format
@takes_database
def conflicts(
    location: Location,
    style: str,
    severity: str,
    min_confidence: float,
    kind: tuple[str, ...],
    code: tuple[str, ...],
    source: tuple[str, ...],
    limit: int | None,
) -> None:
    """List the conflicts that stand.

    As the last `registry reconcile` found them, the loudest and surest first.
    The JSON is the contract conflict-report/1, whose schema is in docs/.
    """
    from registry.cli.listed import list_conflicts

    list_conflicts(
        location,
        style,
        severity=severity,
        surest=min_confidence,
        kinds=kind,
        codes=code,
        sources=source,
        limit=limit,
    )


@click.command(
    epilog=examples(
        "registry claims",
        "registry claims articles/monday.txt",
        "registry claims --search treaty --format jsonl",
        "registry claims --why 0b7c4f",
    )
)
@click.argument("document", required=False)
@click.option("--why", metavar="ID", help="Show instead how each slot of one claim was read.")
@click.option("--predicate", help="Only with this predicate.")
@click.option("--search", metavar="TEXT", help="Only whose quote holds this, in any case.")
@_limit
@takes_format
@takes_database
def claims(
    location: Location,
    document: str | None,
    style: str,
    why: str | None,
    predicate: str | None,
    search: str | None,
    limit: int | None,
) -> None:
    """List claims with their place in the text.

    DOCUMENT is the beginning of a document's id, or the path of its file or of
    a copy; without it the claims of all articles are listed.  With --why it
    tells of one claim which words, which row of a table and which arc of the
    parser gave each slot, and what was inferred.
    """
    if why is not None:
        if document or predicate or search or limit is not None:
            raise click.UsageError("--why speaks of one claim and takes no other choice")
        from registry.cli.retraced import print_why

        print_why(location, why, "json" if style == "csv" else style)
        return
    from registry.cli.listed import list_claims

    list_claims(location, style, document, predicate=predicate, search=search, limit=limit)


@click.command(epilog=examples("registry documents", "registry documents --all --format csv"))
@click.option("--all", "every", is_flag=True, help="Older versions too.")
@takes_format
@takes_database
def documents(location: Location, style: str, *, every: bool) -> None:
    """List the articles on record."""
    from registry.cli.listed import list_documents

    list_documents(location, style, every=every)


@click.command(epilog=examples("registry sources", "registry sources --format json"))
@takes_format
@takes_database
def sources(location: Location, style: str) -> None:
    """List who published what is on record.

    Origins count independent ones: copies of one wire report are one.
    """
    from registry.cli.listed import list_sources

    list_sources(location, style)
