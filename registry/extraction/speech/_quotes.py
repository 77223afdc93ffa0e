"""Where quotation marks open and close, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CURLY = re.compile("[“”„«»]")
_SINGLE_OPEN = re.compile(r"(?:(?<=\s)|(?<=[(\[—–])|^)‘(?=\S)")
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…])’(?!\w)")


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Stretches between quotation marks, in text order, and whether each goes on from the last.

    A quotation that is not closed where its paragraph ends goes on in the next
    one when that opens with a mark again.
    """
    found: list[tuple[int, int, bool]] = []
    open_before = False
    for start, end in paragraphs:
        mine, left_open = _in_paragraph(text, start, end)
        for n, (first, last) in enumerate(mine):
            begins = not text[start:first].strip(' \t\n“"‘„«')
            found.append((first, last, open_before and n == 0 and begins))
        if mine or text[start:end].strip():
            open_before = left_open
    return found


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    marks = [(m.start(), m[0] in "“„«") for m in _CURLY.finditer(text, start, end)]
    if not marks:
        straight = [m.start() for m in re.finditer('"', text[start:end])]
        marks = [(start + at, n % 2 == 0) for n, at in enumerate(straight)]
    if not marks:
        marks = [(m.start(), True) for m in _SINGLE_OPEN.finditer(text, start, end)]
        marks += [(m.start(), False) for m in _SINGLE_CLOSE.finditer(text, start, end)]
        marks.sort()
    found, opened = [], -1
    for at, opens in marks:
        if opens and opened < 0:
            opened = at + 1
        elif not opens and opened >= 0:
            found.append((opened, at))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    return found, opened >= 0
