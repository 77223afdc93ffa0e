"""The schema: one class a table, the invariant in the database, the meaning under the column.

What is recorded (blob, text, document, claim, decisions) is never edited, but
for the mark that a newer version of a document has taken its place.  What is
derived (block_key, event, comparison, conflict, document_origin, and the sketches
and copies that it rests on) is replaced by the next reconciliation.

Records that hold lists are kept as compact JSON text beside the scalars that
queries ask for: the same text on every engine, and readable without us.
"""

from registry.store.tables._base import Base
from registry.store.tables._decisions import DecisionRow, EntityDecisionRow
from registry.store.tables._derived import (
    BlockKeyRow,
    ComparisonRow,
    ConflictClaimRow,
    ConflictRow,
    DocumentCopyRow,
    DocumentLinkedRow,
    DocumentOriginRow,
    DocumentSketchRow,
    EventClaimRow,
    EventRow,
    RunRow,
)
from registry.store.tables._recorded import (
    BlobRow,
    ClaimNameRow,
    ClaimRow,
    DocumentRow,
    RegistryRow,
    TextRow,
)

__all__ = [
    "Base",
    "BlobRow",
    "BlockKeyRow",
    "ClaimNameRow",
    "ClaimRow",
    "ComparisonRow",
    "ConflictClaimRow",
    "ConflictRow",
    "DecisionRow",
    "DocumentCopyRow",
    "DocumentLinkedRow",
    "DocumentOriginRow",
    "DocumentRow",
    "DocumentSketchRow",
    "EntityDecisionRow",
    "EventClaimRow",
    "EventRow",
    "RegistryRow",
    "RunRow",
    "TextRow",
]
