"""Sentences are cut before the parser sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.extraction.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("their intentions.North Korea agreed.", ["their intentions.", "North Korea agreed."]),
        ("“We will see.”Then he left.", ["“We will see.”", "Then he left."]),
        ("Judge M. Olsen came. He spoke.", ["Judge M. Olsen came.", "He spoke."]),
        ("On Oct. 25 they met.", ["On Oct. 25 they met."]),
        ("U.S. President Lee spoke.", ["U.S. President Lee spoke."]),
        ("He lives in the U.S. The rest is known.", ["He lives in the U.S.", "The rest is known."]),
        ("It rose 3.5 percent. Sales fell.", ["It rose 3.5 percent.", "Sales fell."]),
        ("It struck at 2 a.m. on Friday.", ["It struck at 2 a.m. on Friday."]),
        ("Acme Inc. said so. It did.", ["Acme Inc. said so.", "It did."]),
        ("“Why?” he asked.", ["“Why?” he asked."]),
        ("Why? Nobody knows.", ["Why?", "Nobody knows."]),
        ("A headline\nThen a line.", ["A headline", "Then a line."]),
        ("Write to info@example.org. Thanks.", ["Write to info@example.org.", "Thanks."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet="abcXYZ .!?\"”\n…'", max_size=200))
def test_sentences_are_disjoint_in_order_and_lose_only_white_space(text: str) -> None:
    spans = list(sentences(text))
    covered: set[int] = set()
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        covered.update(range(start, end))
        last = end
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


def test_a_megabyte_without_a_stop_is_one_sentence_in_linear_time() -> None:
    assert len(cut("word " * 200_000)) == 1


def test_a_wrapped_paragraph_is_cut_by_its_stops_alone() -> None:
    text = "A ship ran\naground near Oslo. Nobody\nwas hurt."
    spans = [text[a:b] for a, b in sentences(text, wrapped=True)]
    assert spans == ["A ship ran\naground near Oslo.", "Nobody\nwas hurt."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The race began at 9 a.m. Odu, who was born in Lagos, won it.", 2),
        ("Polls close at 8 p.m. Results are due at midnight.", 2),
        ("The quake struck at 9 a.m. Monday in Lima.", 1),
        ("Polls close at 7 p.m. EST today.", 1),
        ("At 7 p.m. New York time he left.", 1),
        ("Shortly after 11:30 a.m. Marsh left.", 1),
    ],
)
def test_an_hour_ends_a_sentence_unless_its_day_or_clock_follows(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count
