"""Every expression of the tables in ``times/`` is found with its extent, type, value and mod."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.extraction.times import TimeExpression, tag

FOLDER = Path(__file__).parent / "times"


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        published = table.get("published")
        for case in table["cases"]:
            name = f"{path.stem}: {case['text'][:60]}"
            found.append(pytest.param(case, published and date.fromisoformat(published), id=name))
    return found


def shown(one: TimeExpression) -> str:
    return "|".join((one.text, one.type, one.value or "-", one.mod or ""))


@pytest.mark.parametrize(("case", "published"), cases())
def test_expressions_are_found_and_read(case: dict[str, Any], published: date | None) -> None:
    found = tag(case["text"], published=published)
    assert [shown(one) for one in found] == case["expect"]
    for one in found:
        assert case["text"][one.start : one.end] == one.text
    if "extent" in case:
        assert {str(one.extent) for one in found} == {case["extent"]}
    if "hull" in case:
        assert {str(one.hull) for one in found} == {case["hull"]}
    if "interval" in case:
        assert [one.interval and one.interval.value for one in found] == case["interval"]
    if "reason" in case:
        assert case["reason"] in (found[0].reason or "")


def test_the_tables_hold_at_least_three_hundred_expressions() -> None:
    assert sum(len(case.values[0]["expect"]) for case in cases()) >= 300
