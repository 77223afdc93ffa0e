"""The command for CI: ``gate``."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.cli.group import configuration, examples, given_day, settle, takes_database
from registry.cli.progress import ProgressLine
from registry.cli.reading import list_failures, takes_inputs, tell_passed_over
from registry.pipeline.configuration import Configuration
from registry.store.location import Location

if TYPE_CHECKING:
    from registry.pipeline.gate import GateResult
    from registry.reports.findings import Findings
    from registry.review.gate import Known, Rules

_FORMATS = (
    *("text", "concise", "json", "jsonl", "sarif"),
    *("github", "gitlab", "junit", "markdown", "csv"),
)
_GIVEN = ("source", "published", "title", "url")


@dataclass(frozen=True, slots=True)
class _Output:
    """A format and where it goes; ``None`` is standard output."""

    style: str
    path: Path | None


class _OutputType(click.ParamType[_Output]):
    """``FORMAT=PATH``, as ``-o`` takes it."""

    name = "FORMAT=PATH"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> _Output:
        """The two halves, checked."""
        style, equals, path = value.partition("=")
        if not equals or not path:
            self.fail(f"{value!r} is not FORMAT=PATH, such as sarif=gate.sarif", param, ctx)
        if style not in _FORMATS:
            self.fail(
                f"there is no format {style!r}; choose from {', '.join(_FORMATS)}", param, ctx
            )
        return _Output(style, None if path == "-" else Path(path))


@click.command(
    epilog=examples(
        "registry gate articles/new-story.txt",
        "registry gate --against origin/main -o sarif=gate.sarif -o junit=gate.xml",
        "registry gate - --source 'Fjord Press' --published 2026-03-03 < story.txt",
        "registry gate --all --min-severity error",
    )
)
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--against", metavar="REF", help="Articles changed since the branch left REF.")
@click.option("--all", "everything", is_flag=True, help="All conflicts that stand on record.")
@click.option("--select", multiple=True, metavar="CODES", help="Rules that take part: T,Q001,D.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Rules that do not.")
@click.option(
    "--min-severity",
    type=click.Choice(("note", "warning", "error")),
    help="What is below it is shown and does not fail.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="What is below it is shown and does not fail.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("new", "all", "none")),
    help="Fail on what is new and undecided, on all conflicts, or never.",
)
@click.option("--baseline", type=click.Path(path_type=Path), help="The file of known conflicts.")
@click.option("--no-baseline", is_flag=True, help="As if no conflict were known.")
@click.option("--waivers", type=click.Path(path_type=Path), help="The file of waivers.")
@click.option("--strict-waivers", is_flag=True, help="An unreadable waiver is an error.")
@click.option("--format", "style", type=click.Choice(_FORMATS), help="How to print it; else text.")
@click.option(
    "-o", "--output", "outputs", type=_OutputType(), multiple=True, help="Also write this file."
)
@click.option("--show-suppressed", is_flag=True, help="List settled conflicts too.")
@click.option("--explain", metavar="ID", help="Tell all about one of the conflicts.")
@click.option("--statistics", is_flag=True, help="Count conflicts by rule.")
@click.option("--keep", is_flag=True, help="Put the articles on record, whatever the verdict.")
@click.option("--keep-going", is_flag=True, help="An unreadable article is told and passed over.")
@click.option("--fail-if-empty", is_flag=True, help="Exit with 2 when there is no article.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when there are findings.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--source", help="The outlet, in place of what the articles say.")
@click.option("--published", help="The day of publication, in place of what the articles say.")
@click.option("--title", help="The title, in place of what the articles say.")
@click.option("--url", help="The address, in place of what the articles say.")
@takes_inputs
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=given_day,
    help="The day on which waivers are judged, for repeatable runs.",
)
@takes_database
def gate(
    location: Location,
    paths: tuple[str, ...],
    *,
    against: str | None,
    manifest: str | None,
    encoding: str | None,
    allow_private: bool,
    everything: bool,
    today: date,
    style: str | None,
    outputs: tuple[_Output, ...],
    keep: bool,
    keep_going: bool,
    fail_if_empty: bool,
    exit_zero: bool,
    quiet: bool,
    show_suppressed: bool,
    explain: str | None,
    statistics: bool,
    **options: object,
) -> None:
    """Fail when new articles contradict the record.

    Reads the articles and holds them against everything on record, which it
    does not change.  Exits with 1 for conflicts that are new or undecided, not
    waived, not in the baseline, and at or above the severity; with 2 when the
    work could not be done, also when there was nothing to check against.
    """
    from registry.api import gate_findings
    from registry.pipeline import changes
    from registry.pipeline.written import check_writable

    named = bool(paths or manifest)
    if sum((bool(against), everything)) > 1 or (everything and named) or (against and manifest):
        raise click.UsageError("give articles, --against or --all, not several of them")
    if not (named or against or everything):
        raise click.UsageError("name the articles, or give --against REF or --all")
    found = configuration()
    check_writable(one.path for one in outputs if one.path)
    rules, known = _rules(found, options), _known(found, options, today)
    given = {name: str(options[name]) for name in _GIVEN if options[name]}
    reading = {"manifest": manifest, "encoding": encoding, "allow_private": allow_private}
    result = _run(
        location, found, paths, against, rules=rules, known=known, today=today, given=given,
        keep=keep, everything=everything, reading=reading,
    )  # fmt: skip
    if result is None:
        empty = fail_if_empty or bool(found.settings["gate.fail-if-empty"])
        settle(2 if empty else 0)
        click.echo("no article is among the changed files; nothing was checked", err=True)
        return
    status = _status(result, keep_going=keep_going, exit_zero=exit_zero)
    settle(status)  # before anything is printed: a closed pipe must not turn it into 0
    top = changes.root()
    findings = replace(
        gate_findings(result, root=str(top or Path.cwd()), show_suppressed=show_suppressed),
        places=_places(result, top),
        exit_code=status,
    )
    _write(findings, outputs)
    if not quiet:
        _print(findings, style, explain=explain, statistics=statistics)
    list_failures(result.examined.failures)
    if result.nothing and not result.examined.failures:
        click.echo(f"error: {result.nothing}", err=True)
        click.echo("hint: registry ingest articles/ && registry reconcile", err=True)


def _places(result: GateResult, top: Path | None) -> dict[str, str]:
    """Where the examined files are in the repository, when this is a folder inside of it."""
    here = Path.cwd().resolve()
    if top is None or here == top.resolve():
        return {}
    return {
        path: os.path.relpath(here / path, top.resolve()).replace(os.sep, "/")
        for path in result.examined.paths
        if (here / path).is_file()
    }


def _run(
    location: Location,
    found: Configuration,
    paths: tuple[str, ...],
    against: str | None,
    *,
    rules: Rules,
    known: Known,
    today: date,
    given: dict[str, str],
    keep: bool,
    everything: bool,
    reading: dict[str, Any],
) -> GateResult | None:
    """The result; ``None`` when no article is among the changed files."""
    from registry.pipeline import gate as room
    from registry.pipeline.changes import changes
    from registry.pipeline.inputs import gather

    removed: tuple[str, ...] = ()
    owners = found.settings["owners"]
    names = paths
    if against:
        changed = changes(against, patterns=found.settings["articles"], within=paths)
        names, removed = changed.changed, changed.removed
        if not names:
            return None
    if everything:
        return room.gate_record(location, rules=rules, known=known, today=today)
    with ProgressLine() as progress:
        gathered = gather(names, given=given, remember=keep, **reading)
        tell_passed_over(gathered.passed_over)
        examined = room.examine(gathered, properties=found.properties, progress=progress)
        if keep:
            from registry.pipeline.audit import audit
            from registry.store.writer import Store

            with Store.open(location, create=True) as store:
                audit(
                    store,
                    gathered,
                    owners=owners,
                    properties=found.properties,
                    progress=progress,
                )
        return room.gate(
            location, examined, rules=rules, known=known, today=today, removed=removed,
            owners=owners,
        )  # fmt: skip


def _status(result: GateResult, *, keep_going: bool, exit_zero: bool) -> int:
    if result.nothing or (result.examined.failures and not keep_going):
        return 2
    if not result.examined.claims and result.examined.failures:
        return 2  # all of them failed: going on is not enough to be green
    return 0 if result.verdict.passed or exit_zero else 1


def _codes(given: object) -> tuple[str, ...]:
    """Codes from a repeatable option whose values may hold commas."""
    values = given if isinstance(given, tuple) else ()
    return tuple(
        code.strip().upper() for one in values for code in str(one).split(",") if code.strip()
    )


def _rules(found: Configuration, options: dict[str, object]) -> Rules:
    """The configuration's rules, with what the command line says in their place."""
    from registry.api import rules_from
    from registry.records import Severity

    rules = rules_from(found.settings)
    if select := _codes(options["select"]):
        rules = replace(rules, select=("*",) if select == ("ALL",) else select)
    if ignore := _codes(options["ignore"]):
        rules = replace(rules, ignore=ignore)
    if options["min_severity"] is not None:
        rules = replace(rules, min_severity=Severity(str(options["min_severity"])))
    if isinstance(options["min_confidence"], float):
        rules = replace(rules, min_confidence=options["min_confidence"])
    if options["fail_on"] is not None:
        # The option takes these words alone.
        rules = replace(rules, fail_on=options["fail_on"])  # type: ignore[arg-type]
    return rules


def _known(found: Configuration, options: dict[str, object], today: date) -> Known:
    """Waivers and baseline: the files named, else the configured ones where they exist."""
    from registry.pipeline.written import load_baseline, load_waivers
    from registry.review.gate import Known
    from registry.settings import Setting, Settings

    settings = found.settings
    if options["strict_waivers"]:
        strict = {**settings.values, "waivers.strict": Setting(True, "--strict-waivers")}
        settings = Settings(strict, settings.where)
    waivers, baseline = options["waivers"], options["baseline"]
    waivers_path = waivers if isinstance(waivers, Path) else found.path("gate.waivers")
    baseline_path = baseline if isinstance(baseline, Path) else found.path("gate.baseline")
    return Known(
        waivers=load_waivers(waivers_path, named=waivers is not None, today=today, found=settings),
        waivers_name=str(waivers_path),
        baseline={}
        if options["no_baseline"]
        else load_baseline(baseline_path, named=baseline is not None),
        baseline_name=str(baseline_path),
    )


def known_from(found: Configuration, today: date) -> Known:
    """Waivers and baseline as configured, for commands that take no options for them."""
    options = {"waivers": None, "baseline": None, "strict_waivers": False, "no_baseline": False}
    return _known(found, dict(options), today)


def _write(findings: Findings, outputs: tuple[_Output, ...]) -> None:
    from registry.pipeline.written import save_text
    from registry.reports.writers import render, render_bytes

    for one in outputs:
        if one.path is None:
            click.echo(render(one.style, findings), nl=False)
        else:
            save_text(one.path, render_bytes(one.style, findings))


def _print(findings: Findings, style: str | None, *, explain: str | None, statistics: bool) -> None:
    from registry.reports.concise import write_explanation, write_statistics
    from registry.reports.writers import render

    if explain is not None:
        from registry.review.standing import find_conflict

        meant = find_conflict(explain, [view.conflict for view in findings.views])
        view = next(view for view in findings.views if view.conflict is meant)
        click.echo(write_explanation(view, findings), nl=False)
        return
    if statistics:
        click.echo(write_statistics(findings), nl=False)
    click.echo(render(style or "text", findings), nl=False)
    if style is None and os.environ.get("GITHUB_ACTIONS") == "true":
        click.echo(render("github", findings), nl=False)
