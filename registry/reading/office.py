"""Read word-processor files (DOCX) and e-books (EPUB).

The XML inside is scanned, not parsed: nothing that it declares is expanded.
Maps count in the decoded member that the document names as its part.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from registry.errors import SourceError
from registry.reading.dates import parse_published
from registry.reading.decoding import Decoded, decode_page
from registry.reading.furniture import classify_marked
from registry.reading.html import page_document
from registry.reading.mapping import Builder, segments, unescape_xml
from registry.reading.text import article_metadata, check_length, given_metadata, sha256_of
from registry.reading.zipped import Zip
from registry.records import Document, Metadatum, Origin

DOCX_READER = "docx/1"
_BODY = "word/document.xml"
_DOCX_TOKEN = re.compile(
    r"<w:t(?:\s[^<>]*)?>(?P<text>[^<]*)</w:t>|<w:(?P<space>br|cr|tab|noBreakHyphen)\b[^<>]*>"
    r"|<w:pStyle\s[^<>]*w:val=\"(?P<style>[^\"]*)\"|(?P<end></w:p>)"
)
_HEADING = re.compile(r"(?i)(?:heading|title|subtitle|berschrift|titre)")
_MAX_CHAPTERS = 2_000


def read_docx(data: bytes, *, where: str, given: Mapping[str, str] | None = None) -> Document:
    """Read the paragraphs of a DOCX file; what tracked changes deleted is not read.

    :raises SourceError: for a broken or encrypted file, or one without text.
    """
    with Zip(data, where) as opened:
        source = decode_page(opened.read(_BODY)).raw
        core = "docProps/core.xml"
        properties = decode_page(opened.read(core)).raw if core in opened.names else ""
    built = Builder()
    headings: set[int] = set()
    start, heading = 0, False
    for token in _DOCX_TOKEN.finditer(source):
        if token["text"]:
            inner = unescape_xml(source, token.start("text"), token.end("text"))
            for at, raw, length, raw_length in inner.runs:
                built.add(inner.text[at : at + length], raw, raw_length)
        elif token["space"]:
            mark = "-" if token["space"] == "noBreakHyphen" else " "
            if built.length > start:
                built.add(mark, token.start(), token.end() - token.start())
        elif token["style"]:
            heading = _HEADING.search(token["style"]) is not None
        elif token["end"] and built.length > start:
            if heading:
                headings.add(start)
            built.insert("\n")
            start, heading = built.length, False
        elif token["end"]:
            heading = False
    text = built.text
    check_length(text, where)
    if not text.strip():
        raise SourceError(where, "the document has no text")
    blocks = classify_marked(text, headings)
    metadata, warnings = article_metadata(text, blocks, None, None, where=where)
    return Document(
        path=where,
        text=text,
        blob_sha256=sha256_of(data),
        reader=DOCX_READER,
        metadata=_merged(dict(metadata), _dublin_core(properties), given, where),
        blocks=blocks,
        segments=segments(built.runs),
        part=_BODY,
        warnings=warnings,
    )


def read_epub(
    data: bytes, *, where: str, given: Mapping[str, str] | None = None
) -> tuple[Document, ...]:
    """Read the chapters of an e-book in reading order, one document each.

    :raises SourceError: for a broken or protected file, or one without text.
    """
    sha256 = sha256_of(data)
    documents: list[Document] = []
    with Zip(data, where) as opened:
        if "META-INF/encryption.xml" in opened.names:
            raise SourceError(where, "is protected against copying", hint="give its text instead")
        container = decode_page(opened.read("META-INF/container.xml")).raw
        root = re.search(r"full-path\s*=\s*[\"']([^\"']+)", container)
        if root is None:
            raise SourceError(where, "names no package inside", hint="save it again")
        package = decode_page(opened.read(root[1])).raw
        shared = _dublin_core(package)
        for chapter in _spine(package, posixpath.dirname(root[1])):
            if chapter not in opened.names:
                continue
            decoded = decode_page(opened.read(chapter))
            try:
                document = page_document(
                    decoded, sha256=sha256, where=where, part=chapter, whole=True
                )
            except SourceError:
                continue  # a cover or a page of pictures
            metadata = _merged(dict(document.metadata), shared, given, where)
            documents.append(document.model_copy(update={"metadata": metadata}))
    if not documents:
        raise SourceError(where, "the book has no text")
    return tuple(documents)


def _spine(package: str, folder: str) -> Iterator[str]:
    """Members in reading order."""
    targets: dict[str, str] = {}
    for item in re.finditer(r"<(?:\w+:)?item\s([^<>]*)>", package):
        name = re.search(r"\bid\s*=\s*[\"']([^\"']*)", item[1])
        target = re.search(r"\bhref\s*=\s*[\"']([^\"']*)", item[1])
        if name and target:
            targets[name[1]] = posixpath.normpath(posixpath.join(folder, unquote(target[1])))
    chapters = re.finditer(r"<(?:\w+:)?itemref\s[^<>]*\bidref\s*=\s*[\"']([^\"']*)", package)
    for count, reference in enumerate(chapters):
        if count >= _MAX_CHAPTERS:
            return
        if reference[1] in targets:
            yield targets[reference[1]]


def _dublin_core(source: str) -> dict[str, str]:
    """The properties that both formats give in one vocabulary."""
    names = (
        ("title", "dc:title"),
        ("author", "dc:creator"),
        ("published", "dc:date"),
        ("modified", "dcterms:modified"),
        ("source", "dc:publisher"),
        ("language", "dc:language"),
    )
    found: dict[str, str] = {}
    for name, element in names:
        match = re.search(rf"<{element}(?:\s[^<>]*)?>([^<]{{1,1000}})</{element}>", source)
        if match is None or name in found:
            continue
        value: str | None = " ".join(unescape_xml(match[1], 0, len(match[1])).text.split())
        if name in {"published", "modified"}:
            value = parse_published(value or "")
        if value:
            found[name] = value
    return found


def _merged(
    metadata: dict[str, Metadatum],
    properties: Mapping[str, str],
    given: Mapping[str, str] | None,
    where: str,
) -> tuple[tuple[str, Metadatum], ...]:
    """Given values, then the file's properties, then what the text shows."""
    for name, value in properties.items():
        metadata[name] = Metadatum(value=value, origin=Origin.PAGE, note="file properties")
    metadata.update(given_metadata(given, where=where))
    return tuple(sorted(metadata.items(), key=lambda item: item[0]))


def member_of(data: bytes, name: str, *, where: str) -> Decoded:
    """The decoded member that a document names as its part.

    :raises SourceError: when it is missing or damaged.
    """
    with Zip(data, where) as opened:
        return decode_page(opened.read(name))
