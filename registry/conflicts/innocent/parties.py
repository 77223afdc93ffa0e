"""Who did it to whom, and which of several: the words that tell two parties or two things apart.

"Britain expelled two diplomats of Varna" and "Varna expelled two British diplomats" are two
expulsions, as the deaths of the mayors of two towns are two deaths, and the votes on the tax law
and on the media law two votes.
"""

from __future__ import annotations

import re

from registry.lexicon import described, predicates
from registry.lexicon.titles import KIN, is_calling
from registry.records import Claim, QuantitySlot

_SLOTS = ("time", "quantity", "polarity")


def two_parties(left: Claim, right: Claim, slot: str) -> str:
    """Why words for those who take part make two happenings, or nothing.

    Of places and names it is not asked: there the difference itself is compared.
    """
    if slot.partition(":")[0] not in _SLOTS:
        return ""
    return (
        _returned(left, right, slot)
        or _two_winners(left, right, slot)
        or _opposed(left, right)
        or _of_two(left, right)
        or _two_matters(left, right)
        or _two_groups(left, right)
        or _two_helpers(left, right, slot)
        or _of_his_kin(left, right)
        or _of_his_kin(right, left)
    )


# What two do together, or to each other at once; and contests, of which the score is compared.
_TOGETHER = frozenset(
    """meet sign agree marry divorce call talk merge hold-event collide clash cooperate exchange
    border trade speak negotiate compete play draw""".split()
)
_CONTESTS = frozenset("win lose beat defeat".split())


def _returned(left: Claim, right: Claim, slot: str) -> str:
    """Whether the one did to the other what the other did to him."""
    kinds = {one for side in (left, right) for one in (side.predicate, side.predicate_class)}
    if kinds & _TOGETHER or (kinds & _CONTESTS and slot != "time"):
        return ""
    (by, to), (again, back) = (
        (_keys(one, "agent"), _keys(one, "patient", "patient:of", "from")) for one in (left, right)
    )
    if by & again or not (by & back and again & to):
        return ""
    return "each did it to the other"


def _keys(claim: Claim, *roles: str) -> set[str]:
    return {one.key for one in claim.named(*roles)}


def _two_winners(left: Claim, right: Claim, slot: str) -> str:
    """Whether each scores a win of its own: Karimi beat Harris 4-2, and Harris won 5-0."""
    if slot != "quantity" or not all(
        {one.predicate, one.predicate_class} & {"win", "beat"} for one in (left, right)
    ):
        return ""
    scored = all(
        any(q.quantity.dimension == "score" for q in one.quantities) for one in (left, right)
    )
    by = [_keys(one, "agent") for one in (left, right)]
    return "two winners" if scored and all(by) and not by[0] & by[1] else ""


def _of_his_kin(kin: Claim, told: Claim) -> str:
    """Whether it befell the widow or the son of him of whom the other tells it."""
    for one in kin.participants:
        if one.role not in ("agent", "patient") or one.entity or one.head not in KIN:
            continue
        if _keys(kin, f"{one.role}:of") & _keys(told, one.role):
            return f"one is told of his or her {one.head}"
    return ""


_FIGHT = frozenset("kill injure capture attack arrest wound strike bomb".split())
_OF_THE_STATE = frozenset(
    """army force forces troop soldier police policeman officer military navy marine government
    guard commando serviceman ranger gendarme""".split()
)
_AGAINST_IT = frozenset(
    """rebel fighter militant insurgent separatist guerrilla jihadist jihadi extremist terrorist
    gunman militia militiaman gang bandit""".split()
)


def _opposed(left: Claim, right: Claim) -> str:
    """Whether soldiers did it to rebels, and rebels to soldiers."""
    if not all({one.predicate, one.predicate_class} & _FIGHT for one in (left, right)):
        return ""
    for words in (_OF_THE_STATE, _AGAINST_IT):
        by = [
            {p.head for p in one.participants if p.role == "agent"} & words for one in (left, right)
        ]
        to = [
            {p.head for p in one.participants if p.role == "patient"} & words
            for one in (left, right)
        ]
        if any(to[i] and not to[1 - i] and by[1 - i] and not by[i] for i in (0, 1)):
            return "it befell the one side, and the other"
    return ""


_LEADING = re.compile(r"^(?:(?:San|Santa|Santo|Sao|Saint|St|New|El|La|Al|Los|Las|Le) )+")
_NOUNS = (
    "mayor|governor|bishop|archbishop|prefect|sheriff|ambassador|rector|abbot|king|queen|sultan|emir"
    "|village|town|city|port|district|province|county|municipality|state|island|parish|suburb"
    "|university|college|airport|republic|diocese|prison|castle|monastery"
)
_OF_A_NAME = re.compile(
    rf"\b(?P<noun>{_NOUNS}) of (?:the )?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)


def _of_two(left: Claim, right: Claim) -> str:
    """Whether each is told of another of a kind: the mayors of two towns."""
    mine, yours = (
        {m["noun"]: m["name"] for m in _OF_A_NAME.finditer(one.anchor.quote)}
        for one in (left, right)
    )
    for noun in sorted(mine.keys() & yours.keys()):
        one, other = mine[noun], yours[noun]
        # A name in two spellings begins alike.
        if (
            _LEADING.sub("", one)[:1] != _LEADING.sub("", other)[:1]
            and one not in right.anchor.quote
            and other not in left.anchor.quote
            and len(mine) == len(yours) == 1
        ):
            return f"two of a kind: the {noun} of {one}, and of {other}"
    return ""


_MATTERS = re.compile(
    r"\b(?P<of>[a-z]+) (?P<noun>law|bill|act|treaty|pact|accord|strike|ministry|index|council"
    r"|committee|amendment|ban|plan|fund|contract|licence|license)\b(?! (?:court|firm|ministry))"
)
_NO_MATTER = frozenset(
    """the a an this that its his her their our new old final draft first second third last other
    another current same such some any no every each landmark key major minor general special state
    national local federal international regional foreign own former joint public common main whole
    one two three four historic recent late early full free strict sweeping broad long short
    emergency basic peace in by of on for under to with and or controversial
    rescue recovery""".split()
)


def _two_matters(left: Claim, right: Claim) -> str:
    """Whether a noun before it tells two laws, bills or pacts apart: the tax law, the media law."""
    mine, yours = (
        {
            m["noun"]: m["of"]
            for m in _MATTERS.finditer(one.anchor.quote)
            if m["of"] not in _NO_MATTER and not m["of"].endswith(("ed", "ly", "ous", "ful", "ive"))
        }
        for one in (left, right)
    )
    for noun in sorted(mine.keys() & yours.keys()):
        if mine[noun] != yours[noun] and len(mine) == len(yours) == 1:
            return f"two of a kind: {mine[noun]} {noun} and {yours[noun]} {noun}"
    return ""


_PUNISHED = frozenset("fine sentence".split())


def _two_groups(left: Claim, right: Claim) -> str:
    """Whether one says what drivers are punished with, and the other what smokers are."""
    if not all({one.predicate, one.predicate_class} & _PUNISHED for one in (left, right)):
        return ""
    mine, yours = (
        [
            said
            for one in claim.participants
            if one.role == "patient" and one.entity is None
            if (said := described.read(one.mention.text)) is not None
        ]
        for claim in (left, right)
    )
    if len(mine) == len(yours) == 1 and described.apart(mine[0], yours[0]) == "of one axis":
        return f"two groups: {mine[0].noun} and {yours[0].noun}"
    return ""


_GRAVER = re.compile(
    r"\b(?:again|repeat|repeated|repeatedly|second time|armed|aggravated|serious|minor|gangs?"
    r"|organi[sz]ed|reckless|negligent|first[- ]time|persistent|habitual)\b",
    re.IGNORECASE,
)
_BODIES = frozenset("firm company business corporation bank employer operator organisation".split())


def of_other_cases(left: Claim, a: QuantitySlot, right: Claim, b: QuantitySlot) -> str:
    """Whether the most that may be is told of graver cases, of firms alone, or of other things."""
    if not a.scope == b.scope == "most":
        return ""
    if a.counted != b.counted and a.quantity.dimension == "count":
        return f"so many {a.counted}, and so many {b.counted}"
    graver = [{m[0].lower() for m in _GRAVER.finditer(one.anchor.quote)} for one in (left, right)]
    if graver[0] != graver[1]:
        return f"of other cases: {min(graver[0] ^ graver[1])}"
    heads = [{p.head for p in one.participants} for one in (left, right)]
    alone = [not _BODIES.isdisjoint(one) for one in heads]
    return "a firm and somebody may be punished otherwise" if alone[0] != alone[1] else ""


_ALIKE = 4
"""Letters in which two words for one calling begin: firemen, firefighters."""


def _two_helpers(left: Claim, right: Claim, slot: str) -> str:
    """Whether each tells how many some others saved: what a chambermaid did, and firefighters."""
    if slot != "quantity" or not left.predicate_class == right.predicate_class == "rescue":
        return ""
    mine, yours = (
        {p.head for p in one.participants if p.role == "agent" and is_calling(p.head)}
        for one in (left, right)
    )
    if not (mine and yours) or any(
        a[:_ALIKE] == b[:_ALIKE] or predicates.related_nouns(a, b) for a in mine for b in yours
    ):
        return ""
    return f"two helpers: {min(mine)} and {min(yours)}"


_WHOSE = re.compile(r"(?:whose|his|her|their)\b|.*['’]s? ", re.IGNORECASE)


def of_kin(left: Claim, right: Claim, slot: str) -> str:
    """Whether one is told of somebody by name, and the other of somebody's kin: "whose brother"."""
    if slot.partition(":")[0] == "participant":
        return ""
    for role in ("patient", "agent"):
        told = [[p for p in one.participants if p.role == role][:1] for one in (left, right)]
        for mine, yours in (told, told[::-1]) if all(told) else ():
            kin, named = mine[0], yours[0].entity
            if kin.entity is not None or kin.head not in KIN or named is None:
                continue
            if named.kind == "person" and _WHOSE.match(kin.mention.text):
                return f"one is told of {kin.mention.text!r} alone"
    return ""
