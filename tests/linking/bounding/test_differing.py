"""Pairs that columns hold to agree hold nothing that contradicts, nor explains anything away."""

from __future__ import annotations

import pytest

from bench.generate import World
from registry.linking import prepare
from registry.linking.bounding.bounds import Bounds
from registry.linking.bounding.columns import columns_of
from registry.linking.bounding.differing import may_differ
from registry.linking.bounding.sides import Side
from registry.linking.link import SAME_ARTICLE, candidates_of, compare
from registry.linking.stories import Stories
from registry.records import Alignment, LinkDecision
from registry.values.relation import Relation
from tests.linking.conftest import Cluster


def contradicts(x: Alignment) -> bool:
    return x.relation is Relation.DISJOINT and x.decision is not LinkDecision.DIFFERENT


def shares(cluster: Cluster) -> tuple[int, int]:
    """How many pairs may matter, and how many of them may differ: all that do are among them."""
    made = prepare(*cluster)
    side = Side(columns_of(made.built, made.about, made.ids))
    bounds = Bounds(side.derived, SAME_ARTICLE.weight)
    (left, right), _ = candidates_of(made)
    stories = Stories(made.about)
    count = asked = 0
    for pairs in bounds.possible(side, left, side, right):
        open_ = may_differ(bounds, side, side, pairs).tolist()
        count, asked = count + len(open_), asked + sum(open_)
        for a, b, may in zip(pairs.left.tolist(), pairs.right.tolist(), open_, strict=True):
            one, other = made.built[a], made.built[b]
            between = stories.between(one.claim.document_id, other.claim.document_id)
            told = compare(one, other, between, (), made.ids[a], made.ids[b])
            assert may or not any(map(contradicts, told.alignments)), told
    return count, asked


def test_no_contradiction_of_the_gold_clusters_is_missed(together: Cluster) -> None:
    count, asked = shares(together)
    assert 0 < asked < count


@pytest.mark.parametrize(("seed", "skew"), [(1, 0.0), (2, 0.1), (3, 0.5)])
def test_no_contradiction_of_generated_claims_is_missed(seed: int, skew: float) -> None:
    world = World(claims=800, skew=skew, seed=seed, wrong=0.1)
    made = [world.article(number) for number in range(world.articles)]
    claims = [claim for _, own in made for claim in own]
    count, asked = shares((claims, {article.id: article for article, _ in made}))
    assert 0 < asked < count / 2
