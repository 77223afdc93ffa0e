"""Two names that one article tells in one breath: both did it, or both are one.

"The winners are Dahl and Voss", "the film stars Ruth Amsel, Piet Kors and Dahl", "the
detective (Dahl)", "Voss, also known as Dahl".
"""

from __future__ import annotations

import re

from registry.conflicts.pair import Pair

_NAME = r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)*"
_AND = r"\s*(?:,(?:\s*(?:and|or|&)\b)?|\band\b|\bor\b|&)\s*"
_LIST = re.compile(rf"{_AND}(?:{_NAME}{_AND})*(?:{_NAME}\s+)?")
"""What stands between two names of one list: others, each between commas or an "and"."""
_BRACKET = re.compile(rf"\s*\(\s*(?:{_NAME}{_AND})*(?:{_NAME}\s+)?")
"""What stands between a name and one in brackets after it: who plays him, who is in it."""
_OR = re.compile(
    r"\s*,?\s*\(?\s*(?:(?:also|better|formerly|otherwise) known as|a\.?k\.?a\.?|or|alias|née?"
    r"|born|real name|whose real name is|nicknamed|dubbed|called)\s*,?\s*[\"“‘`']*\s*"
)
"""What stands between two names of one person."""


_ONE_PART = (("agent", "with"), ("patient",))


def named_together(pair: Pair) -> str:
    """How a sentence of one article names both, or nothing."""
    named = {one.entity.name for _, one in pair.whom if one.entity}
    if len(named) != len(pair.ends):
        return ""
    for side in (pair.left, pair.right):
        for claim in pair.telling.sentence(side):
            if any(named <= {who.name for who in claim.named(*r)} for r in _ONE_PART):
                return "together"
        if how := _in_one_breath(pair.telling.text(side, *side.sentence), *sorted(named)):
            return how
    return ""


def _in_one_breath(text: str, one: str, other: str) -> str:
    for first, second in ((one, other), (other, one)):
        for name in re.finditer(rf"\b{re.escape(first)}\b", text):
            end = text.find(second, name.end())
            between = text[name.end() : end] if end >= 0 else ""
            if not between.strip():
                continue
            if _LIST.fullmatch(between):
                return "in one list"
            if _BRACKET.fullmatch(between):
                return "as one, or the one as part of the other"
            if _OR.fullmatch(between):
                return "as one"
    return ""
