"""Rows of the Parquet data sets and the records they stand for.

``documents``   one row an article: its id, what comparison and reports need of it, its sketch
``texts``       one row an article: the text that anchors point to
``claims``      one row an article: its claims as JSON, and for each its stored keys
``conflicts``   one row a conflict
``comparisons`` one row a pair that a conflict may rest on, with its levels and outcomes

The claims of one article travel together: whatever compares one of them needs
the others, to know what the article is about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from registry.linking import block_keys, key_number, second_names
from registry.linking import prepare as prepare_linking
from registry.provenance.origins import Sketch, sketch
from registry.records import Article, Claim, Document

Row = dict[str, Any]

DOCUMENTS = (
    "id string, key string, path string, text_sha256 string, record string, article string,"
    " sketch binary, claims int"
)
TEXTS = "id string, body string"
CLAIMS = (
    "document string, claims array<string>, keys array<array<bigint>>,"
    " seconds array<array<bigint>>, ranks array<bigint>"
)
_RANK = 15  # digits of a claim's id, a hash, that stand for its order: 60 bits
FAILURES = "path string, why string"
COMPARISONS = (
    "left string, right string, left_document string, right_document string, record string"
)
CONFLICTS = "fingerprint string, code string, record string"


def claims_row(article: Article, claims: Sequence[Claim]) -> Row:
    """Claims of one article with their keys, in order of id."""
    made = prepare_linking(claims, {article.id: article})
    about = made.about.get(article.id)
    return {
        "document": article.id,
        "claims": [claim.model_dump_json(exclude_defaults=True) for claim in made.claims],
        "keys": [sorted(block_keys(side, about)) for side in made.built] if about else [],
        "seconds": [
            sorted({key_number(name) for name in second_names(side)}) for side in made.built
        ],
        "ranks": [int(claim_id[:_RANK], 16) for claim_id in made.ids],
    }


def document_row(document: Document, claims: int) -> Row:
    """An article without its text and bytes."""
    return {
        "id": document.id,
        "key": document.key,
        "path": document.path,
        "text_sha256": document.text_sha256,
        "record": document.model_dump_json(exclude={"text"}, exclude_defaults=True),
        "article": Article.of(document).model_dump_json(exclude_defaults=True),
        "sketch": pack_sketch(sketch(document)),
        "claims": claims,
    }


def pack_sketch(one: Sketch) -> bytes:
    """A sketch as bytes: a line of JSON, then its hashes."""
    hashes = np.ascontiguousarray(one.sequences)
    head = {
        "id": one.document_id,
        "published": one.published,
        "source": one.source,
        "credit": one.credit,
        "domain": one.domain,
        "type": hashes.dtype.str,
    }
    return json.dumps(head).encode() + b"\n" + hashes.tobytes()


def unpack_sketch(data: bytes) -> Sketch:
    """The sketch of bytes."""
    line, _, hashes = bytes(data).partition(b"\n")
    head = json.loads(line)
    kind = np.dtype(head["type"])
    if kind.kind not in "iu":  # whatever else a file may name
        raise ValueError(f"a sketch of {kind}")
    return Sketch(
        document_id=head["id"],
        sequences=np.frombuffer(hashes, dtype=kind),
        published=head["published"],
        source=head["source"],
        credit=head["credit"],
        domain=head.get("domain", ""),
    )


def read_claims(found: Iterable[str]) -> list[Claim]:
    """Claims of their JSON."""
    return [Claim.model_validate_json(one) for one in found]


def read_articles(found: Mapping[str, str], origins: Mapping[str, str]) -> dict[str, Article]:
    """Articles of their JSON by document id, with their origins."""
    return {
        id_: Article.model_validate_json(one).model_copy(update={"origin": origins.get(id_, id_)})
        for id_, one in sorted(found.items())
    }
