import pytest
from sqlalchemy import text as sql

from registry.store.check import check
from registry.store.engine import engine_at
from registry.store.writer import Store
from tests.factories import NOON, blob, claim, conflict, decision, document


@pytest.fixture
def full(store: Store) -> Store:
    """A registry with one of everything that is checked."""
    articles = [document(source=name, title="Treaty") for name in ("Fjord Press", "Harbour Mail")]
    claims = [claim(of) for of in articles]
    found = conflict(*claims)
    with store.transaction() as transaction:
        for of, said in zip(articles, claims, strict=True):
            transaction.save_document(
                of, blob(of), [said], extractor="test/1", now=NOON, keys=[[5]]
            )
        transaction.save_reconciliation(
            events=[], comparisons=[], conflicts=[found], counts={}, generation=2, now=NOON
        )
        transaction.add_decision(decision(found))
    return store


def test_a_registry_that_nobody_touched_keeps_its_promises(full: Store) -> None:
    with full.view() as reader:
        assert check(reader) == []


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        ("UPDATE text SET body = body || '.'", "text", "not the one that was read"),
        ("UPDATE blob SET size = size + 1", "blob", "were stored"),
        ("UPDATE blob SET data = (SELECT frame FROM document LIMIT 1)", "blob", "not those"),
        ("UPDATE document SET key = key || 'x'", "document", "does not follow"),
        ("UPDATE document SET superseded = NOT superseded", "article", "not exactly one"),
        ("UPDATE document SET version = version + 1", "article", "count from 1"),
        ("UPDATE registry SET documents = 7", "registry", "says that it holds 7 articles"),
        ("UPDATE registry SET claims = 7", "registry", "says that it holds 7 claims"),
        ("UPDATE claim SET predicate = 'refuse'", "claim", "id does not follow"),
        ("UPDATE claim SET prefix = 'x'", "claim", "does not stand"),
        ("UPDATE claim SET position = 3", "claim", "position 3"),
        ("UPDATE claim SET time = '1999'", "claim", "columns and record differ: time"),
        ("UPDATE claim SET slots = '{}x'", "claim", "cannot be read"),
        ("UPDATE block_key SET position = 9", "block_key", "not there"),
        ("UPDATE conflict SET confidence = 1", "conflict", "columns and record differ"),
        ("UPDATE conflict SET record = '{'", "conflict", "cannot be read"),
        ("DELETE FROM conflict_claim WHERE side = 1", "conflict", "not those on its sides"),
        ("UPDATE decision SET reason = 'another'", "decision", "was changed"),
    ],
)
def test_what_was_changed_by_hand_is_found(
    full: Store, statement: str, where: str, what: str
) -> None:
    engine = engine_at(full.location)
    with engine.begin() as connection:
        connection.execute(sql(statement))
    engine.dispose()
    with full.view() as reader:
        problems = check(reader)
    assert any(one.where.startswith(where) and what in one.what for one in problems), problems
