"""Linking part by part finds what it finds of everything at once, and keeps nothing of its own."""

from itertools import pairwise

import numpy as np
import pytest

from bench.generate import World
from registry.linking import spread as divided_by
from registry.linking.bounding.possible import possible
from registry.linking.link import Prepared, candidates_of, chunks_of, link, prepare
from registry.records import Article, Claim, Level


@pytest.fixture(scope="module")
def world() -> tuple[list[Claim], dict[str, Article]]:
    told = [World(600).article(number) for number in range(30)]
    return [one for _, own in told for one in own], {article.id: article for article, _ in told}


@pytest.fixture
def made(world: tuple[list[Claim], dict[str, Article]]) -> Prepared:
    return prepare(*world)


def test_pairs_may_come_in_any_parts(made: Prepared) -> None:
    (lefts, rights), _ = candidates_of(made)
    whole = possible(made, chunks_of(made))
    ends = [0, 1, len(lefts) // 3, len(lefts)]
    parts = possible(made, [(lefts[a:b], rights[a:b]) for a, b in pairwise(ends)])
    assert whole.candidates == parts.candidates == len(lefts)
    for one, other in zip(whole[:4], parts[:4], strict=True):
        assert np.array_equal(one, other)
    assert 0 < len(whole.lefts) < len(lefts)
    assert (whole.one < whole.other).all()


def test_pairs_of_some_claims_are_bounded_by_their_columns_alone(made: Prepared) -> None:
    (lefts, rights), _ = candidates_of(made)
    few = lefts[:50], rights[:50]
    some = possible(made, [few], np.unique(np.concatenate(few)))
    every = possible(made, [few])
    assert np.array_equal(some.lefts, every.lefts)
    assert np.array_equal(some.rights, every.rights)
    assert np.array_equal(some.one, every.one)


def test_how_the_work_is_divided_changes_nothing(
    world: tuple[list[Claim], dict[str, Article]], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = link(*world)
    monkeypatch.setattr(divided_by, "_MOST", 50)
    monkeypatch.setattr(divided_by, "_MANY", 1000)
    assert link(*world) == expected


def test_what_was_asked_of_a_claim_may_be_forgotten(made: Prepared) -> None:
    side = made.built[0]
    before = side.words, side.role("agent"), side.head
    made.forget()
    assert side.known is None
    assert (side.words, side.role("agent"), side.head) == before


def test_rows_of_documents_are_those_of_all_their_claims(made: Prepared) -> None:
    some = sorted(made.about)[2:5]
    rows = made.rows_of(some)
    assert rows == [n for n, one in enumerate(made.claims) if one.document_id in some]
    assert all(made.row(made.ids[n]) == n for n in rows)


def test_records_of_which_there_are_many_share_the_note_of_their_fields() -> None:
    one, other = (Level(slot="time", level=name, weight=1, reason="") for name in ("a", "b"))
    assert one.model_fields_set is other.model_fields_set
    changed = one.model_copy(update={"level": "b"})
    assert changed == other
    assert changed.model_fields_set == one.model_fields_set
    assert Level.model_validate_json(one.model_dump_json()) == one
