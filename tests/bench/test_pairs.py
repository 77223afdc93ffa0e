"""Articles that are put together from pairs of sentences, and what is counted of them."""

from __future__ import annotations

from bench import bench_pairs
from registry import extraction
from registry.records import Severity

STORY = {
    "left": "A fire broke out at the Halden mill in Norway on Monday.",
    "right": "Fire swept through the Halden mill in Norway on Monday, police said.",
    "conflict": [
        ["quantity", "The fire killed 12 people.", "The fire killed 17 people."],
        ["date", "The mill was built in 1950.", "The smoke could be seen far away."],
    ],
    "agree": [
        ["The mill employs 300 people.", "Its owner is abroad."],
        ["It was cold.", "Snow fell."],
    ],
}


def test_every_sentence_stands_where_its_span_says() -> None:
    story = bench_pairs.put_together(STORY)
    for pair in story.pairs:
        for document, text, (start, end) in zip(
            story.documents, pair.texts, pair.spans, strict=True
        ):
            assert document.text[start:end] == text


def test_three_sentences_make_a_paragraph() -> None:
    left = bench_pairs.put_together(STORY).documents[0].text
    assert left.split("\n\n")[1:] == [
        "The fire killed 12 people. The mill was built in 1950. The mill employs 300 people.",
        "It was cold.",
    ]


def test_a_pair_is_found_by_a_conflict_that_holds_both_of_its_sentences(
    parser: extraction.Parser,
) -> None:
    tally = bench_pairs.Tally()
    bench_pairs.score(tally, bench_pairs.put_together(STORY), parser)
    assert tally.by_kind["quantity"] == [1, 1, 1]
    assert tally.by_kind["date"] == [1, 0, 0]
    assert (tally.wrong_loud, tally.wrong_notes) == (0, 0)
    assert (tally.precision, tally.recall) == (1.0, 0.5)


def test_a_conflict_between_sentences_that_agree_is_wrong(parser: extraction.Parser) -> None:
    fire = STORY["conflict"][0][1:]
    story = bench_pairs.put_together({**STORY, "conflict": [], "agree": [fire]})
    tally = bench_pairs.Tally()
    bench_pairs.score(tally, story, parser)
    (found,), _ = bench_pairs.find(story, parser)
    assert found.severity is not Severity.NOTE
    assert (tally.wrong_loud, tally.wrong_notes) == (1, 0)
    assert (tally.precision, tally.recall) == (0.0, 0.0)
