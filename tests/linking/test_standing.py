"""A new article is held against what stands ready as if all had been linked together."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bench.generate import World
from registry.linking import prepare
from registry.linking.bounds import Bounds, Pairs
from registry.linking.candidates import Limits, blocks_of, distinct_pairs, entries_of
from registry.linking.columns import columns_of
from registry.linking.keys import key_number, second_names
from registry.linking.link import LIMITS, SAME_ARTICLE, Prepared
from registry.linking.settle import settle
from registry.linking.sides import Side
from registry.linking.standing import KeyIndex, Standing

KEYS = st.lists(st.lists(st.integers(0, 5), max_size=4, unique=True), min_size=2, max_size=14)


def wide(keys: Sequence[Sequence[int]]) -> list[list[int]]:
    """Keys as large as real ones: their lowest bits are given up."""
    return [[(key + 1) << 40 for key in own] for own in keys]


@given(KEYS, st.data())
def test_candidates_are_those_of_all_claims_together(
    keys: list[list[int]], data: st.DataObject
) -> None:
    limits = Limits(small=2, large=5, fine=3, witnesses=data.draw(st.integers(1, 4)))
    keys = wide(keys)
    seconds = wide([data.draw(st.lists(st.integers(0, 3), max_size=2, unique=True)) for _ in keys])
    new = sorted(data.draw(st.sets(st.integers(0, len(keys) - 1), max_size=len(keys) - 1)))
    old = [n for n in range(len(keys)) if n not in new]
    blocks = blocks_of(entries_of(keys), lambda: entries_of(seconds), limits)
    together = zip(*(one.tolist() for one in distinct_pairs(blocks, len(keys))), strict=True)
    expected = {
        (new.index(b), old.index(a))
        for pair in together
        for a, b in (pair, pair[::-1])
        if a in old and b in new
    }
    index = KeyIndex(
        entries_of([keys[n] for n in old]), entries_of([seconds[n] for n in old]), len(old), limits
    )
    left, right = index.candidates(
        [keys[n] for n in new],
        [seconds[n] for n in new],
        [sum(other < n for other in old) for n in new],
    )
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == expected
    assert len(left) == len(expected)


def columns(made: Prepared) -> tuple[Side, list[list[int]], list[list[int]]]:
    return (
        Side(columns_of(made.built, made.about, made.ids)),
        [[key_number(key) for key in own] for own in made.keys],
        [[key_number(key) for key in second_names(one)] for one in made.built],
    )


def test_an_article_is_told_of_the_same_pairs_as_when_all_are_linked() -> None:
    world = World(claims=900, wrong=0.2)
    told = [world.article(number) for number in range(world.articles)]
    articles = {article.id: article for article, _ in told}
    whole = prepare([claim for _, own in told for claim in own], articles)
    side, keys, seconds = columns(whole)
    blocks = blocks_of(entries_of(keys), lambda: entries_of(seconds), LIMITS)
    left, right = distinct_pairs(blocks, len(side))
    bounds = Bounds(side.derived, SAME_ARTICLE.weight)
    open_: dict[frozenset[str], bool] = {}
    for pairs in bounds.possible(side, left, side, right):
        found = settle(bounds, side, side, pairs)
        for a, b, asked in zip(*rows(pairs), found.open, strict=True):
            open_[frozenset((whole.ids[a], whole.ids[b]))] = bool(asked)
    asked_at_all = False
    for number in range(0, world.articles, 5):
        article, own = told[number]
        mine = {claim.id for claim in own}
        expected = {pair: asked for pair, asked in open_.items() if len(pair & mine) == 1}
        before = prepare([c for a, others in told for c in others if a is not article], articles)
        side, keys, seconds = columns(before)
        standing = Standing(side, entries_of(keys), entries_of(seconds))
        new = prepare(own, articles)
        answer = {
            frozenset((new.ids[a], before.ids[b])): bool(asked)
            for pairs, settled in standing.looked_at(new.built, new.about)
            for a, b, asked in zip(*rows(pairs), settled.open, strict=True)
        }
        assert answer == expected
        asked_at_all |= any(answer.values())
    assert asked_at_all


def rows(pairs: Pairs) -> tuple[list[int], list[int]]:
    return pairs.left.tolist(), pairs.right.tolist()
