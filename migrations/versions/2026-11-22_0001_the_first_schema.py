"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: None = None
depends_on: None = None

# By code point, as SQLite and Python compare: no answer depends on the locale of a server.
_TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """The first schema."""
    op.create_table(
        "blob",
        sa.Column("sha256", _TEXT, nullable=False),
        sa.Column("media_type", _TEXT, nullable=False),
        sa.Column("charset", _TEXT, nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("headers", _TEXT, nullable=False),
        sa.Column("fetched_at", _TEXT, nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_blob_sha256")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_blob_size")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "comparison",
        sa.Column("left_id", _TEXT, nullable=False),
        sa.Column("right_id", _TEXT, nullable=False),
        sa.Column("decision", _TEXT, nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("findings", _TEXT, nullable=False),
        sa.CheckConstraint(
            "decision = 'same' OR decision = 'different' OR decision = 'unsure'",
            name=op.f("ck_comparison_decision"),
        ),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_comparison_order")),
        sa.PrimaryKeyConstraint("left_id", "right_id", name=op.f("pk_comparison")),
    )
    with op.batch_alter_table("comparison", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comparison_right_id"), ["right_id"], unique=False)

    op.create_table(
        "conflict",
        sa.Column("fingerprint", _TEXT, nullable=False),
        sa.Column("code", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("severity", _TEXT, nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=False),
        sa.Column("summary", _TEXT, nullable=False),
        sa.Column("record", _TEXT, nullable=False),
        sa.Column("first_seen", _TEXT, nullable=False),
        sa.Column("resolved_at", _TEXT, nullable=True),
        sa.CheckConstraint(
            "first_seen LIKE '____-__-__T__:__:__Z'", name=op.f("ck_conflict_first_seen")
        ),
        sa.CheckConstraint(
            "resolved_at IS NULL OR resolved_at LIKE '____-__-__T__:__:__Z'",
            name=op.f("ck_conflict_resolved_at"),
        ),
        sa.CheckConstraint(
            "severity = 'error' OR severity = 'warning' OR severity = 'note'",
            name=op.f("ck_conflict_severity"),
        ),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1000", name=op.f("ck_conflict_confidence")),
        sa.CheckConstraint("length(fingerprint) = 64", name=op.f("ck_conflict_fingerprint")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_conflict")),
    )
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conflict_code"), ["code"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("fingerprint", _TEXT, nullable=False),
        sa.Column("verdict", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("author", _TEXT, nullable=False),
        sa.Column("created_at", _TEXT, nullable=False),
        sa.Column("supersedes", _TEXT, nullable=True),
        sa.Column("event", _TEXT, nullable=True),
        sa.Column("evidence", _TEXT, nullable=False),
        sa.CheckConstraint(
            "created_at LIKE '____-__-__T__:__:__%+00:00'", name=op.f("ck_decision_created_at")
        ),
        sa.CheckConstraint(
            "event IS NULL OR event IN ('same', 'different')", name=op.f("ck_decision_event")
        ),
        sa.CheckConstraint(
            "verdict = 'a-right' OR verdict = 'b-right' OR verdict = 'both-true' OR verdict = 'superseded' OR verdict = 'not-a-conflict' OR verdict = 'unsure' OR verdict = 'withdrawn'",
            name=op.f("ck_decision_verdict"),
        ),
        sa.CheckConstraint("length(trim(author)) > 0", name=op.f("ck_decision_author")),
        sa.CheckConstraint("length(trim(reason)) > 0", name=op.f("ck_decision_reason")),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["decision.id"], name=op.f("fk_decision_supersedes_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_fingerprint"), ["fingerprint"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_supersedes"), ["supersedes"], unique=False)

    op.create_table(
        "entity_decision",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("left_key", _TEXT, nullable=False),
        sa.Column("right_key", _TEXT, nullable=False),
        sa.Column("verdict", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("author", _TEXT, nullable=False),
        sa.Column("created_at", _TEXT, nullable=False),
        sa.Column("supersedes", _TEXT, nullable=True),
        sa.CheckConstraint(
            "created_at LIKE '____-__-__T__:__:__Z'", name=op.f("ck_entity_decision_created_at")
        ),
        sa.CheckConstraint(
            "verdict = 'merge' OR verdict = 'split' OR verdict = 'withdrawn'",
            name=op.f("ck_entity_decision_verdict"),
        ),
        sa.CheckConstraint("left_key < right_key", name=op.f("ck_entity_decision_order")),
        sa.CheckConstraint("length(trim(author)) > 0", name=op.f("ck_entity_decision_author")),
        sa.ForeignKeyConstraint(
            ["supersedes"],
            ["entity_decision.id"],
            name=op.f("fk_entity_decision_supersedes_entity_decision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity_decision")),
    )
    with op.batch_alter_table("entity_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entity_decision_left_key"), ["left_key"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_entity_decision_right_key"), ["right_key"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_entity_decision_supersedes"), ["supersedes"], unique=False
        )

    op.create_table(
        "event",
        sa.Column("id", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_table(
        "registry",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.CheckConstraint("generation >= 0", name=op.f("ck_registry_generation")),
        sa.CheckConstraint("id = 1", name=op.f("ck_registry_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry")),
    )
    op.create_table(
        "run",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("finished_at", _TEXT, nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("counts", _TEXT, nullable=False),
        sa.CheckConstraint(
            "finished_at LIKE '____-__-__T__:__:__Z'", name=op.f("ck_run_finished_at")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_run")),
    )
    op.create_table(
        "text",
        sa.Column("sha256", _TEXT, nullable=False),
        sa.Column("body", _TEXT, nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_text_sha256")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_text")),
    )
    op.create_table(
        "conflict_claim",
        sa.Column("fingerprint", _TEXT, nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("claim_id", _TEXT, nullable=False),
        sa.CheckConstraint("side >= 0 AND position >= 0", name=op.f("ck_conflict_claim_place")),
        sa.ForeignKeyConstraint(
            ["fingerprint"],
            ["conflict.fingerprint"],
            name=op.f("fk_conflict_claim_fingerprint_conflict"),
        ),
        sa.PrimaryKeyConstraint("fingerprint", "side", "position", name=op.f("pk_conflict_claim")),
    )
    with op.batch_alter_table("conflict_claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conflict_claim_claim_id"), ["claim_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("path", _TEXT, nullable=False),
        sa.Column("source", _TEXT, nullable=False),
        sa.Column("published", _TEXT, nullable=True),
        sa.Column("title", _TEXT, nullable=True),
        sa.Column("url", _TEXT, nullable=True),
        sa.Column("text_sha256", _TEXT, nullable=False),
        sa.Column("blob_sha256", _TEXT, nullable=False),
        sa.Column("reader", _TEXT, nullable=False),
        sa.Column("extractor", _TEXT, nullable=False),
        sa.Column("frame", sa.LargeBinary(), nullable=False),
        sa.Column("ingested_at", _TEXT, nullable=False),
        sa.CheckConstraint(
            "ingested_at LIKE '____-__-__T__:__:__Z'", name=op.f("ck_document_ingested_at")
        ),
        sa.CheckConstraint(
            "published IS NULL OR published LIKE '____-__-__%'", name=op.f("ck_document_published")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_document_version")),
        sa.ForeignKeyConstraint(
            ["blob_sha256"], ["blob.sha256"], name=op.f("fk_document_blob_sha256_blob")
        ),
        sa.ForeignKeyConstraint(
            ["text_sha256"], ["text.sha256"], name=op.f("fk_document_text_sha256_text")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_document")),
        sa.UniqueConstraint("id", name=op.f("uq_document_id")),
        sa.UniqueConstraint("key", "version", name=op.f("uq_document_key_version")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_superseded"), ["superseded"], unique=False)

    op.create_table(
        "event_claim",
        sa.Column("event_id", _TEXT, nullable=False),
        sa.Column("claim_id", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_claim_event_id_event")
        ),
        sa.PrimaryKeyConstraint("event_id", "claim_id", name=op.f("pk_event_claim")),
    )
    with op.batch_alter_table("event_claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_claim_claim_id"), ["claim_id"], unique=False)

    op.create_table(
        "block_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["document.number"], name=op.f("fk_block_key_document_document")
        ),
        sa.PrimaryKeyConstraint("key", "document", "position", name=op.f("pk_block_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claim",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("quote", _TEXT, nullable=False),
        sa.Column("prefix", _TEXT, nullable=False),
        sa.Column("suffix", _TEXT, nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("predicate", _TEXT, nullable=False),
        sa.Column("status", _TEXT, nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("attribution", _TEXT, nullable=True),
        sa.Column("time", _TEXT, nullable=True),
        sa.Column("slots", _TEXT, nullable=False),
        sa.CheckConstraint(
            "kind = 'event' OR kind = 'property' OR kind = 'role'", name=op.f("ck_claim_kind")
        ),
        sa.CheckConstraint(
            "status = 'asserted' OR status = 'reported' OR status = 'planned' OR status = 'expected' OR status = 'possible' OR status = 'conditional' OR status = 'denied'",
            name=op.f("ck_claim_status"),
        ),
        sa.CheckConstraint("length(quote) = end_char - start_char", name=op.f("ck_claim_quote")),
        sa.CheckConstraint(
            "sentence_start >= 0 AND sentence_start < sentence_end", name=op.f("ck_claim_sentence")
        ),
        sa.CheckConstraint("start_char >= 0 AND start_char < end_char", name=op.f("ck_claim_span")),
        sa.ForeignKeyConstraint(
            ["document"], ["document.number"], name=op.f("fk_claim_document_document")
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_claim")),
    )
    op.create_table(
        "claim_name",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["document.number"], name=op.f("fk_claim_name_document_document")
        ),
        sa.PrimaryKeyConstraint("id", "document", "position", name=op.f("pk_claim_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document_origin",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("origin", _TEXT, nullable=False),
        sa.Column("reasons", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["document.number"], name=op.f("fk_document_origin_document_document")
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_document_origin")),
    )
    with op.batch_alter_table("document_origin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_origin_origin"), ["origin"], unique=False)

    # The single row that makes it a registry; it holds no data of anybody's.
    op.execute("INSERT INTO registry (id, generation) VALUES (1, 0)")


def downgrade() -> None:
    """Undo it."""
    with op.batch_alter_table("document_origin", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_origin_origin"))

    op.drop_table("document_origin")
    op.drop_table("claim_name")
    op.drop_table("claim")
    op.drop_table("block_key")
    with op.batch_alter_table("event_claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_claim_claim_id"))

    op.drop_table("event_claim")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_superseded"))

    op.drop_table("document")
    with op.batch_alter_table("conflict_claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conflict_claim_claim_id"))

    op.drop_table("conflict_claim")
    op.drop_table("text")
    op.drop_table("run")
    op.drop_table("registry")
    op.drop_table("event")
    with op.batch_alter_table("entity_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity_decision_supersedes"))
        batch_op.drop_index(batch_op.f("ix_entity_decision_right_key"))
        batch_op.drop_index(batch_op.f("ix_entity_decision_left_key"))

    op.drop_table("entity_decision")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_supersedes"))
        batch_op.drop_index(batch_op.f("ix_decision_fingerprint"))

    op.drop_table("decision")
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conflict_code"))

    op.drop_table("conflict")
    with op.batch_alter_table("comparison", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comparison_right_id"))

    op.drop_table("comparison")
    op.drop_table("blob")
