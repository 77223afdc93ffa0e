"""Shared by all tests; its folder is on the import path, so helpers beside it can be imported.

A test that asks for ``location`` or ``store`` runs twice, on SQLite and on
PostgreSQL, and may not depend on which of the two it got.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from registry.extraction import Parser
from registry.store import schema
from registry.store.location import Location
from registry.store.writer import Store
from tests.command import Run, command_line, loaded
from tests.server import Server, binaries

# Machines are noisy: how long an example takes says nothing.
settings.register_profile("registry", deadline=None)
settings.load_profile("registry")

BOTH = (
    pytest.param("sqlite", id="sqlite"),
    pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres),
)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running PostgreSQL; its database ``template`` holds an empty registry."""
    if binaries() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    running = Server()
    try:
        running.execute("CREATE DATABASE template")
        schema.create(Location.parse(running.address("template")))
        yield running
    finally:
        running.remove()


@pytest.fixture
def server_location(server: Server) -> Iterator[Location]:
    """An empty registry on the server."""
    address = server.create(template="template")
    yield Location.parse(address)
    server.drop(address)


@pytest.fixture(params=BOTH)
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """Where a registry is, or will be; on each kind of database in turn."""
    if request.param == "sqlite":
        return Location.file(tmp_path / "registry.db")
    found = request.getfixturevalue("server_location")
    assert isinstance(found, Location)
    return found


@pytest.fixture
def store(location: Location) -> Iterator[Store]:
    """An empty registry, open; on each kind of database in turn."""
    with Store.open(location, create=True) as opened:
        yield opened


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in an empty folder, in this process."""
    return command_line(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="session")
def parser() -> Parser:
    """What reads sentences; loaded once."""
    return loaded()
