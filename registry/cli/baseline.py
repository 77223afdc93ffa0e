"""The command that keeps the list of known conflicts: ``baseline``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from registry.cli.decisions import conflict_ids
from registry.cli.group import configuration, examples, settle, takes_database
from registry.errors import DecisionError
from registry.records import Conflict, ConflictReport
from registry.review import baseline as room
from registry.review.baseline import Entry
from registry.review.standing import find_conflict, short_id
from registry.store.location import Location

_file = click.option("--file", "path", type=click.Path(path_type=Path), help="Else as configured.")


@click.group(
    epilog=examples(
        "registry baseline write",
        "registry baseline add FC-502964",
        "registry baseline prune",
        "registry baseline check",
    )
)
def baseline() -> None:
    """Keep the list of known conflicts.

    A file in your repository that a gate does not fail on: sorted, one conflict
    a line, without dates, versions or line numbers, so that branches merge.
    """


def _path(path: Path | None) -> Path:
    return path or configuration().path("gate.baseline")


def _load(path: Path) -> dict[str, Entry]:
    from registry.pipeline.written import load_baseline

    return load_baseline(path, named=False)


def _standing(location: Location) -> ConflictReport:
    from registry.store.reader import reading

    with reading(location) as reader:
        return reader.report(reader.conflicts())


def _names(location: Location) -> list[str]:
    """Every id under which a conflict that stands may be listed."""
    return [short_id(name) for one in _standing(location).conflicts for name in one.names]


def _entry(conflict: Conflict, report: ConflictReport) -> Entry:
    sources = [
        report.articles[report.claims[side.claims[0]].document_id].source for side in conflict.sides
    ]
    return Entry(
        id=short_id(conflict.fingerprint),
        rule=conflict.code,
        a=sources[0],
        b=sources[1] if len(sources) > 1 else "",
        what=room.what_of(conflict),
    )


def _save(path: Path, old: dict[str, Entry], entries: Iterable[Entry]) -> None:
    from registry.pipeline.written import save_text

    changed = room.change(old, entries)
    save_text(path, room.write_baseline(changed.entries))
    click.echo(
        f"{path}: {len(changed.entries)} conflicts, +{changed.added} added,"
        f" -{changed.removed} removed"
    )


@baseline.command()
@_file
@takes_database
def write(location: Location, path: Path | None) -> None:
    """Write the conflicts that stand now, in place of those listed before.

    Decided conflicts are not listed: a decision settles them already.
    """
    from registry.pipeline.decide import matched

    target = _path(path)
    report, held, _ = matched(location)
    kept = [one for one in report.conflicts if one.fingerprint not in held.holding]
    _save(target, _load(target), [_entry(one, report) for one in kept])


@baseline.command()
@click.argument(
    "conflicts", nargs=-1, required=True, metavar="CONFLICT...", shell_complete=conflict_ids
)
@_file
@takes_database
def add(location: Location, conflicts: tuple[str, ...], path: Path | None) -> None:
    """Add conflicts, by any unique prefix of their ids.

    One that a gate has shown and that is not on record is added by its whole id.
    """
    target = _path(path)
    old = _load(target)
    report = _standing(location)
    entries = dict(old)
    for given in conflicts:
        try:
            entry = _entry(find_conflict(given, report.conflicts), report)
        except DecisionError:
            whole = given.strip().removeprefix("FC-").lower()
            if len(whole) < 12 or not set(whole) <= set("0123456789abcdef"):
                raise
            entry = Entry(id=f"FC-{whole[:12]}")
        entries[entry.id] = entry
    _save(target, old, entries.values())


@baseline.command()
@_file
@takes_database
def prune(location: Location, path: Path | None) -> None:
    """Remove conflicts that no longer stand."""
    target = _path(path)
    old = _load(target)
    standing = set(_names(location))
    _save(target, old, [entry for id_, entry in old.items() if id_ in standing])


@baseline.command()
@_file
@takes_database
def check(location: Location, path: Path | None) -> None:
    """Exit with 1 when conflicts are listed that no longer stand.

    For a job that runs now and then; a gate never fails on it.
    """
    target = _path(path)
    entries = _load(target)
    standing = _names(location)
    gone = room.stale(entries, standing)
    settle(1 if gone else 0)
    for entry in gone:
        click.echo(entry.line())
    if room.looks_foreign(entries, standing):
        click.echo("none of its conflicts stands here: another registry's baseline?", err=True)
    click.echo(f"{target}: {len(entries)} conflicts, {len(gone)} no longer found")
