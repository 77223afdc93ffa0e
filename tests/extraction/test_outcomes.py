"""Infinitives that tell what came of it, and those that tell a purpose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Rossi beat Moen to win the title.", "win-title", "asserted"),
        ("The hosts fought back to win the match 27-24.", "win", "asserted"),
        ("The index lost 210 points to end at 12,140.", "close-at", "asserted"),
        ("Ajax came from behind to beat Lens 3-2.", "win", "asserted"),
        ("Lund held off two rivals to take gold in Oslo.", "win-title", "asserted"),
        ("Adeyo crossed the line in 8:42.61 to win the race.", "win", "asserted"),
        ("The skier broke away on the last slope to claim victory.", "win", "asserted"),
        ("Oslo knocked out Ajax to reach the final.", "qualify", "asserted"),
        ("Okello stormed by to finish third.", "finish-place", "asserted"),
        ("Okello raced clear to win the title.", "win-title", "asserted"),
        ("Okello moved away to take the post.", "appoint", "planned"),
        ("The team travelled to Oslo to beat Norway.", "win", "planned"),
        ("She ran to win the presidency.", "elect", "planned"),
        ("The jury needed 19 hours to convict Doyle.", "convict", "asserted"),
        ("Rossi had needed a third set to beat Moen.", "win", "asserted"),
        ("Rossi needed two more goals to win the title.", "win-title", "planned"),
        ("Rossi did not beat Moen to win the title.", "win-title", "planned"),
    ],
)
def test_an_outcome_is_told_and_a_purpose_is_planned(
    text: str, kind: str, status: str, read: Callable[..., Any]
) -> None:
    claim = next(c for c in read(text) if c.predicate_class == kind)
    assert claim.status == status


def test_a_name_right_after_a_verb_of_winning_is_beaten(read: Callable[..., Any]) -> None:
    claim = next(c for c in read("Ajax came from behind to beat Lens 3-2.") if c.quantities)
    roles = {p.role: p.mention.text for p in claim.participants}
    assert (roles["agent"], roles["patient"]) == ("Ajax", "Lens")


@pytest.mark.parametrize(
    "text",
    [
        "Okello had to make do with fourth.",
        "Okello made do with fourth.",
        "Okello settled for fourth.",
        "Okello had to settle for fourth place.",
        "Okello ended up fourth.",
    ],
)
def test_what_one_settles_for_is_his_place(text: str, read: Callable[..., Any]) -> None:
    claim = next(c for c in read(text) if c.predicate_class == "finish-place")
    assert [p.mention.text for p in claim.participants] == ["Okello"]
    assert [q.mention.text for q in claim.quantities] == ["fourth"]
