"""The command for other programs: ``export``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.cli.group import examples, takes_database
from registry.errors import ConfigError
from registry.store.location import Location

if TYPE_CHECKING:
    from registry.reports.exports import Row

_output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file; else standard output."
)
_style = click.option(
    "--format",
    "style",
    type=click.Choice(("csv", "jsonl", "parquet")),
    help="Else what the file's name says, else csv.",
)
_raw = click.option("--raw-csv", is_flag=True, help="CSV without the guard against formulas.")


@click.group(
    epilog=examples(
        "registry export conflicts -o conflicts.parquet",
        "registry export claims --format jsonl > claims.jsonl",
        "registry export annotations -o claims.jsonld",
        "registry export snapshot friday.db",
        'registry export claimreview FC-502964 --url https://desk.example/42 --by "Example Desk"',
    )
)
def export() -> None:
    """Write what is on record for other programs."""


@export.command()
@_output
@_style
@_raw
@takes_database
def conflicts(location: Location, *, output: Path | None, style: str | None, raw_csv: bool) -> None:
    """Write the conflicts that stand: a row for each claim on each side."""
    from registry.api import record_findings
    from registry.reports.exports import conflict_rows

    _write(conflict_rows(record_findings(location)), output, style, raw=raw_csv)


@export.command()
@_output
@_style
@_raw
@takes_database
def claims(location: Location, *, output: Path | None, style: str | None, raw_csv: bool) -> None:
    """Write the claims on record: a row for each."""
    from registry.reports.exports import claim_rows
    from registry.store.reader import reading

    with reading(location) as reader:
        rows = claim_rows(reader.claims(), reader.articles())
    _write(rows, output, style, raw=raw_csv)


@export.command()
@click.argument("conflict", metavar="CONFLICT")
@click.option("--url", "address", required=True, help="Where the fact-check is published.")
@click.option("--by", "organisation", required=True, help="Who publishes it.")
@click.option("--by-url", help="The publisher's address.")
@_output
@takes_database
def claimreview(
    location: Location,
    conflict: str,
    *,
    address: str,
    organisation: str,
    by_url: str | None,
    output: Path | None,
) -> None:
    """Write a person's verdict as ClaimReview, for a page that publishes it.

    Only what a reviewer has decided: that two sources differ is no verdict.
    """
    from registry.api import record_findings
    from registry.pipeline.written import save_text
    from registry.reports.exports import as_json, claim_reviews
    from registry.review.standing import find_conflict

    views = {view.conflict.fingerprint: view for view in record_findings(location).views}
    meant = find_conflict(conflict, [view.conflict for view in views.values()])
    view = views[meant.fingerprint]
    text = as_json(
        claim_reviews(view, address=address, organisation=organisation, organisation_url=by_url)
    )
    if output is None:
        click.echo(text, nl=False)
    else:
        save_text(output, text)


@export.command(name="annotations")
@_output
@click.option(
    "--created",
    type=click.DateTime(["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"]),
    help="The time that the annotations bear; else now.",
)
@takes_database
def annotations_(location: Location, *, output: Path | None, created: datetime | None) -> None:
    """Write claims and conflicts as Web Annotations, in JSON-LD.

    Each claim identifies a stretch of its article by position and by quote; each
    conflict links the claims of its sides.
    """
    from registry import __version__
    from registry.provenance.annotations import claim_annotation, collection, conflict_annotation
    from registry.store.reader import reading

    at = f"{created or datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    generator = f"claim-registry {__version__}"
    found = []
    with reading(location) as reader:
        for document in reader.documents():
            found += [
                claim_annotation(claim, document, created=at, generator=generator)
                for claim in reader.claims(documents=[document.id])
            ]
        found += [
            conflict_annotation(one, created=at, generator=generator) for one in reader.conflicts()
        ]
    _write_json(collection(found, label="Claims and conflicts on record"), output)


@export.command()
@_output
@takes_database
def prov(location: Location, *, output: Path | None) -> None:
    """Write where every claim comes from, as PROV-JSON."""
    from registry.pipeline.ingest import EXTRACTOR
    from registry.provenance.prov import prov_document
    from registry.store.reader import reading

    with reading(location) as reader:
        found = prov_document(reader.documents(), reader.claims(), extractor=EXTRACTOR)
    _write_json(found, output)


@export.command(epilog=examples("registry export snapshot friday.db"))
@click.argument("path", type=click.Path(path_type=Path))
@takes_database
def snapshot(location: Location, path: Path) -> None:
    """Write all that is on record into one SQLite file.

    Datasette and other programs open it, and so does registry with --db.  The
    file is of one moment, also while others write; PATH must not exist yet.
    """
    from registry.reports.escape import terminal
    from registry.store.snapshot import write_snapshot

    size = write_snapshot(location, path)
    click.echo(f"{terminal(str(path))}: {size:,} bytes")


def _write_json(found: object, output: Path | None) -> None:
    import json

    from registry.pipeline.written import check_writable, save_text

    if output is not None:
        check_writable([output])
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        save_text(output, text)


def _write(rows: Sequence[Row], output: Path | None, style: str | None, *, raw: bool) -> None:
    from registry.pipeline.written import check_writable, save_text
    from registry.reports.exports import rows_as_csv, rows_as_jsonl, rows_as_parquet

    suffix = output.suffix.lower().removeprefix(".") if output else ""
    chosen = style or (suffix if suffix in ("csv", "jsonl", "parquet") else "csv")
    if output is not None:
        check_writable([output])
    if chosen == "parquet":
        if output is None:
            raise ConfigError("Parquet needs a file", hint="add -o conflicts.parquet")
        save_text(output, rows_as_parquet(rows))
        return
    text = rows_as_csv(rows, raw=raw) if chosen == "csv" else rows_as_jsonl(rows)
    if output is None:
        click.echo(text, nl=False)
    else:
        guarded = chosen == "csv" and not raw
        save_text(output, text.encode("utf-8-sig" if guarded else "utf-8"))
