"""A gate's findings for programs: the contract ``conflict-report/1`` and what the gate adds.

The conflicts are those of ``registry conflicts --format json``; each has in
addition ``id``, ``standing``, ``note``, ``failing`` and ``decisions``.
"""

from __future__ import annotations

import json
from typing import Any

from registry.reports.findings import Findings, count_standings
from registry.reports.view import ClaimView, ConflictView
from registry.review.lines import to_line

SCHEMA = "conflict-report/1"

Json = dict[str, Any]


def write_json(findings: Findings) -> str:
    """One object with the conflicts and the counts; all conflicts, also the settled ones."""
    document = {
        "schema": SCHEMA,
        "conflicts": [conflict_json(view, findings) for view in findings.views],
        "gate": summary_json(findings),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def write_jsonl(findings: Findings) -> str:
    """One conflict a line."""
    return "".join(to_line(conflict_json(view, findings)) + "\n" for view in findings.views)


def summary_json(findings: Findings) -> Json:
    """The counts around the conflicts."""
    return {
        "exit": findings.exit_code,
        "articles": list(findings.examined),
        "claimsOnRecord": findings.claims_on_record,
        "standings": {str(k): n for k, n in count_standings(findings.views).items()},
        "failing": sorted(findings.failing),
        "problems": list(findings.problems),
    }


def conflict_json(view: ConflictView, findings: Findings) -> Json:
    """One conflict as the contract has it."""
    conflict = view.conflict
    return {
        "fingerprint": conflict.fingerprint,
        "id": view.id,
        "code": conflict.code,
        "kind": conflict.kind,
        "slot": conflict.slot,
        "severity": conflict.severity.value,
        "confidence": view.confidence,
        "summary": conflict.summary,
        "explanation": list(conflict.explanation),
        "slip": conflict.slip,
        "within_article": conflict.within_article,
        "standing": view.standing.value,
        "note": view.note,
        "failing": conflict.fingerprint in findings.failing,
        "sides": [
            {
                "value": side.value,
                "articles": side.side.articles,
                "origins": side.side.origins,
                "speakers": list(side.side.speakers),
                "claims": [_claim_json(claim) for claim in side.claims],
            }
            for side in view.sides
        ],
        "decisions": [
            {
                "verdict": decision.verdict.value,
                "by": decision.by,
                "at": decision.at.isoformat(),
                "reason": decision.reason,
            }
            for decision in view.decisions
        ],
    }


def _claim_json(view: ClaimView) -> Json:
    claim, anchor = view.claim, view.claim.anchor
    return {
        "id": claim.id,
        "document": {
            "path": view.path,
            "url": view.article.url,
            "source": view.outlet,
            "title": view.article.title,
            "published": view.article.published.isoformat() if view.article.published else None,
            "text_sha256": view.text_sha256,
        },
        "span": {
            "start": anchor.start,
            "end": anchor.end,
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
        "sentence": view.sentence,
        "predicate": claim.predicate,
        "attribution": claim.attribution.speaker if claim.attribution else None,
        "status": claim.status.value,
    }
