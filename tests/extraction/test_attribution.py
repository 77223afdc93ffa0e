"""Whose words a claim is: the grammar, the tag of a sentence, the quotation marks."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.extraction.speech import quotations
from registry.records import Claim

Read = Callable[..., tuple[Claim, ...]]
_TABLE = tomllib.loads((Path(__file__).parent / "claims/attribution.toml").read_text("utf-8"))
ROWS = [
    pytest.param(text, predicate, speaker, tuple(*chain), id=f"{group}-{text}")
    for group, table in _TABLE.items()
    for text, predicate, speaker, *chain in table["rows"]
]


@pytest.mark.parametrize(("text", "predicate", "speaker", "chain"), ROWS)
def test_a_claim_is_the_words_of_whoever_says_it(
    read: Read, text: str, predicate: str, speaker: str, chain: tuple[str, ...]
) -> None:
    said = [c.attribution for c in read(text) if c.predicate == predicate]
    assert (speaker, chain) in [(a.speaker, a.chain) if a else ("", ()) for a in said]


def test_the_cases_are_enough_to_mean_something() -> None:
    assert len(ROWS) >= 50


@given(st.text(alphabet='a .,“”"‘’\n«', max_size=60))
def test_quotations_are_disjoint_in_order_and_inside_their_paragraph(text: str) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    found = quotations(text, paragraphs)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    for start, end, _ in found:
        assert any(a <= start <= end <= b for a, b in paragraphs)


def test_a_quotation_that_is_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“One.\n“Two,” she said."
    assert [on for _, _, on in quotations(text, [(0, 5), (6, len(text))])] == [False, True]
