"""How firmly a clause holds, and whether it is denied."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.records import Claim

Read = Callable[..., tuple[Claim, ...]]
_TABLE = tomllib.loads((Path(__file__).parent / "claims/status.toml").read_text("utf-8"))
ROWS = [
    pytest.param(*row, id=f"{group}-{row[0]}")
    for group, table in _TABLE.items()
    for row in table["rows"]
]


@pytest.mark.parametrize(("text", "word", "status", "negated"), ROWS)
def test_a_claim_is_as_firm_as_its_words(
    read: Read, text: str, word: str, status: str, negated: bool
) -> None:
    """``word`` is the predicate of the claim, or the word that stands for it in the text."""
    found = [
        (c.status.value, c.negated) for c in read(text) if word in (c.predicate, c.trigger.text)
    ]
    assert (status, negated) in found


def test_every_status_has_cases() -> None:
    assert {row.values[2] for row in ROWS} == {
        "asserted", "planned", "expected", "possible", "conditional", "denied", "reported"
    }  # fmt: skip
    assert len(ROWS) >= 80
