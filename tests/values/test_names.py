"""Whether two written names may stand for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.values.names import EntityKind, NameReason, entity, same_entity, same_name

KINDS: tuple[EntityKind, ...] = (
    "person", "org", "place", "country", "work", "vessel", "team", "event", "other",
)  # fmt: skip
GIVEN = ("Maria", "Anna", "Peter", "Victor", "Jonas", "Mohammed", "Bill", "William", "J.", "M.")
FAMILY = ("Olsen", "Lanz", "Kim", "Berg", "Van der Meer", "O'Neil", "Ali", "Olson")
people = st.builds(lambda *parts: " ".join(p for p in parts if p),
                   st.sampled_from(("", "Mr", "President", "former mayor")),
                   st.sampled_from(("", *GIVEN)), st.sampled_from(("", "A.", "Maria")),
                   st.sampled_from(FAMILY), st.sampled_from(("", "Jr.")))  # fmt: skip


class TestLaws:
    """Names are aliases for a reason; likeness of spelling alone never decides."""

    @given(people, people)
    def test_symmetric(self, left: str, right: str) -> None:
        assert same_name(left, right, "person") == same_name(right, left, "person")

    @given(st.text(max_size=25), st.text(max_size=25), st.sampled_from(KINDS))
    def test_any_text_is_compared_both_ways_alike(
        self, left: str, right: str, kind: EntityKind
    ) -> None:
        assert same_name(left, right, kind) == same_name(right, left, kind)

    @given(st.text(min_size=1, max_size=25), st.sampled_from(KINDS))
    def test_a_name_is_itself(self, name: str, kind: EntityKind) -> None:
        found = same_name(name, name, kind)
        assert found is not None
        assert not found.weak

    @given(people)
    def test_a_title_does_not_make_another_person(self, name: str) -> None:
        found = same_name(f"Prime Minister {name}", name, "person")
        assert found is not None
        assert entity(f"Prime Minister {name}", "person").key == entity(name, "person").key

    @given(
        st.sampled_from(("Andersen", "Brandt", "Castell", "Dorr")),
        st.sampled_from(("Elias", "Fiona", "Gustav")),
        st.integers(0, 5),
        st.sampled_from("bcdfgklmnprst"),
    )
    def test_one_letter_makes_two_people(
        self, family: str, given_name: str, at: int, letter: str
    ) -> None:
        at %= len(family)
        other = family[:at] + letter + family[at + 1 :]
        if other.lower() != family.lower():
            left, right = f"{given_name} {family}", f"{given_name} {other}"
            assert same_name(left, right, "person") is None


@pytest.mark.parametrize(
    ("left", "right", "reason", "weak"),
    [
        ("Kim Jong-un", "Kim Jong Un", NameReason.SPELLING, False),
        ("José Pérez", "Jose Perez", NameReason.SPELLING, False),
        ("M. Olsen", "Maria Olsen", NameReason.INITIALS, True),
        ("Olsen", "Maria Olsen", NameReason.SURNAME, True),
        ("Kim", "Kim Jong-un", NameReason.SURNAME, True),
        ("Van der Meer", "Anna Van der Meer", NameReason.SURNAME, True),
        ("Maria", "Maria Olsen", NameReason.GIVEN_NAME, True),
        ("Dr Maria Olsen", "Maria Olsen", NameReason.TITLE, False),
        ("Maria A. Olsen", "Maria Olsen", NameReason.MIDDLE_NAME, False),
        ("Xi Jinping", "Jinping Xi", NameReason.NAME_ORDER, False),
        ("Mohammed Ali", "Muhammad Ali", NameReason.ROMANISATION, False),
        ("Bill Berg", "William Berg", NameReason.NICKNAME, True),
    ],
)
def test_people_are_one_for_a_reason(left: str, right: str, reason: NameReason, weak: bool) -> None:
    found = same_name(left, right, "person")
    assert found is not None
    assert (found.reason, found.weak) == (reason, weak)
    assert left in found.note


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lim Eum-chul", "Lim Eul-chul"),
        ("Peter Lanz", "Victor Lanz"),
        ("Maria Olsen", "Maria Olson"),
        ("John Berg", "James Berg"),
        ("Anna Olsen", "Maria Anna Olsen"),
        ("Jan Berg Jr.", "Jan Berg Sr."),
        ("Maria Olsen", "Maria Berg"),
    ],
)
def test_people_who_merely_look_alike_are_two(left: str, right: str) -> None:
    assert same_name(left, right, "person") is None


@pytest.mark.parametrize(
    ("left", "right", "reason", "weak"),
    [
        ("Norden Paper", "Norden Paper Inc.", NameReason.LEGAL_FORM, False),
        ("Norden", "Norden Paper", NameReason.SHORT_FORM, True),
        ("IMF", "International Monetary Fund", NameReason.ACRONYM, False),
        ("USGS", "U.S. Geological Survey", NameReason.ACRONYM, False),
        ("the Red Cross", "Red Cross", NameReason.LEGAL_FORM, False),
        ("Indian Government", "Government of India", NameReason.LEGAL_FORM, False),
        ("Army of the Philippines", "Philippine Army", NameReason.LEGAL_FORM, False),
    ],
)
def test_organisations_are_one_for_a_reason(
    left: str, right: str, reason: NameReason, weak: bool
) -> None:
    found = same_name(left, right, "org")
    assert found is not None
    assert (found.reason, found.weak) == (reason, weak)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bank", "Bank of Norway"),
        ("New York", "New York Times"),
        ("United", "United Nations"),
        ("Ministry of Defence", "Ministry of Health"),
        ("Norwegian", "Norwegian Air"),
        ("IMF", "International Maritime Organization"),
        ("Castell", "Castell Norway"),
    ],
)
def test_first_words_that_many_share_are_no_short_form(left: str, right: str) -> None:
    assert same_name(left, right, "org") is None


def test_names_of_one_country_are_one() -> None:
    for left, right in (("US", "American"), ("Holland", "Dutch"), ("DPRK", "North Korea")):
        assert same_name(left, right, "country") is not None
    assert same_name("North Korea", "South Korea", "country") is None


def test_a_country_goes_by_its_code() -> None:
    assert entity("the Netherlands", "country", country="NL") == entity(
        "Holland", "country", country="NL"
    )


def test_entities_of_two_kinds_are_one_only_where_readers_mistake_them() -> None:
    person, firm = entity("Ford", "person"), entity("Ford", "org")
    assert same_entity(person, firm) is None
    assert same_entity(entity("Arsenal", "team"), entity("Arsenal", "org")) is not None


def test_genders_that_contradict_keep_two_apart() -> None:
    he, she = entity("A. Olsen", "person", gender="m"), entity("Anna Olsen", "person", gender="f")
    assert same_entity(he, she) is None


def test_a_given_name_joins_nobody_between_two_articles() -> None:
    assert same_name("Maria", "Maria Olsen", "person") is not None
    assert same_entity(entity("Maria", "person"), entity("Maria Olsen", "person")) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Aleksandr Khorkov", "Alexander Horkov"),
        ("Dmitry Zhukovsky", "Dmitri Zhukovskiy"),
        ("Ivan Ryabkov", "Ivan Riabkov"),
        ("Lizzie Grant", "Elizabeth Grant"),
        ("Peggy Olsen", "Margaret Olsen"),
    ],
)
def test_written_forms_and_familiar_forms_of_a_name_are_one(left: str, right: str) -> None:
    assert same_name(left, right, "person") is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [("Anna Markova", "Anna Markov"), ("Karl Brown", "Karl Braun"), ("Ivan Petrov", "Ivan Pavlov")],
)
def test_names_that_only_look_alike_are_two(left: str, right: str) -> None:
    assert same_name(left, right, "person") is None
