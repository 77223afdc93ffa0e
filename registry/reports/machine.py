"""A gate's findings for programs: the contract ``conflict-report/1`` and what the gate adds.

The conflicts are those of ``registry conflicts --format json``; each has in
addition ``id``, ``standing``, ``note``, ``failing`` and ``decisions``.
"""

from __future__ import annotations

import json
from typing import Any

from registry.records import ConflictReport
from registry.reports.findings import Findings, count_standings
from registry.reports.json import SCHEMA, as_dict
from registry.reports.view import ConflictView
from registry.review.lines import to_line

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
    """One conflict as the contract has it, and where it stands."""
    claims = list(view.claims)
    report = ConflictReport(
        conflicts=(view.conflict,),
        claims={one.claim.id: one.claim for one in claims},
        articles={one.article.id: one.article for one in claims},
        texts={one.article.id: one.text for one in claims},
    )
    hashes = {one.claim.id: one.text_sha256 for one in claims}
    found = as_dict(view.conflict, report)
    for side in found["sides"]:
        for claim in side["claims"]:
            claim["document"]["text_sha256"] = hashes[claim["id"]]
    return found | {
        "id": view.id,
        "standing": view.standing.value,
        "note": view.note,
        "failing": view.conflict.fingerprint in findings.failing,
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
