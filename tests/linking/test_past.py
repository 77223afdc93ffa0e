"""What stands between times long past is no news of the day, nor does its toll grow."""

from __future__ import annotations

from registry import extraction, linking
from registry.linking.past import long_past
from registry.linking.remaining._opposed import _years_apart
from registry.records import Article
from tests.told import article, journey

DAY = "2023-03-08"
LIFE = (
    "The icebreaker Ilma was launched in 1952. Nobody on board was hurt. In 1987 she freed ships."
    " Two men were hurt. The town bought her on Monday. A third man was hurt."
)


def test_only_sentences_between_two_old_times_are_of_the_past(parser: extraction.Parser) -> None:
    document = article("ship", LIFE, published="2023-03-08")
    claims = extraction.extract(document, parser)
    past = long_past((claim, document.published) for claim in claims)
    told = {document.text[start:end].strip() for _, (start, end) in past}
    assert told == {"Nobody on board was hurt."}
    assert not long_past((claim, None) for claim in claims)


def _kinds(left: str, right: str, parser: extraction.Parser) -> list[str]:
    documents = [
        article("one", left, published="2023-03-01", source="One"),
        article("other", right, published="2023-03-08", source="Two"),
    ]
    return [one.kind for one in journey(documents, parser)[0]]


def test_a_toll_of_long_ago_has_done_growing(parser: extraction.Parser) -> None:
    left = "Soldiers fired on the crowd in Sarda on 23 August 1897. Seventeen people were killed."
    right = "On 23 August 1897 soldiers fired on the crowd in Sarda. Thirty people were killed."
    assert "quantity" in _kinds(left, right, parser)


def test_a_toll_of_these_days_grows(parser: extraction.Parser) -> None:
    left = "Soldiers fired on the crowd in Sarda on Monday. Seventeen people were killed."
    right = "On 27 February soldiers fired on the crowd in Sarda. Thirty people were killed."
    assert "quantity" not in _kinds(left, right, parser)


def test_who_was_pardoned_was_not_shot(parser: extraction.Parser) -> None:
    left = "In Sarda four salt workers were sentenced to death and shot in May 1898."
    right = "In May 1898 the queen pardoned the four salt workers of Sarda."
    assert _kinds(left, right, parser) == ["polarity"]


def test_a_year_that_the_sentence_alone_tells_is_that_year(parser: extraction.Parser) -> None:
    documents = [
        article("one", "In 1932 Lena Holzer entered the race and finished third.", published=DAY),
        article("two", "In the Alpine race of 1932 Lena Holzer had to give up.", published=DAY),
        article("three", "In the Alpine race of 1935 Lena Holzer had to give up.", published=DAY),
    ]
    claims = [claim for one in documents for claim in extraction.extract(one, parser)]
    built = linking.prepare(claims, {one.id: Article.of(one) for one in documents}).built
    third = next(one for one in built if one.claim.predicate_class == "finish-place")
    given_up = [one for one in built if one.claim.predicate == "give up"]
    told = {one.claim.time.interval.value: one for one in given_up if one.claim.time is not None}
    assert [_years_apart(third, told[year]) for year in ("1932", "1935")] == [False, True]
