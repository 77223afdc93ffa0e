"""An open registry, and one transaction in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import Engine

from registry.errors import StoreError
from registry.store import schema
from registry.store.engine import engine_at, viewing, writing
from registry.store.location import Location
from registry.store.reader import Reader
from registry.store.writer._decisions import DecisionWriter
from registry.store.writer._derived import DerivedWriter
from registry.store.writer._documents import DocumentWriter
from registry.store.writer._driver import reader_on


class Transaction(DocumentWriter, DerivedWriter, DecisionWriter):
    """Writes that stand together or not at all."""


class Store:
    """An open registry."""

    def __init__(self, location: Location, engine: Engine) -> None:
        self.location = location
        self._engine = engine

    @classmethod
    def open(cls, location: Location, *, create: bool) -> Self:
        """Open a registry, and make it first where there is none and ``create`` says so.

        :raises StoreError: when it is missing, not a registry, or not at this version's schema.
        """
        if not schema.exists(location):
            if not create:
                raise schema.missing(location)
            schema.create(location)
        store = cls(location, engine_at(location))
        try:
            with store.view() as reader:
                found = schema.found(reader.fetch, location)
            if found is None and create and location.path is None:
                schema.create(location)  # the server is there, and holds nothing yet
                found = schema.HEAD
            schema.check(found, location)
        except StoreError:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def view(self) -> Iterator[Reader]:
        """One consistent view of what is on record."""
        with viewing(self._engine, self.location.name) as connection:
            yield reader_on(connection)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One transaction that writes; all of it or none.

        A file has one writer at a time; on a server others may write meanwhile,
        and each method waits for those alone that touch the same article, or
        replace the same derived rows.
        """
        with writing(self._engine, self.location.name) as connection:
            transaction = Transaction(connection)
            yield transaction
            transaction.finish()
