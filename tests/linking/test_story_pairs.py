"""Which two sentences of one story contradict each other otherwise than by a number."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from registry import conflicts, extraction, linking, reading
from registry.records import Article, Claim

STORIES = {
    "story": [
        story
        for name in ("story_pairs.toml", "time_pairs.toml")
        for story in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))[
            "story"
        ]
    ]
}
PAIRS = [
    pytest.param(story, told, id=" / ".join(told))
    for story in STORIES["story"]
    for told in (*story["conflict"], *(["", *pair] for pair in story["agree"]))
]


@pytest.fixture(scope="module")
def parser() -> extraction.Parser:
    return extraction.load()


@pytest.mark.parametrize(("story", "told"), PAIRS)
def test_sentences_of_one_story_contradict_each_other_as_their_row_says(
    story: dict[str, Any], told: list[str], parser: extraction.Parser
) -> None:
    kind, *sentences = told
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    for side, sentence in zip(("left", "right"), sentences, strict=True):
        raw = f"---\npublished: 2024-05-20\n---\n{story[side]} {sentence}\n".encode()
        for one in reading.read(raw, where=f"{side}.txt"):
            claims += extraction.extract(one, parser)
            articles[one.id] = Article.of(one)
    linked = linking.link(claims, articles)
    found = conflicts.detect(linked.comparisons, {c.id: c for c in claims}, articles)
    assert [one.kind for one in found.conflicts] == ([kind] if kind else [])
