"""Roles that one alone fills, read from titles, appositions and clauses.

"Finance chief Mette Lindqvist", "Birgit Falk, the mediator", "her successor will be
Jonas Ravn": each yields the role, the token of its holder and the tokens of what
it is the role of.  Which nouns are such roles stands in the table of properties,
``lexicon/properties.toml``, which a configuration can extend.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from registry.extraction.frames import SUBJECTS, Frame, children, conjuncts, variants
from registry.lexicon.properties import Property, Singles, builtin
from registry.values.names import EntityKind

Token = Any

_PAST = frozenset("former ex outgoing past late previous onetime then".split())
# What says how long one holds it, and not what it is.
_TENURE = frozenset("new current incoming next present newly-elected longtime veteran".split())
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
    row: Property | None = None
    """The row of the table that makes it a role of one alone."""
    added: bool = False
    """The row is a user's."""
    taken_for: EntityKind | None = None
    """What its holder is, whatever the name finder held it for."""


def roles(sentence: Token, known: Container[int], table: Singles | None = None) -> Iterator[Role]:
    """Roles that the sentence gives to somebody named, in text order.

    ``known`` holds the positions of tokens that stand for an entity; in "Defence
    Minister Andrey Belousov" the word "Defence" is none, and belongs to the role.
    """
    table = builtin() if table is None else table
    for token in sentence:
        if token.lemma_.lower() not in table.nouns or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        named = table.ending(_phrase(token))
        if named is None:
            continue
        noun, row = named
        found = (
            _title(token, known, table)
            or _given(token, known, table)
            or _apposition(token, known, table)
            or _copula(token, known, table)
        )
        if found is None or _MANY & {t.lower_ for t in (*token.children, *found.holder.children)}:
            continue
        found.row, found.added = row, row.name in table.added
        if found.name in _OF_A_JURY and any(t.lemma_.lower() in _JURIES for t in found.of):
            found.name = noun = "chair"
        if not found.name.endswith(noun):  # a word of it was taken for a name: "Attorney General"
            own = range(token.i - noun.count(" "), token.i)
            found.name, found.of = noun, [t for t in found.of if t.i not in own]
        bearer = any(t.i in known for t in found.of)
        if (row.of == "person" or row.value == "place") and not bearer:
            continue  # "Father Thomas" is a priest, "his club" anybody's
        yield found


_OF_A_JURY = frozenset("president head leader chief foreman".split())
_JURIES = frozenset("jury panel".split())
_LONGEST = 5  # words of a role


def _phrase(token: Token) -> list[str]:
    """The words up to a noun, lower case, the noun itself as its lemma."""
    before = [token.doc[i].lower_ for i in range(max(0, token.i - _LONGEST + 1), token.i)]
    return [*before, token.lemma_.lower()]


def stated(frame: Frame, table: Singles) -> Role | None:
    """What a clause says with a verb that a user put in the table: "is skippered by Anna Berg".

    The subject bears the property; what stands after the preposition, or the
    object, is its value.
    """
    for verb, bearer, value in _ways(frame) if table.own else ():
        row = _own_row(frame, verb, table)
        if row is None or row.value not in ("person", "name", "place") or not _named(value, table):
            continue
        name = row.name.replace("-", " ")
        return Role(name, frame.trigger, value, [bearer], verb=frame.trigger, row=row, added=True)
    return None


def _own_row(frame: Frame, verb: str, table: Singles) -> Property | None:
    """The row of a verb, by its lemma or as it is written: "skipper by", "be skippered by"."""
    own = table.own.get(verb)
    if own is None and frame.passive:
        _, _, preposition = verb.partition(" ")
        own = table.own.get(f"be {frame.trigger.lower_} {preposition}".rstrip())
    return own


def own_class(frame: Frame, table: Singles) -> str | None:
    """The class of a clause that states a property of a user's; all its verbs are one class."""
    for verb in variants(frame) if table.own else ():
        row = _own_row(frame, verb, table)
        if row is not None:
            return f"property {row.name}"
    return None


def _ways(frame: Frame) -> Iterator[tuple[str, Token, Token]]:
    """A verb with each preposition that follows, who bears what it states, and the value."""
    agent, patient = frame.arg("agent"), frame.arg("patient")
    if agent is not None and patient is not None:
        yield f"{frame.lemma} by", patient, agent
        yield frame.lemma, agent, patient
    subject = patient if frame.passive else agent
    if subject is not None:
        for role, token in frame.args:
            if role not in ("agent", "patient", "theme"):
                yield f"{frame.lemma} {role}", subject, token


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


def _named(token: Token, table: Singles) -> bool:
    return token.pos_ == "PROPN" and table.ending(_phrase(token)) is None


def _title(token: Token, known: Container[int], table: Singles) -> Role | None:
    """A title before a name: "Norden chief executive Laura Brandt"."""
    head = token.head
    if (
        token.dep_ not in ("compound", "amod", "nmod")
        or not _named(head, table)
        or head.i < token.i
    ):
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
    of += [t for t in token.children if t.dep_ in ("poss", "compound") and _named(t, table)]
    role = _name(words, token, of)
    if not any(t.i in known for t in of):
        of += _whose_people(head)
    return Role(role, token, head, _unique(of), _past(before, token))


# Those who are led by one of their own.
_PEOPLE_OF = frozenset("delegation government cabinet army team side mission squad".split())


def _whose_people(holder: Token) -> list[Token]:
    """Of whom an office is whose holder leads them: "Latvia's delegation is led by Minister X"."""
    by = holder.head
    if by.lower_ != "by" or by.head.lemma_ not in ("lead", "head"):
        return []
    led = children(by.head, "nsubjpass", "nsubj")
    return [
        t
        for noun in led
        if noun.lemma_ in _PEOPLE_OF
        for t in children(noun, "poss")
        if t.pos_ == "PROPN"
    ]


def _apposition(token: Token, known: Container[int], table: Singles) -> Role | None:
    """A role beside a name.

    "Martin Kehl, Kestrel's chief executive" or "the mediator, Birgit Falk"
    """
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.pos_ == "PROPN":
        # A title of the name that follows, whatever the parser hangs it on.
        name = next((c for c in children(token, "appos") if c.left_edge.i == token.i + 1), None)
        whose = (
            name is not None
            and _named(name, table)
            and (
                any(children(token, "poss"))
                or any(c.lower_ == "the" for c in children(token, "det"))
            )
        )
        return _noun_role(token, name, known) if name is not None and whose else None
    if token.dep_ == "appos" and _named(token.head, table):
        return _noun_role(token, token.head, known)
    for child in children(token, "appos"):
        if child.pos_ == "NOUN":  # "its chair, the poet Iain Muir"
            child = next(iter(children(child, "appos")), child)
        if _named(child, table) and child.i > token.i:
            return _noun_role(token, child, known)
    return _after_comma(token, known, table)


def _after_comma(token: Token, known: Container[int], table: Singles) -> Role | None:
    """A name between commas after a role, whatever the parser hangs it on or takes it for.

    "its ambassador to Bolivia, Gustavo Ferrer," and "the managing director, Luc Peeters, said"
    """
    if not _definite(token):
        return None
    words, at = token.doc, token.i + 1
    of = None
    if at + 1 < len(words) and words[at].lower_ in _OF_WHAT:
        ahead = range(at + 1, min(at + _FAR, len(words)))
        end = next((n for n in ahead if words[n].text in ",.;:"), None)
        if end is None or any(t.pos_ in ("VERB", "AUX") for t in words[at:end]):
            return None
        of = words[end - 1]
        if of.lemma_.lower() in table.nouns and of.i not in known:
            return None  # "the head of the manager, Odile Berthod"
        at = end
    if at + 2 >= len(words) or words[at].text != ",":
        return None
    end = next(
        (n for n in range(at + 1, min(at + _FAR, len(words))) if words[n].text in _CLOSING), None
    )
    if (
        end is None
        or end - at < 3
        or not all(words[n].text[0].isupper() for n in range(at + 1, end))
    ):
        return None
    holder = words[end - 1]
    if holder.i not in known or any(t.ent_type_ in ("GPE", "DATE") for t in words[at + 1 : end]):
        return None
    found = _noun_role(token, holder, known)
    if of is not None and of.i in known:
        found.of = _unique([*(t for t in found.of if t is not holder), of])
    return found


_OF_WHAT = ("of", "at", "for", "to", "in")
_CLOSING = (",", ".", ";", ":", ")", "-", "\u2013", "\u2014")
_FAR = 7


def _definite(token: Token) -> bool:
    """Whether a noun means one known: "the manager", "its ambassador", "Hanson's director"."""
    return any(
        (t.dep_ == "det" and t.lower_ == "the") or t.dep_ == "poss"
        for t in children(token, "det", "poss")
    )


_GIVING = frozenset("appoint name elect choose pick nominate crown declare select install".split())


def _given(token: Token, known: Container[int], table: Singles) -> Role | None:
    """A role that is given: "appointed Janis Ozols finance minister"."""
    verb = token.head
    if token.dep_ in SUBJECTS and token.i < verb.i and verb.lemma_ in _GIVING:
        return None  # "the king named Karel Novak": it is the king who gives
    if verb.lemma_ in ("as",):
        verb = verb.head
    if token.dep_ == "appos" and verb.head.lemma_ in _GIVING:
        # "appointed the economist Janis Ozols finance minister": the name was taken into the role.
        name = [t for t in children(token, "compound") if t.ent_type_ == "PERSON"]
        if name and name[-1].i < token.i and not token.lower_[0].isupper():
            found = _noun_role(token, name[-1], known)
            found.name = " ".join(w for w in found.name.split() if w != name[-1].lemma_.lower())
            found.of = [t for t in found.of if t.ent_type_ != "PERSON"]
            found.verb = verb.head
            return found
    if verb.lemma_ not in _GIVING:
        return None
    holder = next((c for c in children(verb, "dobj", "nsubjpass") if c.i != token.i), None)
    if holder is not None and not _named(holder, table):
        holder = next(iter(children(holder, "appos")), None)
    if holder is None or not _named(holder, table):
        return None
    found = _noun_role(token, holder, known)
    found.verb = verb
    return found


def _copula(token: Token, known: Container[int], table: Singles) -> Role | None:
    """A role said by a clause: "her successor will be Jonas Ravn"."""
    verb = token.head
    if verb.lemma_ not in ("be", "become", "remain"):
        return None
    if token.dep_ in ("attr", "acomp"):
        subject = next(iter(children(verb, "nsubj")), None)
        if subject is not None and not _named(subject, table):
            # "the lawyer Anna Liepa is the new finance minister"
            subject = next(iter(children(subject, "appos")), None)
        if subject is not None and _named(subject, table):
            found = _noun_role(token, subject, known)
            found.verb = verb
            return found
    if token.dep_ == "nsubj":
        other = next(iter(children(verb, "attr")), None)
        if other is not None and _named(other, table):
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
                # "Ambassador for the past three years" is not that of the years.
                of.extend(t for t in conjuncts(target) if t.ent_type_ not in ("DATE", "TIME"))
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
        and t.lower_ not in _TENURE
    ]
    return " ".join([*kept, token.lemma_.lower()])


def _past(before: list[Token], token: Token) -> bool:
    return any(t.lower_ in _PAST for t in (*before, *token.children))


def _unique(tokens: list[Token]) -> list[Token]:
    return [t for n, t in enumerate(tokens) if t not in tokens[:n]]
