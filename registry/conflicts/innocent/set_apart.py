"""Words near a claim by which it tells of another happening than a claim that looks like it.

Linking compares two claims by what they say themselves.  Here the sentence about each is
read: "another ship was lost in 2018, with the deaths of 14 people" says of the deaths that
they were on another ship, and in 2018.
"""

from __future__ import annotations

import re
from datetime import date

from registry.conflicts.context import Telling
from registry.conflicts.innocent.episodes import one_more, two_contests
from registry.conflicts.innocent.occasions import any_of_several, two_occasions
from registry.conflicts.innocent.own_places import on_from_there
from registry.conflicts.innocent.parties import of_kin, two_parties
from registry.conflicts.innocent.portions import of_a_part
from registry.conflicts.innocent.races import bought_and_sold, founds_a_part, two_races
from registry.conflicts.innocent.seats import two_seats
from registry.conflicts.innocent.several import categories, two_prizes
from registry.lexicon import predicates
from registry.lexicon.titles import KIN, is_calling
from registry.records import Claim, Outcome, QuantitySlot, TimeSlot
from registry.values import place as places
from registry.values import time as times
from registry.values.relation import Relation

_APART = frozenset("another second third previous earlier different other former past".split())
_NEWS = 60
"""Days before publication within which undated news may have happened."""


def set_apart(
    left: Claim,
    right: Claim,
    telling: Telling,
    published: tuple[int | None, int | None],
    *,
    slot: str = "",
    ranks: bool = False,
) -> tuple[Outcome, str] | None:
    """Why two claims are of two happenings, or may be; days are ordinals.

    Of ``ranks`` no word is asked that tells which of several it was: it is what is compared.
    """
    for side, other, day in ((left, right, published[1]), (right, left, published[0])):
        if reason := _hosted(side, other, telling, day):
            return Outcome.OTHER_EVENT, reason
        if reason := _of_that_year(side, telling, day):
            return Outcome.OTHER_EVENT, reason
    if reason := _contrast(left, right) or _of_another_rank(left, right, slot) or _kin(left, right):
        return Outcome.OTHER_EVENT, reason
    if not ranks and (reason := two_occasions(left, right, slot)):
        return Outcome.OTHER_EVENT, reason
    if reason := two_contests(left, right, telling) or two_races(left, right, telling):
        return Outcome.OTHER_EVENT, reason
    if on_from_there(left, right) or on_from_there(right, left):
        return Outcome.OTHER_EVENT, "one leaves where the other arrives"
    if reason := bought_and_sold(left, right) or founds_a_part(left, right):
        return Outcome.OTHER_EVENT, reason
    if reason := two_parties(left, right, slot) or two_seats(left, right, slot, telling):
        return Outcome.OTHER_EVENT, reason
    if apart := categories(left, right, telling):
        return apart
    reason = _there(left, right, telling) or _there(right, left, telling)
    for side, other, day in ((left, right, published[1]), (right, left, published[0])):
        reason = reason or _once_before(side, other, telling, day)
    reason = reason or one_more(left, right, telling) or two_prizes(left, right, telling)
    reason = reason or of_a_part(left, right, slot, telling) or of_kin(left, right, slot)
    if not ranks:
        reason = reason or any_of_several(left, right) or any_of_several(right, left)
    return (Outcome.UNSURE, reason) if reason else None


def _hosted(side: Claim, other: Claim, telling: Telling, published: int | None) -> str:
    """Whether a noun stands in a sentence that tells of another time or thing than the other."""
    if side.predicate_pos != "NOUN" or side.kind != "event" or side.predicate_class == "be-based":
        return ""  # "the Nantes-based company was founded in 1901": it has its seat there now
    for host in telling.sentence(side):
        inside = (
            host.anchor.start <= side.anchor.start and side.anchor.end <= host.anchor.end
        ) and len(host.anchor.quote) > len(side.anchor.quote)
        if not inside:
            continue
        words = _APART & set(host.separators)
        if words and not words & {*other.separators, *side.separators}:
            return f"its sentence tells of {min(words)} such thing"
        if (
            side.time is None
            and _long_before(host.time, other, published)
            and not _then_too(host.time, telling.beside(other))
        ):
            assert host.time is not None
            return f"its sentence tells of {host.time.interval.value}"
    return ""


_IN_A_YEAR = re.compile(r"\b(?:in|of) (?P<year>1\d{3}|20\d\d),? (?:with|which|where|when) $")


def _of_that_year(side: Claim, telling: Telling, published: int | None) -> str:
    """Whether a year that is past stands right before it: "the crash in 1972, with 77 dead"."""
    if side.time is not None or published is None:
        return ""
    found = _IN_A_YEAR.search(telling.text(side, side.sentence[0], side.anchor.start))
    if found is None or int(found["year"]) >= date.fromordinal(published).year:
        return ""
    return f"one is of {found['year']}"


def _long_before(host: TimeSlot | None, other: Claim, published: int | None) -> bool:
    if host is None or host.relation != "at" or host.source == "published":
        return False
    if other.time is not None and other.time.relation == "at":
        return times.compare(host.interval, other.time.interval) is Relation.DISJOINT
    latest = host.interval.latest
    return published is not None and latest is not None and published - latest.toordinal() > _NEWS


_SOME_ONE = re.compile(r"(?:an?|one|two|three|several) ", re.IGNORECASE)
_OF_NOW = re.compile(r"\b(?:has|have|is|are|will|may)\b", re.IGNORECASE)


def _once_before(side: Claim, other: Claim, telling: Telling, published: int | None) -> str:
    """Whether it befell some such thing long ago: "a crane that fell in 2015 injured 20"."""
    quote = side.anchor.quote
    if side.time is not None or not _SOME_ONE.match(quote) or _OF_NOW.search(quote):
        return ""
    for host in telling.sentence(side):
        inside = side.anchor.start <= host.anchor.start and host.anchor.end <= side.anchor.end
        if (
            inside
            and host.id != side.id
            and _long_before(host.time, other, published)
            and not _then_too(host.time, telling.article(other))
        ):
            assert host.time is not None
            return f"one tells of some such thing of {host.time.interval.value}"
    return ""


def _then_too(time: TimeSlot | None, sentence: tuple[Claim, ...]) -> bool:
    """Whether something else in a sentence tells of the same time."""
    return time is not None and any(
        times.compare(time.interval, one.time.interval) is not Relation.DISJOINT
        for one in sentence
        if one.time is not None and one.time.relation == "at" and one.time.source != "published"
    )


_NAME = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_SOMEWHERE = re.compile(r"\b(?:in|near|at|on|off|outside|around) (?:the )?[A-Z]")


def _there(side: Claim, other: Claim, telling: Telling) -> str:
    """Whether it happened at a place told before that the other does not name: "where two died"."""
    if not re.match(r"where\b", side.anchor.quote, re.IGNORECASE):
        return ""
    before = telling.text(side, side.sentence[0], side.anchor.start)
    names = _NAME.findall(before)
    theirs = telling.text(other, *other.sentence)
    if not names or names[-1] in theirs or not _SOMEWHERE.search(theirs):
        return ""
    return f"one is told of {names[-1]}"


_PLANNED = re.compile(
    r"\b(?:was|were|had been) (?:originally |first |initially )?"
    r"(?:to have|due|supposed to|scheduled|meant to|planned|expected|set to)\b"
    r"|\boriginally (?:planned|scheduled|due)\b|\b(?:should|ought to) have\b",
    re.IGNORECASE,
)


def was_planned(claim: Claim) -> bool:
    """Whether it tells of a plan that came to nothing: "was to have begun on 6 July"."""
    return _PLANNED.search(claim.anchor.prefix[-30:] + claim.anchor.quote) is not None


_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d (?:[ap]\.?m\.? )?(?P<where>[A-Z][\w'-]+)(?: summer| standard)? time\b"
)
_KNOWN = re.compile(r"^(?:GMT|UTC|[A-Z]{2,4}T|Greenwich)$")


def another_clock(left: Claim, right: Claim, telling: Telling) -> str:
    """The place whose clock one tells the hour by, where the other does not, or nothing.

    Ten to midnight here is the next day there.
    """
    found = [_CLOCK.search(telling.text(one, *one.sentence)) for one in (left, right)]
    places = {one["where"] if one is not None else "" for one in found}
    places = {"" if _KNOWN.match(one) else one for one in places}
    return max(places) if len(places) > 1 else ""


_WHERE = frozenset("in between from near off under inside outside at".split())
_INSIDE = frozenset("in under inside".split())
_OPEN_TO = re.compile(
    r"\b(?:open|opened|closed|shut|barred) (?:to|for) (?:all |most )?(?P<whom>\w+)", re.IGNORECASE
)


_ADVERBIAL = frozenset(
    """accordance addition advance agreement aftermath all answer article beginning behalf
    brief bulk case charge clause comment context cost course danger detail dispute
    doubt earnest effect email end error event exchange expense face fact favour favor fight filing
    final first force form full future general half half-time hurry instance interview large last
    least length letter level light line manner mean meantime memo middle mind minute moment motion
    name need norm note number opinion opposition order outset pace paper paragraph part particular
    passing past person place point post power practice presence present price
    principle private process progress protest public purpose question rate reaction reality
    recognition record reference regard relation release reply report reserve respect response
    return reverse risk rule secret sense shape short silence speech spirit spite stake stage start
    statement step style support tandem term terms theory time times total touch tow truth turn use
    vain verdict view wake way word words work writing
    it they he she this that these those which what""".split()
)
"""What says how, when or in which words, and not where: "in spite of", "in writing", "at no point",
"under its terms", "in stoppage time"; and what may be anything: "in them" is in the crashes."""


_MANNER = re.compile(r"\b(?:not|never|n[’']t)(?: (?:been|be|have|has|had))? (?P<how>[a-z]+ly)\b")
_OF_THE_SENTENCE = frozenset(
    "actually apparently reportedly allegedly really simply evidently supposedly only".split()
)


def only_so(left: Claim, right: Claim) -> str:
    """How it was not done, where the one denies only that: "was never legally suspended"."""
    for one, other in ((left, right), (right, left)):
        found = _MANNER.search(one.anchor.quote)
        if found is None or found["how"] in _OF_THE_SENTENCE:
            continue
        if not re.search(rf"\b{found['how']}\b", other.anchor.quote):
            return found["how"]
    return ""


_JUDGED = frozenset("acquit convict sentence charge plead-guilty".split())


def elsewhere(left: Claim, right: Claim) -> str:
    """Whether the one is denied of a place or for somebody, and the other told of another."""
    whom = [_OPEN_TO.search(one.anchor.quote) for one in (left, right)]
    said = [one["whom"].lower() for one in whom if one is not None]
    if len(said) == 2 and said[0] != said[1]:
        return f"one is for {said[0]}, the other for {said[1]}"
    charges = [
        {p.head for p in one.participants if p.role in ("of", "for") and p.entity is None}
        for one in (left, right)
    ]
    judged = _JUDGED & {left.predicate_class, right.predicate_class}
    if judged and all(charges) and not charges[0] & charges[1]:
        return f"of two charges: {min(charges[0])} and {min(charges[1])}"
    roads = [{p.head for p in one.participants if p.role == "between"} for one in (left, right)]
    if all(roads) and roads[0] != roads[1]:
        return "between other places"
    inside = [
        {
            p.head
            for p in one.participants
            if p.role in _INSIDE and p.entity is None and p.head not in _ADVERBIAL
        }
        for one in (left, right)
    ]
    if all(inside) and not any(
        a == b or predicates.related_nouns(a, b) for a in inside[0] for b in inside[1]
    ):
        return f"of two things: {min(inside[0])} and {min(inside[1])}"
    mine, yours = (
        {
            p.entity.key if p.entity is not None else p.head
            for p in one.participants
            if p.role in _WHERE and p.head and p.head not in _ADVERBIAL
        }
        | {slot.place.name for slot in one.places}
        for one in (left, right)
    )
    if not mine or not yours or mine & yours:
        return ""
    if any(
        places.compare(a.place, b.place)
        in (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY, Relation.OVERLAPS)
        for a in left.places
        for b in right.places
    ) or any(predicates.related_nouns(a, b) for a in mine for b in yours):
        return ""
    return f"of two places or things: {min(mine)} and {min(yours)}"


# Of one kind of happening, and yet not the same: words of the one, words of the other.
_CONTRASTS = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (
            r"destroy(?:s|ed|ing)?|flatten(?:s|ed|ing)?|razed|collapsed|burn(?:ed|t) down",
            r"damag(?:e|es|ed|ing)",
        ),
        (r"under control|contained", r"put out|extinguished"),
        (r"(?:was|were) reached|reached|struck|clinched", r"signed|initialled|ratified"),
        (r"conduct(?:s|ed|ing)?", r"direct(?:s|ed|ing)?"),
        (r"publish(?:es|ed|ing)?", r"print(?:s|ed|ing)?"),
        (r"special|charity|trial|inaugural|maiden", r"regular|scheduled|commercial"),
        (r"inside|indoors", r"outside|outdoors"),
        (r"shortlist(?:ed)?|nominat(?:ed|ion)", r"won|awarded|winners?"),
    )
)


_DAMAGED = re.compile(r"\bdamag(?:e|es|ed|ing)\b", re.IGNORECASE)


def _contrast(left: Claim, right: Claim) -> str:
    """Whether the one says it with a word for more than the other does: damaged, destroyed."""
    one, other = left.anchor.quote, right.anchor.quote
    for side in (left, right):
        if side.negated and _DAMAGED.search(side.anchor.quote):
            return ""  # what was not even damaged did not collapse
    for most, least in _CONTRASTS:
        said = [(bool(most.search(text)), bool(least.search(text))) for text in (one, other)]
        if sorted(said) == [(False, True), (True, False)]:
            words = [(most.search(text) or least.search(text)) for text in (one, other)]
            return "two things are said: " + " and ".join(repr(word[0]) for word in words if word)
    return ""


_RANK = re.compile(
    r"\b(?:(?:vice|deputy|assistant|associate|auxiliary|junior|shadow|former|ex)[- ]"
    r"(?P<office>[a-z]{3,})|(?:step|god|(?:great-)?grand)-?(?P<kin>father|mother|parents?|son"
    r"|daughter|child|children)|co-?(?P<mate>pilot|driver|defendant|accused))\b",
    re.IGNORECASE,
)


def _of_another_rank(left: Claim, right: Claim, slot: str) -> str:
    """Whether the deputy did the one and his superior the other: president and vice-president.

    Where it is asked which of the two did it to one thing, their ranks are no excuse.
    """
    done = [any(p.role == "patient" for p in side.participants) for side in (left, right)]
    if slot.startswith("participant") and left.kind == right.kind == "event" and all(done):
        return ""
    for one, other in ((left, right), (right, left)):
        for found in _RANK.finditer(one.anchor.quote):
            noun = found[found.lastgroup or 0].lower()
            if found.lastgroup == "office" and not is_calling(noun):
                continue  # "the former Port Savin mayor"
            plain = other.anchor.quote.lower()
            if found[0].lower() not in plain and re.search(rf"(?<![-\w]){noun}\b", plain):
                return f"one is told of the {found[0].lower()}"
    return ""


def _kin(left: Claim, right: Claim) -> str:
    """Whether it is told of somebody's kin, and of one called by his calling: father, author."""
    for role in ("patient", "agent"):
        told = [[p for p in one.participants if p.role == role] for one in (left, right)]
        if not all(told) or any(p.entity is not None for side in told for p in side):
            continue
        for mine, yours in (told, told[::-1]):
            if mine[0].head in KIN and is_calling(yours[0].head):
                return f"one is told of a {mine[0].head}"
    return ""


_TOLLS = frozenset(("die", "kill"))


def answered_there(
    side: Claim, slot: QuantitySlot, other: QuantitySlot, telling: Telling, kinds: frozenset[str]
) -> bool:
    """Whether the article of one number gives the other's number too, for the same thing."""
    kinds |= _TOLLS if kinds & _TOLLS else frozenset()
    return any(
        one.mention.start != slot.mention.start
        and one.quantity.dimension == other.quantity.dimension
        and one.scope in ("", other.scope)
        and _one_thing(one, other)
        and one.quantity.value == other.quantity.value
        for claim in telling.article(side)
        if (claim.predicate_class or claim.predicate) in kinds and not claim.negated
        for one in claim.quantities
    )


def _one_thing(one: QuantitySlot, other: QuantitySlot) -> bool:
    if one.counted == other.counted:
        return one.counted != "" or one.attribute == other.attribute
    return one.counted_class is not None and one.counted_class == other.counted_class
