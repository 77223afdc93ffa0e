"""When something was so last is told in many ways, and there is one such time."""

from __future__ import annotations

import pytest

from registry import extraction, linking
from registry.linking.remaining._last_time import of_the_last_time
from registry.records import Article
from tests.told import article


def _last(sentence: str, parser: extraction.Parser) -> set[bool]:
    document = article("one", sentence, published="2024-03-08")
    claims = extraction.extract(document, parser)
    built = linking.prepare(claims, {document.id: Article.of(document)}).built
    return {of_the_last_time(one) for one in built}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mount Velmora had last erupted in 1998.",
        "The volcano had been quiet since 1983.",
        "Nobody had escaped from the prison since 2003.",
        "It was the first escape from the prison since 2009.",
        "The previous census took place in 2006.",
        "It was the biggest stranding of whales since 1955.",
        "Pay has not risen since 2011.",
        "The most recent strike, in 2015, lasted six weeks.",
    ],
)
def test_the_last_time_is_told_in_many_ways(sentence: str, parser: extraction.Parser) -> None:
    assert _last(sentence, parser) == {True}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mount Velmora erupted in 1998.",
        "Dunefest has been held since 1996.",
        "Sellmark earned five million euros last year.",
        "The last of the miners came up in 1998.",
        "Akello has led the ministry since 2016.",
    ],
)
def test_other_times_are_no_last_time(sentence: str, parser: extraction.Parser) -> None:
    assert _last(sentence, parser) == {False}
