"""Exports: tables for other programs, and ClaimReview for a person's verdict alone."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from registry.errors import DecisionError
from registry.records import Verdict
from registry.reports import exports
from registry.reports.findings import Findings
from registry.review.standing import Standing
from tests.made_findings import decision, made_findings, made_report
from tests.reports.test_writers import hostile_findings

ADDRESS = "https://desk.example/2026/port-said"


def decided(verdict: Verdict = Verdict.B_RIGHT, *more: Verdict) -> Findings:
    report = made_report()
    (conflict,) = report.conflicts
    said = tuple(
        decision(conflict, verdict=one, by=f"reviewer {n}")
        for n, one in enumerate((verdict, *more))
    )
    return made_findings(
        report,
        standings={conflict.fingerprint: (Standing.DECIDED, "")},
        decisions={conflict.fingerprint: said},
    )


def reviews(findings: Findings, **options: Any) -> list[dict[str, Any]]:
    given = {"address": ADDRESS, "organisation": "Example Desk"} | options
    return exports.claim_reviews(findings.views[0], **given)


class TestClaimReview:
    def test_a_verdict_becomes_a_review_of_each_side(self) -> None:
        first, second = reviews(decided())
        assert first["@context"] == "https://schema.org"
        assert first["claimReviewed"] == "Nine people were killed in the blaze"
        assert first["reviewRating"]["alternateName"] == "Inaccurate"
        assert second["reviewRating"]["alternateName"] == "Accurate"
        assert first["itemReviewed"]["author"]["name"] == "outlet0.example"
        assert first["itemReviewed"]["appearance"] == [
            {"@type": "CreativeWork", "url": "https://outlet0.example/story"}
        ]
        assert first["url"] == ADDRESS
        assert first["datePublished"] == "2026-03-05"

    @pytest.mark.parametrize(
        ("verdict", "names"),
        [
            (Verdict.A_RIGHT, ["Accurate", "Inaccurate"]),
            (Verdict.SUPERSEDED, ["Outdated", "Accurate"]),
            (Verdict.BOTH_TRUE, ["Accurate, in another scope or at another time"] * 2),
        ],
    )
    def test_each_verdict_has_its_words(self, verdict: Verdict, names: list[str]) -> None:
        found = [one["reviewRating"]["alternateName"] for one in reviews(decided(verdict))]
        assert found == names

    @pytest.mark.parametrize("verdict", [Verdict.UNSURE, Verdict.NOT_A_CONFLICT])
    def test_what_settles_no_side_is_no_review(self, verdict: Verdict) -> None:
        with pytest.raises(DecisionError, match="nobody has decided"):
            reviews(decided(verdict))

    def test_that_two_sources_differ_is_no_verdict(self) -> None:
        with pytest.raises(DecisionError, match="nobody has decided"):
            reviews(made_findings())

    def test_reviewers_who_differ_give_none(self) -> None:
        with pytest.raises(DecisionError, match="the reviewers differ"):
            reviews(decided(Verdict.A_RIGHT, Verdict.B_RIGHT))

    @pytest.mark.parametrize("address", ["", "desk/1", "javascript:alert(1)"])
    def test_it_needs_the_address_of_a_page(self, address: str) -> None:
        with pytest.raises(DecisionError, match="not the address"):
            reviews(decided(), address=address)

    def test_it_can_stand_inside_a_page(self) -> None:
        text = exports.as_json(reviews(decided(), organisation="</script><script>alert(1)"))
        assert "<" not in text
        assert json.loads(text)[0]["author"]["name"] == "</script><script>alert(1)"


class TestTables:
    def test_conflicts_have_a_row_for_each_claim_on_each_side(self) -> None:
        rows = exports.conflict_rows(made_findings())
        assert [(row["side"], row["value"]) for row in rows] == [(0, "9"), (1, "≥12")]
        assert {len(row) for row in rows} == {len(rows[0])}

    def test_claims_have_a_row_each(self) -> None:
        report = made_report()
        rows = exports.claim_rows(report.claims.values(), report.articles)
        assert [row["quote"] for row in rows] == [c.anchor.quote for c in report.claims.values()]

    def test_hostile_words_break_neither_csv_nor_lines(self) -> None:
        rows = exports.conflict_rows(hostile_findings())
        read = list(csv.reader(io.StringIO(exports.rows_as_csv(rows), newline="")))
        assert len(read) == len(rows) + 1
        assert not [cell for row in read for cell in row if re.match(r"\s*[=+\-@\t\r]", cell)]
        lines = exports.rows_as_jsonl(rows).splitlines()
        assert [json.loads(line)["quote"] for line in lines] == [row["quote"] for row in rows]

    def test_parquet_holds_the_same_rows(self) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        rows = exports.conflict_rows(made_findings())
        table = parquet.read_table(io.BytesIO(exports.rows_as_parquet(rows)))
        assert table.to_pylist() == [dict(row) for row in rows]

    def test_no_rows_are_an_empty_table(self) -> None:
        assert exports.rows_as_csv([]) == ""
        assert exports.rows_as_jsonl([]) == ""
