"""Tell the prose of an article pasted from a page from what stood around it.

Menus, bylines, share buttons, captions, newsletter boxes and lists of other
stories come along when a page is copied as text.  Claims must not be read from
them.  Nothing is removed: every line becomes part of a block with a kind.

The judgement is conservative in both directions.  A line is prose when it is
built like sentences; it is demoted only for a reason that can be named here:
a known phrase, a repetition, or its place after the end of the article.
Spans are half-open and count code points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from registry.reading.dates import WrittenDate, find_date
from registry.reading.phrases import (
    ASIDES,
    BYLINE,
    CAPTIONS,
    CREDITS,
    ENDINGS,
    LABELS,
    LINES,
    NETWORKS,
    SECTIONS,
    whole_line,
)
from registry.records import Block

Kind = Literal["headline", "prose", "caption", "furniture"]

_SECTION = whole_line(SECTIONS, closers="[:>»…]*")
_ASIDE = whole_line(ASIDES, closers="[:>»…]*")
_CREDIT = whole_line(CREDITS)
_LABEL = whole_line(LABELS, closers="[:>»…]*")
_ENDING = whole_line(ENDINGS, closers=r"[.)\]]*")
_FURNITURE = whole_line(LINES)
_CAPTION = whole_line(CAPTIONS)
_BYLINE = re.compile(BYLINE)
_SHORT = 400  # code points; no phrase of furniture is longer

# ── shapes ───────────────────────────────────────────────────────────────────

_CLOSERS = "\"'”’)]»›*_"
_SENTENCE_END = re.compile(rf"[.!?…][{re.escape(_CLOSERS)}]*(?:\s*\[\d+\])*\s*\Z")
_INNER_END = re.compile(r"[a-z0-9)”\"’][.!?][”\"’)]*\s+[“\"‘(]?[A-Z]")
_END_MARKS = " ■□◆●▲▶►•|/#–—-"  # by which some agencies mark the end of an article
_PARENTHESIS = re.compile(r"\s*\([^()]{1,60}\)\s*\Z")
_BULLET = re.compile(r"\s*(?:[•·▪●◦‣∙►▶–—*+-]|\d{1,2}[.)])\s+")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_SMALL = frozenset(
    [
        "a",
        "after",
        "against",
        "amid",
        "an",
        "and",
        "as",
        "at",
        "before",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "nor",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "over",
        "per",
        "s",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
    ]
)
_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_TAIL = 100  # code points at the end of a line that tell whether a sentence ends there
_LONG = 25  # words from which a line without final punctuation is still a paragraph
_TEASER_WORDS = 12  # a shorter sentence never reopens the article
_RESUME_WORDS = 40  # words of consecutive sentences that reopen the article after a box


@dataclass(frozen=True, slots=True)
class _Line:
    """One paragraph: a line, or several that were wrapped at a fixed width."""

    start: int
    end: int
    text: str
    words: int
    kind: Kind | None = None
    reason: str = ""
    box: Literal["", "aside", "list"] = ""
    """What kind of box it opens: one thing, or a list of other stories."""
    ends_article: bool = False

    def be(self, kind: Kind, reason: str) -> _Line:
        return replace(self, kind=kind, reason=reason)


def classify(text: str, start: int = 0, *, may_wrap: bool = True) -> tuple[Block, ...]:
    """Blocks of ``text[start:]`` in text order, one a paragraph, disjoint.

    A line end inside a block is a wrapped line, which there is only where the
    text ``may_wrap``.  What no block covers is white space.
    """
    lines = _paragraphs(text, start, may_wrap)
    lines = [_by_own_shape(line) for line in lines]
    lines = _repetitions(_captions(lines))
    lines = _after_the_end(lines)
    lines = _headlines(lines)
    return tuple(Block(start=line.start, end=line.end, kind=line.kind or "prose") for line in lines)


def classify_marked(text: str, headings: Collection[int]) -> tuple[Block, ...]:
    """Blocks of a text whose format tells where its headings start; no line of it is wrapped."""
    return tuple(
        block.model_copy(update={"kind": "headline"}) if block.start in headings else block
        for block in classify(text, may_wrap=False)
    )


# ── paragraphs ───────────────────────────────────────────────────────────────


def _paragraphs(text: str, start: int, may_wrap: bool) -> list[_Line]:
    """Lines without the white space around them; wrapped lines joined."""
    spans: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, start):
        written = match[0]
        stripped = written.strip()
        if not stripped or all(not c.isprintable() for c in stripped):
            continue
        first = match.start() + len(written) - len(written.lstrip())
        spans.append((first, first + len(stripped)))
    joined: list[tuple[int, int]] = []
    wrapped = may_wrap and _is_wrapped(text, spans)
    previous: tuple[int, int] | None = None
    for span in spans:
        if wrapped and previous is not None and _continues(text, previous, span):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
        previous = span
    return [_Line(a, b, text[a:b], len(_WORD.findall(text[a:b]))) for a, b in joined]


def _is_wrapped(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the text was wrapped at a fixed width: most lines end inside a sentence."""
    followed = [(a, b) for (a, b), (c, _) in pairwise(spans) if _adjacent(text, b, c)]
    if len(followed) < 2 or max(b - a for a, b in spans) > 110:
        return False
    open_ended = sum(1 for a, b in followed if not _SENTENCE_END.search(text, max(a, b - 8), b))
    lengths = [b - a for a, b in followed]
    return (
        2 * open_ended > len(followed)
        and min(45, max(lengths)) <= sorted(lengths)[len(lengths) // 2]
    )


def _adjacent(text: str, end: int, start: int) -> bool:
    """Whether exactly one line end stands between two lines."""
    between = text[end:start].replace("\r\n", "\n")
    return sum(between.count(c) for c in "\n\r\f\v\x85\u2028\u2029") == 1


def _continues(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    if not _adjacent(text, line[1], following[0]) or line[1] - line[0] < 40:
        return False
    return _BULLET.match(text, following[0], following[1]) is None


# ── one line by itself ───────────────────────────────────────────────────────


def _by_own_shape(line: _Line) -> _Line:
    """Judge a paragraph by its own words; an undecided one keeps ``kind=None``."""
    text = line.text
    if len(text) <= _SHORT:
        if _SECTION.fullmatch(text):
            opened: Literal["", "aside", "list"] = "list"
            if _ASIDE.fullmatch(text):
                opened = "aside"
            elif _LABEL.fullmatch(text):
                opened = ""
            return replace(line, kind="furniture", reason="names a section", box=opened)
        if _ENDING.fullmatch(text):
            return replace(line, kind="furniture", reason="closes the article", ends_article=True)
        if _FURNITURE.fullmatch(text) or _BYLINE.fullmatch(text):
            return line.be("furniture", "a phrase of page furniture")
        if line.words <= 12 and all(w.lower() in NETWORKS for w in _WORD.findall(text)):
            return line.be("furniture", "names of networks")
        if _is_row_of_links(text):
            return line.be("furniture", "a row of links")
        if line.words >= 2 and _CAPTION.fullmatch(text):
            return line.be("caption", "carries the credit of a picture")
    if line.words <= 9 and _is_date(text, 1):
        return line.be("furniture", "a date")  # "August 6, 2009 3:41 p.m." is no sentence
    if _is_prose(line):
        return line.be("prose", "built of sentences")
    if line.words <= 14 and _is_date(text):
        return line.be("furniture", "a date")
    return line


def _is_date(text: str, beside: int = 4) -> bool:
    """Whether a line is a date with hardly a word ``beside`` it."""
    found = find_date(text)
    if not isinstance(found, WrittenDate):
        return False
    return len(_WORD.findall(text[: found.start] + " " + text[found.end :])) <= beside


def _is_prose(line: _Line) -> bool:
    text = line.text.rstrip(_END_MARKS) or line.text
    tail = _PARENTHESIS.sub("", text[-_TAIL:]) or text[-_TAIL:]
    ends = (
        _SENTENCE_END.search(tail) is not None
        and not tail.endswith("...")
        and not tail.endswith("…")
    )
    if ends:
        return line.words >= 2 or (line.words == 1 and text[0] in "“\"‘'")
    return line.words >= _LONG or (_INNER_END.search(text) is not None and line.words >= 12)


def _is_row_of_links(text: str) -> bool:
    separators = text.count("|") + text.count(" · ") + text.count(" / ")
    return separators >= 2 and not _INNER_END.search(text) and not _SENTENCE_END.search(text)


def _title_case(text: str) -> bool:
    words = [w for w in _WORD.findall(text) if w.lower() not in _SMALL and not w[0].isdigit()]
    return bool(words) and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


# ── lines among each other ───────────────────────────────────────────────────


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _captions(lines: list[_Line]) -> list[_Line]:
    """The first sentence is the caption of the lead picture when a bare credit follows it."""
    first = next((n for n, line in enumerate(lines) if line.kind == "prose"), len(lines))
    if first + 1 < len(lines) and _CREDIT.fullmatch(lines[first + 1].text):
        lines[first] = lines[first].be("caption", "a credit follows it")
    return lines


def _repetitions(lines: list[_Line]) -> list[_Line]:
    """Demote what stands twice: titles, teasers cut short, captions given again with a credit."""
    seen: Counter[str] = Counter()
    result: list[_Line] = []
    for position, line in enumerate(lines):
        key = _key(line.text)
        seen[key] += 1
        following = lines[position + 1] if position + 1 < len(lines) else None
        if line.kind in {None, "prose"} and line.words <= 40 and seen[key] > 1:
            line = line.be("furniture", "stands twice")
        elif (
            line.kind is None
            and line.words >= 5
            and following is not None
            and following.kind in {None, "caption"}
        ):
            other = _key(following.text)
            if other != key and other.startswith(key) and len(other) - len(key) <= 40:
                line = line.be("caption", "given again with a credit")
        elif line.kind is None and result and result[-1].kind == "caption":
            before = _key(result[-1].text)
            if key.startswith(before) and len(key) - len(before) <= 40:
                line = line.be("caption", "the caption before, with a credit")
        if line.kind is None and key.endswith(("...", "…")):
            line = line.be("furniture", "a teaser cut short")
        result.append(line)
    return result


def _after_the_end(lines: list[_Line]) -> list[_Line]:
    """Demote what follows the end of the article, or stands in a box of other stories.

    The article goes on only where enough sentences stand together: teasers in
    lists are sentences too, but they stand singly, between titles.
    """
    result: list[_Line] = []
    closed = ""  # or what closed it: an aside, a list, the end
    begun = False
    for position, line in enumerate(lines):
        if line.box or (line.ends_article and begun):
            closed = line.box or "end"
        elif closed and line.kind == "prose":
            if _reopens(lines, position, closed, begun):
                closed = ""
            else:
                line = line.be("furniture", "stands in a box of other stories")
        elif closed and line.kind in {None, "caption"}:
            line = line.be("furniture", "follows the end of the article")
        begun = begun or line.kind == "prose"
        result.append(line)
    return result


def _reopens(lines: Sequence[_Line], position: int, closed: str, begun: bool) -> bool:
    """Whether the article goes on at a line of sentences."""
    line = lines[position]
    if closed == "aside":
        # Its one thing is over when something that is no sentence stands between.
        return line.words >= _TEASER_WORDS or (line.words >= 8 and not lines[position - 1].box)
    if line.words < _TEASER_WORDS:
        return False
    if not begun:
        return True  # what stood before was navigation
    run = position
    while run < len(lines) and lines[run].kind == "prose":
        run += 1
    total = sum(one.words for one in lines[position:run])
    return total >= _RESUME_WORDS and (run - position >= 2 or total >= 2 * _RESUME_WORDS)


def _headlines(lines: list[_Line]) -> list[_Line]:
    """Decide what is left: titles, items of the article's own lists, and labels."""
    result: list[_Line] = []
    last_prose = max((n for n, line in enumerate(lines) if line.kind == "prose"), default=-1)
    for position, line in enumerate(lines):
        if line.kind is not None:
            result.append(line)
            continue
        before = result[-1] if result else None
        following = lines[position + 1].text if position + 1 < len(lines) else ""
        if _is_item(line, before):
            line = line.be("prose", "an item of the article's own list")
        elif position > last_prose:
            line = line.be("furniture", "after the last sentence")
        elif line.text.endswith(":") and (
            line.words >= 10 or (line.words >= 4 and _BULLET.match(following))
        ):
            line = line.be("prose", "introduces what follows")
        elif line.words < 2 or (
            line.words == 2 and (line.text.isupper() or _BULLET.match(line.text) is not None)
        ):
            line = line.be("furniture", "a label")
        else:
            line = line.be("headline", "no sentence, and prose follows")
        result.append(line)
    return result


def _is_item(line: _Line, before: _Line | None) -> bool:
    """A bulleted statement under a sentence that ends in a colon, or under such an item."""
    if before is None or before.kind != "prose" or line.words < 4 or _title_case(line.text):
        return False
    return _BULLET.match(line.text) is not None and (
        before.text.endswith(":") or _BULLET.match(before.text) is not None
    )
