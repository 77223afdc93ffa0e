"""People are heard: a pair held apart never joins, a pair held together always does."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.linking import link, relink
from registry.linking.rulings import Ruled, Ruling, apply
from registry.records import Comparison, Level, LinkDecision
from tests.linking.conftest import Cluster

NAMES = "abcdef"
PAIRS = list(combinations(NAMES, 2))
SAME, DIFFERENT = LinkDecision.SAME, LinkDecision.DIFFERENT


def comparison(left: str, right: str, decision: LinkDecision = SAME, score: int = 0) -> Comparison:
    level = Level(slot="predicate", level="same class", weight=score, reason="made up")
    return Comparison(
        left=left, right=right, keys=(), levels=(level,), score=score, decision=decision
    )


def ruled(found: list[Comparison], *rulings: Ruling) -> Ruled:
    return apply(found, rulings, lambda rivals: rivals, comparison)


def groups(result: Ruled) -> list[set[str]]:
    return [set(one.claims) for one in result.events]


def different(left: str, right: str) -> Ruling:
    return Ruling(left, right, DIFFERENT, "maria: two")


def same(left: str, right: str) -> Ruling:
    return Ruling(left, right, SAME, "maria: one")


def test_a_pair_held_apart_does_not_join_by_way_of_a_third() -> None:
    chain = [comparison("a", "b", score=9), comparison("b", "c", score=5)]
    assert groups(ruled(chain)) == [{"a", "b", "c"}]
    result = ruled(chain, different("a", "c"))
    assert groups(result) == [{"a", "b"}]
    weaker = next(one for one in result.comparisons if one.left == "b")
    assert weaker.decision is DIFFERENT
    assert weaker.levels[-1].reason == "maria: two"


def test_a_pair_held_together_joins_though_nothing_compared_it() -> None:
    result = ruled([], same("a", "b"))
    assert groups(result) == [{"a", "b"}]
    assert result.comparisons[0].levels[-1].level == "same"


def test_what_a_person_joins_comes_before_what_words_join() -> None:
    found = [comparison("a", "b", score=9000), comparison("b", "c", score=-9000)]
    result = ruled(found, same("b", "c"), different("a", "c"))
    assert groups(result) == [{"b", "c"}]


def test_people_who_contradict_each_other_by_way_of_a_third_are_told() -> None:
    result = ruled([], same("a", "b"), same("b", "c"), different("a", "c"))
    assert groups(result) == [{"a", "b"}]
    assert result.overruled == ((same("b", "c"), different("a", "c")),)


@given(
    st.lists(st.sampled_from(PAIRS), unique=True),
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([SAME, DIFFERENT]), max_size=6),
    st.randoms(),
)
def test_no_group_holds_a_pair_that_is_held_apart_and_order_does_not_matter(
    linked: list[tuple[str, str]],
    said: dict[tuple[str, str], LinkDecision],
    chance: object,
) -> None:
    found = [comparison(*pair, score=n) for n, pair in enumerate(linked)]
    rulings = [Ruling(*pair, decision, "so") for pair, decision in said.items()]
    result = ruled(found, *rulings)
    for own, ((left, right), decision) in product(groups(result), said.items()):
        assert not (decision is DIFFERENT and {left, right} <= own)
    overruled = {one.pair for one, _ in result.overruled}
    for pair, decision in said.items():
        if decision is SAME and pair not in overruled:
            assert any(set(pair) <= own for own in groups(result))
    assert ruled(found[::-1], *rulings[::-1]) == result
    for one in result.comparisons:
        if (one.left, one.right) in said:
            assert one.decision is said[one.left, one.right]


@pytest.mark.parametrize("decision", [SAME, DIFFERENT])
def test_comparing_only_what_is_new_hears_people_as_comparing_everything_does(
    together: Cluster, decision: LinkDecision
) -> None:
    claims, articles = together
    plain = link(claims, articles)
    linked = [one for one in plain.comparisons if one.decision is SAME]
    asked = linked[:3] if decision is DIFFERENT else plain.comparisons[:3]
    rulings = [Ruling(one.left, one.right, decision, "so", "time") for one in asked]
    expected = link(claims, articles, verdicts=rulings)
    assert expected.comparisons != plain.comparisons
    last = sorted(articles)[-1]
    fresh = {one.id for one in claims if one.document_id == last}
    old = [one for one in claims if one.document_id != last]
    for before in (link(old, articles), link(old, articles, verdicts=rulings)):
        found = relink(claims, articles, fresh=fresh, before=before.comparisons, verdicts=rulings)
        assert found.comparisons == expected.comparisons
        assert found.events == expected.events
    undone = relink(claims, articles, fresh=(), before=expected.comparisons)
    assert {(c.left, c.right) for c in undone.comparisons} <= {
        (c.left, c.right) for c in plain.comparisons
    }
