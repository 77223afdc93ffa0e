"""Run the migrations: in a database that is given, or in the one of ``alembic.ini``.

One transaction for all revisions: either the database is at the new schema or
it is as it was.
"""

from __future__ import annotations

from typing import Literal

from alembic import context
from sqlalchemy import Engine
from sqlalchemy.types import TypeDecorator

from registry.errors import StoreError
from registry.store.engine import (
    broken_references,
    open_engine,
    sign,
    switch_foreign_keys_off,
    take_turn_at_schema,
    writes,
)
from registry.store.schema import APPLICATION_ID
from registry.store.tables import Base


def _render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our column types as what the database sees.

    A revision must still run when the application class is gone.
    """
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def _migrate(engine: Engine) -> None:
    with writes(engine).connect() as connection:
        switch_foreign_keys_off(connection)
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            render_item=_render_item,
            transactional_ddl=True,  # true only because open_engine makes it so
        )
        with context.begin_transaction():
            take_turn_at_schema(connection)
            context.run_migrations()
            sign(connection, APPLICATION_ID)
            if broken := broken_references(connection):
                raise StoreError(
                    f"the migration would leave dangling references in {', '.join(broken)}",
                    hint="report this; the database is as it was",
                )


given = context.config.attributes.get("engine")
if given is not None:
    _migrate(given)
else:
    own = open_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://")
    _migrate(own)
    own.dispose()
