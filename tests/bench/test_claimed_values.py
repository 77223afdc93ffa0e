"""A side of a comparison as its claims tell it."""

from __future__ import annotations

from bench.pairing import (
    Stretch,
    Verdict,
    Words,
    align,
    completed,
    names_in,
    stretch_of,
    verdict,
)
from registry import extraction
from registry.records import Document


def side(text: str, parser: extraction.Parser) -> Stretch:
    document = Document(path="-", text=text, blob_sha256="0" * 64, reader="test/1")
    return stretch_of(text, extraction.extract(document, parser))


def test_the_values_of_claims_stand_where_the_text_has_them(parser: extraction.Parser) -> None:
    text = "Ada Blom founded 14 schools in Lima before May 1961."
    found = side(text, parser)
    assert [text[n.start : n.end] for n in found.numbers] == ["14"]
    assert [(text[t.start : t.end], t.signal) for t in found.times] == [("May 1961", "before")]
    assert {text[n.start : n.end] for n in found.names} == {"Ada Blom", "Lima"}


def test_two_sides_are_compared_by_the_values_of_their_claims(parser: extraction.Parser) -> None:
    one = side("The storm killed 14 sailors in May 1961.", parser)
    other = side("The storm killed 31 sailors in May 1961.", parser)
    assert verdict(align(one, other)) is Verdict.DISJOINT
    assert verdict(align(one, one)) is Verdict.AGREE


def test_what_no_claim_holds_is_added_once_and_in_order() -> None:
    text = "Ada Blom met Karl Lind in Lima."
    names = names_in(text)
    claimed, found = Stretch(Words.of(text), names=names[1:2]), Stretch(Words.of(text), names=names)
    assert completed(claimed, found).names == names
    assert completed(found, claimed).names == names


def test_times_taken_over_from_another_sentence_do_not_stand_in_the_text(
    parser: extraction.Parser,
) -> None:
    text = "On 3 May 1961 Ada Blom opened the port. Blom visited the school."
    assert len(side(text, parser).times) == 1
