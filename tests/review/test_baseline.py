"""The baseline: stable, mergeable, and refused when it is another program's."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import ConfigError
from registry.review import baseline as room
from registry.review.baseline import Entry, read_baseline, write_baseline

entries = st.lists(
    st.builds(
        Entry,
        id=st.integers(0, 2**48 - 1).map(lambda n: f"FC-{n:012x}"),
        rule=st.sampled_from(["T001", "Q001"]),
        a=st.text(max_size=8),
        b=st.text(max_size=8),
        what=st.text(max_size=20),
    ),
    max_size=12,
    unique_by=lambda entry: entry.id,
)


@given(entries)
def test_a_baseline_survives_the_file(made: list[Entry]) -> None:
    text = write_baseline(made)
    assert read_baseline(text, where="b") == {entry.id: entry for entry in sorted(made)}
    assert write_baseline(read_baseline(text, where="b").values()) == text


@given(entries, st.randoms())
def test_order_and_repetition_of_lines_mean_nothing(made: list[Entry], chance: Random) -> None:
    lines = write_baseline(made).splitlines()
    shuffled = lines + lines
    chance.shuffle(shuffled)
    assert read_baseline("\n".join(shuffled), where="b") == read_baseline(
        "\n".join(lines), where="b"
    )


def test_a_line_holds_neither_clock_nor_version_nor_place() -> None:
    line = Entry("FC-502964ad252c", "Q001", "apnews.com", "reuters.com", "dead: 9 vs ≥12").line()
    assert json.loads(line).keys() == {"id", "rule", "a", "b", "what"}
    assert line.startswith('{"id":"FC-502964ad252c","rule":"Q001"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"results": {}, "version": "1.4.0"}', "b:1: not a baseline of this program"),
        ("{", "b:1: not a line of JSON"),
        ('{\n "generated_at": 1\n}', "b:1: not a line of JSON"),
        ("[1]", "b:1: not a baseline"),
        ('{"id":"FC-502964ad252c"}\n<<<<<<< HEAD\n', "b:2: an unfinished merge"),
        ('{"id":"FC-xyz"}', "not a baseline"),
    ],
)
def test_what_is_no_baseline_is_refused_with_place_and_reason(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        read_baseline(text, where="b")


def test_a_rewrite_counts_what_it_adds_and_removes() -> None:
    old = {e.id: e for e in (Entry("FC-000000000001"), Entry("FC-000000000002"))}
    done = room.change(old, [Entry("FC-000000000002"), Entry("FC-000000000003")])
    assert (done.added, done.removed) == (1, 1)


def test_stale_entries_are_those_no_longer_found() -> None:
    made = {e.id: e for e in (Entry("FC-000000000001"), Entry("FC-000000000002"))}
    assert room.stale(made, ["FC-000000000002"]) == (Entry("FC-000000000001"),)


def test_a_baseline_with_nothing_in_common_looks_foreign_and_a_small_one_does_not() -> None:
    many = {f"FC-{n:012x}": Entry(f"FC-{n:012x}") for n in range(5)}
    assert room.looks_foreign(many, ["FC-ffffffffffff"])
    assert not room.looks_foreign(many, ["FC-000000000001"])
    assert not room.looks_foreign(dict(list(many.items())[:2]), [])


def test_words_that_turn_the_reading_direction_are_written_by_number() -> None:
    line = Entry("FC-502964ad252c", what="a\u202eb\u2028c\x85d ≥12").line()
    assert "\\u202e" in line
    assert "≥12" in line
    assert len(line.splitlines()) == 1
