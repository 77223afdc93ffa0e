"""Each escape against words that want to be obeyed."""

from __future__ import annotations

import csv
import html as stdlib_html
import io
import re
import unicodedata
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from registry.reports import escape
from tests.hostile import HOSTILE, hostile

ONE_LINE = (
    escape.plain,
    escape.terminal,
    escape.github_data,
    escape.github_property,
    escape.sarif,
    escape.xml_line,
    escape.html,
    escape.markdown,
    escape.markdown_code,
    escape.csv_cell,
)
ALL = (*ONE_LINE, escape.github_log, escape.relative_uri)


@pytest.mark.parametrize("function", ALL, ids=lambda f: f.__name__)
@given(text=hostile)
def test_any_text_becomes_something_that_utf8_can_carry(
    function: Callable[[str], str], text: str
) -> None:
    function(text).encode()


@pytest.mark.parametrize("function", ONE_LINE, ids=lambda f: f.__name__)
@given(text=hostile)
def test_one_line_stays_one_line_without_control_characters(
    function: Callable[[str], str], text: str
) -> None:
    shown = function(text)
    assert len(shown.splitlines()) <= 1
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs")]


@pytest.mark.parametrize("text", HOSTILE)
def test_letters_that_turn_the_reading_direction_are_shown_by_their_number(text: str) -> None:
    shown = escape.terminal(text)
    assert not set(shown) & {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    if "\u202e" in text:
        assert "<U+202E>" in shown


def test_letters_of_other_scripts_and_emoji_pass_unchanged() -> None:
    for text in ("Łódź, 東京, مرحبا, नमस्ते", "👩‍👩‍👧", "naïve – “quoted”"):
        assert escape.terminal(text) == text
        assert escape.plain(text) == text


@given(hostile)
def test_no_line_of_a_log_is_a_command(text: str) -> None:
    for line in escape.github_log(text).split("\n"):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


@given(hostile)
def test_github_data_comes_back_as_it_was_shown(text: str) -> None:
    written = escape.github_data(text)
    back = written.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    assert back == "\n".join(escape.terminal(line) for line in text.splitlines())


@given(hostile)
def test_a_github_property_ends_neither_itself_nor_the_command(text: str) -> None:
    assert not set(escape.github_property(text)) & set(":,\r\n")


@given(hostile)
def test_a_sarif_message_has_no_link_of_the_articles(text: str) -> None:
    unescaped = re.sub(r"\\[\\\[\]]", "", escape.sarif(text))
    assert not set(unescaped) & set("[]\\")
    assert re.sub(r"\\([\\\[\]])", r"\1", escape.sarif(text)) == escape.terminal(text)


@given(hostile)
def test_xml_text_is_accepted_by_an_xml_parser_and_comes_back(text: str) -> None:
    element = ET.Element("a", b=escape.xml_line(text))
    element.text = escape.xml_line(text)
    back = ET.fromstring(ET.tostring(element))
    assert back.get("b") == escape.xml_line(text)
    assert (back.text or "") == escape.xml_line(text)


@given(hostile)
def test_html_holds_no_markup_and_comes_back(text: str) -> None:
    shown = escape.html(text)
    assert not set(shown) & set("<>\"'")
    assert stdlib_html.unescape(shown) == escape.terminal(text)


@given(hostile)
def test_markdown_shows_the_words_and_nothing_else(text: str) -> None:
    shown = escape.markdown(text)
    for frame in ("{}", "> {}", "x {} y", "| {} | b |\n|---|---|\n| {} | c |"):
        parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        tokens = parser.parse(frame.format(shown, shown))
        inline = [
            child for token in tokens if token.type == "inline" for child in token.children or []
        ]
        kinds = {token.type for token in (*tokens, *inline)}
        assert kinds <= {
            *("paragraph_open", "paragraph_close", "inline", "text", "text_special"),
            *("blockquote_open", "blockquote_close", "html_inline", "softbreak"),
            *(
                f"{one}_{way}"
                for one in ("table", "thead", "tbody", "tr", "th", "td")
                for way in ("open", "close")
            ),
        }
        assert {token.content for token in inline if token.type == "html_inline"} <= {"<!-- -->"}
        said = "".join(token.content for token in inline if token.type in ("text", "text_special"))
        assert " ".join(escape.terminal(text).split()) in " ".join(said.split())


@given(hostile)
def test_markdown_mentions_nobody_and_links_nothing(text: str) -> None:
    shown = escape.markdown(text)
    assert not re.search(r"@[A-Za-z0-9]", shown)
    assert not re.search(r"(?<!\\)(?:#\d|\$)", shown.replace("&#124;", ""))
    assert not re.search(r"https?://|www\.", shown, re.IGNORECASE)


@given(hostile)
def test_inline_code_holds_the_words(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse("x " + escape.markdown_code(text) + " y")
    kinds = [child.type for child in tokens[1].children or []]
    assert kinds == ["text", "code_inline", "text"]


@given(hostile)
def test_a_cell_is_never_a_formula_and_one_row_stays_one_row(text: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerow([escape.csv_cell(text), "end"])
    ((cell, end),) = csv.reader(io.StringIO(out.getvalue()))
    assert end == "end"
    assert not re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell)
    assert cell.removeprefix("'") in (escape.terminal(text), escape.terminal(text)[1:])


@given(hostile)
def test_raw_cells_carry_no_guard(text: str) -> None:
    assert escape.csv_cell(text, raw=True) == escape.plain(text)


@given(hostile)
def test_only_web_addresses_become_links(text: str) -> None:
    for address in (text, f"https://a.example/{text}", f"https://{text}"):
        link = escape.href(address)
        assert link is None or re.match(r"https?://[^/]", link, re.IGNORECASE)
        assert link is None or not set(link) & set(' <>"\\^`{|}\n\t')


def test_addresses_that_run_something_are_no_links() -> None:
    for address in (
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "/x"),
        *(
            "java\nscript:x",
            "https://",
            "https:///x",
            "http://[bad",
            " https://a.example",
            "",
            None,
        ),
    ):
        assert escape.href(address) is None
    assert escape.href("https://a.example/ä?q=1#x") == "https://a.example/%C3%A4?q=1#x"
    assert escape.href("https://a.example/100%") == "https://a.example/100%25"


@given(hostile)
def test_a_relative_reference_never_leaves_or_names_a_scheme(text: str) -> None:
    uri = escape.relative_uri(text)
    assert uri
    assert not uri.startswith("/")
    assert ":" not in uri
    assert ".." not in uri.split("/")
