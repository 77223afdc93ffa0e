"""Number words of English, and what they are worth.

Three kinds: exact numbers, multipliers that scale what stands before them, and
vague amounts, which are ranges.  To teach a word, add it to a table.
"""

from __future__ import annotations

from fractions import Fraction

SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
"""Zero to nineteen."""

TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
"""Twenty to ninety."""

SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
}
"""Words that scale the number before them."""

SHORT_SCALES = {
    "k": 10**3,
    "K": 10**3,
    "m": 10**6,
    "M": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "B": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "cr": 10**7,
}
"""Letters that scale the digits they are attached to; ``m`` may also be the metre."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        start=1,
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        [
            "twentieth",
            "thirtieth",
            "fortieth",
            "fiftieth",
            "sixtieth",
            "seventieth",
            "eightieth",
            "ninetieth",
        ],
        start=2,
    )
}
ORDINALS["hundredth"] = 100
ORDINALS["maiden"] = 1

DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
"""The lower half of a fraction in words."""

GLYPHS = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅛": Fraction(1, 8),
}

VAGUE = {
    "dozens": (20, 200),
    "scores": (40, 300),
    "hundreds": (150, 3_000),
    "thousands": (1_500, 200_000),
    "millions": (2_000_000, 1_000_000_000),
    "billions": (2_000_000_000, 1_000_000_000_000),
    "tens of thousands": (20_000, 200_000),
    "hundreds of thousands": (200_000, 2_000_000),
    "tens of millions": (20_000_000, 200_000_000),
    "hundreds of millions": (200_000_000, 2_000_000_000),
    "tens of billions": (20_000_000_000, 200_000_000_000),
    "hundreds of billions": (200_000_000_000, 2_000_000_000_000),
}
"""Words for an order of magnitude: the least and the most that a writer would mean."""

HANDFULS = {
    "several": (3, 10),
    "a few": (2, 9),
    "a handful of": (2, 10),
    "a couple of": (2, 3),
    "a couple": (2, 3),
}
"""Words for a small number; they multiply a scale after them ("several hundred")."""
