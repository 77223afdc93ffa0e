"""Who did it, by what the two articles say that they are: "her father", "an uncle"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from registry.lexicon import described
from registry.lexicon.described import Described
from registry.linking.alignments.participants import DONE_BY_ONE, DONE_ONCE
from registry.linking.levels import PRONOUNS
from registry.linking.remaining._natures import facing_natures
from registry.linking.remaining._settings import Facing, kinds_of
from registry.linking.remaining._sides import befell, held_apart
from registry.linking.remaining._told import Told
from registry.linking.remaining._weights import Common
from registry.linking.signature import FIRM, Signature, event_class, noun_key, once_each


def facing_persons(one: Told, other: Told) -> Iterator[Facing]:
    """Pairs of claims that give what one alone did, or befell him, to two who are hardly one."""
    yield from facing_natures(one, other)
    mine, yours = _rows(one), _rows(other)
    if not mine or not yours:
        return
    there, here = _told_rows(other), _told_rows(one)
    several = _several(one, mine) | _several(other, yours)
    for x in mine:
        left = one.built[x]
        deed, i, a = _done(left)
        if deed in several:
            continue
        for y in yours:
            right = other.built[y]
            its, j, b = _done(right)
            how = described.apart(a, b) if deed == its else None
            if how is None or a[1:] in there or b[1:] in here:
                continue
            found = [Common("described", how, (a.noun, b.noun)), *held_apart(left, right)]
            if not described.tells_its_object(deed):
                found += befell(left, right, i, j)
            yield Facing(x, i, y, j, [*found, Common("predicate", "one happening", (deed,))])


def _several(told: Told, rows: Sequence[int]) -> set[str]:
    """What befell two of whom an article tells: a student was arrested, and a teacher."""
    befell: dict[str, set[Described]] = {}
    for row in rows:
        deed, _, said = _done(told.built[row])
        if deed.startswith(described.BEFELL):
            befell.setdefault(deed, set()).add(said)
    return {deed for deed, whom in befell.items() if len(whom) > 1}


def _rows(told: Told) -> list[int]:
    return [row for row in told.rows if _done(told.built[row])[0]]


_CAUSE = "cause"
_TO_ONE_THING = DONE_BY_ONE | DONE_ONCE
"""Classes of which a thing has one agent: who led the students, who towed the ship."""
_NOTHING = ("", 0, Described("", "", ""))


@once_each
def _done(side: Signature) -> tuple[str, int, Described]:
    """What one alone did, which participant did it, and what is told of him."""
    claim = side.claim
    if claim.negated or claim.kind != "event" or claim.status not in FIRM:
        return _NOTHING
    doers = ("agent", "by", "from") if claim.predicate == "come" else ("agent", "by")
    agents = [(n, p) for n, p in enumerate(claim.participants) if p.role in doers]
    kind = event_class(claim)
    deed = described.deed(kind, claim.anchor.quote) if agents else ""
    if deed == _CAUSE:
        deed = _of_what(side)
    elif not deed and agents and kind in _TO_ONE_THING:
        deed = _to_what(side)
    if not deed:
        return _befell(side)
    for n, one in agents:
        after = claim.anchor.quote[one.mention.start - claim.anchor.start :]
        said = described.some_of(after) or described.read(one.mention.text)
        if said is None and one.entity is not None:
            around = f"{claim.anchor.prefix}{claim.anchor.quote}"  # "It was a guard, Ivo Lenk, who"
            said = described.apposed(one.mention.text, around)
        if said is not None:
            return deed, n, said
    return _befell(side)


def _befell(side: Signature) -> tuple[str, int, Described]:
    """What befell one alone of whom the article tells no other, and what is told of him."""
    kind = event_class(side.claim)
    told = [(n, p) for n, p in enumerate(side.claim.participants) if p.role == "patient"]
    if not side.alone or len(told) != 1 or told[0][1].entity is not None:
        return _NOTHING
    (n, one) = told[0]
    deed, said = described.befalls(kind, one.mention.text), described.read(one.mention.text)
    return (deed, n, said) if deed and said is not None else _NOTHING


def _of_what(side: Signature) -> str:
    """The cause of what somebody or something is: of the fire, of the crash; not of "it"."""
    effects = [kind for a in side.role("patient") for kind in kinds_of(a.head)]
    return f"{_CAUSE} of {effects[0]}" if effects else ""


def _to_what(side: Signature) -> str:
    """What is done to one thing alone, of which there is a noun: not to "it", nor to a name."""
    things = sorted({noun_key(a.head) for a in side.role("patient")})
    told = len(things) == 1 and things[0] and things[0] not in PRONOUNS
    return f"{event_class(side.claim)} {things[0]}" if told else ""


def _told_rows(told: Told) -> Set[tuple[str, str]]:
    """The descriptions of all who do anything in an article."""
    return {
        said[1:]
        for row in told.rows
        for one in told.built[row].claim.participants
        if (said := described.read(one.mention.text)) is not None
    }
