"""Numbers in other words: which two sentences of one story contradict each other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from registry import extraction
from registry.records import Claim, Conflict, Document, Severity
from tests.told import article, journey

STORIES = tomllib.loads(
    Path(__file__).with_name("quantity_pairs.toml").read_text(encoding="utf-8")
)["story"]
PAIRS = [
    pytest.param(story, told, kind, id=f"{kind}: {told[0]} / {told[1]}")
    for story in STORIES
    for kind in ("conflict", "agree")
    for told in story.get(kind, [])
]


def _document(side: str, opening: str, sentence: str) -> Document:
    return article(side, f"{opening} {sentence}", source=side, published="2024-05-20", title=side)


def _loud(
    documents: list[Document], parser: extraction.Parser
) -> tuple[list[Conflict], dict[str, Claim]]:
    """Conflicts of quantities that are no mere notes, and the claims by id."""
    found, claims = journey(documents, parser)
    return [
        one for one in found if one.kind == "quantity" and one.severity is not Severity.NOTE
    ], claims


@pytest.mark.parametrize(("story", "told", "kind"), PAIRS)
def test_two_sentences_contradict_each_other_when_their_numbers_do(
    story: dict[str, Any], told: list[str], kind: str, parser: extraction.Parser
) -> None:
    documents = [
        _document(side, story[side], sentence)
        for side, sentence in zip(("left", "right"), told, strict=True)
    ]
    found, claims = _loud(documents, parser)
    assert bool(found) == (kind == "conflict"), [
        [claims[c].anchor.quote for side in one.sides for c in side.claims] for one in found
    ]


def test_a_number_and_the_same_one_rounded_are_one_side(parser: extraction.Parser) -> None:
    opening = "Anna Lundell won the presidential election in Norrland on Sunday."
    documents = [
        _document(side, opening, f"Turnout was {share} percent, the commission said.")
        for side, share in (("a", "61"), ("b", "61.3"), ("c", "67"))
    ]
    found, _ = _loud(documents, parser)
    assert [[side.value for side in one.sides] for one in found] == [["61 % or 61.3 %", "67 %"]]
