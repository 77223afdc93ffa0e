import multiprocessing
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlalchemy.exc import IntegrityError

from registry.errors import AnchorError, StoreError
from registry.records import Claim, Document
from registry.store import schema
from registry.store.engine import engine_at
from registry.store.location import Location
from registry.store.reader import reading
from registry.store.rows import claim_record, claim_row
from registry.store.tables import Base
from registry.store.writer import Incoming, Saved, Store
from tests.factories import NOON, QUOTE, TEXT, anchor, blob, claim, document


def save(store: Store, of: Document, *claims: Claim, extractor: str = "test/1") -> Saved:
    with store.transaction() as transaction:
        return transaction.save_document(of, blob(of), claims, extractor=extractor, now=NOON)


def dump(store: Store) -> list[tuple[object, ...]]:
    """Every row of every table, to see that nothing changed."""
    with store.view() as reader:
        return [
            (table, *row)
            for table in sorted(Base.metadata.tables)
            for row in sorted(reader.fetch(f"SELECT * FROM {table}"), key=repr)
        ]


def test_what_is_stored_comes_back_whole(store: Store) -> None:
    of = document(source="Fjord Press", published="2023-07-01", title="Treaty")
    said = claim(of, speaker="a minister", negated=True)
    assert save(store, of, said) is Saved.NEW
    with store.view() as reader:
        assert list(reader.documents()) == [of]
        assert list(reader.claims()) == [said]
        assert reader.texts([of.id]) == {of.id: of.text}
        assert reader.blob(of.blob_sha256) == blob(of)
        (article,) = reader.articles().values()
    assert (article.source, str(article.published)) == ("Fjord Press", "2023-07-01")
    assert article.origin == article.id


def test_both_doors_see_the_same(store: Store) -> None:
    of = document()
    save(store, of, claim(of))
    with store.view() as inside, reading(store.location) as outside:
        assert list(inside.claims()) == list(outside.claims())
        assert inside.counts() == outside.counts()
        assert inside.listed() == outside.listed()


_LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(_LETTERS, min_size=1, max_size=60), st.text(_LETTERS, max_size=40))
def test_any_text_survives_the_row(quote: str, after: str) -> None:
    of = document(f"{quote}{after}")
    said = claim(of, quote, time="XXXX-10-24")
    row = claim_row(1, 0, said, of.text)
    parts = (*row[3:14], row[16])
    assert claim_record(of.id, of.key, parts) == said


def test_spans_count_code_points_not_bytes(store: Store) -> None:
    of = document("😀 Ñandú. The café opened in May. 👩‍🚀")
    said = claim(of, "The café opened in May", predicate="open")
    save(store, of, said)
    with store.view() as reader:
        (row,) = reader.fetch("SELECT start_char, end_char, quote FROM claim")
    assert of.text[row[0] : row[1]] == row[2] == "The café opened in May"


@pytest.mark.parametrize(
    "change",
    [
        {"start": 1},
        {"end": 10_000},
        {"start": -1},
        {"quote": "The two ministers refused"},
        {"prefix": "not there"},
        {"suffix": ""},
    ],
)
def test_a_quote_that_does_not_stand_there_stores_nothing(
    store: Store, change: dict[str, object]
) -> None:
    of = document()
    good = claim(of)
    bad = good.model_copy(
        update={"anchor": anchor(of, QUOTE).model_copy(update=change), "ordinal": 1}
    )
    before = dump(store)
    with pytest.raises(AnchorError):
        save(store, of, good, bad)
    assert dump(store) == before


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    of = document()
    save(store, of, claim(of))
    before = dump(store)
    assert save(store, of, claim(of)) is Saved.UNCHANGED
    renamed = of.model_copy(update={"path": "elsewhere/two.txt"})
    assert save(store, renamed, claim(renamed)) is Saved.UNCHANGED
    assert dump(store) == before


def test_another_text_under_one_address_is_a_new_version(store: Store) -> None:
    first = document(url="https://fjord.example/treaty")
    second = document(TEXT.replace("June 2023", "June 2024"), url="https://fjord.example/treaty")
    other = TEXT.replace("June 2023", "June 2024").partition(".")[0]
    save(store, first, claim(first))
    assert save(store, second, claim(second, other)) is Saved.VERSION
    with store.view() as reader:
        assert [one.version for one in reader.listed(superseded=True)] == [1, 2]
        assert [one.article.id for one in reader.listed()] == [second.id]
        assert [one.anchor.quote for one in reader.claims()] == [other]
        assert [one.id for one in reader.documents([first.id])] == [first.id]


def test_a_version_that_comes_back_counts_again(store: Store) -> None:
    first = document(url="https://fjord.example/treaty")
    second = document("Nothing was signed.", url="https://fjord.example/treaty")
    for of in (first, second, first):
        save(store, of)
    with store.view() as reader:
        assert [one.article.id for one in reader.listed()] == [first.id]
        assert len(reader.listed(superseded=True)) == 2


def test_claims_by_a_newer_extractor_replace_the_older_ones(store: Store) -> None:
    of = document()
    save(store, of, claim(of, predicate="sign"))
    assert save(store, of, claim(of, predicate="agree"), extractor="test/2") is Saved.REREAD
    with store.view() as reader:
        assert [one.predicate for one in reader.claims()] == ["agree"]


def test_copies_share_their_text(store: Store) -> None:
    for name in ("Fjord Press", "Harbour Mail"):
        save(store, document(source=name, title="Treaty"))
    with store.view() as reader:
        assert reader.fetch("SELECT count(*) FROM text") == [(1,)]
        assert reader.counts().documents == 2


def test_keys_of_claims_are_signed_and_64_bits_wide(store: Store) -> None:
    of = document()
    keys = (-(2**63), 2**63 - 1)
    with store.transaction() as transaction:
        transaction.save_document(
            of, blob(of), [claim(of)], extractor="test/1", now=NOON, keys=[keys]
        )
    with store.view() as reader:
        assert reader.fetch("SELECT key FROM block_key ORDER BY key") == [(k,) for k in keys]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claim SET start_char = end_char",
        "UPDATE claim SET quote = 'shorter'",
        "UPDATE claim SET status = 'maybe'",
        "UPDATE claim SET document = 99",
        "UPDATE document SET version = 0",
        "UPDATE document SET ingested_at = 'yesterday'",
        "DELETE FROM document",
        "INSERT INTO registry (id, generation) VALUES (2, 0)",
    ],
)
def test_the_database_itself_refuses_what_cannot_be(store: Store, statement: str) -> None:
    of = document()
    save(store, of, claim(of))
    engine = engine_at(store.location)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(sql(statement))
    engine.dispose()


def test_a_failure_half_way_leaves_nothing(store: Store) -> None:
    before = dump(store)
    of = document()

    def stops_after_saving() -> None:
        with store.transaction() as transaction:
            transaction.save_document(of, blob(of), [claim(of)], extractor="test/1", now=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stops_after_saving()
    assert dump(store) == before


def test_a_writer_that_waits_too_long_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.store.engine.BUSY_SECONDS", 0)
    monkeypatch.setattr("registry.store.postgres.WAIT_SECONDS", 0.01)
    of = document()
    with Store.open(store.location, create=False) as impatient, store.transaction() as first:
        first.save_document(of, blob(of), [], extractor="test/1", now=NOON)
        with pytest.raises(StoreError) as caught:
            save(impatient, of)
    assert "locked" in str(caught.value) or "another process is writing" in str(caught.value)
    assert caught.value.hint


def _ingest(job: tuple[Location, int]) -> list[str]:
    """What one of eight processes does: its own articles, and some that all have."""
    location, worker = job
    size = 1 if worker % 2 else 10
    incoming = []
    for number in range(25):
        own = number % 5 != 0
        text = f"Article {number} of {worker if own else 'all'}. {TEXT}"
        of = document(text, path=f"{worker}/{number}.txt")
        incoming.append(Incoming(of, blob(of), [claim(of, predicate=f"p{n}") for n in range(8)]))
    outcomes = []
    with Store.open(location, create=True) as store:
        for at in range(0, 25, size):
            with store.transaction() as transaction:
                outcomes += transaction.save_documents(
                    incoming[at : at + size], extractor="test/1", now=NOON
                )
    return [saved.value for saved in outcomes]


def test_eight_processes_at_once_lose_and_double_nothing(location: Location) -> None:
    with multiprocessing.get_context("spawn").Pool(8) as pool:
        outcomes = pool.map(_ingest, [(location, worker) for worker in range(8)], chunksize=1)
    flat = [one for part in outcomes for one in part]
    assert flat.count("new") == 8 * 20 + 5
    assert flat.count("unchanged") == 7 * 5
    with reading(location) as reader:
        counts = reader.counts()
        assert (counts.documents, counts.claims) == (165, 165 * 8)
        assert counts.generation == 165
        assert reader.fetch("SELECT count(*) FROM text") == [(165,)]


def test_many_at_once_is_as_one_by_one(store: Store) -> None:
    texts = [f"Article {n}. {TEXT}" for n in range(4)]
    first = [document(text, url=f"https://fjord.example/{n}") for n, text in enumerate(texts)]
    changed = document(f"{TEXT} Later.", url="https://fjord.example/0")
    copy = document(texts[1], url="https://harbour.example/1")
    save(store, first[3], claim(first[3]))
    batch = [*first, changed, copy, first[2]]
    with store.transaction() as transaction:
        saved = transaction.save_documents(
            [Incoming(of, blob(of), [claim(of)], [[of.text.count("a"), 7]]) for of in batch],
            extractor="test/1",
            now=NOON,
        )
    assert [one.value for one in saved] == [
        *("new", "new", "new", "unchanged", "new version", "new", "unchanged")
    ]
    with store.view() as reader:
        current = {of.id: of for of in (*first[1:], changed, copy)}
        assert {of.id: of for of in reader.documents()} == current
        assert reader.counts().claims == len(current)
        assert reader.counts().generation == 6
        keyed = reader.fetch("SELECT count(*) FROM block_key")
        assert keyed == [(10,)]
        for of in current.values():
            (said,) = reader.claims([claim(of).id])
            assert said == claim(of)
            assert reader.blob(of.blob_sha256) == blob(of)


def test_one_bad_claim_among_many_stores_none(store: Store) -> None:
    good, other = document(), document(f"{TEXT} Later.")
    bad = claim(other).model_copy(update={"anchor": claim(good).anchor})
    before = dump(store)
    with pytest.raises(AnchorError), store.transaction() as transaction:
        transaction.save_documents(
            [
                Incoming(good, blob(good), [claim(good)]),
                Incoming(other, blob(other), [bad]),
            ],
            extractor="test/1",
            now=NOON,
        )
    assert dump(store) == before


def test_the_tables_name_every_schema_that_there_was() -> None:
    found = sorted(path.name.split("_")[1] for path in (schema.scripts() / "versions").glob("*.py"))
    assert found == sorted(schema.REVISIONS)


def test_documents_are_stamped_in_utc(store: Store) -> None:
    of = document()
    with store.transaction() as transaction:
        transaction.save_document(
            of, blob(of), [], extractor="test/1", now=NOON + timedelta(microseconds=7)
        )
    with store.view() as reader:
        assert [one.ingested_at for one in reader.listed()] == ["2026-03-04T12:00:00Z"]
