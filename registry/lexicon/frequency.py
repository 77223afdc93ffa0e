"""How common a word is in English, to weigh how much a shared one tells.

Unit: tenths of the Zipf scale, the logarithm to base ten of occurrences in a
thousand million words: 75 for "the", 50 for "president", 35 for "cemetery".
Source: see the head of ``data/frequency.json``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

RARE = 30
"""What a word that the table does not list counts as."""


@cache
def _table() -> dict[str, int]:
    raw = json.loads((files("registry.lexicon") / "data" / "frequency.json").read_text("utf-8"))
    return {word: int(zipf) for zipf, words in raw["zipf"].items() for word in words.split()}


def zipf(word: str) -> int:
    """Frequency of a lower-case word in tenths of the Zipf scale.

    >>> zipf("people") > zipf("treaty") > zipf("cemetery") >= RARE
    True
    """
    return _table().get(word, RARE)
