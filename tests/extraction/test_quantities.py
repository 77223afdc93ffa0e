"""Numbers in running text are read as a careful reader would, or not at all."""

from __future__ import annotations

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.extraction.quantities import find, survey
from registry.values.quantity import Bound, Change, Dimension, compare
from registry.values.relation import Relation

_TABLE = tomllib.loads((Path(__file__).parent / "quantities_gold.toml").read_text(encoding="utf-8"))
GOLD = [
    pytest.param(row[0], [tuple(each) for each in row[1:]], id=f"{group}-{row[0]}")
    for group, table in _TABLE.items()
    for row in table["rows"]
]


def read(text: str) -> list[tuple[str, str, str]]:
    return [(q.text, str(q.quantity), q.quantity.dimension.value) for q in find(text)]


@pytest.mark.parametrize(("sentence", "expected"), GOLD)
def test_a_sentence_gives_the_quantities_that_stand_in_it(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    wanted = [(text.casefold(), value, kind) for text, value, kind in expected]
    assert [(text.casefold(), value, kind) for text, value, kind in read(sentence)] == wanted


def test_the_gold_table_holds_every_kind_and_enough_of_them() -> None:
    expressions = [each for table in _TABLE.values() for row in table["rows"] for each in row[1:]]
    assert len(expressions) >= 250
    seen = {kind for _, _, kind in expressions}
    assert {d.value for d in Dimension} - seen <= {"degree"}


# ── spans ────────────────────────────────────────────────────────────────────


@given(st.sampled_from([case.values[0] for case in GOLD]), st.sampled_from(["", "Ha. ", "\n\n"]))
def test_spans_hold_the_text_that_they_name(sentence: str, before: str) -> None:
    text = before + str(sentence)
    for q in find(text):
        assert text[q.start : q.end] == q.text == q.quantity.written
        assert q.start <= q.number_start < q.number_end <= q.end
        moved = q.moved(7)
        assert (moved.start, moved.number_end) == (q.start + 7, q.number_end + 7)


@given(st.lists(st.sampled_from([str(case.values[0]) for case in GOLD]), max_size=6))
def test_expressions_come_in_order_and_never_overlap(sentences: list[str]) -> None:
    found = find("\n".join(sentences))
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_what_a_date_has_taken_is_left_alone() -> None:
    text = "On 1 March 40 people met for 3 days."
    taken = [(3, 10)]
    assert [q.text for q in find(text, taken=taken)] == ["40", "3 days"]
    assert [q.text for q in find(text, taken=[*taken, (29, 35)])] == ["40"]


def test_the_counted_words_are_pointed_at() -> None:
    text = "The rocket carried 36 communications satellites and 3 more probes into orbit."
    hints = [q.counted_hint for q in find(text)]
    assert [text[a:b] for a, b in filter(None, hints)] == ["communications satellites", "probes"]


def test_scope_says_change_part_or_more() -> None:
    text = "Sales rose 3 percent. Of whom 14 died. Another 5 ships left. It has 9 cranes."
    assert [q.scope for q in find(text)] == ["change", "part", "more", ""]


def test_every_set_of_a_match_is_kept() -> None:
    (found,) = find("She beat him 6-4, 3-6, 7-5.")
    assert found.quantity.sets == ((6, 4), (3, 6), (7, 5))


# ── refusals ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("It weighs 1.000 grams.", "1.000", "thousands or decimals"),
        ("Version 2.1.3 is out.", "2.1.3", "a version"),
        ("A Boeing 737 crashed.", "737", "names a thing"),
        ("He paid 1.5m in all.", "1.5m", "metres or millions"),
        ("He was born in 1982.", "1982", "a year"),
        ("Call 0800 123 today.", "0800", "a leading zero"),
        ("Le bilan est de 1 500 morts.", "1 500", "a space between digits"),
        ("The tie ended 7-1.", "7-1", ""),
    ],
)
def test_a_refusal_gives_its_reason(text: str, number: str, reason: str) -> None:
    if reason:
        (refused,) = (r for r in survey(text).refused if r.text == number)
        assert reason in refused.reason
    else:
        assert survey(text).refused == ()


def test_two_ways_of_grouping_in_one_text_are_read_only_where_they_are_plain() -> None:
    text = "One lists 1.000,00 items, another 1,000.00 items, a third 1.000 items."
    found = survey(text)
    assert [q.text for q in found.found] == ["1.000,00", "1,000.00"]
    assert [r.text for r in found.refused] == ["1.000"]


_OWN = """
    12 1,000 .5 - – to and between about $ € % percent million m half third of a an two
    hundred dozens no none 3-1 , . aged year old in minute th st per share than more by rose
    Richter magnitude feet inches °C minus / +
"""
_OWN_WORDS = [*_OWN.split(), "\n"]


def test_digits_grouped_by_hard_spaces_are_one_number() -> None:
    (found,) = find("It has 1\u00a0500\u202f000 readers.")
    assert found.quantity.low == 1_500_000


def test_digits_of_another_script_are_refused() -> None:
    assert find("حضر ١٢٣ شخصا") == ()


# ── robustness ───────────────────────────────────────────────────────────────


@given(st.text(max_size=400))
@settings(max_examples=300)
def test_any_text_is_read_or_refused_without_an_exception(text: str) -> None:
    for q in find(text):
        assert compare(q.quantity, q.quantity) is Relation.EQUAL


@given(
    st.lists(
        st.sampled_from(
            _OWN_WORDS,
        ),
        max_size=30,
    )
)
@settings(max_examples=500)
def test_any_order_of_its_own_words_is_survived(words: list[str]) -> None:
    text = " ".join(words)
    assert all(text[q.start : q.end] == q.text for q in find(text))
    find("".join(words))


@pytest.mark.parametrize(
    "unit",
    ["7,", "1.", "9", "1-", "1 ", "two ", "a half ", "million ", "3-1, ", "between 5 and ", "\n1 "],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        find(text)
        return time.process_time() - begun

    short, long = seconds(5_000), seconds(40_000)
    assert long < 8 * short * 4 + 0.1


def test_enums_have_the_values_that_the_store_keeps() -> None:
    assert [change.value for change in Change] == ["up", "down", "either"]
    assert Bound.AT_LEAST.value == "at-least"


@pytest.mark.parametrize("text", ["1,000.1,000", "1.000,1.000", "1,000.1,000,1"])
def test_two_numbers_run_together_are_refused(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("sentence", "written", "change", "percent"),
    [
        ("Sales doubled in May.", "doubled", Change.UP, 100),
        ("Fares will triple next year.", "triple", Change.UP, 200),
        ("Passenger numbers have halved.", "halved", Change.DOWN, 50),
        ("Net debt rose tenfold.", "tenfold", Change.UP, 900),
        ("A threefold increase was reported.", "threefold", Change.UP, 200),
        ("Profit more than doubled.", "more than doubled", Change.UP, 100),
    ],
)
def test_so_many_times_as_much_is_a_change_in_percent(
    sentence: str, written: str, change: Change, percent: int
) -> None:
    (found,) = find(sentence)
    quantity = found.quantity
    assert (found.text, quantity.change) == (written, change)
    assert quantity.value == percent
    assert quantity.dimension is Dimension.PERCENT


@pytest.mark.parametrize(
    "sentence",
    [
        "He doubled up in pain.",
        "They booked a double room.",
        "The church doubles as a school.",
        "Ajax doubled their lead.",
        "A double murderer was jailed.",
    ],
)
def test_what_else_is_double_counts_nothing(sentence: str) -> None:
    assert not find(sentence)
