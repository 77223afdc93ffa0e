"""Whether two numbers are each of a place of its own: rain here and there, a party's share there.

What is measured in the open, and a share of something, is another number at another place;
of a toll that is told of a town and of its country this says nothing.  A look at what happened
elsewhere, told in one sentence only, is of none of what both articles tell of.
"""

from __future__ import annotations

import re

from registry.conflicts.context import Telling, Told
from registry.lexicon import geography
from registry.records import Claim, Outcome, PlaceSlot
from registry.values import place as places
from registry.values.relation import Relation

Verdict = tuple[Outcome, str]


def of_two_places(left: Told, right: Told) -> Verdict | None:
    """What makes two numbers those of two places."""
    if _measured_apart(left, right):
        return Outcome.OTHER_EVENT, "each was measured at a place of its own"
    if area := _area_in_front(left, right) or _area_in_front(right, left):
        return Outcome.OTHER_EVENT, f"one is told of {area} only"
    if _usual_here(left, right):
        return Outcome.OTHER_EVENT, "each tells what is usual at a place of its own"
    if _shares_of_two_places(left, right):
        return Outcome.PART_OF_TOTAL, "the shares of two places"
    if _there_alone(left, right) or _there_alone(right, left):
        return Outcome.PART_OF_TOTAL, "so much at one place, and so much in all the world"
    if _here_and_elsewhere(left, right) or _here_and_elsewhere(right, left):
        return Outcome.PART_OF_TOTAL, "so much there, and so much everywhere else"
    if _votes_somewhere(left) != _votes_somewhere(right):
        return Outcome.UNSURE, "one is a share of the votes of one place"
    return None


_WORLD = re.compile(r"\b(?:world-?wide|globally|(?:around|across|throughout) the world)\b")
_THERE = re.compile(
    r"[\w ]{0,25}?\b(?:(?:in|from|at) (?:the )?[A-Z]|elsewhere\b|abroad\b|overseas\b"
    r"|(?:in|from) (?:other|foreign|international|the rest)\b)"
)
_MANIFOLD = ("money", "count", "mass", "volume")


def _there_alone(part: Told, whole: Told) -> bool:
    """Whether one is the sum of all the world, and the other that of a place: box office, sales."""
    if part.slot.quantity.dimension not in _MANIFOLD or not _there(whole, _WORLD):
        return False
    return _THERE.match(part.after) is not None and not _there(part, _WORLD)


_ELSEWHERE = re.compile(
    r"[\w ]{0,25}?\b(?:elsewhere\b|abroad\b|overseas\b|internationally\b|outside (?:the )?[A-Z]"
    r"|(?:in|from) (?:all )?(?:other|foreign|international|the rest)\b)"
)


def _here_and_elsewhere(here: Told, elsewhere: Told) -> bool:
    """Whether one is the sum of a place, and the other that of all others: "in other countries"."""
    if here.slot.quantity.dimension not in _MANIFOLD or _ELSEWHERE.match(here.after):
        return False
    return _ELSEWHERE.match(elsewhere.after) is not None and _THERE.match(here.after) is not None


def _there(told: Told, words: re.Pattern[str]) -> bool:
    """Whether such words stand by the number: "412 million worldwide", "a worldwide total of"."""
    behind = re.split(r"[\d,;]", told.after, maxsplit=1)[0][:40]
    told_of = re.split(r"[\d,;]", told.before)[-1][-30:]
    return any(words.search(text) is not None for text in (behind.split(" for a ")[0], told_of))


_TOLL = frozenset("dead injured missing casualty victim".split())
_STANDING = frozenset("be have own count record-count confirm infect".split())


def counted_in_a_part(part: Told, whole: Told) -> bool:
    """Whether one tells how many there are in a part of the country of which the other tells.

    Of a toll this says nothing: what happened in the town happened in the country.
    """
    both = (part, whole)
    if _told_of_some(whole):
        return True
    if any(
        one.slot.counted_class in _TOLL
        or not _STANDING & {one.claim.predicate, one.claim.predicate_class}
        for one in both
    ):
        return False
    here, there = ([p.place for p in one.claim.places if p.relation == "in"] for one in both)
    return bool(here and there) and all(
        places.compare(a, b) is Relation.REFINES for a in here for b in there
    )


def _told_of_some(whole: Told) -> bool:
    """Whether its clause is told of some of them alone: "696 cases, of which 304 were in Leeds"."""
    claim = whole.claim
    some = any(one.scope == "part" for one in claim.quantities)
    return some and whole.slot.mention.end <= claim.anchor.start


_WEATHER = frozenset(("speed", "temperature", "length"))
_FALLEN = re.compile(r"\b(?:rain|snow|sleet|hail|winds?|gusts?|water|waves?|high|low)\b", re.I)
_MEASURED_AT = re.compile(
    r"^(?: [a-z\d-]+){0,5} (?:in|at|on|to|near|over|off|around) (?:the )?(?P<place>[A-Z][\w'-]+)"
)


def _measured_apart(left: Told, right: Told) -> bool:
    """Whether each tells of wind, rain or heat at a place of its own, named right after it."""
    both = (left, right)
    if any(one.slot.quantity.dimension not in _WEATHER for one in both):
        return False
    if left.slot.quantity.dimension != "temperature" and not all(
        _FALLEN.search(one.sentence) for one in both
    ):
        return False
    mine, yours = (_MEASURED_AT.match(one.tail) for one in both)
    return (
        mine is not None
        and yours is not None
        and mine["place"] not in right.sentence
        and yours["place"] not in left.sentence
    )


_AREA = re.compile(
    r"(?:in|on|at|over|up in|down in|along) the (?:far |high |upper |lower )?(?P<area>hills"
    r"|mountains|alps|highlands|lowlands|plains?|valleys?|suburbs|countryside|interior|coast"
    r"|(?:north|south)?-?(?:east|west)|north|south)\b(?! of)",
    re.IGNORECASE,
)


def _area_in_front(there: Told, other: Told) -> str:
    """The part of a country of which alone a number is told, in front: "in the hills"."""
    found = _AREA.match(there.before)
    if found is None or found["area"].lower() in other.sentence.lower():
        return ""
    return f"the {found['area'].lower()}"


_USUAL = frozenset(
    """cost earn pay wait live rent charge sell use spend consume need average be have last
    stand""".split()
)


def _usual_here(left: Told, right: Told) -> bool:
    """Whether each tells in the present what things of a kind cost, or people do, at its place.

    "A room in Turin costs 440 euros", "in Milan a room is 620 euros".
    """
    both = (left, right)
    if any(one.claim.predicate not in _USUAL or not _in_the_present(one) for one in both):
        return False
    here, there = (
        [
            slot
            for claim in one.beside
            if claim.sentence == one.claim.sentence
            for slot in claim.places
            if slot.relation == "in"
        ]
        for one in both
    )
    return bool(here and there) and all(
        places.compare(a.place, b.place) is Relation.DISJOINT for a in here for b in there
    )


def _in_the_present(told: Told) -> bool:
    verb = told.claim.trigger.text.lower()
    return verb in (told.claim.predicate, f"{told.claim.predicate}s", "is", "are", "has")


_GETTING = frozenset({"receive", "win", "take", "get", "poll", "win-votes", "win votes"})


def _votes_somewhere(told: Told) -> bool:
    """Whether it is what a party got at a place named first: "in Hamburg they got 22.7 percent"."""
    return (
        told.slot.quantity.dimension == "percent"
        and bool(_GETTING & {told.claim.predicate, told.claim.predicate_class})
        and re.match(r"In (?:the )?(?:city of )?[A-Z]", told.before) is not None
    )


def _shares_of_two_places(left: Told, right: Told) -> bool:
    """Whether each is a share of what is at a place of its own: the harvest in Jaen, in Spain."""
    if any(one.slot.quantity.dimension != "percent" for one in (left, right)):
        return False
    mine, yours = (
        {
            p.entity.name
            for p in one.claim.participants
            if p.role in ("patient:in", "agent:in", "patient:of", "agent:of")
            and p.entity is not None
            and p.mention.end <= one.slot.mention.start
        }
        for one in (left, right)
    )
    return (
        bool(mine and yours)
        and not mine & yours
        and not any(name in right.sentence for name in mine)
        and not any(name in left.sentence for name in yours)
    )


_WORD = re.compile(r"[A-Z][\w'-]+")
_FIRST = 24
"""Within so many characters a place stands first in its sentence: "Over in Scotland two died"."""
_ALONE = 2
"""An article of more sentences tells of more than one happening."""
_BEYOND = re.compile(
    r"(?:across|over|beyond|on the other side of) the"
    r" (?P<what>border|frontier|mountains?|sea|strait|channel|river|ocean|atlantic)\b",
    re.IGNORECASE,
)


def beside_the_story(left: Claim, right: Claim, telling: Telling) -> str:
    """A place outside of what both articles tell of, of which one sentence tells a number.

    "In Wales, where it began, two infants have died" says nothing of the hospital in Carrow.
    """
    for side, other in ((left, right), (right, left)):
        beyond = _BEYOND.match(side.anchor.quote)
        if beyond is not None and beyond["what"] not in telling.text(other, *other.sentence):
            return f"one is told of what is {beyond[0].lower()}"
        for slot in side.places:
            if slot.relation == "in" and _looked_at(slot, side, other, telling):
                return f"one is told of {slot.place.name}, of which nothing else is told"
    return ""


def _looked_at(slot: PlaceSlot, side: Claim, other: Claim, telling: Telling) -> bool:
    """Whether a place is told of once, in front or as a country, in two articles on another."""
    start, end = side.sentence
    place = slot.place
    if slot.mention.start - start > _FIRST and place.kind != "country":
        return False
    whole = telling.text(other, 0, telling.article(other)[-1].sentence[1])
    rest = telling.text(side, 0, start) + telling.text(
        side, end, telling.article(side)[-1].sentence[1]
    )
    if any(slot.mention.text in text or place.name in text for text in (whole, rest)):
        return False
    said = {
        geography.country_code(word) or geography.demonym_country(word)
        for word in _WORD.findall(f"{whole} {rest}")
    }
    if place.kind == "country" and place.country in said:
        return False
    story = [
        one.place
        for claim in telling.article(side)
        if claim.sentence != side.sentence
        for one in claim.places
        if one.place.name in whole
    ]
    if not story and not (
        place.kind == "country"
        and re.fullmatch(r"[Ii]n (?:the )?", telling.text(side, start, slot.mention.start))
        and telling.sentences(side) > _ALONE
    ):
        return False
    theirs = [one.place for claim in telling.article(other) for one in claim.places]
    near = (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY, Relation.OVERLAPS)
    return not any(places.compare(place, one) in near for one in (*story, *theirs))


def on_from_there(later: Claim, earlier: Claim) -> bool:
    """Whether one leaves the place, club or firm that the other came to: two steps of one way."""
    left = {slot.place.name for slot in later.places if slot.relation == "from"}
    if later.predicate_class == earlier.predicate_class == "join":
        roles = ("patient", "to", "for")
        joined = {one.mention.text for one in earlier.participants if one.role in roles}
        return not left.isdisjoint(joined)
    going = any(slot.relation == "from" for slot in earlier.places)
    ends = ("to", "in", "via") if going else ("to", "via")
    return not left.isdisjoint(
        {slot.place.name for slot in earlier.places if slot.relation in ends}
    )
