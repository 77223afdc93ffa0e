"""Why one of two claims may be of another thing of its kind, years before or after.

The first contract and the new one, the firm and its branch, the bridge and the new bridge, who
was arrested and who was arrested again, each have a day of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.conflicts.pair import Pair
from registry.lexicon.predicates import related_nouns
from registry.records import Claim, Level, Participant
from registry.values import place as places
from registry.values import time as times
from registry.values.relation import Relation

_A_YEAR = 300
_FIRST = frozenset(("first", "original"))
_LATER = frozenset("new second third fourth another latest last next".split())
_EACH_YEAR = frozenset(("award", "hold-event"))
_NEW = re.compile(r"(?:the |an? |its |their |his |her )?new\b", re.IGNORECASE)
_PARTS = frozenset(
    """board branch arm subsidiary division unit department office chapter wing committee council
    section academy affiliate outlet shop store plant factory service faculty school choir team
    squad laboratory""".split()
)


def another_one(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """What tells that the one may be of another such thing or time, or nothing."""
    del levels
    if reason := one_here_one_there(left, right) or _one_more(left, right):
        return reason
    if not years_apart(left, right):
        return ""
    if reason := as_two_things(left, right, ("as", "from")):
        return reason
    if {left.predicate_class, right.predicate_class} == {"appoint"} and _two_offices(left, right):
        return "of two offices one name, as prime minister and minister of agriculture"
    again = [_again(one) for one in (left, right)]
    if again[0] != again[1]:
        return "one alone is told to have been so again"
    first = [_first_time(one) for one in (left, right)]
    if first[0] != first[1] and {left.predicate_class, right.predicate_class} <= _EACH_YEAR:
        return "one alone is told to have been so for the first time"
    for one, other in ((left, right), (right, left)):
        if {p.head for p in _main(one) if _FIRST & set(p.modifiers)} & {
            p.head for p in _main(other) if _LATER & set(p.modifiers)
        }:
            return "one is told of the first of them, the other of a later one"
        if _new_one(one) and not _new_one(other):
            return "one alone is told of a new one"
    if left.predicate != right.predicate:
        return ""
    return _part_of_it(left, right) or _part_of_it(right, left)


_OF_WHAT = re.compile(r" (?:of|for) (?:the )?(?P<what>[a-z]{3,})")
_ABOVE = frozenset(("prime", "deputy", "vice", "junior", "shadow"))


def _two_offices(left: Claim, right: Claim) -> bool:
    """Whether the words that narrow two offices of one name tell them apart."""
    one, other = _narrowed(left), _narrowed(right)
    return bool(one & _ABOVE != other & _ABOVE or (one and other and not one & other))


def _narrowed(claim: Claim) -> set[str]:
    """The words that say which office it is: "prime" minister, minister of "agriculture"."""
    found: set[str] = set()
    for one in claim.participants:
        if one.role == "theme" and one.entity is None:
            found |= {word.lower() for word in one.modifiers}
            after = _OF_WHAT.match(claim.anchor.quote, max(0, one.mention.end - claim.anchor.start))
            found |= {after["what"]} if after is not None else set()
    return found


_BEFORE_IT = re.compile(r"\b(?:had already|had (?:earlier|previously|before))\b", re.IGNORECASE)
_AND_LATER = re.compile(r"\band (?:later|then|afterwards|subsequently) (?:the|at|in|for)\b")


def _one_more(left: Claim, right: Claim) -> str:
    """Whether one tells of what was before the news, or of another that came later."""
    had = [_BEFORE_IT.search(one.anchor.quote) is not None for one in (left, right)]
    if had[0] != had[1]:
        return "one had already been when the other was"
    later = [_AND_LATER.search(one.anchor.quote) is not None for one in (left, right)]
    return "one is told with another that came later" if later[0] != later[1] else ""


def _again(claim: Claim) -> bool:
    return re.search(rf"\b{re.escape(claim.trigger.text)} again\b", claim.anchor.quote) is not None


_A = re.compile(r"(?:an?|another) ", re.IGNORECASE)


def one_here_one_there(left: Claim, right: Claim) -> str:
    """Whether one of several was here on its day, and one there: a shop opened in each town."""
    if left.time is None or right.time is None:
        return ""
    if times.compare(left.time.interval, right.time.interval) is not Relation.DISJOINT:
        return ""
    mine, yours = ([slot.place for slot in one.places] for one in (left, right))
    apart = [places.compare(a, b) is Relation.DISJOINT for a in mine for b in yours]
    if not apart or not all(apart):
        return ""
    one, other = (
        {p.head for p in _things(side) if _A.match(p.mention.text)} for side in (left, right)
    )
    return f"each is told of a {min(one & other)} of its own" if one & other else ""


def _things(claim: Claim) -> list[Participant]:
    found = [p for p in claim.participants if p.role == "patient"]
    return [p for p in found or _main(claim) if p.entity is None]


def as_two_things(left: Claim, right: Claim, roles: Sequence[str]) -> str:
    """Whether it was as two things, or from two: sworn in as minister, and as mayor."""
    for role in roles:
        mine, yours = (
            {p.head for p in one.participants if p.role == role and p.entity is None}
            for one in (left, right)
        )
        if mine and yours and not any(a == b or related_nouns(a, b) for a in mine for b in yours):
            return f"one {role} {min(mine)}, the other {role} {min(yours)}"
    return ""


def _first_time(claim: Claim) -> bool:
    return re.search(rf"\bfirst {re.escape(claim.trigger.text)}\b", claim.anchor.quote) is not None


def _new_one(claim: Claim) -> bool:
    """Whether a name is that of a new one: "the new Meer Bridge"."""
    return any(p.entity is not None and _NEW.match(p.mention.text) for p in _main(claim))


def years_apart(left: Claim, right: Claim) -> bool:
    """Whether so much time lies between what each tells of itself that it may have come again."""
    if left.time is None or right.time is None:
        return False
    one, other = sorted(times.bounds(side.time.interval) for side in (left, right) if side.time)
    return other[0] - one[1] > _A_YEAR


def _main(claim: Claim) -> list[Participant]:
    return [p for p in claim.participants if p.role in ("agent", "patient")]


def _part_of_it(whole: Claim, part: Claim) -> str:
    """Whether one is told of a part or a body of what the other names: "the board of Telora"."""
    named = {p.entity.name for p in _main(whole) if p.entity is not None}
    for one in _main(part):
        owners = {who.name for who in part.named(f"{one.role}:of")}
        if one.entity is None and one.head in _PARTS and owners & named:
            return f"one is told of {one.mention.text!r}"
    return ""


def until_then(ended: Claim, other: Claim) -> bool:
    """Whether the one lasted until a time, and the other is told of none or of a later one."""
    ends = [slot.interval.earliest for slot in ended.times if slot.relation == "until"]
    if not ends or ends[0] is None or any(slot.relation == "until" for slot in other.times):
        return False
    last = other.time.interval.latest if other.time is not None else None
    return last is None or last >= ends[0]


_OF_TWO = frozenset(
    """son daughter child brother sister cousin nephew niece grandson granddaughter friend
    colleague member partner ally rival""".split()
)


def one_of_two(pair: Pair) -> str:
    """Why somebody may be so of both: a son has two parents, two offices two predecessors."""
    of = [
        {p.head for p in side.participants if p.role == one.role.rpartition(":")[0]} & _OF_TWO
        for side, one in pair.whom
    ]
    told = set.intersection(*of) if of else set()
    if told:
        return f"one may be the {min(told)} of both"
    return as_two_things(pair.left, pair.right, ("as",))


_SEVERAL = frozenset(
    """judge lawyer attorney prosecutor barrister solicitor spokesman spokeswoman spokesperson
    doctor surgeon witness officer detective expert reporter correspondent""".split()
)
"""Of whom a case has several, one after the other or side by side."""


def two_deeds(pair: Pair) -> str:
    """What two who are called alike do, where it is not the same, or nothing."""
    if pair.left.predicate not in _SEVERAL:
        return ""
    deeds: list[set[str]] = []
    for side, one in pair.whom:
        keys = {one.entity.key} if one.entity is not None else set()
        deeds.append(
            {
                claim.predicate_class or claim.predicate
                for claim in pair.telling.sentence(side)
                if claim.kind == "event"
                for who in claim.named("agent")
                if who.key in keys
            }
        )
    mine, yours = deeds
    return f"{min(mine)} and {min(yours)}" if mine and yours and not mine & yours else ""
