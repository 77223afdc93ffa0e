"""Read an e-mail: its text part, or else its HTML part, with the headers as metadata."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from registry.errors import SourceError
from registry.reading.decoding import Decoded, decode_page
from registry.reading.html import page_document
from registry.reading.text import READER, article, sha256_of
from registry.records import Document, Metadatum, Origin

_MAX_PARTS = 200


def read_mail(data: bytes, *, where: str, given: Mapping[str, str] | None = None) -> Document:
    """Read one message; the map counts in the decoded part that was read.

    :raises SourceError: when no part is text, or all text is empty.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    sha256 = sha256_of(data)
    for wanted in ("text/plain", "text/html"):
        for number, part in enumerate(_parts(message)):
            if part.get_content_type() != wanted or part.get_filename():
                continue
            decoded = part_text(part)
            if not decoded.raw.strip():
                continue
            name = f"part {number}"
            if wanted == "text/html":
                read = page_document(decoded, sha256=sha256, where=where, given=given, part=name)
            else:
                read = article(
                    decoded.raw,
                    sha256=sha256,
                    where=where,
                    given=given,
                    reader=f"mail/1;{READER}",
                    segments=(),
                    decoded=decoded,
                ).model_copy(update={"part": name})
            return _with_headers(read, message, given or {})
    raise SourceError(where, "the message has no text", hint="save its attachment as a file")


def part_text(part: Message) -> Decoded:
    """The decoded characters of one part."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    return decode_page(content, declared=part.get_content_charset())


def part_of(data: bytes, name: str, *, where: str) -> Decoded:
    """The part of a message that a document names.

    :raises SourceError: when there is none.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    for number, part in enumerate(_parts(message)):
        if name == f"part {number}":
            return part_text(part)
    raise SourceError(where, f"has no {name}")


def _parts(message: EmailMessage) -> list[Message]:
    found: list[Message] = []
    for part in message.walk():
        if not part.is_multipart():
            found.append(part)
        if len(found) >= _MAX_PARTS:
            break
    return found


def _with_headers(document: Document, message: EmailMessage, given: Mapping[str, str]) -> Document:
    """Headers count more than what the text shows, and less than what is given."""
    values: dict[str, str | None] = {
        "title": str(message.get("Subject", "")),
        "published": _date(str(message.get("Date", ""))),
    }
    name, address = parseaddr(str(message.get("From", "")))
    values["author"] = name or None
    values["source"] = address.rpartition("@")[2].lower() or None
    metadata = dict(document.metadata)
    for key, value in values.items():
        if value and value.strip() and key not in given:
            metadata[key] = Metadatum(value=value.strip(), origin=Origin.PAGE, note="header")
    return document.model_copy(
        update={"metadata": tuple(sorted(metadata.items(), key=lambda item: item[0]))}
    )


def _date(header: str) -> str | None:
    try:
        found: datetime = parsedate_to_datetime(header)
    except (ValueError, TypeError):
        return None
    return found.isoformat() if found.year >= 1990 else None
