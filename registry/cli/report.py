"""The command for readers without a database: ``report``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.cli.group import configuration, examples, takes_database, takes_severity
from registry.errors import ConfigError
from registry.store.location import Location

if TYPE_CHECKING:
    from registry.reports.findings import Findings

_BY_SUFFIX = {
    ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md",
    ".pdf": "pdf", ".json": "json", ".csv": "csv",
}  # fmt: skip
_STYLES = ("html", "md", "pdf", "json", "csv")


@click.command(
    epilog=examples(
        "registry report -o report.html",
        "registry report -o report.md --open-only",
        "registry report --format csv > conflicts.csv",
    )
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file; else standard output."
)
@click.option(
    "--format", "style", type=click.Choice(_STYLES), help="Else what the file's name says."
)
@click.option("--title", help="The heading; else as configured.")
@click.option("--open-only", is_flag=True, help="Leave out what is settled.")
@takes_severity
@click.option(
    "--split", type=click.IntRange(min=1), help="Conflicts in one HTML file; else as configured."
)
@click.option("--raw-csv", is_flag=True, help="CSV for programs, without the formula guard.")
@takes_database
def report(
    location: Location,
    *,
    output: Path | None,
    style: str | None,
    title: str | None,
    open_only: bool,
    severity: str,
    split: int | None,
    raw_csv: bool,
) -> None:
    """Write a report for readers without the database.

    Every conflict with both quotes, their sources, dates, offsets and hashes,
    what people decided, and what was compared and found innocent.  The HTML is
    one file without scripts that loads nothing; beyond 500 conflicts it is an
    index with numbered parts.  The same record gives the same bytes.
    """
    from registry.api import record_findings
    from registry.cli.gate import known_from
    from registry.pipeline.written import check_writable
    from registry.records import Severity

    chosen = style or _BY_SUFFIX.get(output.suffix.lower() if output else "", "html")
    if output is not None:
        check_writable([output])
    found = configuration()
    today = datetime.now(UTC).date()
    findings = record_findings(
        location, settings=found.settings, known=known_from(found, today), today=today
    )
    rank = Severity(severity).rank
    findings = replace(
        findings,
        title=title or findings.title,
        views=tuple(
            view
            for view in findings.views
            if view.severity.rank <= rank and (view.standing.open or not open_only)
        ),
    )
    split = split or int(found.settings["report.split"])
    _write(findings, chosen, output, split=split, raw_csv=raw_csv)


def _write(
    findings: Findings, style: str, output: Path | None, *, split: int, raw_csv: bool
) -> None:
    from registry.pipeline.written import save_text
    from registry.reports.tables import write_csv, write_markdown
    from registry.reports.writers import render

    if style in ("html", "pdf"):
        from registry.reports.html import write_html

        if output is None and style == "pdf":
            raise ConfigError("a PDF needs a file", hint="add -o report.pdf")
        if style == "pdf":
            assert output is not None
            from registry.reports.pdf import write_pdf

            save_text(output, write_pdf(findings))
            return
        name = output.name if output else "report.html"
        files = write_html(findings, name=name, split=split if output else len(findings.views) + 1)
        for part, text in sorted(files.items(), reverse=True):  # the index last
            if output is None:
                click.echo(text, nl=False)
            else:
                save_text(output.with_name(part), text)
        if output is not None and len(files) > 1:
            click.echo(f"{output}: an index with {len(files) - 1} parts beside it", err=True)
        return
    if style == "csv":
        text, encoding = write_csv(findings, raw=raw_csv), "utf-8" if raw_csv else "utf-8-sig"
    elif style == "md":
        text, encoding = write_markdown(findings), "utf-8"
    else:
        text, encoding = render(style, findings), "utf-8"
    if output is None:
        click.echo(text, nl=False)
    else:
        save_text(output, text.encode(encoding))
