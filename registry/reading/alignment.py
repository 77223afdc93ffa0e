"""Place the paragraphs that an extraction library returns on the projected page.

The library's characters are not used: it drops words inside sentences and
repeats none.  Its paragraphs are looked up by their letters alone, in order,
and the blocks that they cover are taken whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from registry.reading.projection import Page

_DROPPED = re.compile(r"[\s\xad\u200b-\u200f\u2060\ufeff]+")
_BULLET = re.compile(r"\s*(?:[-•·▪●*–]|\d+\.)\s+")
_COVERED = 0.5  # of a block's letters
_ALIKE = 85  # percent; below it a paragraph is not on the page
_SHORT = 25  # letters
_FUZZY_LIMIT = 40  # paragraphs looked up by likeness; each is compared with every block


@dataclass(frozen=True, slots=True)
class Placement:
    """Which blocks of a page were chosen, and how many paragraphs were not found on it."""

    blocks: tuple[int, ...]
    """Positions in ``Page.blocks``, in page order."""
    unplaced: int
    paragraphs: int


def place(page: Page, extracted: str) -> Placement:
    """Find the extractor's paragraphs among the blocks of the page.

    A paragraph that stands several times is taken where the reading has come to.
    """
    letters, owners, starts = _letters(page)
    whole: dict[str, list[int]] = {}
    for start, end in zip(starts, [*starts[1:], len(letters)], strict=True):
        if end - start < _SHORT:
            whole.setdefault(letters[start:end], []).append(start)
    covered = [0] * len(page.blocks)
    cursor = unplaced = fuzzy = 0
    paragraphs = _paragraphs(extracted)
    for paragraph in paragraphs:
        wanted = _DROPPED.sub("", paragraph)
        if not wanted:
            continue
        found = _find(letters, wanted, cursor, whole)
        if found >= 0:
            cursor = found + len(wanted)
            _cover(covered, owners, starts, found, cursor)
            continue
        fuzzy += 1
        block = _alike(page, paragraph) if fuzzy <= _FUZZY_LIMIT else None
        if block is None:
            unplaced += 1
        else:
            covered[block] = len(letters)
    lengths = [b - a for a, b in zip(starts, [*starts[1:], len(letters)], strict=True)]
    chosen = tuple(
        owners[n]
        for n, (amount, length) in enumerate(zip(covered, lengths, strict=True))
        if length and amount >= _COVERED * length
    )
    return Placement(chosen, unplaced, len(paragraphs))


def _find(letters: str, wanted: str, cursor: int, whole: dict[str, list[int]]) -> int:
    """Where a paragraph stands, from the cursor on or else from the start; -1 when nowhere.

    A short one must be a whole block: "2023" stands inside many sentences.
    """
    if len(wanted) >= _SHORT:
        found = letters.find(wanted, cursor)
        return found if found >= 0 else letters.find(wanted)
    starts = whole.get(wanted, [])
    return next((start for start in starts if start >= cursor), starts[0] if starts else -1)


def _paragraphs(extracted: str) -> list[str]:
    """Lines of the extractor's text; rows of tables cut into cells, bullets cut off."""
    result: list[str] = []
    for line in extracted.splitlines():
        cells = line.split("|") if line.startswith("|") or line.count("|") >= 2 else [line]
        result.extend(_BULLET.sub("", cell, count=1).strip() for cell in cells)
    return [line for line in result if line and not re.fullmatch(r"[-| ]*", line)]


def _letters(page: Page) -> tuple[str, list[int], list[int]]:
    """The page without white space; for each block its number and where it starts there."""
    parts: list[str] = []
    owners: list[int] = []
    starts: list[int] = []
    length = 0
    for number, block in enumerate(page.blocks):
        part = _DROPPED.sub("", page.text[block.start : block.end])
        owners.append(number)
        starts.append(length)
        parts.append(part)
        length += len(part)
    return "".join(parts), owners, starts


def _cover(
    covered: list[int], owners: Sequence[int], starts: Sequence[int], start: int, end: int
) -> None:
    position = bisect_right(starts, start) - 1
    while position < len(owners) and starts[position] < end:
        upper = starts[position + 1] if position + 1 < len(starts) else end
        covered[position] += max(0, min(end, upper) - max(start, starts[position]))
        position += 1


def _alike(page: Page, paragraph: str) -> int | None:
    """The block that is most like a paragraph in which the library changed something."""
    best = process.extractOne(
        paragraph,
        [page.text[block.start : block.end] for block in page.blocks],
        scorer=fuzz.ratio,
        score_cutoff=_ALIKE,
    )
    return None if best is None else best[2]
