"""The schema: one class a table, the invariant in the database, the meaning under the column.

What is recorded (blob, text, document, claim, decisions) is never edited, but
for the mark that a newer version of a document has taken its place.  What is
derived (block_key, event, comparison, conflict, document_origin, and the sketches
and copies that it rests on) is replaced by the next reconciliation.

Records that hold lists are kept as compact JSON text beside the scalars that
queries ask for: the same text on every engine, and readable without us.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import TEXT
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_UTC = "____-__-__T__:__:__Z"
_DECIDED = "____-__-__T__:__:__%+00:00"


def _one_of(column: str, *values: str) -> str:
    # Not IN (...): SQLite builds a table of the values for every row that it checks.
    return " OR ".join(f"{column} = {value!r}" for value in values)


# Compared by code point, as SQLite and Python do: no answer depends on the locale of a server.
_TEXT = Text().with_variant(TEXT(collation="C"), "postgresql")


class Base(DeclarativeBase):
    """Every constraint gets a predictable name, so that a migration can drop it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: _TEXT, bytes: LargeBinary}  # noqa: RUF012 - as SQLAlchemy wants it


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


# ── what is recorded ─────────────────────────────────────────────────────────


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
        CheckConstraint(f"ingested_at LIKE '{_UTC}'", name="ingested_at"),
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
        CheckConstraint(_one_of("kind", "event", "property", "role"), name="kind"),
        CheckConstraint(
            _one_of(
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


class BlockKeyRow(Base):
    """Why two claims may be compared: they share a key.

    Read and written by key alone; the rows of a document are replaced as a whole.
    """

    __tablename__ = "block_key"
    __table_args__ = (
        # Rows of one document were loaded together, so that a few bytes for each stretch of the
        # table tell where they are; a whole index would be half as large as the table.
        Index("ix_block_key_document", "document", postgresql_using="brin").ddl_if("postgresql"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Signed, 64 bits; computed in Python, so that every engine agrees."""
    document: Mapped[int] = mapped_column(ForeignKey("document.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)


class DecisionRow(Base):
    """One reviewer's verdict on a conflict; appended, never edited.  ``records.Decision``."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("length(trim(reason)) > 0", name="reason"),
        CheckConstraint("length(trim(author)) > 0", name="author"),
        CheckConstraint(f"created_at LIKE '{_DECIDED}'", name="created_at"),
        CheckConstraint("event IS NULL OR event IN ('same', 'different')", name="event"),
        CheckConstraint(
            _one_of(
                "verdict",
                "a-right",
                "b-right",
                "both-true",
                "superseded",
                "not-a-conflict",
                "unsure",
                "withdrawn",
            ),
            name="verdict",
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    """Content hash, so that a decision brought from another database is the same one."""
    fingerprint: Mapped[str] = mapped_column(index=True)
    """Of a conflict, also of one that this database has not seen."""
    verdict: Mapped[str]
    reason: Mapped[str]
    author: Mapped[str]
    created_at: Mapped[str]
    """To the microsecond: it takes part in the id."""
    supersedes: Mapped[str | None] = mapped_column(ForeignKey("decision.id"), index=True)
    """The same reviewer's decision before it, if any."""
    event: Mapped[str | None]
    """Whether the claims speak of one happening, where the reviewer says so."""
    evidence: Mapped[str]
    """JSON: code, slot, and the quotes, claims and values that were judged."""


class EntityDecisionRow(Base):
    """One reviewer's verdict on whether two names are one person, body or place."""

    __tablename__ = "entity_decision"
    __table_args__ = (
        CheckConstraint("left_key < right_key", name="order"),
        CheckConstraint(_one_of("verdict", "merge", "split", "withdrawn"), name="verdict"),
        CheckConstraint("length(trim(author)) > 0", name="author"),
        CheckConstraint(f"created_at LIKE '{_UTC}'", name="created_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    left_key: Mapped[str] = mapped_column(index=True)
    """Entity keys; the smaller first."""
    right_key: Mapped[str] = mapped_column(index=True)
    verdict: Mapped[str]
    reason: Mapped[str]
    author: Mapped[str]
    created_at: Mapped[str]
    supersedes: Mapped[str | None] = mapped_column(ForeignKey("entity_decision.id"), index=True)


# ── what is derived ──────────────────────────────────────────────────────────


class DocumentOriginRow(Base):
    """Which independent origin a document goes back to, and why."""

    __tablename__ = "document_origin"

    document: Mapped[int] = mapped_column(ForeignKey("document.number"), primary_key=True)
    origin: Mapped[str] = mapped_column(index=True)
    reasons: Mapped[str]
    """JSON: a list of sentences."""


class DocumentSketchRow(Base):
    """What the search for copies needs of an article; only of current versions.

    The articles in here are those that were compared with one another.
    """

    __tablename__ = "document_sketch"

    document: Mapped[int] = mapped_column(ForeignKey("document.number"), primary_key=True)
    about: Mapped[str]
    """JSON: how the sketch was made, who published the article when, and whom it credits."""
    sample: Mapped[bytes]
    """Hashes by which copies are searched for, sorted; 64 bits each, the lowest byte first."""
    others: Mapped[bytes]
    """The other hashes, by which it is decided whether two articles are copies."""


class DocumentCopyRow(Base):
    """Two articles of which one is a copy of the other: what holds a group of copies together."""

    __tablename__ = "document_copy"
    __table_args__ = (
        CheckConstraint("left_id < right_id", name="order"),
        CheckConstraint("shared > 0 AND shared <= size", name="shared"),
    )

    left_id: Mapped[str] = mapped_column(primary_key=True)
    right_id: Mapped[str] = mapped_column(primary_key=True)
    shared: Mapped[int]
    """Sequences of words that both have."""
    size: Mapped[int]
    """Sequences of words of the shorter article."""


class DocumentLinkedRow(Base):
    """What an article was when its claims were last compared; only of current versions.

    Where every article is as it was, the comparisons on record still hold.
    """

    __tablename__ = "document_linked"

    document: Mapped[int] = mapped_column(ForeignKey("document.number"), primary_key=True)
    digest: Mapped[str]
    """Of its claims, and of the program and the decisions on names that compared them."""


class EventRow(Base):
    """A group of claims held to be about the same happening or property."""

    __tablename__ = "event"

    id: Mapped[str] = mapped_column(primary_key=True)


class EventClaimRow(Base):
    """Membership of a claim in an event."""

    __tablename__ = "event_claim"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
    claim_id: Mapped[str] = mapped_column(primary_key=True, index=True)


class ComparisonRow(Base):
    """A pair of claims that was linked, or that says something by not being linked."""

    __tablename__ = "comparison"
    __table_args__ = (
        CheckConstraint("left_id < right_id", name="order"),
        CheckConstraint(_one_of("decision", "same", "different", "unsure"), name="decision"),
    )

    left_id: Mapped[str] = mapped_column(primary_key=True)
    right_id: Mapped[str] = mapped_column(primary_key=True, index=True)
    decision: Mapped[str]
    score: Mapped[int]
    """Thousandths of a base-two logarithm of odds."""
    findings: Mapped[str]
    """JSON: blocking keys, levels, and the outcome of each slot."""


class ConflictRow(Base):
    """A finding, and since when it stands."""

    __tablename__ = "conflict"
    __table_args__ = (
        CheckConstraint("length(fingerprint) = 64", name="fingerprint"),
        CheckConstraint(_one_of("severity", "error", "warning", "note"), name="severity"),
        CheckConstraint("confidence BETWEEN 0 AND 1000", name="confidence"),
        CheckConstraint(f"first_seen LIKE '{_UTC}'", name="first_seen"),
        CheckConstraint(f"resolved_at IS NULL OR resolved_at LIKE '{_UTC}'", name="resolved_at"),
    )

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    severity: Mapped[str]
    confidence: Mapped[int]
    """Thousandths."""
    summary: Mapped[str]
    record: Mapped[str]
    """JSON: the whole ``records.Conflict``."""
    first_seen: Mapped[str]
    resolved_at: Mapped[str | None]
    """When a reconciliation no longer found it; ``NULL`` while it stands."""


class ConflictClaimRow(Base):
    """A claim on a side of a conflict that stands."""

    __tablename__ = "conflict_claim"
    __table_args__ = (CheckConstraint("side >= 0 AND position >= 0", name="place"),)

    fingerprint: Mapped[str] = mapped_column(ForeignKey("conflict.fingerprint"), primary_key=True)
    side: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(index=True)


class RunRow(Base):
    """One reconciliation: what it saw and what it found."""

    __tablename__ = "run"
    __table_args__ = (CheckConstraint(f"finished_at LIKE '{_UTC}'", name="finished_at"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    finished_at: Mapped[str]
    generation: Mapped[int]
    """``registry.generation`` that it saw."""
    documents: Mapped[int]
    claims: Mapped[int]
    counts: Mapped[str]
    """JSON: outcomes by name, and conflicts new, carried over and resolved."""
