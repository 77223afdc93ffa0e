"""Rows of what people say."""

from __future__ import annotations

import json
from datetime import datetime

from registry.records import Decision, EntityDecision
from registry.store.rows._common import Row, utc

DECISION_COLUMNS = (
    "id",
    "fingerprint",
    "verdict",
    "reason",
    "author",
    "created_at",
    "supersedes",
    "event",
    "evidence",
)
_EVIDENCE = {"code", "slot", "parts", "claims", "values", "seconds"}


def decision_row(decision: Decision, *, supersedes: str | None) -> Row:
    """A row of table ``decision``."""
    return (
        decision.id,
        decision.fingerprint,
        decision.verdict.value,
        decision.reason,
        decision.by,
        decision.at.isoformat(),
        supersedes,
        decision.event,
        decision.model_dump_json(include=_EVIDENCE, exclude_defaults=True),
    )


def decision_record(row: Row) -> Decision:
    """The decision of a row."""
    _id, fingerprint, verdict, reason, by, at, _supersedes, event, evidence = row
    return Decision.model_validate(
        {
            "fingerprint": fingerprint,
            "verdict": verdict,
            "reason": reason,
            "by": by,
            "at": at,
            "event": event,
            **json.loads(evidence),
        }
    )


ENTITY_DECISION_COLUMNS = (
    "id",
    "left_key",
    "right_key",
    "verdict",
    "reason",
    "author",
    "created_at",
    "supersedes",
)


def entity_decision_row(decision: EntityDecision, *, supersedes: str | None) -> Row:
    """A row of table ``entity_decision``."""
    return (
        decision.id,
        decision.left,
        decision.right,
        decision.verdict.value,
        decision.reason,
        decision.by,
        utc(decision.at),
        supersedes,
    )


def entity_decision_record(row: Row) -> EntityDecision:
    """The decision of a row."""
    _id, left, right, verdict, reason, by, at, _supersedes = row
    return EntityDecision.model_validate(
        {
            "left": left,
            "right": right,
            "verdict": verdict,
            "reason": reason,
            "by": by,
            "at": datetime.fromisoformat(at),
        }
    )
