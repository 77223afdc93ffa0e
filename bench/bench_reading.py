"""Time reading, and check the map of generated pages span by span.

Run: python bench/bench_reading.py [SPANS]
"""

from __future__ import annotations

import html
import random
import sys
import time
from collections.abc import Callable

import trafilatura

from registry.reading import read
from registry.reading.alignment import place
from registry.reading.html import assemble
from registry.reading.page_metadata import _by_htmldate as by_htmldate
from registry.reading.projection import project
from registry.reading.text import read_text

_CHARACTERS = "abcdefgh ABC 12.,;'é–“”שλ😀\u202e\u2066\n\t\r\n\xa0"
_BETWEEN = (
    "<b>", "</b>", "<i class='a>b'>", "</i>", "<nobr>", "</nobr>", "<!-- a > b -->", "<br>",
    "</p><p>", "<div>", "</div>", "&shy;", "\xad", "<script>if (a < b) {}</script>", "<wbr>",
    "&eacute;", "&#8212;", "&amp;", "&nbsp;", "<li>", "<h2>x</h2>", "<td>", "AT&T ",
)  # fmt: skip


def _page(chance: random.Random, pieces: int) -> str:
    parts = ["<html><body><p>"]
    for _ in range(pieces):
        parts.append("".join(chance.choices(_CHARACTERS, k=chance.randint(1, 40))))
        parts.append(chance.choice(_BETWEEN))
    return "".join(parts)


def _spans(count: int) -> tuple[int, int]:
    """Spans checked, and how many of them the source contradicts."""
    chance = random.Random(11)
    checked = wrong = 0
    while checked < count:
        source = _page(chance, 400)
        page = project(source)
        places: list[tuple[int, int] | None] = [None] * len(page.text)
        for start, raw, length, raw_length in page.runs:
            for offset in range(length):
                one_to_one = length == raw_length
                places[start + offset] = (
                    (raw + offset, raw + offset + 1) if one_to_one else (raw, raw + raw_length)
                )
        for _ in range(2_000):
            checked += 1
            start = chance.randrange(len(page.text))
            end = min(len(page.text), start + chance.randint(1, 60))
            for character, place_ in zip(page.text[start:end], places[start:end], strict=True):
                if place_ is None:
                    wrong += character != "\n"
                    continue
                origin = source[place_[0] : place_[1]]
                meant = html.unescape(origin)
                same = meant == character or (character == " " and not meant.strip())
                wrong += not same
    return checked, wrong


def _article_page(paragraphs: int) -> str:
    chance = random.Random(5)
    letters = "abcdefghiklmnoprstu"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(900)]
    body = "".join(
        "<p>"
        + " ".join(chance.choices(words, k=45)).capitalize()
        + f' <a href="/{n}">link</a>.</p>'
        for n in range(paragraphs)
    )
    menu = "".join(f'<li class="menu-item"><a href="/{n}">Section {n}</a></li>' for n in range(300))
    script = "<script>" + "var a = '<p>';" * 4_000 + "</script>"
    related = "".join(
        f'<div class="card"><a href="/{n}"><h3>Other story {n}</h3></a></div>' for n in range(60)
    )
    return (
        f"<!doctype html><html lang=en><head><title>A page</title>{script}</head><body>"
        f"<nav><ul>{menu}</ul></nav>"
        f"<main><article><h1>A page about nothing</h1>{body}</article></main>"
        f"<aside>{related}</aside>{script}</body></html>"
    )


def _best(action: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of processor time of the fastest of some runs."""
    fastest = float("inf")
    for _ in range(times):
        started = time.process_time()
        action()
        fastest = min(fastest, time.process_time() - started)
    return 1000 * fastest


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    checked, wrong = _spans(count)
    print(f"{checked} spans checked, {wrong} characters wrong")
    source = _article_page(25)
    data = source.encode()
    page = project(source)
    extracted = trafilatura.extract(source, fast=True, include_comments=False) or ""
    print(f"page of {len(source) // 1000} KB, {len(page.blocks)} blocks, {len(page.runs)} runs:")
    library = _best(lambda: trafilatura.extract(source, fast=True, include_comments=False))
    dated = _best(lambda: by_htmldate(source))
    whole = _best(lambda: read(data, where="page.html"))
    print(
        f"  libraries {library:.1f} ms for blocks, {dated:.1f} ms for a day that no markup states;"
        f" all of reading {whole:.1f} ms; ours {whole - library - dated:.1f} ms"
    )
    print(f"  projection {_best(lambda: project(source)):.1f} ms")
    print(f"  placing {_best(lambda: place(page, extracted)):.1f} ms")
    print(f"  joining {_best(lambda: assemble(page, range(len(page.blocks)))):.1f} ms")
    article = "\n\n".join(page.text.splitlines()[300:330]).encode()
    plain = _best(lambda: read_text(article, where="a"))
    print(f"plain text of {len(article) // 1000} KB: {plain:.1f} ms")


if __name__ == "__main__":
    main()
