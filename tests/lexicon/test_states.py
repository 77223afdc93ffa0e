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


@pytest.mark.parametrize(
    ("state", "yes", "no"),
    [
        ("admissible", "the letters were admitted as evidence", "she threw out the evidence"),
        ("aid", "aid has reached the village", "the convoy was turned back"),
        ("backed-up", "the clinic had backed up its files", "there were no copies of its data"),
        ("by-chance", "a farmer stumbled on the tomb", "it was found after a long search"),
        ("cash", "the buyer paid in cash", "the buyer is paying with its own shares"),
        ("cause-known", "the cause was found", "why it sank remains a mystery"),
        ("coming-back", "he has a return ticket", "it is a one-way trip"),
        ("consulted", "the nurses were consulted", "nobody asked the nurses"),
        ("enough", "there is plenty of water", "the town is running short of water"),
        ("expected", "the rise had been widely expected", "the rise came as a surprise"),
        ("fair", "the poll was free and fair", "the poll had been rigged"),
        ("fit", "the striker was fully fit", "the striker played with a strapped knee"),
        ("frozen", "the serum must be kept frozen", "it can be kept at room temperature"),
        ("inside-job", "the thieves had inside help", "the thieves had nobody on the inside"),
        ("mentions", "the text mentions the war", "the text is silent on the war"),
        ("moving", "the tram was moving", "the tram was stationary"),
        ("name-kept", "the bank will keep its name", "the name will disappear"),
        ("over", "the worst is over", "the worst is yet to come"),
        ("police-record", "he was known to the police", "he had a clean record"),
        ("retracted", "she took back what she had said", "she stuck to her story"),
        ("scripted", "he read from a script", "he spoke off the cuff"),
        ("truce", "the truce is holding", "shelling resumed at dawn"),
        ("upright", "the lander is standing upright", "the lander toppled over"),
        ("walked-out", "the envoy left in protest", "the envoy stayed to the end"),
    ],
)
def test_what_two_reporters_say_of_one_state_shows_its_two_ends(
    state: str, yes: str, no: str
) -> None:
    for text, end in ((yes, True), (no, False)):
        assert {one.yes for one in states.shown(set(), set(), text) if one.state == state} == {end}


@pytest.mark.parametrize(
    ("text", "state", "yes"),
    [
        ("the council finally gave Ferrotec Ltd the green light", "passed", True),
        ("the wards had not recently been disinfected", "cleaned", False),
        ("guards turned Ivo Lenk away", "allowed", False),
    ],
)
def test_names_and_adverbs_may_stand_between_the_words_of_a_phrase(
    text: str, state: str, yes: bool
) -> None:
    assert (state, yes) in {(one.state, one.yes) for one in states.shown(set(), set(), text)}


def test_words_that_deny_by_themselves_are_not_turned_round_by_their_denial() -> None:
    found = list(states.shown(set(), set(), "the pill cannot be bought anywhere"))
    assert [one.denies for one in found if one.state == "on-sale"] == [True]
