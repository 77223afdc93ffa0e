"""Build texts with a map back to what they were made from, and chain such maps.

A run says that some characters of the text come from some units of the source:
one by one when both counts are equal, else all of them from all of them.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from registry.records import Segment

Run = tuple[int, int, int, int]
"""Text start, raw start, characters of text, raw units."""

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)
_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_XML_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);")


class Builder:
    """A text under construction, with its runs in text order."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.length = 0
        self._parts: list[str] = []

    def add(self, text: str, raw_start: int, raw_length: int) -> None:
        """Append what comes from the source; runs that touch in both texts become one."""
        length = len(text)
        self._parts.append(text)
        if self.runs and length == raw_length:
            last = self.runs[-1]
            if (
                last[2] == last[3]
                and last[0] + last[2] == self.length
                and last[1] + last[3] == raw_start
            ):
                self.runs[-1] = (last[0], last[1], last[2] + length, last[3] + length)
                self.length += length
                return
        self.runs.append((self.length, raw_start, length, raw_length))
        self.length += length

    def insert(self, text: str) -> None:
        """Append what stands for structure, such as a line end for a tag; it has no run."""
        self._parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        """Everything appended so far."""
        return "".join(self._parts)


def segments(runs: Iterable[Run]) -> tuple[Segment, ...]:
    """Runs as records keep them."""
    return tuple(
        Segment.model_construct(text_start=a, raw_start=b, length=c, raw_length=d)
        for a, b, c, d in runs
    )


def compose(outer: Sequence[Run], inner: Iterable[Run]) -> list[Run]:
    """The map of a text whose source is itself a mapped text.

    ``inner`` leads from the text to the middle, ``outer`` from the middle to
    the source; both in order.
    """
    starts = [run[0] for run in outer]
    result: list[Run] = []
    for text_start, middle, length, middle_length in inner:
        pieces = list(_through(outer, starts, middle, middle + middle_length))
        if not pieces:
            continue
        if length == middle_length:
            result.extend((text_start + at - middle, raw, n, m) for at, raw, n, m in pieces)
        else:
            first, last = pieces[0], pieces[-1]
            result.append((text_start, first[1], length, last[1] + last[3] - first[1]))
    return result


def _through(outer: Sequence[Run], starts: Sequence[int], start: int, end: int) -> Iterable[Run]:
    """The parts of the outer runs that a stretch of the middle text lies in."""
    position = max(0, bisect_right(starts, start) - 1)
    while position < len(outer) and outer[position][0] < end:
        at, raw, length, raw_length = outer[position]
        position += 1
        first, last = max(start, at), min(end, at + length)
        if first >= last:
            continue
        if length == raw_length:
            yield first, raw + first - at, last - first, last - first
        else:
            yield first, raw, last - first, raw_length


def unescape_json(source: str, start: int, end: int) -> Builder:
    """The inside of a JSON string literal, ``source[start:end]``."""
    built = Builder()
    position = start
    while position < end:
        escape = source.find("\\", position, end)
        if escape < 0:
            escape = end
        if escape > position:
            built.add(source[position:escape], position, escape - position)
        if escape == end:
            break
        match = _ESCAPE.match(source, escape, end)
        if match is None:
            break
        written = match[0]
        if written[1] == "u":
            numbers = [int(part, 16) for part in written.split("\\u")[1:]]
            character = (
                chr(0x10000 + ((numbers[0] & 0x3FF) << 10) + (numbers[1] & 0x3FF))
                if len(numbers) == 2
                else "\ufffd"
                if 0xD800 <= numbers[0] < 0xE000
                else chr(numbers[0])
            )
        else:
            character = _ESCAPED.get(written[1], written[1])
        built.add(character, escape, len(written))
        position = match.end()
    return built


def unescape_xml(source: str, start: int, end: int) -> Builder:
    """Character data of XML: references and CDATA sections read, tags kept."""
    built = Builder()
    position = start
    while position < end:
        section = source.find("<![CDATA[", position, end)
        upper = end if section < 0 else section
        for match in _XML_REFERENCE.finditer(source, position, upper):
            if match.start() > position:
                built.add(source[position : match.start()], position, match.start() - position)
            built.add(html.unescape(match[0]), match.start(), len(match[0]))
            position = match.end()
        if upper > position:
            built.add(source[position:upper], position, upper - position)
        if section < 0:
            break
        closing = source.find("]]>", section, end)
        inside = section + len("<![CDATA[")
        closing = end if closing < 0 else closing
        if closing > inside:
            built.add(source[inside:closing], inside, closing - inside)
        position = closing + 3
    return built
