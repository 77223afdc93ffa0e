"""What tables of nouns have in common: words of a text, and lines that name two nouns."""

from __future__ import annotations

import re
from collections.abc import Container

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def two_nouns(pair: str, nouns: Container[str]) -> tuple[str, str]:
    """The two nouns of a line, each of which may be several words.

    Raises ``ValueError`` where no two nouns of the table make up the line.

    >>> two_nouns("hut keeper nurse", {"hut keeper", "nurse"})
    ('hut keeper', 'nurse')
    """
    words = pair.split()
    for n in range(1, len(words)):
        one, other = " ".join(words[:n]), " ".join(words[n:])
        if one in nouns and other in nouns:
            return one, other
    raise ValueError(f"no two nouns: {pair!r}")
