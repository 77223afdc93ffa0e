"""Digits that are no quantity: names, codes, telephone numbers, clock times, list numbers.

Each check returns the reason and the token after the digits, or ``None``.
"""

from __future__ import annotations

from registry.extraction.quantities._around import bound_after
from registry.extraction.quantities._numbers import Reading, is_joiner
from registry.extraction.quantities._plurals import PLURALS, plural_phrase
from registry.extraction.quantities._scores import cued
from registry.extraction.quantities._tokens import NUMBER, WORD, Tokens
from registry.extraction.quantities._units import currency_before, measure_after
from registry.extraction.quantities._words import (
    ADVERBS,
    FILLERS,
    LABELS,
    LAST_OF_BEFORE,
    NOT_LABELS,
    STOP,
)
from registry.lexicon.calendar import MONTH_WORDS, WEEKDAYS

_BEFORE_DASH = frozenset({"mid", "under", "over", "magnitude"})
_CODE_BEFORE = frozenset({"_", "#", "\\", "@", "×", "^", "*", "="})
_CODE_AFTER = frozenset({":", "_", "\\", "×", "@", "^", "="})
_NUMBER_SIGNS = frozenset({"no", "nos", "art", "sec", "vol", "p", "pp", "ch"})


def not_a_number(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    """Why digits are not a quantity by their neighbours, and the token after them."""
    for check in _CHECKS:
        if found := check(tokens, reading):
            return found
    return None


def _name_before(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    i, end = reading.start, reading.end
    if not tokens.touching(i):
        return None
    before = tokens.raw(i - 1)
    if tokens.kind(i - 1) == WORD and not currency_before(tokens, i):
        while is_joiner(tokens, end) and tokens.touching(end) and tokens.touching(end + 1):
            end += 2  # "A380-800"
        return "digits inside a name", min(end, len(tokens))
    hyphen = is_joiner(tokens, i - 1) and tokens.touching(i - 1) and tokens.kind(i - 2) == WORD
    if hyphen and tokens.word(i - 2) not in _BEFORE_DASH:
        return "digits inside a name", end
    if before in ("'", "’") and not tokens.touching(i - 1) and len(tokens.raw(i)) == 2:
        return "a year cut short", end
    if before == "." and not tokens.touching(i - 1):
        return "a point before the digits", end
    if before == "+":
        return "a telephone number", _past_numbers(tokens, end)
    if before in _CODE_BEFORE:
        return "a code", end
    if before in (":", "/") and tokens.kind(i - 2) == NUMBER:
        return "a clock time, a date or a code", end
    return None


def _row(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    past = _past_numbers(tokens, reading.end)
    return ("a row of numbers", past) if past > reading.end + 1 else None


def _signs_after(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    end = reading.end
    if not tokens.touching(end):
        return None
    after = tokens.raw(end)
    if after in _CODE_AFTER:
        return "a clock time or a code", _past_chain(tokens, end)
    if rated(tokens, reading):
        return None
    if after == "/" and tokens.kind(end + 1) == NUMBER and not _slashed_share(tokens, end):
        return "two numbers with a slash", _past_chain(tokens, end)
    return None


def _name_after(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    end = reading.end
    if reading.scaled or reading.ordinal:
        return None
    if not tokens.touching(end) or tokens.kind(end) != WORD:
        return None
    if tokens.raw(end) in ("s", "’s", "'s"):
        return "a decade", end + 1
    if measure_after(tokens, end, scaled=False, large=False, one=False) is None:
        return "digits inside a name", end + 1
    return None


def _clock(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    end = reading.end
    word = tokens.word(end)
    dotted = word in ("a", "p") and tokens.raw(end + 1) == "." and tokens.word(end + 2) == "m"
    return ("a clock time", end + 1) if dotted or word in ("am", "pm") else None


def _list_number(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    i, end = reading.start, reading.end
    if not tokens.starts_line(i):
        return None
    if end >= len(tokens) or tokens.starts_line(end) or tokens.raw(end) == ")":
        return "a number in a list", end
    goes_on = tokens.near(end + 1) and not tokens.starts_line(end + 1)
    if tokens.raw(end) == "." and tokens.touching(end) and goes_on:
        return "a number in a list", end
    return None


def _slashed_share(tokens: Tokens, end: int) -> bool:
    """Whether digits around a slash are a share: "1/2 of", "2/3 of"."""
    one, other = tokens.raw(end - 1), tokens.raw(end + 1)
    return (
        one in ("1", "2", "3", "4")
        and other in ("2", "3", "4", "5")
        and one < other
        and tokens.word(end + 2) == "of"
    )


def rated(tokens: Tokens, reading: Reading) -> int | None:
    """The scale of a rating ("7.2/10", "a score of 31 out of 100"); ``None`` when it is none."""
    end = reading.end
    if tokens.raw(end) == "/" and tokens.touching(end) and tokens.touching(end + 1):
        scale = tokens.raw(end + 1)
    elif tokens.matches(end, ("out", "of")):
        scale = tokens.raw(end + 2)
    else:
        return None
    if scale not in _SCALES or reading.low > int(scale) or tokens.raw(end + 2) == "/":
        return None
    cued = any(tokens.word(at) in _RATED for at in range(reading.start - 1, reading.start - 7, -1))
    return int(scale) if cued or reading.decimals else None


_SCALES = frozenset({"4", "5", "6", "10", "20", "100"})
_RATED = frozenset(
    {"rating", "rated", "score", "scored", "scores", "average", "stars", "rates", "grade", "gave"}
)


def _past_numbers(tokens: Tokens, end: int) -> int:
    """The token after a row of bare numbers with spaces between."""
    while tokens.kind(end) == NUMBER and tokens.near(end):
        end += 1
    return end


def _past_chain(tokens: Tokens, end: int) -> int:
    """The token after a run of digits and signs without white space."""
    while end < len(tokens) and tokens.touching(end) and tokens.kind(end) != WORD:
        end += 1
    return end


def _chain(tokens: Tokens, reading: Reading) -> tuple[str, int] | None:
    """Three or more numbers with dashes, or a dash before four digits: a telephone or a code."""
    i = reading.start
    at, count = i + 1, 1
    while is_joiner(tokens, at) and tokens.kind(at + 1) == NUMBER:
        if not (tokens.touching(at) and tokens.touching(at + 1)):
            break
        at, count = at + 2, count + 1
    if count > 2:
        return "a telephone number, a date or a code", at
    if count == 2:
        one, other = tokens.raw(i), tokens.raw(i + 2)
        if other.isdigit() and one.isdigit() and len(other) == 4 and len(one) == 3:
            return "a telephone number", at
        if one == other and not cued(tokens, i, at):
            return "a division in halves, or a code", at
        if other.isdigit() and len(other) > 5:
            return "a code", at
        if len(one) == 4 and one.isdigit() and 1000 <= int(one) <= 2100 and len(other) in (2, 4):
            return "years", at
    return None


_CHECKS = (_name_before, _row, _signs_after, _chain, _name_after, _clock, _list_number)


def is_label(tokens: Tokens, i: int, reading: Reading, following: tuple[int, int] | None) -> bool:
    """Whether the number names a thing: "Heron 5", "Boeing 737", "page 5", "No. 5"."""
    if following is not None and _is_month(tokens, following[0]):
        return True
    if not tokens.near(i) or reading.scaled or reading.vague or tokens.taken[i - 1]:
        return False
    before = tokens.word(i - 1)
    if before == ".":
        return tokens.word(i - 2) in _NUMBER_SIGNS or _is_month(tokens, i - 2)
    if before in ("#", "№") or (before == "of" and tokens.raw(i - 2) == "Group"):
        return True
    if tokens.kind(i - 1) != WORD:
        return False
    if _is_month(tokens, i - 1):
        return True
    if before in ("number", "no") and reading.decimals == 0:
        return following is None or before == "no"
    if before in LABELS and before not in NOT_LABELS and "," not in tokens.raw(i):
        return following is None or not plural_phrase(tokens, following)
    return _after_a_name(tokens, i, reading, following) or _model(tokens, i, reading, following)


_PEOPLE_AFTER = frozenset({"were", "are", "who", "have", "had", "strong", "of"})


_COUNTED = frozenset(
    """page seat bed room storey story floor strong member passenger berth space home apartment unit
    place hectare acre mile metre meter kilometre kilometer foot ton tonne day year word vote point
    percent gigawatt megawatt pupil student man person house stop station run lap""".split()
)


def _model(tokens: Tokens, i: int, reading: Reading, following: tuple[int, int] | None) -> bool:
    """Whether "the 787", "Boeing's 747" or "the final 717 jet" names a make, not a number."""
    if reading.in_words or reading.low < 100 or "," in tokens.raw(i) or reading.decimals:
        return False
    after = tokens.word(reading.end)
    if after in ("-", "–", "‑") and tokens.word(reading.end + 1) in _COUNTED:
        return False  # "the 120-page verdict"
    if after in _PEOPLE_AFTER or bound_after(tokens, reading.end):
        return False
    if following is not None and any(
        plural_phrase(tokens, (at, at + 1)) for at in range(*following)
    ):
        return following[0] == following[1] - 1 and tokens.word(following[0]) == "aircraft"
    if tokens.word(i - 1).endswith(("'s", "’s")):
        return True
    return any(tokens.word(at) == "the" for at in range(i - 1, max(i - 3, -1), -1))


def _is_month(tokens: Tokens, i: int) -> bool:
    return tokens.word(i) in MONTH_WORDS and tokens.capital(i)


def _after_a_name(
    tokens: Tokens, i: int, reading: Reading, following: tuple[int, int] | None
) -> bool:
    """Whether a capital word that is no ordinary start of a phrase stands before the digits."""
    before = tokens.word(i - 1)
    named = any(letter.isupper() for letter in tokens.raw(i - 1))
    if reading.in_words or not named or "," in tokens.raw(i) or tokens.starts_sentence(i - 1):
        return False
    if before in WEEKDAYS or before in STOP or before in ADVERBS or before in FILLERS:
        return False
    if before in LAST_OF_BEFORE or before.endswith(("'s", "’s", "ly")):
        return False
    if following is not None and tokens.word(i - 2) == "in" and tokens.starts_sentence(i - 2):
        counted = tokens.word(following[1] - 1)
        if counted in _AS_MANY or (counted.endswith("s") and not counted.endswith("ss")):
            return False  # "In Orm 14 sheep were killed"
    return following is None or tokens.word(following[0]) not in PLURALS


_AS_MANY = frozenset(
    """sheep deer fish salmon trout cod squid bison elk moose aircraft people children men women
    police cattle""".split()
)
