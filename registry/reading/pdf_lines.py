"""The lines of a PDF, as a process of its own that may not take all there is.

Run by ``pdf``: the file on standard input, the number of pages that are read as
the argument, JSON on standard output.  What cannot be read is told as ``why``
and ``hint``; a process that takes too much just ends.
"""

from __future__ import annotations

import io
import json
import sys
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page

MEMORY = 2_000_000_000
"""Bytes of address space."""
_PROCESSOR = 170  # seconds
_MAX_PAGE_CHARACTERS = 100_000
_MAX_CONTENT = 5_000_000  # bytes of what draws one page, unpacked; a dense page has 200,000


class _Refusal(Exception):
    """The file is not read; carries the reason and the next step."""

    def __init__(self, why: str, hint: str | None = None) -> None:
        super().__init__(why)
        self.hint = hint


def main() -> None:
    """Read, and tell the lines or the reason why not."""
    _bound()
    try:
        told = _read(sys.stdin.buffer.read(), int(sys.argv[1]))
    except _Refusal as refusal:
        told = {"why": str(refusal), "hint": refusal.hint}
    except MemoryError:
        raise SystemExit(1) from None
    json.dump(told, sys.stdout)


def _bound() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows; the time is bounded from outside
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR, _PROCESSOR))


def _read(data: bytes, most: int) -> dict[str, Any]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            info = {k: v for k, v in (opened.metadata or {}).items() if isinstance(v, str)}
            return {"lines": list(_lines(opened.pages, most)), "info": info}
    except (_Refusal, MemoryError):
        raise
    except (PDFPasswordIncorrect, PdfminerException) as error:
        if any(isinstance(one, PDFPasswordIncorrect) for one in (error, *error.args)):
            raise _Refusal("is encrypted", "save it without a password") from error
        raise _Refusal(f"a broken PDF ({error or type(error).__name__})") from error
    except Exception as error:  # the library raises what it meets: KeyError, struct.error, ...
        raise _Refusal(f"a broken PDF ({type(error).__name__})") from error


def _lines(pages: list[Page], most: int) -> Iterator[tuple[int, str, int, list[float]]]:
    """Page, text, number of the first character, and box of each line."""
    if len(pages) > most:
        raise _Refusal(f"{len(pages)} pages; the limit is {most}", "split it")
    raw = 0
    for number, page in enumerate(pages, 1):
        if _content(page) > _MAX_CONTENT:
            raise _Refusal(f"page {number} unpacks to more than {_MAX_CONTENT:,} bytes; not read")
        if len(page.chars) > _MAX_PAGE_CHARACTERS:
            raise _Refusal(f"page {number} has more than {_MAX_PAGE_CHARACTERS:,} characters")
        for found in page.extract_text_lines(strip=True, return_chars=False):
            text = " ".join(found["text"].split())
            if text:
                box = [round(float(found[side]), 1) for side in ("x0", "top", "x1", "bottom")]
                yield number, text, raw, box
                raw += len(text)
        page.close()


def _content(page: Page) -> int:
    """Bytes of what draws a page, unpacked no further than the limit."""
    from pdfminer.pdftypes import PDFStream, resolve1

    total = 0
    for one in page.page_obj.contents:
        stream = resolve1(one)
        if not isinstance(stream, PDFStream) or stream.rawdata is None:
            continue
        try:
            total += len(zlib.decompressobj().decompress(stream.rawdata, _MAX_CONTENT + 1))
        except zlib.error:
            total += len(stream.rawdata)
    return total


if __name__ == "__main__":
    main()
