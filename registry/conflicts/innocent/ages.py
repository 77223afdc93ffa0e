"""Two ages that are no contradiction: of two persons, or of one at two times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from registry.conflicts.context import Told
from registry.conflicts.pair import AHEAD
from registry.lexicon.titles import KIN
from registry.records import Article, Level, Outcome

Verdict = tuple[Outcome, str]

_TURNS = re.compile(r"\b(?:turn(?:s|ed|ing)?|celebrat(?:e|es|ed|ing) (?:his|her|their))\b.{0,12}$")


def innocent_ages(
    left: Told, right: Told, articles: tuple[Article, Article], levels: Iterable[Level]
) -> Verdict | None:
    """Why two ages contradict each other nowhere, or ``None``."""
    return (
        _of_one_birth(left, right, articles)
        or _of_two_persons(left, right, levels)
        or _aged_then(left, right)
    )


_A_MONTH = 31


_IN_A_YEAR = re.compile(r"[^.;]{0,40}\bin (1\d{3}|20\d\d)\b")


def _of_one_birth(left: Told, right: Told, articles: tuple[Article, Article]) -> Verdict | None:
    """Two ages at two dates fit one birth date when they grow by the years between.

    Of two that are a year apart within a month one is a slip, unless there was a birthday.
    """
    first, second = (one.published for one in articles)
    if first is None or second is None:
        return None
    for one, other, article in ((left, right, first), (right, left, second)):
        told = _IN_A_YEAR.match(one.after)
        since = article.year - int(told[1]) if told is not None else 0
        if since > 0 and abs(other.slot.quantity.value - one.slot.quantity.value - since) <= 1:
            return Outcome.UPDATE, "one is the age of another year"
    days = (second - first).days
    grown = right.slot.quantity.value - left.slot.quantity.value
    if abs(grown - Fraction(days, 365)) > 1:
        return None
    to_come = any(one.claim.status in AHEAD or _TURNS.search(one.before) for one in (left, right))
    if abs(days) > _A_MONTH or to_come or grown == 0:
        return Outcome.UPDATE, "the ages fit one date of birth"
    return Outcome.UNSURE, "a birthday between the two articles would explain it"


def _of_two_persons(left: Told, right: Told, levels: Iterable[Level]) -> Verdict | None:
    """Ages of two persons, or of two who are not called alike: a guard of 44 and a man of 28."""
    for one in levels:
        if one.slot in ("agent", "patient") and one.level == "other kind":
            return Outcome.UNSURE, f"nothing says that both are one person: {one.reason}"
    named = [
        {who.name.split()[-1].lower() for who in side.claim.named("agent") if who.kind == "person"}
        for side in (left, right)
    ]
    if all(named) and not named[0] & named[1]:
        return Outcome.OTHER_EVENT, "the ages of two persons"
    kin = [any(who.head in KIN for who in side.claim.participants) for side in (left, right)]
    if kin[0] != kin[1]:
        return Outcome.UNSURE, "one is the age of somebody's kin"
    sexes = [_sex(one) for one in (left, right)]
    if all(sexes) and sexes[0] != sexes[1]:
        return Outcome.OTHER_EVENT, f"the ages of a {sexes[0]} and of a {sexes[1]}"
    return None


_SEX = re.compile(
    r"\b(?:(?P<man>man|boy|father|husband|son|brother|grandfather|uncle|nephew)"
    r"|(?P<woman>woman|girl|mother|wife|daughter|sister|grandmother|aunt|niece))\b",
    re.IGNORECASE,
)


def _sex(told: Told) -> str:
    """Whose age it is, where a word next to it says so: "a woman of 54", "the boy, 11,"."""
    before, after = list(_SEX.finditer(told.before[-16:])), _SEX.search(told.after[:18])
    nearest = before[-1] if before else after
    return nearest.lastgroup or "" if nearest is not None else ""


def _long_past(told: Told) -> bool:
    """Whether it is told with a year alone, as what is not of these days."""
    return any(len(slot.interval.value) == 4 for slot in told.claim.times)


_AT_DEATH = re.compile(r"\b(?:die[sd]?|dead|death|pass(?:es|ed) away)\b", re.IGNORECASE)
_AT = re.compile(r"\bAt\s*$")
_WHICH = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|last|\d+(?:st|nd|rd|th))\b")
_NOT_NOW = re.compile(r" (?:when (?!(?:he|she) died)|at the time)")
_THEN = re.compile(r"\b(?:when|until|since) (?:he|she|they) (?:was|were)|\bat the age of\s*$", re.I)


def _aged_then(left: Told, right: Told) -> Verdict | None:
    """The age at which somebody did something, and the age that he has: "when she was 30"."""
    if all(one.claim.kind == "event" and one.slot.attribute == "age" for one in (left, right)):
        which = [set(_WHICH.findall(one.claim.anchor.quote)) for one in (left, right)]
        if all(which) and not which[0] & which[1]:
            return Outcome.OTHER_EVENT, "each is told of another such time"
        return None  # of one deed
    if left.slot.attribute != right.slot.attribute and _long_past(left) and _long_past(right):
        return Outcome.UPDATE, "one is the age of another time"
    then = [
        _THEN.search(one.before[-24:]) is not None or (_NOT_NOW.match(one.after) is not None)
        for one in (left, right)
    ]
    died = [_AT_DEATH.search(one.sentence) is not None for one in (left, right)]
    lived = any(
        _AT.search(one.before) is not None and not dead
        for one, dead in zip((left, right), died, strict=True)
    )
    apart = then[0] != then[1] or (died[0] != died[1] and lived)
    return (Outcome.UPDATE, "one is the age of another time") if apart else None
