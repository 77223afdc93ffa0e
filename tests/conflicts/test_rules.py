"""Each rule against its case file: every case both ways round."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.conflicts import RULES, Pair, Rule
from registry.records import (
    Anchor,
    Article,
    Claim,
    Level,
    LinkDecision,
    Outcome,
    PlaceSlot,
    QuantitySlot,
    Span,
    Status,
    TimeSlot,
)
from registry.values import place, quantity, time
from registry.values.place import Place
from registry.values.quantity import Quantity
from registry.values.relation import Relation
from registry.values.time import TimeInterval
from tests.factories import alignment

CASES = Path(__file__).parent.parent / "rules"
NOWHERE = Span(start=0, end=1, text="x")


def _claim(side: dict[str, Any], key: str) -> Claim:
    times: tuple[TimeSlot, ...] = ()
    if "time" in side:
        times = (TimeSlot(interval=TimeInterval.parse(side["time"]), mention=NOWHERE),)
    quantities: tuple[QuantitySlot, ...] = ()
    if "quantity" in side:
        quantities = (
            QuantitySlot(
                quantity=Quantity.parse(side["quantity"]),
                mention=NOWHERE,
                counted=side.get("counted", ""),
                counted_class=side.get("counted_class"),
                scope=side.get("scope", ""),
            ),
        )
    places: tuple[PlaceSlot, ...] = ()
    if "place" in side:
        where = Place.model_validate(side["place"])
        places = (PlaceSlot(place=where, mention=NOWHERE, relation=side.get("relation", "in")),)
    return Claim(
        document_id=key,
        document_key=key,
        anchor=Anchor(start=0, end=1, quote=side.get("quote", key), prefix="", suffix=""),
        sentence=(0, 1),
        kind=side.get("kind", "event"),
        predicate=side.get("predicate", "happen"),
        trigger=NOWHERE,
        times=times,
        quantities=quantities,
        places=places,
        status=Status(side.get("status", "asserted")),
        negated=side.get("negated", False),
    )


def _relation(rule: Rule, left: Claim, right: Claim, case: dict[str, Any]) -> Relation:
    if "relation" in case:
        return Relation(case["relation"])
    if rule.slot == "time":
        if not left.times or not right.times:
            return Relation.INCOMPARABLE
        return time.compare(left.times[0].interval, right.times[0].interval)
    if rule.slot == "quantity":
        return quantity.compare(left.quantities[0].quantity, right.quantities[0].quantity)
    if rule.slot == "place":
        return place.compare(left.places[0].place, right.places[0].place)
    raise AssertionError(f"a case of {rule.code} must state its relation")


def _article(side: dict[str, Any], key: str, origin: str) -> Article:
    published = side.get("published")
    return Article(
        id=key,
        key=key,
        path=key,
        source=key,
        published=date.fromisoformat(published) if published else None,
        origin=origin,
    )


def _judge(rule: Rule, case: dict[str, Any], *, swapped: bool) -> Outcome | None:
    one, other = ("right", "left") if swapped else ("left", "right")
    left, right = _claim(case[one], one), _claim(case[other], other)
    compared = alignment(rule.slot, _relation(rule, left, right, case), score=10_000)
    if case.get("left_over"):
        left_over = Level(slot="left over", level=rule.slot, weight=0, reason="")
        unsure = {"decision": LinkDecision.UNSURE, "levels": (left_over,)}
        compared = compared.model_copy(update=unsure)
    origin = case.get("origin", "")
    articles = [_article(case[side], side, origin) for side in (one, other)]
    pair = Pair(left, right, articles[0], articles[1], compared)
    verdict = rule.check(pair)
    return verdict[0] if verdict else None


def _cases() -> list[tuple[Rule, str, dict[str, Any]]]:
    found = []
    for rule in RULES:
        cases = tomllib.loads((CASES / f"{rule.code}.toml").read_text("utf-8"))
        for kind in cases:
            found += [(rule, kind, case) for case in cases[kind]]
    return found


@pytest.mark.parametrize(
    ("rule", "kind", "case"),
    [pytest.param(r, k, c, id=f"{r.code} {k}: {c['why']}") for r, k, c in _cases()],
)
def test_a_case_is_judged_alike_both_ways_round(
    rule: Rule, kind: str, case: dict[str, Any]
) -> None:
    outcomes = {_judge(rule, case, swapped=swapped) for swapped in (False, True)}
    expected = None if kind == "silent" else Outcome(kind)
    assert outcomes == {expected}


def test_every_rule_has_a_case_file_with_conflicts_and_innocents() -> None:
    assert {p.stem for p in CASES.glob("*.toml")} == {rule.code for rule in RULES}
    for rule in RULES:
        kinds = {k for r, k, _ in _cases() if r is rule}
        assert len(kinds) >= 2, f"{rule.code} shows only {kinds}"


def test_codes_are_unique_and_well_formed() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert code[0] in "TQLNSCDP"
        assert code[1:].isdigit()
        assert len(code) == 4


def test_every_rule_explains_itself_in_a_sentence() -> None:
    for rule in RULES:
        assert rule.summary.endswith(".")
