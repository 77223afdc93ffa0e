"""What is on record as one SHA-256, the same on every engine.

Two digests.  That of conflicts is what every way of reconciling must agree
on: embedded, on a server, or distributed.  That of the tables is what a copy
must agree on with what it was copied from.

Rows come in an order of their own content, and a document's number, which
means nothing outside of its database, is replaced by the document's id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Boolean, Table

from registry.records import Conflict
from registry.store.reader import Reader
from registry.store.rows import Row
from registry.store.tables import Base

NUMBER = ("document", "number")
"""The column that names a document inside one database."""
_OWN = ("registry", "named")
"""A column that tells how far a database has come with its own index."""
INDEXES = frozenset({"claim_name"})
"""Tables that only help to find what stands in others; each engine fills them in its own time."""


def conflicts_digest(conflicts: Iterable[Conflict]) -> str:
    """SHA-256 of what conflicts say: fingerprint, code, values and confidence, in order.

    >>> conflicts_digest([])[:12]
    'e3b0c44298fc'
    """
    lines = sorted(
        json.dumps(
            [one.fingerprint, one.code, [side.value for side in one.sides], one.confidence],
            ensure_ascii=True,
        )
        for one in conflicts
    )
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def tables() -> tuple[Table, ...]:
    """The tables that hold what is on record; one that points to another comes after it."""
    return tuple(table for table in Base.metadata.sorted_tables if table.name not in INDEXES)


def table_digests(reader: Reader) -> dict[str, str]:
    """For each table by name, SHA-256 of its rows."""
    return {table.name: _digest(_rows(reader, table)) for table in tables()}


def registry_digest(digests: dict[str, str]) -> str:
    """One SHA-256 of those of the tables."""
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _digest(found: Iterator[Row]) -> str:
    whole = hashlib.sha256()
    for row in found:
        for value in row:
            data = value if isinstance(value, bytes) else str(value).encode()
            kind = "n" if value is None else "b" if isinstance(value, bytes) else "t"
            whole.update(f"{kind}{len(data)}:".encode())
            whole.update(data)
        whole.update(b"\n")
    return whole.hexdigest()


def _rows(reader: Reader, table: Table) -> Iterator[Row]:
    """Rows of a table without the numbers of this database, in order of their key."""
    columns, joined = [], ""
    for column in table.columns:
        name = f't."{column.name}"'
        if (table.name, column.name) in (NUMBER, _OWN):
            continue
        if any((key.column.table.name, key.column.name) == NUMBER for key in column.foreign_keys):
            joined = f" JOIN document d ON d.number = {name}"
            name = "d.id"
        if isinstance(column.type, Boolean):
            name = f"CASE WHEN {name} THEN 1 ELSE 0 END"
        columns.append((column, name))
    key = [name for column, name in columns if column.primary_key]
    order = ", ".join(key or ["t.id"])
    selected = ", ".join(name for _, name in columns)
    return reader.select(
        f'SELECT {selected} FROM "{table.name}" t{joined} ORDER BY {order}', large=True
    )
