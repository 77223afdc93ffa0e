"""JSON Lines that stay lines, whatever words they hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

# Some programs break lines at these, or show the rest of the line in another order.
_HIDDEN = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def to_line(data: object, *, sort_keys: bool = False) -> str:
    r"""One line of JSON; letters that break lines or turn the reading direction are escaped.

    >>> print(to_line({"what": "≥12 \u202e"}))
    {"what":"≥12 \u202e"}
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":"))
    return _HIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Number and content of each line that is not blank; only line feeds end lines."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            yield number, line.rstrip("\r")
