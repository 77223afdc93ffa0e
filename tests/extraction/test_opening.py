"""Dates that open a clause without a comma stay out of the subject behind them."""

from __future__ import annotations

import pytest

from registry import extraction
from registry.extraction.opening import with_commas
from tests.told import article


@pytest.mark.parametrize(
    ("text", "agent", "value"),
    [
        ("On 12 May police arrested 12 people in Rome.", "police", "2022-05-12"),
        ("On 12 May 2020 police arrested 12 people in Rome.", "police", "2020-05-12"),
        ("Early on 12 May 2020 police arrested 12 people.", "police", "2020-05-12"),
        ("On Tuesday 12 May 2020 police arrested 12 people.", "police", "2020-05-12"),
        ("On the night of 12 May 2020 police arrested 12 people.", "police", "2020-05-12TNI"),
        ("On the 12th of May 2020 police arrested 12 people.", "police", "2020-05-12"),
        ("In spring 2019 police arrested 12 people in Rome.", "police", "2019-SP"),
        ("On May 12th, 2020 police arrested 12 people.", "police", "2020-05-12"),
        ("On 12 May 2020 President Ana Rey signed the bill.", "President Ana Rey", "2020-05-12"),
        ("On 12 May 2020 Britain left the union.", "Britain", "2020-05-12"),
        ("On 12 May 2020 40 people died in Rome.", "40 people", "2020-05-12"),
        ("The bridge fell and on 12 May 2020 workers left.", "workers", "2020-05-12"),
        ("In late 2020 police arrested 12 people in Rome.", "police", "2020"),
        ("At the end of May 2020 police arrested 12 people.", "police", "2020-05"),
        ("In the 1980s workers built a dam in Rome.", "workers", "198"),
        ("In the 19th century workers built a dam in Rome.", "workers", "18"),
        ("After the coup of 12 May 1973 Ana Rey fled to Paris.", "Ana Rey", "1973-05-12"),
        ("In the long war of 1870 Ana Rey lost an arm.", "Ana Rey", "1870"),
        ("At 17:00 police arrested 12 people in Rome.", "police", "XXXX-XX-XXT17:00"),
        ("At 5 p.m. on 12 May 2020 police arrested 12 people.", "police", "2020-05-12T17:00"),
        ("Last Friday Ana Rey signed the bill.", "Ana Rey", "2023-03-03"),
        # These were read before, and still are.
        ("On 12 May 2020, police arrested 12 people.", "police", "2020-05-12"),
        ("In 2020 police arrested 12 people in Rome.", "police", "2020"),
        ("On Monday police arrested 12 people in Rome.", "police", "2023-03-06"),
        ("In May 2020 police arrested 12 people in Rome.", "police", "2020-05"),
    ],
)
def test_who_did_it_and_when(parser: extraction.Parser, text: str, agent: str, value: str) -> None:
    document = article("a", text, published="2023-03-08")
    claims = extraction.extract(document, parser)
    told = {
        (p.mention.text, t.interval.value)
        for claim in claims
        for p in claim.participants
        if p.role in ("agent", "patient")
        for t in claim.times
    }
    assert (agent, value) in told
    for claim in claims:
        assert document.text[claim.anchor.start : claim.anchor.end] == claim.anchor.quote


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks on 12 May failed.",
        "On 12 May and 14 May police arrested two men.",
        "On 12 May at noon police arrested two men.",
        "He was born on 12 May 1950 in Rome.",
        "From 12 May to 14 May trains ran.",
        "On 12 May was the final.",
        "In May police arrested two men.",
        "In May 300 people were hurt.",
        "In May 2020, police arrested two men.",
        "In 2020 alone police arrested 300 men.",
        "",
    ],
)
def test_what_needs_no_comma_gets_none(sentence: str) -> None:
    assert with_commas(sentence) == (sentence, ())


def test_places_in_the_tree_are_those_of_the_sentence(parser: extraction.Parser) -> None:
    sentence = "On 12 May police left, but on 14 May the re-elected mayor came."
    (tree,) = parser.trees([sentence])
    assert tree.text == sentence
    assert [sentence[t.idx : t.idx + len(t.text)] for t in tree] == [t.text for t in tree]
    assert [t.i for t in tree] == list(range(len(tree)))
    for token in tree:
        assert all(child.head is token for child in token.children)
        assert [c.i for c in token.children] == sorted(c.i for c in token.children)
