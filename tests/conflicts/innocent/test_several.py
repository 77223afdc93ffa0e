"""Which of several a value is told of; what may be one thing stays a contradiction."""

from __future__ import annotations

import pytest

from registry import extraction
from registry.conflicts import Pair
from registry.conflicts.numbers import quantities_disjoint
from registry.records import Article, Level, LinkDecision, Outcome, QuantitySlot, Severity, Span
from registry.values.quantity import Quantity
from tests.factories import alignment, claim, document
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


def summaries(left: str, right: str, parser: extraction.Parser) -> list[str]:
    documents = [
        article(name, text, source=name, published="2024-05-20")
        for name, text in (("left", left), ("right", right))
    ]
    return [one.summary for one in journey(documents, parser)[0]]


@pytest.mark.parametrize(
    ("buyer", "maker", "number"),
    [("Kvarn", "Boeing", 0), ("Norvik Air", "Boeing", 1), ("Norvik Air", "Airbus", 1)],
)
def test_what_two_firms_made_is_counted_apart(
    buyer: str, maker: str, number: int, parser: extraction.Parser
) -> None:
    told = "{} bought {} new {} jets on Monday."
    left, right = told.format("Norvik Air", 12, "Airbus"), told.format(buyer, 22, maker)
    counted = [one for one in summaries(left, right, parser) if one.startswith("buy, jets")]
    assert len(counted) == number
    assert bool(loud(left, right, parser)) is (maker == "Airbus")


@pytest.mark.parametrize(
    ("level", "left", "right", "outcome"),
    [
        ("near", "11", "126", Outcome.OTHER_EVENT),
        ("generic", "11", "36", Outcome.OTHER_EVENT),
        ("same class", "11", "126", Outcome.OTHER_EVENT),
        ("same class", "11", "36", Outcome.UNSURE),
        ("same word", "11", "126", Outcome.UNSURE),
        ("near", "11", "17", Outcome.CONFLICT),
    ],
)
def test_numbers_of_two_sizes_in_other_words_are_of_two_things(
    level: str, left: str, right: str, outcome: Outcome
) -> None:
    said = Level(slot="predicate", level=level, weight=0, reason="")
    compared = alignment("quantity", decision=LinkDecision.UNSURE).model_copy(
        update={"levels": (said,)}
    )
    ends = []
    for value in (left, right):
        own = document(f"So it was: {value}.", source=value)
        number = QuantitySlot(
            quantity=Quantity.parse(value),
            mention=Span(start=11, end=11 + len(value), text=value),
            counted="worker",
        )
        told = claim(own, f"So it was: {value}", time=None)
        ends.append((told.model_copy(update={"quantities": (number,)}), Article.of(own)))
    (one, its), (other, theirs) = ends
    verdict = quantities_disjoint(Pair(one, other, its, theirs, compared))
    assert verdict is not None
    assert verdict[0] is outcome
