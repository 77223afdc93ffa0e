"""Comparing only what is new gives what comparing everything gives, in any order of articles."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from random import Random

import pytest

from registry.linking import link, relink
from registry.linking.blocking.candidates import Limits
from registry.linking.link import Linking
from registry.records import Comparison
from tests.linking.conftest import Cluster


def one_by_one(cluster: Cluster, order: Sequence[str], step: int) -> Linking:
    """Link an empty registry, then each few articles as they come."""
    claims, articles = cluster
    before: tuple[Comparison, ...] = ()
    result = link([], {})
    for at in range(0, len(order), step):
        here = set(order[: at + step])
        result = relink(
            [one for one in claims if one.document_id in here],
            {key: articles[key] for key in here},
            fresh={one.id for one in claims if one.document_id in order[at : at + step]},
            before=before,
        )
        before = result.comparisons
    return result


@pytest.mark.parametrize("limits", [Limits(), Limits(small=2, large=4, fine=3)], ids=str)
@pytest.mark.parametrize("seed", range(5))
def test_any_order_of_articles_gives_the_same(
    clusters: list[Cluster], limits: Limits, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("link", "incremental"):
        monkeypatch.setattr(sys.modules[f"registry.linking.{module}"], "LIMITS", limits)
    chance = Random(seed)
    parts = clusters[seed % 4 : seed % 4 + 3]
    claims = [one for own, _ in parts for one in own]
    articles = {key: one for _, own in parts for key, one in own.items()}
    order = chance.sample(sorted(articles), k=len(articles))
    expected = link(chance.sample(claims, k=len(claims)), articles)
    found = one_by_one((claims, articles), order, step=chance.randint(1, 4))
    assert found.comparisons == expected.comparisons
    assert found.events == expected.events
    assert found.capped == expected.capped
    assert expected.comparisons


def test_only_pairs_with_a_fresh_claim_are_compared(together: Cluster) -> None:
    claims, articles = together
    last = sorted(articles)[-1]
    old = [one for one in claims if one.document_id != last]
    before = link(old, articles)
    result = relink(
        claims,
        articles,
        fresh={one.id for one in claims if one.document_id == last},
        before=before.comparisons,
    )
    assert result.counts["compared"] < before.counts["compared"] / 2
    assert result.counts["carried over"] + result.counts["new"] == len(result.comparisons)


def test_what_is_gone_takes_its_comparisons_along(together: Cluster) -> None:
    claims, articles = together
    gone = sorted(articles)[0]
    rest = [one for one in claims if one.document_id != gone]
    before = link(claims, articles)
    result = relink(rest, articles, fresh=(), before=before.comparisons)
    assert result.comparisons == link(rest, articles).comparisons
    assert len(result.comparisons) < len(before.comparisons)


def test_the_same_claims_again_change_nothing(together: Cluster) -> None:
    claims, articles = together
    before = link(claims, articles)
    result = relink(claims, articles, fresh=(), before=before.comparisons)
    assert result.comparisons == before.comparisons
    assert result.counts["compared"] == 0
