"""The most that may be: the heaviest penalty, how many a thing has room for, some of so many.

"Up to five years in prison" is one number, which the law says, and no bound on another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.extraction.frames import Frame
from registry.records import QuantitySlot
from registry.values.quantity import Bound

Token = Any

_NEAR = 5
"""So many words before and after the number say what it is the most of."""
_PENALTIES = frozenset(
    """fine penalty sentence term prison jail imprisonment punishable punishment fined jailed
    imprisoned punished bars""".split()
)
_PUNISHED_BY = ("money", "duration", "percent")
_HOLDING = frozenset(
    "seat hold carry accommodate house sleep store fit take host treat handle serve".split()
)
_ROOM = frozenset("room space capacity place berth bed".split())
_MAY = frozenset("can could may able".split())
_MAXIMUM = "maximum"


def at_most(slot: QuantitySlot, tokens: Sequence[Token], frame: Frame) -> QuantitySlot:
    """The slot as it is, or with the number by itself where it is the most that may be.

    Of "most of the 300 workers" it is told that they are no more than 300.
    """
    quantity, doc = slot.quantity, tokens[0].doc
    if quantity.bound is Bound.EXACT and quantity.dimension == "count" and _some_of(tokens[0]):
        bound = {"bound": Bound.AT_MOST, "low": None, "high": quantity.value}
        return slot.model_copy(update={"quantity": quantity.model_copy(update=bound)})
    around = doc[max(0, tokens[0].i - _NEAR) : tokens[-1].i + 1 + _NEAR]
    words = {t.lemma_.lower() for t in around} | {t.lower_ for t in around}
    if quantity.bound is not Bound.AT_MOST and _MAXIMUM not in words:
        return slot
    if quantity.dimension in _PUNISHED_BY:
        most = not _PENALTIES.isdisjoint(words)
    else:
        most = quantity.dimension == "count" and _has_room(frame, words)
    value = quantity.value
    exact = quantity.model_copy(update={"bound": Bound.EXACT, "low": value, "high": value})
    return slot.model_copy(update={"quantity": exact, "scope": "most"}) if most else slot


def _some_of(number: Token) -> bool:
    """Whether it is told of some of so many: "most of the 300 workers", "few of its 60 ships"."""
    before = [t.lower_ for t in number.doc[max(0, number.i - 4) : number.i]]
    whose = len(before) > 2 and before[-2] == "of" and before[-1] in _WHOSE
    return whose and (before[-3] in _SOME or before[-4:-2] == ["not", "all"])


_WHOSE = frozenset("the its their his her these those our".split())
_SOME = frozenset("most some many few several part parts number".split())


def _has_room(frame: Frame, words: set[str]) -> bool:
    """Whether a clause tells how many there is room for: "can carry up to 300 passengers"."""
    if not _ROOM.isdisjoint(words):
        return True
    verb = frame.trigger
    able = any(c.lower_ in _MAY for c in (*verb.children, verb.head))
    return frame.lemma in _HOLDING and (able or verb.tag_ in ("VBZ", "VBP"))
