"""Columns bound what the comparison finds, and never lose a pair that matters."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.linking.bounding.bounds import Bounds
from registry.linking.bounding.columns import columns_of
from registry.linking.bounding.sides import Side
from registry.linking.identity.kinship import Kinship
from registry.linking.levels import predicate_level, story
from registry.linking.link import candidates_of, compare, prepare
from registry.linking.signature import Profile, Signature, profiles, signatures
from registry.linking.stories import SAME_ARTICLE, Stories
from registry.linking.weights import THRESHOLDS
from registry.records import Article, Claim, Comparison
from registry.values.names import EntityKind, entity, same_entity
from tests.linking.conftest import Cluster


def _built(
    claims: list[Claim], articles: dict[str, Article]
) -> tuple[list[Signature], dict[str, Profile], list[str]]:
    ordered = sorted(claims, key=lambda claim: claim.id)
    built = signatures(ordered, articles)
    return built, profiles(built), [claim.id for claim in ordered]


def margin(one: Comparison) -> int:
    """By how much the best decision of a comparison passes its lower threshold."""
    again = sum(level.weight for level in one.levels if level.slot == "retold")
    kinds = [(one.score - again, "event")]
    kinds += [(x.score, x.slot.partition(":")[0].replace("order", "time")) for x in one.alignments]
    highest = max(score - THRESHOLDS[kind][1] for score, kind in kinds)
    return max(highest, one.score - THRESHOLDS["event"][0])


def test_no_pair_scores_above_its_bound(together: Cluster) -> None:
    claims, articles = together
    ordered = sorted(claims, key=lambda claim: claim.id)[::2]
    ids = [claim.id for claim in ordered]
    built = signatures(ordered, articles)
    about = profiles(built)
    side = Side(columns_of(built, about, ids))
    pairs = [
        (a, b)
        for a, b in combinations(range(len(built)), 2)
        if built[a].names.keys() & built[b].names.keys()
        or built[a].claim.predicate == built[b].claim.predicate
    ]
    left, right = np.array(pairs, dtype=np.int64).T
    bounds = Bounds(side.derived, SAME_ARTICLE.weight)
    found = bounds.margin(bounds.known(side, left, side, right))
    held = {
        pair
        for part in bounds.possible(side, left, side, right)
        for pair in zip(part.left.tolist(), part.right.tolist(), strict=True)
    }
    kept = np.array([pair in held for pair in pairs])
    stories = Stories(about)
    for (a, b), most, keep in zip(pairs, found.tolist(), kept.tolist(), strict=True):
        between = stories.between(*(built[n].claim.document_id for n in (a, b)))
        true = margin(compare(built[a], built[b], between, (), ids[a], ids[b]))
        assert true <= most, (built[a].claim.anchor.quote, built[b].claim.anchor.quote)
        assert keep or true < 0
    assert 0 < kept.sum() < len(pairs)


def test_what_is_left_out_of_a_story_changes_nothing_of_it(together: Cluster) -> None:
    claims, articles = together
    about = profiles(signatures(sorted(claims, key=lambda claim: claim.id), articles))
    stories = Stories(about)
    for one, other in combinations(sorted(about), 2):
        assert stories.between(one, other) == story(about[one], about[other])
        assert stories.between(other, one) == story(about[one], about[other])
    assert stories.between(one, one) is SAME_ARTICLE


def test_predicates_compare_alike_both_ways(together: Cluster) -> None:
    claims, articles = together
    heads = columns_of(*_built(claims, articles)).values.heads.values
    for one, other in combinations(heads[::3], 2):
        assert predicate_level(one, other).weight == predicate_level(other, one).weight


NAMES = st.sampled_from(
    [
        *("Maria Olsen", "M. Olsen", "Olsen", "Maria", "Mr Olsen", "Maria Anna Olsen"),
        *("Olsen Maria", "John Smith Jr", "John Smith", "Bill Olsen", "William Olsen"),
        *("Norden Paper Inc.", "Norden Paper", "Norden", "Bank of Norden", "World Bank"),
        *("Rovers", "Castlemere Rovers", "US Geological Survey", "USGS", "Al Qaeda", "Al-Qaida"),
        *("USS Halden Star", "Halden Star", "Kim Jong Un", "Kim Jong-un", "Kim", "Alqaeda"),
        *("City of Bergen", "Bergen", "the Netherlands", "Dutch", "Holland"),
    ]
)
KINDS: st.SearchStrategy[EntityKind] = st.sampled_from(
    ["person", "org", "team", "vessel", "place", "other", "country"]
)


@given(st.lists(st.tuples(NAMES, KINDS), min_size=2, max_size=12, unique=True))
@settings(max_examples=200, deadline=None)
def test_entities_that_may_be_one_bear_one_number(names: list[tuple[str, EntityKind]]) -> None:
    refs = [entity(name, kind) for name, kind in names]
    kin = Kinship()
    for number, ref in enumerate(refs):
        kin.add(number, ref)
    for a, b in combinations(range(len(refs)), 2):
        if same_entity(refs[a], refs[b]) is not None:
            assert kin.group[a] == kin.group[b], (refs[a], refs[b])


def test_what_is_taken_off_on_the_way_is_never_too_much(together: Cluster) -> None:
    made = prepare(*together)
    side = Side(columns_of(made.built, made.about, made.ids))
    bounds = Bounds(side.derived, SAME_ARTICLE.weight)
    (left, right), _ = candidates_of(made)
    known = bounds.known(side, left, side, right)
    true = bounds.margin(known) >= 0
    kept = {
        pair
        for part in bounds.possible(side, left, side, right)
        for pair in zip(part.left.tolist(), part.right.tolist(), strict=True)
    }
    for pair in zip(left[true].tolist(), right[true].tolist(), strict=True):
        assert pair in kept
    assert 0 < len(kept) < len(left)
