"""Decisions: which count, which hold, which lapse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import ConfigError, DecisionError
from registry.records import ConflictReport, Decision, Verdict
from registry.review import decisions as room
from registry.review.standing import Standing, find_fingerprint, short_id
from tests.made_findings import article, decision, joined, made_report

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def decide(report: ConflictReport | None = None, **fields: Any) -> Decision:
    report = report or made_report()
    given: dict[str, Any] = {"verdict": Verdict.B_RIGHT, "reason": "confirmed", "by": "maria"}
    return room.make_decision(report.conflicts[0], report.claims, **(given | {"at": NOON} | fields))


def test_a_reviewers_latest_decision_counts_and_withdrawal_makes_it_void() -> None:
    first = decide()
    second = decide(verdict=Verdict.BOTH_TRUE, at=NOON + timedelta(hours=1))
    other = decide(by="omar")
    assert room.current([second, other, first]) == (other, second)
    gone = decide(verdict=Verdict.WITHDRAWN, at=NOON + timedelta(hours=2))
    assert room.current([gone, first, second, other]) == (other,)


@given(st.permutations(range(6)))
def test_what_counts_does_not_depend_on_the_order(order: list[int]) -> None:
    made = [
        decide(by=by, at=NOON + timedelta(minutes=n), verdict=verdict)
        for n, (by, verdict) in enumerate(
            [(b, v) for b in ("a", "b") for v in (Verdict.A_RIGHT, Verdict.UNSURE, Verdict.B_RIGHT)]
        )
    ]
    assert room.current([made[n] for n in order]) == room.current(made)


def test_a_decision_holds_for_its_fingerprint() -> None:
    report = made_report()
    one = decide(report)
    held = room.held([one], report.conflicts, report.claims)
    assert held.holding == {one.fingerprint: (one,)}
    assert held.lapsed == ()


def test_a_decision_holds_when_an_earlier_article_joins_a_side_and_changes_the_fingerprint() -> (
    None
):
    report = made_report()
    one = decide(report)
    joins = made_report(("Nine were killed", "Twelve died"), first=10)
    newcomer = next(iter(joins.claims))
    conflict = report.conflicts[0]
    side = conflict.sides[0].model_copy(
        update={"claims": (newcomer, *conflict.sides[0].claims), "mentions": ()}
    )
    grown = conflict.model_copy(
        update={"sides": (side, conflict.sides[1]), "fingerprint": "f" * 64}
    )
    held = room.held([one], [grown], {**report.claims, **joins.claims})
    assert held.holding == {"f" * 64: (one,)}


def test_a_decision_lapses_and_says_so_when_a_quote_changes() -> None:
    one = decide()
    edited = made_report(
        ("Ten people were killed in the blaze", "At least 12 people died in the blaze")
    )
    held = room.held([one], edited.conflicts, edited.claims)
    assert held.holding == {}
    (lapse,) = held.lapsed
    assert lapse.fingerprint == edited.conflicts[0].fingerprint
    assert "was “Nine people were killed in the blaze”" in lapse.why
    assert "is “Ten people were killed in the blaze”" in lapse.why


def test_a_decision_on_a_conflict_that_is_gone_has_lapsed() -> None:
    (lapse,) = room.held([decide()], [], {}).lapsed
    assert lapse.fingerprint is None
    assert "no longer stands" in lapse.why


def test_a_decision_survives_white_space_case_and_a_moved_quote() -> None:
    one = decide()
    again = made_report(
        ("nine  people were killed in the blaze", "At least 12 people died in the blaze"),
        articles=[article(0, id="x0", path="moved/elsewhere.txt"), article(1, id="x1")],
    )
    assert room.held([one], again.conflicts, again.claims).holding == {one.fingerprint: (one,)}


def test_decisions_on_another_slot_of_the_same_quotes_are_not_mixed_up() -> None:
    one = decide()
    other = made_report(slot="quantity:injured")
    assert room.held([one], other.conflicts, other.claims).holding == {}


class TestStanding:
    def test_two_reviewers_who_differ_show(self) -> None:
        report = made_report()
        said = (decide(), decide(by="omar", verdict=Verdict.A_RIGHT, reason="the mayor said so"))
        standing, told = room.standing_of(report.conflicts[0], said, report.claims)
        assert standing is Standing.DISPUTED
        assert standing.open
        assert "maria: b-right" in told
        assert "omar: a-right (the mayor said so)" in told

    def test_one_who_could_not_tell_does_not_overrule_one_who_could(self) -> None:
        report = made_report()
        said = (decide(), decide(by="omar", verdict=Verdict.UNSURE))
        standing, _ = room.standing_of(report.conflicts[0], said, report.claims)
        assert standing is Standing.DECIDED

    def test_unsure_alone_settles_nothing(self) -> None:
        report = made_report()
        standing, _ = room.standing_of(
            report.conflicts[0], (decide(verdict=Verdict.UNSURE),), report.claims
        )
        assert standing is Standing.UNSURE
        assert standing.open

    @pytest.mark.parametrize(
        ("verdict", "expected"),
        [
            (Verdict.B_RIGHT, Standing.REPEATED),
            (Verdict.SUPERSEDED, Standing.REPEATED),
            (Verdict.A_RIGHT, Standing.DECIDED),
            (Verdict.BOTH_TRUE, Standing.DECIDED),
            (Verdict.NOT_A_CONFLICT, Standing.DECIDED),
        ],
    )
    def test_a_new_article_on_the_side_held_wrong_is_a_finding_of_its_own(
        self, verdict: Verdict, expected: Standing
    ) -> None:
        report = made_report()
        one = decide(report, verdict=verdict)
        later = made_report(("Nine people were killed in the blaze", "x y"), first=10)
        newcomer = next(c for c in later.claims.values() if "Nine" in c.anchor.quote)
        conflict = report.conflicts[0]
        side = conflict.sides[0].model_copy(
            update={"claims": (*conflict.sides[0].claims, newcomer.id), "mentions": ()}
        )
        grown = conflict.model_copy(update={"sides": (side, conflict.sides[1])})
        claims = {**report.claims, newcomer.id: newcomer}
        fresh = frozenset({newcomer.document_id})
        assert room.standing_of(grown, (one,), claims, fresh)[0] is expected
        assert room.standing_of(grown, (one,), claims)[0] is Standing.DECIDED


@pytest.mark.parametrize(
    ("verdict", "turned"),
    [
        (Verdict.A_RIGHT, Verdict.B_RIGHT),
        (Verdict.B_RIGHT, Verdict.A_RIGHT),
        (Verdict.BOTH_TRUE, Verdict.BOTH_TRUE),
    ],
)
def test_a_verdict_on_a_side_follows_the_side_when_the_sides_turn_round(
    verdict: Verdict, turned: Verdict
) -> None:
    report = made_report()
    one = decide(report, verdict=verdict)
    conflict = report.conflicts[0]
    assert room.as_seen(one, conflict) == one
    other_way = conflict.model_copy(update={"sides": conflict.sides[::-1]})
    seen = room.as_seen(one, other_way)
    assert seen.verdict is turned
    assert seen.claims == one.claims[::-1]
    assert room.as_seen(seen, conflict) == one


def test_a_decision_without_reason_or_name_is_refused() -> None:
    with pytest.raises(DecisionError, match="reason"):
        decide(reason="  ")
    with pytest.raises(DecisionError, match="name"):
        decide(by="")


def test_verdicts_that_take_a_side_say_that_the_event_is_one() -> None:
    assert decide().event == "same"
    assert decide(verdict=Verdict.NOT_A_CONFLICT).event is None
    assert decide(verdict=Verdict.NOT_A_CONFLICT, event="different").event == "different"


def test_decisions_survive_the_file() -> None:
    made = (decide(), decide(by="omar", reason="quoted “so”\n\u202e and more", seconds=12))
    text = room.write_decisions(made)
    assert set(room.read_decisions(text, where="x")) == set(made)
    assert room.write_decisions(room.read_decisions(text + text, where="x")) == text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "x:1: not a decision"),
        ("[]", "x:1: not a decision"),
        ('{"schema": "other/9"}', "other/9"),
        ('{"verdict": "a-right"}', "x:1: not a decision"),
    ],
)
def test_a_file_that_is_not_decisions_is_refused_with_place_and_reason(
    line: str, said: str
) -> None:
    with pytest.raises(ConfigError, match=said.replace("/", ".")):
        room.read_decisions(line, where="x")


def test_a_decision_from_a_file_needs_a_reason_too() -> None:
    empty = decision(made_report().conflicts[0], reason=" ")
    with pytest.raises(ConfigError, match="without a reason"):
        room.read_decisions(empty.model_dump_json(), where="x")


class TestFindingByPrefix:
    known = ("abcdef0011", "abcdef0022", "123456789a")

    def test_any_unique_prefix_of_six_digits_will_do(self) -> None:
        assert find_fingerprint("FC-123456", self.known) == "123456789a"
        assert find_fingerprint("fc-ABCDEF002", self.known) == "abcdef0022"

    def test_an_ambiguous_one_lists_the_candidates(self) -> None:
        with pytest.raises(DecisionError) as caught:
            find_fingerprint("abcdef", self.known)
        assert "abcdef0011" in str(caught.value)
        assert "abcdef0022" in str(caught.value)

    @pytest.mark.parametrize("given", ["12345", "999999", "xyz", "", "FC-"])
    def test_short_unknown_and_malformed_ones_are_refused_with_a_hint(self, given: str) -> None:
        with pytest.raises(DecisionError) as caught:
            find_fingerprint(given, self.known)
        assert caught.value.hint


def test_short_ids_are_prefixes_that_find_the_whole() -> None:
    made = joined([made_report(first=2 * n) for n in range(20)])
    names = [one.fingerprint for one in made.conflicts]
    assert [find_fingerprint(short_id(name), names) for name in names] == names


def test_the_record_names_itself_by_content() -> None:
    one = decide()
    assert Decision.model_validate_json(one.model_dump_json()).id == one.id
    assert decide(by="omar").id != one.id


THREE = (
    "Nine people were killed in the blaze",
    "At least 12 people died in the blaze",
    "The blaze killed 15 people",
)


def three_values() -> ConflictReport:
    """The conflict of ``made_report`` with a third value, under the name it had with two."""
    report = made_report(THREE, values=("9", "≥12", "15"))
    name = made_report().conflicts[0].fingerprint
    grown = report.conflicts[0].model_copy(update={"fingerprint": name})
    return report.model_copy(update={"conflicts": (grown,)})


def test_a_value_that_nobody_judged_makes_a_decision_lapse_until_somebody_decides_again() -> None:
    report = three_values()
    before = decide(verdict=Verdict.BOTH_TRUE)
    held = room.held([before], report.conflicts, report.claims)
    assert held.holding == {}
    (lapse,) = held.lapsed
    assert (lapse.fingerprint, lapse.why) == (before.fingerprint, "decided before 15 was there")
    assert held.said_of(before.fingerprint) == (
        "2026-03-05 maria: both-true, confirmed (lapsed: decided before 15 was there)",
    )
    again = decide(report, at=NOON + timedelta(hours=1), by="omar")
    held = room.held([before, again], report.conflicts, report.claims)
    assert held.holding == {again.fingerprint: (again,)}


def test_a_side_that_was_judged_stays_so_when_its_value_is_worded_otherwise() -> None:
    report = made_report()
    one = decide(report)
    conflict = report.conflicts[0]
    side = conflict.sides[0].model_copy(update={"value": "~9"})
    worded = conflict.model_copy(update={"sides": (side, conflict.sides[1])})
    assert room.held([one], [worded], report.claims).lapsed == ()


def test_a_decision_without_values_goes_by_the_claims_that_were_judged() -> None:
    old = decide().model_copy(update={"values": ()})
    report = three_values()
    assert room.held([old], report.conflicts, report.claims).holding == {}
    two = made_report()
    assert room.held([old], two.conflicts, two.claims).lapsed == ()
