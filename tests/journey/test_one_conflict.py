"""What is written once is in one conflict, however many claims are read from it."""

from __future__ import annotations

from registry import extraction
from registry.records import Claim, Conflict
from tests.told import article, journey

BRIDGE = "The Varn Bridge was opened on Tuesday by King Leopold. "
COSTS = (
    BRIDGE + "It cost 790 million dollars, 140 million more than planned.",
    BRIDGE + "It was designed by Sofia Marchetti and cost 650 million dollars.",
    "The Varn Bridge, opened on Tuesday by King Leopold, cost 810 million dollars.",
)
BIRTHS = (
    "Miguel Arroyo was born in San Telmo in 1970 and has three children.",
    "Miguel Arroyo was born in San Telmo in 1974 and has two children.",
)


def _found(
    texts: tuple[str, ...], parser: extraction.Parser
) -> tuple[tuple[Conflict, ...], dict[str, Claim]]:
    documents = [
        article(str(number), text, published=f"2024-05-2{number}")
        for number, text in enumerate(texts)
    ]
    return journey(documents, parser)


def test_a_sum_told_by_a_property_and_by_a_verb_is_one_side_of_one_conflict(
    parser: extraction.Parser,
) -> None:
    found, claims = _found(COSTS, parser)
    costs = [one for one in found if one.kind == "quantity"]
    assert len(costs) == 1
    assert len(costs[0].sides) == 3
    for side in costs[0].sides:
        quoted = [claims[one].document_id for one in side.claims]
        assert len(quoted) == len(set(quoted)), "one article is quoted twice for one value"


def test_a_date_that_two_verbs_of_a_sentence_share_is_disputed_once(
    parser: extraction.Parser,
) -> None:
    found, _ = _found(BIRTHS, parser)
    assert [one.kind for one in found if one.slot == "time"] == ["date"]


def test_a_date_told_of_two_happenings_in_two_sentences_is_disputed_for_each(
    parser: extraction.Parser,
) -> None:
    grave = "Olga Brandt laid flowers at the grave of Admiral Jaan Kask there."
    texts = tuple(
        f"Olga Brandt visited the naval cemetery in Tallinn on October {day}. {grave}"
        for day in (24, 25)
    )
    found, _ = _found(texts, parser)
    assert len({one.fingerprint for one in found}) == len(found)
    assert {one.kind for one in found} == {"date"}
