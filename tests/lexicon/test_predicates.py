"""Classes of predicates and how they stand to each other."""

from __future__ import annotations

import pytest

from registry.lexicon import predicates


@pytest.mark.parametrize(
    ("a", "pos_a", "b", "pos_b"),
    [
        ("sign", "VERB", "ink", "VERB"),
        ("visit", "NOUN", "tour", "VERB"),
        ("die", "VERB", "death", "NOUN"),
        ("arrest", "VERB", "detention", "NOUN"),
        ("buy", "VERB", "takeover", "NOUN"),
        ("open", "VERB", "inaugurate", "VERB"),
        ("sentence", "VERB", "jail", "VERB"),
        ("collapse", "VERB", "give way", "VERB"),
        ("postpone", "VERB", "delay", "NOUN"),
        ("call off", "VERB", "cancel", "VERB"),
        ("step down", "VERB", "resignation", "NOUN"),
    ],
)
def test_words_for_one_happening_are_related(a: str, pos_a: str, b: str, pos_b: str) -> None:
    assert predicates.related(a, pos_a, b, pos_b) in ("same", "class")
    assert predicates.related(b, pos_b, a, pos_a) in ("same", "class")


@pytest.mark.parametrize(
    ("a", "b"),
    [("convict", "acquit"), ("approve", "reject"), ("accept", "decline"), ("rise", "fall"),
     ("start", "end"), ("win", "lose"), ("confirm", "deny"), ("open", "close"),
     ("appoint", "dismiss"), ("found", "dissolve")],
)  # fmt: skip
def test_opposites_are_opposite_both_ways_and_never_related(a: str, b: str) -> None:
    assert predicates.opposite(a, "VERB", b, "VERB")
    assert predicates.opposite(b, "VERB", a, "VERB")
    assert predicates.related(a, "VERB", b, "VERB") is None


def test_a_killing_is_near_a_death_but_not_the_same_class() -> None:
    assert predicates.related("kill", "VERB", "die", "VERB") == "near"


def test_words_of_no_kin_are_not_related() -> None:
    assert predicates.related("garden", "VERB", "kill", "VERB") is None
    assert predicates.related("sign", "VERB", "crash", "NOUN") is None


def test_every_class_named_by_another_exists_and_names_it_back() -> None:
    table = predicates.classes()
    for row in table.values():
        for other in row.antonyms:
            assert row.name in table[other].antonyms
        for other in row.near:
            assert row.name in table[other].near
        assert row.name not in row.antonyms
        assert not row.antonyms & row.near


def test_every_word_of_a_class_leads_back_to_it() -> None:
    for row in predicates.classes().values():
        for verb in row.verbs:
            assert row.name in predicates.predicate_classes(verb)
        for noun in row.nouns:
            assert row.name in predicates.predicate_classes(noun, pos="NOUN")


def test_no_class_is_both_once_and_repeated() -> None:
    assert not [c.name for c in predicates.classes().values() if c.once and c.repeats]


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("collapse", "collapse"), ("deployment", "deploy"), ("visit", "visit"), ("arrest", "arrest"),
     ("sentence", "sentence"), ("signing", "sign"), ("resignation", "resign")],
)  # fmt: skip
def test_an_event_noun_stands_for_its_verb(noun: str, verb: str) -> None:
    assert predicates.nominalisation(noun) == verb


def test_a_thing_is_no_event() -> None:
    for noun in ("table", "dog", "window"):
        assert not predicates.is_event_noun(noun)
        assert predicates.nominalisation(noun) is None


def test_reporting_verbs_are_told_apart() -> None:
    assert all(predicates.is_reporting(v) for v in ("say", "announce", "deny", "warn"))
    assert not any(predicates.is_reporting(v) for v in ("sign", "visit", "die"))


def test_births_happen_once_and_matches_again() -> None:
    assert predicates.unique_event("be-born")
    assert predicates.repeated_event("play")
    assert not predicates.unique_event("no such class")


def test_nouns_of_one_class_are_told_from_neighbours() -> None:
    assert predicates.noun_class("treaty") == predicates.noun_class("pact")
    assert predicates.noun_class("museum") != predicates.noun_class("gallery")
    assert predicates.related_nouns("quake", "earthquake") == "class"
    assert predicates.related_nouns("museum", "gallery") is None
    assert predicates.related_nouns("bridge", "bridge") == "same"
