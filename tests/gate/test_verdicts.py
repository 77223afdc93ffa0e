"""What the gate says of articles: red, green, and never green on nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles import COPPER, TREATY_OF_2023, TREATY_OF_2024, TREATY_TOLD_AGAIN
from tests.command import Run
from tests.gate.repository import Repository


def test_an_article_that_contradicts_the_record_fails_and_leaves_the_record_as_it_was(
    repository: Repository,
) -> None:
    repository.write("articles/new.txt", TREATY_OF_2024)
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
    repository.write("articles/new.txt", TREATY_TOLD_AGAIN)
    result = repository.run("gate", "articles/new.txt")
    assert result.status == 0, result.out
    assert "0 conflicts in 1 article against" in result.out


def test_it_works_on_a_database_that_can_only_be_read(
    repository: Repository, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("articles/new.txt", TREATY_OF_2024)
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
    repository.write("articles/other.txt", COPPER)
    repository.run("ingest", "articles/other.txt")
    assert repository.run("gate", "articles/record.txt").status == 0


def test_an_edited_article_is_held_against_the_record_without_its_former_version(
    repository: Repository,
) -> None:
    repository.write("articles/other.txt", TREATY_TOLD_AGAIN)
    repository.run("ingest", "articles")
    repository.commit()
    repository.write("articles/record.txt", TREATY_OF_2023.replace("June 2023", "June 2021"))
    result = repository.run("gate", "--against", "HEAD", "--format", "json")
    assert result.status == 1
    (conflict,) = json.loads(result.out)["conflicts"]
    quotes = [c["sentence"] for side in conflict["sides"] for c in side["claims"]]
    assert len(quotes) == 2
    assert any("June 2021" in quote for quote in quotes)


def test_standard_input_is_an_article(repository: Repository) -> None:
    result = repository.run("gate", "-", stdin=TREATY_OF_2024)
    assert result.status == 1
    assert "Harbour Mail" in result.out


def test_two_new_articles_are_held_against_each_other(repository: Repository) -> None:
    repository.write("articles/a.txt", TREATY_OF_2024.replace("Reykjavik", "Bergen"))
    repository.write(
        "articles/b.txt",
        TREATY_OF_2023.replace("Reykjavik", "Bergen").replace("Fjord Press", "Coast Radio"),
    )
    result = repository.run("gate", "articles/a.txt", "articles/b.txt", "--format", "json")
    found = json.loads(result.out)["conflicts"]
    sources = {c["document"]["source"] for f in found for s in f["sides"] for c in s["claims"]}
    assert {"Harbour Mail", "Coast Radio"} <= sources


def test_a_removed_article_no_longer_counts(repository: Repository) -> None:
    repository.git("rm", "-q", "articles/record.txt")
    repository.write("articles/new.txt", TREATY_OF_2024)
    repository.write("articles/other.txt", COPPER)
    repository.commit()
    result = repository.run("gate", "--against", "main")
    assert result.status == 0, result.out


# ── findings about one article ──────────────────────────────────────────────


def test_checks_of_the_article_itself_take_part_when_they_are_selected(
    repository: Repository,
) -> None:
    wrong = TREATY_TOLD_AGAIN.replace("on Tuesday.", "on Tuesday, 3 March 2025.")  # it was a Monday
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
    repository.write("articles/new.txt", TREATY_TOLD_AGAIN.replace("published: 2025-04-02\n", ""))
    result = repository.run("gate", "articles/new.txt", "--select", "D")
    assert result.status == 1
    assert "D001" in result.out


def test_a_value_that_changed_without_a_word_is_told_when_family_p_is_selected(
    repository: Repository,
) -> None:
    repository.write("articles/record.txt", TREATY_OF_2023.replace("June 2023", "June 2022"))
    repository.write("articles/other.txt", COPPER)
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


def test_an_empty_record_is_not_green(tmp_path: Path, run: Run) -> None:
    (tmp_path / "new.txt").write_text(TREATY_OF_2024, encoding="utf-8")
    assert run("gate", "new.txt").status == 2  # no database at all, or nothing in it
    assert run("db", "upgrade").status == 0
    result = run("gate", "new.txt")
    assert result.status == 2
    assert "nothing else is on record" in result.err


def test_an_article_that_cannot_be_read_is_not_green(repository: Repository) -> None:
    (repository.folder / "articles/bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    repository.write("articles/new.txt", TREATY_TOLD_AGAIN)
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


def test_a_gate_loads_no_database_library() -> None:
    heavy = ("sqlalchemy", "alembic", "trafilatura", "jinja2")
    code = "import sys, registry.cli.gate, registry.pipeline.gate\n"
    code += f"print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_gate_finds_what_reconciling_everything_finds(tmp_path: Path, run: Run) -> None:
    seeds = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
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
            if one["severity"] != "note"
            for side in one["sides"]
            for claim in side["claims"]
            if claim["document"]["path"] == name
        }
        result = run("gate", name, "--format", "json")
        loud = [one for one in json.loads(result.out)["conflicts"] if one["severity"] != "note"]
        # Notes of what two articles leave over are looked for in the nearest articles alone.
        assert {one["fingerprint"] for one in loud} == expected, name
