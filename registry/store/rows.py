"""Records to rows and back; the only place that knows both shapes.

A row is a plain tuple in the order of the ``*_COLUMNS`` beside it.  Scalars
that queries ask for stand in columns of their own, the rest is JSON with
defaults left out.
"""

from __future__ import annotations

import json
import zlib
from datetime import datetime
from typing import Any

from registry.errors import AnchorError
from registry.records import (
    CONTEXT,
    Article,
    Blob,
    Claim,
    Comparison,
    Conflict,
    Decision,
    Document,
    EntityDecision,
    Event,
)

Row = tuple[Any, ...]

_LEVEL = 6  # of zlib: a page shrinks to a quarter; higher costs more than it saves
_FRAME = {"metadata", "blocks", "segments", "regions", "raw_unit", "charset", "part", "warnings"}
_IN_COLUMNS = {
    "document_id",
    "document_key",
    "anchor",
    "sentence",
    "kind",
    "predicate",
    "status",
    "negated",
}


def utc(at: datetime) -> str:
    """A moment as the tables keep it.

    >>> from datetime import UTC
    >>> utc(datetime(2026, 11, 22, 4, 5, 6, 789, tzinfo=UTC))
    '2026-11-22T04:05:06Z'
    """
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def compact(value: object) -> str:
    """JSON without white space, the same text every time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def squeezed(data: bytes) -> bytes:
    """Compressed bytes, for ``zlib.decompress``; the same every time.

    Most is small, and to set up a window of the usual size takes ten times as
    long as to compress what is small.
    """
    window, memory = (12, 4) if len(data) <= 4096 else (15, 8)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, window, memory)
    return packer.compress(data) + packer.flush()


# ── blobs and documents ──────────────────────────────────────────────────────

BLOB_COLUMNS = ("sha256", "media_type", "charset", "size", "data", "headers", "fetched_at")


def blob_row(blob: Blob) -> Row:
    """A row of table ``blob``."""
    return (
        blob.sha256,
        blob.media_type,
        blob.charset,
        len(blob.data),
        squeezed(blob.data),
        compact(blob.headers),
        utc(blob.fetched_at) if blob.fetched_at else None,
    )


def blob_record(row: Row) -> Blob:
    """The blob of a row."""
    sha256, media_type, charset, _size, data, headers, fetched_at = row
    return Blob(
        sha256=sha256,
        media_type=media_type,
        charset=charset,
        data=zlib.decompress(data),
        headers=tuple((name, value) for name, value in json.loads(headers)),
        fetched_at=datetime.fromisoformat(fetched_at) if fetched_at else None,
    )


DOCUMENT_COLUMNS = (
    "id",
    "key",
    "version",
    "superseded",
    "path",
    "source",
    "published",
    "title",
    "url",
    "text_sha256",
    "blob_sha256",
    "reader",
    "extractor",
    "frame",
    "ingested_at",
)


def document_row(document: Document, *, version: int, extractor: str, now: datetime) -> Row:
    """A row of table ``document`` without its number, which the database gives."""
    source, published, title, url, frame = document_said(document)
    return (
        document.id,
        document.key,
        version,
        False,
        document.path,
        source,
        published,
        title,
        url,
        document.text_sha256,
        document.blob_sha256,
        document.reader,
        extractor,
        frame,
        utc(now),
    )


def document_said(document: Document) -> Row:
    """What metadata say: ``source``, ``published``, ``title``, ``url`` and ``frame``."""
    frame = document.model_dump_json(include=_FRAME, exclude_defaults=True)
    return (
        document.source,
        document.get("published"),
        document.get("title"),
        document.get("url"),
        squeezed(frame.encode()),
    )


DOCUMENT_PARTS = ("path", "blob_sha256", "reader", "frame", "body")


def document_record(row: Row) -> Document:
    """The document of the columns ``DOCUMENT_PARTS``, where ``body`` is the text's."""
    path, blob_sha256, reader, frame, body = row
    return Document(
        path=path,
        text=body,
        blob_sha256=blob_sha256,
        reader=reader,
        **json.loads(zlib.decompress(frame)),
    )


ARTICLE_PARTS = ("id", "key", "path", "source", "published", "title", "url")


def article_record(row: Row) -> Article:
    """The article of the columns ``ARTICLE_PARTS`` and its origin, itself where none is known."""
    id_, key, path, source, published, title, url, origin = row
    return Article(
        id=id_,
        key=key,
        path=path,
        source=source,
        published=published[:10] if published else None,
        title=title,
        url=url,
        origin=origin or id_,
    )


# ── claims ───────────────────────────────────────────────────────────────────

CLAIM_COLUMNS = (
    "document",
    "position",
    "id",
    "start_char",
    "end_char",
    "quote",
    "prefix",
    "suffix",
    "sentence_start",
    "sentence_end",
    "kind",
    "predicate",
    "status",
    "negated",
    "attribution",
    "time",
    "slots",
)
_to_json = Claim.__pydantic_serializer__.to_json


def claim_row(number: int, position: int, claim: Claim, text: str) -> Row:
    """A row of table ``claim``, once its anchor has been held against the text.

    :raises AnchorError: when quote, prefix or suffix do not stand in the text where it says.
    """
    anchor = claim.anchor
    start, end = anchor.start, anchor.end
    if (
        not 0 <= start < end <= len(text)
        or text[start:end] != anchor.quote
        or text[max(0, start - CONTEXT) : start] != anchor.prefix
        or text[end : end + CONTEXT] != anchor.suffix
    ):
        raise AnchorError(
            f"document {claim.document_id}: {anchor.quote!r} does not stand at {start} to {end}",
            hint="report this with the article; nothing of it was stored",
        )
    return (
        number,
        position,
        claim.id,
        start,
        end,
        anchor.quote,
        anchor.prefix,
        anchor.suffix,
        *claim.sentence,
        claim.kind,
        claim.predicate,
        claim.status.value,
        claim.negated,
        claim.attribution.speaker if claim.attribution else None,
        claim.times[0].interval.value if claim.times else None,
        _to_json(claim, exclude=_IN_COLUMNS, exclude_defaults=True).decode(),
    )


CLAIM_PARTS = CLAIM_COLUMNS[3:14] + CLAIM_COLUMNS[16:]


def claim_record(document_id: str, document_key: str, row: Row) -> Claim:
    """The claim of the columns ``CLAIM_PARTS``."""
    start, end, quote, prefix, suffix, first, last, kind, predicate, status, negated, slots = row
    return Claim.model_validate(
        {
            "document_id": document_id,
            "document_key": document_key,
            "anchor": {
                "start": start,
                "end": end,
                "quote": quote,
                "prefix": prefix,
                "suffix": suffix,
            },
            "sentence": (first, last),
            "kind": kind,
            "predicate": predicate,
            "status": status,
            "negated": bool(negated),
            **json.loads(slots),
        }
    )


# ── what is derived ──────────────────────────────────────────────────────────

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


# ── what people say ──────────────────────────────────────────────────────────

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
