"""Turns of news prose: who takes part, what is denied, and what a time dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "role", "head"),
    [
        ("One in eight adults suffers from asthma.", "agent", "adult"),
        ("The firm said one in five of its warehouses had been flooded.", "patient", "warehouse"),
        ("Two-thirds of deputies must approve the change.", "agent", "deputy"),
        ("All but two of the 36 sailors were rescued.", "patient", "sailor"),
    ],
)
def test_a_share_of_many_takes_part_as_they_do(text: str, role: str, head: str, read: Read) -> None:
    assert (role, head) in {(p.role, p.head) for c in read(text) for p in c.participants}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Three soldiers were killed and eight wounded in an ambush.", "8"),
        ("Three people were killed and a dozen injured when a crane toppled.", "~12"),
        ("The ministry put its losses at nine dead and 21 wounded.", "21"),
    ],
)
def test_a_verb_without_its_auxiliary_still_befalls(text: str, number: str, read: Read) -> None:
    claim = next(c for c in read(text) if c.predicate_class == "injure")
    assert {p.role for p in claim.participants} & {"agent", "patient"} == {"patient"}
    assert [(str(q.quantity), q.counted) for q in claim.quantities] == [(number, "injured")]
    others = [q for c in read(text) if c is not claim for q in c.quantities]
    assert number not in {str(q.quantity) for q in others if q.counted == "dead"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ilves led by 1,240 votes.", None),
        ("Rents have gone up by an average of 7 percent.", "Rents"),
        ("The merger was approved by 97 percent of shareholders.", "shareholders"),
        ("He was beaten by two Spaniards.", "two Spaniards"),
        ("He was beaten by two strokes.", None),
    ],
)
def test_how_much_after_by_does_nothing(text: str, who: str | None, read: Read) -> None:
    claim = next(c for c in read(text) if c.kind == "event")
    agents = [p.mention.text for p in claim.participants if p.role == "agent"]
    assert agents == ([who] if who else [])


@pytest.mark.parametrize(
    ("text", "kind", "negated"),
    [
        ("No fewer than 400 hectares of forest burned in two days.", "burn", False),
        ("No forest burned in those two days.", "burn", True),
        ("The no side won with 55 percent of the vote.", "win", False),
        ("The world No 2 of tennis finally won.", "win", False),
        ("The fight was stopped, with Mbeki leading on all scorecards.", "lead", False),
    ],
)
def test_a_bound_or_a_side_remark_denies_nothing(
    text: str, kind: str, negated: bool, read: Read
) -> None:
    claim = next(c for c in read(text) if c.predicate_class == kind)
    assert claim.negated is negated


@pytest.mark.parametrize(
    ("text", "name", "scope"),
    [
        (
            "Unemployment stood at 5.1 percent, compared with 4.8 percent a year earlier.",
            "unemployment",
            "",
        ),
        (
            "The mayor took 53 percent of the vote against the former judge Kask.",
            "share of the vote",
            "",
        ),
        ("The party had 21 seats in the last parliament.", "seats", "earlier"),
    ],
)
def test_only_its_own_words_make_a_level_an_earlier_one(
    text: str, name: str, scope: str, read: Read
) -> None:
    claim = next(c for c in read(text) if c.predicate == name)
    assert claim.quantities[0].scope == scope


@pytest.mark.parametrize(
    "text",
    [
        "Thieves stole the 18th-century violin from a train.",
        "The patient, a woman in her thirties, was discharged.",
        "Some 90,000 people saw the parade, 10,000 fewer than last year.",
    ],
)
def test_what_describes_a_thing_dates_nothing(text: str, read: Read) -> None:
    assert [t for c in read(text) for t in c.times] == []


def test_a_time_counted_from_another_is_not_that_time(read: Read) -> None:
    claims = read("The plane took off at 22:05 and disappeared from radar 35 minutes later.")
    gone = next(c for c in claims if c.predicate == "disappear")
    assert gone.times == ()


def test_what_is_put_off_to_a_day_is_held_on_one_to_come(read: Read) -> None:
    claims = read("The vote has been postponed by two weeks to 30 November.")
    assert claims[0].times[0].interval.value == "2025-11-30"


def test_may_after_for_is_a_month(read: Read) -> None:
    claims = read("Delivery is scheduled for May.")
    assert claims[0].times[0].interval.value == "2026-05"


def test_running_after_a_time_tells_nothing(read: Read) -> None:
    claims = read("Inflation slowed for the fourth month running, to 2.6 percent.")
    assert "run" not in {c.predicate for c in claims}


def test_a_date_takes_no_part(read: Read) -> None:
    claims = read("It was first reported on 9 September.")
    assert {p.role for c in claims for p in c.participants} == {"patient"}
    assert [q for c in claims for q in c.quantities] == []


@pytest.mark.parametrize(
    ("text", "winner", "loser"),
    [
        ("Bayern's 5-1 thrashing of Bremen took them to the top.", "Bayern's", "Bremen"),
        ("Leeds' 2-0 defeat by Hull left them bottom.", "Hull", "Leeds'"),
        ("The 3-0 defeat of Hull by Leeds ended the run.", "Leeds", "Hull"),
        ("Hull's defeat of Leeds was their fifth.", "Hull's", "Leeds"),
        ("Leeds suffered a 3-0 defeat to Hull.", "Hull", "Leeds"),
    ],
)
def test_a_defeat_has_its_winner_and_its_loser(
    text: str, winner: str, loser: str, read: Read
) -> None:
    claim = next(c for c in read(text) if c.predicate_class == "win")
    told = {(p.role, p.mention.text) for p in claim.participants}
    assert {("agent", winner), ("patient", loser)} <= told


def test_who_confirms_a_happening_takes_no_part_in_it(read: Read) -> None:
    claims = read("The deaths of five miners were confirmed by the operator on Monday.")
    deaths = [c for c in claims if c.predicate_class == "die"]
    assert {p.head for c in deaths for p in c.participants} == {"miner"}


def test_what_follows_is_not_what_it_followed(read: Read) -> None:
    claims = read("The arrest of seven suspects followed an 18-month investigation.")
    arrests = [c for c in claims if c.predicate_class == "arrest"]
    assert {p.head for c in arrests for p in c.participants} == {"suspect"}


def test_shares_in_a_company_are_nowhere(read: Read) -> None:
    claims = read("Shares in Leeds rose by 9 percent; a stake in Lyon was sold.")
    assert [p.place.name for c in claims for p in c.places] == []


def test_who_was_recognised_and_detained_was_detained(read: Read) -> None:
    claims = read("The fugitive was recognised by a waiter and detained minutes later.")
    claim = next(c for c in claims if c.predicate_class == "arrest")
    assert [(p.role, p.head) for p in claim.participants] == [("patient", "fugitive")]


def test_a_number_after_around_is_no_place(read: Read) -> None:
    claims = read("Around 70 of the 240 residents had been taken to safety.")
    assert [(p.role, p.head) for p in claims[0].participants] == [("patient", "resident")]


def test_another_in_the_row_makes_a_title_no_earlier_one(read: Read) -> None:
    claims = read("It was Perez's 12th title and his first on grass.")
    assert {q.scope for c in claims for q in c.quantities} == {""}


@pytest.mark.parametrize(
    ("text", "predicate", "who"),
    [
        ("The court jailed Lund for defrauding clients.", "defraud", "lund"),
        ("The club sacked Boyle for losing nine games.", "lose", "boyle"),
        ("The union blamed Kestrel for closing the plant.", "close", "kestrel"),
        ("Police stopped the man from entering the church.", "enter", "man"),
        ("The firm sold the plant after closing the mine.", "close", "firm"),
    ],
)
def test_what_somebody_is_tried_for_he_did_himself(
    text: str, predicate: str, who: str, read: Read
) -> None:
    claim = next(c for c in read(text) if c.predicate == predicate)
    assert [p.head for p in claim.participants if p.role == "agent"] == [who]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Neither the driver nor any of the 31 pupils was hurt.", True),
        ("Neither driver was hurt.", True),
        ("Either the driver or the guard was hurt.", False),
    ],
)
def test_neither_denies_it_of_both(text: str, negated: bool, read: Read) -> None:
    claim = next(c for c in read(text) if c.predicate_class == "injure")
    assert claim.negated is negated


def test_a_past_that_looks_like_the_infinitive_is_planned_too(read: Read) -> None:
    claims = read("The firm will shed 200 jobs and shut its plant.")
    assert {c.status for c in claims} == {"planned"}


def test_who_reports_one_missing_did_not_disappear(read: Read) -> None:
    (claim,) = read("Rosa Lima had been reported missing by her husband.")
    assert not [p for p in claim.participants if p.role == "agent"]


def test_those_without_power_are_not_dead(read: Read) -> None:
    claims = read("Storms left one person dead and thousands without electricity.")
    assert not [q for c in claims for q in c.quantities if q.quantity.value > 1]


def test_who_was_among_the_dead_is_told(read: Read) -> None:
    (claim,) = read("Among the dead was a pilot from Lyon.")
    assert [p.place.name for p in claim.places] == ["Lyon"]
