"""A transaction as the driver sees it: statements, bulk inserts, whose turn it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from registry.store import postgres
from registry.store.reader import Reader
from registry.store.rows import Row

_Record = TypeVar("_Record")


class Driver:
    """A connection inside a transaction that writes."""

    def __init__(self, connection: Connection) -> None:
        # The driver's own cursor: SQLAlchemy's costs more than the statement does.
        self._cursor = connection.connection.cursor()
        self._on_server = connection.dialect.name == "postgresql"
        self._mark = "%s" if self._on_server else "?"
        self.reader = reader_on(connection)
        self._changes = 0
        self._documents = 0
        self._claims = 0

    def finish(self) -> None:
        """Count the changes, last of all: on a server every writer waits for that one row."""
        if not self._changes:
            return
        counted = (
            f"UPDATE registry SET generation = generation + {self._changes:d},"
            f" documents = documents + {self._documents:d}, claims = claims + {self._claims:d}"
        )
        if self._on_server:
            # Here claims are named at once; others may have gone further meanwhile.
            counted += ", named = greatest(named, (SELECT max(number) FROM document))"
        # One message, so that nobody waits for us to hear that we may commit.
        self._cursor.execute(
            f"{counted} WHERE id = 1; COMMIT" if self._on_server else f"{counted} WHERE id = 1"
        )

    def _take_turn(self, name: str, *, lasting: bool = True) -> None:
        """On a server, wait for those who write the same; a file has one writer anyway.

        What is not ``lasting`` may be lost in a power cut, whole, as with a file.
        """
        if self._on_server:
            postgres.take_turns(self._cursor, [name], lasting=lasting)

    def _execute(self, sql: str, values: Row = ()) -> None:
        self._cursor.execute(sql.replace("?", self._mark), values)

    def _execute_many(self, sql: str, values: list[Row]) -> None:
        if values:
            self._cursor.executemany(sql.replace("?", self._mark), values)

    def _insert(self, table: str, columns: Sequence[str], values: list[Row]) -> None:
        if self._on_server and len(values) > 1:
            postgres.copy_rows(self._cursor, table, columns, values)
        else:
            self._execute_many(_insertion(table, columns), values)

    def _insert_absent(
        self,
        table: str,
        columns: Sequence[str],
        records: Mapping[str, _Record],
        row: Callable[[_Record], Row],
    ) -> None:
        """Insert what the hash of its content names and is not there yet; only that makes rows."""
        found = self.reader.among(f"SELECT sha256 FROM {table} WHERE sha256 IN", records)
        absent = sorted(records.keys() - {known for (known,) in found})  # one order for all writers
        self._execute_many(
            # Another article's writer may have been faster.
            f"{_insertion(table, columns)} ON CONFLICT DO NOTHING",
            [row(records[name]) for name in absent],
        )


def _insertion(table: str, columns: Sequence[str]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def reader_on(connection: Connection) -> Reader:
    """What reads inside the transaction of a connection."""
    raw = connection.connection
    if connection.dialect.name == "postgresql":
        return Reader(raw.cursor, "%s", partial(postgres.stream, raw.driver_connection))
    return Reader(raw.cursor, "?")
