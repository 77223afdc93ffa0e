"""Documents with their texts, bytes, claims and blocking keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from registry.records import Blob, Claim, Document, Origin
from registry.store import postgres, rows
from registry.store.reader import UNNAMED
from registry.store.rows import Row
from registry.store.writer._driver import Driver
from registry.store.writer._outcomes import Incoming, Saved

NAME_CLAIMS = (
    "INSERT INTO claim_name (id, document, position) SELECT id, document, position FROM claim"
)
ALL_NAMED = "UPDATE registry SET named = (SELECT coalesce(max(number), 0) FROM document)"
"""Once all claims have names."""
_HELD = "SELECT count(*) FROM claim WHERE document = ?"
_KNOWN_KEYS = "SELECT DISTINCT key FROM document WHERE key = ANY(?)"
_NEXT_NUMBERS = (
    "SELECT nextval(pg_get_serial_sequence('document', 'number')) FROM generate_series(1, ?)"
)
_KEY_COLUMNS = ("key", "document", "position")
_TEXT_COLUMNS = ("sha256", "body")


class _Version(NamedTuple):
    """A version of an article that is on record."""

    number: int
    id: str
    superseded: bool
    version: int
    extractor: str


class DocumentWriter(Driver):
    """What stores articles."""

    def save_document(
        self,
        document: Document,
        blob: Blob,
        claims: Sequence[Claim],
        *,
        extractor: str,
        now: datetime,
        keys: Sequence[Sequence[int]] = (),
        again: bool = False,
    ) -> Saved:
        """Store one article: bytes, text, claims, and for each claim its blocking keys.

        The same article with claims by the same extractor changes nothing; by
        another one, or ``again``, its claims are replaced; another text under
        the same key becomes the version that counts.

        :raises AnchorError: when a claim's quote does not stand where it says.
        """
        self._take_turn(document.key, lasting=False)
        versions = [
            _Version(*row)
            for row in self.reader.fetch(
                "SELECT number, id, superseded, version, extractor FROM document WHERE key = ?",
                (document.key,),
            )
        ]
        known = next((one for one in versions if one.id == document.id), None)
        counts = known is not None and not known.superseded
        if known is not None and counts and known.extractor == extractor and not again:
            return Saved.UNCHANGED
        self._withdraw(document, versions)
        if known is not None:
            number = known.number
            self._clear(number)
            self._execute(
                "UPDATE document SET superseded = ?, extractor = ? WHERE number = ?",
                (False, extractor, number),
            )
            self._correct(number, document)
        else:
            version = 1 + max((one.version for one in versions), default=0)
            number = self._add(document, blob, version=version, extractor=extractor, now=now)
        own = Incoming(document, blob, claims, keys)
        self._insert("claim", rows.CLAIM_COLUMNS, _claim_rows(number, own))
        self._insert("block_key", _KEY_COLUMNS, _key_rows(number, own))
        # On a server a lower number may be committed after a higher one, so that names cannot wait.
        if self._on_server:
            self._execute(f"{NAME_CLAIMS} WHERE document = ?", (number,))
        elif known is not None:  # one that nothing has reconciled yet waits like those that are new
            self._execute(f"{NAME_CLAIMS} WHERE document = ? AND NOT {UNNAMED}", (number,))
        self._changes += 1
        self._documents += 1
        self._claims += len(claims)
        if counts:
            return Saved.REREAD
        return Saved.VERSION if versions else Saved.NEW

    def _withdraw(self, document: Document, versions: Sequence[_Version]) -> None:
        """Let no version of an article count; the one that comes in will, and be counted anew."""
        for one in versions:
            if not one.superseded:
                self._documents -= 1
                self._claims -= int(self.reader.fetch(_HELD, (one.number,))[0][0])
        if versions:
            self._execute(
                "UPDATE document SET superseded = ? WHERE key = ? AND id <> ? AND NOT superseded",
                (True, document.key, document.id),
            )

    def _clear(self, number: int) -> None:
        """Delete the claims of a document, with their names and their keys."""
        # By id: names are not found by document without reading all of them.
        names = self.reader.fetch("SELECT id, document FROM claim WHERE document = ?", (number,))
        self._execute_many("DELETE FROM claim_name WHERE id = ? AND document = ?", names)
        for table in ("block_key", "claim"):
            self._execute(f"DELETE FROM {table} WHERE document = ?", (number,))

    def _add(
        self, document: Document, blob: Blob, *, version: int, extractor: str, now: datetime
    ) -> int:
        """Insert a document with its bytes and its text; its number."""
        self._insert_absent("blob", rows.BLOB_COLUMNS, {blob.sha256: blob}, rows.blob_row)
        texts = {document.text_sha256: document}
        self._insert_absent("text", _TEXT_COLUMNS, texts, _text_row)
        row = rows.document_row(document, version=version, extractor=extractor, now=now)
        self._insert("document", rows.DOCUMENT_COLUMNS, [row])
        ((number,),) = self.reader.fetch("SELECT number FROM document WHERE id = ?", (document.id,))
        return int(number)

    def _correct(self, number: int, document: Document) -> None:
        """Put what is known about an article on record as it is known now; its text is the same.

        What a person gave before stays where nobody gives it anew.
        """
        (former,) = self.reader.documents([document.id])
        known = dict(document.metadata)
        given = {name for name, found in known.items() if found.origin is Origin.GIVEN}
        kept = (one for one in former.metadata if one[1].origin is Origin.GIVEN)
        known.update({name: found for name, found in kept if name not in given})
        corrected = former.model_copy(update={"metadata": tuple(sorted(known.items()))})
        if corrected.key != document.key:  # by which it is known, so that it has to stay
            corrected = former.model_copy(update={"metadata": document.metadata})
        if corrected.metadata == former.metadata:
            return
        said = rows.document_said(corrected)
        self._execute(
            "UPDATE document SET source = ?, published = ?, title = ?, url = ?, frame = ?"
            " WHERE number = ?",
            (*said, number),
        )
        # A sketch tells the outlet and the day; the next search for copies makes it anew.
        self._execute("DELETE FROM document_sketch WHERE document = ?", (number,))

    def save_documents(
        self,
        incoming: Sequence[Incoming],
        *,
        extractor: str,
        now: datetime,
    ) -> list[Saved]:
        """Store many articles, each as ``save_document`` does; one outcome for each, in order.

        On a server those that are new go in together, a COPY for each table.

        :raises AnchorError: when a claim's quote does not stand where it says.
        """
        together: dict[str, Incoming] = {}
        if self._on_server:
            named = sorted({one.document.key for one in incoming})
            postgres.take_turns(self._cursor, named, lasting=False)
            known = {row[0] for row in self.reader.fetch(_KNOWN_KEYS, (named,))}
            for one in incoming:
                if one.document.key not in known:
                    together.setdefault(one.document.key, one)
            self._load(list(together.values()), extractor=extractor, now=now)
        return [
            Saved.NEW
            if together.get(one.document.key) is one
            else self.save_document(
                one.document,
                one.blob,
                one.claims,
                extractor=extractor,
                now=now,
                keys=one.keys,
            )
            for one in incoming
        ]

    def _load(self, fresh: Sequence[Incoming], *, extractor: str, now: datetime) -> None:
        """Put articles on a server whose keys nobody has seen; our turn at them has come."""
        if not fresh:
            return
        blobs = {one.blob.sha256: one.blob for one in fresh}
        self._insert_absent("blob", rows.BLOB_COLUMNS, blobs, rows.blob_row)
        texts = {one.document.text_sha256: one.document for one in fresh}
        self._insert_absent("text", _TEXT_COLUMNS, texts, _text_row)
        numbers = [row[0] for row in self.reader.fetch(_NEXT_NUMBERS, (len(fresh),))]
        documents: list[Row] = []
        claims: list[Row] = []
        names: list[Row] = []
        keys: list[Row] = []
        for number, one in zip(numbers, fresh, strict=True):
            row = rows.document_row(one.document, version=1, extractor=extractor, now=now)
            documents.append((number, *row))
            own = _claim_rows(number, one)
            claims.extend(own)
            names.extend((claim[2], number, claim[1]) for claim in own)
            keys.extend(_key_rows(number, one))
        self._insert("document", ("number", *rows.DOCUMENT_COLUMNS), documents)
        self._insert("claim", rows.CLAIM_COLUMNS, claims)
        self._insert("claim_name", ("id", "document", "position"), sorted(names))
        self._insert("block_key", _KEY_COLUMNS, sorted(keys))
        self._changes += len(fresh)
        self._documents += len(fresh)
        self._claims += len(claims)


def _claim_rows(number: int, one: Incoming) -> list[Row]:
    return [
        rows.claim_row(number, position, claim, one.document.text)
        for position, claim in enumerate(one.claims)
    ]


def _key_rows(number: int, one: Incoming) -> list[Row]:
    return [
        (key, number, position) for position, own in enumerate(one.keys) for key in sorted(set(own))
    ]


def _text_row(document: Document) -> Row:
    return document.text_sha256, document.text
