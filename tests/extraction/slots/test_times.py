"""Which time belongs to which happening of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CASES = [
    # text, predicate, its time
    ("It was Berg who found the first nest, under a stone, in March 2019.", "find", "2019-03"),
    ("It was in 2014 that Norway opened the hut.", "open", "2014"),
    ("The union plans a strike on 4 February 2025.", "strike", "2025-02-04"),
    ("The strike, on 6 June 2023, was over in a day.", "strike", "2023-06-06"),
    ("The fair will be held from 13 to 17 August 2025.", "hold-event", "2025-08-13/2025-08-17"),
    ("The law will apply from September 2026.", "take-effect", "2026-09"),
    ("The pact sets up patrols from 1 July 2025.", "set up", "2025-07-01"),
]


@pytest.mark.parametrize(("text", "predicate", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_time_dates_the_happening_that_it_is_told_of(
    text: str, predicate: str, expected: str, read: Callable[..., Any]
) -> None:
    claims = [c for c in read(text) if c.kind == "event"]
    found = [c for c in claims if predicate in (c.predicate, c.predicate_class)]
    assert found, [c.predicate for c in claims]
    at = [t.interval.value for t in found[0].times if t.relation == "at"]
    assert at == [expected]


def test_a_state_of_some_years_keeps_both_its_ends_for_itself(read: Callable[..., Any]) -> None:
    claims = read("He was mayor from 2010 to 2014.")
    assert not any(c.times for c in claims)


OPENINGS = [
    # text, predicate, its time, what is counted
    ("In 2020 nine inmates escaped from the jail.", "break-out", "2020", "9"),
    ("In 2011 three banks were closed.", "close", "2011", "3"),
    ("In 2017 two brothers bought it.", "acquire", "2017", "2"),
    ("In January 2024 11 people were injured there.", "injure", "2024-01", "11"),
]


@pytest.mark.parametrize(("text", "kind", "time", "number"), OPENINGS, ids=[c[0] for c in OPENINGS])
def test_a_year_that_opens_a_sentence_is_no_part_of_its_subject(
    text: str, kind: str, time: str, number: str, read: Callable[..., Any]
) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    assert [t.interval.value for t in claim.times] == [time]
    assert [str(q.quantity) for q in claim.quantities] == [number]
