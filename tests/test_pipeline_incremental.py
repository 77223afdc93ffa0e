"""Reconciling after each article gives what reconciling all of them at once gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from registry import linking
from registry.pipeline import comparer
from registry.pipeline.ingest import ingest
from registry.pipeline.inputs import gather
from registry.pipeline.reconcile import Reconciliation, reconcile
from registry.records import Claim
from registry.store.location import Location
from registry.store.writer import Store

CLUSTERS = Path(__file__).parent / "gold" / "clusters" / "dev"


def clock() -> datetime:
    return datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Location.file(tmp_path / "registry.db"), create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def articles() -> list[Path]:
    folders = sorted(path.parent for path in CLUSTERS.glob("*/gold.json"))[:4]
    return [path for folder in folders for path in sorted(folder.glob("*.txt"))]


def add(store: Store, paths: Sequence[Path]) -> Reconciliation:
    ingest(store, gather([str(path) for path in paths]), clock=clock)
    return reconcile(store, clock=clock)


def derived(store: Store) -> list[object]:
    """All that a reconciliation puts on record."""
    with store.view() as reader:
        tables = ("event", "event_claim", "comparison", "conflict_claim")
        found: list[object] = [sorted(reader.select(f"SELECT * FROM {name}")) for name in tables]
        found.append([one.model_dump() for one in reader.conflicts()])
        found.append(reader.outcomes())
        return found


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_articles_ends_on_the_same_record(
    tmp_path: Path, articles: list[Path], seed: int
) -> None:
    chance = Random(seed)
    order = chance.sample(articles, k=len(articles))
    with Store.open(Location.file(tmp_path / "at-once.db"), create=True) as store:
        add(store, articles)
        expected = derived(store)
    with Store.open(Location.file(tmp_path / "one-by-one.db"), create=True) as store:
        while order:
            step = chance.randint(1, 4)
            last = add(store, order[:step])
            order = order[step:]
        assert derived(store) == expected
    assert last.compared["carried over"] > 0


def test_only_pairs_with_a_new_article_are_compared(
    store: Store, articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = add(store, articles[:-1])

    def everything(*args: object, **more: object) -> linking.Linking:
        raise AssertionError("everything was compared")

    monkeypatch.setattr(linking, "link", everything)
    last = add(store, articles[-1:])
    assert last.compared["compared"] < first.compared["compared"] / 2
    assert last.compared["kept"] == last.compared["new"] + last.compared["carried over"]
    again = reconcile(store, clock=clock)
    assert again.compared["compared"] == 0
    assert again.changes.new == again.changes.resolved == ()
    assert again.counts == last.counts


def everything_compared(store: Store, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the next run compares all pairs."""
    ran: list[bool] = []
    whole = linking.link

    def watched(claims: Sequence[Claim], *rest: Any, **more: Any) -> linking.Linking:
        ran.append(True)
        return whole(claims, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(linking, "link", watched)
        reconcile(store, clock=clock)
    return bool(ran)


def test_all_is_compared_where_an_article_went(
    store: Store, articles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / articles[0].name
    copy.write_text(articles[0].read_text(encoding="utf-8"), encoding="utf-8")
    add(store, [copy, *articles[1:4]])
    assert not everything_compared(store, monkeypatch)
    copy.write_text(copy.read_text(encoding="utf-8") + "\nThe end.\n", encoding="utf-8")
    ingest(store, gather([str(copy)]), clock=clock)
    assert everything_compared(store, monkeypatch)
    assert not everything_compared(store, monkeypatch)


def test_another_program_compares_everything(
    store: Store, articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, articles[:3])
    monkeypatch.setattr(comparer, "_program", lambda: b"another")
    assert everything_compared(store, monkeypatch)


def test_an_article_read_again_with_the_same_claims_changes_nothing(
    store: Store, articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, articles[:3])
    ingest(store, gather([str(articles[0])]), again=True, clock=clock)
    assert not everything_compared(store, monkeypatch)
