"""What the numbers of running news count, in the claims that hold them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.records import Claim

Read = Callable[..., tuple[Claim, ...]]
_TABLE = tomllib.loads((Path(__file__).parent / "claims/quantities.toml").read_text("utf-8"))
ROWS = [
    pytest.param(text, [tuple(each) for each in wanted], id=f"{group}-{text}")
    for group, table in _TABLE.items()
    for text, *wanted in table["rows"]
]


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_a_claim_holds_each_number_with_what_it_counts(
    read: Read, text: str, wanted: list[tuple[str, str, str]]
) -> None:
    slots = [q for claim in read(text) for q in claim.quantities]
    for value, counted, scope in wanted:
        assert any(
            str(q.quantity) == value
            and q.scope == scope
            and counted in ("", q.counted, q.counted_class)
            for q in slots
        ), (value, counted, scope)


def test_the_cases_are_enough_to_mean_something() -> None:
    assert sum(len(row) - 1 for table in _TABLE.values() for row in table["rows"]) >= 60
