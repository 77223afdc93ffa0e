"""A real PostgreSQL server for the tests, in a temporary folder, as a user that is not root.

One server for each session of tests; each test gets a database
of its own, made from a template that holds the schema.  It never syncs to the
disk: what is tested is what it answers, not how it survives a power cut.
"""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from pathlib import Path

import psycopg

_USER = "registry"
_AS_ROOT = "postgres"  # Debian's package makes this user
_MADE = (
    "--auth=trust",
    "--encoding=UTF8",
    "--no-sync",
    "--locale=C",
    # Sorts as people do, not by code point: no answer may depend on how a server sorts.
    "--locale-provider=icu",
    "--icu-locale=en",
)
_FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60")


def binaries() -> Path | None:
    """The folder of the server's programs, or ``None`` where there is none."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3])
    )
    return versions[-1].parent if versions else None


class Server:
    """A server on a free port of this machine."""

    def __init__(self, *settings: str) -> None:
        """Start one; ``settings`` are added to its configuration."""
        programs = binaries()
        assert programs is not None
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="registry-postgres-"))
        self.port = _free_port()
        if os.geteuid() == 0:
            shutil.chown(self.folder, _AS_ROOT)
        self._run("initdb", f"--username={_USER}", *_MADE)
        with (self.folder / "data" / "postgresql.conf").open("a") as file:
            for setting in (
                "listen_addresses='127.0.0.1'",
                f"port={self.port}",
                f"unix_socket_directories='{self.folder}'",
                *_FAST,
                *settings,
            ):
                file.write(f"{setting}\n")
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._run("pg_ctl", "start", "--wait", f"--log={self.folder}/log", "--timeout=60")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; ``immediate`` is as if it had crashed."""
        self._run("pg_ctl", "stop", f"--mode={mode}", "--wait")

    def remove(self) -> None:
        """Stop it and remove all it kept."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str = "postgres", *, host: str | None = None) -> str:
        """The address of one of its databases, over its socket unless a host is named."""
        if host is None:
            return f"postgresql://{_USER}@/{database}?host={self.folder}&port={self.port}"
        return f"postgresql://{_USER}@{host}:{self.port}/{database}"

    def execute(self, statement: str, *, database: str = "postgres") -> None:
        """Run one statement outside of a transaction."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def create(self, *, template: str = "template0") -> str:
        """Make a database and return its address."""
        name = f"t{uuid.uuid4().hex}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name)

    def onlooker(self, address: str) -> str:
        """The address of the same database for a user who may read it and nothing else."""
        self.execute(
            "DO $$ BEGIN CREATE ROLE onlooker LOGIN; EXCEPTION WHEN duplicate_object THEN END $$"
        )
        name = address.partition("@/")[2].partition("?")[0]
        self.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO onlooker", database=name)
        return address.replace(f"{_USER}@/", "onlooker@/", 1)

    def drop(self, address: str) -> None:
        """Remove a database, whoever is connected to it."""
        name = address.partition("@/")[2].partition("?")[0]
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        user = _AS_ROOT if os.geteuid() == 0 else None
        # Into a file: the server inherits the output of its starter, and would keep a pipe open.
        with (self.folder / "programs.log").open("ab") as log:
            ended = subprocess.run(
                [self._programs / program, f"--pgdata={self.folder}/data", *arguments],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=user,
                cwd=self.folder,
                env={"PATH": os.environ.get("PATH", ""), "USER": user or getpass.getuser()},
            )
        if ended.returncode:
            said = [(self.folder / name) for name in ("programs.log", "log")]
            raise RuntimeError("".join(path.read_text() for path in said if path.exists()))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
