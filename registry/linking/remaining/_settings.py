"""Which places without a name two articles tell of one happening: "in the kitchen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from registry.lexicon import predicates, settings
from registry.lexicon.settings import Setting
from registry.linking.remaining._sides import held_apart, subject
from registry.linking.remaining._told import Told
from registry.linking.remaining._weights import Common
from registry.linking.signature import FIRM, Signature, event_class, once_each

_BEGIN = frozenset("start begin occur happen break-out".split())
"""Predicates that leave it to their subject what happened: "the explosion started"."""


_WHERE_IT_WAS = frozenset("discover withhold".split())
"""What tells where something was, like "lay" and "hung": found there, hidden there."""


_IN_OR_OUT = {
    **dict.fromkeys(
        "come go enter break burst storm get gain climb force prise slip sneak crawl let".split(),
        "enter",
    ),
    **dict.fromkeys("escape flee leave jump make run".split(), "escape"),
}
"""What is done through an opening, by the first word of the predicate."""


class Facing(NamedTuple):
    """Two claims, and which setting of each."""

    x: int
    i: int
    y: int
    j: int
    common: list[Common]


@once_each
def of_happening(side: Signature) -> tuple[tuple[int, Setting], ...]:
    """The settings of a claim that say where it happened, by number."""
    claim = side.claim
    if (
        claim.negated
        or claim.kind != "event"
        or claim.status not in FIRM
        or claim.predicate.split()[0] == "be"
    ):
        return ()
    trigger = claim.trigger.end - claim.anchor.start
    quote = claim.anchor.quote
    return tuple(
        (n, one)
        for n, one in enumerate(settings.told_in(quote))
        if (one.start >= trigger or one.start <= _OPENING)
        and (_fell(side) or quote[: one.start].split()[-1:] not in _INTO)
    )


_INTO = (["into"], ["onto"], ["to"])
"""Before where something goes: of what falls, that is where it happened."""
_FALLS = frozenset("fall plunge crash drop tumble plummet topple slide smash nosedive".split())
_COMES_DOWN = ("come down", "go down", "hit ground")


def _fell(side: Signature) -> bool:
    """Whether something came down: "fell into a field", "plunged on to a golf course"."""
    said = side.claim.predicate
    return said in _COMES_DOWN or bool({event_class(side.claim), said.split()[0]} & _FALLS)


_OPENING = 8
"""So early in a clause a place stands before what happens there: "In the kitchen ..."."""


def facing_settings(one: Told, other: Told) -> Iterator[Facing]:
    """Pairs of claims that place a happening where it cannot be both, as far as nouns tell."""
    mine, yours = _rows(one), _rows(other)
    if not mine or not yours:
        return
    there, here = _told_rows(other), _told_rows(one)
    for x in mine:
        left = one.built[x]
        for y in yours:
            right = other.built[y]
            for (i, a), (j, b) in product(of_happening(left), of_happening(right)):
                if not settings.apart(a, b) or a[3:] in there or b[3:] in here:
                    continue
                found = list(of_two_claims(left, right))
                if named := sorted((_named(other) & {a[3:]}) | (_named(one) & {b[3:]})):
                    found.append(Common("told", "there too", (named[0][1],)))
                yield Facing(x, i, y, j, found)
                break


def _rows(told: Told) -> list[int]:
    return [row for row in told.rows if of_happening(told.built[row])]


def _told_rows(told: Told) -> Set[tuple[str, str]]:
    """The rows of settings in which an article places anything."""
    return {
        one[3:]
        for row in told.rows
        for one in settings.told_in(told.built[row].claim.anchor.quote)
        if one.row
    }


def _named(told: Told) -> Set[tuple[str, str]]:
    """The rows of settings that an article names, of whatever it tells."""
    return {row for word in told.concepts if (row := settings.row_of(word)) is not None}


def of_two_claims(left: Signature, right: Signature) -> Iterator[Common]:
    """What two claims have in common, and what holds them apart."""
    if kinds := sorted(kinds_told(left) & kinds_told(right)):
        yield Common("predicate", "one happening", (kinds[0],))
    yield from subject(left, right)
    yield from held_apart(left, right)


@once_each
def kinds_told(side: Signature) -> frozenset[str]:
    """The kind of happening; of what begins or occurs, that of its subject."""
    kind = event_class(side.claim)
    if any(one.level == settings.OPENING for _, one in of_happening(side)):
        kind = _IN_OR_OUT.get(re.split(r"[ -]", side.claim.predicate)[0], kind)
    if kind in _WHERE_IT_WAS:
        kind = "be-based"
    elif _fell(side):
        kind = "crash"
    if side.claim.predicate not in _BEGIN and kind not in _BEGIN:
        return frozenset() if side.generic else frozenset({kind})
    return frozenset(
        one for arg in side.role("agent") for one in kinds_of(arg.head) if arg.name is None
    )


@lru_cache(maxsize=65536)
def kinds_of(head: str) -> tuple[str, ...]:
    """The kinds of happening that a noun tells of."""
    return tuple(predicates.predicate_classes(head, pos="NOUN"))
