"""Nouns that count the same things share a class, and no others do."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from registry.lexicon import counted
from registry.lexicon.counted import CLASSES, WIDER, comparable_classes, counted_class, lies_in


@pytest.mark.parametrize(
    "lemmas",
    [
        ("staff", "employee", "worker", "workforce"),
        ("house", "home"),
        ("soldier", "troop", "troops"),
        ("dead", "death", "fatality", "killed"),
        ("injured", "wounded", "hurt"),
        ("fan", "spectator", "attendance"),
    ],
)
def test_words_for_the_same_things_are_comparable(lemmas: tuple[str, ...]) -> None:
    classes = [counted_class(lemma) for lemma in lemmas]
    assert None not in classes
    assert all(comparable_classes(str(classes[0]), str(each)) for each in classes)


@pytest.mark.parametrize(
    ("left", "right"),
    [("people", "dead"), ("dead", "injured"), ("person", "soldier"), ("seat", "vote")],
)
def test_words_for_other_things_are_not(left: str, right: str) -> None:
    assert not comparable_classes(str(counted_class(left)), str(counted_class(right)))


def test_case_is_ignored_and_unknown_nouns_have_no_class() -> None:
    assert counted_class("Soldier") == "soldier"
    assert counted_class("xylophone") is None


def test_a_soldier_is_a_person_and_a_person_need_not_be_a_soldier() -> None:
    assert lies_in("soldier", "person")
    assert not lies_in("person", "soldier")
    assert set(WIDER.values()) <= set(CLASSES.values())


def test_a_lemma_has_one_class() -> None:
    table = Path(counted.__file__).with_suffix(".toml")
    rows = tomllib.loads(table.read_text(encoding="utf-8"))["class"]
    lemmas = Counter(lemma for row in rows.values() for lemma in row["lemmas"].split())
    assert [lemma for lemma, count in lemmas.items() if count > 1] == []
