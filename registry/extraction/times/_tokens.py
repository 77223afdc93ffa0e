"""Cut text into tokens, and give each a letter, so that grammar can be regular expressions.

Every word that the grammar knows has a letter of its own from the private use
area; every other word is ``OTHER``.  The letters of a text form a string as long
as its list of tokens: a match in that string is a run of tokens.  Cost is
linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from registry.extraction.times import _lexicon as lexicon
from registry.lexicon.calendar import MONTHS, MONTHS_CUT, WEEKDAYS, WEEKDAYS_CUT

OTHER = "\x01"
_next_letter: Iterator[int] = count(0xE000)
LETTERS: dict[str, str] = {}
"""Word, in lower case, to letter; token kinds are in capitals."""


def letter(word: str) -> str:
    """The letter of a word or token kind, given out on first use."""
    found = LETTERS.get(word)
    if found is None:
        found = LETTERS[word] = chr(next(_next_letter))
    return found


KINDS = (
    "DAYNUM NUM YEARNUM ORDDAY ORDNUM CLOCK ISO NUMDATE DECADE SHORTDECADE SHORTYEAR AMPM BC "
    "AD BREAK "
    "POSS COMMA DASH DOT SLASH LPAR RPAR QUOTE APOS CURRENCY PERCENT COLON PLUS"
).split()
for _kind in KINDS:
    letter(_kind)

_PUNCTUATION = {
    ",": "COMMA",
    "-": "DASH",
    "‐": "DASH",
    "‑": "DASH",
    "–": "DASH",
    "—": "DASH",
    ".": "DOT",
    "/": "SLASH",
    "(": "LPAR",
    ")": "RPAR",
    '"': "QUOTE",
    "“": "QUOTE",
    "”": "QUOTE",
    "'": "APOS",
    "’": "APOS",
    "‘": "APOS",
    "$": "CURRENCY",
    "£": "CURRENCY",
    "€": "CURRENCY",
    "¥": "CURRENCY",
    "%": "PERCENT",
    ":": "COLON",
    "+": "PLUS",
}
_PUNCTUATION_LETTERS = {sign: LETTERS[kind] for sign, kind in _PUNCTUATION.items()}

_TOKEN = re.compile(
    r"(?P<ampm>(?<=[\d\s])[apAP](?:\.\s?[mM]\.?|[mM])(?![^\W_]))"
    r"|(?P<bc>B\.\s?C\.(?:\s?E\.)?|BCE?\b|B\.C\b)"
    r"|(?P<ad>A\.D\.|AD\b|CE\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[T "
    r"]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z\b|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r""
    r"|(?P<numdate>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/-]|\.\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))"
    r"|(?P<decade>\d{2,3}0['’]?s\b)"
    r"|(?P<shortdecade>['’‘]?[2-9]0['’]?s\b)"
    r"|(?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)"
    r"|(?P<num>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)"
    r"|(?P<shortyear>['’‘]\d\d(?!\d|s\b))"
    r"|(?P<gap>\n[ \t\r]*\n)"
    r"|(?P<poss>['’]s\b)"
    r"|(?P<other>[^\s])"
)


class Tokens:
    """The tokens of a text: letters, spans and words, all of one length."""

    __slots__ = ("ends", "letters", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        """In lower case for words; as written for all else."""
        letters: list[str] = []
        known = LETTERS
        starts, ends, words = self.starts, self.ends, self.words
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            start, end = match.span()
            if kind == "word":
                word = text[start:end]
                low = word.lower()
                # "may" and "march" in lower case are no months.
                code = OTHER if low == word and low in _NEEDS_CAPITAL else known.get(low, OTHER)
            else:
                low = text[start:end]
                code = _letter_of(kind, low)
            starts.append(start)
            ends.append(end)
            words.append(low)
            letters.append(code)
        self.letters = "".join(letters)

    def __len__(self) -> int:
        return len(self.starts)

    def surface(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        """Whether the token exists and begins with a capital."""
        return index < len(self.starts) and self.text[self.starts[index]].isupper()


_NEEDS_CAPITAL = frozenset({"may", "march", "mar", "sun", "sat", "wed", "jan", "dec", "mon"})


_KIND_LETTERS = {
    "ampm": LETTERS["AMPM"],
    "bc": LETTERS["BC"],
    "ad": LETTERS["AD"],
    "iso": LETTERS["ISO"],
    "numdate": LETTERS["NUMDATE"],
    "sep": LETTERS["NUMDATE"],
    "clock": LETTERS["CLOCK"],
    "decade": LETTERS["DECADE"],
    "shortdecade": LETTERS["SHORTDECADE"],
    "shortyear": LETTERS["SHORTYEAR"],
    "gap": LETTERS["BREAK"],
    "poss": LETTERS["POSS"],
}


def _letter_of(kind: str | None, word: str) -> str:
    if kind == "num":
        return _letter_of_number(word)
    if kind == "ordinal":
        value = int(word[:-2])
        return LETTERS["ORDDAY"] if 1 <= value <= 31 else LETTERS["ORDNUM"]
    if kind == "other":
        return _PUNCTUATION_LETTERS.get(word, OTHER)
    return _KIND_LETTERS[kind or "other"]


def _letter_of_number(word: str) -> str:
    if len(word) > 12 or not word.isdecimal():
        return LETTERS["NUM"]
    value = int(word)
    if len(word) <= 2 and 1 <= value <= 31:
        return LETTERS["DAYNUM"]
    return LETTERS["YEARNUM"] if len(word) == 4 and 1000 <= value <= 2199 else LETTERS["NUM"]


# ── patterns ─────────────────────────────────────────────────────────────────

_SETS: dict[str, Iterable[str]] = {
    "MONTH": MONTHS,
    # Read as months only beside a day or a year, or with a full stop: "Jan" is a name too.
    "MONTHABBR": MONTHS_CUT,
    "WEEKDAY": WEEKDAYS,
    # Read as weekdays only directly before a date or a clock time.
    "WEEKDAYABBR": WEEKDAYS_CUT,
    "WEEKDAYS": lexicon.WEEKDAY_PLURALS,
    "SEASON": lexicon.SEASON_NAMES,
    "UNIT": lexicon.UNITS,
    "UNITS": lexicon.UNIT_PLURALS,
    "UNITSHORT": lexicon.UNIT_SHORT,
    "PART": lexicon.PARTS,
    "PARTS": lexicon.PART_PLURALS,
    "NUMWORD": lexicon.NUMBER_WORDS,
    "ORDWORD": lexicon.ORDINAL_WORDS,
    "VAGUE": lexicon.VAGUE,
    "DAYWORD": lexicon.DAY_WORDS,
    "PRESENT": lexicon.PRESENT,
    "PASTADVERB": lexicon.PAST_ADVERBS,
    "FREQUENCY": lexicon.FREQUENCIES,
    "LONGWORD": lexicon.LONG_WORDS,
    "DECADEWORD": lexicon.DECADE_WORDS,
    "ZONE": [*lexicon.ZONES, *lexicon.AMBIGUOUS_ZONES],
    "FILLER": lexicon.MULTIPLIERS,
    "INNUMBER": ["hundred", "thousand"],
}


def _class_of(words: Iterable[str]) -> str:
    return "[" + "".join(sorted({letter(word) for word in words})) + "]"


_SET_CLASSES: dict[str, str] = {name: _class_of(words) for name, words in _SETS.items()}

_MACROS: dict[str, str] = {}
_PIECE = re.compile(r"\{(\w+):([^{}]*)\}|([A-Za-z][\w]*)|\s+")


def define(name: str, pattern: str) -> None:
    """Name a pattern, for use in others."""
    _MACROS[name] = f"(?:{translate(pattern)})"


def translate(pattern: str) -> str:
    """A pattern over words and sets as a regular expression over letters.

    Names in capitals are token kinds, sets or defined patterns; other words
    stand for themselves; ``{name:...}`` is a named group; blanks mean nothing;
    all other signs are those of ``re``.
    """

    def put(match: re.Match[str]) -> str:
        group, inner, name = match.groups()
        if group:
            return f"(?P<{group}>{translate(inner)})"
        if name is None:
            return ""
        if name.isupper() and len(name) > 1:
            found = _MACROS.get(name) or _SET_CLASSES.get(name)
            return found if found is not None else LETTERS[name]
        return letter(name)

    # "(?:", "(?=" and the like hold no words, so that only letters are replaced.
    return _PIECE.sub(put, pattern)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern, ready to be searched in ``Tokens.letters``.

    It begins with a look at one letter: what stands nowhere in the pattern begins
    no match of it.  Most words are such, and the parts that may be left out at
    the head of many patterns are then not tried in vain.
    """
    translated = translate(pattern)
    known = "".join(sorted(set(translated) & set(LETTERS.values())))
    return re.compile(f"(?=[{known}])(?:{translated})")
