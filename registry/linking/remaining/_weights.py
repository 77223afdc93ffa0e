"""What each thing that two values left over have in common weighs, by their sort.

Unit: thousandths of a bit, beside what the story weighs; of words in common a
thousandth of their rarity, of distances a natural logarithm.  Fitted by logistic
regression to what is left over in the gold clusters (``python -m bench.fit_remaining``),
each sort to the folders that ADR 12 names for it: times and places to retold news too,
numbers and names to invented stories alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from registry.linking.remaining._denied import DENIED
from registry.records import Level

REMAINING: Mapping[tuple[str, str, str], int] = {
    **DENIED,
    ("time", "left over", "time"): -2160,
    ("time", "left over", "others"): -440,
    ("time", "nearest", "of all"): 1110,
    ("time", "words", "of the clause"): 920,
    ("time", "words", "of the sentence"): -380,
    ("time", "words", "told once"): 670,
    ("time", "words", "none"): -500,
    ("time", "predicate", "same class"): 2690,
    ("time", "alone", "the only one"): 970,
    ("time", "separator", "set apart"): -680,
    ("time", "status", "other status"): -230,
    ("time", "precision", "two years"): 420,
    ("time", "precision", "two months"): 1190,
    ("time", "precision", "month and season"): 490,
    ("time", "precision", "two days"): 430,
    ("time", "precision", "day and hour"): -560,
    ("time", "precision", "two hours"): 0,
    ("time", "precision", "other"): -3110,
    ("time", "distance", "days"): -260,
    ("time", "slip", "typical slip"): 1790,
    ("time", "when", "both past"): 2090,
    ("time", "when", "both of late"): 890,
    ("time", "when", "both news"): -2090,
    ("time", "when", "both to come"): 2830,
    ("time", "when", "one to come"): -2770,
    ("time", "when", "two ages"): -960,
    ("time", "relation", "until"): 270,
    ("time", "relation", "other"): -1710,
    ("time", "source", "of the sentence"): 130,
    ("time", "figures", "other figures"): -2310,
    ("quantity", "left over", "quantity"): 3100,
    ("quantity", "left over", "others"): -590,
    ("quantity", "nearest", "of all"): 1370,
    ("quantity", "words", "of the clause"): 100,
    ("quantity", "words", "of the sentence"): -120,
    ("quantity", "words", "told once"): 640,
    ("quantity", "words", "none"): 610,
    ("quantity", "order", "apart"): -2800,
    ("quantity", "predicate", "same class"): 250,
    ("quantity", "alone", "the only one"): 200,
    ("quantity", "separator", "set apart"): -290,
    ("quantity", "status", "other status"): -700,
    ("quantity", "size", "apart"): -1990,
    ("quantity", "size", "sums and ages"): -920,
    ("quantity", "slip", "digits transposed"): 2880,
    ("quantity", "slip", "one digit"): -630,
    ("quantity", "slip", "a factor of ten, a hundred or a thousand"): -210,
    ("quantity", "slip", "no slip"): -2030,
    ("quantity", "counted", "same thing"): 750,
    ("quantity", "counted", "other thing"): -330,
    ("quantity", "counted", "one unnamed"): -1420,
    ("quantity", "size", "lengths and durations"): 1270,
    ("quantity", "rate", "other rate"): -810,
    ("quantity", "when", "same day"): 1730,
    ("quantity", "attribute", "same"): 820,
    ("quantity", "scope", "other scope"): -940,
    ("quantity", "bound", "other bound"): -1030,
    ("quantity", "questions", "two"): -490,
    ("quantity", "time", "disjoint"): -1290,
    ("quantity", "time", "news of other days"): -1090,
    ("place", "left over", "place"): -4390,
    ("place", "left over", "others"): -10,
    ("place", "nearest", "of all"): 1690,
    ("place", "words", "of the clause"): 680,
    ("place", "words", "of the sentence"): -980,
    ("place", "words", "told once"): 980,
    ("place", "words", "none"): 110,
    ("place", "predicate", "same class"): 2060,
    ("place", "alone", "the only one"): 730,
    ("place", "separator", "set apart"): -210,
    ("place", "status", "other status"): -1340,
    ("place", "kind", "two of kind city"): 1900,
    ("place", "kind", "two of kind country"): 1170,
    ("place", "kind", "two of kind region"): 1630,
    ("place", "kind", "two of kind other"): 360,
    ("place", "relation", "same end"): 870,
    ("place", "relation", "same"): 1220,
    ("place", "time", "news of other days"): -1250,
    ("participant", "left over", "participant"): -400,
    ("participant", "left over", "others"): -1050,
    ("participant", "nearest", "of all"): 1220,
    ("participant", "words", "of the clause"): 1060,
    ("participant", "words", "of the sentence"): -780,
    ("participant", "words", "told once"): 1130,
    ("participant", "words", "none"): -700,
    ("participant", "order", "apart"): -2450,
    ("participant", "predicate", "same class"): 1120,
    ("participant", "alone", "the only one"): 290,
    ("participant", "status", "other status"): -970,
    ("participant", "told", "again"): -1640,
    ("participant", "role", "two offices"): -780,
    ("participant", "home", "both told"): 1550,
    ("participant", "kind", "persons"): 770,
    ("participant", "role", "both act"): 1140,
    ("participant", "role", "same"): 290,
    ("participant", "time", "news of other days"): -1460,
}
"""By sort, slot and level."""

_OF_EVERY_SORT = frozenset("left over,nearest,words,order,predicate,alone".split(","))
_APART = frozenset("separator,status,time,figures,scope,bound,questions".split(","))
"""Slots that are asked last (``_common.set_apart``)."""


_BESIDE = ("sums and ages", "lengths and durations", "same end")
"""Levels that are told beside another one of their slot; of all others there is one at most."""


def _of_one(slot: str, level: str) -> str:
    """What one level at most is told of, for two values of a sort."""
    return f"{slot} {level}" if level in _BESIDE else slot


def _highest() -> Mapping[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for (sort, slot, level), weight in REMAINING.items():
        if slot not in _OF_EVERY_SORT:
            # A sentence may have lent its time to either side.
            most = 2 * weight if level == "of the sentence" else weight
            one = sort, _of_one(slot, level)
            found[one] = max(found[one], most)
    return found


_HIGHEST = _highest()
"""What the levels of a sort and slot weigh at most."""


def _most(*, apart: bool) -> Mapping[str, int]:
    sorts = sorted({sort for sort, _, _ in REMAINING})
    asked = {one: most for one, most in _HIGHEST.items() if one[1] in _APART or not apart}
    return {sort: sum(most for (of, _), most in asked.items() if of == sort) for sort in sorts}


MOST: Mapping[str, int] = _most(apart=False)
"""What the things that are asked of values of one sort alone weigh at most, by sort."""
MOST_APART: Mapping[str, int] = _most(apart=True)
"""The same of those that are asked last."""


class Common(NamedTuple):
    """One thing that two values have in common, as a level that is not made yet."""

    slot: str
    level: str
    reasons: tuple[object, ...] = ()
    amount: float = 1.0

    def weight(self, sort: str) -> int:
        """What it weighs for values of a sort."""
        return round(REMAINING[sort, self.slot, self.level] * self.amount)

    def most(self, sort: str) -> int:
        """What it could have weighed at most."""
        return _HIGHEST.get((sort, _of_one(self.slot, self.level)), 0)

    def as_level(self, sort: str) -> Level:
        """The level with its reason in words."""
        reason = " and ".join(map(str, self.reasons))
        return Level(slot=self.slot, level=self.level, weight=self.weight(sort), reason=reason)
