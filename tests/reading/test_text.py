from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.errors import SourceError
from registry.reading import read
from registry.records import Document, Origin

ARTICLE = b"""---
source: Harbour Mail
published: 2024-03-19
title: Ferry halted: two hurt
---

The ferry was halted on Tuesday.
"""


def one(data: bytes, **options: Any) -> Document:
    (document,) = read(data, where="ferry.txt", **options)
    return document


def test_text_is_the_file_character_for_character() -> None:
    data = "A “quoted”\r\nline.\n\n\tNaïve — text.\n".encode()
    assert one(data).text.encode() == data


def test_front_matter_gives_metadata_and_is_not_prose() -> None:
    document = one(ARTICLE)
    assert document.get("title") == "Ferry halted: two hurt"
    assert document.origin_of("published") is Origin.FRONT_MATTER
    assert [b.kind for b in document.blocks] == ["front-matter", "prose"]
    assert document.text == ARTICLE.decode()


def test_what_the_user_gives_overrides_front_matter() -> None:
    document = one(ARTICLE, given={"published": "20 March 2024", "url": "https://example.org/a"})
    assert document.get("published") == "2024-03-20"
    assert document.origin_of("published") is Origin.GIVEN
    assert document.key == "https://example.org/a"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"---\ntitle: x\n---\n\n", "the article is empty"),
        (b"abc\0\1\2", "binary data (a zero byte at offset 3)"),
        (b"Caf\xe9 was closed.", "not valid utf-8 at byte 3 (0xe9)"),
        (b"---\ntitle: x\nno colon here\n---\ntext", "line 3: expected 'key: value'"),
        (b"---\ntitle: x\ntitle: y\n---\ntext", "line 3: 'title' is given twice"),
        (b"---\npublished: 2024-13-40\n---\ntext", "line 2: published: '2024-13-40' is not"),
        (b"---\npublished: 2024-03\n---\ntext", "not one whole day"),
        (b"---\ntitle: x\ntext", "expected 'key: value'"),
        (b"---\ntitle: x\n", "is not closed"),
        (b"---\nurl: nowhere\n---\ntext", "is not an address"),
        (b"x" * 5_000_001, "the limit is 5,000,000"),
        (b"\x89PNG\r\n\x1a\n00", "cannot read image"),
    ],
)
def test_bad_input_is_refused_with_place_and_reason(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        one(data)
    assert message in str(caught.value)
    assert str(caught.value).startswith("ferry.txt: ")


def test_invalid_utf8_names_the_next_step_and_the_step_works() -> None:
    data = b"Caf\xe9 Nord was closed \x96 for good."
    with pytest.raises(SourceError) as caught:
        one(data)
    assert "--encoding" in (caught.value.hint or "")
    assert one(data, encoding="latin-1").text == "Café Nord was closed – for good."


def test_a_byte_order_mark_is_left_out_and_mapped() -> None:
    document = one(b"\xef\xbb\xbf" + ARTICLE)
    assert document.text == ARTICLE.decode()
    assert document.get("source") == "Harbour Mail"
    (segment,) = document.segments
    assert (segment.text_start, segment.raw_start) == (0, 1)


@pytest.mark.parametrize("charset", ["utf-16", "utf-32"])
def test_wide_encodings_with_a_mark_are_read(charset: str) -> None:
    assert one("It rained.".encode(charset)).text == "It rained."


def test_an_unknown_key_is_reported_and_not_used() -> None:
    document = one(b"---\npublshed: 2024-03-19\n---\nIt rained.")
    assert document.published is None
    assert document.warnings == ("front matter, line 2: unknown key 'publshed' is not used",)


def test_a_rule_of_hyphens_is_not_front_matter() -> None:
    assert one(b"---\nIt rained on Monday.\n").blocks[-1].kind == "prose"


class TestMetadataThatTheTextShows:
    def test_a_leading_date_is_the_day_of_publication(self) -> None:
        document = one(b" date 2024-03-19 Audio: read by a machine\n\nIt rained on Monday.\n")
        assert document.get("published") == "2024-03-19"
        assert document.origin_of("published") is Origin.INFERRED

    def test_a_numeric_date_is_decided_by_another_date_of_the_page(self) -> None:
        text = b" date 2024-02-08 Menu\n\nCreated: 08-02-2024 08:27 IST\n\nIt rained on Monday.\n"
        document = one(text)
        assert document.get("published") == "2024-02-08T08:27"
        assert "day first" in (dict(document.metadata)["published"].note or "")

    def test_a_numeric_date_that_nothing_decides_is_reported_and_not_used(self) -> None:
        document = one(b"Updated: 08-02-2024 08:27 IST\n\nIt rained on Monday.\n")
        assert document.published is None
        assert document.get("modified") is None
        assert "2024-02-08 or 2024-08-02" in document.warnings[0]

    def test_a_numeric_date_with_one_reading_is_read(self) -> None:
        assert one(b"Published: 25/12/2023\n\nIt snowed.\n").get("published") == "2023-12-25"

    def test_a_line_that_is_only_a_date_is_the_day_of_publication(self) -> None:
        text = b"Storm closes ports\n\nTuesday, March 19, 2024\n\nIt rained on Monday.\n"
        document = one(text)
        assert document.get("published") == "2024-03-19"
        assert document.get("title") == "Storm closes ports"

    def test_a_date_with_an_hour_is_no_sentence(self) -> None:
        text = b"Storm closes ports\n\nAugust 6, 2009 3:41 p.m.\n\nIt rained on Monday.\n"
        assert one(text).get("published") == "2009-08-06T15:41"

    def test_the_two_days_of_a_life_are_no_day_of_publication(self) -> None:
        text = b"Leonard Pask\n\n12 August 1931 - 2 February 2013\n\nHe died on Saturday.\n"
        assert one(text).published is None

    def test_a_date_inside_a_sentence_is_not_the_day_of_publication(self) -> None:
        assert one(b"The law was signed on March 19, 2024, he said.").published is None

    def test_a_dateline_gives_the_agency_and_a_full_date_only(self) -> None:
        document = one(b"SEOUL, Nov 6 (Reuters) - It rained on Monday.")
        assert document.get("credit") == "Reuters"
        assert document.published is None
        dated = one("SEOUL, Nov. 6, 2023 (Reuters) — It rained on Monday.".encode())
        assert dated.get("published") == "2023-11-06"

    def test_byline_and_copyright_name_author_and_outlet(self) -> None:
        text = "Storm closes ports\nBy Ines Calder\n\nIt rained.\n\n© 2024 Harbour Mail."
        document = one(text.encode())
        assert document.get("author") == "Ines Calder"
        assert document.get("source") == "Harbour Mail"

    def test_fields_before_the_article_are_read(self) -> None:
        document = one(
            b"Title: Storm closes six ports\nSource: Harbour Mail\nDate: 19 March 2024\n"
            b"URL: https://mail.example/a\n\nSix ports were closed on Monday.\n"
        )
        assert document.get("title") == "Storm closes six ports"
        assert document.get("source") == "Harbour Mail"
        assert document.get("published") == "2024-03-19"
        assert document.get("url") == "https://mail.example/a"
        assert [b.kind for b in document.blocks][-1:] == ["prose"]

    def test_a_trailing_credit_is_found(self) -> None:
        assert one(b"It rained on Monday. (Fjord Press)").get("credit") == "Fjord Press"
        assert one(b"It rained on Monday (a holiday).").get("credit") is None

    def test_front_matter_silences_the_guesses(self) -> None:
        text = b"---\npublished: 2024-05-01\n---\nUpdated: 08-02-2024\n\nIt rained.\n"
        assert one(text).warnings == ()


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        documents = read(data, where="x.txt")
    except SourceError:
        return
    for document in documents:
        for block in document.blocks:
            assert 0 <= block.start < block.end <= len(document.text)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_text_survives_reading(text: str) -> None:
    try:
        data = text.encode()
        (document,) = read(data, where="x.txt")
    except (SourceError, UnicodeEncodeError):
        return
    assert document.text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("broadcaster", "2023-11-06", "Ferry disaster: Fourteen dead off Norway coast"),
        ("bulletin", "2025-11-06", "Ferry sinks off Halden, 14 dead"),
        ("network", "2023-11-06", "Ferry sinks off Halden, killing 14"),
        ("paper", "2023-11-06", "Fourteen dead after ferry sinks off Norway"),
        ("site", "2025-11-06", "Norway says ferry sank after collision"),
        ("daily", "2025-11-06", "Ferry sinks off Halden, 14 dead; PM announces probe"),
        ("agency", "2023-11-06", "Ferry sinks off Norway, at least 14 dead"),
        ("magazine", "2025-11-06", "What the Halden Ferry Disaster Means"),
    ],
)
def test_day_and_title_are_found_on_pages_in_the_manner_of_many_outlets(
    name: str, day: str, title: str
) -> None:
    path = Path(__file__).parent / "pasted" / f"{name}.txt"
    text = "\n".join(line[2:] for line in path.read_text("utf-8").splitlines())
    document = one(text.encode())
    assert (str(document.published), document.get("title")) == (day, title)


def test_a_date_in_a_sentence_near_a_place_and_a_dash_is_not_the_day_of_publication() -> None:
    assert (
        one(b"Halden, which on Nov. 6, 2019 was flooded - as it is now - lies low.").published
        is None
    )
