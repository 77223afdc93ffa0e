"""What can be given to the commands that read articles, and what they keep of it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from registry.api import all_rules
from registry.store.location import Location
from registry.store.reader import reading
from tests.command import Run

STORY = "On October 24, minister Olga Brandt visited the naval cemetery in Tallinn."
PAGE = f"<html><body><article><h1>A visit</h1><p>{STORY}</p></article></body></html>"


_NOTICE = "<aside><p>Correction: the visit was on another day than we wrote.</p></aside>"


class _Site(BaseHTTPRequestHandler):
    page = PAGE

    def do_GET(self) -> None:
        found = self.path == "/visit"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if found:
            self.wfile.write(self.page.encode())

    def log_message(self, *_: object) -> None:  # the base class writes to standard error
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched_and_kept_with_its_headers_and_time(
    run: Run, tmp_path: Path, site: str
) -> None:
    done = run("ingest", "--allow-private", f"{site}/visit")
    assert done.status == 0, done.err
    with reading(Location.file(tmp_path / "registry.db")) as reader:
        (document,) = reader.documents()
        blob = reader.blob(document.blob_sha256)
    assert document.get("url") == f"{site}/visit"
    assert blob is not None
    assert blob.data == PAGE.encode()
    assert blob.fetched_at is not None
    assert "text/html; charset=utf-8" in dict(blob.headers).values()


def test_what_is_given_of_an_article_that_is_read_again_is_put_right(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "visit.txt").write_text("Minister Olga Brandt visited Tallinn on Monday.", "utf-8")
    given = ("--source", "Fjord Post", "--published", "2026-05-05")
    assert "1 new" in run("ingest", "visit.txt", *given).out
    run("reconcile")
    given = ("--source", "Fjord Press", "--published", "2026-05-12")
    assert "1 read again" in run("ingest", "visit.txt", "--again", *given).out
    run("reconcile")
    with reading(Location.file(tmp_path / "registry.db")) as reader:
        (document,) = reader.documents()
        (article,) = reader.articles().values()
        times = {str(claim.time.interval) for claim in reader.claims() if claim.time is not None}
    assert (document.source, document.get("published")) == ("Fjord Press", "2026-05-12")
    assert (article.source, str(article.published)) == ("Fjord Press", "2026-05-12")
    assert times == {"2026-05-11"}
    assert run("db", "check").status == 0
    assert "1 read again" in run("ingest", "visit.txt", "--again").out
    assert "Fjord Press" in run("documents").out


def test_an_article_can_be_read_again_before_anything_is_reconciled(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "visit.txt").write_text(STORY, "utf-8")
    assert "1 new" in run("ingest", "visit.txt").out
    assert "1 read again" in run("ingest", "visit.txt", "--again").out
    for _ in range(2):
        done = run("reconcile")
        assert done.status == 0, done.err
    assert run("db", "check").status == 0


def test_an_address_that_says_something_else_now_is_a_new_version(
    run: Run, tmp_path: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "1 new" in run("ingest", "--allow-private", f"{site}/visit").out
    assert "1 unchanged" in run("ingest", "--allow-private", f"{site}/visit").out
    monkeypatch.setattr(_Site, "page", PAGE.replace("24", "25"))
    assert run("ingest", "--allow-private", f"{site}/visit").status == 0
    with reading(Location.file(tmp_path / "registry.db")) as reader:
        listed = reader.listed(superseded=True)
    assert sorted((one.version, one.superseded) for one in listed) == [(1, True), (2, False)]


@pytest.mark.parametrize("command", ["ingest", "audit"])
def test_a_value_that_a_new_version_changed_without_a_word_is_told(
    run: Run, tmp_path: Path, site: str, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    assert run(command, "--allow-private", f"{site}/visit").status == 0
    monkeypatch.setattr(_Site, "page", PAGE.replace("24", "25"))
    done = run(command, "--allow-private", f"{site}/visit")
    assert done.status == 0, done.err
    told = done.out + done.err
    assert told.count("P010 warning") == 1
    assert "without a correction" in told
    (next_step,) = [line.strip() for line in told.splitlines() if " diff " in line]
    assert "P010" in run("diff", next_step.rsplit(" ", 1)[1]).out
    monkeypatch.setattr(_Site, "page", f"{PAGE}{_NOTICE}".replace("24", "26"))
    again = run(command, "--allow-private", f"{site}/visit")
    assert "P010" not in again.out + again.err


def test_an_address_of_this_machine_is_refused_unless_it_is_allowed(
    run: Run, tmp_path: Path, site: str
) -> None:
    done = run("ingest", f"{site}/visit")
    assert done.status == 2
    assert "private or local" in done.err
    assert "--allow-private" in done.err


def test_a_page_that_is_missing_is_told_and_the_others_are_read(
    run: Run, tmp_path: Path, site: str
) -> None:
    done = run("audit", "--allow-private", f"{site}/gone", f"{site}/visit")
    assert done.status == 2
    assert "answered 404" in done.err
    assert "1 article" in done.out


def test_a_manifest_gives_what_the_files_do_not_say(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "list.csv").write_text("path,source,date\na.txt,Left Gazette,2025-11-06\n", "utf-8")
    done = run("ingest", "--manifest", str(tmp_path / "list.csv"))
    assert done.status == 0, done.err
    with reading(Location.file(tmp_path / "registry.db")) as reader:
        (document,) = reader.documents()
    assert (document.get("source"), document.get("published")) == ("Left Gazette", "2025-11-06")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["ingest"], "PATH"),
        (["audit", "--encoding", "klingon", "a.txt"], "klingon"),
        (["ingest", "--manifest", "gone.csv"], "gone.csv"),
        (["ingest", "file:///etc/passwd"], "file addresses are not read"),
    ],
)
def test_what_cannot_be_read_makes_no_database(
    run: Run, tmp_path: Path, arguments: list[str], why: str
) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert why in done.err
    assert not (tmp_path / "registry.db").exists()


@pytest.mark.parametrize("command", ["ingest", "audit"])
def test_articles_that_all_fail_leave_no_database_behind(
    run: Run, tmp_path: Path, command: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"\0\1\2")
    done = run(command, "a.txt", "b.txt")
    assert done.status == 2
    assert done.err.count("error:") == 2
    assert not list(tmp_path.glob("registry.db*"))


def test_what_a_folder_holds_beside_articles_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 of nothing")
    (tmp_path / "photo\nof\x1b[2J.png").write_bytes(b"\x89PNG")
    done = run("ingest", ".")
    assert done.status == 2
    assert "1 article: 1 new" in done.out
    assert "broken.pdf" in done.err
    assert "passed over 1 file that is no article" in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize("command", [["check"], ["gate"]])
def test_gate_and_check_read_what_ingest_reads(
    run: Run, tmp_path: Path, site: str, command: list[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(f"{STORY} Ein Café.".encode("cp1252"))
    (tmp_path / "b.txt").write_text(STORY, "utf-8")
    (tmp_path / "list.csv").write_text(f"path,url\na.txt,\n,{site}/visit\n", "utf-8")
    assert run("ingest", "b.txt").status == 0
    assert run("reconcile").status == 0
    refused = run(*command, "--manifest", "list.csv")
    assert refused.status == 2
    assert "--encoding" in refused.err
    assert "--allow-private" in refused.err
    done = run(*command, "--manifest", "list.csv", "--encoding", "windows-1252", "--allow-private")
    assert "error:" not in done.err


def test_that_an_article_is_in_another_language_is_kept_with_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Der Minister besuchte am Montag den Friedhof. " * 20, "utf-8")
    done = run("ingest", "a.txt")
    assert "not in English" in done.err
    with reading(Location.file(tmp_path / "registry.db")) as reader:
        (document,) = reader.documents()
    assert [one for one in document.warnings if "not in English" in one]
    assert "not in English" in run("show", document.id).out


def test_the_encoding_that_is_named_is_kept_with_the_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{STORY} Ein Café.".encode("cp1252"))
    assert run("ingest", str(tmp_path / "a.txt")).status == 2
    done = run("ingest", "--encoding", "windows-1252", str(tmp_path / "a.txt"))
    assert done.status == 0, done.err
    with reading(Location.file(tmp_path / "registry.db")) as reader:
        (document,) = reader.documents()
    assert document.charset == "cp1252"
    assert document.text.endswith("Ein Café.")


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_every_rule_of_every_family_is_explained(run: Run, code: str) -> None:
    done = run("explain", code.lower())
    assert done.status == 0
    assert done.out.startswith(f"{code}  kind ")
    assert len(done.out.splitlines()[2]) > 20
    assert f"\n{code}  " in f"\n{run('explain').out}"


def test_codes_are_unique_across_the_families() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(set(codes)) == len(codes)
    assert {code[0] for code in codes} == set("TQLNSCDP")


def test_a_snapshot_is_one_file_with_all_that_is_on_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    assert run("ingest", str(tmp_path / "a.txt"), "--source", "X").status == 0
    target = tmp_path / "out" / "friday.db"
    assert "mkdir" in run("export", "snapshot", str(target)).err
    target.parent.mkdir()
    done = run("export", "snapshot", str(target))
    assert done.status == 0, done.err
    assert [path.name for path in target.parent.iterdir()] == ["friday.db"]
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    listed = run("--db", str(target), "claims", "--format", "json")
    assert listed.out == run("claims", "--format", "json").out


def test_a_snapshot_replaces_nothing_and_needs_a_registry(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "there.db"
    missing = run("export", "snapshot", str(target))
    assert missing.status == 2
    assert not target.exists()
    target.write_text("mine")
    done = run("export", "snapshot", str(target))
    assert done.status == 2
    assert "exists already" in done.err
    assert target.read_text() == "mine"
