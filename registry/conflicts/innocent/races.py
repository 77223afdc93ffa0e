"""Which of several races, medals, places or deals: what one does more than once in a few days.

Who runs the 1,500 metres on Friday may run the 3,000 on Sunday, a team wins medals of three
colours, and what a gallery bought it may sell.
"""

from __future__ import annotations

import re

from registry.conflicts.context import Telling, Told
from registry.lexicon import predicates
from registry.records import Claim, Outcome, Participant

Verdict = tuple[Outcome, str]

_RACES = frozenset(
    """win lose draw beat finish-place run-race race-time win-title award set-record qualify compete
    run swim skate ski row race cycle ride jump throw""".split()
)
_DISTANCES = frozenset(
    "50 60 80 100 110 200 400 500 800 1000 1500 3000 5000 10000 15000 20000 30000 50000".split()
)
"""Metres over which races are run, swum and skated."""
_METRES = re.compile(r"(?<![\d.,])(?P<n>\d{1,3}(?:,\d{3})?|\d{4,5})[- ]?(?:m|met(?:re|er)s?)\b")
_KILOMETRES = re.compile(r"(?<![\d.,])(?P<n>\d{1,2})[- ]?(?:km|kilomet(?:re|er)s?)\b")
_DISCIPLINES = re.compile(
    r"\b(?:steeplechase|hurdles|pole vault|(?:high|long|triple|ski) jump|shot put|discus|javelin"
    r"|hammer|decathlon|heptathlon|pentathlon|biathlon|(?:half[- ])?marathon|freestyle|butterfly"
    r"|backstroke|breaststroke|medley|downhill|(?:giant )?slalom|super-G|sprint|pursuit"
    r"|time[- ]trial|road race|mass start|singles|doubles|keirin|omnium|(?:normal|large) hill"
    r"|skeleton|bobsleigh|luge|parallel bars|all-around)\b",
    re.IGNORECASE,
)


def two_races(left: Claim, right: Claim, telling: Telling) -> str:
    """Whether each tells of a race of its own, over another distance or in another discipline."""
    if not all(_is_race(one) for one in (left, right)):
        return ""
    told = [telling.text(one, *one.sentence) for one in (left, right)]
    for named in (_distances, _disciplines):
        mine, yours = map(named, told)
        if mine and yours and not mine & yours:
            return f"two races: {min(mine)} and {min(yours)}"
    return ""


def _is_race(claim: Claim) -> bool:
    timed = any(one.quantity.dimension == "duration" for one in claim.quantities)
    return timed or bool({claim.predicate_class, claim.predicate} & _RACES)


def _distances(text: str) -> set[str]:
    found = {one["n"].replace(",", "") for one in _METRES.finditer(text)}
    found |= {f"{one['n']}000" for one in _KILOMETRES.finditer(text)}
    return {f"{metres} metres" for metres in found & _DISTANCES}


def _disciplines(text: str) -> set[str]:
    return {one[0].lower().replace("-", " ") for one in _DISCIPLINES.finditer(text)}


def bought_and_sold(left: Claim, right: Claim) -> str:
    """Whether one bought it, and sold it: two deals, however much else agrees."""
    if {left.predicate_class, right.predicate_class} != {"acquire", "sell"}:
        return ""
    agents = [{_who(p) for p in one.participants if p.role == "agent"} for one in (left, right)]
    same = agents[0] & agents[1]
    return f"bought and sold by {min(same)}" if same else ""


_ONE_GOAL = re.compile(
    r"\b(?:winner|winning|equaliser|equalizer|opener|decisive|deciding|only|first|second|third|last"
    r"|opening|equalising|lone|golden|consolation|hat-trick)\b",
    re.IGNORECASE,
)


def of_several_goals(left: Claim, right: Claim) -> str:
    """Whether each scored, and nothing says that it was one goal: a match has several."""
    if not all(one.predicate_class == "score" for one in (left, right)):
        return ""
    if any(_ONE_GOAL.search(one.anchor.quote) for one in (left, right)):
        return ""
    return "a match may have several goals"


_INTERIM = re.compile(
    r"\bstood at\b|\b(?:was|were) (?:level|leading|ahead|trailing|behind|down|up)\b"
    r"|\bat (?:one stage|half-?time|the (?:break|interval))\b"
    r"|\bafter (?:\d+|regular|normal|full) (?:minutes?|time)\b"
    r"|\bin normal time\b|\bled\b|\btrailed\b",
    re.IGNORECASE,
)


def _grew(while_: Told, end: Told) -> bool:
    """Whether a score may have become the other: 2-2 may end 3-2."""
    first, last = while_.slot.quantity, end.slot.quantity
    if not first.dimension == last.dimension == "score":
        return False
    if first.against is None or last.against is None:
        return False
    before, after = sorted((first.value, first.against)), sorted((last.value, last.against))
    return before[0] <= after[0] and before[1] <= after[1]


_OF_ITSELF = frozenset("open close start end resume suspend launch end-service".split())
_ITSELF = frozenset("door business operation itself life career day night".split())


def founds_a_part(left: Claim, right: Claim) -> str:
    """Whether the one was opened, and the other time opened a part: "opened its law school".

    What opens and what is opened are one: "the park opened in May", "it opened a gate in June".
    """
    if left.predicate_class != right.predicate_class:
        return ""
    for done, doer in ((left, right), (right, left)):
        own = [p for p in doer.participants if p.role == "patient" and p.head not in _ITSELF]
        whole = {_who(p) for p in done.participants if p.role == "patient"}
        alike = left.predicate == right.predicate and done.predicate_class in _OF_ITSELF
        if not whole and alike:
            whole = {_who(p) for p in done.participants if p.role == "agent" and not _is_person(p)}
        parts = [p.mention.text for p in own if _who(p) not in whole]
        if parts and whole & {_who(p) for p in doer.participants if p.role == "agent"}:
            return f"one is told of {parts[0]}"
    return ""


def _is_person(one: Participant) -> bool:
    return one.noun_class == "person" or (one.entity is not None and one.entity.kind == "person")


def _who(one: Participant) -> str:
    return one.entity.key if one.entity else one.head


_PHYSICAL = ("length", "duration", "mass", "area", "volume", "speed", "temperature", "height")


def of_two_things(left: Told, right: Told) -> str:
    """Whether each tells how long or old something else is: a fossil, and the cliff it lay in."""
    if any(one.slot.quantity.dimension not in _PHYSICAL for one in (left, right)):
        return ""
    if any(one.claim.predicate != "be" for one in (left, right)):
        return ""
    mine, yours = (
        [p for p in one.claim.participants if p.role == "agent"][:1] for one in (left, right)
    )
    if not mine or not yours or mine[0].entity or yours[0].entity:
        return ""
    one, other = mine[0].head, yours[0].head
    if one == other or predicates.related_nouns(one, other):
        return ""
    return f"one is told of a {one}, the other of a {other}"


_COLOUR = re.compile(r"^ (?P<colour>gold|silver|bronze)\b")
_OTHERS = re.compile(r"\b(?:third|fourth|fifth|last)[- ]placed\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:in|at|across) (?:both|two|three|four|five|six|seven|eight|nine|ten|several|many|\d+)"
    r" (?:[a-z-]+ |[A-Z][a-z]+ ){0,2}(?:countries|cities|towns|regions|states|provinces|hospitals"
    r"|schools|clinics|cent(?:re|er)s|universities|sites|islands|villages|counties)\b"
)
_ROUTE = re.compile(
    r"\bfrom (?:the )?(?P<start>[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*"
    r" to (?:the )?(?P<end>[A-Z][\w'’-]+)"
)


def _routes(left: Told, right: Told) -> str:
    """Whether each is told of a way of its own: "from Vell to Orm", "from Orm to Lenta"."""
    ways = [_ROUTE.search(one.sentence) for one in (left, right)]
    if ways[0] is None or ways[1] is None:
        return ""
    one, other = (way.group("start", "end") for way in ways if way is not None)
    apart = one[0] != other[0] and one[1] != other[1]
    return f"two ways: to {one[1]} and to {other[1]}" if apart else ""


_OCCASIONS = (
    "concert match game show performance screening day night evening session event round stage race"
)
_TOGETHER = re.compile(
    r"\b(?:both|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:[a-z]+ )?"
    rf"(?P<noun>{'|'.join(_OCCASIONS.split())})s\b",
    re.IGNORECASE,
)
_AT_ONE = re.compile(r"^(?: [a-z-]+){1,3} (?:in|at|from|on) (?:the )?[A-Z]")


def of_some_only(left: Told, right: Told) -> Verdict | None:
    """What makes two numbers those of medals of one colour, of one rival, of one place of many."""
    colours = [_COLOUR.match(one.tail) for one in (left, right)]
    named = {one["colour"] if one is not None else "" for one in colours}
    medals = any("medal" in one.sentence for one in (left, right))
    if len(named) > 1 and medals:
        outcome = Outcome.PART_OF_TOTAL if "" in named else Outcome.OTHER_EVENT
        return outcome, "medals of one colour"
    if way := _routes(left, right):
        return Outcome.OTHER_EVENT, way
    rivals = [bool(_OTHERS.search(one.sentence)) for one in (left, right)]
    if rivals[0] != rivals[1] and left.slot.quantity.dimension in ("duration", "length", "count"):
        return Outcome.OTHER_EVENT, "one is told of another rival"
    interim = [bool(_INTERIM.search(one.sentence)) for one in (left, right)]
    if interim[0] != interim[1] and _grew(*((left, right) if interim[0] else (right, left))):
        return Outcome.PART_OF_TOTAL, "one is how it stood for a while"
    part, whole = sorted((left, right), key=lambda one: one.slot.quantity.value)
    of_several = _SEVERAL.search(whole.after) and not _SEVERAL.search(part.sentence)
    if of_several and _AT_ONE.match(part.tail):
        return Outcome.PART_OF_TOTAL, "so many at one place, and so many at several"
    for several in _TOGETHER.finditer(whole.sentence):
        noun = several["noun"].lower()
        if re.search(rf"\b{noun}\b", part.sentence) and f"{noun}s" not in part.sentence:
            return Outcome.PART_OF_TOTAL, f"so many at one {noun}, and so many at several"
    return None
