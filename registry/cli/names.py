"""Who is who: ``entities``, and what people decide of names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any, TypeVar

import click

from registry.cli.decisions import reviewer
from registry.cli.group import FORMATS, call_of, examples, takes_database, takes_format
from registry.cli.listed import render
from registry.cli.show import one_of
from registry.errors import DecisionError
from registry.records import EntityDecision, EntityVerdict
from registry.reports import text as as_text
from registry.reports.escape import terminal
from registry.store.location import Location
from registry.store.reader import reading

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _takes_reviewer(function: _Function) -> _Function:
    """Add who decides, and why."""
    function = click.option(
        "--by", "--reviewer", "by", metavar="NAME",
        help="Who decides; else as configured, else git's name.",
    )(function)  # fmt: skip
    return click.option("--json", "as_data", is_flag=True, help="Print it as JSON.")(function)


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "registry entities --search Kim --format json",
        'registry entities merge "Lim Eum-chul" "Im Um Chol" --reason "one man, two spellings"',
        "registry entities decisions",
    ),
)
@click.option("--search", metavar="TEXT", help="Only whose name holds this, in any case.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many.")
@takes_format
@takes_database
def entities(location: Location, style: str, search: str | None, limit: int | None) -> None:
    """List who and what the claims name, and decide which names are one.

    Each with the other forms of its name and why they are one, and with what
    people decided.  A short form that several names answer to joins none of them.
    """
    ctx = click.get_current_context()
    ctx.obj.database = str(location.address) if location.path is None else str(location.path)
    if ctx.invoked_subcommand is None:
        _list(location, style, search, limit)


def _list(location: Location, style: str, search: str | None, limit: int | None) -> None:
    from registry.pipeline.heard import names_heard
    from registry.pipeline.names import entities as known

    with reading(location) as reader:
        heard = names_heard(reader.entity_decisions())
        found = known(list(reader.claims()), heard)
    wanted = (search or "").casefold()
    kept = [
        one
        for one in found
        if any(wanted in name.casefold() for name in (one.entity.name, *dict(one.aliases)))
    ][:limit]
    if style != "text":
        rows = [
            {
                "name": one.entity.name,
                "kind": one.entity.kind,
                "key": one.entity.key,
                "keys": list(one.keys),
                "claims": one.claims,
                "articles": one.articles,
                "aliases": [{"name": a, "reason": r} for a, r in one.aliases],
                "perhaps": list(one.perhaps),
                "decisions": [_data(said) for v in one.decided for said in v.said],
            }
            for one in kept
        ]
        click.echo(render(rows, style, "entities"), nl=False)
        return
    for one in kept:
        name, kind = terminal(one.entity.name), one.entity.kind
        times, places = as_text.count(one.claims, "claim"), as_text.count(one.articles, "article")
        click.echo(f"{name}  {kind}, {times}, {places}")
        for alias, reason in one.aliases:
            click.echo(f"    {terminal(alias)}: {terminal(reason)}")
        if one.perhaps:
            click.echo(f"    may be any of: {terminal(', '.join(one.perhaps))}")
        for verdict in one.decided:
            told = "reviewers differ: " if verdict.verdict is None else ""
            click.echo(
                f"    {terminal(verdict.left)} and {terminal(verdict.right)}:"
                f" {told}{terminal(verdict.reason)}"
            )
    click.echo(as_text.count(len(kept), "name"))
    for line in heard.contradictions:
        click.echo(f"people contradict each other: {terminal(line)}", err=True)


@entities.command(
    epilog=examples('registry entities merge "Lim Eum-chul" "Im Um Chol" --reason "one man"')
)
@click.argument("one", metavar="NAME")
@click.argument("other", metavar="NAME")
@click.option("--reason", required=True, help="Why; others will ask later.")
@_takes_reviewer
@takes_database
def merge(
    location: Location, one: str, other: str, *, reason: str, by: str | None, as_data: bool
) -> None:
    """Say that two names are one person, body or place.

    NAME is a name, another form of it, or a key, as `registry entities` prints
    them.  The next `registry reconcile` and every one after it holds them for
    one, for linking and for conflicts; the claims on record stay as they were read.
    """
    _decide(location, one, other, EntityVerdict.MERGE, reason, by, as_data=as_data)


@entities.command(
    epilog=examples(
        'registry entities split "Lim Eum-chul" "Lim Eul-chul" --reason "two brothers"',
        'registry entities split "John Smith" --article 0b7c4f --reason "the baker, not the mayor"',
    )
)
@click.argument("one", metavar="NAME")
@click.argument("other", metavar="NAME", required=False)
@click.option("--article", metavar="ID", help="NAME is somebody else in this article alone.")
@click.option("--reason", required=True, help="Why; others will ask later.")
@_takes_reviewer
@takes_database
def split(
    location: Location,
    one: str,
    other: str | None,
    *,
    article: str | None,
    reason: str,
    by: str | None,
    as_data: bool,
) -> None:
    """Say that two names are two, whatever else would join them.

    With --article a name is split from itself: what that article says of it is
    said of somebody else.
    """
    if (other is None) == (article is None):
        raise click.UsageError("give two names, or one name and --article ID")
    document = None
    if article is not None:
        with reading(location) as reader:
            meant = one_of(reader, article)
        if meant.kind != "document":
            raise DecisionError(
                f"{article!r} is a {meant.kind}", hint="`registry documents` lists articles"
            )
        document = meant.id
    _decide(
        location, one, other, EntityVerdict.SPLIT, reason, by, as_data=as_data, article=document
    )


@entities.command(
    epilog=examples(
        'registry entities undo "Lim Eum-chul" "Im Um Chol"', "registry entities undo 4f0a11"
    )
)
@click.argument("one", metavar="NAME|DECISION")
@click.argument("other", metavar="NAME", required=False)
@click.option("--reason", default="withdrawn", show_default=True, help="Why.")
@_takes_reviewer
@takes_database
def undo(
    location: Location,
    one: str,
    other: str | None,
    *,
    reason: str,
    by: str | None,
    as_data: bool,
) -> None:
    """Withdraw what you decided of two names.

    It stays on record as withdrawn; who decided what, when and why is never lost.
    """
    _decide(location, one, other, EntityVerdict.WITHDRAWN, reason, by, as_data=as_data)


@entities.command(epilog=examples("registry entities decisions --history --format json"))
@click.option("--history", is_flag=True, help="Also those that were replaced or withdrawn.")
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", help="How to print it."
)
@takes_database
def decisions(location: Location, style: str, *, history: bool) -> None:
    """List what people decided of names."""
    from registry.pipeline.heard import names_heard
    from registry.review.names import current

    with reading(location) as reader:
        everything = reader.entity_decisions()
    standing = current(everything)
    ids = {one.id for one in standing}
    rows = everything if history else standing
    if style != "text":
        data = [{**_data(one), "stands": one.id in ids} for one in rows]
        click.echo(render(data, style, "entity-decisions"), nl=False)
        return
    for one in rows:
        click.echo(f"{_line(one)}{'' if one.id in ids else '  replaced'}")
    click.echo(as_text.count(len(standing), "decision"))
    for line in names_heard(everything).contradictions:
        click.echo(f"people contradict each other: {terminal(line)}", err=True)


def _decide(
    location: Location,
    one: str,
    other: str | None,
    verdict: EntityVerdict,
    reason: str,
    by: str | None,
    *,
    as_data: bool,
    article: str | None = None,
) -> None:
    import json

    from registry.pipeline.names import decide_names
    from registry.store.writer import Store

    name = reviewer(by)
    with Store.open(location, create=False) as store:
        done = decide_names(
            store, one, other, verdict=verdict, reason=reason, by=name, article=article
        )
    if as_data:
        data = {
            "schema": "entity-decision/1",
            **_data(done.decision),
            "earlier": [_data(d) for d in done.earlier],
            "contradictions": list(done.contradictions),
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    click.echo(_line(done.decision))
    for earlier in done.earlier:
        if earlier.by == name:
            click.echo(f"  in place of: {_line(earlier)}")
        elif earlier.verdict is not verdict and verdict is not EntityVerdict.WITHDRAWN:
            click.echo(f"  {terminal(earlier.by)} holds otherwise: {_line(earlier)}")
    for line in done.contradictions:
        click.echo(f"people contradict each other: {terminal(line)}", err=True)
    call = call_of(location)
    if verdict is not EntityVerdict.WITHDRAWN:
        click.echo(f"undo: {call} entities undo {done.decision.id[:12]}", err=True)
    click.echo(f"next: {call} reconcile", err=True)


def _data(one: EntityDecision) -> dict[str, Any]:
    return {**one.model_dump(mode="json"), "id": one.id}


def _line(one: EntityDecision) -> str:
    at = one.at.astimezone(UTC)
    return (
        f"{one.id[:12]}  {one.verdict.value}  {terminal(one.left)} and {terminal(one.right)}"
        f"  {terminal(one.by)}, {at:%Y-%m-%d %H:%M}  {terminal(one.reason)}"
    )
