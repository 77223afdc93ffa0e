"""What a conflict is headed with, and what is said of the articles behind it."""

from __future__ import annotations

from registry import conflicts, extraction, linking, provenance
from registry.records import Article, Conflict
from tests.told import article, journey

BRIDGE = """The bridge over the Tolna near Vell was opened on Tuesday by the mayor, Lena Dahl.

Some 12,000 vehicles cross it a day. The old bridge was built in 1931 by Kvarn, a firm from Lindau.
In the winter it had been closed to lorries. {there}

The council of Vell had asked for money for twelve years. {later}"""
NOBODY = "Nobody was hurt when the old bridge was blown up in Vell on 3 May."
TWO = "Two people were hurt when the old bridge was blown up in Vell on 3 May."


def between_copies(left: str, right: str, parser: extraction.Parser) -> list[Conflict]:
    documents = [
        article(name, text, source=name, published="2024-05-20")
        for name, text in (("left", left), ("right", right))
    ]
    claims = {c.id: c for one in documents for c in extraction.extract(one, parser)}
    origins = provenance.group_origins(documents)
    about = {one.id: Article.of(one, origin=origins[one.id].key) for one in documents}
    compared = linking.link(list(claims.values()), about).comparisons
    found = conflicts.detect(compared, claims, about).conflicts
    return [one for one in found if one.kind == "polarity" and not one.within_article]


def test_copies_of_what_contradicts_itself_were_not_edited(parser: extraction.Parser) -> None:
    text = BRIDGE.format(there=NOBODY, later=TWO)
    (found,) = between_copies(text, text, parser)
    assert "the articles are copies of one origin, and each of them says both" in found.explanation


def test_of_copies_that_differ_one_was_edited(parser: extraction.Parser) -> None:
    left, right = (BRIDGE.format(there=one, later="") for one in (NOBODY, TWO))
    (found,) = between_copies(left, right, parser)
    assert "the articles are copies of one origin; one of them was edited" in found.explanation


def test_what_the_sides_do_not_share_is_said_in_the_words_of_the_claim(
    parser: extraction.Parser,
) -> None:
    documents = [
        article(name, text, source=name, published="2024-03-04")
        for name, text in (
            ("left", "Divers recovered the wreck of the Norvik on 3 May."),
            ("right", "Divers found the wreck of the Norvik on 5 May."),
        )
    ]
    (found,) = journey(documents, parser)[0]
    assert found.summary == "recovered: 3 May 2023 against 5 May 2023"
