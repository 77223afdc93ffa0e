"""Records to rows and back; the only place that knows both shapes.

A row is a plain tuple in the order of the ``*_COLUMNS`` beside it.  Scalars
that queries ask for stand in columns of their own, the rest is JSON with
defaults left out.
"""

from registry.store.rows._claims import CLAIM_COLUMNS, CLAIM_PARTS, claim_record, claim_row
from registry.store.rows._common import Row, compact, squeezed, utc
from registry.store.rows._decisions import (
    DECISION_COLUMNS,
    ENTITY_DECISION_COLUMNS,
    decision_record,
    decision_row,
    entity_decision_record,
    entity_decision_row,
)
from registry.store.rows._derived import (
    COMPARISON_COLUMNS,
    CONFLICT_CLAIM_COLUMNS,
    CONFLICT_COLUMNS,
    EVENT_CLAIM_COLUMNS,
    comparison_record,
    comparison_row,
    conflict_claim_rows,
    conflict_row,
    event_claim_rows,
)
from registry.store.rows._documents import (
    ARTICLE_PARTS,
    BLOB_COLUMNS,
    DOCUMENT_COLUMNS,
    DOCUMENT_PARTS,
    article_record,
    blob_record,
    blob_row,
    document_record,
    document_row,
    document_said,
)

__all__ = [
    "ARTICLE_PARTS",
    "BLOB_COLUMNS",
    "CLAIM_COLUMNS",
    "CLAIM_PARTS",
    "COMPARISON_COLUMNS",
    "CONFLICT_CLAIM_COLUMNS",
    "CONFLICT_COLUMNS",
    "DECISION_COLUMNS",
    "DOCUMENT_COLUMNS",
    "DOCUMENT_PARTS",
    "ENTITY_DECISION_COLUMNS",
    "EVENT_CLAIM_COLUMNS",
    "Row",
    "article_record",
    "blob_record",
    "blob_row",
    "claim_record",
    "claim_row",
    "compact",
    "comparison_record",
    "comparison_row",
    "conflict_claim_rows",
    "conflict_row",
    "decision_record",
    "decision_row",
    "document_record",
    "document_row",
    "document_said",
    "entity_decision_record",
    "entity_decision_row",
    "event_claim_rows",
    "squeezed",
    "utc",
]
