"""The most that may be: the heaviest penalty, and how many a thing has room for.

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
    """The slot as it is, or with the number by itself where it is the most that may be."""
    quantity, doc = slot.quantity, tokens[0].doc
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


def _has_room(frame: Frame, words: set[str]) -> bool:
    """Whether a clause tells how many there is room for: "can carry up to 300 passengers"."""
    if not _ROOM.isdisjoint(words):
        return True
    verb = frame.trigger
    able = any(c.lower_ in _MAY for c in (*verb.children, verb.head))
    return frame.lemma in _HOLDING and (able or verb.tag_ in ("VBZ", "VBP"))
