"""Who did it instead of whom: "pressed the button in place of the chancellor, Lena Hartwig".

What one article tells of somebody is denied by another that says who did it for him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from registry.lexicon import predicates
from registry.linking.remaining._weights import Common
from registry.linking.signature import FIRM, Signature, event_class

_NAME = r"(?P<name>[A-Z][\w'’-]*(?:[ .]+[A-Z][\w'’-]*)*)"
_BEFORE = (
    r"(?:in (?:the )?(?:place|stead|absence) of|instead of|in lieu of|rather than|on behalf of"
    r"|(?:st(?:an|oo)d|fill|step|sat|sit)\w* in for|deputi[sz]\w+ for|(?:,|and|but) not)"
)
_INSTEAD = (
    re.compile(rf"\b{_BEFORE} (?:[a-z-]+ ){{0,3}}{_NAME}"),
    re.compile(rf"\bin (?:[a-z-]+ ){{0,3}}{_NAME}['’]s? (?:place|stead|absence)\b"),
)


def instead_of(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    """Whether one is told to have done it in the place of the other, of whom as much is told."""
    for side, other, at in ((left, right, j), (right, left, i)):
        told = other.claim.participants[at]
        name = told.entity.name.split()[-1] if told.entity is not None else ""
        if name in _replaced(side.claim.anchor.quote):
            ends = event_class(side.claim), event_class(other.claim)
            alike = ends[0] == ends[1] or predicates.near(*ends) or _in_person(side, other)
            done = alike and _done(other, told.role)
            yield Common("replaced", "in his place" if done else "no more is told", (name,))


def _done(side: Signature, role: str) -> bool:
    """Whether somebody is told to have done it."""
    claim = side.claim
    firm = claim.kind == "event" and claim.status in FIRM and not claim.negated
    return firm and role in ("agent", "by")


def _in_person(*sides: Signature) -> bool:
    return all(
        {event_class(side.claim), side.claim.predicate.split()[0]} & _IN_PERSON for side in sides
    )


_IN_PERSON = frozenset(
    """open press cut unveil lift lay light greet receive welcome meet visit attend sign award hand
    shake give-speech speak address face play tell talk read host lead preside hold-event start
    launch perform present""".split()
)
"""What is done before guests: where one did it, another took the part of somebody."""


@lru_cache(maxsize=65536)
def _replaced(quote: str) -> frozenset[str]:
    """The last names of those in whose place a clause says that it was done."""
    found = [m["name"] for pattern in _INSTEAD for m in pattern.finditer(quote)]
    return frozenset(re.sub(r"['’]s?$", "", name).split()[-1] for name in found)
