"""What is quoted shows the value: the claim, and its words where they stand beside it."""

from __future__ import annotations

from pathlib import Path

from registry.records import Claim, Span
from registry.reports.quoted import quoted
from tests.command import Run
from tests.factories import claim, document

TEXT = "Yesterday it rained. On 2 May the convoy was fired at when it left Kadesh."


def _said(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start=start, end=start + len(part), text=part)


def _left() -> Claim:
    sentence = _said("On 2 May the convoy was fired at when it left Kadesh.")
    made = claim(document(TEXT), "when it left Kadesh")
    return made.model_copy(update={"sentence": (sentence.start, sentence.end)})


def test_a_value_of_another_clause_is_quoted_with_the_claim() -> None:
    found = quoted(_left(), _said("On 2 May"), TEXT)
    assert found.quote == "On 2 May the convoy was fired at when it left Kadesh"
    assert TEXT[found.start : found.end] == found.quote
    assert (found.prefix, found.suffix) == (TEXT[: found.start], ".")


def test_a_value_within_the_claim_leaves_the_quote_as_it_is() -> None:
    left = _left()
    assert quoted(left, _said("Kadesh"), TEXT) == left.anchor
    assert quoted(left, None, TEXT) == left.anchor


def test_a_value_of_another_sentence_is_not_drawn_in() -> None:
    left = _left()
    assert quoted(left, _said("Yesterday"), TEXT) == left.anchor


def test_every_quote_of_a_listing_holds_the_value_it_is_listed_for(
    run: Run, tmp_path: Path
) -> None:
    """The date stands in the main clause, what it dates in another."""
    (tmp_path / "one.txt").write_text(
        "---\nsource: One\npublished: 2024-05-06\n---\n"
        "Two lorries of the aid convoy were fired at on May 2 when they left Port Sudan.\n"
    )
    (tmp_path / "two.txt").write_text(
        "---\nsource: Two\npublished: 2024-05-06\n---\n"
        "The aid convoy left Port Sudan on May 3, and two lorries were fired at.\n"
    )
    for command in (("ingest", "one.txt", "two.txt"), ("reconcile",)):
        assert run("--db", "r.db", *command, cwd=tmp_path).status == 0
    listed = run("--db", "r.db", "conflicts", "--format", "json", cwd=tmp_path).json["conflicts"]
    ends = [one for found in listed for side in found["sides"] for one in side["claims"]]
    assert len(ends) >= 2
    for end in ends:
        span, mention = end["span"], end["mention"]
        assert span["quote"] in (tmp_path / end["document"]["path"]).read_text()
        assert mention["text"] in span["quote"]
        assert span["start"] <= mention["start"] < mention["end"] <= span["end"]
