"""Read an HTML page: the article's blocks, each character mapped to the page.

``trafilatura`` chooses blocks; ``projection`` gives the characters.  Where the
library finds nothing, the blocks outside navigation are judged by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version

from registry.errors import SourceError
from registry.reading.alignment import place
from registry.reading.decoding import Decoded, decode_page, decode_text
from registry.reading.furniture import classify
from registry.reading.inferred import infer_metadata
from registry.reading.mapping import Run, compose, segments
from registry.reading.notices import is_notice
from registry.reading.page_metadata import page_metadata
from registry.reading.projection import Page, PageBlock, project
from registry.reading.text import given_metadata, sha256_of
from registry.records import Block, Document

PROJECTOR = "projection/1"
MAX_PAGE = 5_000_000
"""Characters of a page; the longest article pages have some hundred thousand."""
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})")
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_FURNITURE_REGIONS = frozenset({"aside", "footer", "form", "nav"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_UNPLACED_SHARE = 0.02
_GAP = 3  # blocks between two chosen ones that are looked at again
_PARAGRAPH_WORDS = 15


def read_html(
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None = None,
    encoding: str | None = None,
    media_type: str | None = None,
) -> Document:
    """Read the article of one page.

    :raises SourceError: when the page is too long or shows no text at all.
    """
    if encoding is not None:
        decoded = decode_text(data, where=where, charset=encoding)
    else:
        decoded = decode_page(data, declared=declared_charset(data, media_type))
    return page_document(decoded, sha256=sha256_of(data), where=where, given=given)


def page_document(
    decoded: Decoded,
    *,
    sha256: str,
    where: str,
    given: Mapping[str, str] | None = None,
    part: str = "",
    outer: Sequence[Run] = (),
    whole: bool = False,
) -> Document:
    """As ``read_html``, of a page that is decoded already; ``sha256`` names its blob.

    ``outer`` leads from the page to the source it stands in, where it stands in
    one.  With ``whole`` nothing is chosen: the page is known to be an article.

    :raises SourceError: when the page is too long or shows no text at all.
    """
    source = decoded.raw
    if len(source) > MAX_PAGE:
        raise SourceError(
            where, f"{len(source):,} characters; the limit for a page is {MAX_PAGE:,}"
        )
    page = project(source)
    chosen, warnings = (tuple(range(len(page.blocks))), ()) if whole else _choose(page, source)
    if not chosen:
        raise SourceError(where, "the page shows no text", hint="save the page after it has loaded")
    notices = _notices(page, chosen)
    chosen = tuple(sorted((*chosen, *notices)))
    text, runs, regions = assemble(page, chosen)
    if notices:  # part of the article, and nothing that claims are read from
        regions = [
            (start, marks | {"aside"} if number in notices else marks)
            for number, (start, marks) in zip(chosen, regions, strict=True)
        ]
    if outer:
        runs = compose(outer, runs)
    blocks = _kinds(text, regions)
    metadata = page_metadata(page, source=source, where=where)
    shown, _ = infer_metadata(text, blocks)
    for name, value in shown.items():
        metadata.setdefault(name, value)
    metadata.update(given_metadata(given, where=where))
    return Document(
        path=where,
        text=text,
        blob_sha256=sha256,
        reader=f"{_extractor()};{PROJECTOR}",
        metadata=tuple(sorted(metadata.items(), key=lambda item: item[0])),
        blocks=blocks,
        segments=segments(runs),
        charset=decoded.charset,
        part=part,
        warnings=warnings,
    )


def declared_charset(data: bytes, media_type: str | None) -> str | None:
    """The character set that the header or else the page declares; ``None`` when neither does."""
    if media_type and (header := _HEADER_CHARSET.search(media_type)):
        return header[1]
    head = data[:4096]
    declared = _DECLARED.search(head) or _XML_DECLARED.match(head)
    return declared[1].decode("ascii") if declared else None


def assemble(
    page: Page, chosen: Iterable[int]
) -> tuple[str, list[Run], list[tuple[int, frozenset[str]]]]:
    """Join some blocks of a page with line ends, and move their part of the map along.

    The third value gives, for each block, where it starts and what it stands in.
    """
    parts: list[str] = []
    found: list[Run] = []
    regions: list[tuple[int, frozenset[str]]] = []
    length = 0
    runs: Sequence[Run] = page.runs
    position = 0
    for number in chosen:
        block: PageBlock = page.blocks[number]
        while position < len(runs) and runs[position][0] + runs[position][2] <= block.start:
            position += 1
        shift = length - block.start
        while position < len(runs) and runs[position][0] < block.end:
            start, raw, size, raw_size = runs[position]
            found.append((start + shift, raw, size, raw_size))
            position += 1
        regions.append((length, block.regions))
        parts.append(page.text[block.start : block.end])
        length += block.end - block.start + 1
    return "\n".join(parts), found, regions


def _choose(page: Page, source: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Numbers of the blocks that are the article, and what there is to say about the choice."""
    import trafilatura

    try:
        extracted = trafilatura.extract(source, fast=True, include_comments=False) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        extracted = ""  # a page that the library cannot parse still has blocks
    placement = place(page, extracted) if extracted else None
    if placement is None or not placement.blocks:
        fallback = tuple(
            number
            for number, block in enumerate(page.blocks)
            if not block.regions & _FURNITURE_REGIONS
        )
        return fallback, (
            ("no article was recognised on the page; all its text was read",) if fallback else ()
        )
    blocks = _gaps_filled(page, placement.blocks)
    if placement.unplaced > _UNPLACED_SHARE * placement.paragraphs:
        return blocks, (
            f"{placement.unplaced} of {placement.paragraphs} paragraphs of the extractor"
            " do not stand on the page as it gave them; left out",
        )
    return blocks, ()


def _notices(page: Page, chosen: Sequence[int]) -> frozenset[int]:
    """Blocks with a notice of correction that were passed by, since they stand in boxes."""
    known = set(chosen)
    return frozenset(
        number
        for number, block in enumerate(page.blocks)
        if number not in known
        and not block.regions & {"nav", "form"}
        and is_notice(page.text[block.start : block.end])
    )


def _gaps_filled(page: Page, chosen: Sequence[int]) -> tuple[int, ...]:
    """The chosen blocks, and the paragraphs between them that the library left out.

    It drops paragraphs that are full of links, whatever they say.  One that is
    built of sentences and stands, in like surroundings, directly between
    chosen blocks belongs to them.
    """
    result: list[int] = []
    for number, following in zip(chosen, (*chosen[1:], None), strict=True):
        result.append(number)
        if following is None or not 1 < following - number <= _GAP + 1:
            continue
        surroundings = page.blocks[number].regions | page.blocks[following].regions
        for between in range(number + 1, following):
            block = page.blocks[between]
            text = page.text[block.start : block.end]
            if (
                block.regions - _HEADINGS <= surroundings
                and len(text.split()) >= _PARAGRAPH_WORDS
                and [found.kind for found in classify(text, may_wrap=False)] == ["prose"]
            ):
                result.append(between)
    return tuple(result)


def _kinds(text: str, regions: Sequence[tuple[int, frozenset[str]]]) -> tuple[Block, ...]:
    """Kinds of blocks: what the markup says, else what the words say."""
    inside = dict(regions)
    result: list[Block] = []
    for block in classify(text, may_wrap=False):
        marks = inside.get(block.start, frozenset())
        kind = block.kind
        if marks & _FURNITURE_REGIONS:
            kind = "furniture"
        elif marks & _CAPTIONS:
            kind = "caption"
        elif marks & _HEADINGS and kind != "furniture":
            kind = "headline"
        elif "table" in marks and kind == "headline":
            kind = "furniture"  # a cell that is no sentence
        result.append(Block(start=block.start, end=block.end, kind=kind))
    return tuple(result)


@cache
def _extractor() -> str:
    return f"trafilatura/{version('trafilatura')};fast=1;tables=1"
