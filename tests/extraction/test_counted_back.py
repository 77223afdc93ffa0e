"""Years that are told by a length of time, counted back from an article of 13 March 2025."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

PUBLISHED = date(2025, 3, 13)


def since(read: Callable[..., Any], text: str) -> set[str]:
    """The times that were counted back, and whether they stand as the last time or as a bound."""
    return {
        f"{slot.relation} {slot.interval.value}"
        for claim in read(text, published=PUBLISHED)
        for slot in claim.times
        if slot.derivation and any("counted back" in hop.rule for hop in slot.derivation)
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rovers won the cup for the first time in 27 years.", {"since 1997/1999", "at 1997/1999"}),
        (
            "It was the first time in 27 years that they won the cup.",
            {"since 1997/1999", "at 1997/1999"},
        ),
        ("It was the club's first trophy in 12 years.", {"since 2012/2014", "at 2012/2014"}),
        ("It was the worst flood in 70 years.", {"since 1951/1959"}),
        ("Unemployment is at its lowest in ten years.", {"since 2014/2016"}),
        ("The team had not won in three years.", {"at 2021/2023"}),
        ("It was the first strike there in two decades.", {"at 2003/2007"}),
        ("She is the first Dane to win the race in 31 years.", {"since 1993/1995", "at 1993/1995"}),
        # Not counted: no whole number of years, nothing that is singled out, or no denial.
        ("Rovers won the cup for the first time in almost 27 years.", set()),
        ("It was the first time in months that they won.", set()),
        ("He worked there for 27 years.", set()),
        ("The plant will be built in three years.", set()),
        ("Nobody has been killed in nine years of digging.", set()),
        ("It was his third title in nine years.", set()),
    ],
)
def test_since_when_it_had_not_been(text: str, told: set[str], read: Callable[..., Any]) -> None:
    assert since(read, text) == told


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The 21-year-old ship sank.", "build", "2003/2005"),
        ("The tanker, 24 years old, sank.", "build", "2000/2002"),
        ("The market is nearly 60 years old.", "build", "1954/1976"),
        ("The substation is 30 years old.", "build", "1993/1997"),
        ("The company celebrates its 75th birthday this year.", "found", "1948/1952"),
        ("The 120-year-old building was empty.", "build", "1898/1912"),
        ("The 30-year-old company employs 40 people.", "found", "1993/1997"),
        ("The 31-year-old driver was hurt.", None, None),
        ("The 12-year-old whisky was sold.", None, None),
        ("The ship is more than 20 years old.", None, None),
    ],
)
def test_when_a_thing_of_some_age_was_made(
    text: str, kind: str | None, value: str | None, read: Callable[..., Any]
) -> None:
    found = {
        (claim.predicate_class, claim.times[0].interval.value)
        for claim in read(text, published=PUBLISHED)
        if claim.predicate_class in ("build", "found") and claim.times
    }
    assert found == ({(kind, value)} if kind else set())


def test_without_a_day_of_the_article_nothing_is_counted(read: Callable[..., Any]) -> None:
    claims = read("The 21-year-old ship sank, the first loss in 12 years.", published=None)
    assert not any(slot.derivation for claim in claims for slot in claim.times)
