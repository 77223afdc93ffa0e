"""What flows through the rooms: documents, claims, events, conflicts.

Every record is frozen and has no behaviour beyond what follows from its own
fields.  Spans are half-open and count Unicode code points of the text of the
document they belong to.  Ids are content hashes: the same article read twice,
on any machine and in any order, gives the same ids.
"""

from registry.records._claims import (
    CONTEXT,
    NUMBER_ROLES,
    Anchor,
    Attribution,
    Claim,
    Hop,
    Participant,
    PlaceSlot,
    QuantitySlot,
    Span,
    Status,
    TimeSlot,
)
from registry.records._comparisons import Alignment, Comparison, Event, Level, LinkDecision, Outcome
from registry.records._conflicts import (
    Conflict,
    ConflictReport,
    Kind,
    Severity,
    Side,
    fingerprint,
    name_of_quotes,
)
from registry.records._decisions import Decision, EntityDecision, EntityVerdict, Verdict
from registry.records._documents import (
    Article,
    Blob,
    Block,
    Document,
    Metadatum,
    Origin,
    Region,
    Segment,
)
from registry.records._record import Record, content_hash, quote_key

__all__ = [
    "CONTEXT",
    "NUMBER_ROLES",
    "Alignment",
    "Anchor",
    "Article",
    "Attribution",
    "Blob",
    "Block",
    "Claim",
    "Comparison",
    "Conflict",
    "ConflictReport",
    "Decision",
    "Document",
    "EntityDecision",
    "EntityVerdict",
    "Event",
    "Hop",
    "Kind",
    "Level",
    "LinkDecision",
    "Metadatum",
    "Origin",
    "Outcome",
    "Participant",
    "PlaceSlot",
    "QuantitySlot",
    "Record",
    "Region",
    "Segment",
    "Severity",
    "Side",
    "Span",
    "Status",
    "TimeSlot",
    "Verdict",
    "content_hash",
    "fingerprint",
    "name_of_quotes",
    "quote_key",
]
