"""Origins of what is on record: found once, kept, and the same as if found anew."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from registry.pipeline import origins
from registry.pipeline.origins import find_groups
from registry.provenance import group_origins
from registry.reading import read, snapshot
from registry.records import Document
from registry.store.location import Location
from registry.store.reader import Reader
from registry.store.writer import Store
from tests.provenance.test_origins import AGENCY_STORY, OTHER_REPORTER, reworked

NOW = datetime(2026, 3, 3, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Location.file(tmp_path / "registry.db"), create=True) as found:
        yield found


def put(store: Store, name: str, text: str, **given: str) -> str:
    """An article without claims on record; its id."""
    data = text.encode()
    given = {"url": f"https://{name}.example/a", "published": "2026-03-02", **given}
    (document,) = read(data, where=f"{name}.txt", given=given)
    blob = snapshot(data, where=f"{name}.txt")
    with store.transaction() as transaction:
        transaction.save_document(document, blob, (), extractor="test", now=NOW)
    return document.id


def keep(store: Store) -> bool:
    """Find and keep the origins; whether anything was searched for."""
    with store.view() as reader:
        found = find_groups(reader)
    with store.transaction() as transaction:
        found.keep(transaction)
    return found.changed


def same_as_anew(reader: Reader) -> bool:
    return find_groups(reader).groups == group_origins(tuple(reader.documents()))


def test_what_is_kept_is_what_would_be_found_anew_as_articles_come_and_go(store: Store) -> None:
    chance = random.Random(11)
    for step in range(12):
        name = f"outlet{chance.randrange(6)}"  # an outlet that publishes again replaces its article
        story = reworked(chance.choice([AGENCY_STORY, OTHER_REPORTER]), 0.2, chance)
        put(store, name, story, published=f"2026-03-{1 + step:02}")
        with store.view() as reader:
            assert same_as_anew(reader)
        assert keep(store)
        with store.view() as reader:
            assert same_as_anew(reader)


def test_nothing_is_read_again_where_nothing_came(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = put(store, "mail", AGENCY_STORY), put(store, "post", AGENCY_STORY)
    assert keep(store)
    read_again: list[str] = []

    def note(_: Reader, ids: Iterable[str]) -> Iterator[Document]:
        read_again.extend(ids)
        return iter(())

    monkeypatch.setattr(Reader, "documents", note)
    monkeypatch.setattr(origins, "regroup", lambda *_, **__: pytest.fail("searched again"))
    assert not keep(store)
    assert read_again == []
    with store.view() as reader:
        found = find_groups(reader).groups
    assert found[one].members == tuple(sorted((one, other)))


def test_sketches_that_were_made_otherwise_are_made_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, "mail", AGENCY_STORY)
    put(store, "post", AGENCY_STORY)
    monkeypatch.setattr(origins, "VERSION", "sketch/0")
    assert keep(store)
    monkeypatch.undo()
    assert keep(store)
    assert not keep(store)
    with store.view() as reader:
        assert same_as_anew(reader)


def test_two_runs_at_once_leave_nothing_unsearched(store: Store) -> None:
    put(store, "mail", AGENCY_STORY)
    with store.view() as reader:
        slow = find_groups(reader)
    put(store, "post", AGENCY_STORY)
    keep(store)
    with store.transaction() as transaction:
        slow.keep(transaction)  # it knows nothing of the second article
    assert keep(store)
    with store.view() as reader:
        assert same_as_anew(reader)
        assert {len(group.members) for group in find_groups(reader).groups.values()} == {2}


def test_outlets_of_one_owner_are_one_origin_by_domain(store: Store) -> None:
    one = put(store, "mail", AGENCY_STORY)
    other = put(store, "news.post", OTHER_REPORTER)
    owners = {"www.mail.example": "Vessa Media", "post.example": "Vessa Media"}
    with store.view() as reader:
        found = find_groups(reader, owners).groups
        assert find_groups(reader).groups[one].key != find_groups(reader).groups[other].key
    assert found[one].key == found[other].key == "owner:vessa media"
    assert found[other].reasons == ("published by an outlet of Vessa Media",)
