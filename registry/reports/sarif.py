"""SARIF 2.1.0, as GitHub code scanning and other viewers read it.

Source: OASIS SARIF 2.1.0; GitHub's documentation on SARIF support, which shows
only the first location, wants relative addresses and refuses a whole file for
an empty list of locations.  Each result therefore has exactly one location, in
the article under examination; the other sides are related locations.
"""

from __future__ import annotations

import json
from typing import Any

from registry.reports import escape
from registry.reports.findings import Findings
from registry.reports.view import ClaimView, ConflictView
from registry.review.standing import Standing

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_MOST_RESULTS = 25_000  # beyond this GitHub refuses the file
_MOST_RELATED = 100  # beyond this GitHub drops them
_LONGEST_TEXT = 1_024
_SUPPRESSED = {Standing.BASELINE, Standing.WAIVED, Standing.DECIDED}

Json = dict[str, Any]


def write_sarif(findings: Findings) -> str:
    """The findings as a SARIF log; byte-identical for identical findings."""
    views = sorted(findings.shown, key=lambda view: _order(view, findings))
    kept = views[:_MOST_RESULTS]
    codes = sorted({view.code for view in kept})
    run: Json = {
        "tool": {
            "driver": {
                "name": "claim-registry",
                "semanticVersion": findings.version,
                "rules": [_rule(code, findings) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "Root of the repository."}}},
        "results": [_result(view, codes.index(view.code), findings) for view in kept],
    }
    if dropped := len(views) - len(kept):
        run["invocations"] = [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": f"{dropped} results left out."}}
                ],
            }
        ]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _order(view: ConflictView, findings: Findings) -> tuple[str, str, int, str]:
    position = view.primary.position
    return (view.code, findings.uri(view.primary), position.line, view.conflict.fingerprint)


def _rule(code: str, findings: Findings) -> Json:
    text = findings.rule(code)
    return {
        "id": code,
        "name": escape.terminal(text.name)[:255] or code,
        "shortDescription": {"text": _bounded(text.summary)},
        "fullDescription": {"text": _bounded(text.summary)},
        "help": {"text": escape.sarif(text.help) or code},
        "properties": {"tags": ["facts", f"family-{code[:1].lower()}"]},
    }


def _bounded(text: str) -> str:
    shown = escape.sarif(text)
    return shown if len(shown) <= _LONGEST_TEXT else shown[: _LONGEST_TEXT - 1].rstrip("\\") + "…"


def _result(view: ConflictView, rule_index: int, findings: Findings) -> Json:
    related = [claim for claim in view.others if findings.relative(claim)][:_MOST_RELATED]
    result: Json = {
        "ruleId": view.code,
        "ruleIndex": rule_index,
        "level": view.severity.value,
        "kind": "fail",
        "message": {"text": _message(view, related)},
        "locations": [{"physicalLocation": _physical(view.primary, findings)}],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{view.conflict.fingerprint[:16]}:1",
            "registryConflict/v1": view.conflict.fingerprint,
        },
        "baselineState": "unchanged" if view.standing is Standing.BASELINE else "new",
        "properties": {
            "id": view.id,
            "kind": view.conflict.kind,
            "slot": escape.terminal(view.conflict.slot),
            "confidence": view.confidence,
            "standing": view.standing.value,
            "sources": [_source(claim, findings) for claim in view.claims],
        },
    }
    if related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(claim, findings),
                "message": {"text": _says(claim)},
            }
            for number, claim in enumerate(related, start=1)
        ]
    if view.standing in _SUPPRESSED:
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": escape.terminal(view.note) or view.standing.value,
            }
        ]
    return result


def _message(view: ConflictView, related: list[ClaimView]) -> str:
    """The summary, then each other article; those in this repository are linked."""
    lines = [escape.sarif(view.conflict.summary)]
    for claim in view.others[:10]:
        said = _says(claim)
        if claim in related:
            said = f"[{said}]({related.index(claim) + 1})"
        elif claim.address:
            said = f"{said} {escape.sarif(claim.address)}"
        lines.append(said)
    lines.append(f"{view.id}: registry show {view.id[3:]}")
    return "\n".join(lines)


def _says(claim: ClaimView) -> str:
    return escape.sarif(f"{claim.outlet}, {claim.published}: “{claim.quote}”")


def _physical(claim: ClaimView, findings: Findings) -> Json:
    position = claim.position
    region: Json = {
        "startLine": position.line,
        "startColumn": position.column,
        "endLine": position.end_line,
        "endColumn": position.end_column,
    }
    if position.exact:
        # Offsets are left out: those of the text are not those of the file where it is HTML.
        region["snippet"] = {"text": escape.plain(claim.quote)}
    return {
        "artifactLocation": {"uri": findings.uri(claim), "uriBaseId": "%SRCROOT%"},
        "region": region,
    }


def _source(claim: ClaimView, findings: Findings) -> Json:
    return {
        "outlet": escape.terminal(claim.outlet),
        "published": claim.published,
        "path": escape.terminal(findings.relative(claim) or claim.path),
        "address": claim.address,
        "quote": escape.terminal(claim.quote),
        "start": claim.anchor.start,
        "end": claim.anchor.end,
        "textSha256": claim.text_sha256,
    }
