"""Commands on versions of articles: ``diff``, ``history``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from registry.cli.group import examples, settle, takes_database, takes_style
from registry.cli.provenance import clipped
from registry.cli.show import one_of
from registry.errors import DecisionError
from registry.reports.escape import terminal
from registry.reports.text import SHORT, short
from registry.store.location import Location
from registry.store.reader import reading

if TYPE_CHECKING:
    from registry.pipeline.provenance import Difference
    from registry.provenance.versions import ClaimChange
    from registry.records import Claim, Conflict
    from registry.store.reader import Listed


@click.command(
    epilog=examples(
        "registry diff articles/monday.txt",
        "registry diff 3f2a9c 81b0de --format json",
    )
)
@click.argument("document")
@click.argument("other", required=False)
@click.option(
    "--unchanged", is_flag=True, help="List claims too that were carried over as they were."
)
@takes_style("text", "json", "jsonl")
@takes_database
def diff(
    location: Location, document: str, other: str | None, style: str, *, unchanged: bool
) -> None:
    """Show what changed from one version to the next.

    DOCUMENT is a path or the beginning of an id.  Its last two versions are
    compared; an older version with the one that counts now; or two documents,
    the older one first.  Exits with 1 when a value changed and no notice of
    correction says so (P010).
    """
    from registry.pipeline.provenance import difference

    with reading(location) as reader:
        found = difference(reader, [document, other] if other else [document])
    settle(1 if found is not None and found.silent else 0)
    if found is None:
        click.echo("one version alone is on record; there is nothing to compare", err=True)
        if style == "json":
            click.echo(_dumped({"schema": "diff/1", "from": None, "to": None, "changes": []}))
        return
    changes = [
        one
        for one in found.comparison.changes
        if unchanged or one.change != "carried" or one.reworded
    ]
    if style == "text":
        click.echo("".join(f"{line}\n" for line in _lines(found, changes)), nl=False)
        return
    rows = [_change_row(one) for one in changes]
    if style == "jsonl":
        click.echo("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), nl=False)
        return
    body = {
        "schema": "diff/1",
        "from": _version_row(found.old),
        "to": _version_row(found.new),
        "counts": _counts(found),
        "notices": [notice.model_dump() for notice in found.comparison.notices],
        "changes": rows,
        "findings": [_finding_row(one) for one in found.silent],
    }
    click.echo(_dumped(body))


def _lines(found: Difference, changes: Iterable[ClaimChange]) -> Iterator[str]:
    old, new = found.old, found.new
    yield f"{_version_line(old)}\n{_version_line(new)}"
    for one in changes:
        yield from _change_lines(one)
    for notice in found.comparison.notices:
        yield f"  notice     “{clipped(notice.text)}”"
    yield from _silent_lines(found)
    yield ", ".join(f"{number:,} {name}" for name, number in _counts(found).items())


def _silent_lines(found: Difference) -> Iterator[str]:
    for conflict in found.silent:
        yield f"{conflict.code} {conflict.severity.value}  {terminal(conflict.summary)}"
        yield from (f"    why: {terminal(reason)}" for reason in conflict.explanation)


def new_version_lines(found: Iterable[Difference], call: str | None) -> Iterator[str]:
    """Values that articles which were read again changed without a word, and where to see more."""
    for one in found:
        if one.silent:
            yield from _silent_lines(one)
            if call is not None:
                yield f"    next: {call} diff {one.new.article.id[:SHORT]}"


def _version_line(one: Listed) -> str:
    article = one.article
    return (
        f"version {one.version}  {one.ingested_at}  {terminal(article.path)}  "
        f"{terminal(article.source)}  [{article.id[:SHORT]}]"
    )


def _change_lines(one: ClaimChange) -> Iterator[str]:
    shown = one.new or one.old
    if shown is None:
        return
    name = "reworded" if one.change == "carried" and one.reworded else one.change.value
    yield f"  {name:<9}  {shown.id[:SHORT]}  “{clipped(shown.anchor.quote)}”"
    if one.old and one.new and one.reworded:
        yield f"             was “{clipped(one.old.anchor.quote)}”"
    for slot in one.slots:
        before, after = (terminal(value) or "nothing" for value in (slot.before, slot.after))
        yield f"             {terminal(slot.slot)}: {before} → {after}"


def _counts(found: Difference) -> dict[str, int]:
    counted = Counter(one.change.value for one in found.comparison.changes)
    return {name: counted[name] for name in ("carried", "changed", "withdrawn", "new")}


def _version_row(one: Listed) -> dict[str, Any]:
    return {
        "id": one.article.id,
        "path": one.article.path,
        "source": one.article.source,
        "version": one.version,
        "superseded": one.superseded,
        "ingested_at": one.ingested_at,
    }


def _change_row(one: ClaimChange) -> dict[str, Any]:
    return {
        "change": one.change.value,
        "reworded": one.reworded,
        "old": _side_row(one.old),
        "new": _side_row(one.new),
        "slots": [
            {
                "slot": slot.slot,
                "before": slot.before or None,
                "after": slot.after or None,
                "old_mention": slot.old_mention.model_dump() if slot.old_mention else None,
                "new_mention": slot.new_mention.model_dump() if slot.new_mention else None,
            }
            for slot in one.slots
        ],
    }


def _side_row(claim: Claim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {"id": claim.id, "predicate": claim.predicate, "span": claim.anchor.model_dump()}


def _finding_row(one: Conflict) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "slot": one.slot,
        "summary": one.summary,
        "explanation": list(one.explanation),
        "fingerprint": one.fingerprint,
    }


@click.command(epilog=examples("registry history 0b7c", "registry history 0b7c --json"))
@click.argument("claim")
@takes_style("text", "json", "jsonl")
@takes_database
def history(location: Location, claim: str, style: str) -> None:
    """Show what became of a claim in each version.

    CLAIM is the beginning of an id as `registry claims` prints it.
    """
    from registry.pipeline.provenance import history as steps_of

    with reading(location) as reader:
        named = one_of(reader, claim)
        if named.kind != "claim":
            raise DecisionError(
                f"{claim!r} names a {named.kind}", hint="`registry claims` lists the ids of claims"
            )
        steps = steps_of(reader, named.id)
        conflicts = reader.conflicts_of(named.id)
    if style == "text":
        for step in steps:
            click.echo(_version_line(step.listed))
            click.echo("".join(f"{line}\n" for line in _change_lines(step.change)), nl=False)
        for fingerprint in conflicts:
            click.echo(f"in conflict {short(fingerprint)}")
        return
    rows = [{**_version_row(one.listed), **_change_row(one.change)} for one in steps]
    if style == "jsonl":
        click.echo("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), nl=False)
        return
    click.echo(
        _dumped(
            {"schema": "history/1", "claim": named.id, "versions": rows, "conflicts": conflicts}
        )
    )


def _dumped(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, indent=1)
