"""Read the text layer of a PDF; the map gives page and box of every line.

Lines of a paragraph are joined; a word divided at a line end is put together.
What stands at the top or bottom of most pages is furniture.  Nothing is
recognised from pictures.  The raw unit is the character of a page, counted
through the file in the order in which the library gives them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

from registry.errors import MissingExtraError, SourceError
from registry.reading.furniture import classify
from registry.reading.mapping import Builder, segments
from registry.reading.pdf_lines import MEMORY
from registry.reading.text import article_metadata, check_length, given_metadata, sha256_of
from registry.records import Block, Document, Metadatum, Origin, Region

MAX_PAGES = 500
SECONDS = 180  # for one file
_EDGE_LINES = 2  # at the top and bottom of a page are looked at for running titles
_DIVIDED = re.compile(r"[a-z]-\Z")
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*\Z")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    page: int
    text: str
    raw: int
    """Number of its first character in the file."""
    box: tuple[float, ...]
    """Left, top, right, bottom, in points from the upper left corner."""
    running: bool = False
    """It stands at the edge of most pages."""


def read_pdf(data: bytes, *, where: str, given: Mapping[str, str] | None = None) -> Document:
    """Read one PDF.

    :raises SourceError: when it is broken, encrypted, has too many pages, or no text layer.
    :raises MissingExtraError: when the library is not installed.
    """
    lines, info = _pages(data, where)
    if not any(line.text.strip() for line in lines):
        raise SourceError(
            where,
            "has no text layer (a scan?); text is not recognised from pictures",
            hint="run it through OCR first",
        )
    built = Builder()
    regions: list[Region] = []
    furniture: set[int] = set()
    for paragraph in _paragraphs(_marked(lines)):
        if built.length:
            built.insert("\f" if paragraph[0].page != regions[-1].page else "\n")
        if paragraph[0].running:
            furniture.add(built.length)
        for number, line in enumerate(paragraph):
            _add(
                built, regions, line, paragraph[number + 1] if number + 1 < len(paragraph) else None
            )
    text = built.text
    check_length(text, where)
    blocks = tuple(
        Block(start=b.start, end=b.end, kind="furniture" if b.start in furniture else b.kind)
        for b in classify(text, may_wrap=False)
    )
    metadata, warnings = article_metadata(text, blocks, None, None, where=where)
    merged = dict(metadata)
    for name, key in (("title", "Title"), ("author", "Author")):
        value = info.get(key)
        if isinstance(value, str) and value.strip() and "\ufffd" not in value:
            merged[name] = Metadatum(
                value=value.strip(), origin=Origin.PAGE, note="file properties"
            )
    merged.update(given_metadata(given, where=where))
    return Document(
        path=where,
        text=text,
        blob_sha256=sha256_of(data),
        reader=f"pdfplumber/{version('pdfplumber')};pdf/1",
        metadata=tuple(sorted(merged.items(), key=lambda item: item[0])),
        blocks=blocks,
        segments=segments(built.runs),
        raw_unit="page-char",
        regions=tuple(regions),
        warnings=warnings,
    )


def _pages(data: bytes, where: str) -> tuple[list[Line], Mapping[str, Any]]:
    """Lines and properties, read in a process of its own: a small PDF can unfold without end."""
    if find_spec("pdfplumber") is None:
        raise MissingExtraError("reading PDF", "pdf")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "registry.reading.pdf_lines", str(MAX_PAGES)],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise SourceError(
            where,
            f"needs more than {SECONDS} seconds or {MEMORY // 1_000_000:,} MB to read",
            hint="print it to a new PDF, or give its text",
        ) from error
    if "why" in told:
        raise SourceError(where, told["why"], hint=told["hint"])
    lines = [Line(page, text, raw, tuple(box)) for page, text, raw, box in told["lines"]]
    return lines, told["info"]


def _marked(lines: list[Line]) -> list[Line]:
    """Lines with those marked that run through the pages, numbers of pages aside."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    if len(pages) < 3:
        return lines
    count: Counter[str] = Counter()
    for found in pages.values():
        edge = [*found[:_EDGE_LINES], *found[_EDGE_LINES:][-_EDGE_LINES:]]
        count.update({_running_key(line.text) for line in edge})
    running = {text for text, times in count.items() if 2 * times > len(pages)}
    return [
        Line(line.page, line.text, line.raw, line.box, _running_key(line.text) in running)
        for line in lines
    ]


def _running_key(text: str) -> str:
    """A line as titles of pages repeat: numbers aside, unless it is a sentence."""
    return text if _ENDS.search(text) else _DIGITS.sub("#", text)


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines grouped by how far apart they stand and where they end."""
    current: list[Line] = []
    for line in lines:
        if current and not _continues(current, line):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _continues(paragraph: list[Line], line: Line) -> bool:
    last = paragraph[-1]
    if line.page != last.page or line.running or last.running:
        return False
    height, other = last.box[3] - last.box[1], line.box[3] - line.box[1]
    gap = line.box[1] - last.box[3]
    if gap > 0.8 * height or gap < -height or not 0.8 < other / max(height, 0.1) < 1.25:
        return False
    # A line that ends a sentence well before the right edge ends the paragraph.
    width = max(one.box[2] for one in paragraph) - min(one.box[0] for one in paragraph)
    short = len(paragraph) > 1 and last.box[2] < paragraph[0].box[0] + 0.85 * width
    return not (short and _ENDS.search(last.text)) and line.box[0] < last.box[2]


def _add(built: Builder, regions: list[Region], line: Line, following: Line | None) -> None:
    """Append a line, with a space or, for a divided word, nothing before the next."""
    start = built.length
    divided = (
        following is not None
        and _DIVIDED.search(line.text) is not None
        and following.text[:1].islower()
    )
    text = line.text[:-1] if divided else line.text
    built.add(text, line.raw, len(text))
    left, top, right, bottom = line.box
    regions.append(
        Region(start=start, end=built.length, page=line.page, box=(left, top, right, bottom))
    )
    if following is not None and not divided:
        built.insert(" ")
