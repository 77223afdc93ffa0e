"""Articles as they were read: bytes, text, metadata, and the map back to the bytes."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, Self

from registry.records._record import Record, content_hash, quote_key


class Origin(StrEnum):
    """Where a metadata value came from, most trusted first."""

    GIVEN = "given"  # on the command line or in a manifest
    FRONT_MATTER = "front-matter"
    JSON_LD = "json-ld"
    OPENGRAPH = "opengraph"
    PAGE = "page"  # other markup or headers
    INFERRED = "inferred"  # read from the running text


class Metadatum(Record):
    """One value of metadata and where it came from."""

    value: str
    origin: Origin
    note: str | None = None
    """Why the value was chosen, where that is not plain; also what made it ambiguous."""


class Segment(Record):
    """A run of text characters that came from one run of raw units, one to one or all to all."""

    text_start: int
    raw_start: int
    length: int
    """Characters of text in this run."""
    raw_length: int
    """Raw units it came from; equal to ``length`` when they map one to one."""


class Region(Record):
    """Where a line of text stands on a page of a paged format.

    The box counts points from the upper left corner of the page.
    """

    start: int
    end: int
    page: int
    """Counted from 1."""
    box: tuple[float, float, float, float]
    """Left, top, right, bottom."""


class Block(Record):
    """A stretch of the text and what it is; claims are read from prose alone."""

    start: int
    end: int
    kind: Literal["headline", "prose", "caption", "furniture", "front-matter"]


class Blob(Record):
    """Bytes as received."""

    sha256: str
    media_type: str
    charset: str | None = None
    data: bytes
    headers: tuple[tuple[str, str], ...] = ()
    fetched_at: datetime | None = None


class Document(Record):
    """One immutable version of one text.

    ``metadata`` holds what is known about it under the names ``source``,
    ``published``, ``modified``, ``title``, ``url``, ``author``, ``language``
    and ``credit`` (an agency named as the origin).
    """

    path: str
    """As given on the command line, or the address it was fetched from."""
    text: str
    """What anchors point to, verbatim."""
    blob_sha256: str
    reader: str
    """Name and version of what made the text of the bytes, such as ``text/1``."""
    metadata: tuple[tuple[str, Metadatum], ...] = ()
    """Sorted by name."""
    blocks: tuple[Block, ...] = ()
    """In text order, disjoint; what no block covers is white space."""
    segments: tuple[Segment, ...] = ()
    """Map from the text back to the decoded source; empty means one to one."""
    raw_unit: Literal["codepoint", "page-char"] = "codepoint"
    charset: str = "utf-8"
    """By which the bytes (of the part) become the decoded source that the map counts in."""
    part: str = ""
    """Which part of the blob was read, where it holds several: ``item 3``, ``line 12``."""
    regions: tuple[Region, ...] = ()
    """For paged formats, where each line stands; else empty."""
    warnings: tuple[str, ...] = ()

    def get(self, name: str) -> str | None:
        """The value of one metadatum, or ``None`` when it is not known."""
        for key, found in self.metadata:
            if key == name:
                return found.value
        return None

    def origin_of(self, name: str) -> Origin | None:
        """Where the value of one metadatum came from, or ``None`` when it is not known."""
        for key, found in self.metadata:
            if key == name:
                return found.origin
        return None

    @property
    def text_sha256(self) -> str:
        """Hash of the text that anchors point to."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def key(self) -> str:
        """Identity of the article across its versions and across renamed files.

        The address where there is one; else outlet and title; else the text itself.
        """
        if url := self.get("url"):
            return url
        source, title = self.get("source"), self.get("title")
        if source and title:
            return f"{quote_key(source)}/{quote_key(title)}/{self.get('published') or ''}"
        return f"sha256:{self.text_sha256}"

    @property
    def id(self) -> str:
        """Names this version: identity and text."""
        return content_hash("document", self.key, self.text_sha256)[:24]

    @property
    def source(self) -> str:
        """Who published: the outlet when known, else the path's last part."""
        return self.get("source") or self.path.rsplit("/", 1)[-1]

    @property
    def published(self) -> date | None:
        """The day of publication, or ``None`` when nothing tells it."""
        value = self.get("published")
        return date.fromisoformat(value[:10]) if value else None


class Article(Record):
    """What comparison and reports need of a document besides its text."""

    id: str
    key: str
    path: str
    source: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    origin: str = ""
    """The independent origin it goes back to; articles with one origin count once."""

    @classmethod
    def of(cls, document: Document, *, origin: str | None = None) -> Self:
        """What a document is to those who compare; its own origin unless another is known."""
        return cls(
            id=document.id,
            key=document.key,
            path=document.path,
            source=document.source,
            published=document.published,
            title=document.get("title"),
            url=document.get("url"),
            origin=origin or document.id,
        )
