"""What all tables share: names of constraints, types of columns, common checks."""

from __future__ import annotations

from sqlalchemy import LargeBinary, MetaData, Text
from sqlalchemy.dialects.postgresql import TEXT
from sqlalchemy.orm import DeclarativeBase

UTC = "____-__-__T__:__:__Z"
"""A moment in whole seconds, as LIKE sees it."""


def one_of(column: str, *values: str) -> str:
    """The condition that a column holds one of these values."""
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
