"""The table of properties that have one value."""

from __future__ import annotations

from typing import Any

import pytest

from registry.errors import ConfigError
from registry.lexicon import properties

ROW = {"of": "person", "value": "place", "holds": "ever", "nouns": ["home town"]}


def test_every_row_of_the_table_can_be_found_by_its_words() -> None:
    for row in properties.properties().values():
        assert all(row in properties.index(properties.properties())[f"noun {n}"] for n in row.nouns)
        for verb in row.verbs:
            lemma, _, preposition = verb.rpartition(" ")
            assert row in properties.by_verb(lemma, preposition) + properties.by_verb(verb)


def test_the_properties_that_news_is_checked_for_are_there() -> None:
    table = properties.properties()
    assert {"birth-place", "birth-date", "age", "office-holder", "venue", "result", "total"} <= set(
        table
    )
    assert table["age"].holds == "grows"


def test_born_in_may_give_a_place_or_a_date() -> None:
    assert {p.value for p in properties.by_verb("be born", "in")} == {"place", "date"}


def test_a_user_adds_and_replaces_rows() -> None:
    table = properties.extended({"home-town": ROW, "age": {**ROW, "value": "quantity"}})
    assert table["home-town"].nouns == ("home town",)
    assert table["age"].holds == "ever"
    assert len(table) == len(properties.properties()) + 1


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({**ROW, "value": "colour"}, "'value'"),
        ({**ROW, "colour": "red"}, "'colour'"),
        ({k: v for k, v in ROW.items() if k != "holds"}, "'holds'"),
        ({**ROW, "nouns": "home"}, "'nouns'"),
        ({**ROW, "nouns": []}, "neither"),
        ("person", "table"),
    ],
)
def test_a_wrong_row_is_refused_by_name(row: Any, named: str) -> None:
    with pytest.raises(ConfigError, match="home-town") as error:
        properties.read({"home-town": row})
    assert named in str(error.value)
    assert error.value.hint


def test_many_may_hold_some_offices() -> None:
    assert properties.single_office("mayor")
    assert not properties.single_office("lawmaker")
