"""Values of two sentences are paired where they answer one question, and only there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.pairing import (
    Pairing,
    SaidNumber,
    SaidTime,
    Stretch,
    Verdict,
    Words,
    align,
    names_in,
    stem,
    verdict,
)
from registry.values.quantity import Quantity
from registry.values.relation import Relation
from registry.values.time import TimeInterval

_MARK = re.compile(
    r"\[(?:(?P<kind>[qt]) )?(?P<text>[^|\]]*)\|(?P<value>[^|\]]*)(?:\|(?P<more>[^\]]*))?\]"
)


def marked(text: str, about: str = "") -> Stretch:
    """A stretch: numbers as ``[q text|value|counted]``, times as ``[t text|value|signal]``."""
    plain, numbers, times = "", [], []
    last = 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        last = match.end()
        start = len(plain)
        plain += match["text"]
        more = match["more"] or ""
        if match["kind"] == "q":
            numbers.append(SaidNumber(start, len(plain), Quantity.parse(match["value"]), more))
        else:
            interval = TimeInterval.parse(match["value"])
            times.append(SaidTime(start, len(plain), interval, more))
    plain += text[last:]
    words = frozenset(about.lower().split())
    return Stretch(Words.of(plain), tuple(numbers), tuple(times), names_in(plain), words)


def judged(left: str, right: str, about: str = "") -> Verdict:
    return verdict(align(marked(left, about), marked(right, about)))


# ── numbers ──────────────────────────────────────────────────────────────────


def test_numbers_that_count_the_same_thing_are_compared() -> None:
    left = "The mill in Orvik has [q 430|430|staff]."
    assert judged(left, "The Orvik mill employs [q 340|340|workers].") is Verdict.DISJOINT
    assert judged(left, "The Orvik mill employs [q 430|430|workers].") is Verdict.AGREE


def test_numbers_that_count_other_things_are_not() -> None:
    left = "The storm killed [q 12|12|people] in Orvik."
    right = "In Orvik [q 14|14|houses] fell."
    assert judged(left, right) is not Verdict.DISJOINT


def test_what_became_of_people_tells_the_counts_apart() -> None:
    left = "At least [q 40|40|people] died in the flood."
    right = "The flood left [q 38|38|people] injured, and [q 41|41|people] died."
    (pair,) = (p for p in align(marked(left), marked(right)) if p.kind == "number")
    assert marked(right).numbers[pair.right].value == Quantity.parse("41")


def test_a_value_that_something_supports_is_not_refuted_by_a_rival() -> None:
    left = "The club sold [q 300|300|tickets]."
    right = "The club sold [q 310|310|tickets] in May and [q 300|300|tickets] in June."
    assert judged(left, right) is Verdict.AGREE


def test_the_words_of_one_clause_do_not_tell_of_a_number_in_another() -> None:
    left = "It made [q $60 million|$60 million] in Asia."
    right = "It made [q $55 million|$55 million] at home, and [q $61 million|$61 million] in Asia."
    (pair,) = align(marked(left), marked(right))[:1]
    assert pair.right == 1


def test_another_number_at_another_time_is_an_update() -> None:
    left = "[t On 3 May|2021-05-03|on] the toll stood at [q 40|40|dead]."
    right = "[t On 5 May|2021-05-05|on] the toll stood at [q 52|52|dead]."
    assert judged(left, right) is Verdict.UPDATE


# ── times ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("[t in 1986|1986|in]", "[t in 1985|1985|in]", Verdict.DISJOINT),
        ("[t in 1986|1986|in]", "[t on 3 May 1986|1986-05-03|on]", Verdict.AGREE),
        ("[t before May 2008|2008-05|before]", "[t in June 2008|2008-06|in]", Verdict.DISJOINT),
        ("[t before May 2008|2008-05|before]", "[t in March 2008|2008-03|in]", Verdict.AGREE),
        ("[t after May 2008|2008-05|after]", "[t in March 2008|2008-03|in]", Verdict.DISJOINT),
        ("[t since 2004|2004|since]", "[t in 2004|2004|in]", Verdict.AGREE),
        (
            "[t before 24 March|XXXX-03-24|before]",
            "[t on 24 March|XXXX-03-24|on]",
            Verdict.DISJOINT,
        ),
        ("[t on 24 March 2020|2020-03-24|on]", "[t on 23 March|XXXX-03-23|on]", Verdict.DISJOINT),
        ("[t before 2008|2008|before]", "[t before 2006|2006|before]", Verdict.AGREE),
    ],
)
def test_prepositions_belong_to_the_time(left: str, right: str, expected: Verdict) -> None:
    assert judged(f"The bridge was opened {left}.", f"They opened the bridge {right}.") is expected


def test_a_state_told_as_of_another_day_is_no_disagreement() -> None:
    left = "The club had sold more tickets than ever [t by 2011|2011|by]."
    right = "The club had sold more tickets than ever [t as of 2013|2013|as of]."
    assert judged(left, right) is not Verdict.DISJOINT


# ── names ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Blom plays for Orvik Rovers.", "Blom is a midfielder for Tarnby Athletic."),
        ("Ada Blom was born in Oslo.", "Blom was born in Lisbon."),
        ("Ada Blom is a Norwegian rower.", "Ada Blom is a Peruvian rower."),
        ("The bridge was designed by Ada Blom.", "The bridge was designed by Ivo Tarn."),
    ],
)
def test_another_name_in_the_same_place_contradicts(left: str, right: str) -> None:
    assert judged(left, right) is Verdict.DISJOINT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Blom plays for Orvik Rovers.", "Blom plays for the Rovers."),
        ("Ada Blom was born in Paris.", "Blom was born in France."),
        ("Ada Blom stars in the film.", "The film stars Ivo Tarn, Mia Lund and Ole Krag."),
        ("Ada Blom is one of the owners.", "Ivo Tarn is an owner."),
        ("Ada's father comes from Peru.", "Ada's mother comes from Chile."),
        ("The deal was signed by Lim Eum-chul.", "The deal was signed by Lim Eul-chul."),
    ],
)
def test_a_name_that_may_stand_beside_the_other_does_not(left: str, right: str) -> None:
    assert judged(left, right) is not Verdict.DISJOINT


def test_the_topic_need_not_be_named_again() -> None:
    left, right = "Ada Blom sings for The Guns.", "She sings for the Lime Guns."
    assert judged(left, right, about="ada blom guns") is not Verdict.DISJOINT


def test_names_are_runs_of_capitals_without_the_word_that_begins_a_sentence() -> None:
    text = "However, the Bank of Orvik and Ada Blom met Peruvian officials in March."
    assert [n.text for n in names_in(text)] == ["Bank of Orvik", "Ada Blom", "Peruvian"]
    assert all(text[n.start : n.end] == n.text for n in names_in(text))


# ── laws ─────────────────────────────────────────────────────────────────────


def test_nothing_paired_decides_nothing() -> None:
    assert judged("It rained.", "The sun shone.") is Verdict.UNSURE


def test_a_weak_name_is_left_aside_when_numbers_pair() -> None:
    number = Pairing("number", 0, 0, Relation.EQUAL, 9, "")
    weak, plain = (Pairing("name", 0, 0, Relation.DISJOINT, score, "") for score in (3, 9))
    assert verdict([number, weak]) is Verdict.AGREE
    assert verdict([number, plain]) is Verdict.DISJOINT
    assert verdict([weak]) is Verdict.DISJOINT


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_are_paired_without_an_exception(left: str, right: str) -> None:
    sides = [Stretch(Words.of(text), names=names_in(text)) for text in (left, right)]
    for pair in align(*sides):
        assert sides[0].span(pair.kind, pair.left)[0] <= len(left)


@given(st.text(max_size=200))
def test_a_text_agrees_with_itself(text: str) -> None:
    side = Stretch(Words.of(text), names=names_in(text))
    assert all(pair.relation is Relation.EQUAL for pair in align(side, side))


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_stem_begins_its_word_or_ends_in_y(word: str) -> None:
    assert word.startswith(stem(word)) or stem(word).endswith("y")
