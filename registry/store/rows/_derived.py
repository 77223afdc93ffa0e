"""Rows of what a reconciliation derives: comparisons, events, conflicts."""

from __future__ import annotations

import json

from registry.records import Comparison, Conflict, Event
from registry.store.rows._common import Row

COMPARISON_COLUMNS = ("left_id", "right_id", "decision", "score", "findings")
_COMPARED = {"left", "right", "decision", "score"}


def comparison_row(found: Comparison) -> Row:
    """A row of table ``comparison``."""
    return (
        found.left,
        found.right,
        found.decision.value,
        found.score,
        found.model_dump_json(exclude=_COMPARED, exclude_defaults=True),
    )


def comparison_record(row: Row) -> Comparison:
    """The comparison of a row."""
    left, right, decision, score, findings = row
    return Comparison.model_validate(
        {
            "left": left,
            "right": right,
            "decision": decision,
            "score": score,
            **json.loads(findings),
        }
    )


EVENT_CLAIM_COLUMNS = ("event_id", "claim_id")


def event_claim_rows(event: Event) -> list[Row]:
    """Rows of table ``event_claim``."""
    return [(event.id, claim) for claim in event.claims]


CONFLICT_COLUMNS = (
    "fingerprint",
    "code",
    "kind",
    "severity",
    "confidence",
    "summary",
    "record",
    "first_seen",
    "resolved_at",
)


def conflict_row(conflict: Conflict, *, first_seen: str) -> Row:
    """A row of table ``conflict`` for a conflict that stands."""
    return (
        conflict.fingerprint,
        conflict.code,
        conflict.kind,
        conflict.severity.value,
        conflict.confidence,
        conflict.summary,
        conflict.model_dump_json(),
        first_seen,
        None,
    )


CONFLICT_CLAIM_COLUMNS = ("fingerprint", "side", "position", "claim_id")


def conflict_claim_rows(conflict: Conflict) -> list[Row]:
    """Rows of table ``conflict_claim``."""
    return [
        (conflict.fingerprint, side, position, claim)
        for side, found in enumerate(conflict.sides)
        for position, claim in enumerate(found.claims)
    ]
