"""Which database is meant: a path, an address, or the nearest ``registry.db``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from registry.errors import ConfigError

FILE_NAME = "registry.db"
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://(.*)", re.IGNORECASE | re.DOTALL)
# Greedy: a password may hold any letter, and hiding too much does no harm.
_IN_FRONT = re.compile(r"(://[^/@:]*):.*@", re.DOTALL)
_IN_QUERY = re.compile(r"([?&]password=)[^&]*", re.DOTALL)
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
_EXPECTED = "a path such as registry.db, sqlite:///registry.db or postgresql://host/name"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a registry is kept; it need not exist yet.

    >>> Location.parse("postgresql://ann:secret@db.example/facts").name
    'postgresql://ann:***@db.example/facts'
    """

    path: Path | None
    """The file of a SQLite database; ``None`` for a server."""
    address: str
    """What the driver is given: libpq's address for PostgreSQL, the path for SQLite."""

    @classmethod
    def parse(cls, text: str) -> Location:
        """Read a path or an address.

        :raises ConfigError: for an address of another kind of database.
        """
        if not text.strip() or "\0" in text:
            raise ConfigError(f"cannot use {text!r} as a database", hint=f"give {_EXPECTED}")
        match = _ADDRESS.fullmatch(text)
        if match is None:
            return cls.file(Path(text).expanduser())
        scheme, rest = match[1].lower(), match[2]
        if scheme == "sqlite":
            if rest in ("", "/", "/:memory:"):
                raise ConfigError(
                    "a database in memory is gone when the command ends",
                    hint="use `registry audit --scratch` to keep nothing",
                )
            return cls.file(Path(rest.removeprefix("/")))
        if scheme in _POSTGRESQL:
            return cls(None, f"postgresql://{rest}")
        raise ConfigError(f"unknown kind of database {scheme!r}", hint=f"give {_EXPECTED}")

    @classmethod
    def file(cls, path: Path) -> Location:
        """A SQLite file."""
        return cls(path, str(path))

    @property
    def name(self) -> str:
        """How messages call it; a password never shows."""
        if self.path is not None:
            return self.address
        return _IN_QUERY.sub(r"\1***", _IN_FRONT.sub(r"\1:***@", self.address))

    @property
    def url(self) -> str:
        """The address as SQLAlchemy spells it."""
        if self.path is not None:
            return f"sqlite:///{self.path}"
        return self.address.replace("postgresql://", "postgresql+psycopg://", 1)


def find(start: Path) -> Location:
    """The nearest ``registry.db`` from a folder upwards, else one in that folder."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return Location.file(folder / FILE_NAME)
    return Location.file(start / FILE_NAME)
