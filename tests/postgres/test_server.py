"""What only a server can do wrong: be away, refuse, close, hold another program's tables."""

import logging
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from registry.errors import StoreError
from registry.store import schema
from registry.store.engine import engine_at
from registry.store.location import Location
from registry.store.reader import reading
from registry.store.writer import Store
from tests.factories import NOON, blob, claim, document
from tests.server import Server

pytestmark = pytest.mark.postgres

SECRET = "s3cret/wi:th@marks"


def _by_reader(location: Location) -> None:
    with reading(location):
        pass


def _by_writer(location: Location) -> None:
    Store.open(location, create=True).close()


DOORS = (
    pytest.param(_by_reader, id="reader"),
    pytest.param(_by_writer, id="writer"),
)


@pytest.fixture(scope="module")
def guarded() -> Iterator[Server]:
    """A server that asks for a password over the network."""
    running = Server()
    running.execute(f"CREATE ROLE ann LOGIN PASSWORD '{SECRET}'")
    hba = running.folder / "data" / "pg_hba.conf"
    hba.write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
    running.execute("SELECT pg_reload_conf()")
    yield running
    running.remove()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("postgresql://ann:{secret}@127.0.0.1:1/facts", "no server answers there"),
        ("postgresql://ann:{raw}@127.0.0.1:1/facts", "address cannot be read"),
        ("postgresql://ann:{secret}@127.0.0.1:port/facts", "address cannot be read"),
        ("postgresql://ann:{secret}@nowhere.invalid/facts", "no such host"),
        ("postgresql://ann:{secret}@/facts?host=/no/such/folder", "no server answers there"),
        ("postgresql://127.0.0.1:1/facts?user=ann&password={secret}&x=y", "cannot be read"),
    ],
)
def test_a_server_that_cannot_be_reached_is_named_without_the_password(
    door: Callable[[Location], None], address: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    quoted = SECRET.replace("/", "%2F").replace(":", "%3A").replace("@", "%40")
    location = Location.parse(address.format(secret=quoted, raw=SECRET))
    with pytest.raises(StoreError) as caught:
        door(location)
    assert why in str(caught.value)
    said = f"{caught.value} {caught.value.hint} {caplog.text}"
    assert not any(part in said for part in ("s3cret", "wi:th", "wi%3Ath", "marks"))
    assert "\n" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("door", DOORS)
def test_wrong_credentials_are_refused_and_never_shown(
    door: Callable[[Location], None], guarded: Server
) -> None:
    location = Location.parse(f"postgresql://ann:wr0ng@127.0.0.1:{guarded.port}/postgres")
    with pytest.raises(StoreError) as caught:
        door(location)
    assert "refuses user or password" in str(caught.value)
    assert "wr0ng" not in f"{caught.value} {caught.value.hint}"


def test_the_command_ends_with_2_and_one_line(guarded: Server) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "registry", "--db"),
            *(f"postgresql://ann:wr0ng@127.0.0.1:{guarded.port}/postgres", "conflicts"),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={"REGISTRY_DEBUG": "1"},
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "wr0ng" not in done.stderr
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]


@pytest.mark.parametrize("door", DOORS)
def test_a_database_that_is_not_there_is_said_so(
    door: Callable[[Location], None], server: Server
) -> None:
    with pytest.raises(StoreError, match="no such database") as caught:
        door(Location.parse(server.address("nothing")))
    assert "createdb" in (caught.value.hint or "")


@pytest.fixture
def empty(server: Server) -> Iterator[str]:
    """The address of a database without a table."""
    address = server.create()
    yield address
    server.drop(address)


def test_an_empty_database_is_no_registry_until_somebody_writes(empty: str) -> None:
    location = Location.parse(empty)
    with pytest.raises(StoreError, match="no registry yet"):
        _by_reader(location)
    with pytest.raises(StoreError, match="no registry yet"):
        Store.open(location, create=False)
    _by_writer(location)
    _by_reader(location)


def test_processes_that_make_it_at_once_share_one(empty: str) -> None:
    location = Location.parse(empty)
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pool.map(_by_writer, [location] * 6, chunksize=1)
    with reading(location) as reader:
        assert reader.fetch("SELECT count(*) FROM registry") == [(1,)]


@pytest.mark.parametrize("door", DOORS)
def test_another_programs_tables_are_left_alone(
    door: Callable[[Location], None], empty: str
) -> None:
    with psycopg.connect(empty) as connection:
        connection.execute("CREATE TABLE customer (name text)")
    with pytest.raises(StoreError, match="another program"):
        door(Location.parse(empty))
    with pytest.raises(StoreError, match="another program"):
        schema.upgrade_in_place(Location.parse(empty))
    with psycopg.connect(empty) as connection:
        assert connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        assert found.fetchall() == [("customer",)]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("found", "why"), [("0000", "newer than"), ("behind", "its schema is")])
def test_another_schema_is_refused(
    door: Callable[[Location], None],
    found: str,
    why: str,
    server_location: Location,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with psycopg.connect(server_location.address) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", (found,))
    if found == "behind":
        monkeypatch.setattr(schema, "REVISIONS", ("behind", *schema.REVISIONS))
    with pytest.raises(StoreError, match=why) as caught:
        door(server_location)
    assert caught.value.hint


def test_a_database_in_another_encoding_is_refused(server: Server) -> None:
    server.execute(
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
    )
    with pytest.raises(StoreError, match="LATIN1") as caught:
        _by_reader(Location.parse(server.address("latin")))
    assert "UTF8" in (caught.value.hint or "")


def _end_all(server: Server, location: Location) -> None:
    name = location.address.partition("@/")[2].partition("?")[0]
    server.execute(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    )
    time.sleep(0.1)


def test_a_connection_lost_in_the_middle_is_one_line_and_stores_nothing(
    server: Server, server_location: Location
) -> None:
    of = document()

    def loses_its_connection(store: Store) -> None:
        with store.transaction() as transaction:
            transaction.save_document(of, blob(of), [claim(of)], extractor="test/1", now=NOON)
            _end_all(server, server_location)

    with Store.open(server_location, create=False) as store:
        with pytest.raises(StoreError) as caught:
            loses_its_connection(store)
        assert "connection" in str(caught.value)
        assert "\n" not in str(caught.value)
        assert "again" in (caught.value.hint or "")
        with store.view() as reader:  # the next one goes on
            assert reader.counts().documents == 0
        with store.transaction() as transaction:
            transaction.save_document(of, blob(of), [claim(of)], extractor="test/1", now=NOON)
        with store.view() as reader:
            assert reader.counts().documents == 1


def test_a_reader_that_loses_its_connection_says_so(
    server: Server, server_location: Location
) -> None:
    def count_after_the_end() -> None:
        with reading(server_location) as reader:
            _end_all(server, server_location)
            reader.counts()

    with pytest.raises(StoreError, match="connection"):
        count_after_the_end()


def test_a_server_that_is_stopped_in_the_middle_is_one_line(tmp_path: Path) -> None:
    own = Server()
    try:
        location = Location.parse(own.create())
        with Store.open(location, create=True) as store:
            own.stop()
            with pytest.raises(StoreError) as caught, store.view() as reader:
                reader.counts()
            assert "no server answers" in str(caught.value)
            own.start()
            with store.view() as reader:
                assert reader.counts().documents == 0
    finally:
        own.remove()


def test_a_user_who_may_only_read_reads_and_cannot_write(
    server: Server, server_location: Location
) -> None:
    address = server.onlooker(server_location.address)
    of = document()
    with reading(Location.parse(address)) as reader:
        assert reader.counts().documents == 0
    with (
        Store.open(Location.parse(address), create=True) as store,
        pytest.raises(StoreError, match="may not do that"),
        store.transaction() as transaction,
    ):
        transaction.save_document(of, blob(of), [], extractor="test/1", now=NOON)


def test_text_is_ordered_by_code_point_and_not_by_the_servers_language(
    server_location: Location,
) -> None:
    with reading(server_location) as reader:
        (by_server,) = reader.fetch("SELECT 'a' < 'B', 'z' < 'Ä'")
    assert by_server == (True, False)  # so that the next lines prove something
    engine = engine_at(server_location)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO entity_decision VALUES"
            " ('1', 'B', 'a', 'merge', 'one body', 'ann', '2026-03-04T12:00:00Z', NULL),"
            " ('2', 'z', 'Ä', 'merge', 'one body', 'ann', '2026-03-04T12:00:00Z', NULL)"
        )
        found = connection.exec_driver_sql("SELECT right_key FROM entity_decision ORDER BY 1")
        assert [row[0] for row in found] == ["a", "Ä"]
    engine.dispose()


def test_a_reader_sees_one_moment_while_others_write(server_location: Location) -> None:
    with Store.open(server_location, create=False) as store, store.view() as reader:
        assert reader.counts().documents == 0
        of = document()
        with Store.open(server_location, create=False) as other, other.transaction() as writes:
            writes.save_document(of, blob(of), [claim(of)], extractor="test/1", now=NOON)
        assert reader.counts().documents == 0
        with store.view() as later:
            assert later.counts().documents == 1


def test_a_text_with_a_nul_is_refused_in_our_words(server_location: Location) -> None:
    of = document("Nothing\0 was signed.")
    with (
        Store.open(server_location, create=False) as store,
        pytest.raises(StoreError, match="cannot keep"),
        store.transaction() as transaction,
    ):
        transaction.save_document(of, blob(of), [], extractor="test/1", now=NOON)
