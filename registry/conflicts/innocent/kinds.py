"""Of which kind two numbers count one thing: confirmed cases, and suspected ones."""

from __future__ import annotations

import re

from registry.conflicts.context import Told
from registry.lexicon.predicates import related_nouns

_KINDS = tuple(
    tuple(frozenset(kind.split("/")) for kind in line.split())
    for line in """
confirmed/confirm suspected/suspect probable possible presumed unconfirmed
male female
new/additional active recovered
vacant/empty occupied/inhabited
full-time part-time
domestic foreign overseas
public private
urban rural
severe/serious mild minor
damaged/damage destroyed/destroy
registered unregistered
legal illegal
temporary permanent
local national regional federal
primary secondary
wild captive
civilian military
commercial residential
electric diesel petrol hybrid
northern southern eastern western
daily weekly monthly annual/yearly
adult juvenile
infected/infect vaccinated/vaccinate recovered
injured dead missing
retired active
""".strip().splitlines()
)
"""Of what a line tells one is of one kind alone; words of one kind are parted by a slash."""


_NEXT = re.compile(r"^(?: [a-z-]+){1,2}", re.IGNORECASE)


_OF_TWO = re.compile(
    r"\b[Tt]he (?:larger|smaller|bigger|cheaper|dearer|newer|heavier|lighter|pricier) [A-Za-z]"
)


def of_two_kinds(left: Told, right: Told) -> str:
    """Whether both count one thing, each of a kind of its own."""
    mine, yours = _said(left), _said(right)
    for kinds in _KINDS:
        one, other = ({min(kind) for kind in kinds if kind & said} for said in (mine, yours))
        if one and other and not one & other:
            return f"one counts those {min(one)}, the other those {min(other)}"
    return ""


def larger_of_two(left: Told, right: Told) -> str:
    """Whether one is told of the larger of two, or the cheaper, and the other of no such."""
    found = [_OF_TWO.search(one.sentence) is not None for one in (left, right)]
    return "one alone is told of the larger or smaller one" if found[0] != found[1] else ""


def _said(told: Told) -> set[str]:
    """The words that narrow what is counted: those beside it, and those right after the number."""
    after = _NEXT.match(told.tail)
    return {*told.slot.modifiers, *(after[0].lower().split() if after is not None else ())}


_MOVES = ("rise", "fall")


def of_two_figures(left: Told, right: Told) -> str:
    """Whether each tells by how much another figure rose or fell: sales, and the profit."""
    if any(one.claim.predicate_class not in _MOVES for one in (left, right)):
        return ""
    mine, yours = (
        {p.head for p in one.claim.participants if p.role == "agent" and p.entity is None}
        for one in (left, right)
    )
    if not mine or not yours or mine & yours:
        return ""
    if any(related_nouns(a, b) for a in mine for b in yours):
        return ""
    return f"one tells of {min(mine)}, the other of {min(yours)}"
