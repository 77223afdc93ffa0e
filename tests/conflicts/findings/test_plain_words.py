"""Every level has plain words, and none shows the name that it has in the tables."""

import pytest

from registry.conflicts.findings.plain_words import outcome_said, said, slip_said, weighed
from registry.linking.remaining import REMAINING
from registry.linking.weights import WEIGHTS
from registry.records import Level, Outcome

BESIDE_THE_TABLE = (
    ("names", "shared names"),
    ("words", "shared words"),
    ("source", "shared time"),
    ("object", "same object"),
    ("object", "one unnamed"),
    ("object", "denied at all"),
    ("left over", "held back"),
    ("decision", "same"),
    ("decision", "different"),
)
LEVELS = sorted({*WEIGHTS, *(row[1:] for row in REMAINING), *BESIDE_THE_TABLE})


def level(slot: str, name: str, reason: str, weight: int = 0) -> Level:
    return Level(slot=slot, level=name, weight=weight, reason=reason)


@pytest.mark.parametrize(("slot", "name"), LEVELS)
def test_every_level_has_words_of_its_own(slot: str, name: str) -> None:
    assert f"{slot}: {name}" not in said(level(slot, name, "because"))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (level("predicate", "same word", "'burn' and 'burn'"), "what happened: 'burn'"),
        (level("agent", "same entity", "Ann Lee and Ann Lee: the same name"), "subject: Ann Lee: "),
        (level("slip", "typical slip", "year"), "the same day and month of another year"),
        (level("repeated", "repeated kind", "donate, measure beds"), "again: donate, beds"),
        (level("place", "same", "Oslo and Bergen"), "Oslo and Bergen"),
    ],
)
def test_reasons_say_nothing_twice_and_nothing_of_the_inside(one: Level, words: str) -> None:
    assert words in said(one)


def test_a_weight_stands_behind_its_sentence() -> None:
    assert weighed(level("place", "same", "Oslo and Oslo", 800)) == "the same place: Oslo (+0.8)"


@pytest.mark.parametrize("outcome", Outcome)
def test_one_and_several_values_are_told_in_their_own_number(outcome: Outcome) -> None:
    assert outcome_said(outcome, 1) != outcome_said(outcome, 2).replace("2", "1", 1)


def test_a_slip_that_has_no_other_words_is_told_as_it_is() -> None:
    assert slip_said("digits transposed") == "digits transposed"
