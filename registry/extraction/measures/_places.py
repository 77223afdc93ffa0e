"""Where something stands in a row: the minute of a goal, the how-manieth of its kind."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from registry.extraction.frames import children
from registry.extraction.measures._model import NOUNS, Place, Reading
from registry.lexicon.measures import RANK
from registry.values.quantity import Dimension, Quantity

Token = Any

_GOALS = frozenset("score open-scoring equalise".split())
_SCORING = frozenset(
    """score net strike convert head volley equalise equalize level slot fire curl tap pounce drill
    nod lash""".split()
)
# What the minutes are counted from, other than the start of the match.
_OTHERWISE = frozenset(
    """later break restart interval half half-time left remaining go time earlier spare end
    extra injury stoppage added injury-time stoppage-time""".split()
)
_ENDS = frozenset((",", ";", ".", "and", "but", "before"))


def minute(place: Place) -> Reading | None:
    """The minute of a goal: "scored in the 19th minute", "put them ahead after nine minutes"."""
    quantity, frame = place.slot.quantity, place.frame
    if frame.kind not in _GOALS and frame.trigger.lemma_.lower() not in _SCORING:
        return None
    scorer = next((t for role, t in frame.args if role == "agent"), None)
    if place.kind == "match-minute":
        return Reading(_name(frame.kind), scorer, True) if scorer is not None else None
    at = place.at
    if place.kind != "duration" or at.lemma_.lower() != "minute" or scorer is None:
        return None
    if quantity.low is None or quantity.low != quantity.high:
        return None
    minutes = Fraction(quantity.value) / 60
    if (counted := _from_another_point(at, minutes)) is not None:
        return Reading(_name(frame.kind), scorer, True, quantity=_minute(quantity, counted))
    if at.dep_ != "pobj" or at.head.lower_ not in ("after", "on", "in"):
        return None
    after = [t.lower_ for t in at.doc[at.i + 1 : at.i + 5]]
    ends = (n for n, word in enumerate(after) if word in _ENDS)
    if _OTHERWISE & set(after[: next(ends, len(after))]):
        return None
    return Reading(_name(frame.kind), scorer, True, quantity=_minute(quantity, minutes))


def _minute(quantity: Quantity, after: Fraction) -> Quantity:
    return quantity.model_copy(
        update={
            "dimension": Dimension.MATCH_MINUTE,
            "low": after,
            "high": after + 1,  # after nine minutes it is the tenth
            "unit": None,
            "precision": Fraction(0),
        }
    )


_WHISTLES = {
    **dict.fromkeys(("time", "theend", "fulltime", "full-time"), 90),
    **dict.fromkeys("half-time halftime thebreak theinterval therestart thesecondhalf".split(), 45),
}
"""What minutes are counted from or to, words run together, and its own minute."""
_AWAY = {"from": -1, "before": -1, "after": 1, "into": 1}


def _from_another_point(at: Token, minutes: Fraction) -> Fraction | None:
    """The minute that is so far from half-time or the end: "three minutes from time"."""
    words = [t.lower_ for t in at.doc]
    if {"extra", "added", "stoppage", "injury"} & set(words) or at.i + 2 >= len(words):
        return None
    sign = _AWAY.get(words[at.i + 1])
    told = ["".join(words[at.i + 2 : end]) for end in range(at.i + 3, at.i + 6)]
    whistle = next((_WHISTLES[word] for word in told if word in _WHISTLES), None)
    if sign is None or whistle is None or (whistle == 90 and sign > 0):
        return None
    return whistle + sign * minutes - (sign < 0)


def _name(kind: str | None) -> str:
    return "minute of the first goal" if kind == "open-scoring" else "minute of a goal"


# Of which there are many in a row, or which are no thing that is counted.
_UNCOUNTED = frozenset(
    """day time half place stage round leg year generation floor century minute hour anniversary
    quarter week month season edition grade class degree position attempt party term home lady name
    reading part phase step lap set game match hole inning period line world hand week-end base
    son daughter child wife husband""".split()
)


def rank(place: Place) -> Reading | None:
    """The how-manieth of its kind somebody or something is: "Edda, the sixth storm since May"."""
    if place.kind != "ordinal":
        return None
    number = place.at
    noun = number.head if number.pos_ in ("ADJ", "NUM") else number
    if noun.tag_ == "VBN" and noun.dep_ == "amod":
        noun = noun.head  # "the sixth named storm"
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in _UNCOUNTED or noun.tag_ != "NN":
        return None
    name = noun.head
    if noun.dep_ != "appos" or name.pos_ not in NOUNS or name.i > noun.i:
        if noun.dep_ != "attr" or name.lemma_ != "be":
            return None
        name = next(iter(children(name, "nsubj")), None)
    if name is None or name.pos_ != "PROPN":
        return None
    return Reading(f"{RANK} {noun.lemma_.lower()}", name, True, lasting=True)
