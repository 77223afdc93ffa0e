"""Scores: two numbers with a dash, where words of winning or voting stand near."""

from __future__ import annotations

from fractions import Fraction

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._numbers import Reading, Refusal, is_joiner, read_number
from registry.extraction.quantities._tokens import NUMBER, Tokens
from registry.extraction.quantities._units import Measure, measure_after
from registry.extraction.quantities._words import SCORE_CUES, cut
from registry.values.quantity import Dimension

_SCORE_VERBS = frozenset({"won", "win", "lost", "beat", "wins", "lead", "leads", "led", "by"})


_COUNTED = cut("goal goals frame frames set sets leg legs try tries rubber rubbers wicket wickets")
_ALSO_COUNTED = cut(
    "game games point points run runs match matches round rounds map maps bout bouts"
)
"""What a score counts, and much else as well: "fell by 10 points to 70"."""
_PLAYED = _SCORE_VERBS - {"by"} | set(
    cut(
        """
    beaten beating winning losing leading victory defeat defeated prevail prevails prevailed
    triumphed
    """
    )
)
_CLAUSE = 14
"""Words of a clause in which somebody wins "by eight points to six"."""
_NONE = frozenset({"nil", "none", "nothing", "love", "zero"})


def score(tokens: Tokens, reading: Reading, measure: Measure | None) -> Parts | Refusal | None:
    """Such as "3-1", "6-4, 7-5", "won 3 to 1", "by ten frames to seven"."""
    if (told := _of_units(tokens, reading)) is not None:
        return told
    i, end = reading.start, reading.end
    if reading.in_words or reading.scaled or measure or not _halves(reading):
        return None
    dash = is_joiner(tokens, end) and tokens.touching(end) and tokens.touching(end + 1)
    if not dash and not (tokens.word(end) == "to" and tokens.word(i - 1) in _SCORE_VERBS):
        return None
    other = read_number(tokens, end + 1)
    if not isinstance(other, Reading) or other.in_words or not _halves(other) or other.scaled:
        return None
    drawn = bool(reading.decimals or other.decimals)  # "7½-6½": a half for each draw
    if drawn and ((reading.low + other.low).denominator != 1 or not cued(tokens, i, other.end)):
        return None
    after = measure_after(tokens, other.end, scaled=False, large=False, one=False)
    won, lost = reading.low, other.low
    if not cued(tokens, i, other.end):
        if after or won <= lost or around.counted_after(tokens, other.end) is None:
            return None
        if won - lost > 30 or around.bound_before(tokens, i):
            return None
    elif after and after.unit and after.unit.symbol != "in":
        return None
    sets = [(int(won), int(lost))]
    last = other.end
    while dash and not drawn:
        last = _past_tie_break(tokens, last)
        at = last + (tokens.word(last) in (",", ";", "and"))  # "6-4 7-5 6-4"
        if tokens.word(at) == "and":
            at += 1
        found = _set(tokens, at)
        if found is None:
            break
        sets.append(found)
        last = at + 3
    return _told(reading, last, lost, tuple(sets) if len(sets) > 1 else ())


def _past_tie_break(tokens: Tokens, at: int) -> int:
    """The token after the points of a tie-break in brackets: "7-6 (7-4), 6-3"."""
    if tokens.raw(at) != "(" or tokens.raw(at + 1) == "":
        return at
    close = next((n for n in (at + 2, at + 4) if tokens.raw(n) == ")"), None)
    inside = close is not None and all(len(tokens.raw(n)) <= 2 for n in range(at + 1, close))
    return close + 1 if inside and close is not None and tokens.kind(at + 1) == NUMBER else at


def _of_units(tokens: Tokens, reading: Reading) -> Parts | None:
    """Two numbers of which the first says what both count: "two sets to one", "a goal to nil"."""
    unit, end, before = tokens.word(reading.end), reading.end + 2, tokens.word(reading.start - 1)
    if tokens.word(end - 1) != "to" or not _halves(reading) or reading.scaled or before == "from":
        return None
    played = before == "by" and not _PLAYED.isdisjoint(
        tokens.word(at) for at in range(reading.start - _CLAUSE, reading.start - 1)
    )
    if unit not in _COUNTED and not (unit in _ALSO_COUNTED and played):
        return None
    lost, last = (Fraction(0), end + 1) if tokens.word(end) in _NONE else (None, end)
    if lost is None:
        other = read_number(tokens, end)
        if not isinstance(other, Reading) or not _halves(other) or other.scaled or other.ordinal:
            return None
        lost, last = other.low, other.end
    return _told(reading, last, lost)


def _told(
    reading: Reading, end: int, against: Fraction, sets: tuple[tuple[int, int], ...] = ()
) -> Parts:
    """A score that ends at a token, of so many against so many."""
    return plain(
        reading,
        end=end,
        number_end=end,
        kind=Dimension.SCORE,
        against=against,
        sets=sets,
        bindable=False,
    )


def _halves(reading: Reading) -> bool:
    """Whether it is a small number of halves, as a draw at chess counts: "7½ points"."""
    most = 200 if reading.decimals else _MOST
    return (2 * reading.low).denominator == 1 and 0 <= reading.low < most


_MOST = 1000
"""No house has so many votes, and no team so many points."""


def _set(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens.kind(at) != NUMBER or not is_joiner(tokens, at + 1) or tokens.kind(at + 2) != NUMBER:
        return None
    if not (tokens.touching(at + 1) and tokens.touching(at + 2)):
        return None
    one, other = tokens.raw(at), tokens.raw(at + 2)
    if not (one.isdigit() and other.isdigit() and len(one) <= 3 and len(other) <= 3):
        return None
    return int(one), int(other)


def cued(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a word of winning or voting stands within a few tokens on the line."""
    for at in range(i - 1, max(i - 9, -1), -1):
        if tokens.word(at) in SCORE_CUES:
            return True
        if tokens.word(at) in (".", ";"):
            break
    for at in range(end, min(end + 4, len(tokens))):
        if tokens.word(at) in SCORE_CUES:
            return True
        if tokens.word(at) in (".", ";"):
            break
    return False
