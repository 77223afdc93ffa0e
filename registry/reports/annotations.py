"""What CI services show beside the changed lines: GitHub annotations, GitLab Code Quality.

Source: GitHub's workflow commands; GitLab's Code Quality report format.
"""

from __future__ import annotations

import json

from registry.records import Severity
from registry.reports import escape
from registry.reports.findings import Findings
from registry.reports.view import ConflictView

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_MOST_A_STEP = 10  # of each kind; GitHub drops the rest without a word


def write_github(findings: Findings) -> str:
    """Workflow commands, one a line; what GitHub would drop is counted in a last notice."""
    lines: list[str] = []
    left_out = 0
    for severity, command in _COMMAND.items():
        views = [view for view in findings.shown if view.severity is severity]
        lines += [_annotation(command, view, findings) for view in views[:_MOST_A_STEP]]
        left_out += len(views[_MOST_A_STEP:])
    if left_out:
        lines.append(f"::notice::{left_out} more; see the SARIF or HTML report")
    return "".join(f"{line}\n" for line in lines)


def _annotation(command: str, view: ConflictView, findings: Findings) -> str:
    position = view.primary.position
    properties = {
        "file": findings.relative(view.primary) or view.primary.path,
        "line": str(position.line),
        "endLine": str(position.end_line),
        "col": str(position.column),
        "endColumn": str(position.end_column),
        "title": f"{view.code} {view.values}"[:200],
    }
    if position.line != position.end_line:  # columns are refused across lines
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{k}={escape.github_property(v)}" for k, v in properties.items())
    said = [f"{c.outlet} ({c.published}): “{c.quote}”" for c in (view.primary, *view.others[:5])]
    message = "\n".join([view.conflict.summary, *said, view.id])
    return f"::{command} {written}::{escape.github_data(message)}"


def write_gitlab(findings: Findings) -> str:
    """A Code Quality report: an array, which is empty when nothing is found."""
    issues = [
        {
            "description": escape.terminal(
                f"{view.conflict.summary} — "
                + "; ".join(f"{c.outlet} ({c.published}): “{c.quote}”" for c in view.claims)
            )[:2_000],
            "check_name": view.code,
            "fingerprint": view.conflict.fingerprint,
            "severity": _GITLAB[view.severity],
            "location": {
                "path": escape.terminal(
                    findings.relative(view.primary) or findings.uri(view.primary)
                ),
                "lines": {"begin": view.primary.position.line},
            },
        }
        for view in findings.shown
    ]
    issues.sort(key=lambda issue: (str(issue["check_name"]), str(issue["fingerprint"])))
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
