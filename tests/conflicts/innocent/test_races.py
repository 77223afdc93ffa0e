"""Races, medals and deals of which one has several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry import extraction
from registry.records import Severity
from tests.told import article, journey

Kinds = Callable[[str, str], set[str]]


@pytest.fixture
def loud(parser: extraction.Parser) -> Kinds:
    """The kinds of what two articles of one sentence contradict each other in, but for notes."""

    def kinds(left: str, right: str) -> set[str]:
        documents = [
            article("one", left, published="2024-05-20"),
            article("other", right, published="2024-05-20"),
        ]
        found, _ = journey(documents, parser)
        return {one.kind for one in found if one.severity is not Severity.NOTE}

    return kinds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Ruth Adeyo ran the 3,000 metres in 8:42.16 in Varnes.",
            "Ruth Adeyo ran the 3,000 metres in 8:47.61 in Varnes.",
        ),
        ("Norway won 16 gold medals in Lindau.", "Norway won 14 gold medals in Lindau."),
        (
            "The concert in Vell was attended by 1,200 people.",
            "The concert in Vell was attended by 2,300 people.",
        ),
        (
            "The gallery in Vell sold the drawing for 40,000 euros.",
            "The gallery in Vell sold the drawing for 90,000 euros.",
        ),
    ],
)
def test_of_one_race_or_deal_two_numbers_contradict(left: str, right: str, loud: Kinds) -> None:
    assert "quantity" in loud(left, right)


def test_a_film_opens_in_the_cinemas_of_a_country_and_not_in_its_language(loud: Kinds) -> None:
    one = "The film Harbour Lights opens in Norwegian cinemas on 15 March."
    assert "date" in loud(one, one.replace("15", "22"))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (
            "Carl Moss scored the winning goal for Harrow.",
            "Pavel Krejci scored the winning goal for Harrow.",
            "participant",
        ),
        (
            "The university of Vell will close its Latin department.",
            "The university of Vell will not close its Latin department.",
            "polarity",
        ),
        (
            "The painting in Vell was not damaged in the fire.",
            "The painting in Vell was damaged in the fire.",
            "polarity",
        ),
        ("Harrow beat Vell 3-2 on Friday.", "Harrow beat Vell 3-1 on Friday.", "quantity"),
        (
            "The teachers in Vell have not accepted the offer.",
            "The teachers in Vell have accepted the offer.",
            "polarity",
        ),
        (
            "The wolf was not killed by a car near Orm.",
            "The wolf was killed by a car near Orm.",
            "polarity",
        ),
    ],
)
def test_of_one_goal_or_thing_a_yes_and_a_no_contradict(
    left: str, right: str, kind: str, loud: Kinds
) -> None:
    assert kind in loud(left, right)
