"""Links that open a page at a quote.

Source: WICG URL Fragment Text Directives, ``#:~:text=[prefix-,]start[,end][,-suffix]``.
Measured in Chromium 156: one term must not cross a block, must begin and end
with whole words, and a hyphen in it must be encoded.
"""

from __future__ import annotations

import re
from urllib.parse import quote

LONG = 80  # code points beyond which the two ends are named instead of the whole
_WORDS = 4  # of each end, and of the context that makes a quote unique
_TOKEN = re.compile(r"\S+")


def text_fragment(text: str, start: int, end: int) -> str:
    """The directive for ``text[start:end]``, without the ``#``; empty for white space.

    The span is widened to whole words.  Words before and after are added where
    the quote stands more than once.

    >>> text_fragment("Ten died. Ten were hurt. Ten-year plan.", 0, 3)
    ':~:text=Ten,-died.%20Ten%20were%20hurt.'
    >>> text_fragment("At least 12 people died.", 0, 23)
    ':~:text=At%20least%2012%20people%20died.'
    """
    while (
        start > 0
        and start < len(text)
        and not text[start].isspace()
        and not text[start - 1].isspace()
    ):
        start -= 1
    while end < len(text) and end > 0 and not text[end].isspace() and not text[end - 1].isspace():
        end += 1
    exact = text[start:end].strip()
    words = exact.split()
    if not words:
        return ""
    if (len(exact) > LONG or "\n" in exact or "\f" in exact) and len(words) >= 2:
        lines = re.split(r"[\n\f]+", exact)  # a term that crosses a block is never found
        count = _WORDS if len(lines) > 1 else min(_WORDS, len(words) // 2)
        first, last = lines[0].split()[:count], lines[-1].split()[-count:]
        return f":~:text={_encoded(first)},{_encoded(last)}"
    directive = _encoded(words)
    if len(re.findall(r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\S)", text)) > 1:
        before = _block_words(text[max(0, start - 200) : start], last=True)
        after = _block_words(text[end : end + 200], last=False)
        prefix = f"{_encoded(before)}-," if before else ""
        suffix = f",-{_encoded(after)}" if after else ""
        directive = f"{prefix}{directive}{suffix}"
    return f":~:text={directive}"


def fragment_link(address: str, text: str, start: int, end: int) -> str:
    """The address with a directive that makes a browser scroll to ``text[start:end]``.

    An existing fragment stays in front of the directive.

    >>> fragment_link("https://a.example/x#top", "Ten died.", 0, 9)
    'https://a.example/x#top:~:text=Ten%20died.'
    """
    plain = address.partition(":~:")[0]
    directive = text_fragment(text, start, end)
    if not directive:
        return plain
    return f"{plain}{'' if '#' in plain else '#'}{directive}"


def _block_words(text: str, *, last: bool) -> list[str]:
    """Some words next to a span, of its own block alone."""
    if last:
        line = re.split(r"[\n\f]", text)[-1]
        return _TOKEN.findall(line)[-_WORDS:]
    return _TOKEN.findall(re.split(r"[\n\f]", text)[0])[:_WORDS]


def _encoded(words: list[str]) -> str:
    clean = " ".join(words).encode("utf-8", "replace").decode()
    return quote(clean, safe="").replace("-", "%2D")  # a bare hyphen marks prefix and suffix
