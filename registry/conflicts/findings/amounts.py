"""A number as a reader meets it; its short form is for programs."""

from __future__ import annotations

import re
from fractions import Fraction

_NUMBER = re.compile(r"(?<![\d.,:/-])(?P<n>\d{5,})(?![\d.,:/-]*\d)")
_BOUNDS = (
    (re.compile(r"^>="), "at least "),
    (re.compile(r"^<="), "at most "),
    (re.compile(r"^>"), "more than "),
    (re.compile(r"^<"), "less than "),
    (re.compile(r"^~"), "about "),
    (re.compile(r"(?<=\d)\.\.(?=\d)"), " to "),
)
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_LASTING = re.compile(r"(?<![\d.,/-])(?P<n>\d+(?:\.\d+|/\d+)?) (?P<unit>yr|mo|wk|d|h|min)(?![\w/])")
_UNITS = {"yr": "year", "mo": "month", "wk": "week", "d": "day", "h": "hour", "min": "minute"}
_PARTS = {
    "h": (("hour", 3600), ("minute", 60), ("second", 1)),
    "min": (("minute", 60), ("second", 1)),
}
_BROKEN = re.compile(r"(?<![\d.,:/-])\d+/\d+(?![\d/]|\.\d)")


def amount_said(value: str) -> str:
    """A number with its unit in words.

    >>> amount_said("~1240000000 GBP"), amount_said(">=48200"), amount_said("9 yr")
    ('about 1.24 billion GBP', 'at least 48,200', '9 years')
    >>> amount_said("161/60 h"), amount_said("1.5 h"), amount_said("200/3 %")
    ('2 hours 41 minutes', '1 hour 30 minutes', '66.7 %')
    """
    for pattern, words in _BOUNDS:
        value = pattern.sub(words, value)
    value = _LASTING.sub(_lasting, value)
    value = _BROKEN.sub(lambda m: f"{float(Fraction(m[0])):.3g}", value)
    return _NUMBER.sub(_large, value)


def _lasting(found: re.Match[str]) -> str:
    number, unit = Fraction(found["n"]), found["unit"]
    if number.denominator == 1:
        return _counted(int(number), _UNITS[unit])
    left = round(number * {"h": 3600, "min": 60}.get(unit, 0))
    parts = []
    for name, seconds in _PARTS.get(unit, ()):
        some, left = divmod(left, seconds)
        parts += [_counted(some, name)] if some else []
    return " ".join(parts) or f"{float(number):.3g} {_UNITS[unit]}s"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


_PLURALS = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "policeman": "policemen",
    "fisherman": "fishermen",
    "wolf": "wolves",
    "life": "lives",
    "knife": "knives",
    "foot": "feet",
    "mouse": "mice",
}
_ALREADY = frozenset("people police cattle staff dead injured missing aircraft sheep fish".split())


def plural_of(noun: str) -> str:
    """The plural of what is counted, for a heading.

    >>> plural_of("dose"), plural_of("body"), plural_of("child"), plural_of("beds")
    ('doses', 'bodies', 'children', 'beds')
    """
    if not noun or noun in _ALREADY or noun.endswith("ed") or not noun.isalpha():
        return noun
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def _large(found: re.Match[str]) -> str:
    number = int(found["n"])
    for size, word in _LARGE:
        # Only what is written so without loss: 1,234,567 stays what it is.
        if number >= size and number % (size // 1000) == 0:
            return f"{number / size:g} {word}"
    return f"{number:,}"
