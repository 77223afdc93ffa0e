"""From two texts to conflicts: the whole brain of the program on cases as data."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from registry import extraction
from registry.records import Document, Metadatum, Origin
from tests.told import journey

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("pairs.toml").read_text("utf-8")
)["pair"]
PUBLISHED = date(2025, 11, 5)


def _document(name: str, text: str) -> Document:
    return Document(
        path=f"{name}.txt",
        text=text,
        blob_sha256="0" * 64,
        reader="test/1",
        metadata=(
            ("published", Metadatum(value=PUBLISHED.isoformat(), origin=Origin.GIVEN)),
            ("source", Metadatum(value=name, origin=Origin.GIVEN)),
            ("title", Metadatum(value=name, origin=Origin.GIVEN)),
        ),
    )


@pytest.mark.parametrize("case", [pytest.param(c, id=c["why"]) for c in CASES])
def test_two_articles_disagree_exactly_where_they_do(
    case: dict[str, Any], parser: extraction.Parser
) -> None:
    pair = (_document("Left", case["left"]), _document("Right", case["right"]))
    for documents in permutations(pair):
        found, _ = journey(documents, parser)
        assert sorted({c.kind for c in found}) == sorted(case["kinds"]), [
            (c.summary, c.explanation) for c in found
        ]


def test_the_order_of_articles_changes_nothing(parser: extraction.Parser) -> None:
    documents = tuple(
        _document(f"Paper {n} {side}", case[side])
        for n, case in enumerate(CASES[:6])
        for side in ("left", "right")
    )
    forth, _ = journey(documents, parser)
    back, _ = journey(documents[::-1], parser)
    assert forth == back


def test_an_article_under_two_names_does_not_contradict_itself(parser: extraction.Parser) -> None:
    text = CASES[0]["left"]
    found, _ = journey((_document("One", text), _document("Two", text)), parser)
    assert found == ()


def test_every_conflict_explains_its_levels_and_its_values(parser: extraction.Parser) -> None:
    pair = (_document("Left", CASES[0]["left"]), _document("Right", CASES[0]["right"]))
    found, claims = journey(pair, parser)
    assert found
    for conflict in found:
        assert conflict.levels
        assert any("story" in line for line in conflict.explanation)
        for side in conflict.sides:
            assert side.articles == len({claims[c].document_id for c in side.claims})
        assert len({side.value for side in conflict.sides}) == len(conflict.sides)


def test_a_date_counted_from_a_disputed_date_says_so(parser: extraction.Parser) -> None:
    left = _document(
        "Left",
        "Minister Olga Brandt opened the Varberg bridge on October 23. "
        "The following day, Brandt visited the naval cemetery in Tallinn.",
    )
    right = _document(
        "Right",
        "Minister Olga Brandt opened the Varberg bridge on October 22. "
        "On October 25, Brandt visited the naval cemetery in Tallinn.",
    )
    found, _ = journey((left, right), parser)
    visit = next(c for c in found if "visit" in c.summary)
    assert any(line.startswith("contested: 'October 23'") for line in visit.explanation)
    opening = next(c for c in found if "open" in c.summary)
    assert not any(line.startswith("contested") for line in opening.explanation)
