import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest

from registry.errors import StoreError
from registry.store import schema
from registry.store.location import Location
from registry.store.reader import reading
from registry.store.writer import Store


def _create(path: Path) -> None:
    schema.create(Location.file(path))


def test_a_new_database_is_at_the_newest_schema_and_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new 100%?#.db"
    _create(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(schema.HEAD,)]
    raw.close()


def test_making_one_leaves_no_draft_behind(tmp_path: Path) -> None:
    _create(tmp_path / "registry.db")
    assert [path.name for path in tmp_path.iterdir()] == ["registry.db"]


def test_processes_that_make_it_at_once_share_one(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pool.map(_create, [path] * 6)
    assert [path.name for path in tmp_path.iterdir()] == ["registry.db"]
    with reading(Location.file(path)) as reader:
        assert reader.counts().documents == 0


def test_an_empty_file_becomes_a_registry(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    path.touch()
    Store.open(Location.file(path), create=True).close()
    with reading(Location.file(path)) as reader:
        assert reader.counts().generation == 0


def _set_revision(path: Path, revision: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    raw.close()


def _refusal(path: Path) -> StoreError:
    """What both doors say of a database; they agree."""
    with pytest.raises(StoreError) as by_reader, reading(Location.file(path)):
        pass
    with pytest.raises(StoreError) as by_writer:
        Store.open(Location.file(path), create=False)
    assert str(by_reader.value) == str(by_writer.value)
    assert by_reader.value.hint == by_writer.value.hint
    return by_reader.value


def test_a_database_that_is_ahead_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    _create(path)
    _set_revision(path, "9999")
    error = _refusal(path)
    assert "newer than this version" in str(error)
    assert "pip install --upgrade" in (error.hint or "")


def test_a_database_that_is_behind_is_refused_and_can_be_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "registry.db"
    _create(path)
    monkeypatch.setattr(schema, "REVISIONS", ("0000", schema.HEAD))
    _set_revision(path, "0000")
    error = _refusal(path)
    assert "its schema is 0000" in str(error)
    assert "db upgrade" in (error.hint or "")


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE registry (name TEXT)")
    raw.close()
    before = path.read_bytes()
    assert "another program" in str(_refusal(path))
    with pytest.raises(StoreError):
        schema.upgrade_in_place(Location.file(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"%PDF-1.7 no database", b"x", b"SQLite format 2\0...."])
def test_a_file_that_is_no_database_is_refused_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert "not a database" in str(_refusal(path))
    assert path.read_bytes() == content


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    _create(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(StoreError), reading(Location.file(path)):
        pass


def test_a_missing_registry_names_what_makes_one(tmp_path: Path) -> None:
    error = _refusal(tmp_path / "registry.db")
    assert "no registry yet" in str(error)
    assert "registry audit" in (error.hint or "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["missing/registry.db", "a-file/registry.db"])
def test_a_place_that_cannot_hold_one_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(StoreError) as caught:
        _create(tmp_path / place)
    assert "cannot create" in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_what_is_not_a_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "registry.db"
    os.mkfifo(pipe)
    with pytest.raises(StoreError, match="not a file"):
        Store.open(Location.file(pipe), create=True)
    assert pipe.is_fifo()


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    assert "is a folder" in str(_refusal(tmp_path))


def test_reading_changes_nothing_and_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    _create(path)
    before = path.read_bytes()
    with reading(Location.file(path)) as reader:
        assert reader.counts().documents == 0
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.fetch("DELETE FROM registry")
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["registry.db"]
