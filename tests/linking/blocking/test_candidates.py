"""Pairs come from shared keys: all of a small block, of a large one those with a second key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry import extraction
from registry.linking.blocking.candidates import (
    Entries,
    Limits,
    blocks_of,
    distinct_pairs,
    pairs_in,
)
from registry.linking.link import prepare
from registry.records import Article
from tests.told import article

KEYS = st.lists(st.lists(st.integers(0, 6), max_size=4, unique=True), max_size=14)


def entries_of(keys: Sequence[Sequence[int]]) -> Entries:
    """Entries of the keys of each row."""
    flat = [(key, row) for row, own in enumerate(keys) for key in own]
    columns = np.array(flat, dtype=np.int64).reshape(-1, 2)
    return Entries(columns[:, 0].copy(), columns[:, 1].copy())


@given(KEYS, st.integers(1, 50))
def test_all_pairs_that_share_a_key_are_found_once(keys: list[list[int]], chunk: int) -> None:
    keys = [[key << 20 for key in own] for own in keys]
    expected = [(a, b) for a, b in combinations(range(len(keys)), 2) if set(keys[a]) & set(keys[b])]
    blocks = blocks_of(entries_of(keys))
    left, right = distinct_pairs(blocks, len(keys))
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == expected
    chunks = [(one.tolist(), other.tolist()) for one, other in pairs_in(blocks, len(keys), chunk)]
    again = [pair for one, other in chunks for pair in zip(one, other, strict=True)]
    assert again == expected


@given(KEYS, st.data())
def test_a_large_block_keeps_the_pairs_that_agree_on_a_second_key(
    keys: list[list[int]], data: st.DataObject
) -> None:
    keys = [[key << 20 for key in own] for own in keys]
    limits = Limits(small=2, large=4, fine=3, witnesses=data.draw(st.integers(1, 5)))
    seconds = [data.draw(st.lists(st.integers(0, 3), max_size=2, unique=True)) for _ in keys]
    size = {k: sum(k in own for own in keys) for k in range(0, 7 << 20, 1 << 20)}

    def together(k: int, s: int) -> list[int]:
        both = zip(keys, seconds, strict=True)
        return [n for n, (one, other) in enumerate(both) if k in one and s in other]

    def in_part(k: int, s: int, a: int) -> bool:
        block = together(k, s)
        return len(block) <= limits.fine or a in block[: limits.witnesses]

    def wanted(a: int, b: int) -> bool:
        shared = set(keys[a]) & set(keys[b])
        if any(size[k] <= limits.small for k in shared):
            return True
        if sum(size[k] <= limits.large for k in shared) > 1:
            return True
        both = set(seconds[a]) & set(seconds[b])
        # Of two claims the one with the lower id is among the first of its block, if any is.
        return any(in_part(k, s, a) for k in shared for s in both)

    expected = {(a, b) for a, b in combinations(range(len(keys)), 2) if wanted(a, b)}
    blocks = blocks_of(entries_of(keys), lambda rows: entries_of(seconds), limits)
    left, right = distinct_pairs(blocks, len(keys))
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == expected


def test_one_huge_key_costs_no_square() -> None:
    many = 200_000
    keys = [[1 << 30, (10 + n) << 30] for n in range(many)]
    seconds = [[(n // 2) << 30] for n in range(many)]
    left, right = distinct_pairs(
        blocks_of(entries_of(keys), lambda rows: entries_of(seconds)), many
    )
    assert np.array_equal(left + 1, right)
    assert len(left) == many // 2


@pytest.mark.parametrize(
    ("titles", "meet"),
    [
        (("King opens the way to Skarv", "The last boat to Skarv"), True),
        (("King opens the way", "The last boat"), False),
    ],
)
def test_articles_that_name_nobody_in_common_meet_by_their_titles(
    titles: tuple[str, str], meet: bool, parser: extraction.Parser
) -> None:
    texts = ("The bridge was designed by Jan Holm.", "Its captain, Nils Aune, saw the bridge.")
    documents = [
        article(side, text, title=title, published="2024-06-29")
        for side, text, title in zip("ab", texts, titles, strict=True)
    ]
    claims = [claim for one in documents for claim in extraction.extract(one, parser)]
    made = prepare(claims, {one.id: Article.of(one) for one in documents})
    keys = [set[str]().union(*(made.keys[n] for n in made.rows_of([one.id]))) for one in documents]
    assert bool(keys[0] & keys[1]) is meet
