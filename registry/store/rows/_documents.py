"""Rows of blobs and documents."""

from __future__ import annotations

import json
import zlib
from datetime import datetime

from registry.records import Article, Blob, Document
from registry.store.rows._common import Row, compact, squeezed, utc

_FRAME = {"metadata", "blocks", "segments", "regions", "raw_unit", "charset", "part", "warnings"}


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
