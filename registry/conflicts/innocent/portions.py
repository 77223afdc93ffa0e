"""Whether a thing is a part of the other, or one of several: the last stage, the museum's café.

"Vinter won the ninth stage of the tour" and "Vinter won the tour" are two wins, as the visitors of
a museum and of its café are two numbers.  What is told of a part may still be meant of the whole,
so that it stays a note.
"""

from __future__ import annotations

import re
from itertools import product

from registry.conflicts.context import Telling
from registry.lexicon import predicates, sites
from registry.lexicon.titles import is_calling
from registry.records import Claim, Participant
from registry.values import place as places
from registry.values.relation import Relation

_ROLES = ("agent", "patient")
_ASKED = ("time", "quantity", "polarity")


def of_a_part(left: Claim, right: Claim, slot: str, telling: Telling) -> str:
    """Why two claims may be told of two things of which one is a part or a sister, or nothing."""
    asked = slot.partition(":")[0]
    if asked in ("quantity", "participant") and (reason := _of_which(left, right)):
        return reason
    if asked == "participant" and (reason := _of_what(left, right)):
        return reason
    if asked not in _ASKED:
        return ""
    for one, other in ((left, right), (right, left)):
        if reason := _of_the_whole(one, other) or _in_the_series(one, other):
            return reason
        if slot == "quantity" and (reason := _counted_in_it(one, other)):
            return reason
    return (
        _at_two_places(left, right)
        or _one_of_them(left, right, telling)
        or _of_two_holders(left, right, telling)
        or _each_its_own(left, right)
        or _left_another(left, right)
        or (_for_some(left, right, telling) if slot == "quantity" else "")
    )


def _main(claim: Claim) -> list[Participant]:
    return [one for one in claim.participants if one.role in _ROLES]


_OWNER = re.compile(r"\b([\w-]+)['’]s? ")
_SERIES = frozenset(
    """stage leg round match game race heat test trial launch flight day session hearing season
    phase vote ballot meeting episode edition chapter lap set""".split()
)
_RANKS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth last final opening
    next""".split()
)


def _counted_in_it(part: Claim, whole: Claim) -> str:
    """Whether the one has so many, and what it belongs to the other: "the museum's café had"."""
    having = {part.predicate_class, whole.predicate_class} == {"own"}
    if not having and not part.kind == whole.kind == "property":
        return ""  # what a firm's buses carry, the firm carries
    for mine, yours in product(_main(part), _main(whole)):
        if mine.entity is not None or mine.noun_class == "person" or yours.role != mine.role:
            continue
        if yours.head != mine.head and yours.head in _OWNER.findall(mine.mention.text.lower()):
            return f"one is told of {mine.mention.text!r}, the other of the {yours.head}"
    return ""


def _of_the_whole(part: Claim, whole: Claim) -> str:
    """Whether the one is told of one of a series, and the other of them all: a stage, a tour."""
    for mine, yours in product(_main(part), _main(whole)):
        if mine.head not in _SERIES or yours.role != mine.role or yours.entity is None:
            continue
        named = [p.entity for p in part.participants if p.role == f"{mine.role}:of"]
        if any(one is not None and one.key == yours.entity.key for one in named):
            return f"one is told of {mine.mention.text!r} of {yours.entity.name}"
    return ""


def _in_the_series(ranked: Claim, bare: Claim) -> str:
    """Whether the one alone tells which of a series it is told of: "the last stage"."""
    for mine in _main(ranked):
        rank = _RANKS & set(mine.modifiers)
        if not rank or mine.head not in _SERIES:
            continue
        for yours in _main(bare):
            if (yours.role, yours.head) == (mine.role, mine.head) and not _RANKS & set(
                yours.modifiers
            ):
                return f"one is told of the {min(rank)} {mine.head} of several"
    return ""


def _at_two_places(left: Claim, right: Claim) -> str:
    """Whether each is told of a hospital or a school at a place of its own."""
    for mine, yours in product(_main(left), _main(right)):
        if (mine.role, mine.head) != (yours.role, yours.head) or mine.head not in sites.SITES:
            continue
        if mine.entity is not None or yours.entity is not None:
            continue
        near, far = (_named_at(claim, one) for claim, one in ((left, mine), (right, yours)))
        if near - far and far - near and _apart(left, right):
            return f"two of a kind: the {mine.head} of {min(near - far)}, and of {min(far - near)}"
    return ""


_AT = re.compile(r"^ (?:in|of|at|near) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")


def _named_at(claim: Claim, one: Participant) -> set[str]:
    roles = {f"{one.role}:{word}" for word in ("in", "of", "at", "near")}
    names = {p.entity.name for p in claim.participants if p.role in roles and p.entity is not None}
    after = _AT.match(claim.anchor.quote[one.mention.end - claim.anchor.start :])
    return names | {after["name"]} if after is not None else names


def _apart(left: Claim, right: Claim) -> bool:
    """Whether no place of the one may hold one of the other."""
    return not any(
        places.compare(a.place, b.place)
        in (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY, Relation.OVERLAPS)
        for a in left.places
        for b in right.places
    )


_INDEFINITE = re.compile(r"^an? ", re.IGNORECASE)
_MOST = r"(?:[a-z]+est|most [a-z]+|least [a-z]+|worst|best)"


def _one_of_them(left: Claim, right: Claim, telling: Telling) -> str:
    """Whether one is told of some such thing, and the other of the strongest of many."""
    for one, other in ((left, right), (right, left)):
        for mine in _main(one):
            if mine.entity is not None or not _INDEFINITE.match(mine.mention.text):
                continue
            told = telling.text(other, *other.sentence)
            if mine.head.lower() not in told.lower():
                continue
            noun = re.escape(mine.head)
            many = rf"\b{_MOST} (?:of|among|in) (?:[\w,.-]+ ){{0,3}}{noun}e?s\b"
            if re.search(many, told, re.IGNORECASE):
                return f"one is told of some {mine.head}, the other of one of several"
    return ""


_HOLDING = frozenset("have hold get receive sign own".split())


def _of_two_holders(left: Claim, right: Claim, telling: Telling) -> str:
    """Whether each is of what somebody of his own has: "Kranz has a contract until 2026"."""
    mine, yours = _holders(left, telling), _holders(right, telling)
    if (
        not mine
        or not yours
        or {w for n in mine for w in n.split()} & {w for n in yours for w in n.split()}
    ):
        return ""
    return f"one is what {min(mine)} has, the other what {min(yours)} has"


def _holders(claim: Claim, telling: Telling) -> set[str]:
    """The persons who have what a noun tells of, in a clause about it."""
    if claim.predicate_pos != "NOUN":
        return set()
    return {
        who.name
        for host in telling.sentence(claim)
        if _HOLDING & {host.predicate, host.predicate_class}
        and any(
            p.role == "patient"
            and claim.anchor.start <= p.mention.start
            and p.mention.end <= claim.anchor.end
            for p in host.participants
        )
        for who in host.named("agent")
        if who.kind == "person"
    }


_OCCUR = frozenset(("occur", "happen", "take place", "arise", "appear", "develop"))
_WANT = frozenset(("want", "demand", "seek", "propose", "favour"))


def _each_its_own(left: Claim, right: Claim) -> str:
    """Whether another thing occurs, or another wants it: fever and headache, the mayor and Orm."""
    if left.predicate != right.predicate or left.predicate not in _OCCUR | _WANT:
        return ""
    mine, yours = ([p for p in _main(one) if p.role == "agent"][:1] for one in (left, right))
    if not mine or not yours or predicates.related_nouns(mine[0].head, yours[0].head):
        return ""
    one, other = mine[0], yours[0]
    if one.head == other.head or (left.predicate in _WANT and not (_alone(one) and _alone(other))):
        return ""  # what dockers want, their union wants
    return f"two things: {one.head} and {other.head}"


_LEAVING = frozenset(("withdraw-from", "depart", "arrive", "board"))


def _left_another(left: Claim, right: Claim) -> str:
    """Whether each leaves or reaches something of its own: a ship its port, passengers the ship."""
    if not all(one.predicate_class in _LEAVING for one in (left, right)):
        return ""
    mine, yours = ({who.name for who in one.named("patient")} for one in (left, right))
    if not _two_names(mine, yours):
        return ""
    return f"one is told of {min(mine)}, the other of {min(yours)}"


def _two_names(mine: set[str], yours: set[str]) -> bool:
    words = [{word for name in names for word in name.split()} for names in (mine, yours)]
    return bool(mine and yours) and not words[0] & words[1]


def _alone(one: Participant) -> bool:
    """Whether it has a name or an office, and so wants what it wants for itself."""
    return one.entity is not None or is_calling(one.head)


_FOR_SOME = re.compile(r"\bfor (?:[a-z-]+ ){0,2}?(?:[a-z]+s|children|women|men|people)\b")
_OF_SOME = re.compile(r"^,? (?:at|in|for|with|without|from) an? [a-z]+|^,? (?:with|without) [a-z]+")


def _for_some(left: Claim, right: Claim, telling: Telling) -> str:
    """Whether what always holds is told of some only: of young teachers, in summer."""
    if not all(_ALWAYS.search(one.anchor.quote) for one in (left, right)):
        return ""
    said = [_FOR_SOME.findall(one.anchor.quote) for one in (left, right)]
    if left.predicate_class == right.predicate_class == "cost" and said[0] != said[1]:
        return f"one is the price {(said[0] or said[1])[0]}"
    when = [_SOMETIMES.search(telling.text(one, *one.sentence)) for one in (left, right)]
    only = when[0] or when[1]
    if only is not None and not all(when):
        return f"one is so {only[0].lower()} alone"
    for mine, yours in product(_main(left), _main(right)):
        if (mine.role, mine.head) != (yours.role, yours.head) or mine.role != "agent":
            continue
        if any(_DEFINITE.match(one.mention.text) for one in (mine, yours)):
            continue
        narrow = [_narrowed(*one) for one in ((left, mine), (right, yours))]
        if any(narrow[0]) != any(narrow[1]):
            return f"one is told of such a {mine.head} of some kind alone"
    return ""


_WHICH = re.compile(
    r"^ (?P<by>for|on|of) (?:all )?"
    r"(?P<of>(?:19|20)\d\d\b|(?!the\b|an?\b|its\b|this\b|that\b)[a-z-]+(?: [a-z-]+)?)"
    r"(?![a-z-]| (?:about |some )?\d)"  # "of magnitude 6.8" is what is compared
)


def _of_which(left: Claim, right: Claim) -> str:
    """Whether the one alone says of what it is: rents, and rents for new flats."""
    for mine, yours in product(_main(left), _main(right)):
        if (mine.role, mine.head) != (yours.role, yours.head):
            continue
        said = [
            _WHICH.match(claim.anchor.quote[one.mention.end - claim.anchor.start :])
            for claim, one in ((left, mine), (right, yours))
        ]
        found = said[0] or said[1]
        if found is None or (said[0] is not None and said[1] is not None):
            continue
        if found["by"] == "of" and any(_INDEFINITE.match(x.mention.text) for x in (mine, yours)):
            continue  # "an earthquake of magnitude 6.8", "a crowd of supporters"
        whose = any(_DEFINITE.match(one.mention.text) for one in (mine, yours))
        plain = yours if said[0] is not None else mine
        if found["of"].split()[0] in plain.mention.text.lower().split():
            continue  # "cases of measles", "measles cases"
        if found["by"] == "for" or found["of"].isdigit() or not whose:
            return f"one is told of such a {mine.head} alone: {found['by']} {found['of']}"
    return ""


_HEADS = frozenset(("head", "chief", "boss"))
_OFFICE_OF = r"\b{office}(?: \w+)? (?:of|for) (?P<of>(?!the\b|an?\b|its\b|their\b)[a-z]+)"


def _of_what(left: Claim, right: Claim) -> str:
    """Whether the one alone heads a part: "its head", and "its head of finance"."""
    if not left.kind == right.kind == "role" or left.predicate != right.predicate:
        return ""
    if left.predicate not in _HEADS:
        return ""  # "the mayor", and "the mayor of Orm"
    office = _OFFICE_OF.format(office=re.escape(left.predicate))
    said = [re.search(office, one.anchor.quote, re.IGNORECASE) for one in (left, right)]
    of = [one["of"].lower() if one is not None else "" for one in said]
    return f"one is {left.predicate} of {max(of)} alone" if of[0] != of[1] else ""


_DEFINITE = re.compile(r"(?:the|this|that|these|those|its|their|his|her|our)\b", re.IGNORECASE)


_ALWAYS = re.compile(
    r"\b(?:has|have|costs?|earns?|gets?|pays?|receives?|lasts?|weighs?|needs?|works?|employs?|lives?)\b"
)
_SOMETIMES = re.compile(
    r"\b(?:during (?:the )?[a-z]+s|on (?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)days"
    r"|in (?:the )?(?:summer|winter|spring|autumn|rainy season|dry season|holidays)"
    r"|at (?:night|(?:the )?weekends?|peak times?|rush hour|high tide|low tide|harvest time))\b",
    re.IGNORECASE,
)


def _narrowed(claim: Claim, one: Participant) -> tuple[frozenset[str], str]:
    """The words that say of which kind it is told: "young teachers", "a class at a school"."""
    if one.entity is not None:
        return frozenset(), ""
    after = _OF_SOME.match(claim.anchor.quote[one.mention.end - claim.anchor.start :])
    words = frozenset(word for word in one.modifiers if word.isalpha())
    return words, after[0] if after is not None else ""
