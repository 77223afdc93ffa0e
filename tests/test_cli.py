"""Exit status and streams: what a person and a program see of a command."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import jsonschema
import pytest

import registry.cli
from registry.cli.group import Command
from registry.store import schema
from tests.articles import TREATY_OF_2023, TREATY_OF_2024
from tests.command import Run

ROOT = Path(__file__).parent.parent


def write_articles(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(TREATY_OF_2023, encoding="utf-8")
    (folder / "b.txt").write_text(TREATY_OF_2024, encoding="utf-8")


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and the registry of their audit."""
    folder = tmp_path_factory.mktemp("audited")
    write_articles(folder / "articles")
    done = subprocess.run(
        [sys.executable, "-m", "registry", "audit", "articles"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return folder


@pytest.fixture
def there(run: Run, audited: Path, tmp_path: Path) -> Run:
    """The command line in a folder with two articles on record."""
    shutil.copytree(audited, tmp_path, dirs_exist_ok=True)
    return run


# ── help ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_not_an_error(run: Run, flag: str) -> None:
    result = run(flag)
    assert result.status == 0
    assert "audit" in result.out
    assert "Exit status" in result.out


def test_no_command_shows_the_help_and_is_an_error(run: Run) -> None:
    result = run()
    assert result.status == 2
    assert "Usage" in result.out + result.err


def test_the_version_names_what_a_report_of_a_problem_needs(run: Run) -> None:
    result = run("--version")
    assert result.status == 0
    for word in ("claim-registry", "Python", "SQLite", "schema", "spacy"):
        assert word in result.out


def leaves(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The paths of the commands that do something, under one that may only hold others."""
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield path
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            inner = command.get_command(click.Context(command), name)
            assert inner is not None
            yield from leaves(inner, (*path, name))


@pytest.mark.parametrize("row", registry.cli.COMMANDS, ids=lambda row: row.name)
def test_every_command_has_help_with_its_summary_and_examples(run: Run, row: Command) -> None:
    result = run(row.name, "-h")
    assert result.status == 0
    assert row.summary in " ".join(result.out.split())
    command = registry.cli.cli.get_command(click.Context(registry.cli.cli), row.name)
    assert command is not None
    shown = [result, *(run(*path, "-h") for path in leaves(command, (row.name,)))]
    assert any("Examples:" in one.out for one in shown)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["adit"], ["audit"]),
        (["conflicts", "--format", "yaml"], ["yaml", "json"]),
        (["conflicts", "--min-confidence", "2"], ["2"]),
        (["conflicts", "--nonsense"], ["--nonsense", "conflicts --help"]),
        (["audit"], ["PATH", "audit --help"]),
        (["explain", "Z999"], ["Z999", "T001"]),
        (["--db", "mysql://x/y", "conflicts"], ["mysql", "hint:"]),
        (["show"], ["ID"]),
    ],
)
def test_a_command_that_cannot_be_understood_is_a_2_and_says_why(
    run: Run, args: list[str], words: list[str]
) -> None:
    result = run(*args)
    assert result.status == 2
    assert result.out == ""
    for word in words:
        assert word in result.err


# ── the journey ──────────────────────────────────────────────────────────────


def test_an_audit_prints_both_quotes_and_exits_with_1(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path / "articles")
    result = run("audit", "articles")
    assert result.status == 1
    for word in ("June 2023", "June 2024", "Fjord Press", "Harbour Mail", "2025-04-01", "why:"):
        assert word in result.out
    assert "articles/a.txt:6:" in result.out
    assert (tmp_path / "registry.db").exists()
    assert run("audit", "articles", "--exit-zero").status == 0


def test_an_audit_without_findings_is_a_0(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path)
    result = run("audit", "a.txt", "--scratch")
    assert result.status == 0
    assert "0 conflicts in 1 article" in result.out
    assert not (tmp_path / "registry.db").exists()


def test_what_keeps_nothing_names_no_next_command(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path)
    result = run("audit", "a.txt", "b.txt", "--scratch")
    assert result.status == 1
    assert "next:" not in result.out


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path)
    (tmp_path / "empty.txt").touch()
    result = run("audit", "a.txt", "b.txt", "empty.txt", "missing.txt")
    assert result.status == 2
    assert "June 2023" in result.out
    assert "error: empty.txt" in result.err
    assert "error: missing.txt" in result.err
    assert result.err.count("hint:") == 2
    assert "Traceback" not in result.err


def test_ingest_reconcile_conflicts_are_the_audit_in_steps(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path)
    first = run("--db", "desk.db", "ingest", "a.txt", "b.txt")
    assert (first.status, first.out.count(" new ")) == (0, 2)
    assert "reconcile" in run("--db", "desk.db", "conflicts").err
    second = run("reconcile", "--db", "desk.db")
    assert second.status == 0
    assert "1 new conflict" in second.out
    third = run("conflicts", "--db", "sqlite:///desk.db", "--json")
    assert third.status == 0
    assert len(third.json["conflicts"]) == 1
    assert "0 new conflicts, 1 carried over" in run("reconcile", "--db", "desk.db").out


def test_standard_input_is_an_article(run: Run) -> None:
    text = TREATY_OF_2023.rpartition("---\n")[2].encode()
    result = run("ingest", "-", "--source", "Fjord Press", stdin=text)
    assert result.status == 0
    (row,) = run("documents", "--json").json["documents"]
    assert (row["path"], row["source"]) == ("-", "Fjord Press")


@pytest.mark.parametrize("where", ["environment", "upwards"])
def test_the_database_is_found(
    there: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    deep = tmp_path / "deep" / "deeper"
    deep.mkdir(parents=True)
    if where == "environment":
        (tmp_path / "registry.db").rename(tmp_path / "other.db")
        monkeypatch.setenv("REGISTRY_DATABASE", str(tmp_path / "other.db"))
    monkeypatch.chdir(deep)
    assert len(there("conflicts", "--json").json["conflicts"]) == 1


# ── listings ─────────────────────────────────────────────────────────────────


def test_conflicts_as_json_keep_to_their_schema(there: Run) -> None:
    result = there("conflicts", "--format", "json")
    contract = json.loads((ROOT / "docs" / "conflict-report-1.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(contract)
    jsonschema.validate(result.json, contract)
    (found,) = result.json["conflicts"]
    assert [side["value"] for side in found["sides"]] == ["2023-06", "2024-06"]
    span = found["sides"][0]["claims"][0]["span"]
    assert span["quote"] in TREATY_OF_2023


@pytest.mark.parametrize("listing", ["conflicts", "claims", "documents", "sources"])
def test_a_listing_says_the_same_in_every_format(there: Run, listing: str) -> None:
    rows = there(listing, "--format", "json").json[listing]
    assert rows
    lines = there(listing, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(there(listing, "--format", "csv").out)))
    assert len(table) == (2 if listing == "conflicts" else len(rows))
    noun = "article" if listing == "documents" else listing.removesuffix("s")
    assert there(listing).out.strip().endswith(f"{len(rows)} {noun}{'' if len(rows) == 1 else 's'}")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 1),
        (["--severity", "error"], 1),
        (["--min-confidence", "1"], 0),
        (["--kind", "date"], 1),
        (["--kind", "place"], 0),
        (["--code", "t001"], 1),
        (["--code", "Q001"], 0),
        (["--source", "fjord press"], 1),
        (["--source", "City Arts"], 0),
        (["--limit", "0"], 0),
    ],
)
def test_conflicts_can_be_narrowed_down(there: Run, options: list[str], count: int) -> None:
    assert len(there("conflicts", "--json", *options).json["conflicts"]) == count


def test_claims_can_be_narrowed_down(there: Run) -> None:
    every = there("claims", "--json").json["claims"]
    own = there("claims", "articles/a.txt", "--json").json["claims"]
    assert 0 < len(own) < len(every)
    assert len(there("claims", "--limit", "1", "--json").json["claims"]) == 1
    assert there("claims", "--search", "no such words", "--json").json["claims"] == []
    assert there("claims", "nowhere.txt").status == 2


def test_show_retraces_a_conflict_a_claim_and_a_document(there: Run) -> None:
    (conflict,) = there("conflicts", "--json").json["conflicts"]
    shown = there("show", f"FC-{str(conflict['fingerprint'])[:12]}")
    assert shown.status == 0
    for word in ("How it was found", "June 2023", "June 2024", "first seen", "stands at"):
        assert word in shown.out
    claim = there("claims", "--json").json["claims"][0]
    assert there("show", str(claim["id"]), "--json").json["id"] == claim["id"]
    document = there("documents", "--json").json["documents"][0]
    assert str(document["path"]) in there("show", str(document["id"])).out


def test_an_id_that_means_nothing_or_several_things_is_a_2(there: Run) -> None:
    unknown = there("show", "ffffffffffff")
    assert (unknown.status, unknown.out) == (2, "")
    assert "hint:" in unknown.err
    every = [str(row["id"])[0] for row in there("claims", "--json").json["claims"]]
    every += [str(row["id"])[0] for row in there("documents", "--json").json["documents"]]
    common = max(every, key=every.count)
    if every.count(common) > 1:
        several = there("show", common)
        assert several.status == 2
        assert "several" in several.err


def test_explain_lists_the_rules_and_tells_one(run: Run) -> None:
    assert "T001" in run("explain").out
    assert "T001" in run("explain", "t001").out


def test_an_upgrade_makes_a_database_and_then_has_nothing_to_do(run: Run) -> None:
    assert "created" in run("db", "upgrade").out
    assert "nothing to do" in run("db", "upgrade").out


# ── what bad input gets ──────────────────────────────────────────────────────

_READING = ["conflicts", "claims", "documents", "sources", "reconcile"]


@pytest.mark.parametrize("command", _READING)
def test_a_missing_database_is_a_2_and_none_is_made(run: Run, tmp_path: Path, command: str) -> None:
    result = run(command)
    assert (result.status, result.out) == (2, "")
    assert "no registry yet" in result.err
    assert "hint:" in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [*_READING, "ingest a.txt", "audit a.txt"])
def test_another_programs_database_is_a_2_and_stays_as_it_is(
    run: Run, tmp_path: Path, command: str
) -> None:
    write_articles(tmp_path)
    path = tmp_path / "registry.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE place (url TEXT)")
    raw.close()
    before = path.read_bytes()
    result = run(*command.split())
    assert (result.status, result.out) == (2, "")
    assert "another program" in result.err
    assert path.read_bytes() == before


def test_a_database_that_is_ahead_is_a_2(there: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "registry.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    for command in (["conflicts"], ["audit", "articles"], ["db", "upgrade"]):
        result = there(*command)
        assert result.status == 2
        assert schema.HEAD in result.err
        assert "upgrade claim-registry" in result.err


@pytest.mark.parametrize("kind", ["binary", "invalid", "empty", "broken front matter", "huge"])
def test_an_article_that_is_none_is_one_line_and_a_2(run: Run, tmp_path: Path, kind: str) -> None:
    data = {
        "binary": bytes(range(256)) * 40,
        "invalid": b"The bridge \xff\xfe\xfd opened. \x80\x81" * 20,
        "empty": b"",
        "broken front matter": b"---\nsource: [unclosed\n  : : :\n---\nThe bridge opened.\n",
        "huge": b"The bridge opened again and ",
    }[kind]
    path = tmp_path / "odd.txt"
    path.write_bytes(data if kind != "huge" else data * (50_000_000 // len(data)))
    result = run("ingest", "odd.txt")
    assert result.status == 2
    errors = [line for line in result.err.splitlines() if line.startswith("error:")]
    assert len(errors) == 1
    assert "odd.txt" in errors[0]
    assert "hint:" in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "registry.db").exists()  # nothing was read, nothing is left behind


def test_names_and_quotes_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    name = "a\x1b[2J\u202e.txt"
    text = TREATY_OF_2023.replace("Fjord", "Evil\x1b]0;title\x07").replace(
        "Oslo", "Os\x1b[31mlo\u202e"
    )
    (tmp_path / name).write_text(text, encoding="utf-8")
    outputs = [run("ingest", name), run("claims"), run("documents"), run("sources")]
    outputs.append(run("ingest", f"missing{name}"))
    for result in outputs:
        for letter in ("\x1b", "\x07", "\u202e"):
            assert letter not in result.out + result.err


def test_an_unexpected_failure_is_a_2_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.cli.group.find", lambda _: 1 / 0)
    result = run("conflicts")
    assert result.status == 2
    assert "internal error" in result.err
    assert "Traceback" not in result.err


def test_an_interruption_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("registry.cli.group.find", interrupted)
    result = run("conflicts")
    assert result.status == 130
    assert "nothing is half-written" in result.err


# ── as a process ─────────────────────────────────────────────────────────────


def test_a_reader_that_has_seen_enough_is_not_an_error(audited: Path) -> None:
    listing = f'"{sys.executable}" -m registry claims --format json'
    done = subprocess.run(
        f"{listing} | head -c 10; echo ${{PIPESTATUS[0]}}",
        cwd=audited,
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("0\n")
    assert done.stderr == ""


HEAVY = {"spacy", "numpy", "alembic", "sqlalchemy", "trafilatura", "starlette", "rich"}


def imported(heavy: set[str], folder: Path, args: list[str]) -> str:
    """Which of some modules a command imports, as a list in Python."""
    code = (
        "import sys; sys.argv[0] = 'registry'\n"
        "from registry.cli import main\n"
        "main()\n"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize("args", [["--help"], ["conflicts"], ["show", "--help"]])
def test_what_reads_no_article_imports_no_parser(audited: Path, args: list[str]) -> None:
    assert imported(HEAVY, audited, args) == "[]"


@pytest.mark.parametrize("args", [["--help"], ["conflicts", "--help"], ["gate", "--help"]])
def test_help_imports_no_records(tmp_path: Path, args: list[str]) -> None:
    assert imported({*HEAVY, "pydantic", "registry.records"}, tmp_path, args) == "[]"
