"""Links stand by a majority: one wrong link does not make one event of two."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from registry.linking.grouping import ENOUGH, WITNESSES, connected, majority
from registry.linking.link import grouped
from registry.records import Comparison, LinkDecision

Pair = tuple[int, int]

links = st.sets(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
    max_size=40,
).map(sorted)


def standing(pairs: list[Pair]) -> list[Pair]:
    ends = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
    found = majority(ends[:, 0], ends[:, 1]).tolist()
    return [pair for pair, stands in zip(pairs, found, strict=True) if stands]


def events(pairs: list[Pair]) -> list[list[int]]:
    kept = np.array(standing(pairs), dtype=np.int64).reshape(-1, 2)
    groups = defaultdict(list)
    for n, first in enumerate(connected(64, kept[:, 0], kept[:, 1]).tolist()):
        groups[first].append(n)
    return [group for group in groups.values() if len(group) > 1]


def voted(pairs: list[Pair]) -> list[Pair]:
    """The same by sets: those that one end is linked with, counted one by one."""
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    kept = []
    for a, b in pairs:
        one, other = (a, b) if len(near[a]) <= len(near[b]) else (b, a)
        asked = near[one] - {other}
        heard = len(asked & near[other])
        if not asked or 2 * heard > len(asked) or heard >= ENOUGH:
            kept.append((a, b))
    return kept


def test_one_link_does_not_join_two_events() -> None:
    two = [*combinations(range(4), 2), *combinations(range(4, 8), 2)]
    assert events([*two, (3, 4)]) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_a_claim_between_two_events_does_not_join_them() -> None:
    # 4 is linked with one claim of the first and all of the second.
    two = [*combinations(range(4), 2), *combinations(range(4, 8), 2)]
    assert events([*two, (0, 4), (1, 5)]) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_a_long_chain_comes_apart() -> None:
    chain = [(n, n + 1) for n in range(12)]
    assert max(len(group) for group in events(chain)) <= 2


def test_a_claim_with_one_link_needs_no_witness() -> None:
    assert events([*combinations(range(4), 2), (3, 9)]) == [[0, 1, 2, 3, 9]]


def test_an_event_of_many_claims_stays_whole_though_few_are_asked() -> None:
    many = list(combinations(range(3 * WITNESSES), 2))
    assert standing(many) == many


def test_a_large_event_stays_whole_though_only_claims_under_one_key_are_compared() -> None:
    # Each claim stands under two keys: that of its row of eight and that of its column.
    square = [[8 * n + m for m in range(8)] for n in range(8)]
    blocks = [*square, *zip(*square, strict=True)]
    links = sorted({pair for block in blocks for pair in combinations(block, 2)})
    assert events(links) == [list(range(64))]


@given(links)
def test_a_link_stands_when_most_are_for_it(pairs: list[Pair]) -> None:
    assert standing(pairs) == voted(pairs)


@given(links, st.randoms())
def test_neither_the_order_nor_the_direction_of_links_matters(
    pairs: list[Pair], chance: Random
) -> None:
    turned = [chance.choice([(a, b), (b, a)]) for a, b in pairs]
    chance.shuffle(turned)
    assert sorted((min(p), max(p)) for p in standing(turned)) == standing(pairs)


@given(st.sets(st.sampled_from(list(product(range(5), range(5, 10)))), max_size=2))
def test_two_links_never_join_two_whole_events_of_five(between: set[Pair]) -> None:
    whole = [*combinations(range(5), 2), *combinations(range(5, 10), 2)]
    assert events([*whole, *sorted(between)]) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]


@given(links)
def test_events_of_comparisons_are_those_of_their_links(pairs: list[Pair]) -> None:
    names = "abcdefghijkl"
    found = [
        Comparison(
            left=names[a],
            right=names[b],
            keys=(),
            levels=(),
            score=0,
            decision=LinkDecision.SAME,
        )
        for a, b in pairs
    ]
    held = [[names.index(claim) for claim in event.claims] for event in grouped(found)]
    assert held == events(pairs)


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30))
def test_connected_numbers_bear_the_lowest(pairs: list[Pair]) -> None:
    ends = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
    found = connected(20, ends[:, 0], ends[:, 1]).tolist()
    lowest = list(range(20))
    for _ in range(20):
        for a, b in pairs:
            lowest[a] = lowest[b] = min(lowest[a], lowest[b])
    assert found == lowest
