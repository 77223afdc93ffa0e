"""What articles were when their claims were last compared, and what they are now.

A digest tells whether anything changed on which a comparison rests; nothing
here knows what a comparison is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby

from registry.store import rows
from registry.store.reader import Reader

_PARTS = ", ".join(f"c.{name}" for name in rows.CLAIM_PARTS)
_CLAIMS = (
    f"SELECT d.id, d.published, d.source, d.title, d.url, {_PARTS} FROM document d"
    " LEFT JOIN claim c ON d.number = c.document WHERE NOT d.superseded"
    " ORDER BY d.id, c.position"
)


def before(reader: Reader) -> dict[str, str]:
    """By document id, the digests of the last reconciliation."""
    sql = "SELECT d.id, l.digest FROM document_linked l JOIN document d ON d.number = l.document"
    return {str(id_): str(digest) for id_, digest in reader.select(sql)}


def now(reader: Reader, by: str) -> Iterator[tuple[str, str]]:
    """Document id and digest of each current article; ``by`` is what compares them."""
    found = reader.select(_CLAIMS, large=True)
    for id_, claims in groupby(found, key=lambda row: row[0]):
        digest = hashlib.blake2b(by.encode(), digest_size=16)
        for claim in claims:
            digest.update(repr(tuple(claim)).encode("utf-8", "surrogatepass"))
        yield str(id_), digest.hexdigest()
