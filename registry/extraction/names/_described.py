"""Whom or what a description means: "the company", "the former mayor", "the two countries"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from registry.extraction.names._known import Known
from registry.extraction.names._nouns import COMPANIES
from registry.extraction.names._present import CAST, LEAD, NOTHING, WINDOW, answer, choose, salience
from registry.extraction.names._records import NameMention, Resolved
from registry.extraction.names._register import Register
from registry.lexicon import geography, predicates, titles
from registry.values.names import entity

_GROUP_HEADS = frozenset({"country", "nation", "state", "side", "government", "neighbour",
                          "neighbor", "ally", "leader", "company", "firm", "team", "club",
                          "party", "man", "woman", "brother", "president"})  # fmt: skip
_COUNTRY_HEADS = frozenset({"country", "nation", "state", "government", "neighbour", "neighbor"})


def described(mention: NameMention, register: Register) -> Resolved:
    """Whom or what a description of an article means, so far as it has been read."""
    reason = f"{mention.text!r}"
    if mention.plural:
        return _group(mention, register)
    if mention.age is not None:
        return _aged(mention, register, reason)
    if mention.head == "national":
        return _compatriot(mention, register, reason)
    noun_class = predicates.noun_class(mention.head) or mention.head
    if mention.head in COMPANIES and noun_class not in ("bank", "airline"):
        noun_class = "company"
    if mention.country:
        meant = _of_country(mention, noun_class, register)
        if meant is not NOTHING or noun_class not in ("company", "bank", "airline", "team"):
            return meant
    if noun_class == "country":
        found = choose(
            mention,
            register,
            lambda k: 0.0 if k.kind == "country" and k.country != "EU" else None,
            LEAD,
        )
        return answer(found, reason) if found else NOTHING
    if noun_class == "government" and len(mention.titles[0].split()) == 1:
        only = register.only_country()
        return answer(only, reason) if only else NOTHING
    if noun_class in ("city", "capital", "village", "island", "region"):
        found = choose(mention, register, _place_of(noun_class), LEAD)
        return answer(found, reason) if found else NOTHING
    if mention.head in titles.OFFICES or mention.gender or noun_class in _PERSON_CLASSES:
        return _person(mention, register, reason)
    fits = _thing_of(noun_class, mention)
    found = choose(mention, register, fits, LEAD) or _only_one(register, fits)
    return answer(found, reason) if found else NOTHING


def _aged(mention: NameMention, register: Register, reason: str) -> Resolved:
    """Who is called by an age: whose age it is, else who was just spoken of and has no other."""
    bearers = [k for k in register.persons if k.seen and k.age == mention.age]
    if len(bearers) == 1:
        return answer(bearers[0], reason)
    if bearers:
        return NOTHING
    found = choose(
        mention,
        register,
        lambda k: 0.0 if _surely_person(k) and k.age is None else None,
        2 * LEAD,
    )
    return answer(found, reason) if found else NOTHING


def _compatriot(mention: NameMention, register: Register, reason: str) -> Resolved:
    """Who is called by a country: who comes from there, else who was just spoken of."""

    def fits(known: Known) -> float | None:
        apart = mention.gender and known.gender and mention.gender != known.gender
        return None if apart or not _surely_person(known) else 0.0

    there = [
        k for k in register.persons if k.seen and k.home == mention.country and fits(k) is not None
    ]
    if len(there) == 1:
        return answer(there[0], reason)
    if there:
        numbers = {k.number for k in there}
        found = choose(mention, register, lambda k: 0.0 if k.number in numbers else None, LEAD)
        return answer(found, reason) if found else NOTHING
    if (
        register.nationals > 1
        and sum(
            fits(k) is not None and k.home is None and bool(k.seen) for k in register.persons[:CAST]
        )
        > 1
    ):
        return NOTHING  # "the Belgian" and "the Colombian": nothing says who is which
    found = choose(mention, register, lambda k: fits(k) if k.home is None else None, 2 * LEAD)
    return answer(found, reason) if found else NOTHING


def _only_one(register: Register, fits: Callable[[Known], float | None]) -> Known | None:
    """The one thing that an article has so far called by the noun, however long ago."""
    called = [k for k in register.entities if k.seen and (fits(k) or 0.0) >= _CALLED]
    return called[0] if len(called) == 1 and len(register.entities) <= _MANY else None


_CALLED = 1.5
"""What ``_thing_of`` gives to what is called by the noun itself."""
_MANY = 300
"""Entities; a list of names is no story in which "the bridge" is one."""
_PERSON_CLASSES = frozenset({"leader", "suspect", "footballer", "robber", "gunman", "king", "pope"})
_NEUTRAL = frozenset({"new", "same", "own", "whole", "entire", "present", "current", "said"})
_COMPANY_LIKE = frozenset({"company", "startup", "bank", "airline"})


def _place_of(noun_class: str) -> Callable[[Known], float | None]:
    def fits(known: Known) -> float | None:
        if known.kind != "place":
            return None
        if noun_class in known.heads:
            return 1.5
        is_city = geography.main_city(known.name) is not None
        if noun_class == "capital":
            code = geography.country_of_metonym(known.name)
            return 0.5 if code else None
        return 0.0 if is_city == (noun_class == "city") and noun_class == "city" else None

    return fits


def _thing_of(noun_class: str, mention: NameMention) -> Callable[[Known], float | None]:
    """Whether a thing may be called by a noun: by its descriptors, or as a company by default."""
    narrowed = set(mention.titles[0].split()[:-1]) - _NEUTRAL if mention.titles else set()

    def fits(known: Known) -> float | None:
        if known.kind in ("person", "country"):
            return None
        if narrowed - known.descriptors:
            return None  # "the music business" is no firm that nothing calls musical
        if noun_class in known.heads or mention.head in known.heads:
            return 1.5
        if noun_class in ("company", "bank", "airline") and known.kind == "org":
            public = {"government", "ministry", "parliament", "court", "agency", "university",
                      "party", "museum", "army", "police", "hospital"}  # fmt: skip
            return None if public & known.descriptors else 0.0
        if noun_class == "team" and known.kind in ("org", "team"):
            return None if _COMPANY_LIKE & known.descriptors else -0.5
        return None

    return fits


def _person(mention: NameMention, register: Register, reason: str) -> Resolved:
    """The holder of an office or a man or woman spoken of: told by a title, else by gender."""
    phrase = set(mention.titles[0].split()) if mention.titles else {mention.head}
    head = predicates.noun_class(mention.head) or mention.head
    holders = [
        k
        for k in register.described(mention.head, head)
        if not (mention.gender and k.gender and mention.gender != k.gender)
        and not (_LESSER & k.descriptors) - phrase
        and not (mention.head in _OF_A_FIELD and phrase - _PASSING - k.descriptors)
    ]
    exact = [k for k in holders if phrase <= k.descriptors]
    for rows in (exact, holders):
        if len(rows) == 1:
            return answer(rows[0], reason)
    if holders:
        numbers = {k.number for k in exact or holders}
        found = choose(mention, register, lambda k: 0.0 if k.number in numbers else None, LEAD)
        return answer(found, reason) if found else NOTHING
    blank = [
        k
        for k in register.persons[:CAST]
        if k.seen
        and not k.descriptors
        and _surely_person(k)
        and not (mention.gender and k.gender and mention.gender != k.gender)
    ]
    if len(blank) == 1 and _is_main_person(blank[0], mention, register):
        # "The former mayor" in an article on one person whose office nothing else tells.
        return answer(blank[0], reason)
    if mention.head in ("man", "woman", "boy", "girl") and len(phrase) == 1:
        found = choose(
            mention,
            register,
            lambda k: 0.0 if k.kind == "person" and k.gender == mention.gender else None,
            2 * LEAD,
        )
        return answer(found, reason) if found else NOTHING
    return NOTHING


# Offices of which there is one for each field, and words that tell no field.
_OF_A_FIELD = frozenset({"minister", "secretary", "commissioner", "correspondent"})
_PASSING = frozenset("former ex new late outgoing incoming then old acting".split())


def _surely_person(known: Known) -> bool:
    """Whether more than the name finder's word says that it is a person."""
    return known.kind == "person" and (known.gender is not None or " " in known.name)


# "The mayor" is not the deputy mayor.
_LESSER = frozenset({"deputy", "vice", "assistant", "co"})


def _is_main_person(known: Known, mention: NameMention, register: Register) -> bool:
    """Whether an article is about one person so far, who was just spoken of."""
    others = [k for k in register.persons[:CAST] if k is not known and _surely_person(k)]
    return (
        len(register.persons) < CAST
        and mention.sentence - known.seen[-1][0] <= 1
        and known.count >= 2
        and all(k.descriptors and k.count < known.count for k in others)
    )


def _of_country(mention: NameMention, noun_class: str, register: Register) -> Resolved:
    """What a description with a country means: the Norwegian capital is Oslo."""
    code = mention.country or ""
    if mention.head == "capital":
        capital = geography.capital_of(code)
        if capital:
            known = register.place(capital)
            reason = f"{mention.text!r} is {capital}"
            if known is not None:
                return Resolved(known.number, None, reason, inferred=True)
            return Resolved(None, entity(capital, "place"), reason, inferred=True)
    if noun_class in ("government", "leader") or mention.head in _COUNTRY_HEADS:
        leaders = register.leaders(code)
        if noun_class == "leader" or mention.head in titles.OFFICES:
            if len(leaders) == 1:
                return answer(leaders[0], f"{mention.text!r}")
            return NOTHING
        country = register.country(code)
        if country is not None:
            return Resolved(
                country.number, None, f"{mention.text!r}", inferred=True, represents=code
            )
        ref = entity(code, "country", country=code)
        return Resolved(None, ref, f"{mention.text!r}", inferred=True, represents=code)
    if mention.head in titles.OFFICES:
        leading = {k.number for k in register.leaders(code)}
        holders = [k for k in register.described(mention.head, noun_class) if k.number in leading]
        if len(holders) == 1:
            return answer(holders[0], f"{mention.text!r}")
    return NOTHING


def _coordinated(present: list[Known]) -> list[Known] | None:
    """The pair that was last named as "X and Y", side by side."""
    places = sorted(
        (start, end, known.number) for known in present for *_, start, end in known.seen
    )
    by_number = {known.number: known for known in present}
    for (_, end, left), (start, _, right) in reversed(list(pairwise(places))):
        if start - end == len(" and ") and left != right:
            return [by_number[n] for n in sorted((left, right))]
    return None


def _group(mention: NameMention, register: Register) -> Resolved:
    """What "the two countries" means: the two named last, if no third one competes."""
    head = mention.head
    if head not in _GROUP_HEADS:
        return NOTHING
    kinds = {"country"} if head in _COUNTRY_HEADS else {"person"} if (
        head in ("man", "woman", "brother", "leader", "president")
    ) else {"org", "team"} if head in ("company", "firm", "team", "club", "party") else (
        {"country", "org"}
    )  # fmt: skip
    ranked = []
    for known in register.present(mention.sentence, WINDOW):
        if known.kind in kinds:
            score = salience(known, mention)
            if score is not None:
                ranked.append((score, known))
    if len(ranked) < 2:
        return NOTHING
    ranked.sort(key=lambda row: (-row[0], row[1].number))
    joined = _coordinated([known for _, known in ranked])
    if joined is not None:
        pair = joined
    elif len(ranked) > 2 and (mention.count != 2 or ranked[1][0] - ranked[2][0] < LEAD):
        return NOTHING  # a third one competes, or may be meant as well
    else:
        pair = sorted((ranked[0][1], ranked[1][1]), key=lambda k: k.number)
    refs = tuple(k.ref() for k in pair)
    names = " and ".join(r.name for r in refs)
    return Resolved(None, None, f"{mention.text!r}: {names}", inferred=True, group=refs)
