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


_WEIGHING = frozenset("weigh weighs weighed weighing weight heavy lost gained lift lifted".split())
_PAYING = frozenset(
    """worth cost costs costing price priced pay pays paid prize fine fined salary wage budget
    award brings bring earn earned earns raise raised sold bought spend spent fee grant
    compensation damages reward bill loan debt donated stole cheque ransom bail payout settlement
    insured insurance valued fetched bid auction auctioned jackpot lottery pension allowance
    stipend subsidy subsidies tax savings profit revenue turnover deposit funding funds budgeted
    overspent handed charged charge ticket tickets rent mortgage royalties purse winnings collect
    collects collected receive receives received won wins invested invest investment owe owed
    owes owing lend lent borrow borrowed save saved loss losses profits stolen embezzled repay
    repaid bribe bribes fraud""".split()
)


def _pounds_of_money(tokens: Tokens, at: int, *, scaled: bool, large: bool) -> bool:
    """Whether pounds are money: "1.2 million pounds", "worth 50,000 pounds"."""
    if scaled:
        return True
    before = {tokens.word(i) for i in range(max(0, at - 9), at)}
    return large and not before & _WEIGHING and bool(before & _PAYING)


def _money(tokens: Tokens, at: int, low: str, *, scaled: bool, large: bool) -> Measure | None:
    if (
        low in ("pound", "pounds")
        and tokens.word(at + 1) != "of"
        and _pounds_of_money(tokens, at, scaled=scaled, large=large)
    ):
        return Measure(at + 1, currency=Currency("GBP", "pound"))
    for words, money in _MONEY_NAMES.get(low, ()):
        if not _stands(tokens.lower, tokens, at, words):
            continue
        if words[-1] in _AMBIGUOUS_MONEY and len(words) == 1 and not (scaled or large):
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
