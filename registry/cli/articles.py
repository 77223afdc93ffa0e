"""Commands that read articles: ``audit``, ``ingest``, ``reconcile``, ``demo``."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from registry.cli.group import (
    call_of,
    configuration,
    examples,
    settle,
    takes_database,
    takes_format,
    takes_jobs,
)
from registry.cli.progress import ProgressLine
from registry.cli.reading import gathered, list_failures, takes_inputs
from registry.reports.escape import terminal
from registry.store.location import FILE_NAME, Location

if TYPE_CHECKING:
    from registry.pipeline.checks import CheckedArticle
    from registry.pipeline.ingest import Ingestion
    from registry.pipeline.provenance import Difference
    from registry.store.reader import Reader

_Function = TypeVar("_Function", bound=Callable[..., Any])
_GIVEN = (
    ("source", "NAME", "Who published it; goes before what the article says, as the next ones do."),
    ("published", "DATE", "When, such as 2026-03-03."),
    ("title", "TEXT", "Its headline."),
    ("url", "ADDRESS", "Its address, by which later versions are known."),
    ("author", "NAME", "Who wrote it."),
    ("language", "CODE", "Its language, such as en."),
)


def _takes_articles(function: _Function) -> _Function:
    """Add the paths, how they are read, and the metadata that may be given with them."""
    function = takes_inputs(function)
    for name, metavar, described in reversed(_GIVEN):
        function = click.option(f"--{name}", metavar=metavar, help=described)(function)
    function = click.option(
        "--again", is_flag=True, help="Read articles anew that are on record already."
    )(function)
    return click.argument("paths", nargs=-1, metavar="[PATH]...")(function)


@click.command(
    epilog=examples(
        "registry audit articles/",
        "registry audit monday.txt tuesday.html --db desk.db",
        "registry audit --scratch --format json 'wire/*.txt' > report.json",
        'registry audit - --source "Harbour Mail" --published 2026-03-03 < story.txt',
    )
)
@_takes_articles
@takes_format
@click.option("--notes", is_flag=True, help="List notes too, not only errors and warnings.")
@click.option("--scratch", is_flag=True, help="Keep nothing: use a database that is thrown away.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when there are conflicts.")
@takes_jobs
@takes_database
def audit(
    location: Location,
    paths: tuple[str, ...],
    style: str,
    *,
    notes: bool,
    scratch: bool,
    exit_zero: bool,
    jobs: int | None,
    again: bool,
    manifest: str | None,
    encoding: str | None,
    allow_private: bool,
    **given: str | None,
) -> None:
    """Find what articles contradict.

    Reads the articles, puts their claims on record, and prints the conflicts in
    which one of them takes a side, with both quotes, sources, dates and the reason.
    What is wrong with an article by itself is told apart, as `registry check` does,
    and so is a value that a new version of it changed without a correction (P010),
    in text alone; neither counts as a conflict nor changes the exit status.

    A PATH is a file, a folder, a pattern, an address, or - for standard input.

    Exits with 1 when there are conflicts of severity error or warning, with 2
    when an article could not be read.
    """
    from registry.cli.checks import audit_lines
    from registry.cli.versions import new_version_lines
    from registry.pipeline.audit import audit as run
    from registry.pipeline.checks import check_record
    from registry.pipeline.late import LateStore
    from registry.reports import json as as_json
    from registry.reports import text as as_text

    with _place(location, scratch=scratch) as place:
        inputs = gathered(
            paths, given, manifest=manifest, encoding=encoding, allow_private=allow_private
        )
        found = configuration()
        owners, properties = found.settings["owners"], found.properties
        own: list[CheckedArticle] = []
        changed: list[Difference] = []
        with LateStore(place) as store, ProgressLine() as progress:
            outcome = run(
                store,
                inputs,
                again=again,
                owners=owners,
                properties=properties,
                jobs=jobs,
                progress=progress,
            )
            if store.opened is not None and style == "text":
                with store.opened.view() as reader:
                    today = datetime.now(UTC).date()
                    own += check_record(reader, outcome.ingestion.ids, today=today)
                    changed += _changed(reader, outcome.ingestion)
    loud = any(one.severity.value != "note" for one in outcome.report.conflicts)
    settle(2 if outcome.ingestion.failures else 1 if loud and not exit_zero else 0)
    if style == "text":
        call = None if scratch else call_of(location)
        click.echo(as_text.conflicts(outcome.report, notes=notes, call=call), nl=False)
        lines = [*audit_lines(own, notes=notes), *new_version_lines(changed, call)]
        click.echo("".join(f"{line}\n" for line in lines), nl=False)
        click.echo(
            as_text.audit_summary(
                outcome.report,
                articles=len(outcome.ingestion.ids),
                failed=len(outcome.ingestion.failures),
                elsewhere=outcome.elsewhere,
                notes=notes,
            )
        )
    else:
        click.echo(as_json.render(outcome.report, style), nl=False)
    _warn(outcome.ingestion)
    list_failures(outcome.ingestion.failures)


@click.command(
    epilog=examples(
        "registry ingest articles/ more/*.md",
        'registry --db desk.db ingest - --source "Fjord Press" < story.txt',
        "registry ingest https://news.example/2026/03/03/harbour",
        "registry ingest --manifest collected.csv",
    )
)
@_takes_articles
@takes_database
def ingest(
    location: Location,
    paths: tuple[str, ...],
    *,
    again: bool,
    manifest: str | None,
    encoding: str | None,
    allow_private: bool,
    **given: str | None,
) -> None:
    """Put articles and their claims on record.

    Each article is stored whole or not at all; one that is on record already
    changes nothing.  Nothing is compared before `registry reconcile`.

    A PATH is a file, a folder, a pattern, an address, or - for standard input.
    An address is fetched once, if the site lets robots do so.  A manifest has a
    column path or url, and any of title, source, author, published, modified,
    language and credit; its paths start from its own folder.
    """
    from registry.cli.versions import new_version_lines
    from registry.pipeline.ingest import ingest as run
    from registry.pipeline.ingest import summary
    from registry.pipeline.late import LateStore
    from registry.reports.text import count, table

    inputs = gathered(
        paths, given, manifest=manifest, encoding=encoding, allow_private=allow_private
    )
    stale = False
    changed: list[Difference] = []
    properties = configuration().properties
    with LateStore(location) as store, ProgressLine() as progress:
        outcome = run(store, inputs, again=again, properties=properties, progress=progress)
        if store.opened is not None:
            with store.opened.view() as reader:
                counts = reader.counts()
                stale = counts.reconciled != counts.generation
                changed += _changed(reader, outcome)
    settle(2 if outcome.failures else 0)
    click.echo(
        table(
            (
                one.document_id[:12],
                one.saved.value,
                count(one.claims, "claim"),
                f"{one.where}, on record as {one.known_as}" if one.known_as else one.where,
            )
            for one in outcome.documents
        ),
        nl=False,
    )
    became = ", ".join(f"{number} {name}" for name, number in summary(outcome.documents).items())
    click.echo(f"{count(len(outcome.documents), 'article')}: {became or 'none read'}")
    for line in new_version_lines(changed, call_of(location)):
        click.echo(line, err=True)
    _warn(outcome)
    list_failures(outcome.failures)
    if stale and not outcome.failures:
        click.echo(f"next: {call_of(location)} reconcile", err=True)


@click.command(epilog=examples("registry reconcile", "registry --db desk.db reconcile"))
@takes_jobs
@takes_database
def reconcile(location: Location, *, jobs: int | None) -> None:
    """Find what the claims on record hold against each other.

    Groups the claims that speak of one event, finds those whose values cannot
    all be true, and says which conflicts are new, carried over or resolved.
    Innocent outcomes are counted: refinements, roundings, updates, other events.
    Only pairs with an article that is new since the last run are compared; the
    result is that of comparing everything, and the same for any number of jobs.
    """
    from registry.pipeline.reconcile import reconcile as run
    from registry.reports.text import reconciliation_summary
    from registry.store.writer import Store

    with Store.open(location, create=False) as store, ProgressLine() as progress:
        owners = configuration().settings["owners"]
        outcome = run(store, owners=owners, jobs=jobs, progress=progress)
    click.echo(
        reconciliation_summary(
            documents=outcome.documents,
            claims=outcome.claims,
            conflicts=outcome.changes.of_notes(notes=False),
            notes=outcome.changes.of_notes(notes=True),
            counts=outcome.counts,
            capped=outcome.capped,
            compared=outcome.compared,
            grown=len(outcome.changes.grown),
        )
    )
    for line in outcome.contradictions:
        click.echo(f"people contradict each other: {terminal(line)}", err=True)


@click.command(epilog=examples("registry demo", "registry demo --into /tmp/try"))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="The folder that gets the articles, the database and the report.",
)
def demo(into: Path) -> None:
    """Run the audit on articles that come along.

    Copies short articles into a folder, audits them there, prints the conflicts
    and leaves a report to open in a browser.  Edit an article and audit again to see what changes.
    """
    from registry.cli.report import report
    from registry.pipeline import demo as journey
    from registry.reports import text as as_text

    with ProgressLine() as progress:
        outcome = journey.run(into, progress=progress)
    database, written = into / FILE_NAME, into / "report.html"
    click.get_current_context().invoke(report, own_database=str(database), output=written)
    call = call_of(Location.file(database))
    click.echo(as_text.conflicts(outcome.report, call=call), nl=False)
    articles = len(outcome.ingestion.ids)
    more = "registry conflicts lists them"
    click.echo(as_text.audit_summary(outcome.report, articles=articles, more=more))
    click.echo(as_text.demo_hints(outcome.report, call, into / "articles", written))


# ── shared ───────────────────────────────────────────────────────────────────


class _Scratch(AbstractContextManager[Location]):
    """A place for a database that is thrown away."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="registry-")

    def __enter__(self) -> Location:
        return Location.file(Path(self._folder.name) / FILE_NAME)

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


def _place(location: Location, *, scratch: bool) -> AbstractContextManager[Location]:
    return _Scratch() if scratch else nullcontext(location)


def _changed(reader: Reader, outcome: Ingestion) -> Iterator[Difference]:
    """What changed in the articles that were on record in another version."""
    from registry.pipeline.provenance import new_versions
    from registry.store.writer import Saved

    return new_versions(
        reader, (one.document_id for one in outcome.documents if one.saved is Saved.VERSION)
    )


def _warn(outcome: Ingestion) -> None:
    for one in outcome.documents:
        for warning in one.warnings:
            click.echo(f"warning: {terminal(one.where)}: {terminal(warning)}", err=True)
