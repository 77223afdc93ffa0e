"""Rows of claims."""

from __future__ import annotations

import json

from registry.errors import AnchorError
from registry.records import CONTEXT, Claim
from registry.store.rows._common import Row

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
