from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.errors import StoreError
from registry.records import Event, Outcome, Verdict
from registry.store import transfer
from registry.store.check import check
from registry.store.digest import conflicts_digest, registry_digest, table_digests
from registry.store.location import Location
from registry.store.reader import reading
from registry.store.writer import Incoming, Store
from tests.conftest import BOTH
from tests.factories import NOON, TEXT, blob, claim, comparison, conflict, decision, document
from tests.server import Server


@pytest.fixture(params=BOTH)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Location]:
    """An empty place to copy to; on each kind of database in turn."""
    if request.param == "sqlite":
        yield Location.file(tmp_path / "copy.db")
        return
    server = request.getfixturevalue("server")
    assert isinstance(server, Server)
    address = server.create()
    yield Location.parse(address)
    server.drop(address)


@pytest.fixture
def full(store: Store) -> Store:
    """A registry with versions, copies, conflicts, decisions that supersede one another."""
    articles = [
        document(f"{TEXT} Article {n}. Ä 😀", source=f"Outlet {n}", title="Treaty")
        for n in range(9)
    ]
    articles[3] = document(f"{TEXT} Later.", url="https://fjord.example/3")
    articles[4] = document(f"{TEXT} Later still.", url="https://fjord.example/3")
    claims = [claim(of, time="2023-06" if n % 2 else "2024-06") for n, of in enumerate(articles)]
    found = conflict(claims[0], claims[1])
    with store.transaction() as transaction:
        transaction.save_documents(
            [
                Incoming(of, blob(of), [said], [[n, -(2**63)]])
                for n, (of, said) in enumerate(zip(articles, claims, strict=True))
            ],
            extractor="test/1",
            now=NOON,
        )
        transaction.save_origins({articles[0].id: ("one", ["shared words"])})
        transaction.save_reconciliation(
            events=[Event(id=claims[0].id, claims=tuple(sorted(c.id for c in claims[:2])))],
            comparisons=[comparison(claims[0], claims[1], Outcome.CONFLICT)],
            conflicts=[found],
            counts={"conflict": 1},
            generation=9,
            now=NOON,
        )
        for verdict in (Verdict.A_RIGHT, Verdict.WITHDRAWN, Verdict.UNSURE):
            at = NOON.replace(second=len(verdict.value))
            transaction.add_decision(decision(found, verdict=verdict, at=at))
    return store


def digest(location: Location) -> str:
    with reading(location) as reader:
        return registry_digest(table_digests(reader))


def test_a_copy_holds_the_same_and_comes_back_the_same(
    full: Store, target: Location, tmp_path: Path
) -> None:
    done = transfer.copy(full.location, target)
    assert done.kept == 0
    assert done.digest == digest(full.location) == digest(target)
    back = Location.file(tmp_path / "back.db")
    assert transfer.copy(target, back).digest == done.digest
    with reading(target) as copied, full.view() as original:
        assert list(copied.claims()) == list(original.claims())
        assert list(copied.documents()) == list(original.documents())
        assert copied.counts() == original.counts()
        assert copied.decisions() == original.decisions()
        assert copied.conflicts() == original.conflicts()
        assert conflicts_digest(copied.conflicts()) == conflicts_digest(original.conflicts())
        name = next(iter(copied.claims())).id
        assert copied.named(name) == original.named(name)
        assert check(copied) == []


def test_a_copy_can_be_written_to_like_any_other(full: Store, target: Location) -> None:
    transfer.copy(full.location, target)
    of = document("Something else happened in Oslo.")
    with Store.open(target, create=False) as store:
        with store.transaction() as transaction:
            transaction.save_document(of, blob(of), [claim(of)], extractor="test/1", now=NOON)
        with store.view() as reader:
            assert reader.counts().documents == 9
            assert check(reader) == []


@pytest.mark.parametrize("stops_at", range(0, 14, 2))
def test_a_copy_that_was_interrupted_goes_on(
    full: Store, target: Location, stops_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "_ROWS", 4)
    put = transfer._put
    pieces = 0

    def stops(*given: Any) -> None:
        nonlocal pieces
        if pieces == stops_at:
            raise KeyboardInterrupt
        pieces += 1
        put(*given)

    monkeypatch.setattr(transfer, "_put", stops)
    with pytest.raises(KeyboardInterrupt):
        transfer.copy(full.location, target)
    with reading(target) as reader:  # half a copy never looks like a whole one
        counts = reader.counts()
        assert counts.generation == 0
        assert counts.reconciled in (None, 9)
    monkeypatch.setattr(transfer, "_put", put)
    done = transfer.copy(full.location, target)
    assert done.digest == digest(full.location) == digest(target)
    again = transfer.copy(full.location, target)
    assert (again.rows, again.digest) == (0, done.digest)


def test_a_registry_of_something_else_is_not_overwritten(full: Store, target: Location) -> None:
    of = document("Something else happened in Oslo.")
    with Store.open(target, create=True) as store, store.transaction() as transaction:
        transaction.save_document(of, blob(of), [claim(of)], extractor="test/1", now=NOON)
    before = digest(target)
    with pytest.raises(StoreError, match="holds articles already") as caught:
        transfer.copy(full.location, target)
    assert caught.value.hint
    assert digest(target) == before


def test_decisions_that_the_source_lacks_are_not_lost(full: Store, target: Location) -> None:
    transfer.copy(full.location, target)
    with full.view() as reader:
        (found,) = reader.conflicts()
    with Store.open(target, create=False) as store, store.transaction() as transaction:
        transaction.add_decision(decision(found, by="ben"))
    with pytest.raises(StoreError, match="1 decisions") as caught:
        transfer.copy(full.location, target)
    assert "decisions export" in (caught.value.hint or "")


def test_a_source_that_changed_meanwhile_is_noticed(full: Store, target: Location) -> None:
    transfer.copy(full.location, target)
    of = document(f"{TEXT} Article 0. Ä 😀", source="Outlet 0", title="Treaty")
    with full.transaction() as transaction:
        transaction.save_document(
            of, blob(of), [claim(of, predicate="agree")], extractor="test/1", now=NOON, again=True
        )
    with pytest.raises(StoreError, match="claim") as caught:
        transfer.copy(full.location, target)
    assert "empty database" in (caught.value.hint or "")


def test_what_was_decided_and_found_since_goes_over_too(full: Store, target: Location) -> None:
    transfer.copy(full.location, target)
    with full.view() as reader:
        (found,) = reader.conflicts()
    of = document("Something else happened in Oslo.")
    with full.transaction() as transaction:
        transaction.save_document(of, blob(of), [claim(of)], extractor="test/1", now=NOON)
        transaction.add_decision(decision(found, by="ben"))
        transaction.save_reconciliation(
            events=[], comparisons=[], conflicts=[], counts={}, generation=10, now=NOON
        )
    assert transfer.copy(full.location, target).digest == digest(full.location) == digest(target)


def test_a_registry_is_not_copied_onto_itself(store: Store) -> None:
    with pytest.raises(StoreError, match="onto itself"):
        transfer.copy(store.location, store.location)


def test_the_digest_does_not_depend_on_the_order_of_articles(tmp_path: Path) -> None:
    digests = set()
    articles = [document(f"{TEXT} Article {n}.") for n in range(5)]
    for name, order in (("a", articles), ("b", articles[::-1])):
        location = Location.file(tmp_path / f"{name}.db")
        with Store.open(location, create=True) as store, store.transaction() as transaction:
            for of in order:
                transaction.save_document(of, blob(of), [claim(of)], extractor="test/1", now=NOON)
        digests.add(digest(location))
    assert len(digests) == 1
