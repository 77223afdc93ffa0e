"""What people said before, and what it means to the gate: decisions, waivers, baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.articles import TREATY_OF_2023, TREATY_OF_2024
from tests.gate.repository import Repository


def test_a_waiver_lets_it_pass_until_it_expires(red: tuple[Repository, str]) -> None:
    repository, name = red
    repository.write(
        "registry.waivers.toml",
        f'[[waiver]]\nid = "{name}"\nreason = "corrected tomorrow"\nexpires = 2026-01-31\n',
    )
    on_the_day = repository.run("gate", "--against", "main", "--today", "2026-01-31")
    assert on_the_day.status == 0
    assert "1 waived" in on_the_day.out
    after = repository.run("gate", "--against", "main", "--today", "2026-02-01")
    assert after.status == 1
    assert "waiver expired 2026-01-31 (corrected tomorrow)" in after.out


def test_a_waiver_without_a_reason_does_not_apply_and_is_told(
    red: tuple[Repository, str],
) -> None:
    repository, name = red
    repository.write("registry.waivers.toml", f'[[waiver]]\nid = "{name}"\n')
    result = repository.run("gate", "--against", "main")
    assert result.status == 1
    assert "registry.waivers.toml:1: waiver does not apply: it has no reason" in result.out
    assert repository.run("gate", "--against", "main", "--strict-waivers").status == 2


def test_an_unreadable_file_of_waivers_fails_open(red: tuple[Repository, str]) -> None:
    repository, _ = red
    repository.write("registry.waivers.toml", "[[waiver\n")
    result = repository.run("gate", "--against", "main")
    assert result.status == 1
    assert "no waiver applies" in result.out


def test_the_baseline_takes_a_conflict_by_the_id_that_the_gate_printed(
    red: tuple[Repository, str],
) -> None:
    repository, name = red
    assert repository.run("baseline", "add", name).status == 0
    result = repository.run("gate", "--against", "main")
    assert result.status == 0
    assert "1 baseline" in result.out
    assert repository.run("gate", "--against", "main", "--no-baseline").status == 1


def test_a_decision_survives_another_database_and_a_renamed_file_and_added_paragraphs(
    red: tuple[Repository, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, name = red
    run = repository.run
    assert run("gate", "articles/new.txt", "--keep").status == 1
    decided = run("decide", name, "--verdict", "both-true", "--reason", "two treaties")
    assert decided.status == 0, decided.err
    assert run("gate", "--against", "main").status == 0
    assert run("decisions", "export", "-o", "decisions.jsonl").status == 0
    monkeypatch.setenv("REGISTRY_DATABASE", str(tmp_path / "another.db"))
    assert run("ingest", "articles/record.txt").status == 0
    assert run("gate", "articles/new.txt").status == 1
    assert run("decisions", "import", "decisions.jsonl").status == 0
    assert "1 known" in run("decisions", "import", "decisions.jsonl").out
    repository.git("mv", "articles/new.txt", "articles/renamed.txt")
    text = TREATY_OF_2024.replace("---\nTrawlers", "---\nA first paragraph came.\n\nTrawlers")
    repository.write("articles/renamed.txt", text)
    result = run("gate", "--against", "main", "--show-suppressed")
    assert result.status == 0, result.out
    assert "both-true by maria" in result.out


def test_a_decision_lapses_when_the_quote_changes_and_says_so(
    red: tuple[Repository, str],
) -> None:
    repository, name = red
    run = repository.run
    run("gate", "articles/new.txt", "--keep")
    run("decide", name, "--verdict", "both-true", "--reason", "two treaties")
    repository.write("articles/new.txt", TREATY_OF_2024.replace("June 2024", "May 2022"))
    result = run("gate", "articles/new.txt")
    assert result.status == 1
    assert "both-true by maria lapsed: the quote changed" in result.out


def test_two_reviewers_may_differ_and_then_it_fails_and_shows_both(
    red: tuple[Repository, str],
) -> None:
    repository, name = red
    run = repository.run
    run("gate", "articles/new.txt", "--keep")
    run("decide", name, "--verdict", "a-right", "--reason", "the archive", "--by", "maria")
    said = run("decide", name, "--verdict", "b-right", "--reason", "the gazette", "--by", "omar")
    assert "maria holds otherwise" in said.out
    result = run("gate", "articles/new.txt")
    assert result.status == 1
    assert "maria: a-right (the archive); omar: b-right (the gazette)" in result.out
    assert run("undecide", name, "--by", "omar").status == 0
    listed = run("decisions")
    assert "1 of 1 conflicts decided" in listed.out
    history = json.loads(run("decisions", "--history", "--format", "json").out)["decisions"]
    assert [one["verdict"] for one in history] == ["a-right", "b-right", "withdrawn"]


def test_a_third_article_that_repeats_what_was_held_wrong_fails(
    red: tuple[Repository, str],
) -> None:
    repository, name = red
    run = repository.run
    run("gate", "articles/new.txt", "--keep")
    run("decide", name, "--verdict", "a-right", "--reason", "the archive")
    repository.write(
        "articles/third.txt",
        TREATY_OF_2024.replace("Harbour Mail", "Late Edition").replace("Shared banks", "Quotas")
        .replace("Trawlers of both flags left port on Tuesday.", "Many boats stay idle this week.")
        .replace("They may do so under", "Nobody doubts")
        .replace("after years of talks. Skippers expect a good season", "and fuel is dear")
        .replace("2025-04-02", "2025-04-05"),
    )  # fmt: skip
    result = run("gate", "articles/third.txt")
    assert result.status == 1, result.out
    assert "repeats what was held wrong" in result.out
    repository.write(
        "articles/third.txt",
        TREATY_OF_2023.replace("Fjord Press", "Late Edition").replace("Old", "Good"),
    )
    assert run("gate", "articles/third.txt").status == 0


def test_two_branches_that_each_add_to_the_baseline_merge(repository: Repository) -> None:
    run = repository.run
    ids = [f"FC-{n:012x}" for n in range(6)]
    assert "merge=union" in (repository.folder / ".gitattributes").read_text(encoding="utf-8")
    for branch, own in (("one", ids[:3]), ("two", ids[3:])):
        repository.git("switch", "-qc", branch, "main")
        assert run("baseline", "add", *own).status == 0
        repository.commit(branch)
    repository.git("merge", "-q", "--no-edit", "one")
    lines = (repository.folder / "registry.baseline.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == ids


def test_the_baseline_is_pruned_checked_and_rewritten(red: tuple[Repository, str]) -> None:
    repository, name = red
    run = repository.run
    run("gate", "articles/new.txt", "--keep")
    run("baseline", "add", "FC-00000000000a")
    assert "+1 added, -1 removed" in run("baseline", "write").out
    assert run("baseline", "check").status == 0
    run("baseline", "add", "FC-00000000000a")
    assert run("baseline", "check").status == 1
    assert "-1 removed" in run("baseline", "prune").out
    text = (repository.folder / "registry.baseline.jsonl").read_text(encoding="utf-8")
    assert json.loads(text)["id"] == name


def test_a_baseline_of_another_program_stops_the_gate(red: tuple[Repository, str]) -> None:
    repository, _ = red
    repository.write("registry.baseline.jsonl", '{"results": {}, "version": "1.4.0"}\n')
    result = repository.run("gate", "--against", "main")
    assert result.status == 2
    assert "not a baseline of this program" in result.err
