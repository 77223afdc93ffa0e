from datetime import timedelta

import pytest

from registry.records import Claim, Conflict, Event, Outcome, Severity, Verdict
from registry.store.writer import Reconciled, Store
from tests.factories import NOON, blob, claim, comparison, conflict, decision, document


def two_claims(store: Store) -> tuple[Claim, Claim]:
    """Two claims of two articles, on record."""
    articles = [document(source=name, title="Treaty") for name in ("Fjord Press", "Harbour Mail")]
    claims = [
        claim(of, time=time) for of, time in zip(articles, ("2023-06", "2024-06"), strict=True)
    ]
    with store.transaction() as transaction:
        for of, said in zip(articles, claims, strict=True):
            transaction.save_document(of, blob(of), [said], extractor="test/1", now=NOON)
    return claims[0], claims[1]


def reconcile(store: Store, *conflicts: Conflict, day: int = 0) -> Reconciled:
    with store.transaction() as transaction:
        return transaction.save_reconciliation(
            events=[],
            comparisons=[],
            conflicts=conflicts,
            counts={"conflict": len(conflicts), "update": 3},
            generation=transaction.reader.counts().generation,
            now=NOON + timedelta(days=day),
        )


def test_a_conflict_is_new_then_carried_over_then_resolved(store: Store) -> None:
    left, right = two_claims(store)
    found = conflict(left, right)
    name = (found.fingerprint,)
    assert reconcile(store, found) == Reconciled(new=name, carried=(), resolved=())
    assert reconcile(store, found, day=1) == Reconciled(new=(), carried=name, resolved=())
    with store.view() as reader:
        assert reader.since(found.fingerprint) == ("2026-03-04T12:00:00Z", None)
    assert reconcile(store, day=2) == Reconciled(new=(), carried=(), resolved=name)
    with store.view() as reader:
        assert reader.conflicts() == []
        assert reader.conflict(found.fingerprint) == found
        assert reader.since(found.fingerprint)[1] == "2026-03-06T12:00:00Z"
    assert reconcile(store, found, day=3).new == name


def test_conflicts_come_the_loudest_and_surest_first(store: Store) -> None:
    left, right = two_claims(store)
    found = [
        conflict(left, right, code=code, severity=severity).model_copy(
            update={"confidence": confidence}
        )
        for code, severity, confidence in (
            ("T001", Severity.NOTE, 990),
            ("Q001", Severity.ERROR, 700),
            ("L001", Severity.ERROR, 900),
            ("N001", Severity.WARNING, 999),
        )
    ]
    reconcile(store, *found)
    with store.view() as reader:
        assert [one.code for one in reader.conflicts()] == ["L001", "Q001", "N001", "T001"]


def test_a_report_brings_what_its_conflicts_rest_on(store: Store) -> None:
    left, right = two_claims(store)
    reconcile(store, conflict(left, right))
    with store.view() as reader:
        report = reader.report(reader.conflicts())
    assert set(report.claims) == {left.id, right.id}
    assert {article.source for article in report.articles.values()} == {
        "Fjord Press",
        "Harbour Mail",
    }
    assert report.texts[left.document_id][left.anchor.start : left.anchor.end] == left.anchor.quote
    assert report.outcomes == {"conflict": 1, "update": 3}
    assert (report.documents_on_record, report.claims_on_record) == (2, 2)


def test_comparisons_and_events_come_back(store: Store) -> None:
    left, right = two_claims(store)
    compared = comparison(left, right, Outcome.UPDATE, Outcome.AGREE)
    event = Event(id="e7", claims=tuple(sorted((left.id, right.id))))
    with store.transaction() as transaction:
        transaction.save_reconciliation(
            events=[event], comparisons=[compared], conflicts=[], counts={}, generation=2, now=NOON
        )
    with store.view() as reader:
        assert list(reader.comparisons()) == [compared]
        assert list(reader.comparisons(left.id)) == [compared]
        assert list(reader.comparisons("0")) == []
        assert list(reader.events()) == [event]


def test_a_reconciliation_is_stale_once_an_article_comes(store: Store) -> None:
    two_claims(store)
    with store.view() as reader:
        assert reader.counts().reconciled is None
    reconcile(store)
    with store.view() as reader:
        counts = reader.counts()
    assert counts.reconciled == counts.generation == 2


def test_origins_are_replaced_as_a_whole(store: Store) -> None:
    left, right = two_claims(store)
    for origin in ("first", "second"):
        with store.transaction() as transaction:
            transaction.save_origins(
                {left.document_id: (origin, ["shared words"]), "gone": ("x", [])}
            )
    with store.view() as reader:
        articles = reader.articles()
        assert articles[left.document_id].origin == "second"
        assert articles[right.document_id].origin == right.document_id
        assert reader.origin_reasons(left.document_id) == ["shared words"]


def test_decisions_are_only_ever_added(store: Store) -> None:
    left, right = two_claims(store)
    found = conflict(left, right)
    first = decision(found)
    second = decision(found, verdict=Verdict.WITHDRAWN, at=NOON + timedelta(seconds=1.5))
    with store.transaction() as transaction:
        assert transaction.add_decision(first)
        assert not transaction.add_decision(first)
        assert transaction.add_decision(second)
    with store.view() as reader:
        assert reader.decisions() == [first, second]
        assert reader.decisions(found.fingerprint) == [first, second]
        assert reader.decisions("0" * 64) == []
        assert reader.fetch("SELECT supersedes FROM decision ORDER BY created_at") == [
            (None,),
            (first.id,),
        ]


def test_decisions_outlive_every_reconciliation(store: Store) -> None:
    left, right = two_claims(store)
    found = conflict(left, right)
    with store.transaction() as transaction:
        transaction.add_decision(decision(found))
    reconcile(store)
    with store.view() as reader:
        assert len(reader.decisions(found.fingerprint)) == 1


@pytest.mark.parametrize(("length", "kinds"), [(8, ["claim"]), (24, ["claim"])])
def test_a_prefix_finds_what_it_names(store: Store, length: int, kinds: list[str]) -> None:
    left, _ = two_claims(store)
    with store.view() as reader:
        found = reader.named(left.id[:length].upper())
    assert [one.kind for one in found] == kinds
    assert found[0].id == left.id


def test_a_prefix_of_everything_finds_everything_and_nonsense_nothing(store: Store) -> None:
    left, right = two_claims(store)
    reconcile(store, conflict(left, right))
    with store.view() as reader:
        every = [one for digit in "0123456789abcdef" for one in reader.named(digit)]
        assert sorted(one.kind for one in every) == ["claim"] * 2 + ["conflict"] + ["document"] * 2
        assert reader.named("") == reader.named("xyz") == reader.named("' OR 1=1") == []
        shown = next(one for one in every if one.kind == "conflict")
        assert reader.named(f"FC-{shown.id[:12]}") == [shown]
