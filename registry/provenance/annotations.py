"""Claims and conflicts as Web Annotations.

Source: W3C Web Annotation Data Model.  Offsets count Unicode code points, as
it demands; the text quote is the text's own.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping
from typing import Any

from registry.provenance.fragments import text_fragment
from registry.records import Claim, Conflict, Document

CONTEXT_URI = "http://www.w3.org/ns/anno.jsonld"
_FRAGMENT_STANDARD = "https://wicg.github.io/scroll-to-text-fragment/"
_NAMESPACE = uuid.UUID("6f7a1c0e-52a4-5d5b-9d5f-3f1f2a7f0c11")


def claim_annotation(
    claim: Claim, document: Document, *, created: str, generator: str
) -> dict[str, Any]:
    """One claim as an annotation that identifies a stretch of its document.

    ``created`` is an ISO instant in UTC, ``generator`` the name and version of
    the program.
    """
    anchor = claim.anchor
    selectors: list[dict[str, Any]] = [
        {
            "type": "TextQuoteSelector",
            "exact": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
    ]
    if document.get("url"):
        selectors.append(
            {
                "type": "FragmentSelector",
                "conformsTo": _FRAGMENT_STANDARD,
                "value": text_fragment(document.text, anchor.start, anchor.end),
            }
        )
    state: dict[str, Any] = {"type": "TimeState", "cached": ni_name(document.blob_sha256)}
    if published := document.get("published"):
        state["sourceDate"] = published
    return {
        "@context": CONTEXT_URI,
        "id": annotation_id(claim.id),
        "type": "Annotation",
        "motivation": "identifying",
        "created": created,
        "generator": {"type": "Software", "name": generator},
        "body": {
            "type": "TextualBody",
            "value": describe(claim),
            "format": "text/plain",
            "purpose": "describing",
        },
        "target": {
            "source": document.get("url") or f"urn:sha256:{document.text_sha256}",
            "state": state,
            "selector": selectors,
        },
    }


def conflict_annotation(conflict: Conflict, *, created: str, generator: str) -> dict[str, Any]:
    """A conflict as an annotation that links the claims of its first side to those of the others.

    Two targets in one annotation would mean that it applies to each alone.
    """
    first, *others = conflict.sides
    return {
        "@context": CONTEXT_URI,
        "id": annotation_id(conflict.fingerprint),
        "type": "Annotation",
        "motivation": "linking",
        "created": created,
        "generator": {"type": "Software", "name": generator},
        "body": [
            {"type": "TextualBody", "value": conflict.summary, "purpose": "describing"},
            *(
                {"id": annotation_id(claim), "purpose": "linking"}
                for side in others
                for claim in side.claims
            ),
        ],
        "target": [{"id": annotation_id(claim)} for claim in first.claims],
    }


def describe(claim: Claim) -> str:
    """What a claim says, as one short line."""
    parts = [("not " if claim.negated else "") + claim.predicate]
    parts += [f"{one.role}={one.mention.text}" for one in claim.participants]
    parts += [f"time={slot.interval.value}" for slot in claim.times]
    parts += [
        f"{slot.attribute or slot.counted or 'quantity'}={slot.quantity}"
        for slot in claim.quantities
    ]
    parts += [f"place={slot.place.name}" for slot in claim.places]
    parts.append(f"status={claim.status.value}")
    return " ".join(" ".join(part.split()) for part in parts)


def annotation_id(content: str) -> str:
    """A stable name for what has a content hash: the same in every export."""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, content)}"


def ni_name(sha256: str) -> str:
    """The name of a blob in linked data.

    Source: RFC 6920.

    >>> ni_name("00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    encoded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{encoded}"


def collection(annotations: list[dict[str, Any]], *, label: str) -> Mapping[str, Any]:
    """Annotations as one page of a collection, in the order given."""
    items = [{k: v for k, v in one.items() if k != "@context"} for one in annotations]
    return {
        "@context": CONTEXT_URI,
        "type": "AnnotationCollection",
        "label": label,
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
