"""One moment of a registry as one file, for other programs to open.

The file is a registry too: everything that is on record stands in it, as the
tables have it.  It is made under another name and appears whole or not at all.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from registry.errors import StoreError
from registry.store.engine import explain, write_whole
from registry.store.location import Location
from registry.store.reader import reading
from registry.store.transfer import copy


def write_snapshot(location: Location, target: Path) -> int:
    """Write all that is on record now into a new SQLite file; how many bytes it has.

    :raises StoreError: when the target exists or cannot be written, or the
        source is not a registry.
    """
    if target.exists() or target.is_symlink():  # what is there may be somebody's registry
        raise StoreError(
            f"{target}: exists already", hint="choose another name, or remove the file first"
        )
    if not target.parent.is_dir():
        raise StoreError(
            f"{target}: there is no folder {target.parent}", hint=f"mkdir -p {target.parent}"
        )
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".registry-") as folder:
            made = Path(folder) / "snapshot.db"
            source = location.path
            if source is None:
                source = Path(folder) / "copied.db"
                copy(location, Location.file(source))
            else:
                with reading(location):  # refuses what is no registry, or of another version
                    pass
            write_whole(str(source), str(made))
            made.replace(target)
    except sqlite3.Error as error:
        raise explain(error, str(target)) from error
    except OSError as error:
        raise StoreError(
            f"{target}: cannot be written ({error.strerror or error})", hint="choose another place"
        ) from error
    return target.stat().st_size
