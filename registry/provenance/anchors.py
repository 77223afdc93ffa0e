"""Make anchors, and find again what they point to in a text that may have changed.

An anchor is found where its quote stands word for word.  Where it stands more
than once, or is so short that it could be said of anything, its surroundings
decide, or nobody does: an ambiguous anchor is reported, never placed.
Spans are half-open and count code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from registry.errors import AnchorError
from registry.records import CONTEXT, Anchor

_TELLING = 40  # code points; a longer quote that stands once is the same quote wherever it stands
_SURE = 0.5  # of the surroundings of a short quote must have stayed
_MARGIN = 0.15  # by which the best of several places must lead
_ALIKE = 70  # percent; below it nothing in the text resembles the quote
_MOST = 1_000  # places looked at; a quote that stands more often is ambiguous anyway
_FUZZY_TEXT = 300_000  # code points; in a longer text only the neighbourhood is searched
_NEIGHBOURHOOD = 50_000
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Exact:
    """The quote stands where it stood."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The quote stands, word for word, at another place."""

    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The quote stands at several places, and nothing tells which was meant."""

    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Orphaned:
    """The quote does not stand in the text any more."""

    nearest: tuple[int, int] | None = None
    """The stretch that is most like it, for a person to look at; ``None`` when nothing is."""
    likeness: int = 0
    """Percent."""


Found = Exact | Moved | Ambiguous | Orphaned


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``, widened to whole characters as readers see them.

    >>> make_anchor("It rained on Monday.", 3, 9).quote
    'rained'

    :raises AnchorError: when the span is empty, blank or outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise AnchorError(f"span {start} to {end} is not inside a text of {len(text)} characters")
    while start and not is_boundary(text, start):
        start -= 1
    while end < len(text) and not is_boundary(text, end):
        end += 1
    if not text[start:end].strip():
        raise AnchorError(f"span {start} to {end} holds white space alone")
    before, after = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    while before < start and not is_boundary(text, before):
        before += 1
    while after > end and not is_boundary(text, after):
        after -= 1
    return Anchor(
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[before:start],
        suffix=text[end:after],
    )


def find_anchor(text: str, anchor: Anchor) -> Found:
    """Where an anchor stands in ``text``.

    >>> anchor = make_anchor("Ten died. Two were hurt.", 0, 9)
    >>> find_anchor("On Monday: Ten died. Two were hurt.", anchor)
    Moved(start=11, end=20, note='')
    >>> find_anchor("Nine died. Two were hurt.", anchor)
    Orphaned(nearest=(0, 14), likeness=78)
    """
    start, end = anchor.start, anchor.end
    if (
        text.startswith(anchor.quote, start)
        and text.startswith(anchor.suffix, end)
        and text[max(0, start - len(anchor.prefix)) : start] == anchor.prefix
    ):
        return Exact(start, end)
    spans = list(_occurrences(text, anchor))
    note = ""
    if not spans:
        spans, note = list(_with_other_space(text, anchor)), "white space differs"
    if not spans:
        return _orphaned(text, anchor)
    weighed = sorted(
        ((_surroundings(text, span, anchor), -abs(span[0] - anchor.start), span) for span in spans),
        reverse=True,
    )
    best, _, span = weighed[0]
    if len(weighed) > 1 and best - weighed[1][0] < _MARGIN:
        return Ambiguous(tuple(sorted(spans)))
    if len(anchor.quote) < _TELLING and best < _SURE:
        return _orphaned(text, anchor, span)
    if span[0] == anchor.start and not note:
        return Exact(*span)
    return Moved(*span, note)


def is_boundary(text: str, position: int) -> bool:
    """Whether a character as readers see it begins at ``position``.

    Source: Unicode Standard Annex 29, rules GB3 to GB13, without Hangul and Prepend.
    """
    if position <= 0 or position >= len(text):
        return True
    before, after = text[position - 1], text[position]
    if before == "\r" and after == "\n":
        return False
    if before == "\u200d" and _pictographic(after):
        return False
    if after in "\u200d\ufe0f\ufe0e" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return False
    if unicodedata.category(after) in {"Mn", "Me", "Mc"}:
        return False
    if _flag(before) and _flag(after):
        run = position
        while run and _flag(text[run - 1]):
            run -= 1
        return (position - run) % 2 == 0
    return True


def _flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _pictographic(character: str) -> bool:
    return "\U0001f000" <= character <= "\U0001faff" or "\u2190" <= character <= "\u2bff"


def _occurrences(text: str, anchor: Anchor) -> Iterator[tuple[int, int]]:
    """Places where the quote stands as words of its own, not inside longer ones."""
    position = text.find(anchor.quote)
    count = 0
    while position >= 0 and count < _MOST:
        span = (position, position + len(anchor.quote))
        if _whole_words(text, span, anchor):
            count += 1
            yield span
        position = text.find(anchor.quote, position + 1)


def _whole_words(text: str, span: tuple[int, int], anchor: Anchor) -> bool:
    """Whether no word goes on over an end of the span, where none did when it was made."""
    before, after = anchor.prefix + anchor.quote, anchor.quote + anchor.suffix
    return (_word_edge(text, span[0]) or not _word_edge(before, len(anchor.prefix))) and (
        _word_edge(text, span[1]) or not _word_edge(after, len(anchor.quote))
    )


def _word_edge(text: str, position: int) -> bool:
    """Whether no word or number goes on over ``position``: "9 died" does not stand in "19 died"."""
    if position <= 0 or position >= len(text):
        return True
    before, after = text[position - 1], text[position]
    if before.isalnum() and after.isalnum():
        return False
    if before in ".," and after.isdigit() and position > 1 and text[position - 2].isdigit():
        return False  # "1,200 died" says another number than "200 died"
    following = text[position + 1] if position + 1 < len(text) else ""
    return not (before.isdigit() and after in ".," and following.isdigit())


def _with_other_space(text: str, anchor: Anchor) -> Iterator[tuple[int, int]]:
    """Places where the quote stands but for white space, as after wrapping lines anew."""
    words = anchor.quote.split()
    if not words or len(words) > 400:
        return
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for count, match in enumerate(pattern.finditer(text)):
        if count >= _MOST:
            return
        if _whole_words(text, match.span(), anchor):
            yield match.span()


def _surroundings(text: str, span: tuple[int, int], anchor: Anchor) -> float:
    """How much of what stood around the quote stands around a place: 0 to 1, the better side."""
    before = text[max(0, span[0] - CONTEXT) : span[0]]
    after = text[span[1] : span[1] + CONTEXT]
    sides = [
        fuzz.ratio(_WHITE.sub(" ", old), _WHITE.sub(" ", new)) / 100
        for old, new in ((anchor.prefix, before), (anchor.suffix, after))
        if old.strip() or new.strip()
    ]
    if not sides:
        return 1.0  # the quote was, and is, the whole text
    return 0.75 * max(sides) + 0.25 * min(sides)


def _orphaned(text: str, anchor: Anchor, place: tuple[int, int] | None = None) -> Orphaned:
    """The stretch of text that is most like a lost quote, cut to whole words."""
    if place is not None:
        return Orphaned(place, 100)
    offset = 0
    if len(text) > _FUZZY_TEXT:
        offset = max(0, min(anchor.start, len(text)) - _NEIGHBOURHOOD)
        text = text[offset : offset + 2 * _NEIGHBOURHOOD + len(anchor.quote)]
    found = fuzz.partial_ratio_alignment(anchor.quote, text, score_cutoff=_ALIKE)
    if found is None or found.dest_end <= found.dest_start:
        return Orphaned()
    start, end = found.dest_start, found.dest_end
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Orphaned((start + offset, end + offset), round(found.score))
