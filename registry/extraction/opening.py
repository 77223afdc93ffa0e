"""Dates that open a clause without a comma, which the parser takes into the subject behind them.

"On 12 May police arrested two men": for the parser these are "12 May police".  It is given the
comma that British papers leave out, which is taken out of the tree again (``tree.Trees``).
"""

from __future__ import annotations

import re

from registry.lexicon.calendar import MONTH_WORDS, WEEKDAYS

_MONTHS = sorted((name.capitalize() for name in MONTH_WORDS), key=len, reverse=True)
_MONTH = rf"(?:{'|'.join(_MONTHS)})\.?"
_WEEKDAY = rf"(?:{'|'.join(name.capitalize() for name in WEEKDAYS)})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"(?:the )?{_DAY}(?: (?:and|or|to) {_DAY})?(?: of)?"
_DATE = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_DAYS} {_MONTH}|{_MONTH} {_DAY}(?!\d))|{_MONTH}(?= \d{{4}}))"
    r"(?:,? \d{4}\b)?+"
)
_YEAR = r"(?:(?:spring|summer|autumn|fall|winter)(?: of)? )?(?:1\d{3}|20\d\d)"
_AGE = r"\d{3}0s|\d{1,2}(?:st|nd|rd|th) century"
_FEAST = r"(?:Christmas|Boxing|Independence|Labou?r|May|New Year['’]s) (?:Day|Eve)(?: \d{4}\b)?+"
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?"
_PART = (
    r"(?:(?:the )?(?:(?:early|late) )?(?:night|morning|evening|afternoon|eve|day|end|beginning"
    r"|start|middle) of |the (?:[\w'’-]+ ){1,4}of )?(?:(?:the )?(?:early|mid|late)[ -])?(?:the )?"
)
_WITHOUT = re.compile(
    r"(?:^|[(“\"]|\b(?:[Tt]hat|and|but|while|when|where|because|as|[Ee]arly|[Ll]ate|[Oo]nly) )"
    r"(?:(?i:(?:shortly |just |soon )?"
    r"(?:on|by|since|until|till|from|before|after|in|during|at|around|about))"
    rf" (?:(?:{_CLOCK}|noon|midnight|dawn) on )?{_PART}(?:{_DATE}|{_YEAR}|{_AGE}|{_FEAST}|{_CLOCK})"
    rf"|(?:Last|Next) {_WEEKDAY})"
    # What goes on with the date itself needs no comma.
    r"(?= (?!(?:in|at|on|of|and|or|to|until|till|by|for|with|from|is|was|were|are|will|has|had|have"
    r"|came|saw|after|before|when|where|while|that|which|as|not|onwards?|alone|GMT|UTC|BC|AD|local"
    r"|the (?:day|year|month|week))\b)"
    r"[\w“\"])"
)


def with_commas(sentence: str) -> tuple[str, tuple[int, ...]]:
    """The sentence as it is given to the parser, and where the added commas stand in it.

    >>> with_commas("On 12 May police arrested two men.")
    ('On 12 May, police arrested two men.', (9,))
    >>> with_commas("The talks on 12 May failed.")
    ('The talks on 12 May failed.', ())
    """
    added: list[int] = []
    parts: list[str] = []
    last = 0
    for found in _WITHOUT.finditer(sentence):
        added.append(found.end() + len(added))
        parts.append(sentence[last : found.end()])
        last = found.end()
    return ",".join([*parts, sentence[last:]]), tuple(added)
