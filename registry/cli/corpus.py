"""Commands for what one machine does not hold: ``corpus``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from registry.cli.group import examples, settle, takes_database
from registry.cli.progress import ProgressLine
from registry.reports.escape import terminal
from registry.store.location import Location

_Function = TypeVar("_Function", bound=Callable[..., Any])
_SHOWN = 10  # failures


def _takes_spark(function: _Function) -> _Function:
    """Add what is told to Spark itself."""
    function = click.option(
        "--memory", default="2g", show_default=True, help="Of the driver and of each executor."
    )(function)
    return click.option(
        "--master", default="local[*]", show_default=True, help="Where Spark runs, as Spark says."
    )(function)


def _settings(memory: str) -> dict[str, str]:
    return {"spark.driver.memory": memory, "spark.executor.memory": memory}


@click.group()
def corpus() -> None:
    """Work on more articles than one machine holds.

    Needs the extra ``spark`` and Java 17 or newer.  The answers are those of
    the other commands; only the machinery is another.
    """


@corpus.command(
    epilog=examples(
        "registry corpus ingest articles/ corpus/",
        "registry corpus ingest s3a://archive/2025.parquet s3a://desk/corpus --master spark://host:7077",
    )
)
@click.argument("articles")
@click.argument("target", metavar="CORPUS")
@_takes_spark
@click.option("--batch", default=2000, show_default=True, help="Articles written at a time.")
def ingest(articles: str, target: str, master: str, memory: str, batch: int) -> None:
    """Read articles and their claims into a folder of Parquet.

    ARTICLES is a folder, a manifest (CSV or JSON lines with a column path or
    text) or a Parquet data set, at any path that Spark reads.  A second start
    goes on where the first one ended.
    """
    from registry.corpus import ingest as room
    from registry.corpus.session import session

    with ProgressLine() as progress, session(master, settings=_settings(memory)) as spark:
        done = room.ingest(spark, articles, target, batch=batch, progress=progress)
    settle(2 if not done.documents else 0)
    for path, why in done.failures[:_SHOWN]:
        click.echo(terminal(why if why.startswith(path) else f"{path}: {why}"), err=True)
    if len(done.failures) > _SHOWN:
        click.echo(f"and {len(done.failures) - _SHOWN} more that could not be read", err=True)
    click.echo(
        f"{terminal(target)}: {done.documents:,} articles, {done.claims:,} claims,"
        f" {len(done.failures):,} not readable; {done.kept} of {done.batches} batches were there"
    )


@corpus.command(epilog=examples("registry corpus reconcile corpus/ --partitions 64"))
@click.argument("target", metavar="CORPUS")
@_takes_spark
@click.option("--partitions", type=click.IntRange(min=1), help="Parts of a shuffle.")
@click.option(
    "--cells", type=click.IntRange(min=1), help="Groups of articles; more need less memory."
)
@click.option("--chunks", default=4, show_default=True, help="Parts of a block that is very large.")
def reconcile(
    target: str,
    master: str,
    memory: str,
    partitions: int | None,
    cells: int | None,
    chunks: int,
) -> None:
    """Compare all claims of a corpus and write its conflicts beside it.

    Partitions, cells and chunks change the cost, never the result.  A second
    start with the same ones goes on where the first one ended.
    """
    from registry.corpus.ingest import read_part, remove, state
    from registry.corpus.load import save_found
    from registry.corpus.reconcile import reconcile as run
    from registry.corpus.session import session

    with ProgressLine() as progress, session(master, settings=_settings(memory)) as spark:
        settings = state(spark, target, partitions, cells, chunks)
        found, resting = run(
            spark,
            read_part(spark, target, "documents"),
            read_part(spark, target, "claims"),
            partitions=partitions,
            groups=cells,
            chunks=chunks,
            keep=f"{target}/work/{settings}",
            progress=progress,
        )
        save_found(spark, target, found, resting)
        remove(spark, f"{target}/work")
    click.echo(
        f"{terminal(target)}: {found.documents:,} articles, {found.claims:,} claims,"
        f" {len(found.conflicts):,} conflicts"
    )
    click.echo(", ".join(f"{name} {count:,}" for name, count in found.counts.items()))
    click.echo(f"sha256 of the conflicts {found.digest}")


@corpus.command(
    epilog=examples(
        "registry corpus load corpus/ --db desk.db",
        "registry --db postgresql://desk@db.example/facts corpus load s3a://desk/corpus",
    )
)
@click.argument("target", metavar="CORPUS")
@_takes_spark
@takes_database
def load(location: Location, target: str, master: str, memory: str) -> None:
    """Bring the conflicts of a corpus into a registry, for people to decide.

    The articles that they rest on come with all their claims.  The registry
    holds nothing else: what people decide there is kept when it is loaded again.
    """
    from registry.corpus.load import load as run
    from registry.corpus.session import session

    with ProgressLine() as progress, session(master, settings=_settings(memory)) as spark:
        done = run(spark, target, location, progress=progress)
    changes = done.changes
    click.echo(
        f"{terminal(location.name)}: {len(changes.new) + len(changes.carried):,} conflicts stand"
        f" ({len(changes.new):,} new, {len(changes.resolved):,} resolved),"
        f" {done.documents:,} articles, {done.claims:,} claims"
    )
