"""The noun that a number counts where its own phrase has none: "60,000 of them", "rose to 64"."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import SUBJECTS, children
from registry.extraction.slots.ages import is_person
from registry.lexicon.counted import counted_class, lies_in
from registry.lexicon.units import UNIT_NAMES

Token = Any

_PLURAL = ("NNS", "NNPS")
_RELATIVE = frozenset({"whom", "which"})
_THEY = frozenset("them these those whom which".split())
_LEVELS = frozenset("to at from below above".split())
_LEVELLING = frozenset(
    """rise climb grow increase jump soar surge swell fall drop decline decrease shrink sink plunge
    slump dip double triple quadruple stand remain come amount go cut reduce raise rebound slip
    recover""".split()
)
_REACHING = frozenset("reach hit pass top exceed surpass near approach total number".split())
_NUMBER = frozenset({"number", "tally", "count"})


def referred(number: Token, counted: Token | None) -> Token | None:
    """What is counted by a number that leaves it to another phrase; ``None`` where it does not.

    "240,000 homes, 60,000 of them", "four skiers, three of whom", "the number of patients
    rose to 64"
    """
    if counted is not None and counted.lower_ in _THEY:
        described = _described(counted)
        if described is not None:
            return described
        return _antecedent(number, counted.lower_) or _counted_before(number)
    if counted is not None and counted.pos_ in ("NOUN", "PROPN"):
        return None
    read = (_of_which, _of_a_level, _as_told, _as_of_the_other, _as_elsewhere, _out_of)
    return next((noun for one in read if (noun := one(number)) is not None), None)


def _described(pronoun: Token) -> Token | None:
    """What some of them are said to be: "ten people, seven of them women"."""
    after = pronoun.doc[pronoun.i + 1] if pronoun.i + 1 < len(pronoun.doc) else None
    told = after is not None and after.tag_ == "NNS" and after.dep_ in ("appos", "attr", "nmod")
    return after if told and pronoun.lower_ == "them" else None


def those_meant(number: Token, pronoun: Token | None) -> Token | None:
    """Who takes part where a number and perhaps a pronoun stand for them."""
    if pronoun is None:
        return _of_which(number)
    return referred(number, pronoun) if pronoun.lower_ in _THEY else None


def _antecedent(token: Token, relative: str) -> Token | None:
    """The noun that "which" or "whom" stands for in the clause of a token."""
    noun = _relative_noun(token)
    if noun is None or relative != "whom" or _may_be_people(noun):
        return noun
    # "1,040 patients from 11 countries, none of whom": the parser takes the nearest.
    people = [t for t in noun.doc[: noun.i] if t.tag_ in _PLURAL and _may_be_people(t)]
    return people[-1] if people else None


def _relative_noun(token: Token) -> Token | None:
    """The noun on which the relative clause hangs that a word stands in."""
    for _ in range(8):
        if token.dep_ == "relcl":
            noun = token.head
            if noun.tag_ not in _PLURAL:
                noun = next(iter(children(noun, "dobj")), noun)
            return noun if noun.tag_ in _PLURAL or noun.lemma_ == "people" else None
        if token.head is token:
            return None
        token = token.head
    return None


def _may_be_people(noun: Token) -> bool:
    kind = counted_class(noun.lemma_.lower())
    return noun.pos_ == "PROPN" or is_person(noun) or (kind is not None and lies_in(kind, "person"))


def _counted_before(number: Token) -> Token | None:
    """The plural that a number stands beside, else the one noun before it that a number counts."""
    if number.dep_ == "appos" and number.head.tag_ in _PLURAL:
        return number.head
    plurals = [t for t in number.doc[: number.i] if t.tag_ in _PLURAL or t.lemma_ == "people"]
    counted = [t for t in plurals if children(t, "nummod") and t.lemma_.lower() not in UNIT_NAMES]
    return counted[-1] if len({t.lemma_.lower() for t in counted}) == 1 else None


def _of_which(number: Token) -> Token | None:
    """As in "17 works, of which five have been found"."""
    if number.pos_ != "NUM" or number.dep_ not in (*SUBJECTS, "dobj"):
        return None
    verb = number.head
    after = [t.lower_ for t in number.doc[number.i + 1 : number.i + 3]]
    if after[:1] == ["of"] and after[-1] in _RELATIVE:
        return _antecedent(number, after[-1])
    for preposition in children(verb, "prep"):
        inner = [t.lower_ for t in preposition.children]
        if preposition.lower_ == "of" and inner[:1] and inner[0] in _RELATIVE:
            return _antecedent(verb, inner[0])
    return None


def _of_a_level(number: Token) -> Token | None:
    """As in "the number of patients rose to 64", "burglaries fell to 14,200", "deaths hit 300"."""
    verb = link = number.head
    if number.dep_ == "dobj" and number.pos_ == "NUM":
        if verb.lemma_.lower() not in _REACHING:
            return None
    elif number.dep_ != "pobj" or link.lower_ not in _LEVELS | {"by"}:
        return None
    else:
        verb = link.head
        if verb.dep_ == "prep":
            verb = verb.head  # "from 340 to 212"
        if verb.lemma_.lower() not in _LEVELLING:
            return None
    subject = next(iter(children(_with_subject(verb), *SUBJECTS)), None)
    if subject is None:
        return None
    if subject.lemma_.lower() in _NUMBER:
        return _of_the_number(subject)
    return subject if subject.tag_ == "NNS" else None


def _of_the_number(noun: Token) -> Token | None:
    """What "the number of" is a number of."""
    of = [t for p in children(noun, "prep") if p.lower_ == "of" for t in p.children]
    return next((t for t in of if t.tag_ in _PLURAL or t.lemma_ == "people"), None)


_PUTTING = frozenset("put estimate set give reckon place quote".split())


def _as_told(number: Token) -> Token | None:
    """As in "put the number of strikers at 1,500" and "the number of votes cast was 31,000"."""
    if number.dep_ == "attr" and number.head.lemma_ == "be":
        nouns = children(number.head, "nsubj")
    elif number.dep_ == "pobj" and number.head.lower_ in ("at", "as"):
        verb = number.head.head
        if verb.dep_ == "pobj" or verb.pos_ == "NOUN":  # the parser hung it on the strikers
            verb = verb.head.head if verb.dep_ == "pobj" else verb
            verb = verb.head if verb.lemma_.lower() in _NUMBER else verb
        if verb.lemma_.lower() not in _PUTTING:
            return None
        nouns = children(verb, "dobj", "nsubjpass")
    else:
        return None
    return next(
        (of for t in nouns if t.lemma_.lower() in _NUMBER and (of := _of_the_number(t))), None
    )


_SCALES = frozenset("hundred thousand million billion".split())


def _as_of_the_other(number: Token) -> Token | None:
    """As in "Leeds have 40 points and Hull have 38": the verb told before says of what."""
    verb = number.head
    if number.lower_ in _SCALES or number.pos_ != "NUM" or number.dep_ != "dobj":
        return None
    if verb.dep_ not in ("conj", "parataxis"):
        return None
    first = verb.head
    same = first.lemma_.lower() == verb.lemma_.lower() and first.i < verb.i
    nouns = children(first, "dobj") if same and children(verb, *SUBJECTS) else []
    return next((t for t in nouns if t.pos_ == "NOUN" and children(t, "nummod")), None)


_WHERE = frozenset("in at near on off outside inside of".split())


def _as_elsewhere(number: Token) -> Token | None:
    """As in "killed 21 people in Ulm and 13 in Trent": what was counted first."""
    if number.dep_ != "conj" or number.pos_ != "NUM":
        return None
    if not any(p.lower_ in _WHERE and p.i == number.i + 1 for p in children(number, "prep")):
        return None
    if number.head.pos_ == "NUM":
        return referred(number.head, None)
    first = number.head
    nouns = [first] if first.pos_ == "NOUN" else children(first, "dobj", "nsubjpass", "nsubj")
    return next((t for t in nouns if t.i < number.i and children(t, "nummod")), None)


def _out_of(number: Token) -> Token | None:
    """As in "arrested 30 rioters, out of some 200": what the number before it counts."""
    of = number.head
    if number.dep_ != "pobj" or of.lower_ != "of" or of.head.lower_ != "out":
        return None
    before = (t for t in reversed(number.doc[: of.head.i]) if t.tag_ in _PLURAL)
    before = (t for t in before if t.lemma_.lower() not in _SCORED)
    return next((t for t in before if children(t, "nummod") or _of_a_number(t)), None)


_SCORED = frozenset("point mark star goal".split())
"""Of which "out of ten" tells the most there can be, or how many games there were."""


def _of_a_number(noun: Token) -> bool:
    """Whether a number counts some of it: "31,000 of its cars"."""
    of = noun.head
    return bool(noun.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "NUM")


def _with_subject(verb: Token) -> Token:
    """The verb that has the subject: "is to be cut to 520", "rose and then fell to 80"."""
    while verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        if children(verb, *SUBJECTS):
            break
        verb = verb.head
    return verb
