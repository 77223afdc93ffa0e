"""Countries, cities and the words that stand for them."""

from __future__ import annotations

import pytest

from registry.lexicon import geography


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Norway", "NO"),
        ("the Netherlands", "NL"),
        ("Holland", "NL"),
        ("U.S.", "US"),
        ("UK", "GB"),
        ("DPRK", "KP"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Czechia", "CZ"),
        ("Burma", "MM"),
        ("Danes", "DK"),
        ("Filipino", "PH"),
        ("NOR", "NO"),
    ],
)
def test_a_country_is_found_by_name_other_name_people_and_code(word: str, code: str) -> None:
    found = geography.country(word)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("word", ["us", "in", "it", "polish", "turkey", "", "Atlantis", "may"])
def test_common_words_are_no_countries(word: str) -> None:
    assert geography.country(word) is None


@pytest.mark.parametrize(
    ("seat", "code"),
    [("Kremlin", "RU"), ("the White House", "US"), ("Downing Street", "GB"), ("Beijing", "CN"),
     ("Brussels", "EU"), ("Pyongyang", "KP"), ("Kiev", "UA")],
)  # fmt: skip
def test_seats_and_capitals_stand_for_governments(seat: str, code: str) -> None:
    assert geography.country_of_metonym(seat) == code


def test_a_building_is_a_seat_and_a_capital_is_a_city() -> None:
    assert geography.is_seat("Kremlin")
    assert not geography.is_seat("Moscow")


def test_every_country_with_a_capital_is_found_by_it() -> None:
    for country in geography.all_countries():
        if country.capital and country.within == "":
            assert geography.country_of_metonym(country.capital) is not None


def test_every_name_and_word_of_a_country_leads_to_some_country() -> None:
    for country in geography.all_countries():
        for word in (country.name, *country.names):
            assert geography.country(word) is not None, word
        for word in country.words:
            assert geography.demonym_country(word) is not None, word


def test_offsets_are_those_of_winter_and_summer() -> None:
    norway = geography.by_code("NO")
    assert norway is not None
    assert norway.utc_offsets == (60, 120)
    india = geography.by_code("IN")
    assert india is not None
    assert india.utc_offsets == (330,)


def test_namesakes_are_listed_by_population() -> None:
    found = geography.cities("Springfield")
    assert len(found) > 3
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)


def test_a_name_means_its_city_only_when_that_is_much_larger() -> None:
    paris = geography.main_city("Paris")
    assert paris is not None
    assert paris.country == "FR"
    assert geography.main_city("Springfield") is None


def test_old_and_foreign_names_of_cities_are_known() -> None:
    for old, new in (("Kiev", "Kyiv"), ("Bombay", "Mumbai"), ("Torino", "Turin")):
        assert geography.main_city(old) == geography.main_city(new)


def test_regions_are_known_without_the_word_for_what_they_are() -> None:
    assert geography.regions("Piedmont")[0].country == "IT"
    assert geography.regions("Junín region")[0].country == "PE"


def test_lower_case_words_are_no_places() -> None:
    assert geography.place_candidates("nice") == ()
    assert geography.place_candidates("reading") == ()
    assert geography.place_candidates("") == ()
