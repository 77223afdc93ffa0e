"""What each article was when it was compared: reconciling compares only what came since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: None = None
depends_on: None = None

_TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """What each article was when it was compared."""
    op.create_table(
        "document_linked",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("digest", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["document.number"], name=op.f("fk_document_linked_document_document")
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_document_linked")),
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_table("document_linked")
