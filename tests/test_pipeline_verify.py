"""Maps of every format lead back to the bytes, and a map that does not is found out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from registry.pipeline.provenance import Verified, select_documents, verify_record
from registry.provenance import verify
from registry.reading import read, snapshot, source_of
from registry.records import Claim, Document
from registry.store.location import Location
from registry.store.writer import Store
from tests.factories import claim
from tests.reading import made

SAID = "The café’s owner said on Monday that 12 boats & 3 ferries sank."
MARKED = (
    "<p>The caf&eacute;&#8217;s <b>owner</b> said on&nbsp;Monday that 12 boats &amp; 3 ferries"
    " sank.</p>"
)
PAGE = f"<!doctype html><html><body><article><h1>Boats</h1>{MARKED}</article></body></html>"


def _feed() -> bytes:
    twice = MARKED.replace("&", "&amp;").replace("<", "&lt;")
    items = (
        f"<item><title>{n}</title><link>https://a.example/{n}</link>"
        f"<description>{body}</description></item>"
        for n, body in enumerate((twice, f"<![CDATA[{MARKED}]]>"))
    )
    return f"<?xml version='1.0'?><rss><channel>{''.join(items)}</channel></rss>".encode()


def _rows() -> bytes:
    rows = ({"text": f"Boats.\n\n{SAID}", "url": f"https://a.example/{n}"} for n in range(2))
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def _mail() -> bytes:
    head = b"From: a@b.example\r\nSubject: Boats\r\nDate: Mon, 3 Mar 2025 10:00:00 +0000\r\n"
    kind = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
    body = "".join(f"={byte:02X}" if byte > 126 else chr(byte) for byte in SAID.encode())
    return head + kind + b"\r\n\r\n" + body.encode() + b"\r\n"


def _archive() -> bytes:
    pages = {f"https://a.example/{n}": ("200 OK", "text/html", PAGE.encode()) for n in range(3)}
    return made.warc(pages)


FORMATS: tuple[tuple[str, Callable[[], bytes], int], ...] = (
    ("a.txt", lambda: f"Boats.\n\n{SAID}".encode(), 1),
    ("mark.txt", lambda: f"\ufeffBoats.\r\n\r\n{SAID}".encode(), 1),
    ("a.md", lambda: f"# Boats\n\n> {SAID.replace('owner', '**owner**')}\n".encode(), 1),
    ("a.html", PAGE.encode, 1),
    ("a.html.gz", lambda: gzip.compress(PAGE.encode()), 1),
    ("a.xml", _feed, 2),
    ("a.xml.gz", lambda: gzip.compress(_feed()), 2),
    ("a.jsonl", _rows, 2),
    ("a.eml", _mail, 1),
    ("a.docx", lambda: made.docx([SAID]), 1),
    ("a.epub", lambda: made.epub([SAID, f"Again: {SAID}"]), 2),
    ("a.warc", _archive, 3),
    ("a.warc.gz", lambda: gzip.compress(_archive()), 3),
    ("a.wacz", lambda: made.zipped({"archive/a.warc": _archive(), "datapackage.json": "{}"}), 3),
)  # fmt: skip


def claim_of(document: Document) -> Claim:
    """A claim at the sentence, however the format wraps it."""
    start = document.text.index("The café")
    end = document.text.index("sank.", start) + len("sank.")
    return claim(document, document.text[start:end])


def verified(folder: Path, name: str, data: bytes, *damage: str) -> list[Verified]:
    """What a re-check finds of the articles of some bytes, after SQL has done its damage."""
    blob = snapshot(data, where=name)
    with Store.open(Location.file(folder / "registry.db"), create=True) as store:
        for document in read(data, where=name):
            with store.transaction() as transaction:
                transaction.save_document(
                    document,
                    blob,
                    [claim_of(document)],
                    extractor="test",
                    now=datetime(2026, 3, 3, tzinfo=UTC),
                )
        with store.transaction() as transaction:
            for statement in damage:
                transaction._execute(statement)
        with store.view() as reader:
            return list(verify_record(reader, select_documents(reader, ())))


@pytest.mark.parametrize(("name", "make", "number"), FORMATS, ids=[name for name, *_ in FORMATS])
def test_every_character_of_a_quote_leads_back_to_bytes_that_say_it(
    tmp_path: Path, name: str, make: Callable[[], bytes], number: int
) -> None:
    found = verified(tmp_path, name, make())
    assert [one.verification.problems for one in found] == [()] * number


@pytest.mark.parametrize(("name", "make", "number"), FORMATS, ids=[name for name, *_ in FORMATS])
def test_a_part_that_says_something_else_is_found_out(
    name: str, make: Callable[[], bytes], number: int
) -> None:
    data = make()
    blob = snapshot(data, where=name)
    documents = read(data, where=name)
    assert len(documents) == number
    for document in documents:
        source = source_of(document, data)
        assert source is not None
        found = verify(document, [claim_of(document)], blob=blob, source=source)
        assert found.problems == ()
        forged = source.replace("12 boats", "13 boats")
        (problem,) = verify(document, [claim_of(document)], blob=blob, source=forged).problems
        assert "come from source that says" in problem


def test_a_part_that_is_not_in_its_bytes_any_more_is_told(tmp_path: Path) -> None:
    frame = "UPDATE blob SET data = (SELECT data FROM blob WHERE media_type = 'text/plain')"
    with Store.open(Location.file(tmp_path / "registry.db"), create=True):
        verified(tmp_path, "a.txt", f"Boats.\n\n{SAID}".encode())
        found = verified(tmp_path, "a.docx", made.docx([SAID]), frame)
    problems = [one.verification.problems for one in found if one.listed.article.path == "a.docx"]
    assert any("cannot be read from its bytes" in line for line in problems[0])
