"""Commands for a person's verdicts: ``decide``, ``undecide``, ``decisions``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from registry.cli.group import call_of, configuration, examples, takes_database
from registry.errors import DecisionError
from registry.records import Decision, Verdict
from registry.reports.escape import terminal
from registry.review.standing import short_id
from registry.store.location import Location

VERDICTS = tuple(one.value for one in Verdict if one is not Verdict.WITHDRAWN)

_MOST_COMPLETIONS = 50

_by = click.option("--by", metavar="NAME", help="Who decides; else as configured, else git's name.")


def conflict_ids(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Conflicts whose ids begin so, for the shell; none where there is no registry."""
    from registry.errors import RegistryError
    from registry.store.location import find
    from registry.store.reader import reading

    named = os.environ.get("REGISTRY_DATABASE")
    location = Location.parse(named) if named else find(Path.cwd())
    wanted = incomplete.upper().removeprefix("FC-").lower()
    try:
        with reading(location) as reader:
            return [
                CompletionItem(short_id(one.fingerprint), help=terminal(one.summary))
                for one in reader.conflicts()
                if one.fingerprint.startswith(wanted)
            ][:_MOST_COMPLETIONS]
    except RegistryError:
        return []  # a shell has no place for an error while one types


def reviewer(given: str | None) -> str:
    """The name under which a decision is recorded.

    :raises DecisionError: when nothing tells it.
    """
    from registry.pipeline.changes import user_name

    name = given or os.environ.get("REGISTRY_REVIEWER") or configuration().settings["reviewer"]
    name = name or user_name()
    if not name or not name.strip():
        raise DecisionError("nothing says who decides", hint="add --by NAME, or set `reviewer`")
    return str(name).strip()


@click.command(
    epilog=examples(
        'registry decide FC-502964 --verdict b-right --reason "the ministry confirmed 12"',
        'registry decide 502964 --verdict not-a-conflict --event different --reason "two fires"',
    )
)
@click.argument("conflict", metavar="CONFLICT", shell_complete=conflict_ids)
@click.option("--verdict", type=click.Choice(VERDICTS), required=True, help="What you hold.")
@click.option("--reason", required=True, help="Why; others will ask later.")
@_by
@click.option(
    "--event",
    type=click.Choice(("same", "different")),
    help="Whether the claims speak of one happening; later runs respect it."
    "  Without it a-right, b-right and superseded record `same`, the other verdicts nothing.",
)
@takes_database
def decide(
    location: Location,
    conflict: str,
    *,
    verdict: str,
    reason: str,
    by: str | None,
    event: str | None,
) -> None:
    """Record a verdict on a conflict.

    CONFLICT is any unique prefix of its id.  Side A is the first one that
    `registry show` prints, side B the second.  Nothing is ever overwritten: a
    later verdict by the same reviewer counts in place of the earlier one, and
    other reviewers keep theirs.

    Who takes a side, or says that the later one replaced the earlier one, says that
    both speak of one happening: later runs then hold the two claims for one, unless
    you add `--event different`.
    """
    from registry.pipeline.decide import decide as run
    from registry.store.writer import Store

    name = reviewer(by)
    with Store.open(location, create=False) as store:
        done = run(store, conflict, verdict=Verdict(verdict), reason=reason, by=name, event=event)
    click.echo(_line(done.decision))
    for one in done.earlier:
        if one.by == name:
            click.echo(f"  in place of: {_line(one)}")
        elif one.verdict is not done.decision.verdict:
            click.echo(f"  {terminal(one.by)} holds otherwise: {_line(one)}")
    if done.decision.event is not None:
        held = {"same": "one happening", "different": "two happenings"}[done.decision.event]
        whence = "" if event else f", which {verdict} implies; --event different says otherwise"
        click.echo(f"  recorded too: the claims speak of {held}{whence}")
    call = call_of(location)
    click.echo(f"undo: {call} undecide {short_id(done.decision.fingerprint)}", err=True)
    if done.decision.event is not None:
        click.echo(f"next: {call} reconcile, which follows what you said of the event", err=True)


@click.command(epilog=examples("registry undecide FC-502964", "registry undecide 502964 --by omar"))
@click.argument("conflict", metavar="CONFLICT", shell_complete=conflict_ids)
@click.option("--reason", default="withdrawn", show_default=True, help="Why.")
@_by
@takes_database
def undecide(location: Location, conflict: str, *, reason: str, by: str | None) -> None:
    """Withdraw a verdict.

    It stays on record as withdrawn; who decided what, when and why is never lost.
    """
    from registry.pipeline.decide import undecide as run
    from registry.store.writer import Store

    with Store.open(location, create=False) as store:
        done = run(store, conflict, by=reviewer(by), reason=reason)
    click.echo(_line(done.decision))


@click.group(invoke_without_command=True, epilog=examples("registry decisions --format json"))
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json", "jsonl")),
    default="text",
    help="How to print it.",
)
@click.option("--history", is_flag=True, help="Also those that were replaced or withdrawn.")
@click.option("--by", metavar="NAME", help="Only those of one reviewer.")
@takes_database
def decisions(location: Location, style: str, *, history: bool, by: str | None) -> None:
    """List, export and import verdicts."""
    ctx = click.get_current_context()
    ctx.obj.database = str(location.address) if location.path is None else str(location.path)
    if ctx.invoked_subcommand is None:
        _list(location, style, history=history, by=by)


def _list(location: Location, style: str, *, history: bool, by: str | None) -> None:
    from registry.pipeline.decide import matched
    from registry.reports.text import count
    from registry.review.lines import to_line

    report, held, everything = matched(location)
    lapsed = {lapse.decision.id: lapse for lapse in held.lapsed}
    apart = {one.id for one in held.apart}
    holding = {one.id: name for name, own in held.holding.items() for one in own}
    rows = [
        one
        for one in everything
        if (history or one.id in holding or one.id in lapsed or one.id in apart)
        and (by is None or one.by == by)
    ]
    if style == "text":
        for one in rows:
            lapse = lapsed.get(one.id)
            mark = f"  lapsed: {terminal(lapse.why)}" if lapse else ""
            if one.id in apart:
                mark = "  holds: the two are kept apart, and no conflict is left"
            old = "  replaced" if not mark and one.id not in holding else ""
            click.echo(f"{_line(one)}{mark}{old}")
        disputed = [
            name
            for name, own in held.holding.items()
            if len({one.verdict for one in own if one.verdict is not Verdict.UNSURE}) > 1
        ]
        for name in disputed:
            who = "; ".join(f"{one.by}: {one.verdict}" for one in held.holding[name])
            click.echo(f"{short_id(name)}  reviewers differ: {terminal(who)}")
        undecided = len(report.conflicts) - len(held.holding)
        lapses = count(len(held.lapsed), "decision")
        click.echo(
            f"{len(held.holding)} of {len(report.conflicts)} conflicts decided,"
            f" {undecided} not; {lapses} lapsed, {len(disputed)} disputed"
        )
        return
    found = [
        {
            **one.model_dump(mode="json"),
            "id": one.id,
            "holds_for": holding.get(one.id),
            "lapsed": lapsed[one.id].why if one.id in lapsed else None,
            "kept_apart": one.id in apart,
        }
        for one in rows
    ]
    if style == "json":
        click.echo(json.dumps({"schema": "decisions/1", "decisions": found}, indent=1))
    else:
        for entry in found:
            click.echo(to_line(entry))


@decisions.command(epilog=examples("registry decisions export > decisions.jsonl"))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Else standard output.")
@takes_database
def export(location: Location, output: Path | None) -> None:
    """Write all verdicts, for another database or for safe keeping."""
    from registry.pipeline.written import save_text
    from registry.review.decisions import write_decisions
    from registry.store.reader import reading

    with reading(location) as reader:
        text = write_decisions(reader.decisions())
    if output is None:
        click.echo(text, nl=False)
    else:
        save_text(output, text)


@decisions.command(name="import", epilog=examples("registry decisions import decisions.jsonl"))
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@takes_database
def import_(location: Location, file: Path) -> None:
    """Take in verdicts written by `decisions export`; all of them or none.

    Those that are on record already are left as they are.
    """
    from registry.pipeline.configuration import read_text
    from registry.pipeline.decide import take_in
    from registry.review.decisions import read_decisions
    from registry.store.writer import Store

    text = sys.stdin.read() if str(file) == "-" else read_text(file)
    found = read_decisions(text, where=str(file))
    with Store.open(location, create=False) as store:
        added, known = take_in(store, found)
    click.echo(f"{added} decisions added, {known} known already")


def _line(one: Decision) -> str:
    event = f" ({one.event} event)" if one.event else ""
    return (
        f"{short_id(one.fingerprint)}  {one.verdict.value}{event}  {terminal(one.by)},"
        f" {one.at:%Y-%m-%d %H:%M}  {terminal(one.reason)}"
    )
