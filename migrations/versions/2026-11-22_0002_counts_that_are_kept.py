"""Counts that are kept, in place of counting every claim for each question."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: None = None
depends_on: None = None

_KEPT = ("documents", "claims", "named")


def upgrade() -> None:
    """Count once; on a server, find the keys of one document without reading all."""
    for name in _KEPT:
        op.add_column(
            "registry", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")
        )
    op.execute(
        "UPDATE registry SET"
        " documents = (SELECT count(*) FROM document WHERE NOT superseded),"
        " claims = (SELECT count(*) FROM claim c JOIN document d ON d.number = c.document"
        " WHERE NOT d.superseded),"
        " named = (SELECT coalesce(max(document), 0) FROM claim_name)"
    )
    if op.get_context().dialect.name == "postgresql":
        op.create_index("ix_block_key_document", "block_key", ["document"], postgresql_using="brin")


def downgrade() -> None:
    """Count anew each time."""
    if op.get_context().dialect.name == "postgresql":
        op.drop_index("ix_block_key_document", "block_key")
    with op.batch_alter_table("registry") as table:
        for name in _KEPT:
            table.drop_column(name)
