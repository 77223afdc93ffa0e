"""Tables of what is recorded: bytes, texts, documents and their claims."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.store.tables._base import UTC, Base, one_of


class RegistryRow(Base):
    """The single row that says: this database is a registry."""

    __tablename__ = "registry"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        CheckConstraint("generation >= 0", name="generation"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    generation: Mapped[int]
    """Counts changes of what is on record; a run remembers which one it saw."""
    documents: Mapped[int] = mapped_column(BigInteger, server_default="0")
    """Current versions on record: kept, since counting reads everything."""
    claims: Mapped[int] = mapped_column(BigInteger, server_default="0")
    """Claims of current versions."""
    named: Mapped[int] = mapped_column(BigInteger, server_default="0")
    """Documents up to this number have their claims in ``claim_name``."""


class BlobRow(Base):
    """Bytes as received, compressed."""

    __tablename__ = "blob"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256"),
        CheckConstraint("size >= 0", name="size"),
    )

    sha256: Mapped[str] = mapped_column(primary_key=True)
    """Of the bytes before compression."""
    media_type: Mapped[str]
    charset: Mapped[str | None]
    size: Mapped[int] = mapped_column(BigInteger)
    """Bytes before compression."""
    data: Mapped[bytes]
    """zlib."""
    headers: Mapped[str]
    """JSON: pairs of name and value, as the server sent them."""
    fetched_at: Mapped[str | None]
    """When it came over the network; ``NULL`` for a file."""


class TextRow(Base):
    """A text that anchors point to, verbatim; copies of one text are kept once."""

    __tablename__ = "text"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256"),)

    sha256: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]


class DocumentRow(Base):
    """One immutable version of one article."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("key", "version"),
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint(f"ingested_at LIKE '{UTC}'", name="ingested_at"),
        CheckConstraint("published IS NULL OR published LIKE '____-__-__%'", name="published"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    """Short name inside this database only; it never leaves it."""
    id: Mapped[str] = mapped_column(unique=True)
    """Content hash, see ``records.Document.id``."""
    key: Mapped[str]
    """Identity across versions; ``version`` counts under it."""
    version: Mapped[int]
    superseded: Mapped[bool] = mapped_column(index=True)
    """Another version of the same key is the one that counts now."""
    path: Mapped[str]
    """As first given."""
    source: Mapped[str]
    published: Mapped[str | None]
    title: Mapped[str | None]
    url: Mapped[str | None]
    text_sha256: Mapped[str] = mapped_column(ForeignKey("text.sha256"))
    blob_sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))
    reader: Mapped[str]
    """Name and version of what made the text of the bytes."""
    extractor: Mapped[str]
    """Name and version of what made the claims of the text."""
    frame: Mapped[bytes]
    """zlib of JSON: metadata with its origins, blocks, warnings, and the map back to the bytes."""
    ingested_at: Mapped[str]


class ClaimRow(Base):
    """One claim; ``records.Claim`` is the same thing in motion."""

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("start_char >= 0 AND start_char < end_char", name="span"),
        CheckConstraint("length(quote) = end_char - start_char", name="quote"),
        CheckConstraint("sentence_start >= 0 AND sentence_start < sentence_end", name="sentence"),
        CheckConstraint(one_of("kind", "event", "property", "role"), name="kind"),
        CheckConstraint(
            one_of(
                "status",
                "asserted",
                "reported",
                "planned",
                "expected",
                "possible",
                "conditional",
                "denied",
            ),
            name="status",
        ),
    )

    document: Mapped[int] = mapped_column(ForeignKey("document.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    """Counts the claims of one document, in text order, from 0."""
    id: Mapped[str]
    """Content hash, see ``records.Claim.id``; the same in every version that says it.

    Not indexed: hashes fall all over an index, and a commit for each document
    would write a page of it for each claim.  See ``ClaimNameRow``.
    """
    start_char: Mapped[int]
    """Offset of the quote in the text, in Unicode code points."""
    end_char: Mapped[int]
    """One past the last character of the quote."""
    quote: Mapped[str]
    """What stands at the span, kept so that drift shows."""
    prefix: Mapped[str]
    suffix: Mapped[str]
    sentence_start: Mapped[int]
    sentence_end: Mapped[int]
    kind: Mapped[str]
    predicate: Mapped[str]
    status: Mapped[str]
    negated: Mapped[bool]
    attribution: Mapped[str | None]
    """Who says it inside the text, as written."""
    time: Mapped[str | None]
    """TIMEX3 value of the time nearest the predicate."""
    slots: Mapped[str]
    """JSON: everything else, each value as written and normalised."""


class ClaimNameRow(Base):
    """Where a claim stands, by its id: an index that is filled in bulk.

    Reconciliations add the documents that came since; those with a higher
    number than ``registry.named`` are few, and searched one by one.
    """

    __tablename__ = "claim_name"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[int] = mapped_column(ForeignKey("document.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
