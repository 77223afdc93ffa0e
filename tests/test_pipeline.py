"""The journey on small articles, with the real parser: one load for the whole file."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from registry import extraction
from registry.errors import AnchorError, ConfigError, SourceError, StoreError
from registry.pipeline import demo
from registry.pipeline.audit import Audit, audit
from registry.pipeline.ingest import ingest, summary
from registry.pipeline.inputs import Gathered, gather
from registry.pipeline.reconcile import reconcile
from registry.records import Claim, Document
from registry.reports import json as as_json
from registry.store.check import check
from registry.store.location import Location
from registry.store.writer import Saved, Store
from tests.articles import TREATY_OF_2023, TREATY_OF_2024
from tests.server import Server

UNRELATED = """\
---
source: City Arts
published: 2025-04-02
title: A museum opens
---
The museum of glass opened in Bergen on 1 April 2025.
"""


def clock() -> datetime:
    return datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("a", TREATY_OF_2023), ("b", TREATY_OF_2024), ("c", UNRELATED)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(store: Store, *paths: Path) -> Audit:
    return audit(store, gather(map(str, paths)), clock=clock)


def report_of(store: Store) -> str:
    with store.view() as reader:
        return as_json.render(reader.report(reader.conflicts()), "json")


def test_two_dates_of_one_signing_are_found_and_nothing_else(store: Store, articles: Path) -> None:
    outcome = run(store, articles)
    (found,) = outcome.report.conflicts
    assert (found.kind, found.code) == ("date", "T001")
    assert {side.value for side in found.sides} == {"2023-06", "2024-06"}
    sources = {one.source for one in outcome.report.articles.values()}
    assert sources == {"Fjord Press", "Harbour Mail"}


def test_an_audit_reports_what_its_own_articles_take_part_in(store: Store, articles: Path) -> None:
    run(store, articles)
    outcome = run(store, articles / "c.txt")
    assert outcome.report.conflicts == ()
    assert outcome.elsewhere == 1
    assert len(run(store, articles / "a.txt").report.conflicts) == 1


def test_the_same_articles_again_change_nothing(store: Store, articles: Path) -> None:
    run(store, articles)
    before = report_of(store)
    again = run(store, articles)
    assert summary(again.ingestion.documents) == {"unchanged": 3}
    assert again.reconciliation.changes.new == ()
    assert report_of(store) == before


def test_the_report_does_not_depend_on_the_order_of_articles_nor_on_the_database(
    tmp_path: Path, articles: Path, location: Location
) -> None:
    reports = set()
    places = [location, *(Location.file(tmp_path / f"{seed}.db") for seed in range(2))]
    for seed, place in enumerate(places):
        paths = sorted(articles.iterdir())
        Random(seed).shuffle(paths)
        with Store.open(place, create=True) as own:
            for path in paths:
                ingest(own, gather([str(path)]), clock=clock)
            reconcile(own, clock=clock)
            reports.add(report_of(own))
    assert len(reports) == 1


def test_a_corrected_article_resolves_its_conflict(store: Store, articles: Path) -> None:
    run(store, articles)
    path = articles / "a.txt"
    path.write_text(TREATY_OF_2023.replace("June 2023", "June 2024"), encoding="utf-8")
    outcome = run(store, path)
    assert [one.saved for one in outcome.ingestion.documents] == [Saved.VERSION]
    assert outcome.report.conflicts == ()
    assert len(outcome.reconciliation.changes.resolved) == 1


def test_an_article_that_cannot_be_read_does_not_stop_the_others(
    store: Store, articles: Path
) -> None:
    (articles / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe binary")
    (articles / "empty.txt").write_bytes(b"")
    outcome = run(store, articles, articles / "missing.txt")
    assert len(outcome.ingestion.failures) == 3
    assert all(isinstance(one, SourceError) and one.hint for one in outcome.ingestion.failures)
    assert len(outcome.report.conflicts) == 1


@pytest.mark.parametrize("fault", [ZeroDivisionError("odd"), RecursionError("deep")])
def test_a_fault_of_ours_on_one_article_does_not_stop_the_others(
    store: Store, articles: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    whole = extraction.extract

    def faulty(document: Document, parser: extraction.Parser) -> tuple[Claim, ...]:
        if document.path.endswith("a.txt"):
            raise fault
        return whole(document, parser)

    monkeypatch.delenv("REGISTRY_DEBUG", raising=False)
    monkeypatch.setattr(extraction, "extract", faulty)
    outcome = ingest(store, gather([str(articles)]), clock=clock)
    assert len(outcome.documents) == 2
    (failure,) = outcome.failures
    assert "a.txt" in str(failure)
    assert "internal error" in str(failure)
    assert failure.hint


def test_a_claim_beside_its_words_stores_nothing_of_its_article(
    store: Store, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = extraction.extract

    def shifted(document: Document, parser: extraction.Parser) -> tuple[Claim, ...]:
        found = whole(document, parser)
        if not document.path.endswith("a.txt"):
            return found
        anchor = found[-1].anchor.model_copy(update={"start": found[-1].anchor.start + 1})
        return (*found[:-1], found[-1].model_copy(update={"anchor": anchor}))

    monkeypatch.setattr(extraction, "extract", shifted)
    outcome = ingest(store, gather([str(articles)]), clock=clock)
    assert [type(one) for one in outcome.failures] == [AnchorError]
    with store.view() as reader:
        assert len(reader.listed()) == 2


def test_nothing_is_stored_without_the_parser(
    store: Store, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.extraction.parser._MODELS", ("no_such_model",))
    with pytest.raises(ConfigError) as caught:
        ingest(store, gather([str(articles)]), clock=clock)
    assert "pip install" in (caught.value.hint or "")
    with store.view() as reader:
        assert reader.counts().documents == 0


def test_an_interruption_keeps_whole_articles_only(store: Store, articles: Path) -> None:
    def interrupted(stage: str, done: int, total: int, what: str = "") -> None:
        if stage == "reading" and done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(store, gather([str(articles)]), clock=clock, progress=interrupted)
    with store.view() as reader:
        listed = reader.listed()
        assert len(listed) == 1
        assert listed[0].claims > 0


@pytest.mark.postgres
def test_a_connection_lost_in_the_middle_keeps_whole_articles_and_the_next_start_goes_on(
    server: Server, server_location: Location, articles: Path
) -> None:
    def lost(stage: str, done: int, total: int, what: str = "") -> None:
        if stage == "reading" and done == 2:
            name = server_location.address.partition("@/")[2].partition("?")[0]
            server.execute(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            )

    with Store.open(server_location, create=False) as store:
        gathered = gather([str(articles)])
        # Between two transactions the pool notices, and takes another connection.
        with suppress(StoreError):
            ingest(store, gathered, clock=clock, progress=lost)
        with store.view() as reader:
            assert check(reader) == []
        ingest(store, gathered, clock=clock)
        with store.view() as reader:
            assert len(reader.listed()) == len(gathered.inputs)
            assert check(reader) == []


def test_every_claim_stands_where_it_says(store: Store, articles: Path) -> None:
    run(store, articles)
    with store.view() as reader:
        texts = reader.texts(reader.articles())
        for claim in reader.claims():
            anchor = claim.anchor
            assert texts[claim.document_id][anchor.start : anchor.end] == anchor.quote


def test_metadata_that_is_given_belongs_to_every_input(store: Store, articles: Path) -> None:
    path = articles / "plain.txt"
    path.write_text("The bridge opened on Monday.", encoding="utf-8")
    given = gather([str(path)], given={"source": "Harbour Mail", "published": "2026-03-03"})
    ingest(store, given, clock=clock)
    with store.view() as reader:
        (article,) = reader.articles().values()
    assert (article.source, str(article.published)) == ("Harbour Mail", "2026-03-03")


def test_no_input_is_no_work(store: Store) -> None:
    outcome = ingest(store, Gathered((), ()), clock=clock)
    assert (outcome.documents, outcome.failures, outcome.ids) == ((), (), ())


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Audit]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, demo.run(folder, clock=clock)


def test_the_demonstration_shows_both_conflicts_of_the_five_real_articles(
    demonstration: tuple[Path, Audit],
) -> None:
    _, outcome = demonstration
    dates = [
        {side.value for side in one.sides}
        for one in outcome.report.conflicts
        if one.kind == "date" and one.severity.value != "note"
    ]
    assert {"2023-06", "2024-06"} in dates
    assert any("10-24" in "".join(values) and "10-25" in "".join(values) for values in dates)


def test_the_demonstration_keeps_what_somebody_edited(
    demonstration: tuple[Path, Audit],
) -> None:
    folder, _ = demonstration
    path = sorted((folder / "articles").iterdir())[0]
    edited = path.read_text(encoding="utf-8") + "\nThe harbour was closed.\n"
    path.write_text(edited, encoding="utf-8")
    outcome = demo.run(folder, clock=clock)
    assert path.read_text(encoding="utf-8") == edited
    assert summary(outcome.ingestion.documents)["new version"] == 1
