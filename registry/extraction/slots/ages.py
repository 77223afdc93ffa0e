"""Numbers that stand alone beside people: how old one is, or how many of them there are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from registry.extraction.frame import SUBJECTS, children
from registry.extraction.quantities import QuantityExpression
from registry.lexicon import titles
from registry.lexicon.counted import counted_class, lies_in
from registry.values.quantity import Bound, Dimension

Token = Any

_SOMEBODY = frozenset(
    """man woman boy girl mother father widow widower citizen lawyer teacher doctor student pupil
    tourist engineer scientist surgeon poet writer painter singer actor musician journalist
    electrician carpenter mechanic cook fisherman cyclist runner climber skier hiker swimmer
    walker surfer passenger pensioner suspect victim defendant accused convict prisoner inmate
    detainee hostage survivor murderer killer shooter attacker robber thief burglar kidnapper
    hijacker bomber witness winner rider player diver guard clerk""".split()
)
_BEASTS = frozenset("ibis orca ape chimp alligator parrot macaw gibbon hyena walrus".split())
_CHILDREN = frozenset(
    "boy girl child toddler infant schoolboy schoolgirl youngster kid pupil".split()
)
_EXTREMES = frozenset({"oldest", "youngest", "eldest"})
_GROUPS = frozenset(
    """crew party group team squad staff gang band family class panel jury cast delegation
    garrison workforce unit platoon crowd convoy committee""".split()
)


def aged(expression: QuantityExpression, number: Token) -> QuantityExpression:
    """The expression as an age where a number alone says how old somebody is.

    "A woman of 38", "she is 47", "Holt, who is 31,", "at 47 she would be", "Holt, 58.",
    "a boy of nine", "the girl, six, was bitten", "Holt, at 47 the oldest".
    """
    quantity = expression.quantity
    if quantity.dimension != "count" or quantity.part or quantity.change or quantity.low is None:
        return expression
    if number.pos_ != "NUM" or not 0 < quantity.value < 110 or quantity.value.denominator != 1:
        return expression
    hangs = {c.dep_ for c in number.children if not c.is_punct} - _HEDGES
    if hangs and not (hangs == {"relcl"} and _of_somebody(number)):
        return expression  # "47 of them", "47 years"; but "a man of 33 whom they knew"
    after = number.i + 1
    if after < len(number.doc) and number.doc[after].lower_ in _OFF:
        return expression
    if quantity.value <= _SMALL:  # "a father of three", "she is one": children alone are so old
        told = _of_a_child(number) or _between_commas(number, children_only=True)
        return as_age(expression) if told else expression
    told = _of_somebody(number) or _is_so_old(number) or _beside_name(number)
    told = told or _between_commas(number) or _at_an_end(number)
    if not told and not (quantity.bound == Bound.EXACT and _at(number)):
        return expression
    return as_age(expression)


_SMALL = 10
_OFF = frozenset("behind ahead up down short clear under over adrift back away shy".split())
"""After these a number says by how much somebody leads or trails: "had been 21 behind"."""


def as_age(expression: QuantityExpression) -> QuantityExpression:
    """The number as one of years that somebody is old."""
    years = {"dimension": Dimension.AGE, "precision": Fraction(0)}
    return replace(expression, quantity=expression.quantity.model_copy(update=years))


def _of_a_child(number: Token) -> bool:
    """As in "a boy of nine"."""
    return _of_somebody(number) and number.head.head.lemma_.lower() in _CHILDREN


def _between_commas(number: Token, *, children_only: bool = False) -> bool:
    """As in "the girl, six, was bitten" and "the driver, 47, was hurt"."""
    person, at = number.head, number.i
    if number.dep_ not in ("appos", "nummod") or person.tag_ != "NN" or person.i != at - 2:
        return False
    if (
        number.doc[at - 1].text != ","
        or at + 1 >= len(number.doc)
        or number.doc[at + 1].text != ","
    ):
        return False
    return person.lemma_.lower() in _CHILDREN or (not children_only and is_one(person))


def _at_an_end(number: Token) -> bool:
    """As in "Holt, at 47 the oldest" and "at 19, the youngest of them"."""
    after = [t.lower_ for t in number.doc[number.i + 1 : number.i + 4] if not t.is_punct]
    ends = after[:1] == ["the"] and not _EXTREMES.isdisjoint(after[1:2])
    return bool(ends and number.head.lower_ == "at")


_HEDGES = frozenset(("advmod", "amod", "quantmod", "det", "prep", "advcl", "cc"))


def group_of(number: Token) -> Token | None:
    """The people whose number a bare number tells: "a crew of 26", "its staff of 140"."""
    noun = number.head.head
    of = number.dep_ == "pobj" and number.head.lower_ == "of"
    return noun if of and number.pos_ == "NUM" and noun.lemma_.lower() in _GROUPS else None


def is_person(noun: Token) -> bool:
    """Whether a noun tells a person."""
    word = noun.lemma_.lower()
    kind = counted_class(word)
    lives = kind is not None and (lies_in(kind, "person") or lies_in(kind, "animal"))
    known = lives or word in _SOMEBODY or word in _BEASTS
    known = known or titles.gender_of_word(word) is not None
    known = known or (noun.dep_ == "appos" and noun.head.ent_type_ == "PERSON")
    return known and word not in _GROUPS


def _of_somebody(number: Token) -> bool:
    """As in "a woman of 38"."""
    noun = number.head.head
    of = number.dep_ == "pobj" and number.head.lower_ == "of"
    return bool(of and noun.tag_ == "NN" and is_person(noun))


def _is_so_old(number: Token) -> bool:
    """As in "she is 47", "the driver was 47", "Holt, who is 31" and "who turned 19 in May"."""
    verb = number.head
    if verb.lemma_ == "turn" and number.dep_ in ("dobj", "attr", "acomp", "oprd", "npadvmod"):
        return verb.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBN") and number.i == verb.i + 1
    if number.dep_ not in ("attr", "acomp") or verb.lemma_ != "be":
        return False
    subject = next(iter(children(verb, *SUBJECTS)), None)
    if subject is None or subject.i > number.i:
        return False
    then = [c for c in children(verb, "advcl") if not of_a_death(c)]
    if verb.dep_ in ("advcl", "pcomp") or (verb.lower_ == "was" and then):
        return False  # "until she was 30", "was 12 when the war began": she is older now
    if subject.lower_ == "who":
        return _is_who(verb)
    return is_one(subject) or subject.lower_ == "age"


def of_a_death(verb: Token) -> bool:
    """Whether a clause tells that somebody died: "when she died", "when her life ended"."""
    lemma = verb.lemma_.lower()
    if lemma == "end":
        return any(c.lemma_.lower() == "life" for c in children(verb, *SUBJECTS))
    away = any(c.lower_ in ("away", "on") for c in verb.children)
    return lemma in _DEATHS or (lemma == "pass" and away)


_DEATHS = frozenset("die perish drown".split())


def _is_who(verb: Token) -> bool:
    """Whether a relative clause is about one person: "Lind, who at 38 would be"."""
    named = verb.head.pos_ == "PROPN" and verb.head.tag_ == "NNP"
    return verb.dep_ == "relcl" and verb.lower_ != "are" and (named or is_one(verb.head))


def _at(number: Token) -> bool:
    """As in "at 47 she would be the oldest" and "he died at 62"."""
    at = number.head
    if number.dep_ != "pobj" or at.lower_ != "at" or at.head.pos_ not in ("VERB", "AUX"):
        return False
    subject = next(iter(children(at.head, *SUBJECTS)), None)
    if subject is None:
        return False
    if subject.lower_ == "who" and subject.i == at.i - 1:  # "who at 38 would be the youngest"
        return _is_who(at.head)
    if not is_one(subject):
        return False
    # What one did at 31 may be long ago; what one does, or that one died, tells the age.
    verb = at.head
    ahead = verb.tag_ in ("VBZ", "VBP", "VB") and at.i < subject.i
    return bool(ahead or of_a_death(verb))


def _beside_name(number: Token) -> bool:
    """As in "said Arne Holt, 58."; between two commas the reader of numbers knows it."""
    name, before = number.head, number.doc[number.i - 1]
    if number.dep_ not in ("appos", "nummod") or name.pos_ != "PROPN" or before.text != ",":
        return False
    after = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else None
    ends = after is None or after.text in (".", ";") or after.dep_ == "cc"
    called = any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in name.children)
    return bool(ends and name.i == number.i - 2 and (name.ent_type_ == "PERSON" or called))


def is_one(noun: Token) -> bool:
    """Whether it is one person: a name, "he" or "she", or a noun such as "the driver"."""
    if noun.pos_ == "PRON":
        return noun.lower_ in ("he", "she")
    if noun.pos_ == "PROPN":
        return noun.ent_type_ == "PERSON" or (noun.tag_ == "NNP" and not noun.ent_type_)
    word = noun.lemma_.lower()
    called = titles.is_calling(word) or titles.gender_of_word(word) is not None
    called = called or any(_has_two_names(c) for c in children(noun, "appos"))
    return bool(noun.tag_ == "NN" and (called or is_person(noun)))


def _has_two_names(name: Token) -> bool:
    return name.tag_ == "NNP" and any(c.tag_ == "NNP" for c in children(name, "compound"))
