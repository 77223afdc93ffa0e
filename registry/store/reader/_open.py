"""Open a registry to read it, without SQLAlchemy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import Any

from registry.errors import StoreError
from registry.store import schema
from registry.store.location import Location
from registry.store.reader._reader import Reader


@contextmanager
def reading(location: Location) -> Iterator[Reader]:
    """One consistent view of a registry, for as long as the block lasts.

    :raises StoreError: when it is missing, not a registry, or not at this version's schema.
    """
    if not schema.exists(location):
        raise schema.missing(location)
    connection, driver = _connect(location)
    try:
        if location.path is None:
            reader = Reader(connection.cursor, "%s", partial(_postgres().stream, connection))
        else:
            reader = Reader(connection.cursor, "?")
        schema.check(schema.found(reader.fetch, location), location)
        yield reader
    except driver.Error as error:
        if location.path is None:
            raise _postgres().explain(error, location.name) from error
        raise StoreError(f"{location.name}: {' '.join(str(error).split())}") from error
    finally:
        connection.close()


def _postgres() -> ModuleType:
    """What a server needs; imported only when one is meant."""
    from registry.store import postgres

    return postgres


def _connect(location: Location) -> tuple[Any, ModuleType]:
    """A connection that only reads, and its driver."""
    if location.path is None:
        server = _postgres()
        opened = server.connect(location)
        server.settle(opened, reads=True)
        return opened, server.driver()
    uri = location.path.absolute().as_uri()
    # Not mode=ro: who may not write cannot clear the log away either, and leaves two files behind.
    connection = sqlite3.connect(f"{uri}?mode=rw", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.OperationalError:
        # The write-ahead log wants to put a file beside the database even to read it.  In a
        # folder that cannot be written nobody else writes either, if no log is there.
        connection.close()
        if location.path.with_name(f"{location.path.name}-wal").exists():
            raise StoreError(
                f"{location.name}: cannot be read here, another process left its log unfinished",
                hint="open it once where its folder can be written",
            ) from None
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
        connection.execute("BEGIN")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(
            f"{location.name}: the database is damaged ({error})",
            hint="restore it from a copy, or start a new one with --db",
        ) from error
    return connection, sqlite3
