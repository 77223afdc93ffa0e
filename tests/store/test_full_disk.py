"""A disk that is full: what was whole stays, nothing is halved, and the next start goes on."""

import sqlite3
from collections.abc import Callable, Iterator

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from registry.errors import StoreError
from registry.store.check import check
from registry.store.engine import explain
from registry.store.writer import Store
from tests.factories import NOON, TEXT, blob, claim, document

ARTICLES = [document(f"{TEXT} Article {n}. " + "x" * 4000, url=f"a/{n}") for n in range(40)]

_FULL = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF (SELECT count(*) FROM claim) > 9 THEN
    RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device'
    USING ERRCODE = 'disk_full';
END IF;
RETURN NEW; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON claim FOR EACH ROW EXECUTE FUNCTION refuse();
"""


@pytest.fixture
def more_room(store: Store) -> Iterator[Callable[[], None]]:
    """Let the disk be full after some articles; the function makes room again."""
    if store.location.path is None:
        with psycopg.connect(store.location.address, autocommit=True) as connection:
            connection.execute(_FULL)

            def drop() -> None:
                connection.execute("DROP TRIGGER full_disk ON claim")

            yield drop
        return
    engine = store._engine
    most = [60]

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {most[0]}")

    event.listen(engine, "connect", limit)
    engine.dispose()

    def grow() -> None:
        most[0] = 2**30
        engine.dispose()

    yield grow


def save_all(store: Store) -> None:
    for of in ARTICLES:
        with store.transaction() as transaction:
            transaction.save_document(
                of, blob(of), [claim(of)], extractor="test/1", now=NOON, keys=[[1]]
            )


def test_a_full_disk_is_one_line_and_the_next_start_goes_on(
    store: Store, more_room: Callable[[], None]
) -> None:
    with pytest.raises(StoreError) as caught:
        save_all(store)
    assert "full" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "free some space" in (caught.value.hint or "")
    with store.view() as reader:
        kept = reader.counts()
        assert check(reader) == []
    assert 0 < kept.documents == kept.claims < len(ARTICLES)
    more_room()
    save_all(store)
    with store.view() as reader:
        assert reader.counts().documents == len(ARTICLES)
        assert check(reader) == []


@pytest.mark.parametrize(
    "said",
    [
        sqlite3.OperationalError("database or disk is full"),
        psycopg.errors.DiskFull('could not extend file "base/1": No space left on device'),
    ],
)
def test_neither_statement_nor_values_are_told(said: Exception) -> None:
    wrapped = OperationalError("INSERT INTO text VALUES (?)", ("a secret",), said)
    error = explain(wrapped, "desk.db")
    assert str(error).startswith("desk.db: ")
    assert "secret" not in str(error)
    assert "INSERT" not in str(error)
    assert "space" in (error.hint or "")
