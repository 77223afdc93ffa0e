"""Places compare by containment and distance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.values.place import Place, compare, explain, read_place
from registry.values.relation import Relation

NAMES = (
    "Oslo", "Bergen", "Norway", "Turin", "Piedmont", "Italy", "Lombardy", "Paris", "Texas",
    "Springfield", "Tarma", "Peru", "Georgia", "Brooklyn", "New York", "Scotland", "Edinburgh",
    "United Kingdom", "European Union", "Jerusalem", "Israel", "Nowhere Falls", "Oslo harbour",
    "Kyiv", "Kiev", "Lima",
)  # fmt: skip
OFFSETS = (None, "30 km north of", "20 miles south-east of", "off")

places = st.builds(
    lambda name, offset: read_place(name, offset=offset),
    st.sampled_from(NAMES),
    st.sampled_from(OFFSETS),
)


class TestCalculus:
    """Two values are equal, one refines the other, they are disjoint, or incomparable."""

    @given(places, places)
    def test_mirrors(self, left: Place, right: Place) -> None:
        assert compare(left, right) is compare(right, left).mirrored

    @given(places)
    def test_a_place_equals_itself(self, place: Place) -> None:
        assert compare(place, place) is Relation.EQUAL

    @given(places, places)
    def test_every_outcome_has_a_reason(self, left: Place, right: Place) -> None:
        assert explain(left, right)

    def test_a_name_of_several_places_is_told_from_one_that_nobody_knows(self) -> None:
        springfield = read_place("Springfield")
        assert "name of several places" in explain(springfield, read_place("Illinois"))
        unknown = explain(read_place("Oslo"), read_place("Nowhere Falls"))
        assert "not among the places known" in unknown

    @given(st.text(max_size=30), st.text(max_size=30))
    def test_any_two_texts_are_read_and_compared(self, left: str, right: str) -> None:
        compare(read_place(left), read_place(right))


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Oslo", "Norway", Relation.REFINES),
        ("Norway", "Oslo", Relation.REFINED_BY),
        ("Turin", "Piedmont", Relation.REFINES),
        ("Piedmont", "Italy", Relation.REFINES),
        ("Scotland", "United Kingdom", Relation.REFINES),
        ("Edinburgh", "United Kingdom", Relation.REFINES),
        ("Kyiv", "Kiev", Relation.EQUAL),
        ("Oslo", "Bergen", Relation.DISJOINT),
        ("Oslo", "Italy", Relation.DISJOINT),
        ("Gorizia", "Trieste", Relation.DISJOINT),
        ("Turin", "Lombardy", Relation.DISJOINT),
        ("Norway", "Italy", Relation.DISJOINT),
        ("Springfield", "Boston", Relation.DISJOINT),  # whichever Springfield it is
        ("Oslo harbour", "Oslo", Relation.REFINES),
        ("Oslo", "Europe", Relation.REFINES),
        ("Southeast Asia", "Vietnam", Relation.REFINED_BY),
    ],
)
def test_containment_counts(left: str, right: str, relation: Relation) -> None:
    assert compare(read_place(left), read_place(right)) is relation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Brooklyn", "New York"),  # town and suburb
        ("Springfield", "Illinois"),  # ambiguous
        ("Nowhere Falls", "Oslo"),  # unknown
        ("Jerusalem", "Jordan"),  # disputed
        ("European Union", "France"),
    ],
)
def test_what_is_unclear_is_incomparable(left: str, right: str) -> None:
    assert compare(read_place(left), read_place(right)) is Relation.INCOMPARABLE


def test_surroundings_choose_among_namesakes() -> None:
    assert read_place("Paris", near=["Texas"]).within[0] == "Texas"
    assert read_place("Springfield", near=["Ill."]).within[0] == "Illinois"
    assert read_place("Georgia").kind == "country"
    assert read_place("Georgia", near=["United States"]).kind == "region"


def test_an_unknown_name_is_kept_as_written() -> None:
    place = read_place("Nowhere Falls")
    assert (place.name, place.kind, place.country) == ("Nowhere Falls", "other", None)


def test_opposite_directions_of_one_city_are_disjoint() -> None:
    north = read_place("Tarma", offset="30 km north of")
    south = read_place("Tarma", offset="30 km south of")
    assert compare(north, south) is Relation.DISJOINT
    assert compare(north, read_place("Tarma")) is Relation.INCOMPARABLE


def test_values_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_place("Oslo").name = "Bergen"
