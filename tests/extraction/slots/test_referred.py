"""The noun that a number counts where its own phrase has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CASES = [
    # text, number as written, what it counts
    ("The storm left 240,000 homes without power, 60,000 of them in Lille.", "60,000", "home"),
    ("An avalanche swept away four skiers, three of whom were dug out.", "three", "skier"),
    ("The thieves took 17 works, of which five have since been found.", "five", "work"),
    ("The bus, carrying 43 passengers, crashed, killing 17 of them.", "17", "passenger"),
    ("The trial enrolled 90 patients from 11 countries, 12 of whom died.", "12", "patient"),
    ("The number of insolvencies rose in May to 23,900.", "23,900", "insolvency"),
    ("Burglaries fell by 8 percent to 14,200 last year.", "14,200", "burglary"),
    ("The number of seats is to be cut from 600 to 520.", "600", "seat"),
    ("The port put the number of strikers at 1,500.", "1,500", "striker"),
    ("The union estimates the number of members at 2,400.", "2,400", "member"),
    ("The number of votes cast was 31,000.", "31,000", "vote"),
    ("Norway is the third-largest exporter of fish.", "third", "exporter"),
    ("Lund is the second oldest town of the country.", "second", "town"),
    ("Leeds have 40 points and Hull have 38.", "38", "point"),
    ("The Greens have 29 deputies, and the Liberals have nine.", "nine", "deputy"),
    ("Police arrested 30 rioters in Lille, out of some 200.", "some 200", "rioter"),
    ("In Lille 31,000 of its cars were recalled, out of 241,000.", "241,000", "car"),
    ("He scored 7.5 points out of nine.", "nine", ""),
    ("Attendance averaged 12,400.", "12,400", ""),
    ("Ten people, seven of them women, were killed in Lille.", "seven", "woman"),
    ("The blast killed 21 people in Lille and 13 in Metz.", "13", "people"),
    ("Some 200 homes were destroyed in Lille and another 90 in Metz.", "90", "home"),
    ("He was convicted of nine counts of fraud and two of arson.", "two", "count"),
    ("Half of the cats and dogs were found, three of them in Lille.", "three", "they"),
]


@pytest.mark.parametrize(("text", "number", "counted"), CASES)
def test_a_number_counts_what_it_refers_to(
    text: str, number: str, counted: str, read: Callable[..., Any]
) -> None:
    told = {
        q.counted
        for c in read(text)
        for q in c.quantities
        if q.mention.text == number or q.mention.text.startswith(f"{number} of")
    }
    assert counted in told
    assert not told - {counted, ""}


def test_a_bare_number_counts_by_the_fate_after_it(read: Callable[..., Any]) -> None:
    claims = read("With 14 dead and more than 60 hurt, it was the worst crash in years.")
    assert {q.counted for c in claims for q in c.quantities} == {"dead", "injured"}


def test_those_of_whom_take_part(read: Callable[..., Any]) -> None:
    claims = read("An avalanche swept away four skiers, three of whom were dug out alive.")
    rescued = next(c for c in claims if c.predicate_class == "rescue")
    assert [p.head for p in rescued.participants if p.role == "patient"] == ["skier"]
