"""Read web archives (WARC, WACZ): every page that was answered with success, as a document."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping

from registry.errors import MissingExtraError, RegistryError, SourceError
from registry.reading.zipped import Zip
from registry.records import Document, Metadatum, Origin

MAX_RECORDS = 100_000
MAX_PAGE = 20_000_000  # bytes of one record, unpacked
MAX_UNPACKED = 200_000_000
_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


def read_warc(
    data: bytes, *, where: str, given: Mapping[str, str] | None = None
) -> tuple[Document, ...]:
    """Read the pages of an archive in their order; what is no article is passed over.

    :raises SourceError: when the archive is broken or holds no page with text.
    :raises MissingExtraError: when the library is not installed.
    """
    return _documents(_records(data, where), data, where, given)


def read_wacz(
    data: bytes, *, where: str, given: Mapping[str, str] | None = None
) -> tuple[Document, ...]:
    """Read the pages of all archives in a WACZ file, as ``read_warc`` does.

    :raises SourceError: as ``read_warc``.
    """

    def records() -> Iterator[tuple[str, str, str, bytes]]:
        with Zip(data, where) as opened:
            for name in sorted(opened.names):
                if name.endswith((".warc", ".warc.gz")):
                    for number, address, kind, content in _records(opened.read(name), where):
                        yield f"{name} {number}", address, kind, content

    return _documents(records(), data, where, given)


def unpack_gzip(data: bytes, *, where: str) -> bytes:
    """Unpack a gzip file, all its members, within bounds.

    :raises SourceError: when it is broken or unpacks to more than ``MAX_UNPACKED``.
    """
    parts: list[bytes] = []
    left = MAX_UNPACKED
    try:
        while data:
            unpacker = zlib.decompressobj(wbits=31)
            parts.append(unpacker.decompress(data, left + 1))
            left -= len(parts[-1])
            if left < 0:
                raise SourceError(where, f"unpacks to more than {MAX_UNPACKED:,} bytes; not read")
            if not unpacker.eof:
                raise SourceError(
                    where, "a broken gzip file (it ends early)", hint="fetch it again"
                )
            data = unpacker.unused_data.lstrip(b"\0")
    except zlib.error as error:
        raise SourceError(where, f"a broken gzip file ({error})", hint="fetch it again") from error
    return b"".join(parts)


def holds_warc(data: bytes) -> bool:
    """Whether a gzip file begins with a record of a web archive."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:65_536], 16).startswith(b"WARC/")
    except zlib.error:
        return False


def record_of(data: bytes, part: str, *, where: str) -> bytes:
    """The content of the record that a document names, such as ``record 3``.

    :raises SourceError: when there is none.
    """
    found = next((content for name, content in _named(data, part, where) if name == part), None)
    if found is None:
        raise SourceError(where, f"has no {part}")
    return found


def records_of(data: bytes, part: str, *, where: str) -> dict[str, bytes]:
    """The contents of all records that stand in one archive with the one that is named, by name.

    Who needs several is spared unpacking the archive for each.

    :raises SourceError: when it is broken.
    """
    return dict(_named(data, part, where))


def _named(data: bytes, part: str, where: str) -> Iterator[tuple[str, bytes]]:
    *member, _ = part.removeprefix("record ").rsplit(" ", 1)
    if member:
        with Zip(data, where) as opened:
            data = opened.read(member[0])
    before = f"record {member[0]} " if member else "record "
    for number, _, _, content in _records(data, where):
        yield f"{before}{number}", content


def _documents(
    records: Iterator[tuple[str, str, str, bytes]],
    data: bytes,
    where: str,
    given: Mapping[str, str] | None,
) -> tuple[Document, ...]:
    from registry.reading import read
    from registry.reading.text import sha256_of

    sha256 = sha256_of(data)
    documents: list[Document] = []
    skipped = 0
    for name, address, kind, content in records:
        try:
            found = read(content, where=address, given=given, media_type=kind)
        except RegistryError:
            skipped += 1  # a page without text does not make the archive unreadable
            continue
        for document in found:
            metadata = dict(document.metadata)
            metadata.setdefault(
                "url", Metadatum(value=address, origin=Origin.PAGE, note="archived address")
            )
            documents.append(
                document.model_copy(
                    update={
                        "path": where,
                        "blob_sha256": sha256,
                        "part": f"record {name}",
                        "metadata": tuple(sorted(metadata.items(), key=lambda item: item[0])),
                    }
                )
            )
    if not documents:
        raise SourceError(where, f"the archive holds no page with text ({skipped} without)")
    return tuple(documents)


def _records(data: bytes, where: str) -> Iterator[tuple[str, str, str, bytes]]:
    """Number, address, media type and content of each successful response."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError("reading web archives", "warc") from error
    if data.startswith(b"\x1f\x8b"):
        data = unpack_gzip(data, where=where)  # record by record or as a whole, it reads the same
    left = MAX_UNPACKED
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data)), 1):
            if number > MAX_RECORDS:
                raise SourceError(where, f"more than {MAX_RECORDS:,} records; not read")
            if record.rec_type not in {"response", "resource"}:
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            headers = record.http_headers
            if headers is not None and headers.get_statuscode() != "200":
                continue
            kind = (headers or record.rec_headers).get_header("Content-Type") or ""
            if kind.partition(";")[0].strip().lower() not in _READ or not _is_web(address):
                continue
            content = record.content_stream().read(min(MAX_PAGE, left) + 1)
            if len(content) > min(MAX_PAGE, left):
                raise SourceError(where, f"{address} unpacks to more than the bounds; not read")
            left -= len(content)
            yield str(number), address, kind, content
    except (
        *(ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError),
        *(
            AttributeError,
            IndexError,
            KeyError,
            TypeError,
        ),  # what the library meets in half a record
    ) as error:
        raise SourceError(where, f"a broken archive ({error})", hint="fetch it again") from error


def _is_web(address: str) -> bool:
    return re.match(r"https?://", address) is not None
