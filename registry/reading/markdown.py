"""Read Markdown: the prose without its marks, each character mapped to the file.

Emphasis, links, headings, quotation marks of blocks and comments are left out
of the text; images, code blocks, rules and link definitions with their words.
The lines of a paragraph become one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.errors import SourceError
from registry.reading.decoding import decode_text
from registry.reading.frontmatter import read_front_matter
from registry.reading.furniture import classify_marked
from registry.reading.mapping import Builder, segments
from registry.reading.projection import meaning
from registry.reading.text import article_metadata, check_length, sha256_of
from registry.records import Document

READER = "markdown/1"

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:\s*\S")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?")
_ITEM = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_TABLE_RULE = re.compile(r"[ \t|:-]*-[ \t|:-]*\Z")
_MARK = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<image>!\[[^\[\]]{0,500}\](?:\([^()\s]{0,1000}(?:\s+["'][^"'\n]{0,200}["'])?\)|\[[^\]\n]{0,100}\]))
    | (?P<link>\[(?P<words>[^\[\]]{1,500})\](?:\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s+["'][^"'\n]{0,200}["'])?\)|\[[^\]\n]{0,100}\]))
    | (?P<footnote>\[\^[^\]\n]{1,60}\])
    | <(?P<address>https?://[^\s<>]{1,500})>
    | (?P<tag><!--(?:(?!<!--).){0,5000}?-->|</?[A-Za-z][^<>\n]{0,500}>)
    | (?P<reference>&(?:\#[xX][0-9a-fA-F]{1,6}|\#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<ticks>`+) | (?P<stars>\*+) | (?P<bars>_+) | (?P<white>[ \t]*(?:\r\n|\n|\r)[ \t>]*|[ \t]{2,})
    """,  # noqa: E501 - a pattern is read as one line
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One block of the file, before its marks are taken out."""

    pieces: tuple[tuple[int, int], ...]
    """Stretches of the source: one for each line, without its prefix."""
    heading: bool = False


def read_markdown(
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Document:
    """Read one Markdown article.

    :raises SourceError: as ``text.read_text``.
    """
    decoded = decode_text(data, where=where, charset=encoding)
    source = decoded.raw
    check_length(source, where)
    front = read_front_matter(source, where=where, start=decoded.mark)
    built = Builder()
    headings: set[int] = set()
    for part in _parts(source, front.end if front else decoded.mark):
        before = built.length
        if before:
            built.insert("\n")
        start = built.length
        for number, (a, b) in enumerate(part.pieces):
            if number and built.length > start:
                built.add(" ", part.pieces[number - 1][1], a - part.pieces[number - 1][1])
            _inline(source, a, b, built)
        if part.heading:
            headings.add(start)
    text = built.text
    if not text.strip():
        raise SourceError(where, "the article is empty", hint="give a file that holds text")
    blocks = classify_marked(text, headings)
    metadata, warnings = article_metadata(text, blocks, front, given, where=where)
    return Document(
        path=where,
        text=text,
        blob_sha256=sha256_of(data),
        reader=READER,
        metadata=metadata,
        blocks=blocks,
        segments=segments(built.runs),
        charset=decoded.charset,
        warnings=warnings,
    )


def _parts(source: str, position: int) -> Iterator[_Part]:
    """Blocks of the file: headings, list items, and paragraphs of one or more lines."""
    pieces: list[tuple[int, int]] = []
    fence = ""
    while position < len(source):
        match = _LINE.match(source, position)
        assert match is not None  # matches any line, the empty one too
        start, position = position, max(match.end(), position + 1)
        line = match[0].rstrip("\r\n")
        end = start + len(line)
        if fence:
            if line.strip().startswith(fence):
                fence = ""
            continue
        if opening := _FENCE.match(line):
            fence = opening[1]
        elif pieces and _UNDERLINE.fullmatch(line):
            yield _Part(tuple(pieces), heading=True)
            pieces = []
            continue
        elif heading := _HEADING.fullmatch(line):
            if pieces:
                yield _Part(tuple(pieces))
            yield _Part(((start + heading.start(2), start + heading.end(2)),), heading=True)
            pieces = []
            continue
        elif line.strip("> \t") and not _skipped(line):
            prefix = _PREFIX.match(line)
            if pieces and (_ITEM.match(line) or line.lstrip().startswith("|")):
                yield _Part(tuple(pieces))
                pieces = []
            first = start + (prefix.end() if prefix else 0)
            last = start + len(line.rstrip(" \t\\"))
            if first < last:
                pieces.append((first, last))
            continue
        if pieces:
            yield _Part(tuple(pieces))
            pieces = []
        if end == len(source):
            break
    if pieces:
        yield _Part(tuple(pieces))


def _skipped(line: str) -> bool:
    return (
        _RULE.fullmatch(line) is not None
        or _DEFINITION.match(line) is not None
        or ("|" in line and _TABLE_RULE.fullmatch(line) is not None)
    )


def _inline(source: str, start: int, end: int, built: Builder) -> None:
    """Append a stretch of the source without the marks inside it."""
    position = start
    for match in _MARK.finditer(source, start, end):
        if match.start() < position:
            continue
        if match.start() > position:
            built.add(source[position : match.start()], position, match.start() - position)
        position = match.end()
        if match["link"]:
            _inline(source, match.start("words"), match.end("words"), built)
        elif match["escaped"] or match["address"]:
            group = "escaped" if match["escaped"] else "address"
            built.add(match[group], match.start(group), len(match[group]))
        elif match["reference"]:
            text, length = meaning(match["reference"])
            built.add(text, match.start(), length)
            position = match.start() + length
        elif match["white"]:
            built.add(" ", match.start(), len(match["white"]))
        elif not (match["image"] or match["footnote"] or match["tag"] or match["ticks"]) and (
            not _is_emphasis(source, match.start(), match.end(), start, end)
        ):
            built.add(match[0], match.start(), len(match[0]))
    if position < end:
        built.add(source[position:end], position, end - position)


def _is_emphasis(source: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether stars or bars mark emphasis: one side touches a word, bars not on both sides."""
    before = source[start - 1] if start > first else " "
    after = source[end] if end < last else " "
    if source[start] == "_":
        return before.isalnum() != after.isalnum()
    return not (before.isspace() and after.isspace())
