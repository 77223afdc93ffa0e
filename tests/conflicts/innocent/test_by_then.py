"""What was so when one article was written may be told otherwise by a later one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from registry import extraction
from registry.records import Severity
from tests.told import article, journey

TABLE = tomllib.loads(Path(__file__).with_name("days_apart.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("pair", "days", "loud"),
    [
        pytest.param(pair, days, kind == "loud", id=f"{case['why']}: {pair[0][:40]}")
        for case in TABLE["case"]
        for kind in ("innocent", "note", "loud")
        for pair in case.get(kind, ())
        for days in [(TABLE["early"], TABLE["late"])]
    ],
)
def test_what_has_changed_by_the_later_day_is_no_contradiction(
    pair: list[str], days: tuple[str, str], loud: bool, parser: extraction.Parser
) -> None:
    documents = [
        article(name, text, source=name, published=day)
        for name, text, day in zip(("left", "right"), pair, days, strict=True)
    ]
    found, _ = journey(documents, parser)
    told = [(one.summary, one.explanation) for one in found if one.severity is not Severity.NOTE]
    assert bool(told) is loud, told
