"""Read bytes of any supported format into documents.

A document's text is what anchors point to.  Every character of it maps back to
the source it came from (``Document.segments``), every stretch of it has a kind
(``Document.blocks``; claims are read from prose alone), and every value of its
metadata says where it came from.  Nothing here touches files or the network,
except ``reading.fetch``, which is given what opens addresses.

To add a format: give it a row in ``sniff`` and one in ``_readers``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime

from registry.errors import SourceError
from registry.reading.sniff import Format, find_format
from registry.records import Blob, Document

__all__ = ["Format", "find_format", "read", "snapshot"]

MAX_BYTES = 100_000_000
"""What is longer is refused before anything is done with it."""

_Reader = Callable[..., tuple[Document, ...]]


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
    if not data.strip():
        raise SourceError(where, "the file is empty", hint="give a file that holds text")
    found = find_format(data, where=where, media_type=media_type)
    return _reader(found, where)(
        data, where=where, given=given, encoding=encoding, media_type=media_type
    )


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


def _reader(found: Format, where: str) -> _Reader:
    """The function for a format; imported here so that a text file costs no library."""
    match found:
        case Format.TEXT:
            return _text
        case Format.HTML:
            return _html
    raise SourceError(
        where,
        f"cannot read {found.value}",
        hint="convert it to text, HTML, PDF or DOCX",
    )


def _text(
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None,
    encoding: str | None,
    media_type: str | None,
) -> tuple[Document, ...]:
    from registry.reading.text import read_text

    return (read_text(data, where=where, given=given, encoding=encoding),)


def _html(
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None,
    encoding: str | None,
    media_type: str | None,
) -> tuple[Document, ...]:
    from registry.reading.html import read_html

    return (read_html(data, where=where, given=given, encoding=encoding, media_type=media_type),)
