"""Reviewing in the terminal, and the report, the exports and the Python face of what came of it."""

from __future__ import annotations

import csv
import json
import os
import pty
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from registry.api import Registry, record_findings
from registry.cli.decisions import conflict_ids, decide
from registry.cli.review import Session
from registry.errors import DecisionError, StoreError
from registry.records import Verdict
from registry.review.standing import short_id
from registry.store.location import Location
from registry.store.writer import Store
from tests.articles import TREATY_OF_2023, TREATY_OF_2024, TREATY_TOLD_AGAIN
from tests.command import Run

OTHER = """\
---
source: Coast Radio
published: 2025-04-04
title: Quotas
---
Quotas are due. Norway and Iceland signed the Reykjavik fishing treaty in Bergen in June 2021, \
the ministers recall.
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a registry in which conflicts stand."""
    folder = tmp_path_factory.mktemp("recorded")
    for name, text in (("a.txt", TREATY_OF_2023), ("b.txt", TREATY_OF_2024), ("c.txt", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    desk = Registry.open(folder / "registry.db", create=True)
    desk.ingest(sorted(folder.glob("*.txt")))
    desk.reconcile()
    assert desk.conflicts().conflicts
    return folder


@pytest.fixture
def desk(recorded: Path, tmp_path: Path) -> Registry:
    """A copy of it, so that each test decides for itself."""
    for path in recorded.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return Registry.open(tmp_path / "registry.db")


def sitting(
    desk: Registry, store: Store, keys: str, answers: list[str], by: str = "maria"
) -> Session:
    findings = record_findings(desk.location)
    pressed: Iterator[str] = iter(keys)
    said = iter(answers)
    session = Session(
        store,
        findings,
        list(findings.views),
        by,
        key=lambda: next(pressed),
        ask=lambda _text: next(said),
    )
    session.run()
    return session


class TestSession:
    def test_a_key_and_a_reason_record_a_verdict(self, desk: Registry) -> None:
        with Store.open(desk.location, create=False) as store:
            session = sitting(desk, store, "2q", ["the gazette"])
        (one,) = desk.decisions()
        assert (one.verdict, one.reason, one.by) == (Verdict.B_RIGHT, "the gazette", "maria")
        assert one.seconds is not None
        assert session.summary.startswith("1 decided")

    def test_without_a_reason_nothing_is_recorded(self, desk: Registry) -> None:
        with Store.open(desk.location, create=False) as store:
            sitting(desk, store, "2q", ["  "])
        assert list(desk.decisions()) == []

    def test_undo_takes_the_last_verdict_back_and_keeps_the_trail(self, desk: Registry) -> None:
        with Store.open(desk.location, create=False) as store:
            session = sitting(desk, store, "2u?uxq", ["hasty"])
        assert session.summary.startswith("0 decided")
        assert [one.verdict for one in desk.decisions()] == [Verdict.B_RIGHT, Verdict.WITHDRAWN]
        (view, *_) = record_findings(desk.location).views
        assert view.decisions == ()

    def test_a_different_event_can_be_said_and_feeds_linking(self, desk: Registry) -> None:
        with Store.open(desk.location, create=False) as store:
            sitting(desk, store, "5q", ["two treaties", "n"])
        (one,) = desk.decisions()
        assert one.event == "different"

    def test_it_says_when_everything_is_decided(
        self, desk: Registry, capsys: pytest.CaptureFixture[str]
    ) -> None:
        number = len(desk.conflicts().conflicts)
        with Store.open(desk.location, create=False) as store:
            sitting(desk, store, "k" + "e" + "3" * number + "q", ["scope"] * number)
        assert len(desk.decisions()) == number
        shown = capsys.readouterr().out
        assert "Fjord Press" in shown
        assert "because" in shown
        assert "that was the last one" in shown

    def test_two_reviewers_keep_their_own_verdicts(self, desk: Registry) -> None:
        with Store.open(desk.location, create=False) as store:
            sitting(desk, store, "1q", ["archive"])
            sitting(desk, store, "2q", ["gazette"], by="omar")
        (view,) = (v for v in record_findings(desk.location).views if v.decisions)
        assert view.standing.value == "disputed"


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_it_runs_in_a_real_terminal(desk: Registry, tmp_path: Path) -> None:
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - another process
        os.chdir(tmp_path)
        os.environ["TERM"] = "dumb"
        os.execv(sys.executable, [sys.executable, "-m", "registry", "review", "--by", "maria"])
    shown = b""
    waiting = [(b"q quit", b"2"), (b"because", b"the gazette\r"), (b"recorded", b"q")]
    sent = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 2)[0]:
            os.write(terminal, sent)  # what came before the program listened is lost
            continue
        try:
            shown += os.read(terminal, 4096)
        except OSError:  # the child has closed it
            break
        if waiting and waiting[0][0] in shown:
            sent = waiting.pop(0)[1]
            os.write(terminal, sent)
            shown = b"" if waiting else shown
    else:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, shown
    (one,) = desk.decisions()
    assert one.reason == "the gazette"


def test_the_shell_completes_ids_of_conflicts(
    desk: Registry, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [short_id(one.fingerprint) for one in desk.conflicts().conflicts]
    context = click.Context(decide)
    parameter = decide.params[0]
    for incomplete in ("", "FC-", names[0][:7], names[0][3:8]):
        found = [item.value for item in conflict_ids(context, parameter, incomplete)]
        assert names[0] in found
    assert conflict_ids(context, parameter, "zz") == []
    monkeypatch.setenv("REGISTRY_DATABASE", str(tmp_path / "none.db"))
    assert conflict_ids(context, parameter, "") == []


class TestReportCommand:
    def test_every_format_is_written_by_its_suffix_twice_alike(
        self, desk: Registry, tmp_path: Path, run: Run
    ) -> None:
        for name in ("r.html", "r.md", "r.json", "r.csv"):
            for copy in ("one-", "two-"):
                result = run("report", "-o", copy + name)
                assert result.status == 0, result.err
            assert (tmp_path / f"one-{name}").read_bytes() == (
                tmp_path / f"two-{name}"
            ).read_bytes()
        assert "June 2024" in (tmp_path / "one-r.html").read_text(encoding="utf-8")
        assert json.loads((tmp_path / "one-r.json").read_text(encoding="utf-8"))["conflicts"]

    def test_a_split_report_has_its_parts_beside_it(
        self, desk: Registry, tmp_path: Path, run: Run
    ) -> None:
        number = len(desk.conflicts().conflicts)
        result = run("report", "-o", "r.html", "--split", "1")
        assert result.status == 0
        parts = sorted(path.name for path in tmp_path.glob("r-*.html"))
        assert len(parts) == (number if number > 1 else 0)

    def test_what_is_settled_can_be_left_out(self, desk: Registry, run: Run) -> None:
        for one in desk.conflicts().conflicts:
            desk.decide(one.fingerprint, "both-true", "scope", by="maria")
        assert json.loads(run("report", "--format", "json", "--open-only").out)["conflicts"] == []
        assert "both-true" in run("report").out

    @pytest.mark.parametrize("path", ["missing/r.html", "."])
    def test_a_place_that_cannot_be_written_is_refused(
        self, desk: Registry, run: Run, path: str
    ) -> None:
        assert run("report", "-o", path).status == 2


class TestExportCommand:
    def test_conflicts_and_claims_are_exported(
        self, desk: Registry, tmp_path: Path, run: Run
    ) -> None:
        assert run("export", "claims", "-o", "claims.jsonl").status == 0
        lines = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
        assert "Fjord Press" in {json.loads(line)["source"] for line in lines}
        rows = list(csv.DictReader(run("export", "conflicts").out.splitlines()))
        assert {row["code"] for row in rows} >= {"T001"}
        assert run("export", "claims", "--format", "parquet").status == 2
        assert run("export", "claims", "-o", "claims.parquet").status == 0
        assert (tmp_path / "claims.parquet").read_bytes()[:4] == b"PAR1"

    def test_annotations_and_provenance_are_exported_alike_each_time(
        self, desk: Registry, run: Run
    ) -> None:
        call = ("export", "annotations", "--created", "2026-01-01")
        first = run(*call)
        assert first.status == 0, first.err
        assert first.out == run(*call).out
        text = json.dumps(json.loads(first.out))
        assert '"motivation": "linking"' in text
        assert "2026-01-01T00:00:00Z" in text
        provenance = run("export", "prov")
        assert provenance.status == 0, provenance.err
        assert "wasDerivedFrom" in json.loads(provenance.out)

    def test_a_claim_review_needs_a_verdict(self, desk: Registry, run: Run) -> None:
        name = desk.conflicts().conflicts[0].fingerprint[:10]
        call = ("export", "claimreview", name, "--url", "https://desk.example/1", "--by", "Desk")
        refused = run(*call)
        assert refused.status == 2
        assert "registry decide" in refused.err
        desk.decide(name, "a-right", "the archive", by="maria")
        written = json.loads(run(*call).out)
        assert [one["@type"] for one in written] == ["ClaimReview", "ClaimReview"]


class TestPython:
    def test_the_journey_in_python(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TREATY_OF_2023, encoding="utf-8")
        (tmp_path / "new.txt").write_text(TREATY_OF_2024, encoding="utf-8")
        (tmp_path / "good.txt").write_text(TREATY_TOLD_AGAIN, encoding="utf-8")
        desk = Registry.open(tmp_path / "registry.db", create=True)
        desk.ingest([tmp_path / "a.txt"])
        desk.reconcile()
        assert desk.gate([tmp_path / "new.txt"]).status == 1
        assert desk.gate([tmp_path / "good.txt"]).verdict.passed
        assert desk.gate().status == 0
        assert desk.conflicts().conflicts == ()
        desk.ingest([tmp_path / "new.txt"])
        desk.reconcile()
        (conflict,) = desk.conflicts().conflicts
        made = desk.decide(conflict.fingerprint[:8], "a-right", "the archive", by="maria")
        assert made.fingerprint == conflict.fingerprint
        assert desk.gate().verdict.passed
        checked = desk.verify()
        assert len(checked) == 2
        assert all(not one.problems for one in checked)

    def test_what_is_missing_or_unknown_is_an_error_of_ours(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError):
            Registry.open(tmp_path / "none.db")
        desk = Registry.open(tmp_path / "registry.db", create=True)
        with pytest.raises(DecisionError):
            desk.decide("abcdef", "a-right", "r", by="maria")
        with pytest.raises(ExceptionGroup):
            desk.ingest([tmp_path / "missing.txt"])
        assert desk.location == Location.file(tmp_path / "registry.db")
