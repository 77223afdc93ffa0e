"""The table of senses: its rows name classes that exist, and the most telling row comes first."""

from __future__ import annotations

from itertools import pairwise

from registry.lexicon import predicates
from registry.lexicon.senses import senses


def test_every_sense_tells_of_a_class_that_exists() -> None:
    named = {sense.name for rows in senses().values() for sense in rows}
    assert named - set(predicates.classes()) == {"noun"}


def test_rows_that_ask_for_more_come_first() -> None:
    for rows in senses().values():
        assert all(a.telling >= b.telling for a, b in pairwise(rows))


def test_a_list_stands_for_its_words() -> None:
    (condition,) = next(s for s in senses()["launch"] if s.name == "launch-rocket").conditions
    assert {"rocket", "satellite"} <= condition.words
    assert not any(word.startswith("@") for word in condition.words)


def test_signs_that_are_no_list_are_known() -> None:
    signs = {
        word
        for rows in senses().values()
        for sense in rows
        for condition in sense.conditions
        for word in condition.words
        if word.startswith("@")
    }
    assert signs <= {
        "@any", "@none", "@person", "@proper", "@place", "@date", "@amount", "@happening",
        "@sum", "@nth",
    }  # fmt: skip


def test_a_phrase_that_is_called_by_its_class_is_of_that_class() -> None:
    assert predicates.predicate_classes("labour-strike") == ("labour-strike",)
    assert predicates.predicate_classes("train", pos="NOUN") == ()
