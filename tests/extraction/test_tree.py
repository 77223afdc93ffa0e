"""Our trees say what the parser's own say."""

from __future__ import annotations

import pytest

from registry import extraction

SENTENCES = (
    "On Tuesday, the two-thirds majority in the U.S. Congress didn't vote; Mr. Vik's son said so.",
    "“It fell,” he said. He left, and she, who had come from Oslo, stayed.",
    "  two  blanks   and\ttabs ",
    "Über 40 Menschen 😀 (dozens) – e.g. 3.5 km/h.",
    "x",
    "",
)
ATTRIBUTES = (
    "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "i", "idx",
    "is_punct", "is_stop", "like_num",
)  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_token_is_as_the_parser_gives_it(parser: extraction.Parser, sentence: str) -> None:
    (theirs,), (ours,) = parser.parse([sentence]), parser.trees([sentence])
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert {a: getattr(one, a) for a in ATTRIBUTES} == {
            a: getattr(other, a) for a in ATTRIBUTES
        }
        assert one.doc is ours
        assert one.sent_start == other.sent.start
        assert one.head.i == other.head.i
        for many in ("children", "subtree", "ancestors"):
            assert [t.i for t in getattr(one, many)] == [t.i for t in getattr(other, many)]
        assert one.left_edge.i == other.left_edge.i
        assert len(one) == len(other)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_stretch_of_a_tree_has_the_characters_of_its_tokens(
    parser: extraction.Parser, sentence: str
) -> None:
    (theirs,), (ours,) = parser.parse([sentence]), parser.trees([sentence])
    assert ours.text.rstrip() == sentence.rstrip()
    assert ours[1:3].text.rstrip() == theirs[1:3].text.rstrip()


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("doses", "dose"), ("corpses", "corpse"), ("taxes", "tax"), ("bases", "base")],
)
def test_a_plural_has_the_singular_that_is_a_word(
    parser: extraction.Parser, plural: str, singular: str
) -> None:
    (tree,) = parser.trees([f"They found 20 {plural} there."])
    assert singular in [token.lemma_ for token in tree]
