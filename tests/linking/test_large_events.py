"""An event of thousands of claims stays whole, and who contradicts it is heard, at linear cost."""

from __future__ import annotations

from random import Random

import pytest

from bench.generate import World
from registry import conflicts
from registry.linking import link, relink
from registry.linking.link import LIMITS, candidates_of, prepare
from registry.records import Article, Claim, Outcome


def press(articles: int, each: int = 5) -> tuple[list[Claim], dict[str, Article]]:
    """Claims of one event; every hundredth article has another number."""
    right, wrong = World(1, wrong=0.0), World(1, wrong=1.0)
    told = [
        (wrong if number % 100 == 50 else right).of_one_event(number, each)
        for number in range(articles)
    ]
    return [claim for _, own in told for claim in own], {article.id: article for article, _ in told}


def test_a_large_event_is_one_event_and_another_number_is_a_conflict() -> None:
    claims, articles = press(160)
    assert len(claims) > 10 * LIMITS.fine
    linked = link(claims, articles)
    (event,) = linked.events
    assert len(event.claims) == len(claims)
    assert linked.capped  # what was not compared in full is told
    found = conflicts.detect(linked.comparisons, {one.id: one for one in claims}, articles)
    assert found.outcomes[Outcome.CONFLICT] > 0
    odd = {one.id for one in claims if one.document_id.endswith(("050", "150"))}
    numbers = [one for one in found.conflicts if one.kind == "quantity"]
    assert numbers
    for one in numbers:
        usual = [side for side in one.sides if not odd.issuperset(side.claims)]
        assert len(usual) < 2
        assert all(odd.isdisjoint(side.claims) for side in usual)
    heard = {name for one in numbers for side in one.sides for name in side.claims}
    assert {one.document_id for one in claims if one.id in odd & heard} == {
        article for article in articles if article.endswith(("050", "150"))
    }


@pytest.mark.parametrize("each", [1, 20])
def test_its_cost_grows_with_the_claims_and_not_with_their_square(each: int) -> None:
    few, many = (
        len(candidates_of(prepare(*press(count // each, each)))[0][0]) / count
        for count in (1000, 4000)
    )
    assert many < 1.5 * few


def test_in_any_order_of_articles_it_comes_out_the_same() -> None:
    claims, articles = press(40, 4)
    expected = link(claims, articles)
    order = Random(3).sample(sorted(articles), k=len(articles))
    before = link([], {})
    for at in range(0, len(order), 10):
        here = set(order[: at + 10])
        fresh = set(order[at : at + 10])
        before = relink(
            [one for one in claims if one.document_id in here],
            {key: articles[key] for key in here},
            fresh={one.id for one in claims if one.document_id in fresh},
            before=before.comparisons,
        )
    assert before.comparisons == expected.comparisons
    assert before.events == expected.events
