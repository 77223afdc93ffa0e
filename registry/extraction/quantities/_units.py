"""The unit or currency that stands before or after a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from registry.extraction.quantities._numbers import is_joiner
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._words import STOP
from registry.lexicon.units import (
    CURRENCY_NAMES,
    CURRENCY_SIGNS,
    UNIT_NAMES,
    UNIT_SIGNS,
    UNITS,
    Currency,
    Unit,
)

_T = TypeVar("_T")
_Table = dict[str, list[tuple[tuple[str, ...], _T]]]


def _by_first(rows: Mapping[str, _T], *, last: bool = False) -> _Table[_T]:
    """Rows by their first (or last) token, the longest first."""
    table: _Table[_T] = {}
    for text, value in rows.items():
        words = tuple(Tokens(text, ()).words)
        table.setdefault(words[-1 if last else 0], []).append((words, value))
    for found in table.values():
        found.sort(key=lambda row: (-len(row[0]), row[0]))
    return table


_UNIT_NAMES = _by_first(UNIT_NAMES)
_UNIT_SIGNS = _by_first(UNIT_SIGNS)
_MONEY_NAMES = _by_first(CURRENCY_NAMES)
_SIGNS_BEFORE = _by_first(CURRENCY_SIGNS, last=True)
_SIGNS_AFTER = _by_first(
    {sign: money for sign, money in CURRENCY_SIGNS.items() if sign not in ("Rs.", "RM", "Rp")}
)
_LETTER_UNITS = {"C": UNITS["degC"], "F": UNITS["degF"]}
_AMBIGUOUS_MONEY = frozenset({"won", "sol", "soles", "rand", "real", "dong", "crowns", "cent"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is measured in, and the token after it."""

    end: int
    unit: Unit | None = None
    currency: Currency | None = None


def currency_before(tokens: Tokens, i: int) -> tuple[int, Currency] | None:
    """The currency sign or code right before token ``i``, and its first token."""
    last = tokens.raw(i - 1)
    for words, money in _SIGNS_BEFORE.get(last, ()):
        start = i - len(words)
        if start < 0 or tuple(tokens.words[start:i]) != words:
            continue
        spaced = len(words) == 2 and len(words[0]) == 2
        if not all(tokens.touching(k) or (spaced and tokens.near(k)) for k in range(start + 1, i)):
            continue
        if not tokens.near(i):
            continue
        if words[0].isalpha() and tokens.touching(start) and tokens.raw(start - 1).isalpha():
            continue
        return start, money
    return None


def measure_after(
    tokens: Tokens, i: int, *, scaled: bool, large: bool, one: bool
) -> Measure | None:
    """The unit or currency at token ``i``, right after a number.

    ``scaled`` and ``large`` tell amounts of money from verbs ("3 won") and from
    pounds of weight; ``one`` that the number is 1, so that "second" may be a unit.
    """
    if not tokens.near(i):
        return None
    at, hyphen = i, False
    if is_joiner(tokens, i) and tokens.touching(i) and tokens.touching(i + 1):
        at, hyphen = i + 1, True
    raw, low = tokens.raw(at), tokens.word(at)
    if tokens.touching(i) and not hyphen and raw in _LETTER_UNITS:
        return Measure(at + 1, unit=_LETTER_UNITS[raw])
    for words, unit in _UNIT_SIGNS.get(raw, ()):
        if _stands(tokens.words, tokens, at, words):
            return Measure(at + len(words), unit=unit)
    if money := _money(tokens, at, low, scaled=scaled, large=large):
        return money
    for words, unit in _UNIT_NAMES.get(low, ()):
        if _stands(tokens.lower, tokens, at, words):
            if words == ("second",) and not (hyphen or one):
                return None
            if not (hyphen or one) and low in _CALENDAR and _plural_next(tokens, at + 1):
                return None  # "two night watchmen"
            return Measure(at + len(words), unit=unit)
    return None


_CALENDAR = frozenset({"day", "night", "week", "month", "year"})


def _plural_next(tokens: Tokens, i: int) -> bool:
    word = tokens.word(i)
    if not tokens.near(i) or word in STOP:
        return False
    return word.endswith(("s", "men", "women", "people", "children")) and not word.endswith("ss")


_WEIGHING = frozenset(
    """weigh weighs weighed weighing weight heavy heavier lighter lost gained gain lift lifted lifts
    load loads loaded cargo payload thrust force pressure catch haul hauled body tons
    tonnes""".split()
)
_PAYING = frozenset(
    """worth cost costs costing price prices priced pay pays paid paying fine fined fines fee fees
    salary wage wages earn earns earned sold sells sell bought buy spend spent grant charge charged
    ticket tickets rent bill award awarded awards compensation damages""".split()
)
_IN_MONEY = frozenset(
    """damages compensation cash fines fine costs prize aid debt debts tax taxes benefits fees
    donations savings winnings bribes bonuses wages rent interest legal""".split()
)
_OF_MONEY = frozenset(
    """fine prize ticket grant fee reward bill cheque debt deposit note coin bonus salary contract
    deal project scheme fund donation bribe loan refund award payout bail""".split()
)
_A_TIME = frozenset("year month week day hour night share head ticket person game term".split())


def _pounds_of_money(tokens: Tokens, at: int, *, scaled: bool, large: bool) -> bool:
    """Whether pounds are money: "1.2 million pounds", "worth 50,000 pounds", "60 pounds a week".

    So many are, of 1,000 and more, unless something is said to weigh them.
    """
    if scaled:
        return True
    near = {tokens.word(i) for i in (*range(max(0, at - 9), at), at + 1, at + 2)}
    if near & _WEIGHING:
        return False
    after, last = tokens.word(at + 1), tokens.word(at + 2)
    if _paid_by(tokens, at + 1):
        return True
    if tokens.word(at) == "pound":
        return after in _OF_MONEY  # "a 2,000-pound fine", and no bomb
    return (
        large
        or (after == "in" and last in _IN_MONEY)
        or bool({tokens.word(i) for i in range(max(0, at - 5), at)} & _PAYING)
    )


def _paid_by(tokens: Tokens, after: int) -> bool:
    """Whether so much is paid by the month or the share: "60 pounds a week"."""
    return tokens.word(after) in ("a", "an", "per", "each") and tokens.word(after + 1) in _A_TIME


_OF_SHARES = frozenset("share shares stock dividend bid".split())


def _of_shares(tokens: Tokens, at: int) -> bool:
    """Whether a letter counts pence: "shares closed up 3 percent at 610p", "a 569p-a-share bid"."""
    return not _OF_SHARES.isdisjoint(tokens.word(i) for i in range(at - 9, at + 5))


def _money(tokens: Tokens, at: int, low: str, *, scaled: bool, large: bool) -> Measure | None:
    if (
        low in ("pound", "pounds")
        and tokens.word(at + 1) != "of"
        and _pounds_of_money(tokens, at, scaled=scaled, large=large)
    ):
        return Measure(at + 1, currency=Currency("GBP", "pound"))
    if low == "p" and tokens.touching(at) and _of_shares(tokens, at):
        return Measure(at + 1, currency=Currency("GBP", "pound", minor=True))
    for words, money in _MONEY_NAMES.get(low, ()):
        if not _stands(tokens.lower, tokens, at, words):
            continue
        told = scaled or large or _paid_by(tokens, at + len(words))
        if words[-1] in _AMBIGUOUS_MONEY and len(words) == 1 and not told:
            return None
        return Measure(at + len(words), currency=money)
    for words, money in _SIGNS_AFTER.get(tokens.raw(at), ()):
        if _stands(tokens.words, tokens, at, words):
            return Measure(at + len(words), currency=money)
    return None


def _stands(row: list[str], tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    return tuple(row[at : at + len(words)]) == words and all(
        tokens.near(k) for k in range(at + 1, at + len(words))
    )
