"""Where a common verb is not of its usual class of happenings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "usual", "told"),
    [
        ("The airline ordered 30 jets.", "order-goods", True),
        ("The judge ordered the release of Kessler.", "order-goods", False),
        ("The judge ordered that Kessler be released.", "order-goods", False),
        ("Oslo held the games in 2030.", "hold-event", True),
        ("He held the post for six years.", "hold-event", False),
        ("The bank holds a 23 percent stake in the firm.", "hold-event", False),
        ("The firm spent 12,000 euros.", "pay", True),
        ("The crew spent 178 days aboard the station.", "pay", False),
        ("He was condemned to death.", "sentence", True),
        ("The invasion was condemned by 141 members.", "sentence", False),
        ("The court cleared Dawson of fraud.", "acquit", True),
        ("Hungary withdrew its veto, clearing the way for aid.", "acquit", False),
        ("The mayor ran for president.", "run-for-office", True),
        ("The film runs for 96 minutes.", "run-for-office", False),
        ("Sales reached 92,000.", "qualify", False),
        ("Moen led the party for 11 years.", "lead", True),
        ("The firms ran out of funds in May, leading to a bailout.", "lead", False),
        ("Wheat prices hit a high in March.", "quake-strike", False),
        ("An earthquake hit Lima in March.", "quake-strike", True),
        ("The club fired its coach on Monday.", "dismiss", True),
        ("Police fired tear gas at the crowd.", "dismiss", False),
        ("The bridge was named after a poet.", "appoint", False),
    ],
)
def test_what_stands_beside_a_verb_may_speak_against_its_class(
    text: str, usual: str, told: bool, read: Callable[..., Any]
) -> None:
    assert (usual in {c.predicate_class for c in read(text)}) is told


def test_what_is_added_to_something_is_told(read: Callable[..., Any]) -> None:
    (claim,) = read("The airline will add 11 routes next year.")
    assert [q.quantity.value for q in claim.quantities] == [11]
    assert claim.predicate_class != "say"


def test_a_toll_that_stands_counts_the_dead(read: Callable[..., Any]) -> None:
    (claim,) = read("The death toll stood at 88, up from 61 a day earlier.")
    assert claim.predicate_class == "die"
    assert [(q.counted, q.scope) for q in claim.quantities] == [("dead", ""), ("dead", "earlier")]
