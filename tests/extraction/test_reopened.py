"""What is shut until a day is open again on it."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge will stay closed until 14 May 2025.", "2025-05-14"),
        ("Traffic on the line is suspended until 4 May 2025.", "2025-05-04"),
        ("The museum was shut until June 2024.", "2024-06"),
        ("The museum was shut until the end of June 2024.", "2024-06-25/2024-07-05"),
        ("The museum was shut until late June 2024.", "2024-06"),
    ],
)
def test_what_is_shut_until_a_day_reopens_on_it(text: str, day: str, read: Read) -> None:
    (claim,) = (c for c in read(text) if c.predicate == "reopen")
    (slot,) = claim.times
    assert (slot.relation, slot.interval.value) == ("at", day)
    assert slot.derivation[-1].rule == "until what is shut"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will stay closed until at least 14 May 2025.",
        "The bridge was never closed until 14 May 2025.",
        "The player Jan Holm is suspended until 4 May 2025.",
        "The bridge may stay closed until 14 May 2025.",
        "The bridge is closed until further notice.",
        "Markets to remain closed until Friday",
        "They announced that all shops in Vell, closed until Wednesday, are empty.",
    ],
)
def test_what_need_not_open_then_does_not(text: str, read: Read) -> None:
    assert not [c for c in read(text) if c.predicate == "reopen"]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was still closed on 14 May 2025.",
        "The road remained closed on 14 May 2025.",
        "Traffic on the line was still suspended on 14 May 2025.",
    ],
)
def test_what_was_still_shut_had_not_opened_by_then(text: str, read: Read) -> None:
    (claim,) = (c for c in read(text) if c.predicate == "reopen")
    assert claim.negated
    assert [(s.relation, s.interval.value) for s in claim.times] == [("before", "2025-05-14")]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on 14 May 2025.",
        "The bridge is still closed.",
        "The player Jan Holm was still suspended on 14 May 2025.",
    ],
)
def test_what_was_shut_on_a_day_may_have_opened_before_it_ended(text: str, read: Read) -> None:
    assert not [c for c in read(text) if c.predicate == "reopen"]
