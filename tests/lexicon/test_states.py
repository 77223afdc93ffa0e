"""States with two ends: every row can be read, and what shows an end is found in a clause."""

import tomllib
from importlib.resources import files

import pytest

from registry.lexicon import states

ROWS = tomllib.loads((files("registry.lexicon") / "data" / "states.toml").read_text("utf-8"))


@pytest.mark.parametrize("state", sorted(ROWS))
def test_a_state_has_two_ends_and_no_words_that_show_both(state: str) -> None:
    row = ROWS[state]
    assert set(row) <= {"yes", "no", "shows-yes", "shows-no"}
    yes, no = (
        {one.strip() for key in (end, f"shows-{end}") for one in row.get(key, "").split(",")}
        for end in ("yes", "no")
    )
    assert yes - {""}
    assert no - {""}
    assert not (yes & no) - {""}


@pytest.mark.parametrize(
    ("words", "lemmas", "text", "state", "yes"),
    [
        ({"arrest"}, {"arrest"}, "police arrested two men", "custody", True),
        ({"be"}, {"suspect", "large"}, "the suspect is at large", "custody", False),
        (
            {"keep", "own"},
            {"keep", "minister", "job"},
            "the minister keeps the job",
            "office",
            True,
        ),
    ],
)
def test_an_end_is_shown_by_verb_by_lemmas_and_by_phrase(
    words: set[str], lemmas: set[str], text: str, state: str, yes: bool
) -> None:
    assert (state, yes) in {(one.state, one.yes) for one in states.shown(words, lemmas, text)}


def test_a_phrase_is_found_between_whole_words_alone() -> None:
    assert not list(states.shown(set(), set(), "he sat largely at largesse"))
