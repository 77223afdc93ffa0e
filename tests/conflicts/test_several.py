"""Which of several a value is told of; what may be one thing stays a contradiction."""

from __future__ import annotations

import pytest

from registry import extraction
from registry.records import Severity
from tests.told import article, journey

PRIZES = (
    "The novelist Ana Keller will receive the Horn Prize on Sunday. In 2016 the prize went to "
    "the novelist Jean Morel. She lives in Trieste. Her last novel has 640 pages. "
    "She was a nurse for twelve years.",
    "Ana Keller heard on a train that she will get the Horn Prize on Sunday. In 2010 the novelist "
    "won the Danube Prize. Her books have been translated into 23 languages. She came to Prague "
    "as a student. The jury met three times.",
)


def loud(left: str, right: str, parser: extraction.Parser) -> list[str]:
    documents = [
        article(name, text, source=name, published="2024-05-20")
        for name, text in (("left", left), ("right", right))
    ]
    found, _ = journey(documents, parser)
    return [one.summary for one in found if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Doctors in Lindau treated 140 injured.", "Doctors in Lindau treated 90 injured."),
        ("Okoro scored 19 goals last season.", "Okoro scored 16 goals last season."),
        ("Kvarn got a loan of 90 million euros.", "Kvarn got a loan of 70 million euros."),
        ("A ticket costs 19 euros at Brenz zoo.", "A ticket costs 22 euros at Brenz zoo."),
        ("Ana Keller won the Horn Prize in 2010.", "Ana Keller won the Horn Prize in 2016."),
    ],
)
def test_of_one_thing_two_values_are_a_contradiction(
    left: str, right: str, parser: extraction.Parser
) -> None:
    assert loud(left, right, parser)


def test_a_prize_that_is_named_before_is_no_other_prize(parser: extraction.Parser) -> None:
    assert loud(*PRIZES, parser) == []
