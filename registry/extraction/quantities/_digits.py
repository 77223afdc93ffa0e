"""Numbers in digits: grouped, with decimals, with a scale, or refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from registry.extraction.quantities._reading import Reading, Refusal, scaled_by_words
from registry.extraction.quantities._tokens import NUMBER, Tokens
from registry.lexicon.numerals import GLYPHS, SCALES

LONGEST = 24


def plain_value(text: str) -> tuple[Fraction, int] | str:
    """Value and number of decimals of a digit token, or why it is not read.

    >>> plain_value("1,234.5")
    (Fraction(2469, 2), 1)
    >>> plain_value("1.000")
    'a point before three digits: thousands or decimals'
    """
    if len(text) > LONGEST:
        return "too many digits"
    text = text.replace("’", "'")
    if "'" in text and text.isascii():  # 1'000'000, as the Swiss write it
        whole, _, decimals = text.replace("'", "").partition(".")
        if whole[0] == "0":
            return "a leading zero: a code or a telephone number"
        return Fraction(f"{whole}.{decimals or 0}"), len(decimals)
    if not text.isascii():
        return "digits of another script"
    commas, points = text.count(","), text.count(".")
    if not commas and not points:
        if len(text) > 1 and text[0] == "0":
            return "a leading zero: a code or a telephone number"
        return Fraction(int(text)), 0
    if commas and points:
        return _both_marks(text)
    if points:
        return _points_only(text, points)
    groups = text.split(",")
    if all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and text[0] != "0":
        return Fraction(int("".join(groups))), 0
    if _indian(groups):
        return Fraction(int("".join(groups))), 0
    return "commas that do not group thousands: a list or decimals"


def _indian(groups: list[str]) -> bool:
    return (
        len(groups) > 2
        and 1 <= len(groups[0]) <= 2
        and groups[0][0] != "0"
        and all(len(group) == 2 for group in groups[1:-1])
        and len(groups[-1]) == 3
    )


def _both_marks(text: str) -> tuple[Fraction, int] | str:
    first, last = (",", ".") if text.index(",") < text.index(".") else (".", ",")
    if text.count(last) != 1:
        return "points and commas mixed"
    whole, _, decimals = text.rpartition(last)
    groups = whole.split(first)
    if last in whole or not (
        (all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3)
        or (first == "," and _indian(groups))
    ):
        return "points and commas mixed"
    if not decimals.isdigit():
        return "points and commas mixed"  # two numbers run together: "1,000.1,000"
    return Fraction("".join(groups) + "." + decimals), len(decimals)


def _points_only(text: str, points: int) -> tuple[Fraction, int] | str:
    if points == 1:
        whole, _, decimals = text.partition(".")
        if len(whole) > 1 and whole[0] == "0":
            return "a leading zero: a code or a telephone number"
        if len(decimals) == 3 and whole != "0" and len(whole) <= 3:
            return "a point before three digits: thousands or decimals"
        return Fraction(text), len(decimals)
    groups = text.split(".")
    if points == 2 and all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3:
        return Fraction(int("".join(groups))), 0
    return "several points: a version, an address or a date"


def _grouped(tokens: Tokens, i: int) -> tuple[str, int]:
    """The digits at token ``i`` with the groups of three that single spaces part from them."""
    text, last = tokens.words[i], i
    if not text.isdigit() or len(text) > 3:
        return text, i
    while (
        tokens.kind(last + 1) == NUMBER
        and tokens.near(last + 1)
        and tokens.starts[last + 1] == tokens.ends[last] + 1
        and len(tokens.words[last + 1]) == 3
        and tokens.words[last + 1].isdigit()
    ):
        last += 1
        text += tokens.words[last]
        if len(text) > LONGEST:
            break
    return text, last


def _hard_spaces(tokens: Tokens, i: int, last: int) -> bool:
    """Whether the spaces do not break, which only a writer of one number uses."""
    return all(tokens.text[tokens.ends[k]] in "\u00a0\u202f\u2009" for k in range(i, last))


def in_digits(tokens: Tokens, i: int) -> Reading | Refusal:
    text, last = _grouped(tokens, i)
    found = plain_value(text)
    if last > i:
        if isinstance(found, str) or not _hard_spaces(tokens, i, last):
            return Refusal(i, last + 1, "a space between digits: thousands or two numbers")
        number = found[0]
        return scaled_by_words(tokens, Reading(number, number, Fraction(1), i, last + 1))
    after = tokens.word(i + 1)
    if isinstance(found, str):
        whole, _, decimals = text.replace(",", ".").partition(".")
        scaled = (after in SCALES and tokens.near(i + 1)) and len(text) <= LONGEST
        if not (scaled and whole.isdigit() and decimals.isdigit() and text.isascii()):
            return Refusal(i, i + 1, found)
        if whole[0] == "0" and len(whole) > 1:
            return Refusal(i, i + 1, found)
        # "1.234 billion" and "1,5 million": nobody groups before a scale.
        found = Fraction(f"{whole}.{decimals}"), len(decimals)
    value, decimals_count = found
    place = Fraction(1, 10**decimals_count)
    end = i + 1
    if tokens.word(end) in GLYPHS and tokens.near(end) and not decimals_count:
        value += GLYPHS[tokens.word(end)]
        place, decimals_count, end = Fraction(1, 10), 1, end + 1
    elif (
        tokens.word(end) == "and"
        and tokens.matches(end, ("and", "a", "half"))
        and not decimals_count
    ):
        value += Fraction(1, 2)
        place, decimals_count, end = Fraction(1, 10), 1, end + 3
    if tokens.raw(end) == "/" and tokens.touching(end) and tokens.word(end + 2) == "of":
        lower = plain_value(tokens.raw(end + 1)) if tokens.kind(end + 1) == NUMBER else ""
        if not isinstance(lower, str) and value < lower[0] <= 5 and tokens.touching(end + 1):
            share = value / lower[0]
            return Reading(share, share, Fraction(1, 25), i, end + 2, share=True)
    reading = Reading(value, value, place, i, end, decimals=decimals_count)
    suffix = tokens.word(end)
    if tokens.touching(end) and suffix in ("st", "nd", "rd", "th") and not decimals_count:
        return replace(reading, end=end + 1, ordinal=True)
    return scaled_by_words(tokens, reading)
