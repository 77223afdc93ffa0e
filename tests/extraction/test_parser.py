"""What the parser is given, and that nothing of it reaches a claim."""

from __future__ import annotations

import pytest

from registry import extraction
from registry.extraction.parser import whole_words


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The 22-year-old saved two match points.", "saved", "22-year-old"),
        ("The semi-final was won by Leeds.", "won", "semi-final"),
        ("The co-founder left in May.", "left", "co-founder"),
        ("He was re-elected in 2019.", "re-elected", "He"),
        ("Ghana's vice-president opened it.", "opened", "president"),
    ],
)
def test_words_with_a_hyphen_are_parsed_whole(
    parser: extraction.Parser, sentence: str, verb: str, subject: str
) -> None:
    (tree,) = parser.trees([sentence])
    found = next(t for t in tree if t.text == verb)
    subjects = [t.text for t in found.children if t.dep_ in ("nsubj", "nsubjpass")]
    assert subjects == [subject]
    assert tree.text == sentence


@pytest.mark.parametrize(
    ("sentence", "verb", "lemma"),
    [
        ("He was re-elected in 2019.", "re-elected", "re-elect"),
        ("They will re-open it.", "re-open", "reopen"),
    ],
)
def test_what_is_done_again_has_the_word_of_the_lexicon(
    parser: extraction.Parser, sentence: str, verb: str, lemma: str
) -> None:
    (tree,) = parser.trees([sentence])
    assert [t.lemma_ for t in tree if t.text == verb] == [lemma]


@pytest.mark.parametrize(
    "sentence", ["A 19-year-old man won.", "The 22-year-old striker left.", "re-", "by-"]
)
def test_what_the_parser_reads_well_stays_as_it_is(sentence: str) -> None:
    assert whole_words(sentence) == sentence
