"""Which number belongs to which happening of a sentence, and what it counts there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def test_a_clause_that_ends_in_a_sign_keeps_its_number(read: Callable[..., Any]) -> None:
    (claim,) = read("Shares of the bank fell 2.3%.")
    assert [str(q.quantity) for q in claim.quantities] == ["-2.3 %"]


@pytest.mark.parametrize(
    ("text", "counted", "kind"),
    [
        ("A crew of 14 sailed on Monday.", "crew", "crew"),
        ("A party of 14 was rescued on Monday.", "party", "person"),
        ("A squad of 23 was sent to Oslo.", "squad", "person"),
    ],
)
def test_the_size_of_a_group_is_no_age(
    text: str, counted: str, kind: str, read: Callable[..., Any]
) -> None:
    (slot,) = (q for c in read(text) for q in c.quantities)
    assert (slot.quantity.dimension, slot.counted, slot.counted_class) == ("count", counted, kind)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("A boy of nine was hurt.", "9"),
        ("The girl, six, was bitten.", "6"),
        ("The driver, 47, was hurt.", "47"),
        ("Anna Holt, at 76 the oldest, was jailed.", "76"),
        ("A father of three was killed.", None),
        ("The ship, 42, was sunk.", None),
        ("The party, six, left.", None),
    ],
)
def test_an_age_stands_beside_a_person(
    text: str, age: str | None, read: Callable[..., Any]
) -> None:
    ages = {q.quantity.value for c in read(text) for q in c.quantities if q.attribute == "age"}
    assert ages == ({int(age)} if age else set())


PRICES = [
    # text, the amount that it leaves without a currency
    ("The bridge was to cost 1.9 billion euros. Its price is now 2.3 billion.", "2300000000 EUR"),
    ("The bridge cost 1.9 billion euros. The bill has risen to 2.3 billion.", "2300000000 EUR"),
    ("They asked for 2 million euros. A budget of 3 million was passed.", "3000000 EUR"),
    ("Output fell to 4 million euros from 5 million a year before.", "5000000 EUR"),
    ("They bought Okoro for 68 million euros. In 2019 they paid 74 million.", "74000000 EUR"),
    ("The yard got 6 million euros. The house was sold for 12 million.", "12000000 EUR"),
    ("The bridge cost 1.9 billion euros. It serves 2.3 million people.", "2300000"),
    ("He owes 1 million euros and 2 million dollars. The price is 3 million.", "3000000"),
]


@pytest.mark.parametrize(("text", "amount"), PRICES, ids=[c[0] for c in PRICES])
def test_a_price_takes_the_only_currency_of_its_article(
    text: str, amount: str, read: Callable[..., Any]
) -> None:
    told = {str(q.quantity) for c in read(text) for q in c.quantities}
    assert amount in told
    assert not {f"{amount} EUR", amount.removesuffix(" EUR")} & told - {amount}


def test_a_plan_and_what_came_of_it_are_two_values(read: Callable[..., Any]) -> None:
    claims = read("The bridge was to cost 1 billion euros. The price of the bridge is 2 billion.")
    costs = [c for c in claims if c.kind == "property" and c.predicate == "cost"]
    assert [str(c.status) for c in costs] == ["planned", "asserted"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("It was the third cup title for Lena Berg.", "title"),
        ("It was the fourth league title for Vell.", "title"),
        ("It was the third school shooting of 2025.", "shooting"),
    ],
)
def test_a_title_is_counted_by_its_own_name(
    text: str, counted: str, read: Callable[..., Any]
) -> None:
    (slot,) = (q for c in read(text) for q in c.quantities)
    assert slot.counted == counted


def test_a_part_of_a_sum_is_money(read: Callable[..., Any]) -> None:
    claims = read("The fund lost 90 million euros. Investigators have found 21 million of that.")
    (claim,) = [c for c in claims if c.predicate == "find"]
    assert [str(q.quantity) for q in claim.quantities] == ["21000000 EUR"]
