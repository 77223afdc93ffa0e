"""The benchmark of wordings, and how much of it is read: floors that only rise."""

from __future__ import annotations

import tomllib

import pytest

from bench import bench_wordings
from registry import extraction

FLOORS = {
    "accidents": 0.77,
    "conflict": 0.53,
    "courts": 0.66,
    "crime": 0.70,
    "environment": 0.54,
    "health": 0.70,
    "business": 0.66,
    "politics": 0.71,
    "sport": 0.68,
    "science": 0.74,
    "culture": 0.59,
    "transport": 0.57,
    "people": 0.70,
}


# Museums, plays and monuments open alike, and a species is found as a grave is.
CONFUSED = {"culture": 0.025, "science": 0.025}


@pytest.mark.parametrize(("field", "floor"), sorted(FLOORS.items()))
def test_wordings_of_one_happening_come_out_as_one_kind(
    field: str, floor: float, parser: extraction.Parser
) -> None:
    sentences = bench_wordings.read([field], parser)
    found = sum(
        bench_wordings.scores(sentences, *bench_wordings.pairs(sentences)).values(),
        bench_wordings.Score(),
    )
    assert found.recall >= floor
    assert found.confused <= CONFUSED.get(field, 0.012)


def test_every_kind_is_told_in_several_ways_and_once_only() -> None:
    for path in sorted(bench_wordings.WORDINGS.glob("*.toml")):
        kinds = tomllib.loads(path.read_text("utf-8"))["kind"]
        assert len({kind["name"] for kind in kinds}) == len(kinds)
        assert all(len(set(kind["sentences"])) >= 6 for kind in kinds), path.stem


def test_every_kind_has_sentences_that_nobody_read() -> None:
    for path in sorted(bench_wordings.WORDINGS.glob("*.toml")):
        known, unread = (
            tomllib.loads(one.read_text("utf-8"))["kind"]
            for one in (path, bench_wordings.UNREAD / path.name)
        )
        assert [kind["name"] for kind in unread] == [kind["name"] for kind in known]
        shown = {text for kind in known for text in kind["sentences"]}
        assert shown.isdisjoint(text for kind in unread for text in kind["sentences"])
