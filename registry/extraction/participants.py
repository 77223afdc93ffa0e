"""Who and what takes part in a clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.extraction import frames as frames_of
from registry.extraction.entities import Found, span_of
from registry.extraction.frames import Frame, children, governed
from registry.extraction.meaning import predicate
from registry.extraction.stands_for import counted_of, seat_of
from registry.extraction.whereabouts import RELATIONS, happens_there, is_place, of_a_site
from registry.lexicon import geography, predicates, sites
from registry.lexicon.calendar import MONTHS
from registry.records import Participant
from registry.values.names import entity

Token = Any


def _modifiers(token: Token) -> tuple[str, ...]:
    """What narrows a noun: adjectives, other nouns, and the year that it is for."""
    found = {c.lemma_.lower() for c in token.children if c.dep_ in ("amod", "compound", "nummod")}
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "of"):
            found |= {t.text for t in child.children if t.dep_ == "pobj" and _year(t.text)}
    return tuple(sorted(found))


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20", "21")


# What somebody comes from, and what no person's name stands beside.
_COMES_FROM = frozenset(
    """club team squad company firm school university college village town city family party band
    department hospital country region area group district state""".split()
)


def _named_beside(token: Token, found: dict[int, Found]) -> Found | None:
    """The name in apposition to a noun, if any.

    "the Danish engineer Lars Holm", "his lawyer, Dana Price"
    """
    if token.pos_ == "PRON":
        return None
    for child in token.children:
        if child.dep_ == "appos" and child.i in found and child.i > token.i:
            return found[child.i]
        if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i > token.i:
            # "Her husband, the poet Julio Serrat"
            named = next((c for c in child.children if c.dep_ == "appos" and c.i in found), None)
            if named is not None:
                return found[named.i]
    if token.dep_ == "appos" and token.head.i in found and token.i not in found:
        return found[token.head.i]  # "Kelawa, a volcano that erupted"
    if (called := _called(token, found)) is not None:
        return called
    # "A runner from the same club, Amos Biret": the parser gives the name to the club.
    for inner in governed(token):
        if inner.lemma_.lower() not in _COMES_FROM:
            continue
        for name in children(inner, "appos"):
            who = found.get(name.i)
            if who is not None and who.entity.kind == "person":
                return who
    return None


_CALLING = frozenset("name call dub nickname christen entitle title".split())
_OTHERWISE = ("nsubj", "nsubjpass", "dobj", "conj")


def _called(token: Token, found: dict[int, Found]) -> Found | None:
    """The name that a noun is said to bear, or that stands between commas after it.

    "A gang named Red Lantern", "a group that calls itself Blackheron", "by a guard, Luc Perrin,
    with": the parser hangs the last one on anything.
    """
    for clause in (c for c in token.children if c.dep_ in ("acl", "relcl")):
        own = any(c.lower_.endswith(("self", "selves")) for c in clause.children)
        if clause.lemma_ in _CALLING and (own or clause.tag_ == "VBN" or clause.dep_ == "acl"):
            for name in clause.children:
                if name.dep_ in ("oprd", "attr", "dobj", "appos") and name.i in found:
                    return found[name.i]
    if token.pos_ != "NOUN" or token.i + 2 >= len(token.doc) or token.doc[token.i + 1].text != ",":
        return None
    end = token.i + 2
    while end + 1 < len(token.doc) and token.doc[end].dep_ == "compound":
        end += 1
    name, after = token.doc[end], token.doc[min(end + 1, len(token.doc) - 1)].text
    who = found.get(end)
    alone = after in (",", ".") and name.dep_ not in _OTHERWISE
    return who if who is not None and who.entity.kind == "person" and alone else None


def _inside(token: Token) -> Iterator[tuple[str, Token]]:
    """Nouns within a noun phrase, each with its preposition.

    It is ``of`` for possessors and appositions.
    """
    for child in token.children:
        if child.dep_ in ("poss", "compound", "nmod", "amod", "appos"):
            yield "of", child
            yield from _inside(child)
        elif child.dep_ == "prep":
            for target in child.children:
                if target.dep_ == "pobj":
                    for each in frames_of.conjuncts(seat_of(target)):
                        yield child.lower_, each
                        for link, inner in _inside(each):
                            yield _through(child.lower_, each, link), inner
                elif target.dep_ == "prep":  # "on its way from Lund to Malmo"
                    yield from ((target.lower_, t) for t in frames_of.children(target, "pobj"))
        elif child.dep_ in ("advmod", "npadvmod"):  # "a hut 30 km north of Lille"
            yield from (("near", place) for place in frames_of.near(child))


def _through(preposition: str, noun: Token, link: str) -> str:
    """The preposition of what a part belongs to: "a hut on the outskirts of Lille" is near it."""
    head = noun.lemma_.lower()
    if link != "of" or preposition not in RELATIONS:
        return link
    return "near" if head in sites.EDGES else preposition if head in sites.PARTS else link


def participant(role: str, token: Token, offset: int, found: dict[int, Found]) -> Participant:
    """The one whom a token names or describes, in a role; ``offset`` is that of the sentence."""
    who = found.get(token.i) or _named_beside(token, found) or _town(role, token)
    lemma = token.lemma_.lower()
    return Participant(
        role=role,
        mention=span_of(token, offset),
        head=lemma,
        noun_class=predicates.noun_class(lemma) if token.pos_ == "NOUN" else None,
        entity=who.entity if who else None,
        represents=who.represents if who else None,
        modifiers=_modifiers(token),
        reason=who.reason if who else "",
        inferred=who.inferred if who else False,
    )


def _town(role: str, token: Token) -> Found | None:
    """A town after a preposition of place that the name finder missed."""
    if role not in RELATIONS or token.pos_ != "PROPN" or token.lower_ in MONTHS:
        return None
    if not geography.cities(token.text):
        return None
    return Found(entity(token.text, "place"), f"{role} {token.text}, a town", inferred=True)


def _is_number(token: Token, found: dict[int, Found]) -> bool:
    """Whether the word is a time or an amount, and takes part in nothing."""
    if token.is_punct or (_year(token.text) and token.dep_ == "pobj"):
        return True  # "from 2010 to 2014"
    before = token.doc[token.i - 1] if token.i and token.pos_ == "NUM" else None
    if before is not None and before.is_punct and before.idx + len(before) == token.idx:
        return before.text in ("-", "–")  # "beat them 1-0"
    if token.lower_ in MONTHS and _beside_day(token):
        return True  # "on 9 September", whatever the name finder holds it for
    if token.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY") or token.lemma_ == "old":
        return False  # "the 61-year-old" is somebody
    if token.lower_ in MONTHS:
        return True
    # The name finder swallows a town before a date: "born in Beja 61 years ago".
    return not (token.pos_ == "PROPN" and (token.i in found or geography.cities(token.text)))


def _is_clock(token: Token) -> bool:
    """Whether the name is that of a zone after a time: "03:14 GMT"."""
    return token.lower_ in ("gmt", "utc", "bst", "cet", "est", "edt", "pst") and token.i > 0


def _beside_day(month: Token) -> bool:
    """Whether a day of the month stands before or after its name."""
    beside = month.doc[max(0, month.i - 1) : month.i + 2]
    return any(t.text.isdigit() for t in beside)


def _to_a_site(inner: Token, token: Token, role: str, found: dict[int, Found]) -> str | None:
    """How a town stands to what happens at a site: "the Lyon factory", "the port of Lyon"."""
    if not is_place(found[inner.i].entity) or found[inner.i].entity.kind == "country":
        return None
    link = None
    if inner.dep_ in ("compound", "nmod", "amod", "poss"):
        noun = inner.head.lemma_.lower()
        if noun not in sites.SITES:
            there = inner.dep_ == "compound" and inner.head.pos_ == "NOUN" and happens_there(noun)
            return "in" if there else None
        link = "in"
    elif role in ("agent", "patient") and inner in governed(token, "of"):
        return of_a_site(token.lemma_.lower())
    return role if link and role in RELATIONS else link


def _is_cited(token: Token) -> bool:
    """Whether it is who says so, and takes no part: "according to the police"."""
    return bool(token.head.lower_ == "to" and token.head.head.lower_ == "according")


def _told_to_be(token: Token, frame: Frame, found: dict[int, Found]) -> Found | None:
    """Who is said to be what a clause is told of: "Hollin is a film directed by Anna Weiss"."""
    clause = frame.trigger
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head
    be = token.head
    if clause.dep_ not in ("acl", "relcl") or clause.head.i != token.i or token.dep_ != "attr":
        return None
    if be.lemma_ != "be" or children(be, "neg"):
        return None
    return next((found[t.i] for t in children(be, "nsubj") if t.i in found), None)


def _arguments(frame: Frame, found: dict[int, Found]) -> Iterator[tuple[str, Token]]:
    """The arguments of a clause, each with those of a list that one noun announces.

    "The towns of Orm, Lisk and Tarn", "two rivals, Suvi Jet and Norline".  Of longer lists of
    names the first stands for all: they tell of many, and not who did it.
    """
    for role, token in frame.args:
        meant = counted_of(token)
        seat = seat_of(meant)
        yield role, seat
        listed = [seat] if seat is not meant else []
        if meant.tag_ == "NNS" and not _is_number(meant, found):
            listed += (c for c in children(meant, "appos") if c.pos_ == "PROPN" and c.i > meant.i)
        for first in listed:
            others = [t for t in frames_of.conjuncts(first) if t is not first]
            if first is seat or len(others) == 1:
                yield from ((role, t) for t in others)


def participants(frame: Frame, offset: int, found: dict[int, Found]) -> Iterator[Participant]:
    """Those who take part in a clause, each followed by the names inside its phrase."""
    seen: set[tuple[str, int]] = set()
    for role, token in _arguments(frame, found):
        if (role, token.i) in seen or _is_number(token, found) or _is_cited(token):
            continue
        seen.add((role, token.i))
        main = participant(role, token, offset, found)
        if main.entity is None and (who := _told_to_be(token, frame, found)) is not None:
            main = main.model_copy(update={"entity": who.entity, "reason": "what it is said to be"})
        if role in predicate(frame).split()[1:]:
            # "come upon a bone": the bone is the object.
            main = main.model_copy(update={"role": "patient"})
        yield main
        for other in found[token.i].others if token.i in found else ():
            yield main.model_copy(update={"entity": other, "represents": None})
        for link, inner in _inside(token):
            named = inner.i in found and not (
                token.i in found and found[token.i].entity == found[inner.i].entity
            )
            if (
                named
                and inner.head.i in found
                and found[inner.head.i].entity == found[inner.i].entity
            ):
                continue  # part of a longer name
            if named and (role, inner.i) not in seen and not _is_clock(inner):
                seen.add((role, inner.i))
                link = _to_a_site(inner, token, role, found) or link
                yield participant(f"{role}:{link}", inner, offset, found)
