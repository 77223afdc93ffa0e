"""Who and where, as two articles on one story tell it in other words, among much that agrees."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from registry import extraction
from tests.told import article, journey

STORIES = tomllib.loads(Path(__file__).with_name("left_over_pairs.toml").read_text("utf-8"))
PAIRS = [
    pytest.param(story, told, id=" / ".join(told))
    for story in STORIES["story"]
    for told in (*story["conflict"], *(["", *pair] for pair in story["agree"]))
]


def _after_the_first(text: str, sentence: str) -> str:
    first, rest = text.split(". ", 1)
    return f"{first}. {sentence} {rest}"


@pytest.mark.parametrize(("story", "told"), PAIRS)
def test_what_two_articles_leave_over_is_asked_as_its_row_says(
    story: dict[str, Any], told: list[str], parser: extraction.Parser
) -> None:
    kind, *sentences = told
    documents = [
        article(side, _after_the_first(story[side], sentence), published="2023-03-08")
        for side, sentence in zip(("left", "right"), sentences, strict=True)
    ]
    found, _ = journey(documents, parser)
    assert ({one.kind for one in found} == set()) is not bool(kind)
    assert {kind} - {""} <= {one.kind for one in found}
