"""Read RSS and Atom: every item as it stands; no full text is made from a summary.

The XML is scanned, not parsed: entities that a feed declares itself are never
expanded, so that no document can grow by being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime

from registry.errors import SourceError
from registry.reading.dates import parse_published
from registry.reading.decoding import Decoded, decode_page
from registry.reading.html import declared_charset, page_document
from registry.reading.mapping import unescape_xml
from registry.reading.projection import project
from registry.reading.text import sha256_of
from registry.records import Document, Metadatum, Origin

MAX_ITEMS = 10_000
_ITEM = re.compile(r"<(item|entry)(?=[\s>])", re.IGNORECASE)
_BODIES = ("content:encoded", "content", "description", "summary")


def read_feed(
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None = None,
    media_type: str | None = None,
) -> tuple[Document, ...]:
    """Read the items of a feed, in feed order; those without any text are left out.

    :raises SourceError: when the feed holds no item with a text.
    """
    decoded = decode_page(data, declared=declared_charset(data, media_type))
    source = decoded.raw
    first = _ITEM.search(source)
    channel = _plain(source, 0, first.start() if first else len(source), "title")
    documents: list[Document] = []
    sha256 = sha256_of(data)
    for number, (start, end) in enumerate(_items(source), 1):
        if number > MAX_ITEMS:
            break
        document = _item(decoded, sha256, where, given, number, start, end, channel)
        if document is not None:
            documents.append(document)
    if not documents:
        raise SourceError(where, "the feed has no item with a text", hint="read the pages it links")
    return tuple(documents)


def _items(source: str) -> Iterator[tuple[int, int]]:
    position = 0
    while (opening := _ITEM.search(source, position)) is not None:
        closing = re.compile(rf"</{opening[1]}\s*>", re.IGNORECASE).search(source, opening.end())
        end = closing.start() if closing else len(source)
        yield opening.end(), end
        position = closing.end() if closing else len(source)


def _item(
    decoded: Decoded,
    sha256: str,
    where: str,
    given: Mapping[str, str] | None,
    number: int,
    start: int,
    end: int,
    channel: str,
) -> Document | None:
    source = decoded.raw
    span = next((s for name in _BODIES if (s := _element(source, start, end, name))), None)
    if span is None:
        return None
    body = unescape_xml(source, *span)
    if not project(body.text).text.strip():
        return None
    document = page_document(
        Decoded(body.text, decoded.charset, decoded.errors),
        sha256=sha256,
        where=where,
        given=given,
        part=f"item {number}",
        outer=body.runs,
        whole=True,
    )
    values = {
        "title": _plain(source, start, end, "title"),
        "published": _date(source, start, end, ("pubdate", "published", "dc:date")),
        "modified": _date(source, start, end, ("updated",)),
        "author": _plain(source, start, end, "dc:creator") or _plain(source, start, end, "name"),
        "url": _link(source, start, end),
        "source": channel,
    }
    values["published"] = values["published"] or values["modified"]
    metadata = dict(document.metadata)
    for name, value in values.items():
        if value and name not in (given or {}):
            metadata[name] = Metadatum(value=value, origin=Origin.PAGE, note="feed")
    return document.model_copy(
        update={"metadata": tuple(sorted(metadata.items(), key=lambda item: item[0]))}
    )


def _element(source: str, start: int, end: int, name: str) -> tuple[int, int] | None:
    """The inside of the first element of a name, or ``None`` where it is empty or missing."""
    opening = re.compile(rf"<{name}(?:\s[^<>]{{0,500}})?(?<!/)>", re.IGNORECASE).search(
        source, start, end
    )
    if opening is None:
        return None
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, opening.end(), end)
    if closing is None or not source[opening.end() : closing.start()].strip():
        return None
    return opening.end(), closing.start()


def _plain(source: str, start: int, end: int, name: str) -> str:
    span = _element(source, start, end, name)
    if span is None:
        return ""
    return " ".join(project(unescape_xml(source, *span).text).text.split())


def _date(source: str, start: int, end: int, names: tuple[str, ...]) -> str:
    for name in names:
        written = _plain(source, start, end, name)
        if not written:
            continue
        if found := parse_published(written):
            return found
        try:
            return parsedate_to_datetime(written).isoformat()
        except (ValueError, TypeError):
            continue
    return ""


def _link(source: str, start: int, end: int) -> str:
    found = _plain(source, start, end, "link")
    if not found:  # Atom
        for tag in re.finditer(r"<link\s[^<>]{0,1000}>", source[start:end], re.IGNORECASE):
            relation = re.search(r"rel\s*=\s*[\"']([^\"']*)", tag[0])
            address = re.search(r"href\s*=\s*[\"']([^\"']*)", tag[0])
            if address and (relation is None or relation[1] == "alternate"):
                found = unescape_xml(address[1], 0, len(address[1])).text
                break
    return found if re.match(r"https?://", found) else ""
