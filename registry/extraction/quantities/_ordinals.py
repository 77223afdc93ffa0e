"""Ordinals: "the third flight", "the 67th minute"; not centuries, and not parts of names."""

from __future__ import annotations

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._numbers import Reading, is_joiner, read_number
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._words import STOP
from registry.lexicon.calendar import MONTH_WORDS
from registry.values.quantity import Dimension


def ordinal(tokens: Tokens, reading: Reading) -> Parts | None:
    """Such as "The third flight", "the 67th minute"; not centuries, not parts of names."""
    end, i = reading.end, reading.start
    after, before = tokens.word(end), tokens.word(i - 1)
    if is_joiner(tokens, end) and tokens.word(end + 1) in ("century", "quarter", "half"):
        return None  # "a 12th-century church"
    if before in _DEFINITE and tokens.near(end) and _cardinal_at(tokens, end):
        return None  # "inside the first 20 minutes", "the second ten minutes later"
    if after in _PERIODS or before in MONTH_WORDS or after in MONTH_WORDS:
        return None
    if after == "of" and tokens.word(end + 1) in MONTH_WORDS:
        return None
    if after == "minute" and tokens.near(end):
        return plain(reading, end=end + 1, kind=Dimension.MATCH_MINUTE, bindable=False)
    if reading.in_words and not _counts_in_a_row(tokens, reading):
        return None
    counted = around.counted_after(tokens, end)
    if reading.in_words and counted is None and before in ("a", "an"):
        return None
    return plain(reading, kind=Dimension.ORDINAL, counted=counted, bindable=False)


_PERIODS = frozenset({"century", "centuries", "quarter", "half"})
_DEFINITE = frozenset("the its his her their".split())


def _cardinal_at(tokens: Tokens, i: int) -> bool:
    number = read_number(tokens, i)
    return isinstance(number, Reading) and not number.ordinal


def _counts_in_a_row(tokens: Tokens, reading: Reading) -> bool:
    """Whether an ordinal in words is one, and no part of a name or an idiom."""
    i, end = reading.start, reading.end
    before, after = tokens.word(i - 1), tokens.word(end)
    if before in ("at", "per", "every", "split") or after in ("of", "hand", "-", "off"):
        return False
    if tokens.capital(i) and (tokens.capital(end) or not tokens.starts_sentence(i)):
        return False  # "Second World War", "Fifth Avenue"
    alone = after in ("", ",", ".", "and") or not tokens.near(end) or after in STOP
    return not alone or before in _PLACED


_PLACED = frozenset({"finished", "came", "placed", "ranked", "in", "was", "stood"})
