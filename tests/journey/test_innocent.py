"""Two articles that differ and do not contradict each other: nothing is said aloud."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from registry import conflicts, extraction, linking, reading
from registry.records import Article, Claim, Severity

CASES = tomllib.loads(Path(__file__).with_name("innocent.toml").read_text("utf-8"))["cause"]
PUBLISHED = date(2024, 5, 20)


@pytest.fixture(scope="module")
def parser() -> extraction.Parser:
    return extraction.load()


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
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    for name, text in zip(("left", "right"), pair, strict=True):
        raw = f"---\npublished: {PUBLISHED.isoformat()}\n---\n{text}\n".encode()
        for one in reading.read(raw, where=f"{name}.txt"):
            claims += extraction.extract(one, parser)
            articles[one.id] = Article(
                id=one.id,
                key=one.key,
                path=one.path,
                source=name,
                published=PUBLISHED,
                origin=one.id,
            )
    found = conflicts.detect(
        linking.link(claims, articles).comparisons, {one.id: one for one in claims}, articles
    )
    loud = [one for one in found.conflicts if one.severity is not Severity.NOTE]
    assert not loud, [(one.summary, one.explanation) for one in loud]
