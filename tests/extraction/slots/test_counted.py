"""Times counted from another happening of the sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CASES = [
    # text, predicate, its time; None where nothing exact follows
    ("She was elected on 9 May 2024, a day after her rival had resigned.", "resign", "2024-05-08"),
    ("Two days before he was arrested on 5 May 2024, Brandt sold the house.", "sell", "2024-05-03"),
    ("The ship sank on 4 June 2021, two weeks after leaving Oslo.", "depart", "2021-05-21"),
    ("He died in 1990, five years after his wife was killed.", "be killed", "1984/1985"),
    ("He died in 1990, five days after his wife was killed.", "be killed", None),
    ("He resigned, a day after the bank had collapsed.", "bankrupt", None),
    (
        "He was jailed on 9 May 2024, a year after he was caught on 2 June 2023.",
        "arrest",
        "2023-06-02",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_count_before_after_or_before_dates_the_other_happening(
    text: str, predicate: str, expected: str | None, read: Callable[..., Any]
) -> None:
    claims = read(text)
    found = [c for c in claims if c.predicate == predicate]
    assert found, [c.predicate for c in claims]
    own = [t for t in found[0].times if t.source == "own" and t.relation == "at"]
    assert [t.interval.value for t in own] == ([] if expected is None else [expected])


def test_the_derivation_names_the_count_and_the_clause_that_it_rests_on(
    read: Callable[..., Any],
) -> None:
    text = "She was elected on 9 May 2024, a day after her rival had resigned."
    claim = next(c for c in read(text) if c.predicate == "resign")
    (slot,) = claim.times
    assert slot.inferred
    assert [hop.value for hop in slot.derivation[:2]] == ["2024-05-08", "2024-05-09"]
