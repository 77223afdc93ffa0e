"""What a prize brings, however the sentence says it.

"The prize is worth 50,000 pounds", "it brings the winner 40,000 pounds", "she
received a cheque for 40,000 pounds".
"""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children, governed
from registry.extraction.measures._counts import MODIFIES
from registry.extraction.measures._model import NOUNS, Place, Reading, subject
from registry.lexicon.measures import PRIZE_MONEY

Token = Any

_PRIZES = frozenset("prize award medal trophy honour honor accolade scholarship".split())
_WINNERS = frozenset("winner champion laureate prizewinner".split())
_CHEQUES = frozenset("cheque check purse".split())
_GETTING = frozenset(
    "receive get win take earn collect pocket pay give bring award carry pick cash".split()
)
_GIVING = frozenset("give pay bring award carry".split())
_LEAVING = frozenset("leave walk".split())
"""Who does so with a cheque was given it."""
_LESSER = frozenset("second third fourth fifth consolation special other another".split())


def prize(place: Place) -> Reading | None:
    """The money that goes with a prize."""
    if place.kind != "money" or place.changes:
        return None
    at = place.at
    found = _of_the_prize(at, place) or _of_the_winner(at, place)
    return Reading(PRIZE_MONEY, None, True, bare=True) if found else None


def _of_the_prize(at: Token, place: Place) -> bool:
    """Such as "the prize is worth 50,000 pounds", "a prize of 50,000 pounds"."""
    above = at.head
    if at.dep_ == "pobj" and above.lower_ == "for" and above.head.pos_ == "VERB":
        # "She was handed a cheque for 40,000 pounds": the parser may hang the sum on the verb.
        given = children(above.head, "dobj", "oprd")
        got = _passive(above.head) or above.head.lemma_.lower() in _GETTING - _GIVING
        return got and any(t.lemma_.lower() in _CHEQUES for t in given)
    if at.dep_ == "pobj" and above.lower_ in ("of", "for") and above.head.pos_ in NOUNS:
        noun = above.head
        if noun.lemma_.lower() == "money":
            return any(c.lemma_.lower() == "prize" for c in children(noun, "compound"))
        verb = noun.head
        getting = _GETTING - _GIVING | ({"give", "hand", "present"} if _passive(verb) else set())
        if verb.lower_ == "with" and verb.head.lemma_.lower() in _LEAVING:
            getting, verb = _LEAVING, verb.head
        cheque = noun.lemma_.lower() in _CHEQUES and verb.lemma_.lower() in getting
        return cheque or (noun.lemma_.lower() in _PRIZES and above.lower_ == "of")
    if at.dep_ in MODIFIES and above.i > at.i:
        return _is_prize(above)  # "the £50,000 prize"
    verb = above.head if above.lower_ == "worth" else above
    if above.lower_ == "worth" and above.dep_ == "advcl" and verb.pos_ == "VERB":
        return any(map(_is_prize, children(verb, "dobj")))
    if verb.pos_ in NOUNS:
        # "Won the Prize for fiction, worth": the parser may hang "for" on the verb.
        whole = verb.head.head if verb.dep_ == "pobj" and verb.head.lower_ == "for" else verb
        told = (verb, whole, *children(whole, "dobj"))
        return above is not verb and any(map(_is_prize, told))
    if above.lower_ == "with" and above.head.lemma_.lower() in ("come", "endow"):
        return any(map(_is_prize, children(above.head, "nsubj", "nsubjpass")))
    if verb.pos_ not in ("VERB", "AUX") or not (
        above.lower_ == "worth" or verb.lemma_.lower() in ("bring", "carry", "total", "be")
    ):
        return False
    bearer = subject(verb, place.frames)
    if bearer is None:
        return False
    return _is_prize(bearer) and at.dep_ in ("npadvmod", "dobj", "attr")


def _is_prize(noun: Token) -> bool:
    """Whether it is a prize, and none that is given besides: "the £1,000 second prize"."""
    lesser = any(c.lower_ in _LESSER for c in noun.children)
    one = noun.tag_ in ("NN", "NNP")
    return one and not lesser and bool({noun.text.lower(), noun.lemma_.lower()} & _PRIZES)


def _passive(verb: Token) -> bool:
    """Whether it is done to the subject: "she was handed a cheque"."""
    return bool(children(verb, "nsubjpass", "auxpass"))


def _of_the_winner(at: Token, place: Place) -> bool:
    """Such as "the winner receives 40,000 pounds", "in prize money"."""
    verb = at.head
    if at.dep_ != "dobj" or verb.lemma_.lower() not in _GETTING:
        return False
    told_in = (*governed(at, "in"), *governed(verb, "in"))
    if any(c.lower_ == "prize" for t in told_in for c in t.children):
        return True
    taking_part = children(verb, "nsubj", "nsubjpass", "dative", "dobj")
    gets = subject(verb, place.frames)
    return any(
        one is not None and one.i != at.i and one.lemma_.lower() in _WINNERS
        for one in (gets, *taking_part)
    )
