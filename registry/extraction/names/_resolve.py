"""Say for each mention of an article which entity it stands for.

Names come first, over the whole article (``Register``).  Then pronouns and
definite descriptions are read in text order with a memory of who was mentioned
where: recency, grammatical role, gender and number choose, and a choice must
lead the next one clearly.
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.extraction.names._described import described
from registry.extraction.names._known import Joined, Known
from registry.extraction.names._present import LEAD, NOTHING, WINDOW, answer, choose
from registry.extraction.names._records import NameMention, Resolved
from registry.extraction.names._register import Register
from registry.lexicon import geography
from registry.values.names import EntityRef, NameReason


def resolve_names(mentions: Sequence[NameMention]) -> tuple[Resolved, ...]:
    """Resolve all mentions of one article, given in text order; one result for each, in order."""
    register = Register()
    joined = register.build(mentions)
    register.nationals = len({m.country for m in mentions if m.head == "national"})
    results: list[Resolved] = []
    for i, mention in enumerate(mentions):
        if i in joined:
            result = _named(mention, joined[i])
        elif mention.form == "pronoun":
            result = _pronoun(mention, register)
        elif mention.form == "noun":
            result = NOTHING
        else:
            result = described(mention, register)
        if mention.form in ("noun", "description") and result is NOTHING and not mention.plural:
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


def _named(mention: NameMention, joined: Joined) -> Resolved:
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


def _pronoun(mention: NameMention, register: Register) -> Resolved:
    if mention.plural or mention.clause == -2:
        return NOTHING

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
        found = choose(mention, register, person, LEAD)
    else:
        found = choose(mention, register, thing, LEAD)
    if found is None:
        return NOTHING
    if mention.gender and found.kind == "other":
        found.kind = "person"
    if mention.gender and found.gender is None and _alone(found, mention, register):
        found.gender = mention.gender
    return answer(found, f"pronoun {mention.text!r}")


def _only_where(known: Known, mention: NameMention) -> bool:
    """Whether a place was of late no more than where something happened or somebody came from."""
    if mention.verb in _DONE_BY_SOMEBODY:
        return False
    return all(
        role in ("place", "other")
        for sentence, role, *_ in known.seen
        if mention.sentence - sentence <= WINDOW
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
        for k in register.present(mention.sentence, WINDOW)
    )
