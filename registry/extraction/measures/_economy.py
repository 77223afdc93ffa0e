"""Figures that a country has one of at a time: inflation, unemployment, growth, the key rate.

"Inflation slowed to 8.4 percent in January" and "consumer prices were 8.6 percent
higher in January than a year earlier" tell one figure.  What it is of is seldom
said where the story says it.
"""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children, governed
from registry.extraction.measures._model import NOUNS, Place, Reading, subject, thing_of
from registry.lexicon.measures import GROWTH, INFLATION, KEY_RATE, UNEMPLOYMENT

Token = Any

_NOUNS = {
    "inflation": INFLATION,
    "unemployment": UNEMPLOYMENT,
    "joblessness": UNEMPLOYMENT,
}
_RATES = {
    **dict.fromkeys("inflation".split(), INFLATION),
    **dict.fromkeys("unemployment jobless joblessness".split(), UNEMPLOYMENT),
    **dict.fromkeys(
        """interest key benchmark policy lending main base prime repo refinancing discount
        cash""".split(),
        KEY_RATE,
    ),
}
_NOT_THE_RATE = frozenset("mortgage core youth food average deposit tax bond".split())
_ECONOMY = frozenset("economy gdp".split())
_GROWING = {
    **dict.fromkeys("grow expand rise increase".split(), True),
    **dict.fromkeys("shrink contract fall decline slump".split(), False),
}
_RISING = frozenset("rise increase climb go jump surge be".split())
_A_YEAR = ("year earlier", "year ago", "year before", "on year", "on-year", "the year to", "annual")
_MONTHS = ("12 months", "twelve months", "same month", "same period")
_AT = frozenset("to at of around near".split())


def economy(place: Place) -> Reading | None:
    """The figure that a percentage tells of an economy."""
    if place.kind != "percent":
        return None
    if (found := _growth(place)) is not None:
        return found
    return _change(place) if place.changes or _higher(place.at) is not None else _level(place)


def _growth(place: Place) -> Reading | None:
    """Such as "expects growth of 0.4 percent"; "growth of 12 percent in sales" is another."""
    at = place.at
    noun = at.head.head
    if at.dep_ != "pobj" or at.head.lower_ != "of" or noun.lemma_.lower() != "growth":
        return None
    beside = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "nmod")}
    owners = [t for t in children(noun, "poss") if t.ent_type_ != "GPE"]
    after = at.doc[at.i + 1 : at.i + 3]
    of_a_thing = len(after) == 2 and after[0].lower_ in ("in", "for") and after[1].pos_ == "NOUN"
    if beside - _OF_THE_ECONOMY or owners or of_a_thing:
        return None
    plain = place.slot.quantity.model_copy(update={"change": None})
    return Reading(GROWTH, _whose(noun), True, bare=True, quantity=plain)


_OF_THE_ECONOMY = frozenset("economic gdp overall annual real".split())


def _level(place: Place) -> Reading | None:
    """Such as "inflation slowed to 8 percent", "an unemployment rate of 5 percent"."""
    at = place.at
    above = at.head
    if at.dep_ == "pobj":
        if above.lower_ not in _AT:
            return None
        above = above.head
        if above.pos_ in NOUNS and at.head.lower_ == "of":
            return _told(above, place)
    elif at.dep_ not in ("attr", "dobj", "npadvmod", "oprd"):
        return None
    if above.pos_ not in ("VERB", "AUX"):
        return None
    for noun in (subject(above, place.frames), thing_of(above, place.frames)):
        if noun is not None and (found := _told(noun, place)) is not None:
            return found
    return None


def _told(noun: Token, place: Place, *, quantity: bool = False) -> Reading | None:
    name = _figure(noun)
    if name is None:
        return None
    plain = place.slot.quantity.model_copy(update={"change": None}) if quantity else None
    return Reading(name, _whose(noun), True, bare=True, quantity=plain)


def _figure(noun: Token) -> str | None:
    """Which figure a noun names."""
    lemma = noun.lemma_.lower()
    beside = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "nmod")}
    if beside & _NOT_THE_RATE:
        return None
    if lemma == "rate":
        return next((_RATES[word] for word in sorted(beside) if word in _RATES), None)
    if lemma == "cost" and "borrowing" in beside:
        return KEY_RATE
    return _NOUNS.get(lemma)


def _whose(noun: Token) -> Token | None:
    """Of what it is told, where it is said: "inflation in Peru", "Germany's unemployment"."""
    for child in children(noun, "poss", "amod", "compound"):
        if child.pos_ in ("PROPN", "ADJ") and child.ent_type_ in ("GPE", "NORP"):
            return child
    return next((t for t in governed(noun, "in", "of") if t.ent_type_ == "GPE"), None)


def _change(place: Place) -> Reading | None:
    """Such as "the economy grew by 2 percent", "prices rose 3 percent in the year to May"."""
    higher = _higher(place.at)
    verb = higher.head if higher is not None else _verb(place.at)
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    thing = subject(verb, place.frames)
    lemma = verb.lemma_.lower()
    if thing is None:
        return None
    if thing.lemma_.lower() in _ECONOMY and lemma in _GROWING:
        quantity = place.slot.quantity
        if not _GROWING[lemma]:
            return None
        plain = quantity.model_copy(update={"change": None})
        return Reading(GROWTH, _whose(thing), True, bare=True, quantity=plain)
    clause = " ".join(t.lower_ for t in place.frame.tokens)
    yearly = any(words in clause for words in (*_A_YEAR, *_MONTHS))
    consumers = any(c.lower_ in ("consumer", "retail") for c in children(thing, "compound", "amod"))
    monthly = "month" in clause or any(c.lower_ == "from" for c in children(verb, "prep"))
    if (yearly or (consumers and not monthly)) and lemma in _RISING and _prices(thing):
        plain = place.slot.quantity.model_copy(update={"change": None})
        return Reading(INFLATION, _whose(thing), True, bare=True, quantity=plain)
    return None


def _prices(thing: Token) -> bool:
    """Whether these are the prices of everything: "prices", "consumer prices"."""
    beside = {c.lower_ for c in thing.children if c.dep_ in ("amod", "compound", "nmod")}
    of = any(c.lower_ in ("of", "for") for c in children(thing, "prep"))
    if thing.lemma_.lower() == "cost":
        return any(c.lower_ == "of" for c in thing.children) and "living" in {
            t.lower_ for t in thing.subtree
        }
    return thing.lower_ == "prices" and beside <= {"consumer", "retail"} and not of


def _higher(at: Token) -> Token | None:
    """The "higher" of "8 percent higher"."""
    above = at.head
    higher = at.dep_ == "npadvmod" and above.lower_ in ("higher", "up") and above.dep_ in _BESIDE
    return above if higher else None


_BESIDE = frozenset("acomp advmod prt oprd".split())


def _verb(at: Token) -> Token | None:
    if at.dep_ == "pobj" and at.head.lower_ == "by":
        return at.head.head
    return at.head if at.dep_ in ("dobj", "npadvmod", "attr") else None
