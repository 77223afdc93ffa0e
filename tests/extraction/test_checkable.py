"""Which sentences state something that one could look up."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.records import Claim

Read = Callable[..., tuple[Claim, ...]]
_TABLE = tomllib.loads((Path(__file__).parent / "claims/noise.toml").read_text("utf-8"))


@pytest.mark.parametrize("sentence", _TABLE["nothing"]["rows"])
def test_what_nobody_could_check_is_no_claim(read: Read, sentence: str) -> None:
    assert [c.predicate for c in read(sentence)] == []


@pytest.mark.parametrize("sentence", _TABLE["something"]["rows"])
def test_a_statement_is_a_claim(read: Read, sentence: str) -> None:
    assert read(sentence)


@pytest.mark.parametrize(
    ("sentence", "predicate", "kind", "negated"),
    [
        ("No injuries were reported from the islands.", "injury", "injure", True),
        ("Two deaths were confirmed on Friday.", "death", "die", False),
        ("There were 40 arrests on Monday.", "arrest", "arrest", False),
        ("There were no arrests.", "arrest", "arrest", True),
        ("There was an explosion.", "explosion", "explode", False),
        ("A strike has been announced for May.", "strike", "labour-strike", False),
    ],
)
def test_a_noun_tells_what_happened_where_its_verb_only_reports_it(
    read: Read, sentence: str, predicate: str, kind: str, negated: bool
) -> None:
    found = [(c.predicate, c.predicate_class, c.negated) for c in read(sentence)]
    assert (predicate, kind, negated) in found
