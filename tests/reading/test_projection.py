from __future__ import annotations

import html
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.reading.projection import Page, project

WHITE = " \t\r\n\f\xa0"

plain = st.text(
    st.sampled_from("abc XYZ 12.,;'\"()é–“”שλ😀👩\u200d🚀\u202e\u2066e\u0301ﬁ\r\n\t\xa0"),
    max_size=12,
)
shown = st.one_of(
    plain.map(lambda s: (s, s)),
    plain.map(lambda s: (html.escape(s), s)),
    st.sampled_from("éà—’<>&").map(lambda c: (f"&#{ord(c)};", c)),
    st.sampled_from("éà—’<>&").map(lambda c: (f"&#x{ord(c):X};", c)),
    st.sampled_from(["&nbsp;", "&eacute;", "&amp;lt;", "&mdash;", "&notin;", "&lt;b&gt;"]).map(
        lambda r: (r, html.unescape(r))
    ),
    st.just(("AT&T & co", "AT&T & co")),
    st.just(("5 < 6 <3", "5 < 6 <3")),
)
unseen = st.sampled_from(
    [
        "<!-- a > b <p>no</p> -->",
        "<!---->",
        "<script>if (a<b) '</p>'</script>",
        "<style>p > a {}</style>",
        "<svg><text>no</text></svg>",
        "<wbr>",
        "\xad",
        "&shy;",
        "<?php no ?>",
        "<!no>",
        '<img alt="a > b" src=x>',
        "<template>no</template>",
        "<noscript>no</noscript>",
    ]
).map(lambda raw: (raw, ""))
pieces = st.recursive(
    st.lists(st.one_of(shown, unseen), max_size=6).map(
        lambda found: ("".join(a for a, _ in found), "".join(b for _, b in found))
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(
            lambda found: ("".join(a for a, _ in found), "".join(b for _, b in found))
        ),
        st.tuples(
            st.sampled_from(["b", "i", "nobr", "a href='x>y'", 'span class="q"', "P", "div", "li"]),
            inner,
        ).map(lambda t: (f"<{t[0]}>{t[1][0]}</{t[0].split()[0]}>", t[1][1])),
    ),
    max_leaves=8,
)


def letters(text: str) -> str:
    return "".join(text.split()).replace("\xad", "")


def check_map(page: Page, source: str) -> None:
    """Every character stands where the map says, or for what stands there."""
    covered = 0
    for start, raw, length, raw_length in page.runs:
        assert start >= covered
        assert not page.text[covered:start].strip("\n"), "a character without a place"
        text, origin = page.text[start : start + length], source[raw : raw + raw_length]
        if length == raw_length:
            assert text == "".join(" " if c in WHITE else c for c in origin)
        elif origin.startswith("&"):
            meant = html.unescape(origin)
            assert text == (" " if meant == "\xa0" else meant)
        else:
            assert text == " "
            assert not origin.strip(WHITE)
        covered = start + length
    assert not page.text[covered:].strip("\n")


@given(pieces)
@settings(deadline=None, max_examples=300)
def test_every_character_maps_to_what_produced_it_and_none_is_lost(piece: tuple[str, str]) -> None:
    source, text = piece
    page = project(source)
    assert letters(page.text) == letters(text)
    check_map(page, source)


@given(st.text(st.sampled_from("<>&;!-/ab\"'#x1[]?= \n"), max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_rubbish_is_projected_with_a_true_map(source: str) -> None:
    check_map(project(source), source)


@settings(deadline=None)
@given(st.lists(pieces, max_size=5))
def test_blocks_are_the_lines_of_the_text(found: list[tuple[str, str]]) -> None:
    page = project("".join(f"<p>{raw}</p>" for raw, _ in found))
    lines = [page.text[block.start : block.end] for block in page.blocks]
    assert page.text == "".join(f"{line}\n" for line in lines)
    assert all(line == line.strip(" ") for line in lines)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one</p><p>two", "one\ntwo\n"),
        ("a<br>b<br/>c", "a\nb\nc\n"),
        ("a <b>b</b>  <i> c</i>", "a b c\n"),
        ("<nobr>10 km</nobr>", "10 km\n"),
        ("10&nbsp;km", "10 km\n"),
        ("demon\xadstra&shy;tion", "demonstration\n"),
        ("<![CDATA[ x ]]>y", "y\n"),
        ("<?xml version='1.0'?><p><![CDATA[a < b & c]]></p>", "a < b & c\n"),
        ("<title>T</title><p>x", "x\n"),
        ("<title>never closed<p>x", "never closed\nx\n"),
        ("<svg>never closed<p>x", "never closed\nx\n"),
        ('<a title="x > y">z</a>', "z\n"),
        ("<p>&notit; &amp &bogus; &#0; &#xD800;", "¬it; & &bogus; \ufffd \ufffd\n"),
        ("x<!-- unclosed <p>y", "x\n"),
        ("", ""),
    ],
)
def test_markup_is_read_as_browsers_read_it(source: str, text: str) -> None:
    page = project(source)
    assert page.text == text
    check_map(page, source)


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "<!-- x -->",
        "<div>",
        "<",
        '<a "',
        "<a \"'>",
        '<a x="" ',
        "<a '' ",
        "&amp",
        "&" + "a" * 31,
        "<svg>",
        "<script>",
        "<style></styl",
        "<title>",
        "<![CDATA[",
        " ",
        "\xad",
        "<h1>",
        "<meta a=b ",
        " x  ",
        "</p>",
        "<svg></svg ",
    ],
)
def test_hostile_pages_take_time_in_proportion_to_their_length(unit: str) -> None:
    source = unit * (200_000 // len(unit))
    started = time.process_time()
    project(source)
    project("<?xml ?><html><a " + source + ">")
    assert time.process_time() - started < 4
