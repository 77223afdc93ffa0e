"""A registry from one database to another, of whichever kind, row by row.

Rows keep their numbers and their order, and go over in pieces, each in a
transaction of its own and after all that it points to.  A copy that was
interrupted goes on where it ended: what the target holds must be a beginning
of what the source holds.  The count of changes goes over last, so that until
then nobody takes the copy for whole.  In the end both are read again and
compared by their digests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Boolean, Connection, Table

from registry.errors import StoreError
from registry.store import postgres
from registry.store.digest import NUMBER, registry_digest, table_digests, tables
from registry.store.engine import engine_at, writing
from registry.store.location import Location
from registry.store.reader import Reader, reading
from registry.store.rows import Row
from registry.store.writer import ALL_NAMED, Store

_ROWS = 2_000  # in one piece
_BYTES = 8_000_000  # in one piece, about; a blob may be large
_RECORDED = frozenset({"blob", "text", "document", "claim", "block_key"})
_BY_HASH = frozenset({"blob", "text"})
"""Their first column is their name; the names of new rows fall between those of old ones."""
_LAST = "registry"
_ADDED = frozenset({"decision", "entity_decision"})
"""Small, and their rows point to one another: they go over as one piece."""

Watch = Callable[[str, int, int, str], None]
"""Told the stage, how much of it is done, of how much, and what is in hand."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy did."""

    rows: int
    """How many went over now; 0 when nothing was left to do."""
    kept: int
    """How many were there from an earlier start."""
    digest: str
    """Of both."""


def _unwatched(_stage: str, _done: int, _total: int, _what: str = "") -> None:
    """Nobody looks."""


def copy(source: Location, target: Location, *, watch: Watch = _unwatched) -> Copied:
    """Bring all of a registry into an empty one, or go on with a copy that was interrupted.

    :raises StoreError: when the target holds something else, or the source
        changed since the copy began; nothing that stood in the target is lost.
    """
    if source == target:
        raise StoreError(f"{source.name}: a registry cannot be copied onto itself")
    with reading(source) as there:
        Store.open(target, create=True).close()
        with reading(target) as here:
            if table_digests_equal(there, here):
                kept = sum(_count(here, table) for table in tables())
                return Copied(0, kept, registry_digest(table_digests(here)))
            _refuse_another(there, here, target)
            kept = sum(_count(here, table) for table in tables() if table.name in _RECORDED)
        moved = _move(there, target, watch)
        watch("comparing", 0, 1, "")
        digests = table_digests(there)
    with reading(target) as here:
        found = table_digests(here)
    differ = sorted(name for name, digest in digests.items() if found[name] != digest)
    if differ:
        raise StoreError(
            f"{target.name}: is not what {source.name} holds now; different: {', '.join(differ)}",
            hint="the source was changed since the copy began; copy it into an empty database",
        )
    watch("comparing", 1, 1, "")
    return Copied(moved, kept, registry_digest(digests))


def table_digests_equal(one: Reader, other: Reader) -> bool:
    """Whether two registries hold the same; a look at their sizes answers most often."""
    if any(_count(one, table) != _count(other, table) for table in tables()):
        return False
    return table_digests(one) == table_digests(other)


def _move(there: Reader, target: Location, watch: Watch) -> int:
    engine = engine_at(target)
    moved = 0
    try:
        with writing(engine, target.name) as connection:
            _clear(connection)
        order = sorted(tables(), key=lambda table: table.name == _LAST)
        for number, table in enumerate(order):
            watch("copying", number, len(order), table.name)
            for piece in _pieces(there, table, *_resume(target, table)):
                with writing(engine, target.name) as connection:
                    _put(connection, table, piece)
                moved += len(piece)
        with writing(engine, target.name) as connection:
            _settle(connection)
        watch("copying", len(order), len(order), "")
    finally:
        engine.dispose()
    return moved


def _refuse_another(there: Reader, here: Reader, target: Location) -> None:
    """Accept a target whose articles are the first ones of the source."""
    asked = "SELECT number, id, text_sha256, extractor FROM document ORDER BY number"
    beginning = there.select(asked, large=True)
    for ours in here.select(asked, large=True):
        if next(beginning, None) != ours:
            raise StoreError(
                f"{target.name}: holds articles already, and not from an earlier start of this",
                hint="copy into an empty database",
            )
    people = "SELECT id FROM decision UNION ALL SELECT id FROM entity_decision"
    if strange := {row[0] for row in here.fetch(people)} - {r[0] for r in there.fetch(people)}:
        raise StoreError(
            f"{target.name}: holds {len(strange)} decisions that the source does not have",
            hint="take them over first: registry decisions export, registry decisions import",
        )


def _clear(connection: Connection) -> None:
    """Empty what an earlier start may have brought of what the source replaces or adds to."""
    cursor = connection.connection.cursor()
    for table in reversed(tables()):
        if table.name not in _RECORDED | _ADDED | {_LAST}:
            cursor.execute(f'DELETE FROM "{table.name}"')
    cursor.execute("UPDATE registry SET generation = 0, documents = 0, claims = 0, named = 0")
    cursor.close()


def _keys(table: Table) -> list[str]:
    """Columns that name a row; what comes later in the source is larger, but for hashes."""
    names = [column.name for column in table.primary_key.columns]
    return sorted(names, key=lambda name: name != "document")


def _resume(target: Location, table: Table) -> tuple[Row | None, frozenset[str]]:
    """The key of the last row that is there, and names of rows that are there in any order."""
    if table.name not in _RECORDED:
        return None, frozenset()
    names = ", ".join(f'"{name}"' for name in _keys(table))
    with reading(target) as here:
        if table.name in _BY_HASH:
            there = here.select(f'SELECT {names} FROM "{table.name}"', large=True)
            return None, frozenset(row[0] for row in there)
        last = ", ".join(f'"{name}" DESC' for name in _keys(table))
        found = here.fetch(f'SELECT {names} FROM "{table.name}" ORDER BY {last} LIMIT 1')
    return (found[0] if found else None), frozenset()


def _pieces(
    there: Reader, table: Table, after: Row | None, known: frozenset[str]
) -> Iterator[list[Row]]:
    """Rows of the source after a key, in order of the key, without those that are known."""
    keys = ", ".join(f'"{name}"' for name in _keys(table))
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    where, values = "", after or ()
    if after is not None:
        where = f" WHERE ({keys}) > ({', '.join('?' * len(after))})"
    order = "created_at, id" if table.name in _ADDED else keys
    truths = [at for at, c in enumerate(table.columns) if isinstance(c.type, Boolean)]
    piece: list[Row] = []
    size = 0
    found = there.select(
        f'SELECT {columns} FROM "{table.name}"{where} ORDER BY {order}', values, large=True
    )
    for row in found:
        if row[0] in known:
            continue
        piece.append(_with_truths(row, truths) if truths else row)
        size += sum(len(value) for value in row if isinstance(value, bytes | str))
        if table.name not in _ADDED and (len(piece) >= _ROWS or size >= _BYTES):
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _with_truths(row: Row, truths: Sequence[int]) -> Row:
    """The row with its truth values as such: SQLite keeps them as numbers."""
    values = list(row)
    for at in truths:
        values[at] = bool(values[at])
    return tuple(values)


def _put(connection: Connection, table: Table, piece: list[Row]) -> None:
    cursor = connection.connection.cursor()
    on_server = connection.dialect.name == "postgresql"
    columns = [column.name for column in table.columns]
    if table.name == _LAST:
        mark = "%s" if on_server else "?"
        told = ", ".join(f"{name} = {mark}" for name in columns[1:])
        cursor.execute(f"UPDATE registry SET {told}", piece[0][1:])
    elif on_server and table.name not in _ADDED:
        postgres.copy_rows(cursor, table.name, columns, piece)
    else:
        if not on_server:
            # Who supersedes whom is checked when all are there.
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join(["%s" if on_server else "?"] * len(columns))
        cursor.executemany(
            f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'
            + (" ON CONFLICT DO NOTHING" if table.name in _ADDED else ""),
            piece,
        )
    cursor.close()


def _settle(connection: Connection) -> None:
    """Fill what helps to find claims, and let numbers go on after the last one."""
    cursor = connection.connection.cursor()
    cursor.execute("DELETE FROM claim_name")
    cursor.execute(
        "INSERT INTO claim_name (id, document, position)"
        " SELECT id, document, position FROM claim ORDER BY id"
    )
    cursor.execute(ALL_NAMED)
    if connection.dialect.name == "postgresql":
        for table, column in (NUMBER, ("run", "number")):
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'),"
                f" coalesce((SELECT max({column}) FROM {table}), 0) + 1, false)"
            )
    cursor.close()


def _count(reader: Reader, table: Table) -> int:
    return int(reader.fetch(f'SELECT count(*) FROM "{table.name}"')[0][0])
