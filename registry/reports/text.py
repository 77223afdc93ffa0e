"""Conflicts and summaries as a terminal shows them.

Article text is neutralised before it gets here into a line, so that a quote
can neither move the cursor nor turn the reading direction.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

from registry.records import Claim, Conflict, ConflictReport, Severity, Side
from registry.reports.escape import terminal
from registry.reports.json import listed

WIDTH = 100
SHORT = 12  # hex digits of a fingerprint that are shown; any unique prefix is accepted
_SHOWN_KEYS = 3
_ABOUT = 240  # code points of a sentence that are shown around a quote


def conflicts(report: ConflictReport, *, notes: bool = False, call: str | None = "registry") -> str:
    """Each conflict with its sides, quotes, sources, dates and the reason; empty when none.

    ``call`` is how the reader starts the program, for the next command that each one names;
    ``None`` where there is nothing on record to ask for.
    """
    return "".join(f"{conflict(one, report, call)}\n" for one in listed(report, notes=notes))


def conflict(found: Conflict, report: ConflictReport, call: str | None = "registry") -> str:
    """One conflict, several lines."""
    inside = " within one article" if found.within_article else ""
    head = (
        f"{found.code} {found.severity.value}  {terminal(found.summary)}"
        f"  [{short(found.fingerprint)}, confidence {found.confidence / 1000:.2f}{inside}]"
    )
    lines = [head]
    for side in found.sides:
        lines += _side(side, report)
    reasons = [terminal(reason) for reason in found.explanation]
    if found.slip:
        reasons.append(f"typical slip: {terminal(found.slip)}")
    for at, reason in enumerate(reasons):
        lines += _wrap(reason, "    why: " if at == 0 else "         ", "         ")
    if call:
        lines.append(f"    next: {call} show {found.fingerprint[:SHORT]}")
    return "".join(f"{line}\n" for line in lines)


def short(fingerprint: str) -> str:
    """A fingerprint as people see it.

    >>> short("5f3a" * 16)
    'FC-5f3a5f3a5f3a'
    """
    return f"FC-{fingerprint[:SHORT]}"


def _side(side: Side, report: ConflictReport) -> list[str]:
    support = f"{count(side.articles, 'article')}, {count(side.origins, 'origin')}"
    said = f", says {', '.join(map(terminal, side.speakers))}" if side.speakers else ""
    lines = [f"  {terminal(side.value)}  ({support}{said})"]
    for id_ in side.claims:
        claim = report.claims.get(id_)
        if claim is None:
            continue
        lines.append(f"    {source_line(claim, report)}")
        lines += _wrap(quotation(claim, report), "      ", "      ")
    return lines


def source_line(claim: Claim, report: ConflictReport) -> str:
    """Who published it when, and where the quote begins: path, line and column from 1."""
    article = report.articles[claim.document_id]
    published = article.published.isoformat() if article.published else "no date"
    text = report.texts[claim.document_id]
    line = text.count("\n", 0, claim.anchor.start) + 1
    column = claim.anchor.start - (text.rfind("\n", 0, claim.anchor.start) + 1) + 1
    source, path = terminal(article.source), terminal(article.path)
    return f"{source}, {published}  {path}:{line}:{column}"


def quotation(claim: Claim, report: ConflictReport) -> str:
    """The quote between quotation marks, with the rest of its sentence around it where short."""
    text = report.texts[claim.document_id]
    first, last = claim.sentence
    start, end = claim.anchor.start, claim.anchor.end
    room = max(0, _ABOUT - (end - start)) // 2
    left = text[max(first, start - room) : start]
    right = text[end : min(last, end + room)]
    before = f"{'…' if start - room > first else ''}{left.lstrip()}"
    after = f"{right.rstrip()}{'…' if end + room < last else ''}"
    return terminal(f"{before}“{text[start:end]}”{after}")


def audit_summary(
    report: ConflictReport,
    *,
    articles: int,
    failed: int = 0,
    elsewhere: int = 0,
    notes: bool = False,
) -> str:
    """The last line of an audit, and what it leaves unsaid."""
    loud = [one for one in report.conflicts if one.severity is not Severity.NOTE]
    quiet = len(report.conflicts) - len(loud)
    kinds = ", ".join(
        count(number, severity)
        for severity in ("error", "warning")
        if (number := sum(one.severity == severity for one in loud))
    )
    parts = [
        f"{count(len(loud), 'conflict')}{f' ({kinds})' if kinds else ''} in "
        f"{count(articles, 'article')}; {count(report.claims_on_record, 'claim')} from "
        f"{count(report.documents_on_record, 'article')} on record"
    ]
    if failed:
        parts.append(f"{count(failed, 'article')} could not be read")
    if quiet and not notes:
        parts.append(f"{count(quiet, 'note')} not listed, add --notes")
    if elsewhere:
        parts.append(f"{count(elsewhere, 'conflict')} between other articles: registry conflicts")
    return "; ".join(parts)


def reconciliation_summary(
    *,
    documents: int,
    claims: int,
    new: int,
    carried: int,
    resolved: int,
    counts: Mapping[str, int],
    capped: Mapping[str, int],
    compared: Mapping[str, int] | None = None,
) -> str:
    """What a reconciliation compared and found, what it held to be innocent and what it left out.

    ``capped`` holds the claims under each key that is too common; ``compared`` numbers of pairs.
    """
    lines = [
        f"{count(claims, 'claim')} from {count(documents, 'article')}: "
        f"{count(new, 'new conflict')}, {carried} carried over, {resolved} resolved"
    ]
    pairs = [f"{number} {name}" for name, number in sorted(counts.items()) if number]
    if pairs:
        lines += _wrap(", ".join(pairs), "compared values: ", "  ")
    compared = compared or {}
    if "carried over" in compared:
        lines.append(
            # Anew for articles that came, and for those on whose claims people said something.
            f"pairs of claims: {count(compared['compared'], 'pair')} compared anew, "
            f"{compared['new']:,} of them on record, {compared['carried over']:,} carried over"
        )
    elif compared:
        lines.append(
            f"pairs of claims: {compared['pairs']:,} share a key, "
            f"{compared['compared']:,} compared, {compared['kept']:,} on record"
        )
    if capped:
        most = sorted(capped, key=lambda key: (-capped[key], key))[:_SHOWN_KEYS]
        named = ", ".join(f"{terminal(key)!r} ({capped[key]:,} claims)" for key in most)
        left = "" if len(capped) <= _SHOWN_KEYS else f" and {len(capped) - _SHOWN_KEYS:,} more"
        lines += _wrap(
            f"{named}{left}; of their pairs only those were compared that agree in more",
            f"{count(len(capped), 'key')} too common to compare all pairs: ",
            "  ",
        )
    return "\n".join(lines)


def demo_hints(report: ConflictReport, call: str, articles: Path, written: Path) -> str:
    """What to try after the demonstration."""
    commands = [f"{call} conflicts --format json"]
    if report.conflicts:
        commands.append(f"{call} explain {report.conflicts[0].code}")
    commands.append(f"{call} claims {articles / 'harbour-quarterly.txt'}")
    commands.append(f"{call} audit {articles}   # after you have edited one")
    steps = "".join(f"\n  {command}" for command in commands)
    return f"report: {written}\ntry next:{steps}"


def count(number: int, noun: str) -> str:
    """A number and its noun.

    >>> count(1, "article"), count(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows under each other, columns as wide as they need; the last one is left ragged."""
    found = [tuple(terminal(cell) for cell in row) for row in rows]
    if not found:
        return ""
    widths = [max(len(row[at]) for row in found) for at in range(len(found[0]) - 1)]
    return "".join(
        "  ".join(
            [*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[-1]]
        ).rstrip()
        + "\n"
        for row in found
    )


def _wrap(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
