"""The table of properties that have one value."""

from __future__ import annotations

from typing import Any

import pytest

from registry.errors import ConfigError
from registry.lexicon import properties

ROW = {"of": "person", "value": "place", "holds": "ever", "nouns": ["home town"]}


def test_every_row_of_the_table_can_be_found_by_its_words() -> None:
    found = properties.index(properties.properties())
    for row in properties.properties().values():
        assert all(row in found[f"noun {noun}"] for noun in row.nouns)
        assert all(row in found[f"verb {verb}"] for verb in row.verbs)


def test_the_properties_that_news_is_checked_for_are_there() -> None:
    table = properties.properties()
    assert {"birth-place", "birth-date", "age", "office-holder", "venue", "result", "total"} <= set(
        table
    )
    assert table["age"].holds == "grows"


def test_born_in_may_give_a_place_or_a_date() -> None:
    found = properties.index(properties.properties())
    assert {one.value for one in found["verb be born in"]} == {"place", "date"}


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


def test_the_longest_noun_that_ends_a_phrase_names_the_property() -> None:
    table = properties.builtin()
    noun, row = table.ending(["the", "deputy", "prime", "minister"]) or ("", None)
    assert noun == "prime minister"
    assert row is not None
    assert row.name == "office-holder"
    assert table.ending(["a", "senator"]) is None
    assert table.ending(["the", "army", "general"]) is None
    assert table.ending([]) is None


def test_what_is_measured_or_dated_is_no_role() -> None:
    assert properties.builtin().ending(["the", "population"]) is None
    assert properties.builtin().ending(["the", "birthplace"]) is None


def test_a_users_row_wins_over_a_built_in_one_with_its_noun() -> None:
    row = {**ROW, "of": "vessel", "value": "person", "nouns": ["skipper", "home port"]}
    table = properties.singles(properties.extended({"master": row}), added={"master"})
    found = table.ending(["the", "skipper"])
    assert found is not None
    assert found[1].name == "master"
    assert table.added == {"master"}
    port = {**ROW, "of": "vessel", "nouns": ["home port"]}
    places = properties.singles(properties.extended({"home-port": port}), added={"home-port"})
    assert places.ending(["her", "home", "port"]) is not None
