"""Tables of what people say: appended, never edited."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from registry.store.tables._base import UTC, Base, one_of

_DECIDED = "____-__-__T__:__:__%+00:00"
"""A moment to the microsecond, as LIKE sees it."""


class DecisionRow(Base):
    """One reviewer's verdict on a conflict; appended, never edited.  ``records.Decision``."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("length(trim(reason)) > 0", name="reason"),
        CheckConstraint("length(trim(author)) > 0", name="author"),
        CheckConstraint(f"created_at LIKE '{_DECIDED}'", name="created_at"),
        CheckConstraint("event IS NULL OR event IN ('same', 'different')", name="event"),
        CheckConstraint(
            one_of(
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
        CheckConstraint(one_of("verdict", "merge", "split", "withdrawn"), name="verdict"),
        CheckConstraint("length(trim(author)) > 0", name="author"),
        CheckConstraint(f"created_at LIKE '{UTC}'", name="created_at"),
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
