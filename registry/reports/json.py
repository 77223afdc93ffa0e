"""Conflicts for other programs: the contract ``conflict-report/1``.

Its schema is ``docs/conflict-report-1.schema.json``.  Names are only ever
added under this number; one that changes its meaning gets the next.  JSON
Lines has one conflict a line, CSV one row for each claim on a side.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from registry.records import Claim, Conflict, ConflictReport, Severity, Span
from registry.reports.escape import csv_cell
from registry.reports.quoted import quoted

SCHEMA = "conflict-report/1"
_CSV = (
    "fingerprint",
    "code",
    "kind",
    "severity",
    "confidence",
    "summary",
    "side",
    "value",
    "articles",
    "origins",
    "source",
    "published",
    "path",
    "url",
    "start",
    "end",
    "quote",
    "status",
    "attribution",
    "claim",
)


def render(report: ConflictReport, style: str, *, notes: bool = True) -> str:
    """The report as ``json``, ``jsonl`` or ``csv``, with a line break at its end.

    ``notes`` says whether conflicts of severity note are part of it.
    """
    found = [as_dict(one, report) for one in listed(report, notes=notes)]
    if style == "json":
        body = {"schema": SCHEMA, "conflicts": found}
        return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    if style == "jsonl":
        return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found)
    if style == "csv":
        return _as_csv(found)
    raise ValueError(f"no such style: {style}")


def listed(report: ConflictReport, *, notes: bool) -> Iterator[Conflict]:
    """The conflicts in order; notes only on request."""
    return (one for one in report.conflicts if notes or one.severity is not Severity.NOTE)


def as_dict(conflict: Conflict, report: ConflictReport) -> dict[str, Any]:
    """One conflict in the words of the contract."""
    return {
        "fingerprint": conflict.fingerprint,
        "code": conflict.code,
        "kind": conflict.kind,
        "slot": conflict.slot,
        "severity": conflict.severity.value,
        "confidence": conflict.confidence / 1000,
        "summary": conflict.summary,
        "explanation": list(conflict.explanation),
        "slip": conflict.slip,
        "within_article": conflict.within_article,
        "sides": [
            {
                "value": side.value,
                "articles": side.articles,
                "origins": side.origins,
                "speakers": list(side.speakers),
                "claims": [
                    claim_dict(
                        report.claims[id_],
                        report,
                        side.mentions[at] if at < len(side.mentions) else None,
                    )
                    for at, id_ in enumerate(side.claims)
                    if id_ in report.claims
                ],
            }
            for side in conflict.sides
        ],
    }


def claim_dict(claim: Claim, report: ConflictReport, mention: Span | None) -> dict[str, Any]:
    """One claim with its document, span and sentence; ``mention`` is the value under test."""
    article = report.articles[claim.document_id]
    anchor = quoted(claim, mention, report.texts[claim.document_id])
    first, last = claim.sentence
    return {
        "id": claim.id,
        "document": {
            "id": article.id,
            "path": article.path,
            "url": article.url,
            "source": article.source,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
        },
        "span": {
            "start": anchor.start,
            "end": anchor.end,
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
        "mention": mention.model_dump() if mention else None,
        "sentence": report.texts[claim.document_id][first:last],
        "predicate": claim.predicate,
        "attribution": claim.attribution.speaker if claim.attribution else None,
        "status": claim.status.value,
    }


def _as_csv(found: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_CSV)
    for one in found:
        for number, side in enumerate(one["sides"], start=1):
            for claim in side["claims"]:
                row = {
                    **one,
                    "side": number,
                    "value": side["value"],
                    "articles": side["articles"],
                    "origins": side["origins"],
                    **claim["document"],
                    **claim["span"],
                    "status": claim["status"],
                    "attribution": claim["attribution"],
                    "claim": claim["id"],
                }
                writer.writerow(
                    csv_cell(str(row[name])) if row[name] is not None else "" for name in _CSV
                )
    return out.getvalue()
