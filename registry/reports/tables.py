"""Conflicts as rows for a spreadsheet, and as Markdown for a merge request.

Source: RFC 4180; OWASP on formula injection.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import combinations, islice

from registry.reports import escape
from registry.reports.findings import Findings
from registry.reports.text import count
from registry.reports.view import ClaimView, ConflictView, SideView

_SIDE = ("value", "source", "published", "quote", "path", "start", "end", "url", "support")
COLUMNS = (
    *("id", "rule", "kind", "slot", "severity", "confidence", "standing", "summary"),
    *(f"{name}_a" for name in _SIDE),
    *(f"{name}_b" for name in _SIDE),
    *("verdict", "reviewer", "decided", "note", "fingerprint"),
)
_SUMMARY_LIMIT = 1_000_000  # bytes; a step summary holds 1 MiB


def write_csv(findings: Findings, *, raw: bool = False) -> str:
    """One row for each pair of sides, by the first claim of each; guarded against formulas.

    With ``raw`` the guard is left out, for programs that read the file.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for view in findings.views:
        for row in _rows(view):
            writer.writerow([_cell(value, raw=raw) for value in row])
    return out.getvalue()


def _cell(value: str | int | float, *, raw: bool) -> str | int | float:
    return escape.csv_cell(value, raw=raw) if isinstance(value, str) else value


def _rows(view: ConflictView) -> Iterator[list[str | int | float]]:
    conflict, last = view.conflict, view.decisions[-1] if view.decisions else None
    head: list[str | int | float] = [
        *(view.id, conflict.code, conflict.kind, conflict.slot, conflict.severity.value),
        *(view.confidence, view.standing.value, conflict.summary),
    ]
    tail: list[str | int | float] = [
        last.verdict.value if last else "",
        ", ".join(sorted({decision.by for decision in view.decisions})),
        last.at.isoformat() if last else "",
        last.reason if last else view.note,
        conflict.fingerprint,
    ]
    pairs: Iterator[tuple[SideView, ...]] = combinations(view.sides, 2)
    if len(view.sides) == 1:
        pairs = iter([(view.sides[0],)])
    for pair in pairs:
        cells = [cell for side in pair for cell in _side(side)]
        yield [*head, *cells, *[""] * (2 * len(_SIDE) - len(cells)), *tail]


def _side(side: SideView) -> list[str | int | float]:
    first = side.claims[0]
    return [
        *(side.value, first.outlet, first.published, first.quote, first.path),
        *(first.anchor.start, first.anchor.end, first.link or "", side.support),
    ]


def write_markdown(findings: Findings) -> str:
    """A heading, the counts, a table and each conflict with its quotes; at most 1 MB."""
    lines = [f"## {escape.markdown(findings.title)}", "", escape.markdown(findings.last_line), ""]
    if findings.shown:
        lines += ["| id | rule | severity | what | standing |", "|---|---|---|---|---|"]
        lines += [
            f"| {view.id} | {view.code} | {view.severity}"
            f" | {escape.markdown(view.conflict.summary)} | {view.standing} |"
            for view in islice(findings.shown, 200)
        ]
        if len(findings.shown) > 200:
            lines.append(f"| | | | {count(len(findings.shown) - 200, 'more conflict')} below | |")
        lines.append("")
    size = sum(len(line.encode()) + 1 for line in lines)
    for number, view in enumerate(findings.shown):
        block = _block(view)
        size += sum(len(line.encode()) + 1 for line in block)
        if size > _SUMMARY_LIMIT:
            left = len(findings.shown) - number
            lines += [f"*{count(left, 'conflict')} left out; see the HTML report.*", ""]
            break
        lines += block
    lines += [f"- {escape.markdown(problem)}" for problem in findings.problems]
    return "\n".join(lines).rstrip("\n") + "\n"


def _block(view: ConflictView) -> list[str]:
    lines = [f"### {view.code} {escape.markdown(view.conflict.summary)} ({view.id})", ""]
    for side in view.sides:
        lines += [f"**{escape.markdown(side.shown) or '?'}** ({side.support})", ""]
        for claim in side.claims:
            lines += [f"> {_marked(claim)}", ">", f"> — {_origin(claim)}", ""]
    lines += [f"- {escape.markdown(reason)}" for reason in view.conflict.explanation]
    lines += [
        f"- **{decision.verdict}** by {escape.markdown(decision.by)},"
        f" {decision.at.date()}: {escape.markdown(decision.reason)}"
        for decision in view.decisions
    ]
    if view.note and not view.decisions:
        lines.append(f"- {view.standing}: {escape.markdown(view.note)}")
    return [*lines, ""]


def _marked(claim: ClaimView) -> str:
    """The quote in its surroundings; what differs is bold."""
    parts = []
    for piece, kind in claim.pieces:
        lead = " " if piece[:1].isspace() else ""
        trail = " " if piece[-1:].isspace() and piece.strip() else ""
        shown = escape.markdown(piece)
        if shown and kind == "mark":
            shown = f"**{shown}**"
        parts.append(f"{lead}{shown}{trail}")
    return "".join(parts).strip()


def _origin(claim: ClaimView) -> str:
    outlet = escape.markdown(claim.outlet)
    if claim.link:
        outlet = f"[{outlet}]({claim.link.replace('(', '%28').replace(')', '%29')})"
    anchor = claim.anchor
    return (
        f"{outlet}, {escape.markdown(claim.published)},"
        f" {escape.markdown_code(claim.path)} {anchor.start}–{anchor.end}"
    )
