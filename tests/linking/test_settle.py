"""A registry linked from columns has the events and the conflicts of one compared pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pytest

from bench.generate import World
from registry import conflicts
from registry.linking import bulk, prepare, score
from registry.linking.bulk import Bulk, link_columns
from registry.linking.candidates import blocks_of, entries_of
from registry.linking.columns import columns_of
from registry.linking.keys import key_number, second_names
from registry.linking.link import LIMITS, candidates_of, judged
from registry.linking.rulings import Ruled
from registry.linking.sides import Side
from registry.records import Article, Claim
from tests.linking.conftest import Cluster


def from_columns(
    claims: Sequence[Claim], articles: Mapping[str, Article], processes: int = 1
) -> Bulk:
    made = prepare(claims, articles)
    by_id = dict(zip(made.ids, made.claims, strict=True))
    side = Side(columns_of(made.built, made.about, made.ids))
    blocks = blocks_of(
        entries_of([[key_number(key) for key in own] for own in made.keys]),
        lambda: entries_of([[key_number(k) for k in second_names(one)] for one in made.built]),
        LIMITS,
    )

    def fetch(ids: Sequence[str]) -> tuple[Mapping[str, Claim], Mapping[str, Article]]:
        return {one: by_id[one] for one in ids}, articles

    return link_columns(side, blocks, fetch, processes=processes)


def by_pairs(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Ruled:
    """What ``link`` gives of pairs; what whole articles leave over is no matter of columns."""
    made = prepare(claims, articles)
    (lefts, rights), capped = candidates_of(made)
    found, _ = score(made, lefts, rights, capped)
    return judged(made, found, ())


def assert_alike(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Bulk:
    by_id = {one.id: one for one in claims}
    ids = sorted(by_id)
    expected = by_pairs(claims, articles)
    found = from_columns(claims, articles)
    groups: dict[int, list[str]] = defaultdict(list)
    for claim_id, event in zip(ids, found.event.tolist(), strict=True):
        groups[event].append(claim_id)
    events = sorted(tuple(group) for group in groups.values() if len(group) > 1)
    assert events == sorted(event.claims for event in expected.events)
    judged = conflicts.detect(found.comparisons, by_id, articles)
    assert judged.conflicts == conflicts.detect(expected.comparisons, by_id, articles).conflicts
    return found


def test_gold_clusters_come_out_alike(together: Cluster) -> None:
    assert_alike(*together)


@pytest.mark.parametrize(("seed", "skew"), [(1, 0.0), (2, 0.1), (3, 0.5)])
def test_generated_claims_come_out_alike(seed: int, skew: float) -> None:
    world = World(claims=800, skew=skew, seed=seed, wrong=0.1)
    made = [world.article(number) for number in range(world.articles)]
    claims = [claim for _, own in made for claim in own]
    found = assert_alike(claims, {article.id: article for article, _ in made})
    assert found.counts["settled"] > 100
    assert found.comparisons


def test_two_processes_and_small_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(claims=600, skew=0.2, wrong=0.1)
    made = [world.article(number) for number in range(world.articles)]
    claims = [claim for _, own in made for claim in own]
    articles = {article.id: article for article, _ in made}
    whole = from_columns(claims, articles)
    monkeypatch.setattr(bulk, "BATCH", 50)
    monkeypatch.setattr(bulk, "PART", 500)
    found = from_columns(claims, articles, processes=2)
    assert found.comparisons == whole.comparisons
    assert found.event.tolist() == whole.event.tolist()
    assert found.counts == whole.counts
