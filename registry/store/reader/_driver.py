"""Plain SQL over a driver's cursor; what every question goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from registry.store.rows import Row

_PIECE = 1000  # rows fetched at once
_CHUNK = 500  # values in one IN (...); SQLite before 3.32 takes no more than 999


def columns(names: Sequence[str], table: str) -> str:
    """Columns of a table as a SELECT names them."""
    return ", ".join(f"{table}.{name}" for name in names)


class Driver:
    """An open connection that answers SELECTs."""

    # Cursors are of the driver's own kind, of which there are two.
    def __init__(self, cursor: Any, mark: str, stream: Any = None) -> None:  # noqa: ANN401
        self._cursor = cursor
        self._mark = mark
        self._on_server = mark == "%s"
        self._stream = stream or cursor

    def select(
        self, sql: str, values: Sequence[object] = (), *, large: bool = False
    ) -> Iterator[Row]:
        """The rows of one SELECT as they come; ``large`` when memory might not hold them all."""
        cursor = (self._stream if large else self._cursor)()
        try:
            cursor.execute(sql.replace("?", self._mark), tuple(values))
            while found := cursor.fetchmany(_PIECE):
                yield from found
        finally:
            # Rows that nobody asked for to the end may outlive their connection.
            with suppress(Exception):
                cursor.close()

    def fetch(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows of one SELECT, all at once."""
        return list(self.select(sql, values))

    def among(self, sql: str, wanted: Iterable[str], order: str = "") -> Iterator[Row]:
        """Rows of a SELECT that ends in ``IN`` for each of the wanted values."""
        values = sorted(set(wanted))
        for at in range(0, len(values), _CHUNK):
            chunk = values[at : at + _CHUNK]
            yield from self.select(f"{sql} ({', '.join('?' * len(chunk))}){order}", chunk)
