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
    of_size = _superlative_after(tokens, end)
    if reading.in_words and of_size is None and not _counts_in_a_row(tokens, reading):
        return None
    noun = end + (after == "such") if of_size is None else of_size
    counted = around.counted_after(tokens, noun)
    if reading.in_words and counted is None and before in ("a", "an"):
        return None
    return plain(reading, kind=Dimension.ORDINAL, counted=counted, bindable=False)


_PERIODS = frozenset({"century", "centuries", "quarter", "half"})
_DEFINITE = frozenset("the its his her their".split())


def _superlative_after(tokens: Tokens, end: int) -> int | None:
    """The token after the superlative with which an ordinal ranks: "the fourth-largest brewer"."""
    if not (is_joiner(tokens, end) and tokens.touching(end) and tokens.touching(end + 1)):
        return None
    word = tokens.word(end + 1)
    if word in ("most", "least"):
        return end + 3 if tokens.near(end + 2) else None
    ranked = word in ("best", "worst") or (word.endswith("est") and word not in _NO_SUPERLATIVES)
    return end + 2 if ranked else None


_NO_SUPERLATIVES = frozenset("test guest harvest interest request arrest contest forest".split())


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
    if after == "such" and tokens.near(end):
        return True  # "the third such vote"
    if tokens.word(i - 2) == "," and before == "the" and after in _AMONG and reading.low > 1:
        return True  # "the walkout, the second this year"
    alone = after in ("", ",", ".", "and") or not tokens.near(end) or after in STOP
    if (tokens.word(i - 2), before) in _SETTLED:
        return True
    return not alone or before in _PLACED


_AMONG = frozenset({"this", "since", "in", "within"})
_SETTLED = frozenset(
    {(verb, "for") for verb in ("settle", "settled", "settles", "settling")}
    | {(word, "with") for word in ("do", "content", "satisfied")}
    | {(verb, "up") for verb in ("ended", "ends", "end", "finished")}
)
"""Two words before a place that nobody counts: "had to make do with fourth"."""
_PLACED = frozenset(
    """finished came placed ranked in was stood finish come place rank ranks ranking stands lies lay
    finishing finishes lying joint""".split()
)
