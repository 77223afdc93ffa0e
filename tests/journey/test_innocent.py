"""Two articles that differ and do not contradict each other: nothing is said aloud."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from registry import extraction
from registry.records import Severity
from tests.told import article, journey

CASES = tomllib.loads(Path(__file__).with_name("innocent.toml").read_text("utf-8"))["cause"]
PUBLISHED = "2024-05-20"


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(pair, id=f"{cause['why']}: {pair[0][:40]}")
        for cause in CASES
        for pair in cause["pairs"]
    ],
)
def test_what_differs_innocently_is_at_most_a_note(
    pair: list[str], parser: extraction.Parser
) -> None:
    documents = [
        article(name, text, source=name, published=PUBLISHED)
        for name, text in zip(("left", "right"), pair, strict=True)
    ]
    found, _ = journey(documents, parser)
    loud = [one for one in found if one.severity is not Severity.NOTE]
    assert not loud, [(one.summary, one.explanation) for one in loud]
