"""Each article knows the news of its own days: what differs by then is no contradiction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry import extraction
from registry.conflicts import Pair
from registry.conflicts.context import Telling
from registry.conflicts.innocent.days import beside_the_news
from registry.conflicts.innocent.news_days import (
    days_of_their_own,
    denied_since,
    happened_since,
    markets_of_two_days,
)
from registry.records import Article, Claim, Level
from registry.values.relation import Relation
from tests.factories import alignment
from tests.told import article, journey

Told = tuple[str, str]
"""A day, and what an article of that day says."""

DIFFERENT_DAYS = [
    pytest.param(
        ("2024-02-27", "Police in Vell arrested 22 people in raids on Tuesday."),
        ("2024-02-29", "Police arrested 29 people in the raids in Vell on Tuesday."),
        id="the day was not over yet",
    ),
    pytest.param(
        ("2024-02-28", "A crash in Vell killed 22 people on Tuesday."),
        ("2024-02-29", "The crash in Vell killed 29 people on Tuesday."),
        id="the dead of one day are found for days",
    ),
    pytest.param(
        ("2024-03-16", "Police have arrested nobody for the robbery at Norvik Bank in Vell."),
        ("2024-03-18", "Police arrested a man for the robbery at Norvik Bank on 17 March."),
        id="it happened after the other article",
    ),
    pytest.param(
        ("2010-05-07", "The Dow Jones fell to a level not reached since February."),
        ("2008-10-10", "The Dow Jones fell to reach a level of 8,579 points."),
        id="denied since a day, and told of a time before",
    ),
    pytest.param(
        ("2024-03-04", "Norvik will deliver 12 trams to Vell in May."),
        ("2024-06-10", "Norvik delivered nine trams to Vell in May."),
        id="a plan of three months ago",
    ),
    pytest.param(
        ("2024-03-04", "Norvik will cut 300 jobs in Vell."),
        ("2024-05-04", "Norvik will not cut jobs in Vell."),
        id="two plans, two months apart",
    ),
    pytest.param(
        ("2024-03-04", "The Prime Minister suspended Parliament in October."),
        ("2024-03-05", "Parliament was never legally suspended."),
        id="denied only that it was done so",
    ),
    pytest.param(
        (
            "2009-02-24",
            "Norvik bought a twenty percent stake in Kvarn in 2009. In May Norvik will buy a stake "
            "of 52 percent in Kvarn.",
        ),
        ("2009-02-25", "Rain fell in Vell."),
        id="one article tells of a purchase, and of one to come",
    ),
]


def summaries(left: Told, right: Told, parser: extraction.Parser) -> list[str]:
    documents = [
        article(name, text, source=name, published=day)
        for name, (day, text) in (("left", left), ("right", right))
    ]
    found, _ = journey(documents, parser)
    return [one.summary for one in found]


@pytest.mark.parametrize(("left", "right"), DIFFERENT_DAYS)
def test_news_of_two_days_is_no_contradiction(
    left: Told, right: Told, parser: extraction.Parser
) -> None:
    assert summaries(left, right, parser) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ("2024-05-10", "The new tram line in Vell will open on 11 May."),
            ("2024-05-14", "The new tram line in Vell opened on 12 May."),
        ),
        (
            ("2024-03-16", "Police have arrested nobody for the robbery at Norvik Bank in Vell."),
            ("2024-03-18", "Police arrested a man for the robbery at Norvik Bank in Vell."),
        ),
        (  # of a day that was over for both
            ("2024-02-28", "Police in Vell arrested 22 people in raids on Tuesday."),
            ("2024-02-29", "Police arrested 29 people in the raids in Vell on Tuesday."),
        ),
    ],
)
def test_what_both_could_know_is_told(left: Told, right: Told, parser: extraction.Parser) -> None:
    assert summaries(left, right, parser)


def _pair(left: Told, right: Told, parser: extraction.Parser) -> Pair:
    """The first claims of two articles, as a rule sees them."""
    ends: list[tuple[Claim, Article]] = []
    claims: dict[str, Claim] = {}
    for name, (day, text) in (("left", left), ("right", right)):
        document = article(name, text, source=name, published=day)
        told = extraction.extract(document, parser)
        claims |= {one.id: one for one in told}
        first = next((one for one in told if one.negated), told[0])
        ends.append((first, Article.of(document)))
    (one, its), (other, theirs) = ends
    compared = alignment("quantity", Relation.DISJOINT, score=1000)
    return Pair(one, other, its, theirs, compared, Telling(claims))


NOT_SINCE = "The Dow Jones fell to a level not reached since February."
LATER = "It fell on 5 March."
FELL = "Shares in Norvik fell 3 percent."


@pytest.mark.parametrize(
    ("asked", "left", "right", "apart"),
    [
        (markets_of_two_days, ("2024-03-04", FELL), ("2024-03-06", FELL), True),
        (markets_of_two_days, ("2024-03-04", FELL), ("2024-03-05", FELL), False),
        (markets_of_two_days, ("2024-03-04", "Rents fell."), ("2024-03-08", FELL), False),
        (
            markets_of_two_days,
            ("2024-03-04", FELL),
            ("2024-03-24", "Shares in Norvik fell 3 percent on 4 March."),
            False,
        ),
        (days_of_their_own, ("2024-03-04", FELL), ("2024-03-12", FELL), True),
        (days_of_their_own, ("2024-03-04", FELL), ("2024-03-11", FELL), False),
        (
            days_of_their_own,
            ("2024-03-04", "Norvik bought Kvarn in 2009."),
            ("2024-03-24", "Norvik acquired Kvarn."),
            False,
        ),
        (happened_since, ("2024-03-04", FELL), ("2024-03-07", "It fell on 5 March."), True),
        (happened_since, ("2024-03-04", FELL), ("2024-03-07", "It fell on 4 March."), False),
        (happened_since, ("2024-03-04", "It may fall."), ("2024-03-07", LATER), False),
        (denied_since, ("2010-05-07", NOT_SINCE), ("2008-10-10", "The Dow reached a low."), True),
        (denied_since, ("2010-05-07", NOT_SINCE), ("2010-05-06", "The Dow reached a low."), False),
    ],
)  # fmt: skip
def test_whether_days_lie_between(
    asked: Callable[[Pair], str], left: Told, right: Told, apart: bool, parser: extraction.Parser
) -> None:
    pair = _pair(left, right, parser)
    turned = Pair(pair.right, pair.left, pair.right_article, pair.left_article, pair.alignment,
                  pair.telling)  # fmt: skip
    assert bool(asked(pair)) is bool(asked(turned)) is apart


LEFT_OVER = (Level(slot="left over", level="time", weight=0, reason=""),)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("Norvik earned 410 million euros last year.", "The plant opened in 1971.", True),
        ("Norvik earned 410 million euros in 2023.", "The plant opened in 1971.", False),
        ("Norvik earned nothing last year.", "Kvarn earned nothing last year.", False),
    ],
)
def test_what_is_told_of_last_year_stands_beside_the_news(
    left: str, right: str, apart: bool, parser: extraction.Parser
) -> None:
    pair = _pair(("2024-03-04", left), ("2024-03-04", right), parser)
    assert bool(beside_the_news(pair.left, pair.right, LEFT_OVER)) is apart
    assert beside_the_news(pair.left, pair.right, ()) == ""


def test_what_something_led_to_came_after_it(parser: extraction.Parser) -> None:
    one = article(
        "a", "Norvik ran out of funds in December, leading to the bailout.", published="2024-02-03"
    )
    other = article("b", "Norvik was given a loan in January.", published="2024-02-03")
    led = next(c for c in extraction.extract(one, parser) if c.predicate == "lead")
    given = next(c for c in extraction.extract(other, parser) if c.time is not None)
    assert beside_the_news(led, given, LEFT_OVER)
    assert beside_the_news(given, led, LEFT_OVER)
