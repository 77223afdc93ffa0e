"""Which number belongs to which happening of a sentence, and what it counts there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def test_a_clause_that_ends_in_a_sign_keeps_its_number(read: Callable[..., Any]) -> None:
    (claim,) = read("Shares of the bank fell 2.3%.")
    assert [str(q.quantity) for q in claim.quantities] == ["-2.3 %"]


@pytest.mark.parametrize(
    ("text", "counted", "kind"),
    [
        ("A crew of 14 sailed on Monday.", "crew", "crew"),
        ("A party of 14 was rescued on Monday.", "party", "person"),
        ("A squad of 23 was sent to Oslo.", "squad", "person"),
    ],
)
def test_the_size_of_a_group_is_no_age(
    text: str, counted: str, kind: str, read: Callable[..., Any]
) -> None:
    (slot,) = (q for c in read(text) for q in c.quantities)
    assert (slot.quantity.dimension, slot.counted, slot.counted_class) == ("count", counted, kind)
