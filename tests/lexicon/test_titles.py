"""Titles, kin words, first names and acronyms."""

from __future__ import annotations

import pytest

from registry.lexicon import titles


@pytest.mark.parametrize(
    "phrase",
    ["president", "prime minister", "former mayor", "ex-president", "Dr.", "chief executive",
     "acting police chief", "Mr"],
)  # fmt: skip
def test_offices_and_honorifics_are_titles(phrase: str) -> None:
    assert titles.is_title(phrase)


@pytest.mark.parametrize("phrase", ["table", "former", "", "blue president"])
def test_other_words_are_no_titles(phrase: str) -> None:
    assert not titles.is_title(phrase)


def test_thousands_of_first_names_have_one_gender() -> None:
    table = titles._first_names()
    assert sum(gender is not None for gender in table.values()) > 2000
    assert set(table.values()) == {"m", "f", None}


@pytest.mark.parametrize(
    ("name", "gender"), [("Stavros", "m"), ("Ngozi", "f"), ("Sasha", None), ("Georgia", None)]
)
def test_first_names_of_many_peoples_are_known(name: str, gender: str | None) -> None:
    assert titles.gender_of_first_name(name) == gender
    assert titles.is_first_name(name) == (name != "Georgia")


def test_names_that_both_bear_tell_no_gender() -> None:
    assert titles.gender_of_first_name("Andrea") is None
    assert titles.gender_of_first_name("Kim") is None


def test_words_that_sentences_begin_with_are_no_first_names() -> None:
    assert not any(titles.is_first_name(w) for w in ("May", "Will", "An", "In", "Paris"))


def test_no_word_tells_both_genders() -> None:
    assert not titles.MEN & titles.WOMEN


def test_acronyms_in_capitals_lead_to_their_expansion() -> None:
    assert titles.expansion("WHO") == "World Health Organization"
    assert titles.expansion("who") is None


def test_only_forms_of_one_row_are_one_romanisation() -> None:
    assert titles.same_romanisation("mohammed", "muhammad")
    assert not titles.same_romanisation("mohammed", "ahmed")
    assert not titles.same_romanisation("peter", "petra")
