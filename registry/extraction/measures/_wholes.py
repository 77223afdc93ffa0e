"""How many an owner has in all, where a part of them is told: "400 of its 3,200 employees"."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children
from registry.extraction.measures._counts import owned
from registry.extraction.measures._model import NOUNS, Place, Reading
from registry.extraction.slots.wholes import all_of_them
from registry.records import QuantitySlot, Span

Token = Any

_MANY = 10
"""Fewer are seldom told by another article, and are close to many another number."""
_AT = frozenset("in of on at".split())


def whole(place: Place) -> tuple[Reading, QuantitySlot] | None:
    """What the owner has, and the number of it: "of the 100 seats in the Saeima" says 100."""
    quantity = all_of_them(place.slot.quantity, place.tokens)
    if quantity is None or quantity.value < _MANY:
        return None
    number = place.tokens[-1]
    owner = _owner(number.head)
    found = owned(number.head.lemma_.lower(), owner) if owner is not None else None
    if found is None:
        return None
    start = place.slot.mention.start + number.idx - place.tokens[0].idx
    mention = Span(start=start, end=start + len(number), text=number.text)
    return found, place.slot.model_copy(update={"quantity": quantity, "mention": mention})


def _owner(noun: Token) -> Token | None:
    """Whose they are: "the town's inhabitants", "the seats in the Saeima"."""
    if (whose := next(iter(children(noun, "poss")), None)) is not None:
        return whose
    places = (o for p in children(noun, "prep") if p.lower_ in _AT for o in children(p, "pobj"))
    return next((o for o in places if o.pos_ in NOUNS and o.ent_type_ not in _TIMES), None)


_TIMES = ("DATE", "TIME")
