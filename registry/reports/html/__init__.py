"""The report for readers without the database: HTML without scripts, made to be checked.

One file, or an index and numbered parts where there are more conflicts than
one page can carry.  It loads nothing: no script, no picture, no font, no
address.  The same findings give the same bytes.  Whatever stands in an article
goes through ``escape.terminal`` and then through the template's own escaping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from registry.records import Severity
from registry.reports import escape
from registry.reports.findings import FAMILIES, Findings, PairCount
from registry.reports.html.strips import strip_of
from registry.reports.text import count
from registry.reports.view import ConflictView
from registry.review.standing import Standing

SPLIT = 500
"""Conflicts in one file."""
_MOST_SOURCES = 24  # rows of the matrix; the rest are counted
_OUTCOMES = {
    "refinement": "One source is more precise than the other.",
    "rounding": "One number is the other, rounded.",
    "update": "The figure rose as time went by.",
    "forecast": "One spoke before the event, one after it.",
    "other-event": "The claims speak of different events.",
    "part-of-total": "One number is a part of the other.",
    "other-unit": "The values cannot be compared.",
    "reported-only": "One side only reports a position.",
    "unsure": "Too little says that both speak of one event, or nothing tells the values apart.",
    "note": "The values exclude each other, and something speaks for an innocent reason.",
    "agree": "The values are equal.",
    "conflict": "The values cannot all be true.",
}
_INNOCENT = tuple(name for name in _OUTCOMES if name not in ("agree", "conflict", "note"))


def write_html(
    findings: Findings, *, name: str = "report.html", split: int = SPLIT
) -> dict[str, str]:
    """The report's files by name: the one that was asked for, and its parts where it is split."""
    parts = [findings.views[at : at + split] for at in range(0, len(findings.views), split)]
    context = _context(findings)
    if len(parts) <= 1:
        page = _Page(name, "", findings.views, ())
        return {name: _render(page, findings, context, index=True, whole=True)}
    stem = name.removesuffix(".html")
    names = [f"{stem}-{number}.html" for number in range(1, len(parts) + 1)]
    homes = {
        view.conflict.fingerprint: home
        for home, part in zip(names, parts, strict=True)
        for view in part
    }
    index = _Page(name, "", findings.views, tuple(names))
    files = {name: _render(index, findings, context, index=True, whole=False, homes=homes)}
    for number, (home, part) in enumerate(zip(names, parts, strict=True), start=1):
        title = f"part {number} of {len(parts)}"
        page = _Page(home, title, part, tuple(names), home=name)
        files[home] = _render(page, findings, context, index=False, whole=True)
    return files


@dataclass(frozen=True)
class _Page:
    """One file of the report."""

    name: str
    subtitle: str
    views: tuple[ConflictView, ...]
    parts: tuple[str, ...]
    home: str = ""


def _render(
    page: _Page,
    findings: Findings,
    context: Mapping[str, Any],
    *,
    index: bool,
    whole: bool,
    homes: Mapping[str, str] | None = None,
) -> str:
    return (
        _templates()
        .get_template("page.html.j2")
        .render(
            page=page,
            findings=findings,
            index=index,
            whole=whole,
            homes=homes or {},
            **context,
        )
    )


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("registry.reports.html"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.globals.update(
        strip_of=strip_of, count=count, letter=lambda n: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26]
    )
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


def _shown(value: object) -> object:
    """Every text that a template prints is hostile, unless a template wrote it itself."""
    return escape.terminal(value) if type(value) is str else value


@cache
def _style() -> Markup:
    loader = _templates().loader
    assert loader is not None
    source, _, _ = loader.get_source(_templates(), "style.css")
    return Markup(source)


def _context(findings: Findings) -> dict[str, Any]:
    matrix, left_out = _matrix(findings.pairs)
    outcomes = dict(findings.outcomes)
    return {
        "style": _style(),
        "severities": tuple(Severity),
        "standings": tuple(s for s in Standing if any(v.standing is s for v in findings.views)),
        "counts": _counts(findings),
        "families": [
            (letter, says, sum(view.code.startswith(letter) for view in findings.views))
            for letter, says in FAMILIES.items()
            if any(view.code.startswith(letter) for view in findings.views)
        ],
        "matrix": matrix,
        "matrix_left_out": left_out,
        "innocent": [
            (name, _OUTCOMES[name], outcomes.get(name, 0)) for name in _INNOCENT if outcomes
        ],
        "compared": sum(outcomes.values()),
        "outcomes": outcomes,
    }


def _counts(findings: Findings) -> dict[tuple[str, str], int]:
    """Conflicts by severity and standing."""
    found: dict[tuple[str, str], int] = {}
    for view in findings.views:
        key = (view.severity.value, view.standing.value)
        found[key] = found.get(key, 0) + 1
    return found


@dataclass(frozen=True)
class _Cell:
    conflicts: int
    comparable: int
    shade: int
    """0 to 4, by share; the numbers stand beside it."""


def _matrix(
    pairs: tuple[PairCount, ...],
) -> tuple[tuple[tuple[str, tuple[_Cell | None, ...]], ...], int]:
    """Rows of sources with a cell for each other source, and how many sources are left out."""
    weight: dict[str, int] = {}
    for pair in pairs:
        for source in {pair.left, pair.right}:
            weight[source] = weight.get(source, 0) + pair.conflicts * 1000 + pair.comparable
    ranked = sorted(weight, key=lambda source: (-weight[source], source))
    names = sorted(ranked[:_MOST_SOURCES])
    cells: dict[tuple[str, str], _Cell] = {}
    for pair in pairs:
        share = pair.conflicts / pair.comparable if pair.comparable else 0.0
        shade = 0 if not pair.conflicts else min(4, 1 + int(share * 8))
        cell = _Cell(pair.conflicts, pair.comparable, shade)
        cells[pair.left, pair.right] = cells[pair.right, pair.left] = cell
    rows = tuple((row, tuple(cells.get((row, column)) for column in names)) for row in names)
    return rows, len(ranked) - len(names)
