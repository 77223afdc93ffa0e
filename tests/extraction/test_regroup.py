"""Whose score, whose share, who is to become what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.records import Claim

Read = Callable[[str], list[Claim]]


def told(claims: list[Claim], kind: str) -> Claim:
    return next(c for c in claims if kind in (c.predicate_class, c.predicate))


@pytest.mark.parametrize(
    ("text", "beaten", "score"),
    [
        ("Austria defeated Chile 1-0 after extra time in Lima.", "Chile", "1-0"),
        ("Ivo Marsh beat Stefan Brodic 6-4 7-5 6-4.", "Stefan Brodic", "6-4 7-5 6-4"),
        ("Ivo Marsh beat Stefan Brodic 7-6 (7-4), 6-3.", "Stefan Brodic", "7-6 (7-4), 6-3"),
        (
            "He defeated the world No 1 Luc Brodeur 6-4 6-2.",
            "the world No 1 Luc Brodeur",
            "6-4 6-2",
        ),
        ("The Hawks won the best-of-seven series 4-2.", "the best-of-seven series", "4-2"),
    ],
)
def test_a_score_is_no_part_of_the_name_before_it(
    text: str, beaten: str, score: str, read: Read
) -> None:
    claim = told(read(text), "win")
    assert [p.mention.text for p in claim.participants if p.role == "patient"] == [beaten]
    assert [q.mention.text for q in claim.quantities] == [score]


def test_with_names_who_does_what_follows_the_comma(read: Read) -> None:
    text = (
        "Weir was elected with 65 % of the vote, with her rival, far-right Maria Lund, taking 34 %."
    )
    taken = told(read(text), "take")
    assert [p.head for p in taken.participants if p.role == "agent"] == ["lund"]


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Marsh beat Stefan Brodic on Sunday to become the first Dane to win the title.",
        "With the win, Austria became the first European team to win the title in South America.",
    ],
)
def test_who_became_the_first_to_do_it_did_it(text: str, read: Read) -> None:
    claim = told(read(text), "win-title")
    assert claim.status == "asserted"
    assert "agent" in [p.role for p in claim.participants]


def test_who_replaces_a_retiring_judge_does_not_retire(read: Read) -> None:
    claim = told(read("Ruiz replaces retiring justice David Stone, a liberal."), "replace")
    assert [p.head for p in claim.participants] == ["ruiz", "stone"]
