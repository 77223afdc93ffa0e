"""Findings for a terminal or a CI log: one line each, or with both quotes below it."""

from __future__ import annotations

from registry.conflicts.findings.plain_words import A_NOTE
from registry.reports import escape
from registry.reports.findings import Findings
from registry.reports.view import ClaimView, ConflictView

_QUOTE = 200  # characters of a quote in a log; the report has all of it


def write_concise(findings: Findings) -> str:
    """One line a conflict, and the counts."""
    lines = [_headline(view, findings) for view in findings.shown]
    return "".join(f"{_line(line)}\n" for line in (*lines, findings.last_line))


def write_full(findings: Findings) -> str:
    """Each conflict with its quotes, sources and dates, the next command, and the counts."""
    lines: list[str] = []
    for view in findings.shown:
        lines += _block(view, findings)
    if hidden := len(findings.views) - len(findings.shown):
        lines.append(f"{hidden:,} not shown because settled; see them with --show-suppressed")
    lines += [f"note: {problem}" for problem in findings.problems]
    lines.append(findings.last_line)
    return "".join(f"{_line(line)}\n" for line in lines)


def write_explanation(view: ConflictView, findings: Findings) -> str:
    """One conflict with everything that led to it."""
    lines = _block(view, findings)[:-2]
    lines += [f"    because {reason}" for reason in view.conflict.explanation]
    lines += [f"    {claim.outlet}: {step}" for claim in view.claims for step in claim.derivation]
    lines += [f"    {side.shown}: {side.support}" for side in view.sides]
    text = findings.rule(view.code)
    lines.append(f"    {text.code}: {text.summary}")
    return "".join(f"{_line(line)}\n" for line in lines)


def write_statistics(findings: Findings) -> str:
    """How many conflicts each rule found, and how many of them are open."""
    lines = []
    for code in sorted({view.code for view in findings.views}):
        own = [view for view in findings.views if view.code == code]
        opened = sum(view.standing.open for view in own)
        lines.append(
            f"{code}  {len(own):>5} found  {opened:>5} open  {findings.rule(code).summary}"
        )
    return "".join(f"{_line(line)}\n" for line in lines)


def _line(text: str) -> str:
    return escape.github_log(escape.terminal(text))


def _place(claim: ClaimView, findings: Findings) -> str:
    position = claim.position
    path = findings.relative(claim) or claim.path
    return f"{path}:{position.line}:{position.column}" if position.exact else path


def _headline(view: ConflictView, findings: Findings) -> str:
    place = _place(view.primary, findings)
    standing = "" if view.standing == "new" else f" [{view.standing}]"
    return f"{place}: {view.code} {view.severity}  {view.conflict.summary}   {view.id}{standing}"


def _block(view: ConflictView, findings: Findings) -> list[str]:
    claims = (view.primary, *view.others)
    width = min(max(len(escape.terminal(claim.outlet)) for claim in claims), 30)
    lines = [_headline(view, findings)]
    for claim in claims:
        quote = escape.terminal(claim.quote)
        shown = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
        place = "" if claim is view.primary else f"  {_place(claim, findings)}"
        outlet = escape.terminal(claim.outlet)
        lines.append(f"    {outlet:<{width}}  {claim.published:<10}  “{shown}”{place}")
    if why := next((one for one in view.conflict.explanation if one.startswith(A_NOTE)), ""):
        lines.append(f"    {why}")
    if view.note:
        lines.append(f"    {view.standing}: {view.note}")
    short = view.id[:9]
    lines.append(
        f"  next: registry show {short} | registry decide {short} --verdict ... --reason ..."
        f" | registry baseline add {short}"
    )
    lines.append("")
    return lines
