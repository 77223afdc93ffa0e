"""What nouns say that somebody is, and which two are not one person."""

from __future__ import annotations

import pytest

from registry.lexicon import described
from registry.lexicon.described import apart, apposed, deed, read


@pytest.mark.parametrize(
    ("phrase", "row"),
    [
        ("a 50-year-old cleaning woman", "cleaner"),
        ("her father", "father"),
        ("An uncle who was lighting the grill", "uncle"),
        ("a security guard from Lyon", "guard"),
        ("walkers", "walker"),
    ],
)
def test_the_head_says_what_somebody_is(phrase: str, row: str) -> None:
    found = read(phrase)
    assert found is not None
    assert found.row == row


@pytest.mark.parametrize("phrase", ["a man", "a neighbour", "the blue door", "", "the rescuers"])
def test_what_may_be_anybody_is_not_read(phrase: str) -> None:
    assert read(phrase) is None


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Anna Reiter, a hut keeper, called for help", "hut keeper"),
        ("It was a goatherd, Anna Reiter, who called", "farmer"),
        ("the excavator driver Anna Reiter called", "builder"),
        ("Anna Reiter, 41, called", None),
        ("Anna Reiter called a nurse", None),
        ("somebody called", None),
    ],
)
def test_a_name_is_told_by_what_stands_beside_it(text: str, row: str | None) -> None:
    found = apposed("Anna Reiter", text)
    assert (found and found.row) == row


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("her father", "an uncle", "of one axis"),
        ("a father", "a parent", None),
        ("a father", "a farmer", "of two axes"),
        ("a boy", "a farmer", "of one axis"),
        ("a fisherman", "a coastguard helicopter", "of one axis"),
        ("a walker", "a tourist", None),
        ("two fishermen", "a fishing boat", None),
        ("two fishermen", "a cruise ship", "of one axis"),
        ("a cigarette", "a faulty heater", "of one axis"),
        ("a builder", "workmen", None),
    ],
)
def test_two_are_apart_by_the_axis_that_both_are_on(
    one: str, other: str, expected: str | None
) -> None:
    a, b = read(one), read(other)
    assert a is not None
    assert b is not None
    assert apart(a, b) == apart(b, a) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("hunt", "An uncle chased the wolf away", "repel"),
        ("drive off", "her father drove it off with a chair", "repel"),
        ("raise", "The alarm was raised by a guard", "raise-alarm"),
        ("kill", "He was found dead by his daughter", "discover"),
        ("rescue", "pulled out by a fisherman", "rescue"),
        ("visit", "the king visited the town", ""),
    ],
)
def test_a_deed_of_one_is_told_by_its_class_or_its_words(
    kind: str, text: str, expected: str
) -> None:
    assert deed(kind, text) == expected


def test_every_noun_of_the_table_is_read_as_its_row() -> None:
    for noun, (axis, row) in described._table().nouns.items():
        found = read(noun)
        assert (found and found[1:]) == ((axis, row) if axis else None), noun
