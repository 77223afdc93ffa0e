"""Offices and other roles that one holds at a time, read from titles and appositions.

"Finance chief Mette Lindqvist", "Birgit Falk, the mediator", "her successor will be
Jonas Ravn": each yields the role, the token of its holder and the tokens of what
it is the role of.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from registry.extraction.frames import children, conjuncts

Token = Any

# Head nouns of roles that one person, team or firm fills at a time for one thing.
SINGLE = frozenset(
    """chief executive ceo president chairman chairwoman chair chairperson director mayor governor
    premier chancellor king queen pope minister coach captain manager mediator successor
    winner champion runner-up leader head commander boss founder author architect designer
    skipper pilot driver operator owner editor conductor principal headmaster headmistress
    rector dean abbot bishop archbishop ambassador judge referee goalkeeper curator
    secretary-general speaker treasurer""".split()
)
_PAST = frozenset("former ex outgoing past late previous onetime then".split())
_MANY = frozenset(
    """deputy vice assistant co junior senior one another honorary acting interim regional
    local""".split()
)


@dataclass(slots=True)
class Role:
    """A role, who holds it, and of what."""

    name: str
    """Head noun with what specifies it, lemmas in text order: ``finance chief``."""
    noun: Token
    holder: Token
    of: list[Token] = field(default_factory=list)
    past: bool = False
    verb: Token | None = None
    """The copula, when the role is said by a clause."""


def roles(sentence: Token, known: Container[int]) -> Iterator[Role]:
    """Roles that the sentence gives to somebody named, in text order.

    ``known`` holds the positions of tokens that stand for an entity; in "Defence
    Minister Andrey Belousov" the word "Defence" is none, and belongs to the role.
    """
    for token in sentence:
        if token.lemma_.lower() not in SINGLE or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        found = (
            _title(token, known)
            or _given(token, known)
            or _apposition(token, known)
            or _copula(token, known)
        )
        if found is not None and not _MANY & {
            t.lower_ for t in (*token.children, *found.holder.children)
        }:
            yield found


# Only of these is a demonym the state whose office it is: "the French president", but not "the
# French director".
_STATE = frozenset(
    "president minister premier chancellor king queen ambassador leader government".split()
)


def _of_whom(token: Token, before: list[Token], known: Container[int]) -> list[Token]:
    state = token.lemma_.lower() in _STATE
    return [
        t for t in before if t.dep_ == "poss" or (t.i in known and (state or t.ent_type_ != "NORP"))
    ]


def _named(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.lemma_.lower() not in SINGLE


def _title(token: Token, known: Container[int]) -> Role | None:
    """A title before a name: "Norden chief executive Laura Brandt"."""
    head = token.head
    if token.dep_ not in ("compound", "amod", "nmod") or not _named(head) or head.i < token.i:
        return None
    before = [
        t
        for t in head.children
        if t.i <= token.i and t.dep_ in ("compound", "amod", "nmod", "poss")
    ]
    before = sorted(
        {*before, *(t for t in token.children if t.i < token.i and t.dep_ in ("amod", "compound"))},
        key=lambda t: int(t.i),
    )
    name = [t for t in head.children if t.i > token.i and t.dep_ == "compound"]
    if not name and not any(t.ent_type_ == "PERSON" for t in (head,)):
        return None
    of = _of_whom(token, before, known)
    words = [t for t in before if t not in of and t.lower_ not in _PAST and t.ent_type_ != "NORP"]
    of += [t for t in token.children if t.dep_ in ("poss", "compound") and _named(t)]
    return Role(_name(words, token, of), token, head, _unique(of), _past(before, token))


def _apposition(token: Token, known: Container[int]) -> Role | None:
    """A role beside a name.

    "Martin Kehl, Kestrel's chief executive" or "the mediator, Birgit Falk"
    """
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.pos_ == "PROPN":
        return None  # a title of the name that follows, whatever the parser hangs it on
    if token.dep_ == "appos" and _named(token.head):
        return _noun_role(token, token.head, known)
    for child in children(token, "appos"):
        if _named(child) and child.i > token.i:
            return _noun_role(token, child, known)
    return None


_GIVING = frozenset("appoint name elect choose pick nominate crown declare select install".split())


def _given(token: Token, known: Container[int]) -> Role | None:
    """A role that is given: "appointed Janis Ozols finance minister"."""
    verb = token.head
    if verb.lemma_ in ("as",):
        verb = verb.head
    if verb.lemma_ not in _GIVING:
        return None
    holder = next((c for c in children(verb, "dobj", "nsubjpass") if c.i != token.i), None)
    if holder is not None and not _named(holder):
        holder = next(iter(children(holder, "appos")), None)
    if holder is None or not _named(holder):
        return None
    found = _noun_role(token, holder, known)
    found.verb = verb
    return found


def _copula(token: Token, known: Container[int]) -> Role | None:
    """A role said by a clause: "her successor will be Jonas Ravn"."""
    verb = token.head
    if verb.lemma_ not in ("be", "become", "remain"):
        return None
    if token.dep_ in ("attr", "acomp"):
        subject = next(iter(children(verb, "nsubj")), None)
        if subject is not None and _named(subject):
            found = _noun_role(token, subject, known)
            found.verb = verb
            return found
    if token.dep_ == "nsubj":
        other = next(iter(children(verb, "attr")), None)
        if other is not None and _named(other):
            found = _noun_role(token, other, known)
            found.verb = verb
            return found
    return None


def _noun_role(token: Token, holder: Token, known: Container[int]) -> Role:
    before = [
        t
        for t in token.children
        if t.i < token.i and t.dep_ in ("compound", "amod", "nmod", "poss")
    ]
    of = _of_whom(token, before, known)
    for preposition in children(token, "prep"):
        if preposition.lower_ in ("of", "at", "for", "to"):
            for target in children(preposition, "pobj"):
                of.extend(conjuncts(target))
    words = [t for t in before if t not in of and t.lower_ not in _PAST and t.ent_type_ != "NORP"]
    return Role(_name(words, token, of), token, holder, _unique(of), _past(before, token))


def _name(words: list[Token], token: Token, of: list[Token]) -> str:
    skip = {t.i for t in of}
    kept = [
        t.lemma_.lower()
        for t in words
        if t.i not in skip
        and t.i != token.i
        and t.dep_ != "poss"
        and t.pos_ in ("NOUN", "ADJ", "PROPN")
    ]
    return " ".join([*kept, token.lemma_.lower()])


def _past(before: list[Token], token: Token) -> bool:
    return any(t.lower_ in _PAST for t in (*before, *token.children))


def _unique(tokens: list[Token]) -> list[Token]:
    return [t for n, t in enumerate(tokens) if t not in tokens[:n]]
