"""Documents and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.records import Article, Blob, Document
from registry.store import rows
from registry.store.reader._driver import Driver, columns

ARTICLE = f"{columns(rows.ARTICLE_PARTS, 'd')}, o.origin"
ORIGINS = "LEFT JOIN document_origin o ON o.document = d.number"
ARTICLES = f"SELECT {ARTICLE}, d.number FROM document d {ORIGINS} WHERE"


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a listing shows it."""

    article: Article
    version: int
    superseded: bool
    claims: int
    reader: str
    ingested_at: str


class DocumentReader(Driver):
    """Questions for documents, their texts and their bytes."""

    def articles(self, ids: Iterable[str] | None = None) -> dict[str, Article]:
        """Articles by document id; all current ones, or those asked for."""
        found = (
            self.select(f"{ARTICLES} NOT d.superseded")
            if ids is None
            else self.among(f"{ARTICLES} d.id IN", ids)
        )
        return {row[0]: rows.article_record(row[:-1]) for row in sorted(found)}

    def listed(self, *, superseded: bool = False) -> list[Listed]:
        """Documents in order of path and version; those of older versions on request."""
        where = "" if superseded else " WHERE NOT d.superseded"
        found = self.fetch(
            f"SELECT {columns(rows.ARTICLE_PARTS, 'd')}, o.origin, d.version, d.superseded,"
            " (SELECT count(*) FROM claim c WHERE c.document = d.number), d.reader, d.ingested_at"
            " FROM document d LEFT JOIN document_origin o ON o.document = d.number"
            f"{where}"
        )
        return sorted(
            (
                Listed(rows.article_record(row[:8]), row[8], bool(row[9]), *row[10:])
                for row in found
            ),
            key=lambda one: (one.article.path, one.version, one.article.id),
        )

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Documents with their texts, in order of id; all current ones, or those asked for."""
        sql = (
            "SELECT d.path, d.blob_sha256, d.reader, d.frame, t.body FROM document d"
            " JOIN text t ON t.sha256 = d.text_sha256 WHERE "
        )
        found = (
            self.select(f"{sql} NOT d.superseded ORDER BY d.id", large=True)
            if ids is None
            else self.among(f"{sql} d.id IN", ids)
        )
        for row in found:
            yield rows.document_record(row)

    def current_of(self, keys: Iterable[str]) -> list[str]:
        """Ids of the current documents with one of these identities, sorted."""
        sql = "SELECT id FROM document WHERE NOT superseded AND key IN"
        return sorted(str(row[0]) for row in self.among(sql, keys))

    def extractor_of(self, document_id: str) -> str | None:
        """By what the claims of a current document were read; ``None`` when it is not current."""
        found = self.fetch(
            "SELECT extractor FROM document WHERE id = ? AND NOT superseded", (document_id,)
        )
        return str(found[0][0]) if found else None

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Texts by document id."""
        sql = "SELECT d.id, t.body FROM document d JOIN text t ON t.sha256 = d.text_sha256"
        return dict(sorted(self.among(f"{sql} WHERE d.id IN", ids)))

    def blob(self, sha256: str) -> Blob | None:
        """Bytes as received, or ``None`` when they are not on record."""
        names = ", ".join(rows.BLOB_COLUMNS)
        found = self.fetch(f"SELECT {names} FROM blob WHERE sha256 = ?", (sha256,))
        return rows.blob_record(found[0]) if found else None
