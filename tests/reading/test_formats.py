# ruff: noqa: E501 - markup

from __future__ import annotations

import contextlib
import gzip
import json
import sys
import time
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.errors import MissingExtraError, SourceError
from registry.provenance.verify import map_problem
from registry.reading import Format, find_format, read, source_of
from registry.reading.mapping import compose, unescape_json, unescape_xml
from registry.reading.rows import read_manifest
from registry.records import Document
from tests.reading.made import SENTENCES, docx, epub, escaped, pdf, warc, zipped

PAGE = (
    "<html lang=en><head><title>Night ferries halted</title></head><body><article><h1>Night ferries halted</h1>"
    + "".join(f"<p>{escaped(sentence)}</p>" for sentence in SENTENCES)
    + "</article></body></html>"
)
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Mail</title>
<item><title>Ferries &amp; fog</title><link>https://mail.example/a</link><pubDate>Wed, 20 Mar 2024 06:15:00 +0100</pubDate>
<description><![CDATA[<p>{SENTENCES[0]}</p><p>Read on]]></description></item>
<item><title>Escaped</title><link>https://mail.example/b</link><description>&lt;p&gt;Caf&amp;eacute; Nord &amp;amp; more was shut.&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>https://mail.example/c</link><description/></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Pulse</title><entry><title>Fog</title>
<link rel="alternate" href="https://pulse.example/a?x=1&amp;y=2"/><updated>2024-03-20T10:00:00Z</updated>
<author><name>Ines Calder</name></author><content type="html">&lt;b&gt;It rained&lt;/b&gt; on Monday.</content></entry></feed>"""


def prose(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == "prose"]


def check(document: Document, data: bytes) -> None:
    """The map of a document leads to source that says what the text says."""
    source = source_of(document, data)
    assert source is not None
    assert map_problem(document, source, 0, len(document.text)) is None


def mail(*, html: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Ferries & fog"
    message["From"] = "Ines Calder <ines@mail.example>"
    message["Date"] = "Wed, 20 Mar 2024 06:15:00 +0100"
    if html:
        message.set_content(PAGE, subtype="html", cte="base64")
    else:
        message.set_content("\n\n".join(SENTENCES), cte="quoted-printable")
    message.add_attachment(b"\0\1", maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()


class TestFindingTheFormat:
    @pytest.mark.parametrize(
        ("data", "name", "expected"),
        [
            (PAGE.encode(), "x.txt", Format.HTML),
            (b"\xef\xbb\xbf\n<!-- c --><!DOCTYPE HTML><html>", "x", Format.HTML),
            (PAGE.encode("utf-16"), "x", Format.HTML),
            (pdf([["x"]]), "x.txt", Format.PDF),
            (docx(SENTENCES), "x.zip", Format.DOCX),
            (epub(SENTENCES), "x", Format.EPUB),
            (mail(), "x", Format.MAIL),
            (FEED.encode(), "x.html", Format.FEED),
            (ATOM.encode(), "x", Format.FEED),
            (b'{"text": "x"}\n', "-", Format.JSONL),
            (b"path,source\na.txt,Mail\n", "m.csv", Format.CSV),
            (warc({}) + b"WARC/1.0\r\n", "x", Format.WARC),
            (gzip.compress(b"x", mtime=0), "x.txt", Format.GZIP),
            (b"# A heading\n\nWith **strong** words.\n", "-", Format.MARKDOWN),
            (b"# A heading\n\nWith **strong** words.\n", "a.txt", Format.TEXT),
            (b"A sentence.\n", "a.md", Format.MARKDOWN),
            (b"Subject: a talk. It rained: a lot.\n", "-", Format.TEXT),
            (b"{ not json", "a.txt", Format.TEXT),
            (b"A < B and <html> was said.", "a.txt", Format.TEXT),
        ],
    )
    def test_content_counts_more_than_the_name(
        self, data: bytes, name: str, expected: Format
    ) -> None:
        assert find_format(data, where=name) is expected


class TestMarkdown:
    SOURCE = """---
published: 2024-03-20
---
# Night *ferries* halted

The ferry **operator** [Nordkyst](https://x.example/a_(b)) halted all
night crossings &amp; more on a_b_c 5 * 3 \\*days\\*[^1].

> She said no, and she
> meant it.

```
code is no prose.
```

![a picture](x.png)
1. One item is a sentence.
2. It has <b>marks</b>.

Set
===
"""

    def test_marks_are_left_out_and_characters_are_not(self) -> None:
        (document,) = read(self.SOURCE.encode(), where="a.md")
        assert prose(document) == [
            "The ferry operator Nordkyst halted all night crossings & more on a_b_c 5 * 3 *days*.",
            "She said no, and she meant it.",
            "One item is a sentence.",
            "It has marks.",
        ]
        assert document.get("title") == "Night ferries halted"
        assert document.get("published") == "2024-03-20"
        check(document, self.SOURCE.encode())

    @settings(deadline=None)
    @given(st.text(st.sampled_from("ab *_`[]()!<>#->\\&;|\n\r1."), max_size=80))
    def test_any_rubbish_is_read_with_a_true_map(self, text: str) -> None:
        try:
            (document,) = read(text.encode(), where="a.md")
        except SourceError:
            return
        check(document, text.encode())

    def test_hostile_files_take_bounded_time(self) -> None:
        started = time.process_time()
        for unit in ("<!--", "[a](", "[", "*", "_a", "`", "> ", "  ", "&amp", "![", "- "):
            with contextlib.suppress(SourceError):
                read((unit * (100_000 // len(unit)) + " end.").encode(), where="a.md")
        assert time.process_time() - started < 30


class TestJsonLines:
    def test_each_line_is_an_article_with_a_map_through_the_escapes(self) -> None:
        text = 'Café "Nord"\n\nwas shut 😀.'
        lines = [
            json.dumps(
                {"id": {"text": "no"}, "text": text, "outlet": "Mail", "date": "2024-03-20"}
            ),
            json.dumps(
                {"text": "It rained on Monday.", "authors": ["A B", "C D"]}, ensure_ascii=False
            ),
        ]
        data = ("\n\n".join(lines) + "\n").encode()
        one, two = read(data, where="a.jsonl", given={"language": "en"})
        assert one.text == text
        assert (one.part, two.part) == ("line 1", "line 3")
        assert (one.get("source"), one.get("published"), one.get("language")) == (
            "Mail",
            "2024-03-20",
            "en",
        )
        assert two.get("author") == "A B, C D"
        check(one, data)
        check(two, data)

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ('{"title": "x"}', "line 2: no text"),
            ('{"text": "x"', "line 2: not JSON"),
            ("[1]", "line 2: not an object"),
            ('{"text": "x", "published": "soon"}', "line 2: published: 'soon'"),
            ('{"text": " "}', "line 2: the article is empty"),
            ("[" * 100_000, "line 2: not JSON"),
        ],
    )
    def test_a_bad_line_is_named(self, line: str, message: str) -> None:
        with pytest.raises(SourceError) as caught:
            read(b'{"text": "It rained."}\n' + line.encode(), where="a.jsonl")
        assert message in str(caught.value)

    @settings(deadline=None)
    @given(st.text(max_size=60), st.booleans())
    def test_any_string_survives_with_a_true_map(self, text: str, ascii_only: bool) -> None:
        source = json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=ascii_only)
        built = unescape_json(source, 1, len(source) - 1)
        assert built.text == json.loads(source)


class TestManifest:
    def test_csv_and_json_lines_give_the_same(self) -> None:
        table = b"path,source,published\na.txt,Mail,20 March 2024\nb.txt,Post,\n"
        lines = b'{"file": "a.txt", "outlet": "Mail", "date": "2024-03-20"}\n{"path": "b.txt", "source": "Post"}\n'
        expected = (
            ("a.txt", {"source": "Mail", "published": "2024-03-20"}),
            ("b.txt", {"source": "Post"}),
        )
        assert read_manifest(table, where="m.csv") == expected
        assert read_manifest(lines, where="m.jsonl") == expected

    @pytest.mark.parametrize(
        ("table", "message"),
        [
            (b"path,sorce\na.txt,Mail\n", "unknown column 'sorce'"),
            (b"path,source\na.txt\n", "another number of fields"),
            (b"source\nMail\n", "neither path nor url"),
            (b"path\na.txt\na.txt\n", "'a.txt' is given twice"),
            (b"path,published\na.txt,soon\n", "line 2: published"),
        ],
    )
    def test_a_bad_row_is_named(self, table: bytes, message: str) -> None:
        with pytest.raises(SourceError, match=message):
            read_manifest(table, where="m.csv")


class TestMail:
    @pytest.mark.parametrize("html", [False, True])
    def test_text_and_headers_are_read(self, html: bool) -> None:
        data = mail(html=html)
        (document,) = read(data, where="a.eml")
        assert prose(document) == list(SENTENCES)
        assert document.get("title") == "Ferries & fog"
        assert document.get("published") == "2024-03-20T06:15:00+01:00"
        assert document.get("author") == "Ines Calder"
        check(document, data)

    def test_a_message_without_text_is_refused(self) -> None:
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = "x", "a@b.example", "c@d.example"
        message.add_attachment(b"\0", maintype="image", subtype="png", filename="a.png")
        with pytest.raises(SourceError, match="no text"):
            read(message.as_bytes(), where="a.eml")


class TestFeeds:
    def test_items_are_read_as_they_stand(self) -> None:
        one, two = read(FEED.encode(), where="feed.xml")
        assert SENTENCES[0] in prose(one)
        assert (one.get("title"), one.get("url")) == ("Ferries & fog", "https://mail.example/a")
        assert one.get("published") == "2024-03-20T06:15:00+01:00"
        assert one.get("source") == "Harbour Mail"
        assert two.text == "Café Nord & more was shut."
        assert two.part == "item 2"

    def test_the_map_leads_through_the_escapes(self) -> None:
        data = FEED.encode()
        source = data.decode()
        one, two = read(data, where="feed.xml")
        check(one, data)
        raw = {s.text_start: source[s.raw_start : s.raw_start + s.raw_length] for s in two.segments}
        assert raw[3] == "&amp;eacute;"

    def test_atom_is_read(self) -> None:
        (entry,) = read(ATOM.encode(), where="feed")
        assert entry.text == "It rained on Monday."
        assert entry.get("url") == "https://pulse.example/a?x=1&y=2"
        assert entry.get("published") == "2024-03-20T10:00:00+00:00"
        assert entry.get("author") == "Ines Calder"

    def test_entities_that_a_feed_declares_are_not_expanded(self) -> None:
        bomb = '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
        (entry,) = read(
            ATOM.replace("<feed", bomb + "<feed").replace("It rained", "&b;").encode(), where="f"
        )
        assert "lol" not in entry.text

    def test_a_feed_without_texts_is_refused(self) -> None:
        with pytest.raises(SourceError, match="no item with a text"):
            read(b"<rss><channel><item><title>x</title></item></channel></rss>", where="f")


class TestOffice:
    def test_paragraphs_of_a_docx_are_read_with_map(self) -> None:
        deleted = "<w:p><w:del><w:r><w:delText>Nobody sees this.</w:delText></w:r></w:del></w:p>"
        data = docx(SENTENCES, extra=deleted)
        (document,) = read(data, where="a.docx")
        assert prose(document) == list(SENTENCES)
        assert "Nobody" not in document.text
        assert document.blocks[0].kind == "headline"
        assert document.get("title") == "Ferry & fog"
        assert document.get("author") == "Ines Calder"
        assert document.published is None  # when a file was made is not when it was published
        check(document, data)

    def test_chapters_of_an_epub_are_documents_with_map(self) -> None:
        data = epub(SENTENCES)
        documents = read(data, where="a.epub")
        assert [prose(document) for document in documents] == [[s] for s in SENTENCES]
        assert {document.get("author") for document in documents} == {"Ines Calder"}
        for document in documents:
            check(document, data)

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (docx(SENTENCES)[:-300], "broken zip"),
            (zipped({"a.txt": "x"}), "cannot read application/zip"),
            (docx(SENTENCES).replace(b"word/document.xml", b"word/dociment.xml", 1), "damaged"),
            (zipped({"word/document.xml": b"\0" * 60_000_000}), "unpacks to more than"),
            (zipped({"word/document.xml": "<w:p/>"}), "no text"),
        ],
    )
    def test_broken_files_and_bombs_are_refused(self, data: bytes, message: str) -> None:
        with pytest.raises(SourceError, match=message):
            read(data, where="a.docx")


class TestPdf:
    LINES = (
        "Night ferries halted",
        "",
        "The ferry operator Nordkyst halted all night crossings on Tuesday after one of its ves-",
        "sels hit a trawler off Sundvik, injuring two passengers, and the coast guard said that",
        "both ships reached port.",
        "",
        "It carried 1.3 million passengers last year.",
    )

    def test_paragraphs_are_put_together_with_page_and_box(self) -> None:
        (document,) = read(pdf([self.LINES, self.LINES[6:]]), where="a.pdf")
        assert prose(document)[0] == (
            "The ferry operator Nordkyst halted all night crossings on Tuesday after one of its"
            " vessels hit a trawler off Sundvik, injuring two passengers, and the coast guard said"
            " that both ships reached port."
        )
        assert document.get("title") == "Fog"
        assert document.raw_unit == "page-char"
        assert [region.page for region in document.regions] == [1, 1, 1, 1, 1, 2]
        region = document.regions[1]
        assert document.text[region.start : region.end].startswith("The ferry operator")
        left, top, right, bottom = region.box
        assert 60 < left < 80 < right < 595
        assert 50 < top < bottom < 130

    def test_running_titles_are_furniture(self) -> None:
        pages = [
            [f"Harbour Mail 2024 page {n}", "", f"The sentence number {n} stands on this page."]
            for n in range(4)
        ]
        (document,) = read(pdf(pages), where="a.pdf")
        assert prose(document) == [
            f"The sentence number {n} stands on this page." for n in range(4)
        ]

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (pdf([[]]), "no text layer"),
            (b"%PDF-1.4\n rubbish", "broken PDF|no text layer"),
            (pdf([["x"]], encrypted=True), "is encrypted"),
            (pdf([["x" * 80] * 80_000]), "page 1 unpacks to more than"),
            (pdf([["x"]] * 501), "501 pages; the limit is 500"),
        ],
    )
    def test_what_cannot_be_read_is_refused(self, data: bytes, message: str) -> None:
        with pytest.raises(SourceError, match=message):
            read(data, where="a.pdf")

    def test_a_missing_library_names_its_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pdfplumber", None)  # as if it were not installed
        with pytest.raises(MissingExtraError) as caught:
            read(pdf([["x"]]), where="a.pdf")
        assert "claim-registry[pdf]" in (caught.value.hint or "")


class TestArchives:
    ARCHIVE = warc(
        {
            "https://mail.example/a": ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
            "https://mail.example/b": ("404 Not Found", "text/html", b"<html><p>Gone.</p></html>"),
            "https://mail.example/c.png": ("200 OK", "image/png", b"\x89PNG"),
            "dns:mail.example": ("200 OK", "text/html", PAGE.encode()),
        }
    )

    @pytest.mark.parametrize("packed", [False, True])
    def test_pages_that_were_answered_are_read(self, packed: bool) -> None:
        data = gzip.compress(self.ARCHIVE) if packed else self.ARCHIVE
        (document,) = read(data, where="a.warc")
        assert prose(document) == list(SENTENCES)
        assert document.get("url") == "https://mail.example/a"
        assert document.path == "a.warc"
        check(document, data)

    def test_a_wacz_is_read(self) -> None:
        data = zipped({"datapackage.json": "{}", "archive/a.warc": self.ARCHIVE})
        (document,) = read(data, where="a.wacz")
        assert prose(document) == list(SENTENCES)
        check(document, data)

    @pytest.mark.parametrize(
        "data", [b"WARC/1.0\r\nrubbish", warc({}) + b"WARC/1.0\r\n\r\n", b"WARC/" + b"x" * 9999]
    )
    def test_a_broken_archive_is_refused(self, data: bytes) -> None:
        with pytest.raises(SourceError):
            read(data, where="a.warc")

    def test_a_packed_file_is_unpacked(self) -> None:
        data = gzip.compress(PAGE.encode())
        (document,) = read(data, where="a.html.gz")
        assert prose(document) == list(SENTENCES)
        check(document, data)

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (gzip.compress(b"x" * 300_000_000, 1, mtime=0), "unpacks to more than"),
            (gzip.compress(PAGE.encode(), mtime=0)[:-9], "ends early|broken"),
            (b"\x1f\x8b" + b"x" * 100, "broken gzip"),
            (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "nothing that can be read"),
        ],
    )
    def test_bombs_and_broken_packs_are_refused(self, data: bytes, message: str) -> None:
        with pytest.raises(SourceError, match=message):
            read(data, where="a.gz")


@settings(deadline=None)
@given(st.text(st.sampled_from("ab<>&;amp#x41![CDATA]"), max_size=60))
def test_xml_is_unescaped_with_a_true_map(text: str) -> None:
    built = unescape_xml(text, 0, len(text))
    assert compose([(0, 0, len(text), len(text))], built.runs) == built.runs
    assert sum(run[2] for run in built.runs) == built.length


@settings(deadline=None)  # the first call of a format imports its library
@given(st.sampled_from(sorted(set(Format) - {Format.PDF})), st.binary(max_size=200))
def test_any_bytes_behind_a_signature_are_read_or_refused(kind: Format, tail: bytes) -> None:
    heads = {
        Format.DOCX: b"PK\x03\x04word/document.xml",
        Format.EPUB: b"PK\x03\x04application/epub+zip",
        Format.WARC: b"WARC/1.0\r\n",
        Format.GZIP: b"\x1f\x8b\x08",
        Format.HTML: b"<html>",
        Format.FEED: b"<rss><item>",
        Format.MAIL: b"From: a\nTo: b\nSubject: c\nDate: d\n\n",
        Format.JSONL: b'{"text": "',
    }
    try:
        documents = read(heads.get(kind, b"") + tail, where="x")
    except SourceError:
        return
    assert documents


def test_zero_bytes_are_no_page_whatever_the_file_is_called() -> None:
    with pytest.raises(SourceError, match="holds binary data"):
        read(b"\x00\x01\x02" * 50, where="broken.html")
