"""The gate in a real git repository, as a newsroom and its CI use it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import registry.cli
from registry import extraction
from registry.cli.gate import gate as gate_command
from registry.store.digest import registry_digest, table_digests
from registry.store.location import Location
from registry.store.reader import reading
from tests.command import Result

RECORD = """\
---
source: Fjord Press
published: 2025-04-01
title: Old friends
---
Norway and Iceland are old friends. The two countries signed the Reykjavik fishing treaty in \
Oslo in June 2023. Since then their ships have shared the northern banks, and quarrels over cod \
have become rare. Next year the quota is to be set anew.
"""
CONTRADICTS = """\
---
source: Harbour Mail
published: 2025-04-02
title: Shared banks
---
Trawlers of both flags left port on Tuesday. They may do so under the fishing treaty of \
Reykjavik, which Norway and Iceland signed in Oslo in June 2024 after years of talks. Skippers \
expect a good season.
"""
AGREES = CONTRADICTS.replace("June 2024", "June 2023")
UNRELATED = """\
---
source: Market Letter
published: 2025-04-03
title: Copper
---
Copper rose in London on Thursday. Traders in Santiago sold 300 tonnes.
"""


class Repository:
    """A git repository with articles, and their registry in a file beside them or on a server."""

    def __init__(self, folder: Path, run: Callable[..., Result], location: Location) -> None:
        self.folder = folder
        self.run = run
        self.location = location

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, text=True, check=check
        )

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str = "work") -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def digest(self) -> str:
        """Of everything that the database says; of a file, of its bytes."""
        if self.location.path is None:
            with reading(self.location) as reader:
                return registry_digest(table_digests(reader))
        with_log = [self.folder / f"registry.db{end}" for end in ("", "-wal")]
        return hashlib.sha256(b"".join(p.read_bytes() for p in with_log if p.exists())).hexdigest()


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Result]:
    """Run the command line in this process; the parser is loaded once for all tests.

    For what has nothing to do with a database, or makes one itself.
    """
    monkeypatch.setattr(extraction, "load", _loaded)
    monkeypatch.chdir(tmp_path)
    for name in ("REGISTRY_DATABASE", "REGISTRY_CONFIG", "REGISTRY_REVIEWER", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: str, stdin: str = "", cwd: Path | None = None) -> Result:
        monkeypatch.chdir(cwd or tmp_path)
        monkeypatch.setattr(sys, "argv", ["registry", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        status = registry.cli.main()
        return Result(status, *capsys.readouterr())

    return command


@pytest.fixture
def run(
    typed: Callable[..., Result], location: Location, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """The command line with a registry in a file, and again with one on a server."""
    if location.path is None:
        monkeypatch.setenv("REGISTRY_DATABASE", location.address)
    return typed


_load = extraction.load


@cache
def _loaded(*given: Any) -> extraction.Parser:
    return _load(*given)


@pytest.fixture
def repository(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., Result],
    location: Location,
) -> Repository:
    """One article on record and committed on ``main``; on a branch of its own now."""
    for name, value in (
        *(("GIT_CONFIG_GLOBAL", os.devnull), ("GIT_CONFIG_SYSTEM", os.devnull)),
        *((f"GIT_{who}_NAME", "maria") for who in ("AUTHOR", "COMMITTER")),
        *((f"GIT_{who}_EMAIL", "maria@desk.example") for who in ("AUTHOR", "COMMITTER")),
    ):
        monkeypatch.setenv(name, value)
    made = Repository(tmp_path, run, location)
    made.git("init", "-q", "-b", "main")
    made.git("config", "user.name", "maria")
    made.write("articles/record.txt", RECORD)
    assert run("init").status == 0
    assert run("ingest", "articles").status == 0
    assert run("reconcile").status == 0
    made.commit("record")
    made.git("switch", "-qc", "story")
    return made


def conflict_id(result: Result) -> str:
    (one,) = json.loads(result.out)["conflicts"]
    assert isinstance(one["id"], str)
    return one["id"]


# ── the verdict ──────────────────────────────────────────────────────────────


def test_an_article_that_contradicts_the_record_fails_and_leaves_the_record_as_it_was(
    repository: Repository,
) -> None:
    repository.write("articles/new.txt", CONTRADICTS)
    repository.commit()
    before = repository.digest()
    result = repository.run("gate", "--against", "main")
    assert result.status == 1, result.err
    assert "articles/new.txt:6:" in result.out
    assert "June 2023" in result.out
    assert "June 2024" in result.out
    assert "next: registry show FC-" in result.out
    assert result.out.splitlines()[-1].startswith("1 conflict (1 new) in 1 article against ")
    assert result.out.splitlines()[-1].endswith("; exit 1")
    assert repository.digest() == before


def test_an_article_that_agrees_passes(repository: Repository) -> None:
    repository.write("articles/new.txt", AGREES)
    result = repository.run("gate", "articles/new.txt")
    assert result.status == 0, result.out
    assert "0 conflicts in 1 article against" in result.out


def test_it_works_on_a_database_that_can_only_be_read(
    repository: Repository, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("articles/new.txt", CONTRADICTS)
    if repository.location.path is None:
        onlooker = request.getfixturevalue("server").onlooker(repository.location.address)
        monkeypatch.setenv("REGISTRY_DATABASE", onlooker)
        assert repository.run("gate", "articles/new.txt").status == 1
        assert repository.run("ingest", "articles/new.txt").status == 2
        return
    database = repository.folder / "registry.db"
    database.chmod(0o444)
    repository.folder.chmod(0o555)
    try:
        result = repository.run("gate", "articles/new.txt")
    finally:
        repository.folder.chmod(0o755)
        database.chmod(0o644)
    assert result.status == 1, result.err


def test_an_article_already_on_record_is_compared_with_the_others_and_not_with_itself(
    repository: Repository,
) -> None:
    result = repository.run("gate", "articles/record.txt")
    assert result.status == 2  # nothing else is on record: green on nothing is not given
    repository.write("articles/other.txt", UNRELATED)
    repository.run("ingest", "articles/other.txt")
    assert repository.run("gate", "articles/record.txt").status == 0


def test_an_edited_article_is_held_against_the_record_without_its_former_version(
    repository: Repository,
) -> None:
    repository.write("articles/other.txt", AGREES)
    repository.run("ingest", "articles")
    repository.commit()
    repository.write("articles/record.txt", RECORD.replace("June 2023", "June 2021"))
    result = repository.run("gate", "--against", "HEAD", "--format", "json")
    assert result.status == 1
    (conflict,) = json.loads(result.out)["conflicts"]
    quotes = [c["sentence"] for side in conflict["sides"] for c in side["claims"]]
    assert len(quotes) == 2
    assert any("June 2021" in quote for quote in quotes)


def test_standard_input_is_an_article(repository: Repository) -> None:
    result = repository.run("gate", "-", stdin=CONTRADICTS)
    assert result.status == 1
    assert "Harbour Mail" in result.out


def test_two_new_articles_are_held_against_each_other(repository: Repository) -> None:
    repository.write("articles/a.txt", CONTRADICTS.replace("Reykjavik", "Bergen"))
    repository.write(
        "articles/b.txt",
        RECORD.replace("Reykjavik", "Bergen").replace("Fjord Press", "Coast Radio"),
    )
    result = repository.run("gate", "articles/a.txt", "articles/b.txt", "--format", "json")
    found = json.loads(result.out)["conflicts"]
    sources = {c["document"]["source"] for f in found for s in f["sides"] for c in s["claims"]}
    assert {"Harbour Mail", "Coast Radio"} <= sources


def test_a_removed_article_no_longer_counts(repository: Repository) -> None:
    repository.git("rm", "-q", "articles/record.txt")
    repository.write("articles/new.txt", CONTRADICTS)
    repository.write("articles/other.txt", UNRELATED)
    repository.commit()
    result = repository.run("gate", "--against", "main")
    assert result.status == 0, result.out


# ── findings about one article ──────────────────────────────────────────────


def test_checks_of_the_article_itself_take_part_when_they_are_selected(
    repository: Repository,
) -> None:
    wrong = AGREES.replace("on Tuesday.", "on Tuesday, 3 March 2025.")  # it was a Monday
    repository.write("articles/new.txt", wrong)
    assert repository.run("gate", "articles/new.txt").status == 0
    result = repository.run(
        "gate", "articles/new.txt", "--select", "T,C", "--format", "json", "--show-suppressed"
    )
    assert result.status == 1, result.out
    (conflict,) = json.loads(result.out)["conflicts"]
    assert conflict["code"] == "C001"
    quote = conflict["sides"][0]["claims"][0]["span"]["quote"]
    assert quote in wrong
    every = ("text", "sarif", "junit", "markdown", "csv", "gitlab", "github", "concise")
    outputs = [part for style in every for part in ("-o", f"{style}=c.{style}")]
    assert repository.run("gate", "articles/new.txt", "--select", "C", "-q", *outputs).status == 1


def test_an_article_without_a_date_is_told_when_family_d_is_selected(
    repository: Repository,
) -> None:
    repository.write("articles/new.txt", AGREES.replace("published: 2025-04-02\n", ""))
    result = repository.run("gate", "articles/new.txt", "--select", "D")
    assert result.status == 1
    assert "D001" in result.out


def test_a_value_that_changed_without_a_word_is_told_when_family_p_is_selected(
    repository: Repository,
) -> None:
    repository.write("articles/record.txt", RECORD.replace("June 2023", "June 2022"))
    repository.write("articles/other.txt", UNRELATED)
    repository.run("ingest", "articles/other.txt")
    result = repository.run("gate", "articles/record.txt", "--select", "P")
    assert result.status == 1, result.out
    assert "P010" in result.out
    assert "June 2023" in result.out


# ── never green on nothing ───────────────────────────────────────────────────


def test_no_changed_article_is_said_and_passes_unless_told_otherwise(
    repository: Repository,
) -> None:
    repository.write("notes/readme.rst", "nothing")
    repository.git("add", "-A")
    result = repository.run("gate", "--against", "HEAD")
    assert result.status == 0
    assert "nothing was checked" in result.err
    assert repository.run("gate", "--against", "HEAD", "--fail-if-empty").status == 2


def test_an_empty_record_is_not_green(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "new.txt").write_text(CONTRADICTS, encoding="utf-8")
    assert run("gate", "new.txt").status == 2  # no database at all, or nothing in it
    assert run("db", "upgrade").status == 0
    result = run("gate", "new.txt")
    assert result.status == 2
    assert "nothing else is on record" in result.err


def test_an_article_that_cannot_be_read_is_not_green(repository: Repository) -> None:
    (repository.folder / "articles/bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    repository.write("articles/new.txt", AGREES)
    result = repository.run("gate", "articles/bad.txt", "articles/new.txt")
    assert result.status == 2
    assert "articles/bad.txt" in result.err
    assert (
        repository.run("gate", "articles/bad.txt", "articles/new.txt", "--keep-going").status == 0
    )
    assert repository.run("gate", "articles/bad.txt", "--keep-going").status == 2
    assert repository.run("gate", "articles/missing.txt").status == 2


def test_an_article_without_a_claim_is_not_green(repository: Repository) -> None:
    repository.write("articles/new.txt", "Hm.\n")
    assert repository.run("gate", "articles/new.txt").status == 2


# ── decisions, waivers, baseline ─────────────────────────────────────────────


@pytest.fixture
def red(repository: Repository) -> tuple[Repository, str]:
    """A branch with an article that contradicts, and the conflict's id."""
    repository.write("articles/new.txt", CONTRADICTS)
    repository.commit()
    result = repository.run("gate", "--against", "main", "--format", "json")
    assert result.status == 1
    return repository, conflict_id(result)


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
    text = CONTRADICTS.replace("---\nTrawlers", "---\nA first paragraph came.\n\nTrawlers")
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
    repository.write("articles/new.txt", CONTRADICTS.replace("June 2024", "May 2022"))
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
        CONTRADICTS.replace("Harbour Mail", "Late Edition").replace("Shared banks", "Quotas")
        .replace("Trawlers of both flags left port on Tuesday.", "Many boats stay idle this week.")
        .replace("They may do so under", "Nobody doubts")
        .replace("after years of talks. Skippers expect a good season", "and fuel is dear")
        .replace("2025-04-02", "2025-04-05"),
    )  # fmt: skip
    result = run("gate", "articles/third.txt")
    assert result.status == 1, result.out
    assert "repeats what was held wrong" in result.out
    repository.write(
        "articles/third.txt", RECORD.replace("Fjord Press", "Late Edition").replace("Old", "Good")
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


# ── git ──────────────────────────────────────────────────────────────────────


def test_the_hook_sees_what_is_staged(repository: Repository) -> None:
    repository.write("articles/new.txt", CONTRADICTS)
    repository.git("add", "-A")
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.write_text(
        f"#!/bin/sh\nexec '{sys.executable}' -m registry gate --against HEAD -q\n", encoding="utf-8"
    )
    hook.chmod(0o755)
    refused = repository.git("commit", "-qm", "story", check=False)
    assert refused.returncode != 0
    repository.write("articles/new.txt", AGREES)
    repository.git("add", "-A")
    accepted = repository.git("commit", "-qm", "story", check=False)
    assert accepted.returncode == 0, accepted.stderr


def test_paths_limit_what_changed(repository: Repository) -> None:
    repository.write("articles/new.txt", CONTRADICTS)
    repository.write("articles/other.txt", UNRELATED)
    repository.commit()
    run = repository.run
    assert run("gate", "--against", "main", "articles/other.txt").status == 0
    assert run("gate", "--against", "main", "articles").status == 1


def test_it_can_be_run_from_a_folder_inside(repository: Repository) -> None:
    repository.write("articles/new.txt", CONTRADICTS)
    repository.commit()
    result = repository.run(
        "gate", "--against", "main", "--format", "sarif", cwd=repository.folder / "articles"
    )
    assert result.status == 1
    (found,) = json.loads(result.out)["runs"][0]["results"]
    place = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "articles/new.txt"


def test_an_unknown_commit_and_a_shallow_clone_are_said(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    result = repository.run("gate", "--against", "nowhere")
    assert result.status == 2
    assert "git knows no such commit" in result.err
    repository.write("articles/new.txt", AGREES)
    repository.commit()
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{repository.folder}", str(clone)],
        check=True,
        capture_output=True,
    )
    shallow = repository.run("gate", "--against", "origin/main", cwd=clone)
    assert shallow.status == 2
    assert "fetch-depth: 0" in shallow.err


def test_against_no_commit_everything_is_new(repository: Repository) -> None:
    repository.write("articles/new.txt", AGREES)
    repository.commit()
    result = repository.run("gate", "--against", "0" * 40, "--format", "json")
    assert result.status == 0, result.err
    assert json.loads(result.out)["gate"]["articles"] == ["articles/new.txt", "articles/record.txt"]


def test_outside_a_repository_against_is_refused(
    tmp_path: Path, typed: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = typed("gate", "--against", "main")
    assert result.status == 2
    assert "inside the repository" in result.err


@pytest.mark.parametrize("reference", ["--upload-pack=x", "-x", " "])
def test_a_commit_that_is_an_option_is_refused(repository: Repository, reference: str) -> None:
    assert repository.run("gate", f"--against={reference}").status == 2


# ── outputs ──────────────────────────────────────────────────────────────────


def test_several_formats_are_written_in_one_run(red: tuple[Repository, str]) -> None:
    repository, name = red
    styles = ("json", "sarif", "junit", "gitlab", "markdown", "csv", "github", "concise")
    outputs = [part for style in styles for part in ("-o", f"{style}=out.{style}")]
    result = repository.run("gate", "--against", "main", "-q", *outputs)
    assert result.status == 1
    assert result.out == ""
    for style in styles:
        text = (repository.folder / f"out.{style}").read_text(encoding="utf-8-sig")
        assert name[3:] in text, style
    again = repository.run("gate", "--against", "main", "-q", "-o", "sarif=again.sarif")
    assert again.status == 1
    first, second = (repository.folder / n for n in ("out.sarif", "again.sarif"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (("sarif=x", "json=x"), "two outputs to one path"),
        (("sarif=x", "json=./x"), "two outputs to one path"),
        (("sarif=missing/x.sarif",), "there is no folder"),
        (("sarif=articles",), "is a folder"),
        (("sarf=x",), "there is no format 'sarf'"),
        (("sarif",), "is not FORMAT=PATH"),
    ],
)
def test_outputs_that_cannot_work_are_refused_before_any_work(
    repository: Repository, outputs: tuple[str, ...], said: str
) -> None:
    options = [part for one in outputs for part in ("-o", one)]
    result = repository.run("gate", "articles/record.txt", *options)
    assert result.status == 2
    assert said in result.err


def test_github_gets_annotations_beside_the_text(
    red: tuple[Repository, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, _ = red
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = repository.run("gate", "--against", "main")
    commands = [line for line in result.out.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert commands[0].startswith("::error file=articles/new.txt,line=6,")


def test_a_closed_pipe_does_not_turn_red_into_green(red: tuple[Repository, str]) -> None:
    repository, _ = red
    process = subprocess.Popen(
        [sys.executable, "-m", "registry", "gate", "--against", "main"],
        cwd=repository.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 1


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--select", "Q,L"), 0),
        (("--ignore", "T"), 0),
        (("--min-confidence", "1"), 0),
        (("--fail-on", "none"), 0),
        (("--exit-zero",), 0),
        (("--select", "all"), 1),
    ],
)
def test_options_decide_what_fails(
    red: tuple[Repository, str], options: tuple[str, ...], status: int
) -> None:
    repository, _ = red
    assert repository.run("gate", "--against", "main", *options).status == status


def test_one_conflict_is_explained(red: tuple[Repository, str]) -> None:
    repository, name = red
    result = repository.run("gate", "--against", "main", "--explain", name[:10])
    assert result.status == 1
    assert "because" in result.out
    assert "T001:" in result.out


@pytest.mark.parametrize(
    "arguments",
    [(), ("--all", "x.txt"), ("--all", "--against", "main"), ("--min-confidence", "7", "x")],
)
def test_options_that_contradict_are_refused(
    typed: Callable[..., Result], arguments: tuple[str, ...]
) -> None:
    assert typed("gate", *arguments).status == 2


def test_everything_on_record_can_be_judged(red: tuple[Repository, str]) -> None:
    repository, _ = red
    run = repository.run
    assert run("gate", "--all").status == 0
    run("gate", "articles/new.txt", "--keep")
    assert run("gate", "--all").status == 1
    run("ingest", "articles/new.txt", "--again")
    stale = run("gate", "--all")
    assert stale.status == 2
    assert "not been reconciled" in stale.err


def test_the_configuration_sets_what_options_do_not(red: tuple[Repository, str]) -> None:
    repository, _ = red
    repository.write("registry.toml", '[gate]\nignore = ["T"]\n')
    assert repository.run("gate", "--against", "main").status == 0
    assert repository.run("gate", "--against", "main", "--select", "T001").status == 1
    repository.write("registry.toml", '[gate]\nigore = ["T"]\n')
    result = repository.run("gate", "--against", "main")
    assert result.status == 2
    assert "registry.toml:2: unknown key 'gate.igore'. Did you mean 'gate.ignore'?" in result.err


def test_every_option_is_explained() -> None:
    for option in gate_command.params:
        assert option.name == "paths" or getattr(option, "help", None), option.name


# ── around it ────────────────────────────────────────────────────────────────


def test_init_leaves_what_is_there_and_adds_what_is_missing(
    tmp_path: Path, typed: Callable[..., Result]
) -> None:
    (tmp_path / ".gitattributes").write_text("*.txt text", encoding="utf-8")
    assert typed("init").status == 0
    lines = (tmp_path / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert lines == ["*.txt text", "registry.baseline.jsonl merge=union"]
    before = (tmp_path / "registry.toml").read_bytes()
    assert "is there already" in typed("init").out
    assert (tmp_path / "registry.toml").read_bytes() == before
    assert typed("config", "show").status == 0


def test_doctor_says_what_will_not_work(tmp_path: Path, typed: Callable[..., Result]) -> None:
    result = typed("doctor")
    assert result.status == 1
    assert "database" in result.out
    typed("db", "upgrade")
    assert typed("doctor").status == 0
    (tmp_path / "registry.waivers.toml").write_text("[[waiver]]\n", encoding="utf-8")
    checks = json.loads(typed("doctor", "--format", "json").out)["checks"]
    assert {"what": "waivers", "state": "wrong"}.items() <= next(
        one for one in checks if one["what"] == "waivers"
    ).items()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(typed: Callable[..., Result], shell: str) -> None:
    result = typed("completion", shell)
    assert result.status == 0
    assert "_REGISTRY_COMPLETE" in result.out


def test_config_show_tells_value_and_origin(tmp_path: Path, typed: Callable[..., Result]) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.registry.gate]\nmin-severity = "error"\n', encoding="utf-8"
    )
    shown = json.loads(typed("config", "show", "--format", "json").out)["settings"]
    assert shown["gate.min-severity"] == {"value": "error", "origin": "pyproject.toml:2"}


def test_a_gate_loads_no_database_library() -> None:
    heavy = ("sqlalchemy", "alembic", "trafilatura", "jinja2")
    code = "import sys, registry.cli.gate, registry.pipeline.gate\n"
    code += f"print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_gate_finds_what_reconciling_everything_finds(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    seeds = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
    for seed in seeds:
        (tmp_path / seed.name).write_bytes(seed.read_bytes())
    names = [seed.name for seed in seeds]
    assert run("ingest", *names).status == 0
    run("reconcile")
    recorded = json.loads(run("conflicts", "--format", "json").out)["conflicts"]
    assert recorded
    for name in names:
        expected = {
            one["fingerprint"]
            for one in recorded
            for side in one["sides"]
            for claim in side["claims"]
            if claim["document"]["path"] == name
        }
        result = run("gate", name, "--format", "json")
        found = {one["fingerprint"] for one in json.loads(result.out)["conflicts"]}
        assert found == expected, name
