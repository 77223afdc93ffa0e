"""Whom a happening befalls is counted by his fate: "40 people were killed" counts the dead."""

from __future__ import annotations

from registry.extraction.frames import Frame
from registry.lexicon.counted import counted_class, lies_in
from registry.records import QuantitySlot
from registry.values.quantity import Dimension

_BEFALLEN = {
    "die": "dead",
    "kill": "dead",
    "drown": "dead",
    "injure": "injured",
    "arrest": "arrested",
    "evacuate": "evacuated",
    "disappear": "missing",
    "rescue": "rescued",
    "displace": "displaced",
    "infect": "infected",
    "treat": "hospitalised",
    "cut-jobs": "employee",
}
_TOLLS = frozenset("toll number count tally figure".split())
# Who scores so many times scores so many goals.
_DONE_TIMES = {"score": "goal"}
# Where the number of those stands whom it befell: "killed nine", "the lives of nine", "nine dead".
_VICTIMS = frozenset({"agent", "patient", "", "life", "dead", "injured", "homeless", "missing"})


def befallen(slot: QuantitySlot, kind: str | None, frame: Frame) -> QuantitySlot:
    """The slot, counting those whom a happening of class ``kind`` befell by their fate."""
    toll = any(t.lemma_.lower() in _TOLLS for r, t in frame.args if r in ("agent", "patient"))
    done = _DONE_TIMES.get(kind or "")
    if done is not None and slot.quantity.dimension == "times" and not slot.quantity.change:
        return slot.model_copy(
            update={
                "quantity": slot.quantity.model_copy(
                    update={"dimension": Dimension.COUNT, "unit": None}
                ),
                "counted": done,
                "counted_class": counted_class(done),
                "attribute": "patient",
            }
        )
    fate = _BEFALLEN.get(kind or "")
    if (
        fate is None
        or slot.quantity.dimension != "count"
        or not (toll or slot.attribute in _VICTIMS)
    ):
        return slot
    known = slot.counted_class is not None and lies_in(slot.counted_class, "person")
    if slot.counted and slot.counted not in ("life", "miner") and not known:
        return slot
    return slot.model_copy(update={"counted": slot.counted or fate, "counted_class": fate})
