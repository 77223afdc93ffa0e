"""Say for each mention of an article which entity it stands for.

Names come first, over the whole article (``_entities``).  Then pronouns and
definite descriptions are read in text order with a memory of who was mentioned
where: recency, grammatical role, gender and number choose, and a choice must
lead the next one clearly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from registry.extraction.names._nouns import COMPANIES
from registry.extraction.names._records import NameMention, Resolved
from registry.extraction.names._register import Joined, Known, Register
from registry.lexicon import geography, predicates, titles
from registry.values.names import EntityRef, NameReason, entity

_WINDOW = 3
"""Sentences back in which a pronoun looks for its antecedent."""
_UNNAMED = 12
"""How many unnamed things are remembered."""
_LEAD = 0.75
"""By how much the best candidate must lead the second, on the scale of ``_salience``."""
_CAST = 40
"""An article with so many people is not about one."""
_ROLE_WEIGHT = {"subject": 1.5, "possessive": 0.75, "object": 0.5, "other": 0.25, "place": 0.0}
_GROUP_HEADS = frozenset({"country", "nation", "state", "side", "government", "neighbour",
                          "neighbor", "ally", "leader", "company", "firm", "team", "club",
                          "party", "man", "woman", "brother", "president"})  # fmt: skip
_COUNTRY_HEADS = frozenset({"country", "nation", "state", "government", "neighbour", "neighbor"})


def resolve_names(mentions: Sequence[NameMention]) -> tuple[Resolved, ...]:
    """Resolve all mentions of one article, given in text order; one result for each, in order."""
    register = Register()
    joined = register.build(mentions)
    register.nationals = len({m.country for m in mentions if m.head == "national"})
    results: list[Resolved] = []
    for i, mention in enumerate(mentions):
        if i in joined:
            result = _named(mention, joined[i], register)
        elif mention.form == "pronoun":
            result = _pronoun(mention, register)
        elif mention.form == "noun":
            result = _NOTHING
        else:
            result = _described(mention, register)
        if mention.form in ("noun", "description") and result is _NOTHING and not mention.plural:
            register.add_unnamed(mention)
        if result.entity is not None:
            register.see(register.entities[result.entity], mention)
        results.append(result)
    # A full name or a gender may be learnt late; every mention gets the final reference.
    refs = [known.ref() for known in register.entities]
    return tuple(_with_ref(r, refs, register.entities) for r in results)


def by_token(
    mentions: Sequence[NameMention], resolved: Sequence[Resolved]
) -> dict[tuple[int, int], Resolved]:
    """The result of each mention by sentence and head token; those without entity are left out."""
    return {
        (m.sentence, m.token): r
        for m, r in zip(mentions, resolved, strict=True)
        if r.ref is not None or r.group
    }


def _with_ref(result: Resolved, refs: list[EntityRef], entities: list[Known]) -> Resolved:
    if result.entity is None:
        return result
    represents = result.represents or entities[result.entity].represents
    return Resolved(
        entity=result.entity,
        ref=result.ref if result.ref is not None and result.ref.kind == "country"
        else refs[result.entity],
        reason=result.reason,
        rests_on=result.rests_on,
        inferred=result.inferred,
        represents=represents,
        group=result.group,
    )  # fmt: skip


def _named(mention: NameMention, joined: Joined, register: Register) -> Resolved:
    known = joined.known
    reason = joined.match.note if joined.match else ""
    if mention.form == "demonym":
        reason = f"{mention.text} is the adjective of {known.name}"
    represents = known.represents
    acting = mention.role in ("subject", "possessive", "object") and mention.clause >= 0
    if known.kind == "place" and acting:
        represents = represents or geography.country_of_metonym(mention.text)
    if known.kind == "country":
        represents = known.country
    weak = joined.match is not None and joined.match.weak
    surname = weak and joined.match is not None and joined.match.reason is NameReason.GIVEN_NAME
    return Resolved(
        entity=known.number,
        ref=None,
        reason=reason,
        rests_on=joined.rests_on if reason and joined.match else None,
        inferred=bool(mention.repair) or surname,
        represents=represents,
    )


_NOTHING = Resolved(entity=None, ref=None, reason="")


def _salience(known: Known, mention: NameMention) -> float | None:
    """How present an entity is at a mention; ``None`` when it is out of reach."""
    best = None
    for sentence, role, clause, *known_span in reversed(known.seen):
        back = mention.sentence - sentence
        if back > _WINDOW:
            break
        score = -1.5 * back + _ROLE_WEIGHT[role]
        if role == mention.role and back <= 1:
            score += 0.5  # subjects go on as subjects
        if back == 0 and clause == mention.clause and role == "subject" and (
            mention.role == "object" and not mention.head.endswith(("self", "selves"))
        ):  # fmt: skip
            return None  # he did not meet himself
        start, end = known_span
        if mention.barred is not None and start <= mention.barred < end:
            return None  # nor did "Rono, who coached him" coach himself
        best = score if best is None else max(best, score)
    if best is None:
        return None
    return best + 0.1 * min(known.count, 10)


def _choose(
    mention: NameMention, register: Register, fits: Callable[[Known], float | None], lead: float
) -> Known | None:
    """The most present entity that fits, if it leads the next one by ``lead``."""
    ranked = []
    recent = (k for k in register.unnamed[-_UNNAMED:] if mention.form == "pronoun")
    for known in (*register.present(mention.sentence, _WINDOW), *recent):
        bonus = fits(known)
        if bonus is None:
            continue
        score = _salience(known, mention)
        if score is not None:
            ranked.append((score + bonus, known))
    if not ranked:
        return None
    ranked.sort(key=lambda row: (-row[0], row[1].number))
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < lead:
        return None
    return ranked[0][1] if ranked[0][1].number >= 0 else None


def _pronoun(mention: NameMention, register: Register) -> Resolved:
    if mention.plural or mention.clause == -2:
        return _NOTHING

    def person(known: Known) -> float | None:
        if known.kind == "other" and known.gender is None and _may_be_person(known):
            return -0.5
        if known.kind != "person" or (known.gender and known.gender != mention.gender):
            return None
        return 0.5 if known.gender else 0.0

    def thing(known: Known) -> float | None:
        if known.kind in ("person", "event"):
            return None
        if known.kind in ("place", "country") and _only_where(known, mention):
            return None  # "a rider of Denmark was third. It was ..."
        acts = 1.0 if mention.verb in _DONE_BY_SOMEBODY else 0.5
        return acts if known.kind in ("org", "country", "team", "vessel") else 0.0

    if mention.gender:
        found = _choose(mention, register, person, _LEAD)
    else:
        found = _choose(mention, register, thing, _LEAD)
    if found is None:
        return _NOTHING
    if mention.gender and found.kind == "other":
        found.kind = "person"
    if mention.gender and found.gender is None and _alone(found, mention, register):
        found.gender = mention.gender
    return _answer(found, f"pronoun {mention.text!r}")


def _only_where(known: Known, mention: NameMention) -> bool:
    """Whether a place was of late no more than where something happened or somebody came from."""
    if mention.verb in _DONE_BY_SOMEBODY:
        return False
    return all(
        role in ("place", "other")
        for sentence, role, *_ in known.seen
        if mention.sentence - sentence <= _WINDOW
    )


def _may_be_person(known: Known) -> bool:
    """Whether a name of an unknown kind has the form of a person's: "Priya Nair"."""
    words = known.name.split()
    return len(words) in (2, 3) and all(w.isalpha() and w.istitle() for w in words)


# What only people do, and those for whom people act: not what a report or a profit does.
_DONE_BY_SOMEBODY = frozenset(
    """plan say announce agree buy sell acquire hire employ discover notice decide appeal apologise
    apologize promise refuse deny admit warn want intend expect hope ask offer sign accept reject
    vote elect appoint dismiss sack recall suspend launch invest pay borrow sue negotiate
    condemn criticise criticize demand urge oppose support accuse blame thank own operate run
    found publish play win lose beat defeat score""".split()
)


def _alone(found: Known, mention: NameMention, register: Register) -> bool:
    """Whether nobody else of that gender could be meant: then the pronoun tells the gender."""
    return not any(
        k is not found and k.kind == "person" and (k.gender or mention.gender) == mention.gender
        for k in register.present(mention.sentence, _WINDOW)
    )


def _answer(known: Known, reason: str) -> Resolved:
    _, _, _, start, end = known.seen[-1]
    return Resolved(
        entity=known.number,
        ref=None,
        reason=reason,
        rests_on=(start, end),
        inferred=True,
        represents=known.country or known.represents,
    )


def _described(mention: NameMention, register: Register) -> Resolved:
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
        answer = _of_country(mention, noun_class, register)
        if answer is not _NOTHING or noun_class not in ("company", "bank", "airline", "team"):
            return answer
    if noun_class == "country":
        found = _choose(
            mention,
            register,
            lambda k: 0.0 if k.kind == "country" and k.country != "EU" else None,
            _LEAD,
        )
        return _answer(found, reason) if found else _NOTHING
    if noun_class == "government" and len(mention.titles[0].split()) == 1:
        only = register.only_country()
        return _answer(only, reason) if only else _NOTHING
    if noun_class in ("city", "capital", "village", "island", "region"):
        found = _choose(mention, register, _place_of(noun_class), _LEAD)
        return _answer(found, reason) if found else _NOTHING
    if mention.head in titles.OFFICES or mention.gender or noun_class in _PERSON_CLASSES:
        return _person(mention, register, reason)
    fits = _thing_of(noun_class, mention)
    found = _choose(mention, register, fits, _LEAD) or _only_one(register, fits)
    return _answer(found, reason) if found else _NOTHING


def _aged(mention: NameMention, register: Register, reason: str) -> Resolved:
    """Who is called by an age: whose age it is, else who was just spoken of and has no other."""
    bearers = [k for k in register.persons if k.seen and k.age == mention.age]
    if len(bearers) == 1:
        return _answer(bearers[0], reason)
    if bearers:
        return _NOTHING
    found = _choose(
        mention,
        register,
        lambda k: 0.0 if _surely_person(k) and k.age is None else None,
        2 * _LEAD,
    )
    return _answer(found, reason) if found else _NOTHING


def _compatriot(mention: NameMention, register: Register, reason: str) -> Resolved:
    """Who is called by a country: who comes from there, else who was just spoken of."""

    def fits(known: Known) -> float | None:
        apart = mention.gender and known.gender and mention.gender != known.gender
        return None if apart or not _surely_person(known) else 0.0

    there = [
        k for k in register.persons if k.seen and k.home == mention.country and fits(k) is not None
    ]
    if len(there) == 1:
        return _answer(there[0], reason)
    if there:
        numbers = {k.number for k in there}
        found = _choose(mention, register, lambda k: 0.0 if k.number in numbers else None, _LEAD)
        return _answer(found, reason) if found else _NOTHING
    if (
        register.nationals > 1
        and sum(
            fits(k) is not None and k.home is None and bool(k.seen)
            for k in register.persons[:_CAST]
        )
        > 1
    ):
        return _NOTHING  # "the Belgian" and "the Colombian": nothing says who is which
    found = _choose(mention, register, lambda k: fits(k) if k.home is None else None, 2 * _LEAD)
    return _answer(found, reason) if found else _NOTHING


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
            return _answer(rows[0], reason)
    if holders:
        numbers = {k.number for k in exact or holders}
        found = _choose(mention, register, lambda k: 0.0 if k.number in numbers else None, _LEAD)
        return _answer(found, reason) if found else _NOTHING
    blank = [
        k
        for k in register.persons[:_CAST]
        if k.seen
        and not k.descriptors
        and _surely_person(k)
        and not (mention.gender and k.gender and mention.gender != k.gender)
    ]
    if len(blank) == 1 and _is_main_person(blank[0], mention, register):
        # "The former mayor" in an article on one person whose office nothing else tells.
        return _answer(blank[0], reason)
    if mention.head in ("man", "woman", "boy", "girl") and len(phrase) == 1:
        found = _choose(
            mention,
            register,
            lambda k: 0.0 if k.kind == "person" and k.gender == mention.gender else None,
            2 * _LEAD,
        )
        return _answer(found, reason) if found else _NOTHING
    return _NOTHING


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
    others = [k for k in register.persons[:_CAST] if k is not known and _surely_person(k)]
    return (
        len(register.persons) < _CAST
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
                return _answer(leaders[0], f"{mention.text!r}")
            return _NOTHING
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
            return _answer(holders[0], f"{mention.text!r}")
    return _NOTHING


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
        return _NOTHING
    kinds = {"country"} if head in _COUNTRY_HEADS else {"person"} if (
        head in ("man", "woman", "brother", "leader", "president")
    ) else {"org", "team"} if head in ("company", "firm", "team", "club", "party") else (
        {"country", "org"}
    )  # fmt: skip
    ranked = []
    for known in register.present(mention.sentence, _WINDOW):
        if known.kind in kinds:
            score = _salience(known, mention)
            if score is not None:
                ranked.append((score, known))
    if len(ranked) < 2:
        return _NOTHING
    ranked.sort(key=lambda row: (-row[0], row[1].number))
    joined = _coordinated([known for _, known in ranked])
    if joined is not None:
        pair = joined
    elif len(ranked) > 2 and (mention.count != 2 or ranked[1][0] - ranked[2][0] < _LEAD):
        return _NOTHING  # a third one competes, or may be meant as well
    else:
        pair = sorted((ranked[0][1], ranked[1][1]), key=lambda k: k.number)
    refs = tuple(k.ref() for k in pair)
    names = " and ".join(r.name for r in refs)
    return Resolved(None, None, f"{mention.text!r}: {names}", inferred=True, group=refs)
