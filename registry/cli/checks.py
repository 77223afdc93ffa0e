"""The command that holds articles against themselves and the calendar: ``check``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from registry.cli.group import examples, given_day, settle, takes_style
from registry.cli.progress import ProgressLine
from registry.cli.reading import gathered, list_failures, takes_inputs
from registry.reports.escape import terminal
from registry.reports.text import count, short

if TYPE_CHECKING:
    from registry.conflicts.checks import CheckFinding
    from registry.pipeline.checks import Checked, CheckedArticle
    from registry.records import Anchor, Claim, Span
    from registry.reports.view import Position

_ABOUT = 60  # code points that are shown on each side of what does not fit


@click.command(
    epilog=examples(
        "registry check articles/",
        "registry check story.html --ignore D001 --json",
        "registry check - --published 2026-03-03 < story.txt",
    )
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--select", multiple=True, metavar="CODES", help="Checks that take part: C,D002.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Checks that do not.")
@click.option("--published", metavar="DATE", help="When, in place of what the articles say.")
@takes_inputs
@click.option(
    "--today",
    type=click.DateTime(("%Y-%m-%d",)),
    callback=given_day,
    help="The day after which dates lie in the future; else today.",
)
@takes_style("text", "json", "jsonl", "sarif")
def check(
    paths: tuple[str, ...],
    style: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    published: str | None,
    today: date,
    *,
    manifest: str | None,
    encoding: str | None,
    allow_private: bool,
) -> None:
    """Check articles against themselves and the calendar.

    Weekdays that do not fit their date, ages and anniversaries that do not add
    up, intervals that end before they begin, dates that do not exist (C); and
    the article's own date: missing, ambiguous, to come, older than its news (D).

    A PATH is a file, a folder, a pattern, an address, or - for standard input.
    No database is needed.  Exits with 1 when anything worse than a note is found.
    """
    from registry.pipeline import checks as room
    from registry.review.gate import Rules

    rules = Rules(select=_codes(select) or ("*",), ignore=_codes(ignore))
    inputs = gathered(
        paths,
        {"published": published},
        manifest=manifest,
        encoding=encoding,
        allow_private=allow_private,
    )
    with ProgressLine() as progress:
        found = room.check_articles(inputs, today=today, rules=rules, progress=progress)
    settle(2 if found.failures else 1 if found.loud else 0)
    if style == "sarif":
        click.echo(_as_sarif(found), nl=False)
    elif style == "text":
        lines = [line for one in found.articles for line in finding_lines(one)]
        click.echo("".join(f"{line}\n" for line in lines), nl=False)
        number = sum(len(one.findings) for one in found.articles)
        click.echo(f"{count(number, 'finding')} in {count(len(found.articles), 'article')}")
    else:
        rows = [_row(finding, one) for one in found.articles for finding in one.findings]
        if style == "json":
            body = {"schema": "checks/1", "articles": len(found.articles), "findings": rows}
            click.echo(json.dumps(body, ensure_ascii=False, indent=1))
        else:
            lines = [json.dumps(row, ensure_ascii=False) for row in rows]
            click.echo("".join(f"{line}\n" for line in lines), nl=False)
    list_failures(found.failures)


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    every = (code.strip().upper() for one in given for code in one.split(","))
    return tuple(code for code in every if code)


def finding_lines(one: CheckedArticle) -> Iterator[str]:
    """What was found in an article, a few lines each."""
    from registry.conflicts.findings.plain_words import slip_said

    document = one.document
    published = document.published or "no date"
    for finding in one.findings:
        yield (
            f"{finding.code} {finding.severity.value}  {terminal(finding.summary)}"
            f"  [{short(finding.fingerprint)}, confidence {finding.confidence / 1000:.2f}]"
        )
        where = terminal(document.path) + (f", {terminal(document.part)}" if document.part else "")
        if finding.spans:
            row = _span_row(finding.spans[0], one)
            if row["line"]:
                where += f":{row['line']}:{row['column']}"
        yield f"    {terminal(document.source)}, {published}  {where}"
        if finding.spans:
            yield f"      {terminal(_quoted(document.text, finding.spans))}"
        for reason in finding.explanation:
            yield f"    why: {terminal(reason)}"
        if finding.slip:
            yield f"    typical slip: {terminal(slip_said(finding.slip))}"


def audit_lines(articles: Iterable[CheckedArticle], *, notes: bool) -> Iterator[str]:
    """The same as part of an audit; articles without a date (D001) are only counted."""
    undated = 0
    for one in articles:
        undated += any(finding.code == "D001" for finding in one.findings)
        kept = tuple(
            finding
            for finding in one.findings
            if finding.code != "D001" and (notes or finding.severity.value != "note")
        )
        yield from finding_lines(replace(one, findings=kept))
        if kept:
            yield ""
    if undated:
        yield f"{count(undated, 'article')} without a date: times in them may stay partial"


def _quoted(text: str, spans: tuple[Span, ...]) -> str:
    """What does not fit together between quotation marks, with the words around it."""
    start, end = spans[0].start, max(span.end for span in spans)
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = last if last >= 0 else len(text)
    left, right = text[first:start], text[end:last]
    if len(left) > _ABOUT:
        left = f"…{left[-_ABOUT:].partition(' ')[2]}"
    if len(right) > _ABOUT:
        right = f"{right[:_ABOUT].rpartition(' ')[0]}…"
    return " ".join(f"{left}“{text[start:end]}”{right}".split())


def _row(finding: CheckFinding, one: CheckedArticle) -> dict[str, Any]:
    document = one.document
    return {
        "code": finding.code,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "confidence": finding.confidence / 1000,
        "summary": finding.summary,
        "explanation": list(finding.explanation),
        "slip": finding.slip,
        "fingerprint": finding.fingerprint,
        "document": {
            "id": document.id,
            "path": document.path,
            "part": document.part or None,
            "source": document.source,
            "title": document.get("title"),
            "published": document.published.isoformat() if document.published else None,
        },
        "spans": [_span_row(span, one) for span in finding.spans],
    }


def _span_row(span: Span, one: CheckedArticle) -> dict[str, Any]:
    """A stretch of the text, and its line and column in the file where the file has lines."""
    from registry.reports.view import locate

    place = locate(one.document, span.start, span.end, one.source)
    return {
        **span.model_dump(),
        "line": place.line if place.exact else None,
        "column": place.column if place.exact else None,
    }


def _as_sarif(found: Checked) -> str:
    from registry.api import rule_texts
    from registry.reports.findings import Findings
    from registry.reports.view import conflict_views, locate
    from registry.reports.writers import render

    report = found.report
    by_id = {one.document.id: one for one in found.articles}

    def place(claim: Claim, anchor: Anchor) -> Position:
        one = by_id[claim.document_id]
        return locate(one.document, anchor.start, anchor.end, one.source)

    views = conflict_views(report, locate=place)
    return render("sarif", Findings(views=views, rules=rule_texts()))
