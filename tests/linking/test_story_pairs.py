"""Which two sentences of one story contradict each other otherwise than by a number."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from registry import extraction
from tests.told import article, journey

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


@pytest.mark.parametrize(("story", "told"), PAIRS)
def test_sentences_of_one_story_contradict_each_other_as_their_row_says(
    story: dict[str, Any], told: list[str], parser: extraction.Parser
) -> None:
    kind, *sentences = told
    documents = [
        article(side, f"{story[side]} {sentence}", published="2024-05-20")
        for side, sentence in zip(("left", "right"), sentences, strict=True)
    ]
    found, _ = journey(documents, parser)
    # What two articles leave over is asked of articles that tell more than two sentences.
    pairs = [one for one in found if not any(x.slot == "left over" for x in one.levels)]
    assert [one.kind for one in pairs] == ([kind] if kind else [])
