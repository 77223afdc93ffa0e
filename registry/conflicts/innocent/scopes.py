"""Words of the sentence that say how much of a thing a number takes in.

"4,850 in all" is not "1,100 in Leeds", and "1.6 billion, including debt" is another sum than
the price alone.  Such words seldom stand in the clause that is compared; they are read from
the text about the number.  Each function answers for one kind of words and returns the
innocent outcome, or ``None``.
"""

from __future__ import annotations

import re

from registry.conflicts.context import Told, parts_beside
from registry.conflicts.innocent.own_places import counted_in_a_part, of_two_places
from registry.conflicts.innocent.races import of_some_only
from registry.conflicts.innocent.taken_in import takes_in
from registry.lexicon import predicates
from registry.lexicon.numerals import SMALL, TENS
from registry.records import Claim, Outcome, QuantitySlot

Verdict = tuple[Outcome, str]


def of_another_scope(left: Told, right: Told) -> Verdict | None:
    """What the words about two numbers say against their being one number."""
    if _basis(left) != _basis(right):
        return Outcome.PART_OF_TOTAL, "one is told on another basis: including, adjusted for"
    if _found_apart(left, right):
        return Outcome.OTHER_EVENT, "each was found at a place of its own"
    if (apart := of_two_places(left, right)) is not None:
        return apart
    if (some := of_some_only(left, right) or takes_in(left, right)) is not None:
        return some
    ways = ((left, right), (right, left))
    if any(_part_beside(whole, part.slot) for part, whole in ways):
        return Outcome.PART_OF_TOTAL, "one is told as a part of the other"
    if _votes_of(left) != _votes_of(right) and all(map(_votes_of, (left, right))):
        return Outcome.PART_OF_TOTAL, "the votes of two places or groups"
    if _make_a_whole(left.slot, right.slot):
        return Outcome.PART_OF_TOTAL, "the two shares make up the whole"
    if any(one.slot.quantity.dimension != "count" for one in (left, right)):
        return None
    if left.claim.predicate != right.claim.predicate and any(map(_names, (left, right))):
        return Outcome.OTHER_EVENT, "a number that names and counts nothing"
    for part, whole in ways:
        if _of_another_noun(part, whole.slot):
            return Outcome.OTHER_EVENT, "one counts another thing, named before it"
        if _of_others(part, whole):
            return Outcome.PART_OF_TOTAL, "the others are another group"
    return _part_of_count(*sorted(ways[0], key=lambda one: one.slot.quantity.value))


_PERCENT = 100


def _make_a_whole(one: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether they are the shares of two who have all of it: 51 percent and 49 percent."""
    a, b = one.quantity, other.quantity
    if one.attribute == other.attribute and one.attribute in _OF_ALL:
        return False  # 47 and 53 percent of turnout are two turnouts
    return a.dimension == b.dimension == "percent" and (
        one.scope != "change" != other.scope and a.value + b.value == _PERCENT
    )


_OF_ALL = frozenset(("turnout", "vaccination", "literacy", "occupancy", "humidity", "containment"))
"""Shares of which there is one: the rest is nobody's."""


def _part_of_count(part: Told, whole: Told) -> Verdict | None:
    """What makes the lower of two counts a part of the higher one."""
    if _most_there(part, whole):
        return Outcome.PART_OF_TOTAL, "one is told as a part of the other"
    if _summed(part, whole):
        return Outcome.PART_OF_TOTAL, "one article tells the parts of the other's sum"
    if _degrees(part) - _degrees(whole):
        return Outcome.PART_OF_TOTAL, "one counts those who were hurt so badly"
    if _alone(part) - _alone(whole):
        return Outcome.PART_OF_TOTAL, "so many at one place or in one time alone"
    if _in_a_half(part) and not _in_a_half(whole):
        return Outcome.PART_OF_TOTAL, "so many in a part of the match"
    if _in_a_part(part, whole) or counted_in_a_part(part, whole):
        return Outcome.PART_OF_TOTAL, "so many in a part, and so many in the whole"
    if not _many_of_them(part.claim, whole.claim):
        return None
    if _placed(part) and not _placed_alike(part, whole):
        return Outcome.PART_OF_TOTAL, "so many at one place, and so many in all"
    if _narrowed(part.slot, whole.slot):
        return Outcome.PART_OF_TOTAL, "one counts a kind of what the other counts"
    return None


_BASIS = re.compile(
    r"\b(?:(includ|exclud)(?:ing|es|ed)|(adjusted for|at constant"
    r"|(?:seasonally[ -])?(?:un)?adjusted|like-for-like|organic(?:ally)?|in real terms))\b",
    re.IGNORECASE,
)


def _basis(told: Told) -> frozenset[str]:
    """The words that say what is taken into a sum or a rise: "including debt"."""
    if told.slot.quantity.dimension not in ("money", "percent"):
        return frozenset()
    # After the number only what follows at once: "sums, including one of 3 million".
    said = f"{told.before} | {told.after[:40]}"
    return frozenset((m[1] or m[2]).lower() for m in _BASIS.finditer(said))


_GROUPED = frozenset({"survive"})


def _of_others(some: Told, whole: Told) -> bool:
    """Whether one tells of others than those of the other: "three others escaped".

    "A student, two sisters and five others" are more than five.
    """
    if some.slot.counted != "other" or whole.slot.counted == "other":
        return False
    fewer = some.slot.quantity.value < whole.slot.quantity.value
    return fewer or bool(_GROUPED & {some.claim.predicate_class, whole.claim.predicate_class})


_WORDS = {**SMALL, **TENS}
_OF_THEM = r"(?:of|among) (?:them|whom|which|those|these)\b"


_THE_REST = re.compile(rf"\b(?P<n>[a-z]+|\d+)(?: [a-z]+)? {_OF_THEM}", re.IGNORECASE)


def _number(text: str) -> int:
    """The whole number with which a text begins, or 0."""
    first = re.split(r"[\s-]", text.strip().lower())[0].replace(",", "")
    return _WORDS.get(first, int(first) if first.isdigit() else 0)


_MOST = re.compile(
    r"\b(?:most|half|some|many|few|all but|the rest|two thirds|a (?:third|quarter|half)) "
    r"(?:of (?:them|which|whom) )?(?:in|at|from) (?:the )?(?P<place>[A-Z][\w'-]+)"
)


def _most_there(part: Told, whole: Told) -> bool:
    """Whether most of the one number are at the place of the other: "most of them in Leeds"."""
    if whole.slot.quantity.value <= part.slot.quantity.value:
        return False
    found = _MOST.search(whole.after)
    return found is not None and found["place"] in part.sentence


def _part_beside(whole: Told, part: QuantitySlot) -> bool:
    """Whether the sentence of one number tells the other as a part of it: "of whom 8,412 …"."""
    if whole.slot.quantity.value <= part.quantity.value:
        return False
    rest = _THE_REST.search(whole.after[:60])
    if rest is not None:
        # "Six years, two of them suspended": four are to be served.
        some, all_told = _number(rest["n"]), _number(whole.slot.mention.text)
        value = whole.slot.quantity.value
        if some and all_told and value - some * value / all_told == part.quantity.value:
            return True
    first = re.split(r"[\s-]", part.mention.text.strip())[0]
    if first.lower() not in whole.after.lower():
        return False  # as most are; a pattern of its own takes far longer
    number = re.escape(first)
    pattern = rf"{_OF_THEM}[\w ,]{{0,40}}?\b{number}\b(?![.,]\d)|\b{number} {_OF_THEM}"
    return re.search(pattern, whole.after, re.IGNORECASE) is not None


_DEATHS = frozenset({"kill", "die"})
_AND_DIED = re.compile(
    r"\band (?P<n>[a-z]+|\d+)(?: others?| more)?(?: [a-z]+)?(?: (?:was|were|had|who))?"
    r" (?:drowned|died|killed|perished|crushed|electrocuted|burned to death)\b"
)


def _summed(part: Told, whole: Told) -> bool:
    """Whether one of several numbers is told that make the other's: 50 here, and 35 there."""
    kind = part.claim.predicate_class or part.claim.predicate
    other = whole.claim.predicate_class or whole.claim.predicate
    value = whole.slot.quantity.value
    if value in parts_beside(part, {kind, other} | (_DEATHS if kind in _DEATHS else set())):
        return True
    if kind not in _DEATHS:
        return False
    total = part.slot.quantity.value
    for found in _AND_DIED.finditer(part.after):
        total += _number(found["n"])
    return total != part.slot.quantity.value and total == value


def _names(told: Told) -> bool:
    """Whether the number stands after its noun, and so names one of several: "stage nine"."""
    noun = told.slot.counted
    return bool(noun) and told.before.rstrip().lower().endswith(f" {noun}")


_DEGREE = re.compile(
    r"\b(?:(?P<badly>seriously|critically|severely|badly|gravely|in intensive care"
    r"|life-threatening|(?:serious|critical|severe) (?:injur(?:y|ies)|condition))"
    r"|(?P<lightly>slightly|lightly|minor|light))\b"
)
_HURT = frozenset("injured hospitalised".split())


def _degrees(told: Told) -> frozenset[str]:
    """How badly those were hurt that are counted: "eight were seriously injured"."""
    hurt = _HURT & {told.slot.counted_class, told.slot.counted}
    if not hurt and told.claim.predicate_class != "injure":
        return frozenset()
    clause = told.claim.anchor.quote
    return frozenset(m.lastgroup or "" for m in _DEGREE.finditer(clause))


_ALONE = re.compile(
    r"\b(?:in|at|on) (?:the [a-z]+ of )?(?P<place>[A-Z][\w'-]+)(?: [A-Z]\w+)* alone\b"
    r"|\bfrom (?P<part>(?:the |one )?[\w' -]{3,30}?) alone\b"
    r"|\b(?:since|in|on|over|during|for|this|last) (?P<time>(?:the )?[\w' -]{3,25}?) alone\b",
    re.IGNORECASE,
)


def _alone(told: Told) -> set[str]:
    """What a number is told of alone: "in Leeds alone", "from one floor alone", "in May alone"."""
    return {next(filter(None, one.groups())) for one in _ALONE.finditer(told.sentence)}


_PART_OF_A_MATCH = re.compile(
    r"\b(?:in|by|before|after|at|until) (?:the )?"
    r"(?:(?:first|second|third|fourth|opening|final|last)"
    r" (?:half|period|quarter|set|session|innings|\w+ minutes)|half-?time|break|interval)\b"
)


def _in_a_half(told: Told) -> bool:
    """Whether a number is told of a part of a match: "scored twice in the first half"."""
    return _PART_OF_A_MATCH.search(told.after[:60]) is not None


_SMALL = r"district|city|town|village|suburb|quarter|county|municipality|borough|commune"
_DISTRICT = re.compile(
    rf"\b(?:in|at) (?:the )?(?:[a-z]+ )?(?:{_SMALL}) of (?P<of>[A-Z][\w'-]+)"
    rf"|\b(?:in|at) (?P<name>[A-Z][\w'-]+) (?:{_SMALL})\b"
)
_WIDE = re.compile(
    r"\b(?:province|state|region|country|nation|island|nationwide|countrywide)\b|\bacross [A-Z]"
)
_BODY = re.compile(rf"\bthe (?:{_SMALL})(?:'s)?(?! of\b)", re.IGNORECASE)
_ALL_OVER = re.compile(
    r"\b(?:(?:across|throughout|all over) the (?:province|state|region|country|nation|island)"
    r"|nationwide|countrywide)\b"
)


def _in_a_part(part: Told, whole: Told) -> bool:
    """Whether a count is of a district, and the other of what is wider and does not name it."""
    if _BODY.search(part.sentence) and _ALL_OVER.search(whole.sentence):
        return not _BODY.search(whole.sentence)
    found = _DISTRICT.search(part.sentence)
    if found is None:
        return False
    name = found["of"] or found["name"]
    return name not in whole.sentence and _WIDE.search(whole.sentence) is not None


_VOTES_OF = re.compile(
    r"^ of (?:the )?votes? (?:in|among|from|of) (?P<where>(?:the )?[\w' -]+?)"
    r"(?=[,.;]|$| (?:on|with|and|where|against|to)\b)"
)


def _votes_of(told: Told) -> str:
    """Where or by whom votes were given, of which a share is told: "in the capital"."""
    if told.slot.quantity.dimension != "percent":
        return ""
    found = _VOTES_OF.match(told.tail)
    return found["where"].strip() if found is not None else ""


_FINDING = frozenset({"discover", "confiscate", "find", "seize", "recover"})
_WHERE = re.compile(
    r"\b(?:in|on|under|inside|aboard|from|at|with|near|beneath|behind) (?P<place>[a-z’' -]+?)"
    r"(?=[,.;:]|$| (?:in|on|at|of|by|and|during|after|before|over|who|which|that|from|to|when"
    r"|near|where)\b| [A-Z\d])"
)


def _found_apart(left: Told, right: Told) -> bool:
    """Whether each number was found at a place of its own: on him, and in their flat."""
    if not all(
        _FINDING & {one.claim.predicate, one.claim.predicate_class} for one in (left, right)
    ):
        return False
    mine, yours = (
        {found["place"].split()[-1] for found in _WHERE.finditer(one.after)}
        for one in (left, right)
    )
    return (
        bool(mine and yours)
        and not mine & yours
        and not any(predicates.related_nouns(a, b) for a in mine for b in yours)
    )


# What a firm or a country has or does in many places at once.
_MANY = frozenset(
    """hire cut-jobs sell produce build open close buy cancel delay postpone inspect vaccinate
    plant""".split()
)


def _many_of_them(left: Claim, right: Claim) -> bool:
    return all(
        side.predicate_class in _MANY or side.predicate.startswith("number of ")
        for side in (left, right)
    )


_PLACE = re.compile(r"^(?: [a-z-]+){0,3} (?:in|at|from|to) (?:the )?(?P<place>[A-Z][\w'-]+)")


def _placed(told: Told) -> bool:
    """Whether a place follows at once on what is counted: "1,100 people in Leeds"."""
    return _PLACE.match(told.tail) is not None


def _placed_alike(part: Told, whole: Told) -> bool:
    """Whether the other's sentence names the place too, without telling another for its number."""
    mine = _PLACE.match(part.tail)
    if _IN_ALL.match(whole.tail):
        return False
    theirs = _PLACE.match(whole.tail)
    if mine is None or _THERE.match(whole.tail):
        return True
    if theirs is not None:
        return theirs["place"] == mine["place"]
    return mine["place"] in whole.sentence


_THERE = re.compile(
    r"^(?: [a-z-]+){0,3} (?:there|here|locally|(?:in|at|from) (?:the|this|that) (?:[a-z]+-?)?"
    r"(?:north|south|east|west|centre|area|region|town|city|village|valley|province|district))\b"
)
"""A number told of some place as well, though without its name: "in the west of the country"."""
_IN_ALL = re.compile(r"^(?: [a-z-]+)?,? (?:in all|in total|altogether|all told|overall)\b")


def _of_another_noun(told: Told, other: QuantitySlot) -> bool:
    """Whether a bare number counts what the one before it does: "1,100 people and 4,850 in all"."""
    slot, claim = told.slot, told.claim
    if slot.counted or not other.counted:
        return False
    named = [
        one
        for one in claim.quantities
        if one.counted and one.direct and one.mention.end <= slot.mention.start
    ]
    return bool(named) and all(
        one.counted != other.counted
        and one.counted_class is not None
        and one.counted_class != other.counted_class
        for one in named
    )


_NO_KIND = frozenset("new old big small large whole total different own entire".split())


def _narrowed(slot: QuantitySlot, whole: QuantitySlot) -> bool:
    """Whether words narrow the one that is smaller by far: electric cars of all cars."""
    mine, theirs = set(slot.modifiers) - _NO_KIND, set(whole.modifiers) - _NO_KIND
    return (
        bool(slot.counted)
        and slot.counted == whole.counted
        and theirs < mine
        and slot.quantity.value * 10 <= whole.quantity.value * 8
    )


_VERSIONS = frozenset(
    """translation edition version paperback hardback adaptation remake sequel prequel reprint
    reissue audiobook""".split()
)


_IN_LANGUAGE = re.compile(
    r"\bin (?:(?:an? )?(?:English|German|French|Spanish|Italian|Japanese|Chinese|Russian|Dutch"
    r"|Arabic|Portuguese|Polish|Swedish|Norwegian|Danish|Greek|Turkish|Hindi|Korean)"
    r"(?=[,.;]|$| (?:on|in|by|at|for|from|and|last|this|next|after|before)\b)"
    r"|translation|paperback|hardback)"
)


def of_a_version(claim: Claim) -> bool:
    """Whether it tells of a later form of a work: "the German translation was published"."""
    if _IN_LANGUAGE.search(claim.anchor.quote):
        return True
    return any(
        one.head in _VERSIONS for one in claim.participants if one.role in ("agent", "patient")
    )
