"""Nouns that say where something happened without a name."""

from __future__ import annotations

from itertools import combinations

import pytest

from registry.lexicon import settings
from registry.lexicon.settings import apart, told_in


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The fire broke out at about 9:40 in a storeroom behind the gymnasium", ["storeroom"]),
        ("started in the cellar of the old brewery", ["cellar", "brewery"]),
        ("was found under a school yard near the river", ["school yard"]),
        ("worth 190 million euros at street prices", []),
        ("were on their way home", []),
        ("died in Clinic Street", []),
        ("in the kitchen early on Monday", ["kitchen"]),
        ("was shot in the leg", ["leg"]),
        ("gathered in the heart of the town", []),
        ("came ashore on the west coast of the island", ["west coast"]),
        ("fell into a field of sugar cane", ["field"]),
        ("crashed on to the roof of a supermarket", ["roof", "supermarket"]),
        ("listened to the river", []),
    ],
)
def test_a_setting_heads_what_follows_a_preposition_of_place(text: str, nouns: list[str]) -> None:
    assert [one.noun for one in told_in(text)] == nouns


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("in a cellar", "on the roof", True),
        ("in a cellar", "in a storeroom", False),
        ("in the kitchen", "in a hotel", False),
        ("in the house", "in a villa", False),
        ("in a field", "in the forest", True),
        ("in the forest", "on a mountain", False),
        ("in a flat", "in the cellar", True),
        ("in the cellar", "under a school yard", True),
        ("in a car", "in the car park", False),
        ("in the engine room", "on the ferry", False),
        ("in a hotel", "aboard the ferry", True),
        ("on a street", "on the motorway", False),
        ("in the leg", "in the chest", True),
        ("in the leg", "in the foot", False),
        ("on the west coast", "on the eastern side", True),
        ("on the west coast", "in the north", False),
    ],
)
def test_two_settings_are_apart_where_no_place_is_both(
    one: str, other: str, expected: bool
) -> None:
    (a,), (b,) = told_in(one), told_in(other)
    assert apart(a, b) is apart(b, a) is expected


def test_every_noun_stands_in_one_row_and_is_apart_from_nothing_of_it() -> None:
    nouns = settings._table().nouns
    rows = {place for place in nouns.values() if place[1]}
    assert all(nouns[row] == (level, row) for level, row in rows)
    told = [told_in(f"in a {noun}") for noun in nouns if settings.row_of(noun)]
    assert all(told)
    assert not any(apart(a, b) for (a,), (b,) in combinations(told, 2) if a[3:] == b[3:])
