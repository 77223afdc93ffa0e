"""Lines of tables that name two nouns."""

from __future__ import annotations

import pytest

from registry.lexicon.rows import two_nouns

NOUNS = {"hut", "hut keeper", "keeper", "nurse", "school yard"}


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("hut nurse", ("hut", "nurse")),
        ("hut keeper nurse", ("hut keeper", "nurse")),
        ("nurse school yard", ("nurse", "school yard")),
    ],
)
def test_each_noun_may_be_several_words(line: str, ends: tuple[str, str]) -> None:
    assert two_nouns(line, NOUNS) == ends


@pytest.mark.parametrize("line", ["hut", "hut barn", ""])
def test_a_line_of_other_words_is_an_error_of_the_table(line: str) -> None:
    with pytest.raises(ValueError, match="no two nouns"):
        two_nouns(line, NOUNS)
