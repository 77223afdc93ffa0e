"""Links that open a page at a quote.

Source: WICG URL Fragment Text Directives, ``#:~:text=[prefix-,]start[,end][,-suffix]``.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_LONG = 80  # beyond this many characters the two ends are named instead of the whole
_WORDS = 4

_LINE_BREAKS = re.compile(r"[\r\n\u2028\u2029\f]")


def text_fragment(address: str, words: str) -> str:
    """The address with a directive that makes a browser scroll to the words.

    An existing fragment stays in front of the directive.

    >>> text_fragment("https://a.example/x", "At least 12 people died")
    'https://a.example/x#:~:text=At%20least%2012%20people%20died'
    """
    found = words.split()
    if not found:
        return address
    if len(words) > _LONG or _LINE_BREAKS.search(words):
        head, tail = " ".join(found[:_WORDS]), " ".join(found[-_WORDS:])
        directive = f"{_encoded(head)},{_encoded(tail)}" if len(found) > _WORDS else _encoded(head)
    else:
        directive = _encoded(" ".join(found))
    joined = ":~:text=" if "#" in address else "#:~:text="
    return f"{address.partition(':~:')[0]}{joined}{directive}"


def _encoded(words: str) -> str:
    clean = words.encode("utf-8", "replace").decode()
    return quote(clean, safe="").replace("-", "%2D")  # a bare hyphen marks prefix and suffix
