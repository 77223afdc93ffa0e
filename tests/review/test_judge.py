"""The gate's verdict, from records alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.records import Conflict, ConflictReport, Severity, Verdict
from registry.review.baseline import Entry, what_of
from registry.review.decisions import make_decision
from registry.review.gate import Known, Rules, judge
from registry.review.gate import Verdict as Result
from registry.review.standing import Standing, short_id
from registry.review.waivers import read_waivers
from tests.made_findings import joined, made_report

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def run(
    report: ConflictReport,
    rules: Rules | None = None,
    known: Known | None = None,
    **options: Any,
) -> Result:
    return judge(
        report.conflicts,
        report.claims,
        report.articles,
        rules=rules or Rules(),
        known=known or Known(),
        today=TODAY,
        **options,
    )


def baseline_of(report: ConflictReport) -> dict[str, Entry]:
    return {short_id(c.fingerprint): Entry(short_id(c.fingerprint)) for c in report.conflicts}


def entry_of(conflict: Conflict) -> Entry:
    return Entry(short_id(conflict.fingerprint), conflict.code, what=what_of(conflict))


def test_a_new_conflict_fails_and_none_passes() -> None:
    assert not run(made_report()).passed
    assert run(ConflictReport(conflicts=(), claims={}, articles={}, texts={})).passed


def test_decisions_waivers_and_the_baseline_let_it_pass_each_by_its_own_name() -> None:
    report = made_report()
    conflict = report.conflicts[0]
    decided = make_decision(
        conflict, report.claims, verdict=Verdict.BOTH_TRUE, reason="r", by="maria", at=NOON
    )
    waivers = read_waivers(
        f'[[waiver]]\nid = "{short_id(conflict.fingerprint)}"\nreason = "r"\n', where="w"
    )
    for known, standing in (
        (Known(decisions=(decided,)), Standing.DECIDED),
        (Known(waivers=waivers), Standing.WAIVED),
        (Known(baseline=baseline_of(report)), Standing.BASELINE),
    ):
        found = run(report, known=known)
        assert found.passed
        assert found.standings[conflict.fingerprint][0] is standing
        assert not run(report, Rules(fail_on="all"), known).passed


def test_an_expired_waiver_brings_the_conflict_back_with_its_reason() -> None:
    report = made_report()
    waivers = read_waivers(
        f'[[waiver]]\nid = "{short_id(report.conflicts[0].fingerprint)}"\n'
        'reason = "AP counts later"\nexpires = 2026-11-21\n',
        where="w",
    )
    found = run(report, known=Known(waivers=waivers))
    assert not found.passed
    ((standing, told),) = found.standings.values()
    assert standing is Standing.LAPSED
    assert told == "waiver expired 2026-11-21 (AP counts later)"


def test_a_decision_on_a_changed_quote_lapses_and_the_gate_fails() -> None:
    report = made_report()
    decided = make_decision(
        report.conflicts[0],
        report.claims,
        verdict=Verdict.BOTH_TRUE,
        reason="r",
        by="maria",
        at=NOON,
    )
    edited = made_report(
        ("Ten people were killed in the blaze", "At least 12 people died in the blaze")
    )
    found = run(edited, known=Known(decisions=(decided,)))
    assert not found.passed
    ((standing, told),) = found.standings.values()
    assert standing is Standing.LAPSED
    assert "the quote changed" in told


@pytest.mark.parametrize(
    ("rules", "passes"),
    [
        (Rules(), False),
        (Rules(select=("T",)), True),
        (Rules(select=("Q",)), False),
        (Rules(select=("Q0*",)), False),
        (Rules(select=("*",)), False),
        (Rules(ignore=("Q001",)), True),
        (Rules(ignore=("Q",)), True),
        (Rules(select=("Q001",), ignore=("Q",)), False),
        (Rules(min_confidence=0.93), False),
        (Rules(min_confidence=0.94), True),
        (Rules(fail_on="none"), True),
    ],
)
def test_selection_and_thresholds_decide_what_fails(rules: Rules, passes: bool) -> None:
    assert run(made_report(), rules).passed is passes


def test_what_is_below_the_severity_is_shown_and_does_not_fail() -> None:
    found = run(made_report(severity=Severity.WARNING), Rules(min_severity=Severity.ERROR))
    assert found.passed
    assert len(found.conflicts) == 1


def test_only_conflicts_that_a_new_article_takes_part_in_count() -> None:
    report = joined([made_report(), made_report(first=10)])
    found = run(report, fresh=frozenset({"d10"}))
    assert len(found.conflicts) == 1
    assert len(run(report).conflicts) == 2


def test_unused_waivers_and_stale_entries_are_told() -> None:
    report = made_report()
    waivers = read_waivers('[[waiver]]\nid = "FC-000000000000"\nreason = "r"\n', where="w")
    baseline = baseline_of(report) | {"FC-00000000000a": Entry("FC-00000000000a")}
    known = Known(waivers=waivers, baseline=baseline)
    told = run(report, known=known).problems
    assert [one.partition(":")[0] for one in told] == [
        "registry.waivers.toml",
        "registry.baseline.jsonl",
    ]


def test_a_baseline_of_another_registry_is_named_as_one() -> None:
    baseline = {f"FC-{n:012x}": Entry(f"FC-{n:012x}") for n in range(4)}
    (told,) = run(made_report(), known=Known(baseline=baseline)).problems
    assert "another registry" in told


@given(st.permutations(range(5)))
def test_the_verdict_does_not_depend_on_the_order_of_conflicts(order: list[int]) -> None:
    made = [made_report(first=2 * n) for n in range(5)]
    assert run(joined([made[n] for n in order])) == run(joined(made))


def test_what_stands_elsewhere_is_neither_stale_nor_unused() -> None:
    far = made_report(first=10).conflicts[0].fingerprint
    waivers = read_waivers(f'[[waiver]]\nid = "{short_id(far)}"\nreason = "r"\n', where="w")
    known = Known(waivers=waivers, baseline={short_id(far): Entry(short_id(far))})
    assert run(made_report(), known=known, elsewhere=frozenset({far})).problems == ()
    assert len(run(made_report(), known=known, elsewhere=frozenset()).problems) == 2


def grown(report: ConflictReport, third: str = "15") -> ConflictReport:
    """The same conflict with a further value."""
    more = made_report(
        ("Nine were killed", "At least 12 died", "It killed 15 people"),
        values=(*(side.value for side in report.conflicts[0].sides), third),
    )
    name = {"fingerprint": report.conflicts[0].fingerprint}
    return more.model_copy(update={"conflicts": (more.conflicts[0].model_copy(update=name),)})


def test_a_value_that_joins_later_is_neither_in_the_baseline_nor_waived() -> None:
    report = made_report()
    conflict = report.conflicts[0]
    more = grown(report)
    known = Known(baseline={short_id(conflict.fingerprint): entry_of(conflict)})
    assert run(report, known=known).passed
    result = run(more, known=known)
    told = result.standings[conflict.fingerprint]
    assert told == (Standing.LAPSED, "in the baseline before 15 was there")
    assert not result.passed
    values = ", ".join(f'"{side.value}"' for side in conflict.sides)
    waiver = f'[[waiver]]\nid = "{short_id(conflict.fingerprint)}"\nvalues = [{values}]\n'
    known = Known(waivers=read_waivers(f'{waiver}reason = "two counts"\n', where="w", today=TODAY))
    assert run(report, known=known).passed
    told = run(more, known=known).standings[conflict.fingerprint]
    assert told == (Standing.LAPSED, "waived before 15 was there (two counts)")


def test_what_names_a_conflict_alone_covers_every_value_of_it() -> None:
    report = made_report()
    waivers = read_waivers(
        f'[[waiver]]\nid = "{short_id(report.conflicts[0].fingerprint)}"\nreason = "r"\n', where="w"
    )
    for known in (Known(baseline=baseline_of(report)), Known(waivers=waivers)):
        assert run(grown(report), known=known).passed


def test_a_value_worded_otherwise_is_known_unless_only_a_new_article_has_it() -> None:
    conflict = made_report().conflicts[0]
    entry = entry_of(conflict)
    assert entry.unknown(["~9", "≥12"]) == ()
    assert entry.unknown(["15", "≥12"], came={"15"}) == ("15",)
