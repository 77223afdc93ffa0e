"""Engines that keep their promises, made in one place.

The only module with statements that one database understands and another does
not.  SQLite as Python drives it breaks three promises: it ignores foreign
keys, it opens transactions late so that savepoints do not roll back, and it
commits around DDL so that a failed migration stays half done.  Here BEGIN is
ours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from registry.errors import StoreError
from registry.store import postgres
from registry.store.location import Location

BUSY_SECONDS = 60
"""How long a writer waits for another; eight readers of articles queue well inside it."""
_CACHE_KB = 65_536
_WRITES = "registry_writes"


def engine_at(location: Location) -> Engine:
    """The engine of a registry's database, whatever characters its path holds."""
    if location.path is not None:
        return open_engine(URL.create("sqlite", database=str(location.path)))
    postgres.driver()
    # The address goes to the driver as it is: two readings of one address might differ.
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: postgres.connect(location),
        pool_pre_ping=True,
        use_native_hstore=False,
    )


def open_engine(url: str | URL) -> Engine:
    """Open a database; nothing is read or created before the first connection."""
    engine = create_engine(url)
    if engine.dialect.name != "sqlite":
        return engine

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver no longer begins by itself
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA foreign_keys = ON")
        # With the write-ahead log a commit need not wait for the disk to keep the file whole;
        # a power cut may lose the last articles, never half of one.
        connection.execute("PRAGMA synchronous = NORMAL")
        # Ids are hashes, so that each document touches pages all over the index: keep them at
        # hand, and write them back every 32 MB of log in place of every 4.
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        connection.execute("PRAGMA wal_autocheckpoint = 8192")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # A deferred BEGIN that reads and then writes fails on a stale read, and no time-out
        # covers that; a writer takes the lock before it reads.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def reads(engine: Engine) -> Engine:
    """The same engine for transactions that only read; all of one sees the same moment."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writes(engine: Engine) -> Engine:
    """The same engine for transactions that write; they take the lock when they begin."""
    return engine.execution_options(**{_WRITES: True})


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """One transaction that may write: all of it or none; others wait for their turn.

    :raises StoreError: when the database cannot be written; ``name`` is how the message calls it.
    """
    try:
        # An option of the connection: one of the engine would make an engine each time.
        with (
            engine.connect() as connection,
            connection.execution_options(**{_WRITES: True}).begin(),
        ):
            yield connection
    except _errors(engine) as error:
        raise explain(error, name) from error


@contextmanager
def viewing(engine: Engine, name: str) -> Iterator[Connection]:
    """One transaction that reads; everything in it is of one moment.

    :raises StoreError: when the database cannot be read; ``name`` is how the message calls it.
    """
    try:
        with reads(engine).connect() as connection, connection.begin():
            yield connection
    except _errors(engine) as error:
        raise explain(error, name) from error


def _errors(engine: Engine) -> tuple[type[Exception], ...]:
    """What may be raised: by SQLAlchemy, and by the driver for a statement past it."""
    return DBAPIError, engine.dialect.loaded_dbapi.Error


def use_write_ahead_log(engine: Engine, name: str) -> None:
    """Let readers go on while one writes; kept in the file, so said once, when it is created.

    :raises StoreError: when the file cannot be opened or written.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()
    except (sqlite3.Error, DBAPIError) as error:
        raise StoreError(f"{name}: {error}") from error


def write_whole(source: str, target: str) -> None:
    """One moment of a SQLite file as a file of its own, without a write-ahead log beside it.

    ``target`` must not exist.

    :raises sqlite3.Error: when it cannot be written, or the source not be read.
    """
    connection = sqlite3.connect(source, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("VACUUM INTO ?", (target,))
    finally:
        connection.close()
    connection = sqlite3.connect(target, isolation_level=None)
    try:  # else whoever opens it needs to write beside it
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def switch_foreign_keys_off(connection: Connection) -> None:
    """For migrations, before their transaction: a rebuilt parent must not empty its children."""
    if connection.dialect.name == "sqlite":
        raw = connection.connection.cursor()
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.close()


def take_turn_at_schema(connection: Connection) -> None:
    """Let one process at a time make tables, for as long as the transaction lasts."""
    if connection.dialect.name == "postgresql":
        cursor = connection.connection.cursor()
        postgres.take_turns(cursor, [postgres.SCHEMA], lasting=True)
        cursor.close()


def broken_references(connection: Connection) -> list[str]:
    """The tables whose rows point to nothing; always empty where the server checks by itself."""
    if connection.dialect.name != "sqlite":
        return []
    return sorted({str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})


def sign(connection: Connection, application_id: int) -> None:
    """Write into the file's header whose database it is, as ``file(1)`` reads it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {application_id:d}")


def explain(error: Exception, name: str) -> StoreError:
    """A driver's error in our words, without the statement and its values."""
    said = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if not isinstance(said, sqlite3.Error):
        return postgres.explain(said, name)
    reason = " ".join(str(said).split()) or type(said).__name__
    return StoreError(f"{name}: {reason}", hint=_hint(reason))


def _hint(reason: str) -> str | None:
    if "readonly" in reason or "unable to open" in reason:
        return "choose a database that can be written, with --db"
    if "locked" in reason:
        return "another process is writing; try again when it has finished"
    if "full" in reason:
        return "free some space and run the same command again"
    return None
