"""What must still be told aloud beside the doubts of parties, days and bases."""

from __future__ import annotations

import pytest

from registry import extraction
from registry.records import Severity
from tests.told import article, journey

LOUD = [
    (
        "Britain expelled two diplomats of Varna on Tuesday.",
        "Britain expelled three diplomats of Varna on Tuesday.",
    ),
    (
        "The mayor of Santa Rosa, Luis Prado, was shot dead on 14 May in Guerrero.",
        "The mayor of Santa Rosa, Luis Prado, was shot dead on 17 May in Guerrero.",
    ),
    (
        "The Constitutional Court of Morania struck down the media law by eight votes to five.",
        "The Constitutional Court of Morania struck down the media law by eight votes to four.",
    ),
    (
        "The jury in Oakland awarded Mary Dunn 12 million dollars and costs.",
        "The jury in Oakland awarded Mary Dunn 14 million dollars and costs.",
    ),
    (
        "The dam near Barahona was built in 1974.",
        "The dam near Barahona was built in 1984.",
    ),
]


@pytest.mark.parametrize("pair", LOUD, ids=[pair[0][:40] for pair in LOUD])
def test_what_no_word_sets_apart_is_told_aloud(
    pair: tuple[str, str], parser: extraction.Parser
) -> None:
    documents = [
        article(name, text, source=name, published="2024-05-20")
        for name, text in zip(("left", "right"), pair, strict=True)
    ]
    found, _ = journey(documents, parser)
    assert any(one.severity is not Severity.NOTE for one in found)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The nursery is closed.", "close"),
        ("Schools remain open.", "stay-open"),
        ("The dam was raised by four metres in 1991.", "raise"),
    ],
)
def test_how_things_stand_is_read(text: str, predicate: str, parser: extraction.Parser) -> None:
    claims = extraction.extract(article("a", text, source="a", published="2024-05-20"), parser)
    assert predicate in {claim.predicate_class for claim in claims}


def test_what_is_joined_by_a_hyphen_is_counted_whole(parser: extraction.Parser) -> None:
    text = "Federer came through three tie-breaks."
    claims = extraction.extract(article("a", text, source="a", published="2024-05-20"), parser)
    assert {q.counted for claim in claims for q in claim.quantities} == {"tie-break"}


def test_the_first_word_of_a_longer_town_is_that_town(parser: extraction.Parser) -> None:
    text = (
        "The train derailed near Santiago de Compostela. It stopped four kilometres from Santiago."
    )
    claims = extraction.extract(article("a", text, source="a", published="2024-05-20"), parser)
    assert {slot.place.country for claim in claims for slot in claim.places} == {"ES"}


def test_what_is_told_beside_has_a_place_of_its_own(parser: extraction.Parser) -> None:
    text = "The authority approved the vaccine on Tuesday after a trial in Tamale."
    claims = extraction.extract(article("a", text, source="a", published="2024-05-20"), parser)
    (approved,) = (claim for claim in claims if claim.predicate == "approve")
    assert not approved.places
