"""Turn bytes into characters, or say at which byte that fails.

The order is measured: a byte order mark, then strict UTF-8, then the declared
character set, then windows-1252.  UTF-8 comes before what a page declares since
a wrong declaration is common and text that is valid UTF-8 by accident is not.
Nothing is normalised and no line end is touched.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from registry.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers do. Source: WHATWG Encoding, names and labels.
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "us-ascii": "cp1252"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a source, and how they were obtained."""

    raw: str
    """All characters, the byte order mark included, so that offsets are those of the source."""
    charset: str
    errors: str = "strict"
    """``replace`` when undefined bytes became U+FFFD."""

    @property
    def mark(self) -> int:
        """Length of the byte order mark in characters: 0 or 1."""
        return 1 if self.raw.startswith("\ufeff") else 0


def canonical_charset(name: str) -> str | None:
    """Python's name of a character set, or ``None`` when there is no such set.

    >>> canonical_charset("ISO-8859-1"), canonical_charset("klingon")
    ('cp1252', None)
    """
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    found = _MEANT.get(found, found)
    # Python counts base64 and the like as codecs; they do not yield text.
    return found if codecs.lookup(found)._is_text_encoding else None


def decode_text(data: bytes, *, where: str, charset: str | None = None) -> Decoded:
    """Decode plain text, where nothing in the file can declare a character set.

    :raises SourceError: when the bytes are not text, not valid in the given
        character set, or neither marked nor valid UTF-8; names the byte.
    """
    if charset is not None:
        known = canonical_charset(charset)
        if known is None:
            raise SourceError(
                where, f"unknown encoding {charset!r}", hint="use a name such as windows-1252"
            )
        return _strict(data, known, where)
    if (marked := _marked(data)) is not None:
        return _strict(data, marked, where)
    if (position := data.find(b"\0")) >= 0:
        raise SourceError(
            where,
            f"holds binary data (a zero byte at offset {position}), not text",
            hint="give a text, HTML, PDF or other supported file",
        )
    return _strict(data, "utf-8", where)


def decode_page(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode a page, trying the declared character set after strict UTF-8; never fails."""
    if (marked := _marked(data)) is not None:
        return Decoded(data.decode(marked, "replace"), marked, "replace")
    for charset in ("utf-8", canonical_charset(declared) if declared else None, "cp1252"):
        if charset is not None:
            try:
                return Decoded(data.decode(charset), charset)
            except UnicodeDecodeError:
                continue
    return Decoded(data.decode("cp1252", "replace"), "cp1252", "replace")


def _marked(data: bytes) -> str | None:
    return next((charset for mark, charset in _MARKS if data.startswith(mark)), None)


def _strict(data: bytes, charset: str, where: str) -> Decoded:
    try:
        return Decoded(data.decode(charset), charset)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise SourceError(
            where,
            f"not valid {charset} at byte {error.start} (0x{byte:02x})",
            hint="name the character set: --encoding windows-1252",
        ) from error
