"""Read bytes of any supported format into documents.

A document's text is what anchors point to.  Every character of it maps back to
the source it came from (``Document.segments``), every stretch of it has a kind
(``Document.blocks``; claims are read from prose alone), and every value of its
metadata says where it came from.  Nothing here touches files or the network,
except ``reading.fetch``, which is given what opens addresses.

To add a format: give it a row in ``sniff`` and a case in ``_read``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime

from registry.errors import SourceError
from registry.reading.sniff import Format, find_format
from registry.records import Blob, Document

__all__ = ["Format", "find_format", "read", "snapshot", "source_of"]

MAX_BYTES = 100_000_000
"""What is longer is refused before anything is done with it."""

_HALF = re.compile("[\ud800-\udfff]")
_GZIP = b"\x1f\x8b"
_UNPACKED = "unpacked"  # the part of a packed file that holds one article


def read(
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None = None,
    media_type: str | None = None,
    encoding: str | None = None,
) -> tuple[Document, ...]:
    """Read every article that ``data`` holds, in their order; at least one.

    ``where`` is the path or address, used as a hint and in messages; ``given``
    is metadata that overrides what the source says of itself.

    :raises SourceError: when the bytes cannot be read, with the place and the reason.
    :raises MissingExtraError: when the format needs a library that is not installed.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(
            where,
            f"{len(data):,} bytes; the limit is {MAX_BYTES:,}",
            hint="split the file",
        )
    if where != _whole(where):
        shown = where.encode("utf-8", "backslashreplace").decode()
        raise SourceError(shown, "the name is not UTF-8", hint="rename it")
    if not data.strip():
        raise SourceError(where, "the file is empty", hint="give a file that holds text")
    found = _read(
        find_format(data, where=where, media_type=media_type),
        data,
        where=where,
        given=given,
        encoding=encoding,
        media_type=media_type,
    )
    return tuple(map(_writable, found))


def _whole(text: str) -> str:
    """The same with halves of characters, which JSON and file names may hold, replaced."""
    return _HALF.sub("\ufffd", text)


def _writable(document: Document) -> Document:
    """The same with metadata that can be written down; texts are decoded with care anyway."""
    changed = tuple(
        (name, found.model_copy(update={"value": _whole(found.value)}))
        for name, found in document.metadata
    )
    if changed == document.metadata:
        return document
    return document.model_copy(update={"metadata": changed})


def source_of(document: Document, data: bytes) -> str | None:
    """The decoded source that a document's map counts in, from the bytes of its blob.

    ``None`` where the map counts something else than characters of a source.

    :raises SourceError: when the part that the document names is not in ``data``.
    """
    if document.raw_unit != "codepoint":
        return None
    part = document.part
    if part.startswith("record "):
        from registry.reading.archives import record_of

        return record_of(data, part, where=document.path).decode(document.charset, "replace")
    if data.startswith(_GZIP):
        from registry.reading.archives import unpack_gzip

        data = unpack_gzip(data, where=document.path)
    if part == _UNPACKED:
        return data.decode(document.charset, "replace")
    if part.startswith("part "):
        from registry.reading.mail import part_of

        return part_of(data, part, where=document.path).raw
    if part and not part.startswith(("line ", "item ")):
        from registry.reading.office import member_of

        return member_of(data, part, where=document.path).raw
    return data.decode(document.charset, "replace")


def snapshot(
    data: bytes,
    *,
    where: str,
    media_type: str | None = None,
    charset: str | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    fetched_at: datetime | None = None,
) -> Blob:
    """The bytes as received, named by their hash, with their media type."""
    return Blob(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=find_format(data, where=where, media_type=media_type).value,
        charset=charset,
        data=data,
        headers=headers,
        fetched_at=fetched_at,
    )


def _read(
    found: Format,
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None,
    encoding: str | None,
    media_type: str | None,
) -> tuple[Document, ...]:
    """Call the reader of a format; imported here so that a text file costs no library."""
    match found:
        case Format.TEXT:
            from registry.reading.text import read_text

            return (read_text(data, where=where, given=given, encoding=encoding),)
        case Format.MARKDOWN:
            from registry.reading.markdown import read_markdown

            return (read_markdown(data, where=where, given=given, encoding=encoding),)
        case Format.HTML:
            from registry.reading.html import read_html

            return (
                read_html(data, where=where, given=given, encoding=encoding, media_type=media_type),
            )
        case Format.PDF:
            from registry.reading.pdf import read_pdf

            return (read_pdf(data, where=where, given=given),)
        case Format.DOCX:
            from registry.reading.office import read_docx

            return (read_docx(data, where=where, given=given),)
        case Format.EPUB:
            from registry.reading.office import read_epub

            return read_epub(data, where=where, given=given)
        case Format.MAIL:
            from registry.reading.mail import read_mail

            return (read_mail(data, where=where, given=given),)
        case Format.FEED:
            from registry.reading.feeds import read_feed

            return read_feed(data, where=where, given=given, media_type=media_type)
        case Format.JSONL:
            from registry.reading.rows import read_jsonl

            return read_jsonl(data, where=where, given=given, encoding=encoding)
        case Format.WARC:
            from registry.reading.archives import read_warc

            return read_warc(data, where=where, given=given)
        case Format.WACZ:
            from registry.reading.archives import read_wacz

            return read_wacz(data, where=where, given=given)
        case Format.GZIP:
            return _read_gzip(data, where=where, given=given, encoding=encoding)
        case Format.CSV:
            raise SourceError(
                where, "a table of metadata, not an article", hint=f"give it as --manifest {where}"
            )
        case _:
            raise SourceError(
                where,
                f"cannot read {found.value}",
                hint="convert it to text, HTML, PDF or DOCX",
            )


def _read_gzip(
    data: bytes, *, where: str, given: Mapping[str, str] | None, encoding: str | None
) -> tuple[Document, ...]:
    """Read what is packed; a packed archive is unpacked record by record."""
    from registry.reading.archives import holds_warc, read_warc, unpack_gzip

    if holds_warc(data):
        return read_warc(data, where=where, given=given)
    inner = unpack_gzip(data, where=where)
    if not inner.strip() or find_format(inner, where=where) is Format.GZIP:
        raise SourceError(where, "holds nothing that can be read", hint="unpack it first")
    documents = read(inner, where=where, given=given, encoding=encoding)
    sha256 = hashlib.sha256(data).hexdigest()
    return tuple(
        one.model_copy(update={"blob_sha256": sha256, "part": one.part or _UNPACKED})
        for one in documents
    )
