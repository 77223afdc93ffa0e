"""Project HTML onto its visible text, character by character.

An extraction library only tells which blocks of a page are the article; the
characters come from here, each with the place in the decoded source that it
came from.  Runs of white space become one space; character references become
what they stand for; soft hyphens and other invisible joints are left out; a
block begins at every block-level tag.  Nothing else changes.

The tokeniser looks at each character a bounded number of times, whatever the
page holds: every search either moves the position on or is remembered as vain.
Offsets count code points of the decoded source.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from html.entities import html5

from registry.reading.mapping import Builder, Run

_BLOCK_TAGS = """
address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav
ol option p pre search section summary table tbody td tfoot th thead tr ul
"""
_REGION_TAGS = """
aside blockquote caption figcaption footer form h1 h2 h3 h4 h5 h6 header li nav table
"""
_SKIPPED_TAGS = """
audio button canvas iframe math noembed noframes noscript object script select style svg template
textarea title video xmp
"""
BLOCK_TAGS = frozenset(_BLOCK_TAGS.split())
REGIONS = frozenset(_REGION_TAGS.split())
"""Elements whose insides are marked on the blocks."""
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENDS_HEADING = frozenset(("p", "div", "section", "article", "table", "ul", "ol", *_HEADINGS))

_TAG_OPEN = re.compile(r"<(?=[A-Za-z/!?])")
_QUOTE_OR_END = re.compile(r"[\"'>]")
_NAME = re.compile(r"/?([A-Za-z][^\s/>\x00]*)")
_WHITE = re.compile(r"[ \t\r\n\f\xa0]+")
_PLAIN = re.compile(
    r"[^ \t\r\n\f\xa0&\xad\u200b\ufeff]+(?:[ \t\r\n\f\xa0][^ \t\r\n\f\xa0&\xad\u200b\ufeff]+)*"
)
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_TO_SPACE = str.maketrans("\t\r\n\f\xa0", "     ")
_INVISIBLE = frozenset("\xad\u200b\ufeff")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]{1,100})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))"""
)
_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One block of visible text, without the line end that follows it."""

    start: int
    end: int
    regions: frozenset[str]
    """Which of ``REGIONS`` it stands in."""


@dataclass(slots=True)
class Page:
    """The whole visible text of a page and what its head says."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    blocks: list[PageBlock] = field(default_factory=list)
    title: str = ""
    language: str = ""
    metas: list[tuple[str, str]] = field(default_factory=list)
    """Name or property in lower case, and content; in page order."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Relation in lower case, and address."""
    times: list[str] = field(default_factory=list)
    """``datetime`` of each ``time`` element."""
    json_ld: list[str] = field(default_factory=list)


def project(source: str) -> Page:
    r"""Read a page into its visible text; never fails, whatever the page holds.

    >>> page = project("<p>Caf&eacute;<b>s</b>  shut</p><p>on&nbsp;Monday</p>")
    >>> page.text
    'Cafés shut\non Monday\n'
    >>> page.runs[1]
    (3, 6, 1, 8)
    """
    return _Projector(source).run()


class _Projector:
    def __init__(self, source: str) -> None:
        self.source = source
        self.page = Page()
        self.out = Builder()
        self.block_start = 0
        self.space: tuple[int, int] | None = None  # white space seen and not yet written
        self.depth: Counter[str] = Counter()
        self.regions: frozenset[str] = frozenset()
        self.known: dict[tuple[str, ...], frozenset[str]] = {}  # few are met, and often
        self.unclosed: set[str] = set()  # what is known not to be closed further on
        self.xhtml = source.lstrip("\ufeff \t\r\n").startswith("<?xml")

    def run(self) -> Page:
        source, position = self.source, 0
        while position < len(source):
            opening = _TAG_OPEN.search(source, position)
            if opening is None:
                self._data(position, len(source))
                break
            self._data(position, opening.start())
            position = self._markup(opening.start())
        self._end_block()
        self.page.text, self.page.runs = self.out.text, self.out.runs
        return self.page

    # ── markup ───────────────────────────────────────────────────────────────

    def _markup(self, start: int) -> int:
        """Handle what begins with ``<`` at ``start``; where the text goes on."""
        source = self.source
        if source.startswith("<!--", start):
            # Source: HTML, 13.2.5.43; an abrupt end is allowed, an unclosed comment takes the rest.
            if source.startswith((">", "->"), start + 4):
                return source.index(">", start + 4) + 1
            return self._after("-->", start + 4)
        if source.startswith("<![CDATA[", start) and self.xhtml:
            end = source.find("]]>", start + 9)
            self._data(start + 9, len(source) if end < 0 else end, references=False)
            return len(source) if end < 0 else end + 3
        name = _NAME.match(source, start + 1)
        if name is None:
            return self._after(">", start + 1)
        end = self._tag_end(name.end())
        tag = name[1].lower()
        if source[start + 1] == "/":
            self._close(tag)
            return end
        return self._open(tag, name.end(), end)

    def _after(self, mark: str, start: int) -> int:
        found = self.source.find(mark, start)
        return len(self.source) if found < 0 else found + len(mark)

    def _tag_end(self, position: int) -> int:
        """Where a tag ends, quoted attribute values skipped; an unclosed one takes the rest."""
        while (found := _QUOTE_OR_END.search(self.source, position)) is not None:
            if found[0] == ">":
                return found.end()
            closing = self.source.find(found[0], found.end())
            if closing < 0:  # a stray quote; browsers would lose the rest of the page
                return self._after(">", found.end())
            position = closing + 1
        return len(self.source)

    def _open(self, tag: str, attributes: int, end: int) -> int:
        if tag in {"meta", "link", "html", "time"}:
            self._head_element(tag, attributes, end)
        if tag in _SKIPPED:
            if self.source.startswith("/>", end - 2) and tag in {"svg", "object", "math"}:
                return end
            return self._skip(tag, attributes, end)
        if tag in BLOCK_TAGS:
            self._end_block()
        if tag in _ENDS_HEADING and any(self.depth[h] for h in _HEADINGS):
            for heading in _HEADINGS:
                self.depth[heading] = 0
            self._set_regions()
        if tag in REGIONS:
            self.depth[tag] += 1
            if self.depth[tag] == 1:
                self._set_regions()
        return end

    def _close(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self._end_block()
        if tag in REGIONS and self.depth[tag]:
            self.depth[tag] -= 1
            if not self.depth[tag]:
                self._set_regions()

    def _set_regions(self) -> None:
        inside = tuple([tag for tag, depth in self.depth.items() if depth])
        found = self.known.get(inside)
        if found is None:
            found = self.known[inside] = frozenset(inside)
        self.regions = found

    def _skip(self, tag: str, attributes: int, end: int) -> int:
        """Pass over an element whose text nobody sees; JSON-LD is kept aside."""
        if tag in self.unclosed:
            return end
        closing = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(self.source, end)
        if closing is None:
            self.unclosed.add(tag)
            return len(self.source) if tag in {"script", "style"} else end
        if tag == "script" and "ld+json" in self.source[attributes : min(end, attributes + 300)]:
            self.page.json_ld.append(self.source[end : closing.start()])
        elif tag == "title" and not self.page.title:
            self.page.title = " ".join(html.unescape(self.source[end : closing.start()]).split())
        return self._after(">", closing.start())

    def _head_element(self, tag: str, start: int, end: int) -> None:
        found = {
            match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(self.source, start, min(end, start + 5_000))
        }
        if tag == "meta":
            name = found.get("property") or found.get("name") or found.get("itemprop") or ""
            if name and found.get("content"):
                self.page.metas.append((name.lower(), found["content"].strip()))
        elif tag == "link":
            if found.get("rel") and found.get("href"):
                self.page.links.append((found["rel"].lower(), found["href"].strip()))
        elif tag == "html":
            self.page.language = self.page.language or found.get("lang", found.get("xml:lang", ""))
        elif found.get("datetime"):
            self.page.times.append(found["datetime"])

    # ── text ─────────────────────────────────────────────────────────────────

    def _data(self, start: int, end: int, *, references: bool = True) -> None:
        if start >= end:
            return
        source, position = self.source, start
        while position < end:
            if (plain := _PLAIN.match(source, position, end)) is not None:
                self._write(plain[0].translate(_TO_SPACE), position, plain.end() - position)
                position = plain.end()
            elif (white := _WHITE.match(source, position, end)) is not None:
                if self.space is None:
                    self.space = (position, white.end() - position)
                position = white.end()
            elif source[position] in _INVISIBLE:
                position += 1
            else:
                position = self._reference(position, end, references)

    def _reference(self, position: int, end: int, references: bool) -> int:
        """Write the character that the ``&`` at ``position`` stands for."""
        match = _REFERENCE.match(self.source, position, end) if references else None
        text, length = meaning(match[0]) if match else ("&", 1)
        if text and not text.strip(" \t\r\n\f\xa0"):
            if self.space is None:
                self.space = (position, length)
        elif text and text not in _INVISIBLE:
            self._write(text, position, length)
        return position + length

    def _write(self, text: str, raw_start: int, raw_length: int) -> None:
        if self.space is not None:
            space, self.space = self.space, None
            if self.out.length > self.block_start:
                self.out.add(" ", *space)
        self.out.add(text, raw_start, raw_length)

    def _end_block(self) -> None:
        self.space = None
        if self.out.length > self.block_start:
            self.page.blocks.append(PageBlock(self.block_start, self.out.length, self.regions))
            self.out.insert("\n")
            self.block_start = self.out.length


def meaning(reference: str) -> tuple[str, int]:
    """What a reference stands for and how much of it was read; ``&`` itself when it is none."""
    if reference.endswith(";") or reference[1] == "#":
        text = html.unescape(reference)
        if text != reference:
            return text, len(reference)
    if reference[1] != "#":
        # Source: HTML, 13.2.5.73; old names count without a semicolon, the longest first.
        for length in range(min(len(reference) - 1, _LONGEST_BARE), 1, -1):
            if text := html5.get(reference[1 : 1 + length], ""):
                return text, 1 + length
    return "&", 1
