"""Whom and what a clause sets aside: "Ort, not Ott, signed it", "in place of the chancellor".

Such a clause tells what was done, and denies it of one alone; who tells no more than that it was
done says nothing against that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from registry.lexicon import predicates
from registry.linking.identity.same import reason_same
from registry.linking.signature import Arg, Signature, event_class

_BEFORE = (
    r"(?:in (?:the )?(?:place|stead|absence) of|in absence of|instead of|in lieu of|rather than"
    r"|on behalf of|without|(?:st(?:an|oo)d|fill|step|sat|sit)\w* in for|deputi[sz]\w+ for"
    r"|(?:,|\band|\bbut) not|^not)(?: (?:in|at|on|by|to|from|with|for|of))?"
)
_PHRASE = (
    r"(?P<name>(?:[\w'’.-]+ ){0,5}?[\w'’-]+)(?= (?:but|in|at|on|by|to|from|with|for|of)\b|[,;.]|$)"
)
_ASIDE = (
    re.compile(rf"(?:\b|(?=,)){_BEFORE} {_PHRASE}", re.IGNORECASE),
    re.compile(r"\bin (?P<name>(?:[\w’-]+ ){0,4}?[\w-]+)['’]s? (?:place|stead|absence)\b"),
    re.compile(r"\bwith (?P<name>(?:[\w’-]+ ){0,3}?[\w-]+) (?:absent|away|missing|injured)\b"),
)


@lru_cache(maxsize=65536)
def set_aside(quote: str) -> frozenset[str]:
    """The last words of all that a clause sets aside.

    >>> sorted(set_aside("Lena Ort, not Karl Ott, signed it in Lund instead of Malmo"))
    ['Malmo', 'Ott']
    """
    found = [m["name"] for pattern in _ASIDE for m in pattern.finditer(quote)]
    return frozenset(name.split()[-1] for name in found)


def clause(side: Signature) -> str:
    """The words of a claim, and those before it: "it was Ort, not Ott," who signed it."""
    return f"{side.claim.anchor.prefix}{side.claim.anchor.quote}"


def denies_another(left: Signature, right: Signature) -> bool:
    """Whether one denies of somebody alone what the other does not tell of him."""
    return _of_nobody_here(left, right) or _of_nobody_here(right, left)


def _of_nobody_here(denial: Signature, other: Signature) -> bool:
    aside = list(_aside(denial)) if denial.claim.negated else []
    named = all(any(_same(one, told) for told in other.args) for one in aside)
    return bool(aside) and not (named and one_deed(denial, other))


def one_deed(left: Signature, right: Signature) -> bool:
    """Whether both tell of one kind of deed, or of what is done before guests."""
    ends = event_class(left.claim), event_class(right.claim)
    return ends[0] == ends[1] or predicates.near(*ends) or all(map(_in_person, (left, right)))


_IN_PERSON = frozenset(
    """open press cut unveil lift lay light greet receive welcome meet visit attend sign award hand
    shake give-speech speak address face play tell talk read host lead preside hold-event start
    launch perform present""".split()
)
"""What is done before guests: where one did it, another took the part of somebody."""


def _in_person(side: Signature) -> bool:
    return bool({event_class(side.claim), side.claim.predicate.split()[0]} & _IN_PERSON)


def _aside(side: Signature) -> Iterator[Arg]:
    aside = set_aside(clause(side))
    for told, one in zip(side.claim.participants, side.args, strict=True) if aside else ():
        if told.mention.text.split()[-1] in aside:
            yield one


def _same(one: Arg, other: Arg) -> bool:
    if one.name is not None:
        return other.name is not None and reason_same(one.name, other.name) is not None
    return other.name is None and one.head == other.head
