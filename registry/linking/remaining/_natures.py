"""Who it was that has no name, where two are told apart: a German and a Dane, a man and a woman."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from registry.lexicon import described, geography
from registry.lexicon.numerals import SMALL
from registry.linking.remaining._settings import Facing, of_two_claims
from registry.linking.remaining._told import Told
from registry.linking.remaining._weights import Common
from registry.linking.signature import FIRM, Signature, event_class, once_each

_MALE = frozenset("man men boy boys schoolboy schoolboys".split())
_FEMALE = frozenset("woman women girl girls schoolgirl schoolgirls".split())
_CHILDREN = frozenset("boy boys schoolboy schoolboys girl girls schoolgirl schoolgirls".split())
_ANYBODY = frozenset(
    "man men woman women person people national nationals citizen citizens".split()
)
_ONE_OF_IT = frozenset(
    "driver pilot captain skipper winner gunman suspect victim tanker freighter ferry yacht".split()
)
"""Of whom or of which one takes part in what befell it."""
_DETERMINERS = frozenset("a an the his her its their one".split())
_APPOSED = re.compile(r"^, an? (?:\d+-year-old )?(?P<word>[A-Z][a-z]+)(?: of \w+)?(?:[,.]|$)")
_AMONG = re.compile(r"\bamong the (?:dead|killed|victims|fatalities)\b", re.IGNORECASE)
_VICTIMS = re.compile(r"\b(?:the|its|only|one) (?:[a-z]+ )?(?:victim|dead|deceased|fatality)\b")
_DEAD = ("die", "kill")


class Nature(NamedTuple):
    """What is told of somebody without a name."""

    noun: str
    """The head noun; empty where it may be anybody."""
    many: int
    sex: str
    country: str
    child: bool


_NOBODY = Nature("", 0, "", "", child=False)


def facing_natures(one: Told, other: Told) -> Iterator[Facing]:
    """Pairs of claims that tell of one party to which it happened, and not of one nature."""
    mine, yours = _rows(one), _rows(other)
    for x in mine:
        left = one.built[x]
        for y in yours:
            right = other.built[y]
            for deed, i, a in _told(left):
                for its, j, b in _told(right):
                    if deed != its or not _apart(a, b) or _known(a, b, one, other, deed):
                        continue
                    found = [Common("described", "of one axis", (_said(left, i), _said(right, j)))]
                    found += [c for c in of_two_claims(left, right) if c.slot != "predicate"]
                    found.append(Common("predicate", "one happening", (deed,)))
                    yield Facing(x, i, y, j, found)


def _rows(told: Told) -> list[int]:
    return [row for row in told.rows if _told(told.built[row])]


def _said(side: Signature, at: int) -> str:
    return side.claim.participants[at].mention.text


@once_each
def _told(side: Signature) -> tuple[tuple[str, int, Nature], ...]:
    """What befell somebody of whom no name is told, which participant he is, and his nature."""
    claim = side.claim
    if claim.negated or claim.kind != "event" or claim.status not in FIRM:
        return ()
    found = []
    kind = event_class(claim)
    if claim.predicate.split()[0] == "be":
        quote = claim.anchor.quote.lower()
        kind = "kill" if _AMONG.search(quote) or _VICTIMS.search(quote) else kind
    for n, one in enumerate(claim.participants):
        if one.role not in ("agent", "patient", "theme") or (
            one.entity and one.entity.kind != "country"
        ):
            continue
        nature = _nature(side, n)
        if deed := _deed(kind, one.role, one.mention.text, nature):
            found.append((deed, n, nature))
    return tuple(found)


def _deed(kind: str, role: str, text: str, nature: Nature) -> str:
    if not nature.sex and not nature.country:
        return ""
    first = text.split(" ", 1)[0].lower()
    if nature.noun in _ONE_OF_IT and first in ("the", "its", "his", "her"):
        return f"the {nature.noun}"
    if kind == "die" or (kind == "kill" and role != "agent"):
        return "death"
    if kind == "rescue" and role == "patient" and nature.many == 1:
        return kind
    return described.befalls(kind, text) if role == "patient" else ""


def _nature(side: Signature, at: int) -> Nature:
    claim = side.claim
    one = claim.participants[at]
    words = one.mention.text.split()
    head = one.head.lower()
    first = words[0].lower()
    count = 1 if first in _DETERMINERS else SMALL.get(first, 0)
    plural = words[-1].lower()
    sex = next(("m" if w in _MALE else "f" for w in (head, plural) if w in _MALE | _FEMALE), "")
    told = [code for word in words if word[:1].isupper() if (code := _country(word))]
    told += [
        p.entity.key.partition(":")[2]
        for p in claim.participants
        if p.role in (f"{one.role}:from", f"{one.role}:of")
        and p.entity is not None
        and p.entity.kind == "country"
    ]
    behind = claim.anchor.quote.partition(one.mention.text)[2]
    if not told and (beside := _APPOSED.match(behind)) and (code := _country(beside["word"])):
        told.append(code)
    anybody = head in _ANYBODY or sex or _country(head.capitalize())
    return Nature(
        "" if anybody else head, count, sex, told[0] if told else "", child=head in _CHILDREN
    )


def _country(word: str) -> str:
    return geography.demonym_country(word) or ""


def _apart(a: Nature, b: Nature) -> bool:
    """Whether two parties of one number are of two countries, or of two sexes."""
    if not a.many or a.many != b.many or (a.noun and b.noun and a.noun != b.noun):
        return False
    if a.country and b.country and a.country != b.country:
        return True
    return bool(a.sex and b.sex and a.sex != b.sex and a.child == b.child)


def _known(a: Nature, b: Nature, one: Told, other: Told, deed: str) -> bool:
    """Whether either article tells of the other's as well, or of more than one."""
    for nature, its, told in ((a, b, other), (b, a, one)):
        natures = {told_of for row in _rows(told) for _, _, told_of in _told(told.built[row])}
        if nature.country and any(n.country == nature.country for n in natures):
            return True
        if nature.sex and not nature.country and any(n.sex == nature.sex for n in natures):
            return True
        if len({n for row in _rows(told) for d, _, n in _told(told.built[row]) if d == deed}) > 1:
            return True
        if not (a.noun and b.noun) and _more(told, its.many):
            return True
    return False


def _more(told: Told, count: int) -> bool:
    """Whether more than so many died, or were killed, in an article."""
    return any(
        q.quantity.value > count
        for row in told.rows
        if event_class(told.built[row].claim) in _DEAD
        for q in told.built[row].claim.quantities
        if q.quantity.dimension == "count"
    )
