"""One pattern for all the answers to a question, each a group that bears its name."""

from __future__ import annotations

import re
from collections.abc import Mapping


def pattern_of(words: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern of the words of each answer; which one was found the last group tells.

    >>> pattern_of({"net": "net|after tax", "gross": "gross"}).search("Gross pay").lastgroup
    'gross'
    """
    said = "|".join(f"(?P<{name}>\\b(?:{one})\\b)" for name, one in words.items())
    return re.compile(said, re.IGNORECASE)
