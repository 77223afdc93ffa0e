"""Where somebody comes from, and whom he plays or works for."""

from __future__ import annotations

import pytest

from registry import extraction
from registry.lexicon.belongings import BELONGINGS
from tests.told import article

HULL = ("club", "Hull City", "Sam Poll")
DANE = ("nationality", "Denmark", "Ruth Lund")
BANK = ("employer", "Norvik Bank", "Ruth Lund")
MILL = ("band", "Blue Mill", "Oda Dahl")


def told(text: str, parser: extraction.Parser) -> list[tuple[str, ...]]:
    return [
        (claim.predicate, *(one.name for one in claim.named()))
        for claim in extraction.extract(article("one", text, published="2023-03-08"), parser)
        if claim.predicate in BELONGINGS
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sam Poll is a midfielder at Hull City.", HULL),
        ("Sam Poll, who plays for Hull City, left.", HULL),
        ("Sam Poll is a footballer who plays as a striker or a winger for Hull City.", HULL),
        ("Sam Poll (born 15 April 1988) is a footballer who plays for Hull City.", HULL),
        ("Sam Poll, 24, a winger with Hull City, left.", HULL),
        ("Hull City's winger Sam Poll left.", HULL),
        ("Hull City winger Sam Poll, 24, left.", HULL),
        ("The goalkeeper of Hull City, Sam Poll, left.", HULL),
        ("Oda Dahl plays guitar for Blue Mill.", MILL),
        ("Oda Dahl is Blue Mill's guitarist.", MILL),
        ("Blue Mill singer Oda Dahl fell.", MILL),
        ("Oda Dahl, who sings for the band Blue Mill, fell.", MILL),
        ("Norvik Bank economist Ruth Lund warned of it.", BANK),
        ("Ruth Lund, who works for Norvik Bank, warned of it.", BANK),
        ("Ruth Lund is an analyst with Norvik Bank.", BANK),
        ("Ruth Lund is Danish.", DANE),
        ("Ruth Lund, a Dane, was held.", DANE),
        ("The Dane Ruth Lund won the race.", DANE),
        ("The 24-year-old Danish swimmer Ruth Lund won the race.", DANE),
        ("Ruth Lund, 24, a Danish swimmer, won the race.", DANE),
        ("Ruth Lund, who is Danish, won the race.", DANE),
        ("Ruth Lund comes from a Danish family.", ("descent", "Denmark", "Ruth Lund")),
        ("Ruth Lund is of Danish descent.", ("descent", "Denmark", "Ruth Lund")),
    ],
)
def test_to_what_somebody_belongs_is_told_in_many_ways(
    text: str, found: tuple[str, ...], parser: extraction.Parser
) -> None:
    assert told(text, parser) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Sam Poll, the former Hull City winger, left.",
        "Sam Poll played for Hull City.",
        "Sam Poll, who will play for Hull City, left.",
        "Sam Poll does not play for Hull City.",
        "Sam Poll plays for Norway.",
        "Sam Poll is a striker for Hull City and Norway.",
        "Ruth Lund, a geologist at Norvik Bank and at Nordoil, left.",
        "The Danish company fined Ruth Lund.",
        "The Danish Grand Prix winner Ruth Lund left.",
        "Danish police arrested Ruth Lund.",
        "French-Danish actor Ruth Lund left.",
        "Ruth Lund is half Danish.",
        "Ruth Lund is not Danish.",
        "Ruth Lund studied Danish.",
    ],
)
def test_what_is_told_of_two_or_of_another_time_is_let_be(
    text: str, parser: extraction.Parser
) -> None:
    assert told(text, parser) == []


def test_whom_one_plays_for_is_no_place(parser: extraction.Parser) -> None:
    one = article("one", "Sam Poll plays for Leeds.", published="2023-03-08")
    assert not any(claim.places for claim in extraction.extract(one, parser))
