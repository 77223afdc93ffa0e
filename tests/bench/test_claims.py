"""How claims are matched with gold, and what counts as right in a slot."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bench import agreement, bench_claims
from bench.bench_claims import Tally
from registry.records import Anchor, Claim, Document, QuantitySlot, Span, Status, TimeSlot
from registry.values.quantity import Quantity
from registry.values.time import TimeInterval

TEXT = "The mill burned down in 1911. Three people died. Is that all?"


def claim(quote: str, predicate: str, **slots: Any) -> Claim:
    start = TEXT.index(quote)
    anchor = Anchor(start=start, end=start + len(quote), quote=quote, prefix="", suffix="")
    return Claim(
        document_id="d",
        document_key="k",
        anchor=anchor,
        sentence=(start, anchor.end),
        kind="event",
        predicate=predicate,
        trigger=Span(start=start, end=anchor.end, text=quote),
        **slots,
    )


def marked(quote: str, predicate: str, **slots: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "time": None,
        "place": None,
        "participants": [],
        "quantities": [],
        "attribution": None,
        "status": "asserted",
        "negated": False,
    }
    return {"quote": quote, "predicate": predicate, **empty, **slots}


def number(text: str, counted: str = "") -> QuantitySlot:
    return QuantitySlot(
        quantity=Quantity.parse(text), mention=Span(start=0, end=1, text="x"), counted=counted
    )


def amount(low: float | None, high: float | None, unit: str | None = None) -> dict[str, Any]:
    return {"text": "x", "low": low, "high": high, "unit": unit, "counted": "people"}


def test_a_claim_elsewhere_is_not_the_marked_one() -> None:
    gold = [marked("Three people died", "die")]
    assert agreement.match(gold, [claim("The mill burned down in 1911", "die")], TEXT) == []


def test_an_overlap_alone_makes_no_match_but_an_equal_number_does() -> None:
    gold = [marked("Three people died", "lose", quantities=[amount(3, 3)])]
    silent = claim("Three people died", "die")
    assert agreement.match(gold, [silent], TEXT) == []
    telling = claim("Three people died", "die", quantities=(number("3"),))
    assert agreement.match(gold, [silent, telling], TEXT) == [(0, 1)]


def test_each_claim_is_used_once() -> None:
    gold = [marked("Three people died", "die"), marked("people died", "die")]
    assert len(agreement.match(gold, [claim("Three people died", "die")], TEXT)) == 1


@pytest.mark.parametrize(
    ("gold", "text", "agrees"),
    [
        (amount(20, 20, "km"), "20 km", (True, True)),
        (amount(20, 20, "km"), "20", (False, False)),
        (amount(9000, None), "more than 9,000", (True, True)),
        (amount(9000, 9000), "more than 9,000", (True, False)),
        (amount(0, 500), "nearly 500", (True, True)),
        (amount(0, 500), "up to 500", (True, True)),
        (amount(4_200_000_000, 4_200_000_000, "USD"), "$4.2 billion", (True, True)),
    ],
)
def test_ends_of_a_quantity_are_compared_in_base_units(
    gold: dict[str, Any], text: str, agrees: tuple[bool, bool]
) -> None:
    slot = number(text)
    assert (agreement.low_agrees(gold, slot), agreement.high_agrees(gold, slot)) == agrees


def test_units_are_told_apart() -> None:
    assert agreement.unit_agrees(amount(1, 1, "percent"), number("1 %"))
    assert not agreement.unit_agrees(amount(1, 1, "EUR"), number("$1"))
    assert not agreement.unit_agrees(amount(1, 1), number("1 km"))
    assert agreement.base_value(0.2, "share") == Fraction(20)


@pytest.mark.parametrize(
    ("gold", "ours", "agrees"),
    [
        ("1911", "1911", (True, True)),
        ("1911-05", "1911", (False, True)),
        ("1912", "1911", (False, False)),
        ("1909", "1909/1911", (True, True)),  # of a range the gold gives the beginning
    ],
)
def test_a_time_is_right_wrong_or_coarser(gold: str, ours: str, agrees: tuple[bool, bool]) -> None:
    slot = TimeSlot(interval=TimeInterval.parse(ours), mention=None)
    one = claim("The mill burned down in 1911", "burn down", times=(slot,))
    assert agreement.time_agrees(gold, one) == agrees


def test_an_article_is_scored_with_what_must_yield_nothing() -> None:
    document = Document(path="a.txt", text=TEXT, blob_sha256="0", reader="test/1")
    gold = {
        "claims": [
            marked("The mill burned down in 1911", "burn down", negated=True),
            marked("Three people died", "die"),
        ],
        "not_claims": ["Is that all?"],
    }
    claims = [
        claim("The mill burned down in 1911", "burn down", status=Status.PLANNED),
        claim("Is that all?", "be"),
    ]
    tally = Tally()
    missed, wrong = bench_claims.score_article(document, claims, gold, tally)
    assert [one["predicate"] for one in missed] == ["die"]
    assert wrong == [claims[1]]
    assert (tally.gold, tally.claims, tally.matched, tally.forbidden) == (2, 2, 1, 1)
    assert tally.right["status"] == tally.right["negated"] == 0
    assert tally.asked["status"] == 1
