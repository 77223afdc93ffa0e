"""What comes in broken, hostile or without end: a clear line, bounded, nothing half stored."""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from registry.reading import fetch
from tests.command import Run
from tests.reading import made
from tests.website import Website, website

STORY = "On October 24, minister Olga Brandt visited the naval cemetery in Tallinn."
PAGE = f"<html><body><article><h1>A visit</h1><p>{STORY}</p></article></body></html>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Website]:
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    with website() as found:
        yield found


def packed(size: int) -> bytes:
    """A gzip file of some kilobytes that unpacks to ``size`` bytes."""
    return gzip.compress(b"<p>" + b"a" * size, compresslevel=9)


# ── files ────────────────────────────────────────────────────────────────────

BROKEN: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("bomb.docx", lambda: made.zipped({"word/document.xml": b"a" * 60_000_000}), "unpacks to more"),
    (
        "bomb.epub",
        lambda: made.zipped(
            {"mimetype": "application/epub+zip", "META-INF/container.xml": b" " * 60_000_000}
        ),
        "unpacks to more",
    ),
    ("bomb.html.gz", lambda: packed(210_000_000), "unpacks to more"),
    ("scan.pdf", lambda: made.pdf([[]]), "no text layer"),
    ("locked.pdf", lambda: made.pdf([["The ferry sank."]], encrypted=True), "is encrypted"),
    ("half.pdf", lambda: made.pdf([["The ferry sank."]])[:200], "a broken PDF"),
    ("half.docx", lambda: made.docx(["The ferry sank."])[:300], "a broken zip file"),
    (
        "half.warc",
        lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP/1.1 2",
        "a broken archive",
    ),
    ("nul.txt", lambda: b"abc\0def", "holds binary data"),
    ("empty.txt", lambda: b"", "the file is empty"),
    ("lines.txt", lambda: b"x\n" * 300_000, "lines"),
    ("rows.jsonl", lambda: b'{"text": "x", "a": ' + b"[" * 99_999 + b"}", "not JSON"),
    ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "cannot read"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "make", "why"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_a_broken_file_is_one_clear_line_and_nothing_is_stored(
    run: Run, tmp_path: Path, name: str, make: Callable[[], bytes], why: str
) -> None:
    (tmp_path / name).write_bytes(make())
    done = run("ingest", name)
    (line,) = done.errors
    assert done.status == 2
    assert name in line
    assert why in line
    assert "internal error" not in done.err
    assert done.seconds < 30
    assert not list(tmp_path.glob("registry.db*"))


def test_one_broken_file_in_a_folder_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    for name, make, _ in BROKEN:
        if "bomb" not in name:
            (tmp_path / name).write_bytes(make())
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    done = run("ingest", ".")
    assert done.status == 2
    assert len(done.errors) == sum("bomb" not in name for name, _, _ in BROKEN)
    assert "1 article: 1 new" in done.out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "bomb.xml",
            f"{BOMB}<rss><item><description>&l9; {STORY}</description></item></rss>".encode(),
        ),
        ("bomb.docx", made.docx([STORY], extra="<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>")),
        ("nested.html", b"<div>" * 100_000 + STORY.encode()),
        ("open.html", f"<p>{STORY}</p>".encode() + b"<!--" * 100_000),
        ("quotes.html", b"<p " + b'a="' * 100_000 + f">{STORY}".encode()),
        ("amps.html", f"<p>{STORY}</p>".encode() + b"&" * 300_000),
    ],
)  # fmt: skip
def test_what_would_unfold_without_end_is_read_in_bounded_time(
    run: Run, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("ingest", name)
    assert done.status == 0, done.err
    assert done.seconds < 60


def test_a_page_of_300_megabytes_is_refused_before_it_is_in_memory(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.write(b"<p>The ferry sank.")
        file.truncate(300_000_000)  # sparse: it takes no room on the disk
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    done = run("ingest", "page.html")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before  # kilobytes on Linux
    assert done.status == 2
    assert "larger than 20 MB" in done.errors[0]
    assert grown < 150_000


def test_links_that_lead_out_of_a_folder_and_pipes_are_not_read(run: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("secret", "utf-8")
    given = tmp_path / "given"
    given.mkdir()
    (given / "story.txt").write_text(STORY, "utf-8")
    (given / "link.txt").symlink_to(outside)
    (given / "loop.txt").symlink_to("loop.txt")
    (given / "up").symlink_to("..")
    os.mkfifo(given / "pipe.txt")
    done = run("ingest", "given")
    assert done.status == 0, done.err
    assert "1 article: 1 new" in done.out
    assert run("ingest", "given/pipe.txt").errors == ["error: given/pipe.txt: not a file"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "FILE:/etc/passwd", "ftp://a.example/x"])
def test_addresses_of_other_kinds_are_refused(run: Run, tmp_path: Path, address: str) -> None:
    done = run("ingest", address)
    assert done.status == 2
    assert "addresses are not read" in done.errors[0]
    assert not list(tmp_path.iterdir())


def test_names_cannot_break_a_line_or_command_a_terminal(run: Run, tmp_path: Path) -> None:
    for name in ("a\nerror: b\x1b[2J.txt", "c\r\x9bd.txt"):
        (tmp_path / name).write_text(STORY + name[:1], "utf-8")
    (tmp_path / "e\nerror: f.txt").write_bytes(b"\0")
    done = run("ingest", ".")
    assert "2 articles: 2 new" in done.out
    assert len(done.out.splitlines()) == 3
    assert len(done.errors) == 1
    for text in (done.out, done.err, run("documents").out, run("claims").out, run("verify").out):
        assert not set("\x1b\x9b\r") & set(text)


def test_a_name_that_is_not_utf_8_is_told_and_the_others_are_stored(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(STORY, "utf-8")
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    done = run("ingest", ".")
    assert done.status == 2
    assert "the name is not UTF-8" in done.errors[0]
    assert "1 article: 1 new" in done.out


def test_halves_of_characters_in_metadata_are_replaced(run: Run, tmp_path: Path) -> None:
    row = {"text": f"{STORY} \ud800", "title": "Half \udfff", "source": "Fjord Press"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    done = run("ingest", "a.jsonl")
    assert done.status == 0, done.err
    assert "Half \ufffd" in run("documents", "--json").out


# ── addresses ────────────────────────────────────────────────────────────────


def test_a_server_that_never_answers_is_left_and_not_asked_again(
    run: Run, site: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT", 0.5)
    site.put("/robots.txt", act=lambda _: time.sleep(3))
    pages = [site.put(f"/{n}", PAGE) for n in range(5)]
    done = run("ingest", "--allow-private", *pages)
    assert done.status == 2
    assert len(done.errors) == 5
    assert all("no answer within" in line for line in done.errors)
    assert done.seconds < 20
    assert site.asked == ["/robots.txt"]


def test_a_server_that_sends_a_byte_now_and_then_is_left(
    run: Run, site: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT", 1.0)

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(100):
            try:
                request.wfile.write(b"a")
                request.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    page = site.put("/drip", act=drip)
    done = run("ingest", "--allow-private", page)
    assert "no answer within" in done.errors[0]
    assert done.seconds < 20


def test_endless_redirects_end(run: Run, site: Website) -> None:
    for number in range(20):
        site.put(f"/{number}", status=302, headers={"Location": f"/{number + 1}"})
    done = run("ingest", "--allow-private", f"{site.address}/0")
    assert "redirects" in done.errors[0]
    assert len(site.asked) < 10


def test_a_redirect_to_a_file_or_another_network_is_not_followed(run: Run, site: Website) -> None:
    for path, target in (("/a", "file:///etc/passwd"), ("/b", "gopher://a.example/")):
        page = site.put(path, status=302, headers={"Location": target})
        done = run("ingest", "--allow-private", page)
        assert done.status == 2
        assert "addresses are not read" in done.errors[0]


def test_a_page_without_end_is_left_at_the_limit(run: Run, site: Website) -> None:
    sent = 0

    def flood(request: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while sent < 300_000_000:
            try:
                request.wfile.write(b"The ferry sank. " * 65_536)
            except OSError:
                return
            sent += 16 * 65_536

    page = site.put("/flood", act=flood)
    done = run("ingest", "--allow-private", page)
    assert "longer than" in done.errors[0]
    assert sent < 60_000_000


def test_a_packed_answer_that_unfolds_without_end_is_refused(run: Run, site: Website) -> None:
    page = site.put("/bomb", packed(210_000_000), headers={"Content-Encoding": "gzip"})
    done = run("ingest", "--allow-private", page)
    assert "unpacks to more" in done.errors[0]


def test_a_pdf_and_a_feed_at_an_address_are_read_as_what_they_are(run: Run, site: Website) -> None:
    lines = ["On October 24, minister Olga Brandt visited", "the naval cemetery in Tallinn."]
    item = f"<item><title>T</title><link>https://a.example/t</link><description>{STORY}</description></item>"
    pages = [
        site.put(
            "/report", made.pdf([lines]), headers={"Content-Type": "application/octet-stream"}
        ),
        site.put("/feed", f"<?xml version='1.0'?><rss><channel>{item}</channel></rss>"),
        site.put("/lies", made.docx([STORY]), headers={"Content-Type": "text/html"}),
    ]
    done = run("ingest", "--allow-private", *pages)
    assert done.status == 0, done.err
    found = json.loads(run("documents", "--json").out)["documents"]
    assert {one["reader"].split("/")[0] for one in found} == {"pdfplumber", "trafilatura", "docx"}
    assert all(one["claims"] for one in found)
    assert {one["url"] for one in found} == {pages[0], pages[2], "https://a.example/t"}
