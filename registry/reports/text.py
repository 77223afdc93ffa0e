"""Conflicts and summaries as a terminal shows them.

Article text is neutralised before it gets here into a line, so that a quote
can neither move the cursor nor turn the reading direction.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from registry.conflicts.findings.plain_words import outcome_said, slip_said, value_said
from registry.records import Claim, Conflict, ConflictReport, Outcome, Severity, Side, Span
from registry.reports.escape import terminal
from registry.reports.json import listed
from registry.reports.quoted import quoted

WIDTH = 100
SHORT = 12  # hex digits of a fingerprint that are shown; any unique prefix is accepted
_SHOWN_KEYS = 3
_ABOUT = 240  # code points of a sentence that are shown around a quote


def conflicts(
    report: ConflictReport,
    *,
    notes: bool = False,
    call: str | None = "registry",
    said: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Each conflict with its sides, quotes, sources, dates and the reason; empty when none.

    ``call`` is how the reader starts the program, for the next command that each one names;
    ``None`` where there is nothing on record to ask for.  ``said`` gives what people said of
    each, by fingerprint.
    """
    return "".join(
        f"{conflict(one, report, call, (said or {}).get(one.fingerprint, ()))}\n"
        for one in listed(report, notes=notes)
    )


def conflict(
    found: Conflict,
    report: ConflictReport,
    call: str | None = "registry",
    said: Sequence[str] = (),
) -> str:
    """One conflict, several lines; ``said`` is what people said of it."""
    lines = [headline(found)]
    for side in found.sides:
        lines += side_lines(side, report, kind=found.kind)
    reasons = [terminal(reason) for reason in found.explanation]
    if found.slip:
        reasons.append(f"typical slip: {slip_said(found.slip)}")
    for at, reason in enumerate(reasons):
        lines += _wrap(reason, "    why: " if at == 0 else "         ", "         ")
    for one in said:
        lines += _wrap(terminal(one), "    said: ", "          ")
    if call:
        lines.append(f"    next: {call} show {found.fingerprint[:SHORT]}")
    return "".join(f"{line}\n" for line in lines)


def headline(found: Conflict) -> str:
    """Rule, severity, what is said against what, name and confidence."""
    inside = " within one article" if found.within_article else ""
    return (
        f"{found.code} {found.severity.value}  {terminal(found.summary)}"
        f"  [{short(found.fingerprint)}, confidence {found.confidence / 1000:.2f}{inside}]"
    )


def short(fingerprint: str) -> str:
    """A fingerprint as people see it.

    >>> short("5f3a" * 16)
    'FC-5f3a5f3a5f3a'
    """
    return f"FC-{fingerprint[:SHORT]}"


def side_lines(
    side: Side,
    report: ConflictReport,
    mark: Callable[[str], str] | None = None,
    kind: str = "",
) -> list[str]:
    """One side: its value, its support, and each source with its quote.

    ``kind`` is that of the conflict.  With ``mark`` the words of the whole sentence that make
    the difference go through it.
    """
    support = f"{count(side.articles, 'article')}, {count(side.origins, 'origin')}"
    said = f", says {', '.join(map(terminal, side.speakers))}" if side.speakers else ""
    lines = [f"  {terminal(value_said(side.value, kind))}  ({support}{said})"]
    for at, id_ in enumerate(side.claims):
        claim = report.claims.get(id_)
        if claim is None:
            continue
        mention = side.mentions[at] if at < len(side.mentions) else None
        lines.append(f"    {source_line(claim, report, mention)}")
        quote = (
            quotation(claim, report, mention)
            if mark is None
            else marked_quote(claim, report.texts[claim.document_id], mention, mark)
        )
        lines += _wrap(quote, "      ", "      ")
    return lines


def source_line(claim: Claim, report: ConflictReport, mention: Span | None = None) -> str:
    """Who published it when, and where the quote begins: path, line and column from 1."""
    article = report.articles[claim.document_id]
    published = article.published.isoformat() if article.published else "no date"
    text = report.texts[claim.document_id]
    start = quoted(claim, mention, text).start
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    source, path = terminal(article.source), terminal(article.path)
    return f"{source}, {published}  {path}:{line}:{column}"


def quotation(claim: Claim, report: ConflictReport, mention: Span | None = None) -> str:
    """The quote between quotation marks, with the rest of its sentence around it where short."""
    text = report.texts[claim.document_id]
    first, last = claim.sentence
    anchor = quoted(claim, mention, text)
    start, end = anchor.start, anchor.end
    room = max(0, _ABOUT - (end - start)) // 2
    left = text[max(first, start - room) : start]
    right = text[end : min(last, end + room)]
    before = f"{'…' if start - room > first else ''}{left.lstrip()}"
    after = f"{right.rstrip()}{'…' if end + room < last else ''}"
    return terminal(f"{before}“{text[start:end]}”{after}")


def marked_quote(
    claim: Claim, text: str, mention: Span | None, mark: Callable[[str], str] = "[{}]".format
) -> str:
    """The sentence of a claim, its quote in quotation marks, with the words that differ marked.

    Where the value itself does not stand in the text, what it was counted from is marked, or the
    word that names the happening.
    """
    anchor = quoted(claim, mention, text)
    first, last = min(claim.sentence[0], anchor.start), max(claim.sentence[1], anchor.end)
    spans = [mention] if mention is not None else _rests_on(claim)
    marked = [(one.start, one.end) for one in spans if first <= one.start and one.end <= last]
    if claim.negated and mention == claim.trigger:
        quote = text[anchor.start : anchor.end]
        marked += [
            (anchor.start + one.start(), anchor.start + one.end()) for one in _NOT.finditer(quote)
        ]
    cuts = {first, last, anchor.start, anchor.end, *(edge for pair in marked for edge in pair)}
    pieces: list[str] = []
    for start, end in pairwise(sorted(cuts)):
        piece = terminal(text[start:end])
        if any(a <= start and end <= b for a, b in marked):
            piece = mark(piece)
        opening, closing = "“" * (start == anchor.start), "”" * (end == anchor.end)
        pieces.append(f"{opening}{piece}{closing}")
    return " ".join("".join(pieces).split())


_NOT = re.compile(r"(?i)\b(?:not|never|no|nobody|none|neither|nor|without)\b|n['’]t\b")


def _rests_on(claim: Claim) -> list[Span]:
    hops = [hop.span for slot in claim.times[:1] for hop in slot.derivation if hop.span]
    return hops or [claim.trigger]


def audit_summary(
    report: ConflictReport,
    *,
    articles: int,
    failed: int = 0,
    elsewhere: int = 0,
    notes: bool = False,
    more: str = "add --notes",
) -> str:
    """The last line of an audit, and what it leaves unsaid; ``more`` is how to see the notes."""
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
        parts.append(f"{count(quiet, 'note')} not listed, {more}")
    if elsewhere:
        parts.append(f"{count(elsewhere, 'conflict')} between other articles: registry conflicts")
    return "; ".join(parts)


Changes = tuple[int, int, int]
"""How many are new, carried over and resolved."""


def reconciliation_summary(
    *,
    documents: int,
    claims: int,
    conflicts: Changes,
    notes: Changes,
    counts: Mapping[str, int],
    capped: Mapping[str, int],
    compared: Mapping[str, int] | None = None,
    grown: int = 0,
) -> str:
    """What a reconciliation compared and found, what it held to be innocent and what it left out.

    ``counts`` holds every compared value once, by outcome or as a ``note``; ``capped`` the claims
    under each key that is too common; ``compared`` numbers of pairs; ``grown`` how many of those
    carried over have a further value.
    """
    found = [_changed(conflicts, "conflict")]
    if grown:
        found.append(f"{count(grown, 'conflict')} grew a further side")
    if any(notes):
        found.append(_changed(notes, "note"))
    lines = [f"{count(claims, 'claim')} from {count(documents, 'article')}: {'; '.join(found)}"]
    told = [outcome_said(one, number) for one in Outcome if (number := counts.get(one, 0))]
    if number := counts.get("note", 0):
        told.append(_in_notes(number))
    if told:
        total = sum(counts.values())
        lines += _wrap(", ".join(told), f"compared values: {total:,}, of which ", "  ")
    lines += _pairs_compared(compared or {})
    if capped:
        most = sorted(capped, key=lambda key: (-capped[key], key))[:_SHOWN_KEYS]
        named = ", ".join(f"{key_said(key)} ({count(capped[key], 'claim')})" for key in most)
        left = "" if len(capped) <= _SHOWN_KEYS else f" and {len(capped) - _SHOWN_KEYS:,} more"
        common = f"{len(capped):,} combinations are" if len(capped) > 1 else "1 combination is"
        lines += _wrap(
            f"{named}{left}; of their pairs only those were compared that have more in common",
            f"{common} too common to compare all their pairs: ",
            "  ",
        )
    return "\n".join(lines)


def _changed(changes: Changes, noun: str) -> str:
    new, carried, resolved = changes
    return f"{count(new, f'new {noun}')}, {carried:,} carried over, {resolved:,} resolved"


def _in_notes(number: int) -> str:
    if number == 1:
        return "1 excludes the other and is listed as a note"
    return f"{number:,} exclude each other and are listed as notes"


def _pairs_compared(compared: Mapping[str, int]) -> list[str]:
    """How many pairs there were, and what became of each."""
    if not compared:
        return []
    share = f"{compared['pairs']:,} have something telling in common"
    if "carried over" in compared:
        # Anew for articles that came, and for those on whose claims people said something.
        told = (
            f"{share} with what came; {compared['compared']:,} compared anew slot by slot,"
            f" {compared['carried over']:,} kept from the last run; {compared['kept']:,} on record"
        )
    else:
        rest = max(0, compared["pairs"] - compared["compared"])
        told = (
            f"{share}; {rest:,} told apart at first sight, {compared['compared']:,} compared slot"
            f" by slot; {compared['kept']:,} on record"
        )
    return _wrap(told, "pairs of claims: ", "  ")


def key_said(key: str) -> str:
    """What two claims have in common, in words.

    >>> key_said("oslo|visit"), key_said("oslo|count|dead and noun fire")
    ("'oslo' with 'visit'", "'oslo' with 'count' with 'dead' and noun fire")
    """
    first, further, second = key.partition(" and ")
    parts = [part.removeprefix("measure ") for part in first.replace("~", "/").split("|")]
    shown = " with ".join(f"'{terminal(part)}'" for part in parts if part)
    return f"{shown}{further}{terminal(second)}"


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


def conflict_count(found: Iterable[Conflict]) -> str:
    """How many conflicts and how many notes there are."""
    notes = [one.severity is Severity.NOTE for one in found]
    told = count(notes.count(False), "conflict")
    return f"{told}, {count(notes.count(True), 'note')}" if any(notes) else told


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


def wrapped(line: str) -> list[str]:
    """A line as narrow as others; what follows stands under its text, behind weight or dash."""
    lead = _LEAD.match(line)
    under = len(lead[0]) if lead else 0
    return textwrap.wrap(
        line,
        WIDTH,
        subsequent_indent=" " * (under if line[:under].strip() else under + 2),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [line]


_LEAD = re.compile(r" *(?:[+-]\d+\.\d{3}  |- )?")


def _wrap(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
