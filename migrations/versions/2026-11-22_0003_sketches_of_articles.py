"""Sketches of articles, and which are copies: near-duplicates are searched for once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: None = None
depends_on: None = None

_TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Sketches of articles, and which are copies."""
    op.create_table(
        "document_copy",
        sa.Column("left_id", _TEXT, nullable=False),
        sa.Column("right_id", _TEXT, nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_document_copy_order")),
        sa.CheckConstraint(
            "shared > 0 AND shared <= size", name=op.f("ck_document_copy_shared")
        ),
        sa.PrimaryKeyConstraint("left_id", "right_id", name=op.f("pk_document_copy")),
    )
    op.create_table(
        "document_sketch",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("about", _TEXT, nullable=False),
        sa.Column("sample", sa.LargeBinary(), nullable=False),
        sa.Column("others", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["document.number"], name=op.f("fk_document_sketch_document_document")
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_document_sketch")),
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_table("document_sketch")
    op.drop_table("document_copy")
