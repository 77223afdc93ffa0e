"""Whether a database is a registry that this version understands; create it, bring it up to date.

The check reads two small tables with plain SQL: Alembic is imported only when
something has to be created or changed.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import registry
from registry.errors import StoreError
from registry.store.location import Location

APPLICATION_ID = 0x46616374
"""Stands in the header of our SQLite files; "Fact" in ASCII."""
REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004")
"""Every schema there has been, oldest first, as ``migrations/versions`` has them."""
HEAD = REVISIONS[-1]

Fetch = Callable[..., Sequence[tuple[object, ...]]]
"""Runs one SELECT with its values and returns the rows; raises what the driver raises."""


def scripts() -> Path:
    """The folder of migrations: inside an installed wheel, else beside the package."""
    package = Path(registry.__file__).parent
    installed = package / "_migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def exists(location: Location) -> bool:
    """Whether there is something to open; a server is taken to be there.

    :raises StoreError: when the path is something that can never be a database.
    """
    path = location.path
    if path is None:
        return True
    try:
        if path.is_dir():
            raise StoreError(
                f"{location.name}: is a folder, not a database",
                hint=f"name a file, such as --db {path / 'registry.db'}",
            )
        if not path.exists():
            return False
        if not path.is_file():  # a device or a pipe; making a database would replace it
            raise StoreError(
                f"{location.name}: not a file", hint="choose another database with --db"
            )
        if path.stat().st_size == 0:
            return False
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise StoreError(
                    f"{location.name}: not a database", hint="choose another file with --db"
                )
    except OSError as error:
        raise StoreError(
            f"{location.name}: cannot be read ({error.strerror or error})",
            hint="choose another database with --db",
        ) from error
    return True


def missing(location: Location) -> StoreError:
    """The error for a command that needs a registry where there is none."""
    return StoreError(
        f"{location.name}: there is no registry yet",
        hint="create one with `registry audit PATH` or `registry ingest PATH`",
    )


def revision(fetch: Fetch) -> str | None:
    """The schema of an open database, or ``None`` when nothing of ours is in it."""
    try:
        rows = fetch("SELECT version_num FROM alembic_version")
        fetch("SELECT generation FROM registry WHERE id = 1")
    except Exception:  # each driver has its own error for a table that is not there
        return None
    return str(rows[0][0]) if rows else None


def found(fetch: Fetch, location: Location) -> str | None:
    """The schema of an open database, or ``None`` when nothing of ours is in it.

    :raises StoreError: for a server's database in which another program keeps its tables.
    """
    if location.path is not None:
        return revision(fetch)
    from registry.store import postgres

    seen = postgres.revision(fetch)
    if seen is None and not postgres.is_empty(fetch):
        raise StoreError(
            f"{location.name}: not a registry database; another program keeps its tables there",
            hint="give the registry a database of its own: createdb NAME",
        )
    return seen


def check(found: str | None, location: Location) -> None:
    """Accept the current schema alone.

    :raises StoreError: for another program's database, and for one that is behind or ahead.
    """
    if found == HEAD:
        return
    if found is None and location.path is None:
        raise missing(location)
    if found is None:
        raise StoreError(
            f"{location.name}: not a registry database; another program made it",
            hint="choose another file with --db",
        )
    if found in REVISIONS:
        raise StoreError(
            f"{location.name}: its schema is {found}, this version needs {HEAD}",
            hint=f"run `registry --db {location.name} db upgrade`",
        )
    raise StoreError(
        f"{location.name}: its schema {found} is newer than this version knows ({HEAD})",
        hint="upgrade claim-registry: pip install --upgrade claim-registry",
    )


def create(location: Location) -> None:
    """Make a registry where there is none; when another process was faster, use its one.

    A SQLite file is made whole beside its final name and then linked there, so
    that nobody ever sees half a registry.

    :raises StoreError: when the place cannot be written.
    """
    path = location.path
    if path is None:
        upgrade(location)
        return
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        upgrade(Location.file(draft))
        if path.exists() and path.stat().st_size == 0:
            path.unlink()  # left by `touch` or an interrupted program; holds nothing
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was faster
        except OSError:  # a file system without links
            if not path.exists():
                draft.rename(path)
    except (OSError, StoreError) as error:
        folder = path.parent
        why = "cannot be written" if folder.is_dir() else "is not there"
        raise StoreError(
            f"{location.name}: cannot create the database, the folder {folder} {why}",
            hint="choose a folder that exists and can be written, with --db",
        ) from error
    finally:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                draft.with_name(draft.name + ending).unlink()


def upgrade_in_place(location: Location) -> str | None:
    """Bring a registry up to date, or make one where there is none.

    Returns the schema that it had, ``None`` when it was made.

    :raises StoreError: for another program's database, and for one that is ahead.
    """
    if not exists(location):
        create(location)
        return None
    from registry.store.engine import engine_at, viewing
    from registry.store.reader import Reader

    engine = engine_at(location)
    try:
        with viewing(engine, location.name) as connection:
            mark = "?" if location.path is not None else "%s"
            before = found(Reader(connection.connection.cursor, mark).fetch, location)
    finally:
        engine.dispose()
    if before is None and location.path is None:
        upgrade(location)  # an empty database on a server
        return None
    if before != HEAD:
        if before not in REVISIONS:
            check(before, location)
        upgrade(location)
    return before


def upgrade(location: Location) -> None:
    """Bring a database to the newest schema, all of it or none.

    :raises StoreError: when it cannot be written, or is ahead of this version.
    """
    from alembic import command
    from alembic.config import Config
    from sqlalchemy.exc import DBAPIError

    from registry.store.engine import engine_at, explain, use_write_ahead_log

    engine = engine_at(location)
    config = Config()
    # The configuration parser would read a % in a path as the start of a placeholder.
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    config.attributes["engine"] = engine
    try:
        use_write_ahead_log(engine, location.name)
        command.upgrade(config, "head")
    except DBAPIError as error:
        raise explain(error, location.name) from error
    finally:
        engine.dispose()
