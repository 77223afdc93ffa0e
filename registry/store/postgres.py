"""What a PostgreSQL server needs that a file does not: its connection, turns, bulk loading.

Several writers are at work at once, so whoever must not meet another one takes
its turn by an advisory lock, which the server gives back when the transaction
ends, however it ends.  Errors come out in our own words: neither an address
nor a statement with its values is ever part of a message.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

from registry.errors import MissingExtraError, StoreError
from registry.store.location import Location

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

Fetch = Callable[..., Sequence[tuple[Any, ...]]]
Row = tuple[Any, ...]

CONNECT_SECONDS = 10
WAIT_SECONDS = 60
"""How long a writer waits for another; as long as for a file."""
DERIVED = "what is derived"
"""The turn of whoever replaces events, comparisons, conflicts and origins."""
DECISIONS = "decisions"
"""The turn of whoever adds to what people said; each decision names the one before it."""
SCHEMA = "schema"
"""The turn of whoever creates or upgrades the tables."""
_ENCODING = "UTF8"
_PORTS = re.compile(r"[0-9,]*")


def driver() -> ModuleType:
    """The driver.

    :raises MissingExtraError: when it is not installed.
    """
    try:
        import psycopg
    except ImportError as error:
        raise MissingExtraError("a PostgreSQL registry", "postgres") from error
    return psycopg


def connect(location: Location) -> Connection[Row]:
    """A connection to the server; no transaction is open.

    :raises StoreError: when there is none, without the address and what it holds.
    """
    psycopg = driver()
    try:
        given = psycopg.conninfo.conninfo_to_dict(location.address)
    except psycopg.Error:
        given = None
    # What the driver says quotes the part that it could not read, and that may be the password.
    if given is None or not _PORTS.fullmatch(str(given.get("port", ""))):
        raise StoreError(
            f"{location.name}: the address cannot be read",
            hint="write it as postgresql://user:password@host:port/database,"
            " and : / @ % # ? in a password as %3A %2F %40 %25 %23 %3F",
        )
    given.setdefault("connect_timeout", str(CONNECT_SECONDS))
    given.setdefault("application_name", "registry")
    given["client_encoding"] = _ENCODING
    try:
        connection: Connection[Row] = psycopg.connect(**given)
    except psycopg.Error as error:
        why, hint = _refusal(str(error))
        raise StoreError(f"{location.name}: {why}", hint=hint) from None
    found = connection.info.parameter_status("server_encoding")
    if found != _ENCODING:
        connection.close()
        raise StoreError(
            f"{location.name}: the database keeps text as {found}, a registry needs {_ENCODING}",
            hint="create one with: createdb --encoding UTF8 --template template0 NAME",
        )
    return connection


_REFUSALS: tuple[tuple[str, str, str], ...] = (
    ("password authentication failed", "the server refuses user or password", "check both"),
    ("no password supplied", "the server wants a password", "give one in the address or ~/.pgpass"),
    ("no pg_hba.conf entry", "the server does not admit this user from here", "ask who runs it"),
    ("Peer authentication failed", "the server does not admit this user", "name another user"),
    ("too many clients", "the server has no connection left", "try again in a moment"),
    ("remaining connection slots", "the server has no connection left", "try again in a moment"),
    ("the database system is", "the server is starting or stopping", "try again in a moment"),
    ("does not exist", "the server has no such database or user", "create it with createdb"),
    ("Connection refused", "no server answers there", "check host and port, and that it runs"),
    ("No such file or directory", "no server answers there", "check host and that it runs"),
    ("timeout", "no server answers there in time", "check host and port, and that it runs"),
    ("resolve host", "there is no such host", "check the host's name"),
    ("translate host", "there is no such host", "check the host's name"),
    ("SSL", "the server and this program do not agree on encryption", "see sslmode"),
)
"""What stands in the driver's message, what we say, and the next step."""


def _refusal(said: str) -> tuple[str, str]:
    for sign, why, hint in _REFUSALS:
        if sign in said:
            return f"cannot connect, {why}", hint
    return "cannot connect", "check that the server runs, and the name, user and password"


_STATES: tuple[tuple[str, str, str | None], ...] = (
    ("53100", "the server's disk is full", "free some space there and run the same command again"),
    ("53200", "the server is out of memory", "run the same command again"),
    ("55P03", "another process is writing", "try again when it has finished"),
    ("40", "another process wrote the same rows", "run the same command again"),
    ("25006", "the server only reads here", "name the server that takes writes"),
    ("42501", "this user may not do that", "ask who runs the server for the rights"),
    ("57014", "the server stopped a statement that took too long", "raise statement_timeout"),
    ("57P", "the connection was closed by the server", "run the same command again"),
    ("08", "the connection is lost", "run the same command again; nothing is half-written"),
    ("22021", "a text holds a character that PostgreSQL cannot keep", "remove the NUL character"),
)
"""How the server's code for an error begins, what we say, and the next step."""


def explain(error: Exception, name: str) -> StoreError:
    """A driver's error in our words; ``error`` is psycopg's own."""
    state = str(getattr(error, "sqlstate", None) or "")
    said = " ".join(str(error).split())
    if not state and ("server closed" in said or "connection" in said):
        state = "08006"
    if not state and "NUL" in said:
        state = "22021"
    for start, why, hint in _STATES:
        if state.startswith(start):
            return StoreError(f"{name}: {why}", hint=hint)
    # The first line alone: what follows quotes the row.
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    return StoreError(f"{name}: {primary or type(error).__name__}")


def settle(connection: Connection[Row], *, reads: bool) -> None:
    """How the transactions of a connection behave: a reader sees one moment and writes nothing."""
    psycopg = driver()
    levels = psycopg.IsolationLevel
    connection.isolation_level = levels.REPEATABLE_READ if reads else levels.READ_COMMITTED
    connection.read_only = reads


def revision(fetch: Fetch) -> str | None:
    """The schema of an open database, or ``None`` when nothing of ours is in it."""
    ours = fetch("SELECT to_regclass('alembic_version'), to_regclass('registry')")
    if None in ours[0]:
        return None
    found = fetch("SELECT version_num FROM alembic_version")
    return str(found[0][0]) if found else None


def is_empty(fetch: Fetch) -> bool:
    """Whether nobody has made a table where ours would stand."""
    found = fetch("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
    return bool(found[0][0] == 0)


def stream(connection: Any) -> Cursor[Row]:  # noqa: ANN401 - SQLAlchemy lends it
    """A cursor whose rows stay with the server until they are asked for.

    An ordinary one brings them all at once, and a registry may be larger than memory.
    """
    cursor: Cursor[Row] = connection.cursor(name=f"rows{next(_numbers)}")
    return cursor


_numbers = itertools.count()


def take_turns(
    cursor: Any,  # noqa: ANN401 - SQLAlchemy lends it
    names: Iterable[str],
    *,
    lasting: bool,
) -> None:
    """Wait until no other transaction holds one of the names, and hold them until this one ends.

    They are taken in one order by everybody, so that no two wait for each
    other.  A transaction that is not ``lasting`` need not wait for the disk:
    the server keeps the database whole, and may lose its last half second in a
    power cut.
    """
    wait = f"SET LOCAL lock_timeout = {round(WAIT_SECONDS * 1000)}"
    cursor.execute(wait if lasting else f"{wait}; SET LOCAL synchronous_commit = off")
    numbers = sorted({_number(name) for name in names})
    cursor.execute(
        "SELECT pg_advisory_xact_lock(number) FROM unnest(%s::bigint[]) AS number", (numbers,)
    )


def _number(name: str) -> int:
    digest = hashlib.blake2b(f"registry\0{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def copy_rows(
    cursor: Any,  # noqa: ANN401 - as above
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> None:
    """Load rows by COPY, several times as fast as INSERT; the table's checks apply."""
    names = ", ".join(f'"{name}"' for name in columns)
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
