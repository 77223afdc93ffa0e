"""Which of several of one kind a value is told of: one loan of many, goals of a season, a prize.

Reports of one story tell other such things beside it: the early ticket beside the full one, those
whom one hospital treated beside all who were hurt.  A table of words for each kind; what they tell
apart is not sure to be one, and stays a note.  To add words: a row, and a pair in
``tests/journey/innocent.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import product

from registry.conflicts.context import Telling, Told
from registry.lexicon import predicates, sites
from registry.records import Claim, Level, Outcome, Participant
from registry.values.names import EntityRef


def one_of_several(left: Told, right: Told) -> str:
    """Why two numbers may be those of two of a kind, or nothing."""
    ways = ((left, right), (right, left))
    return (
        _tallies(left, right)
        or _fares(left, right)
        or _room(left, right)
        or _opponents(left, right)
        or _in_two_sites(left.claim, right.claim)
        or next((why for way in ways if (why := _treated(*way) or _one_of_many(*way))), "")
    )


_TALLIED = frozenset(
    """goal point try touchdown wicket assist medal title win victory defeat loss draw cap
    appearance match game race podium penalty""".split()
)
_SPANS: Mapping[str, re.Pattern[str]] = {
    "a season": re.compile(
        r"\b(?:this|last|the|that|a|per|each|previous|first|whole) season\b|\bseason['’]s\b"
        r"|\b(?:this|last) year\b|\bso far\b"
    ),
    "a league": re.compile(r"\b[Ll]eague\b(?<!Champions League)(?<!Europa League)|\bBundesliga\b"),
    "a cup": re.compile(r"\b[Cc]up\b|\b(?:Champions|Europa|Conference) League\b"),
    "a country": re.compile(
        r"\bfor (?:(?:his|her|their|the|its) )?(?:country|home ?land|national (?:team|side))\b"
        r"|\binternationals?\b|\bcaps?\b"
    ),
    "a career": re.compile(r"\bcareer\b|\ball[- ]time\b"),
}


def _tallies(left: Told, right: Told) -> str:
    """Whether goals or wins are those of two spans: of a season, and for a country."""
    if not {left.slot.counted, right.slot.counted} <= _TALLIED:
        return ""
    mine, yours = _spans(left), _spans(right)
    if mine & yours or mine == yours:
        return ""
    return f"such things are counted over many spans: {' and '.join(sorted(mine | yours))}"


def _spans(told: Told) -> set[str]:
    found = {span for span, words in _SPANS.items() if words.search(told.sentence)}
    played_for = any(
        one.kind == "country"
        for claim in told.beside
        if claim.sentence == told.claim.sentence
        for one in claim.named("for")
    )
    return found | {"a country"} if played_for else found


_ADMISSION = re.compile(
    r"\b(?:tickets?|fares?|pass(?:es)?|admission|entry|entrance|seats?)\b", re.I
)
_FARES = re.compile(
    r"\b(?P<early>early|advance|pre-?sale)\b|\b(?P<young>child(?:ren)?|pupils?|youth|students?)\b"
    r"|\b(?P<old>pensioners?|seniors?)\b|\b(?P<adult>adults?)\b|\b(?P<family>famil(?:y|ies))\b"
    r"|\b(?P<less>reduced|discount(?:ed)?|concessions?|concessionary)\b|\b(?P<standing>standing)\b"
    r"|\b(?P<best>VIP|first[- ]class|business[- ]class|front[- ]row)\b"
    r"|\b(?P<season>season|annual|yearly)\b|\b(?P<week>weekly|weekend)\b|\b(?P<day>day|daily)\b"
    r"|\b(?P<next>next (?:year|season|summer|winter))\b|\b(?P<last>last (?:year|season))\b"
    r"|\b(?P<both>return|round[- ]trip)\b|\b(?P<single>single|one[- ]way)\b"
    r"|\b(?P<cheap>cheapest|lowest)\b|\b(?P<dear>dearest|most expensive|highest)\b",
    re.IGNORECASE,
)


def _fares(left: Told, right: Told) -> str:
    """Whether prices are those of two kinds of tickets: early ones, and those for children."""
    both = (left, right)
    if any(one.slot.quantity.dimension != "money" for one in both) or not all(
        _ADMISSION.search(one.sentence) for one in both
    ):
        return ""
    mine, yours = ({m.lastgroup or "" for m in _FARES.finditer(one.sentence)} for one in both)
    if mine == yours or mine & yours:
        return ""
    return "tickets are sold at several prices"


def of_two_makers(left: Told, right: Told) -> str:
    """Whether each counts what is of a firm of its own: "12 Airbus jets", and "22 Boeing jets"."""
    both = (left, right)
    if any(one.slot.quantity.dimension != "count" or not one.slot.counted for one in both):
        return ""
    return _apart(_makers(left), _makers(right), said="counts those of another")


_BESIDE_IT = re.compile(r"\s*(?:(?!(?:of|for|from|by|with|at|in|on|and|to)\b)[a-z-]+\s+)*")


def _makers(told: Told) -> list[EntityRef]:
    """The firms named between a number and what it counts."""
    start = told.slot.mention.end
    return [
        one.entity
        for one in told.claim.participants
        if one.role.endswith(":of")
        and one.entity is not None
        and one.entity.kind == "org"
        and start <= one.mention.start
        and _BESIDE_IT.fullmatch(told.after[: one.mention.start - start])
    ]


_ROOM = re.compile(
    r"\bcan (?:carry|hold|seat|take|house|fit|sleep|accommodate|transport)\b|\bcapacity\b"
    r"|\b(?:seats|sleeps|accommodates)\b|\b(?:room|space) for\b|\b(?:built|designed|licensed) for\b"
)


def _room(left: Told, right: Told) -> str:
    """Whether one tells how many there is room for, and the other how many there were."""
    if any(one.slot.quantity.dimension != "count" for one in (left, right)):
        return ""
    told = [_ROOM.search(one.before) is not None for one in (left, right)]
    return "one tells how many there is room for" if told[0] != told[1] else ""


def _opponents(left: Told, right: Told) -> str:
    """Whether each is the score against an opponent of its own."""
    if any(one.slot.quantity.dimension != "score" for one in (left, right)):
        return ""
    mine, yours = (one.claim.named("patient", "against") for one in (left, right))
    return _apart(mine, yours)


_CARED_FOR = re.compile(
    r"\b(?:treat(?:ed|s|ing)?|admit(?:ted|s|ting)?|t(?:akes?|aken|ook|aking) in|took|cared for"
    r"|operated on|receiv(?:ed|es|ing)|looked after) (?:about |some |around |nearly |almost |over "
    r"|more than |at least |up to |another )?$"
)


def _treated(part: Told, whole: Told) -> str:
    """Whether so many of all who were hurt were treated by somebody: "doctors treated 140"."""
    if whole.claim.predicate_class != "injure":
        return ""
    if part.slot.quantity.value > whole.slot.quantity.value:
        return ""
    if not _CARED_FOR.search(part.before) or _CARED_FOR.search(whole.before):
        return ""
    return "so many of those who were hurt were treated by somebody"


def _one_of_many(one: Told, many: Told) -> str:
    """Whether a sum is that of one, and the other of several: "a loan of", and "loans of"."""
    noun = one.slot.attribute
    if not noun.isalpha() or any(
        told.slot.quantity.dimension != "money" or told.slot.attribute != noun
        for told in (one, many)
    ):
        return ""
    single = re.search(rf"\b(?:[Aa]n?|[Aa]nother) (?:[a-z-]+ )?{noun} (?:of|worth) $", one.before)
    several = re.search(rf"(?<!\bone of the ){noun}s (?:of|worth|totalling) $", many.before)
    return f"the one is of one {noun}, the other of several" if single and several else ""


_PRIZES = "Prize|Award|Medal|Trophy|Cup|Scholarship|Fellowship|Grant|Order"
_NAMED = re.compile(rf"\b(?P<name>(?:[A-Z][\w'’-]+ )+)(?P<noun>{_PRIZES})\b")
_GOES_BACK = re.compile(rf"\b(?:[Tt]he|[Tt]his) (?P<noun>{_PRIZES.lower()})\b")
_NO_NAME = frozenset("The This That A An His Her Their".split())


def two_prizes(left: Claim, right: Claim, telling: Telling) -> str:
    """Whether each is told of a prize of its own name: the Horn Prize, and the Danube Prize."""
    mine, yours = _prize(left, telling), _prize(right, telling)
    if mine is None or yours is None or mine[0] != yours[0] or mine[1] & yours[1]:
        return ""
    return f"two prizes: of {min(mine[1])} and of {min(yours[1])}"


def _prize(claim: Claim, telling: Telling) -> tuple[str, set[str]] | None:
    """The noun and the name of the prize of a clause, or of the last one that it goes back to."""
    named = [*_NAMED.finditer(claim.anchor.quote)]
    if not named and (back := _GOES_BACK.search(claim.anchor.quote)):
        before = telling.text(claim, 0, claim.anchor.start)
        named = [m for m in _NAMED.finditer(before) if m["noun"].lower() == back["noun"]][-1:]
    if len(named) != 1:
        return None
    name = {*named[0]["name"].split()} - _NO_NAME
    return (named[0]["noun"], name) if name else None


def two_persons(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether two days left over are each told of a person of its own, as every deal has its day.

    Of days that the words of the two hold to be of one happening it is not asked.
    """
    if not any(one.slot == "left over" for one in levels):
        return ""
    both = (one.named("agent", "patient") for one in (left, right))
    mine, yours = ([who for who in side if who.kind == "person"] for side in both)
    return _apart(mine, yours)


_OPENED = frozenset("open close resume suspend end-service".split())
_PUBLIC = sites.SITES | frozenset("pool beach road motorway lane lift fair".split())
_VAGUE = frozenset(
    """area branch center centre complex district estate exchange facility ground hall headquarter
    headquarters home house hub office quarter region site work works yard""".split()
)
_ALIKE = ("gallery museum archive", "opera theatre theater arena stadium", "dock harbour port")
"""What a thing may be called as well."""


def two_sites(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether two things of two kinds open or close: the pool in May, the library in June."""
    del levels
    if not {left.predicate_class, right.predicate_class} <= _OPENED:
        return ""
    kinds = _two_kinds(left, right, ("agent", "patient"))
    return f"two things of two kinds: {kinds}" if kinds else ""


def _two_kinds(left: Claim, right: Claim, roles: Container[str]) -> str:
    """The kinds of place that take part in two claims, where none may be called as the other."""
    mine, yours = (
        {p.head for p in one.participants if p.role in roles and p.head in _PUBLIC}
        for one in (left, right)
    )
    if not mine or not yours or (mine | yours) & _VAGUE:
        return ""
    if any(a == b or predicates.related_nouns(a, b) or _alike(a, b) for a in mine for b in yours):
        return ""
    return f"{min(mine)} and {min(yours)}"


def _in_two_sites(left: Claim, right: Claim) -> str:
    """Whether so many are in the one, and so many in the other: the embassy, the consulate."""
    kinds = _two_kinds(left, right, ("in", "at"))
    return f"of two places: {kinds}" if kinds else ""


_CATEGORY = re.compile(
    r"\b(?:(?P<women>women[’']s|girls[’'])|(?P<men>men[’']s|boys[’'])|(?P<young>junior|juniors[’']"
    r"|under-\d+)|(?P<chair>wheelchair)|(?P<half>half[- ]marathon)|(?P<relay>relay)"
    r"|(?P<doubles>doubles)|(?P<mixed>mixed))\b",
    re.IGNORECASE,
)
_CONTESTS = frozenset(
    """win lose draw finish-place beat race race-time compete award elect age found play start
    attendance""".split()
)


def categories(left: Claim, right: Claim, telling: Telling) -> tuple[Outcome, str] | None:
    """Whether each is told of a contest of its own: the women's race, and the men's."""
    if not all({one.predicate_class, one.predicate} & _CONTESTS for one in (left, right)):
        return None
    mine, yours = (
        {m.lastgroup for m in _CATEGORY.finditer(telling.text(one, *one.sentence))}
        for one in (left, right)
    )
    if mine == yours or (mine ^ yours == {"men"} and _share_a_name(left, right)):
        return None  # "won the men's title": who plays there plays the men
    outcome = Outcome.OTHER_EVENT if mine and yours and not mine & yours else Outcome.UNSURE
    return outcome, "one is told of a contest of its own: of women, of juniors"


def _share_a_name(left: Claim, right: Claim) -> bool:
    mine, yours = (
        {p.entity.key for p in one.participants if p.entity is not None} for one in (left, right)
    )
    return not mine.isdisjoint(yours)


_WHICH_OF = frozenset(
    """oldest newest biggest largest smallest longest shortest highest tallest deepest youngest
    first second third last main""".split()
)
_FOR = ("for", "against", "on")


def two_of_a_kind(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether two of several are told of: a warning for Galway and for Clare, the oldest mine."""
    del levels
    for mine, yours in product(*(_parts(one) for one in (left, right))):
        (role, one), (base, other) = mine, yours
        if one.head != other.head or one.entity is not None or other.entity is not None:
            continue
        below = [_beneath(side, at) for side, at in ((left, role), (right, base))]
        if reason := _apart(*below, said=f"is told of a {one.head} of its own"):
            return reason
        which = [_WHICH_OF & set(p.mention.text.lower().split()) for p in (one, other)]
        named = [any(word.istitle() for word in p.mention.text.split()[1:]) for p in (one, other)]
        if (which[0] and not which[1] and named[1]) or (which[1] and not which[0] and named[0]):
            return f"one is told of the {min(which[0] | which[1])} {one.head} of several"
    return ""


def _parts(claim: Claim) -> list[tuple[str, Participant]]:
    return [(p.role, p) for p in claim.participants if p.role in ("agent", "patient")]


def _beneath(claim: Claim, role: str) -> list[EntityRef]:
    """The names for which, or against which, something is: "a warning for Galway"."""
    roles = {f"{role}:{word}" for word in _FOR}
    return [p.entity for p in claim.participants if p.role in roles and p.entity is not None]


def _alike(one: str, other: str) -> bool:
    return any({one, other} <= set(words.split()) for words in _ALIKE)


def _apart(
    left: Iterable[EntityRef], right: Iterable[EntityRef], *, said: str = "is told of another"
) -> str:
    """What to say of those whom two claims name, where none of the one may be one of the other."""
    mine, yours = ({one.name for one in side} for side in (left, right))
    words = [{word for name in names for word in name.split()} for names in (mine, yours)]
    if not mine or not yours or words[0] & words[1]:
        return ""
    return f"each {said}: {min(mine)} and {min(yours)}"
