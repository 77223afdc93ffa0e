from __future__ import annotations

import html
import re
from functools import cache
from random import Random
from typing import Any

import pytest

from registry.errors import SourceError
from registry.reading import read
from registry.records import Document, Origin
from tests.reading.pages.prose import FERRY
from tests.reading.pages.templates import SAMPLES, Sample, weblog


@cache
def page(name: str) -> Document:
    sample = {sample.name: sample for sample in SAMPLES}[name]
    (document,) = read(sample.data, where="page.html")
    return document


def prose(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == "prose"]


def read_page(markup: str, **options: Any) -> Document:
    (document,) = read(markup.encode(), where="page.html", **options)
    return document


def test_there_are_at_least_25_sample_pages() -> None:
    assert len({sample.data for sample in SAMPLES}) >= 25


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_no_furniture_is_prose_and_no_word_is_lost_inside_a_kept_sentence(sample: Sample) -> None:
    assert [block for block in prose(page(sample.name)) if block not in sample.prose] == []


def test_block_f1_over_all_sample_pages_is_at_least_95_percent() -> None:
    hits = wanted = got = 0
    for sample in SAMPLES:
        found = prose(page(sample.name))
        hits += sum(paragraph in found for paragraph in sample.prose)
        wanted += len(sample.prose)
        got += len(found)
    assert 2 * hits / (wanted + got) >= 0.95


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_metadata_of_the_page_is_found(sample: Sample) -> None:
    document = page(sample.name)
    assert {name: document.get(name) for name in sample.metadata} == sample.metadata


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_span_maps_to_source_that_says_the_same(sample: Sample) -> None:
    document = page(sample.name)
    source = sample.data.decode(document.charset)
    chance = Random(sample.name)
    where = {
        segment.text_start + offset: segment.raw_start
        + (offset if segment.length == segment.raw_length else 0)
        for segment in document.segments
        for offset in range(segment.length)
    }
    assert all(n in where or document.text[n] == "\n" for n in range(len(document.text)))
    for block in document.blocks:
        start = chance.randrange(block.start, block.end)
        end = chance.randrange(start, block.end)
        last = next(s for s in reversed(document.segments) if s.text_start <= end)
        raw_end = where[end] + (1 if last.length == last.raw_length else last.raw_length)
        raw = html.unescape(re.sub(r"<[^>]*>", "", source[where[start] : raw_end]))
        assert "".join(raw.split()) == "".join(document.text[start : end + 1].split())


def test_metadata_says_where_it_came_from() -> None:
    document = page("portal-ferry")
    assert document.origin_of("published") is Origin.JSON_LD
    assert page("weblog-ferry").origin_of("published") is Origin.OPENGRAPH
    assert page("tables-ferry").origin_of("author") is Origin.PAGE


def test_what_the_user_gives_overrides_the_page() -> None:
    sample = SAMPLES[0]
    (document,) = read(sample.data, where="page.html", given={"source": "Mail"})
    assert document.get("source") == "Mail"
    assert document.origin_of("source") is Origin.GIVEN


def test_a_default_date_of_a_content_system_is_not_used() -> None:
    markup = weblog(FERRY).data.decode().replace(FERRY.published, "0001-01-01T00:00:00")
    document = read_page(markup)
    assert document.get("published") == "2024-03-20"  # the byline shows it
    assert document.origin_of("published") is Origin.INFERRED


def test_the_agency_behind_a_page_is_told_by_its_markup() -> None:
    markup = weblog(FERRY).data.decode()
    ld = (
        '<script type="application/ld+json">{"@type":"NewsArticle","creditText":"Reuters"}</script>'
    )
    assert read_page(markup.replace("</head>", ld + "</head>")).get("credit") == "Reuters"


def test_broken_json_ld_is_passed_over() -> None:
    markup = weblog(FERRY).data.decode()
    script = '<script type="application/ld+json">{}</script>'
    ld = script.format("[" * 100_000) + script.format("{")
    assert read_page(markup.replace("</head>", ld + "</head>")).published is not None


class TestEncoding:
    """UTF-8 first, then what is declared, then windows-1252."""

    SENTENCE = "The café “Nord” was shut on Monday, its owner said, and it will not open again."
    HEAD = "<html><head><meta charset={}></head><body><article><p>"
    BODY = HEAD + SENTENCE + "</p></article></body></html>"

    @pytest.mark.parametrize(
        ("declared", "used"),
        [
            ("iso-8859-1", "utf-8"),
            ("utf-8", "cp1252"),
            ("iso-8859-1", "cp1252"),
            ("klingon", "cp1252"),
            ("windows-1252", "utf-16"),
        ],
    )
    def test_a_wrong_declaration_does_no_harm(self, declared: str, used: str) -> None:
        data = self.BODY.format(declared).encode(used)
        (document,) = read(data, where="page.html")
        assert prose(document) == [self.SENTENCE]

    def test_the_header_counts_before_the_page(self) -> None:
        data = (
            self.BODY.format("windows-1252").replace("“Nord”", "Љубав").encode("cp1251", "ignore")
        )
        (document,) = read(data, where="p", media_type="text/html; charset=windows-1251")
        assert "Љубав" in document.text


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><script>x</script></html>",
        "<html>" + "<!--" * 1000,
    ],
)
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(SourceError, match="shows no text"):
        read_page(markup)


def test_a_page_of_many_megabytes_is_refused_at_once() -> None:
    with pytest.raises(SourceError, match="the limit for a page"):
        read_page("<html>" + "x" * 5_000_001)


@pytest.mark.parametrize("unit", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<a href=x>y"])
def test_deeply_nested_pages_are_read(unit: str) -> None:
    document = read_page("<html><body>" + unit * 20_000 + "<p>The harbour was shut on Monday.</p>")
    assert "The harbour was shut on Monday." in document.text


_NOTE = "Correction: an earlier version of this article gave the wrong day of the visit."
_DAYS = "".join(
    f"<p>The minister visited the naval cemetery in Tallinn on October {day}, and laid a wreath"
    " there in the rain with all of her staff.</p>"
    for day in range(10, 16)
)


@pytest.mark.parametrize("place", ["before", "inside", "after"])
@pytest.mark.parametrize(
    "markup",
    [
        '<p class="correction">{}</p>',
        "<aside><p>{}</p></aside>",
        "<div class=note><em>{}</em></div>",
        "<footer>{}</footer>",
    ],
)
def test_a_notice_of_correction_is_kept_wherever_the_page_puts_it(markup: str, place: str) -> None:
    note = markup.format(_NOTE)
    inside = f"<article><h1>A visit</h1>{_DAYS}{note if place == 'inside' else ''}</article>"
    body = {"before": note + inside, "inside": inside, "after": inside + note}[place]
    found = read_page(f"<body><nav><a href=/>Home</a></nav>{body}<footer>© 2026</footer></body>")
    assert _NOTE in found.text
    assert "Home" not in found.text


def test_a_link_to_the_policy_on_corrections_is_no_notice() -> None:
    links = (
        "<ul><li>Corrections and clarifications</li><li>Correction policy: how we do it</li></ul>"
    )
    found = read_page(f"<body><article><h1>A visit</h1>{_DAYS}</article><nav>{links}</nav></body>")
    assert "orrection" not in found.text
