"""Tables of what the next reconciliation replaces."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from registry.store.tables._base import UTC, Base, one_of


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
        CheckConstraint(one_of("decision", "same", "different", "unsure"), name="decision"),
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
        CheckConstraint(one_of("severity", "error", "warning", "note"), name="severity"),
        CheckConstraint("confidence BETWEEN 0 AND 1000", name="confidence"),
        CheckConstraint(f"first_seen LIKE '{UTC}'", name="first_seen"),
        CheckConstraint(f"resolved_at IS NULL OR resolved_at LIKE '{UTC}'", name="resolved_at"),
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
    __table_args__ = (CheckConstraint(f"finished_at LIKE '{UTC}'", name="finished_at"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    finished_at: Mapped[str]
    generation: Mapped[int]
    """``registry.generation`` that it saw."""
    documents: Mapped[int]
    claims: Mapped[int]
    counts: Mapped[str]
    """JSON: outcomes by name, and conflicts new, carried over and resolved."""
