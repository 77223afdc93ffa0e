"""What each thing that two values left over have in common weighs, by their sort.

Unit: thousandths of a bit, beside what the story weighs; of words in common a
thousandth of their rarity, of distances a natural logarithm.  Fitted by logistic
regression to what is left over in the gold clusters, so that what passes is right
in a third of all cases at the worst (ADR 12): ``python -m bench.fit_remaining``
prints it anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from registry.records import Level

REMAINING: Mapping[tuple[str, str, str], int] = {
    ("time", "left over", "time"): -1150,
    ("time", "left over", "others"): -880,
    ("time", "nearest", "of all"): 1520,
    ("time", "words", "of the clause"): 410,
    ("time", "words", "of the sentence"): -40,
    ("time", "words", "told once"): 470,
    ("time", "words", "none"): -320,
    ("time", "predicate", "same class"): 2270,
    ("time", "alone", "the only one"): 970,
    ("time", "separator", "set apart"): -1100,
    ("time", "status", "other status"): -60,
    ("time", "precision", "two years"): 1510,
    ("time", "precision", "two months"): 2010,
    ("time", "precision", "month and season"): 1250,
    ("time", "precision", "two days"): -590,
    ("time", "precision", "day and hour"): -1110,
    ("time", "precision", "two hours"): 0,
    ("time", "precision", "other"): -2850,
    ("time", "distance", "days"): -180,
    ("time", "slip", "typical slip"): 1820,
    ("time", "ahead", "both"): 2540,
    ("time", "ahead", "one"): -2630,
    ("time", "relation", "other"): -1830,
    ("time", "source", "of the sentence"): -120,
    ("time", "figures", "other figures"): -1660,
    ("quantity", "left over", "quantity"): 930,
    ("quantity", "left over", "others"): -650,
    ("quantity", "nearest", "of all"): 1110,
    ("quantity", "words", "of the clause"): 420,
    ("quantity", "words", "of the sentence"): -330,
    ("quantity", "words", "told once"): 720,
    ("quantity", "words", "none"): -490,
    ("quantity", "predicate", "same class"): 210,
    ("quantity", "alone", "the only one"): 410,
    ("quantity", "separator", "set apart"): -890,
    ("quantity", "status", "other status"): -230,
    ("quantity", "size", "alike"): 1810,
    ("quantity", "size", "up to four times"): -80,
    ("quantity", "size", "far apart"): -1740,
    ("quantity", "size", "sums and ages"): -1190,
    ("quantity", "slip", "digits transposed"): 3120,
    ("quantity", "slip", "one digit"): -640,
    ("quantity", "slip", "a factor of ten, a hundred or a thousand"): -420,
    ("quantity", "slip", "no slip"): -2060,
    ("quantity", "counted", "same thing"): 530,
    ("quantity", "attribute", "same"): 410,
    ("quantity", "scope", "other scope"): -1420,
    ("quantity", "bound", "other bound"): -960,
    ("quantity", "questions", "two"): -990,
    ("quantity", "time", "disjoint"): -1020,
    ("quantity", "time", "news of other days"): -1500,
    ("place", "left over", "place"): -2520,
    ("place", "left over", "others"): -220,
    ("place", "nearest", "of all"): 1150,
    ("place", "words", "of the clause"): 250,
    ("place", "words", "of the sentence"): -350,
    ("place", "words", "told once"): 370,
    ("place", "words", "none"): 550,
    ("place", "predicate", "same class"): 2400,
    ("place", "alone", "the only one"): 720,
    ("place", "separator", "set apart"): -760,
    ("place", "status", "other status"): -1340,
    ("place", "kind", "same"): 1620,
    ("place", "relation", "same"): 1110,
    ("place", "time", "news of other days"): -1530,
    ("participant", "left over", "participant"): -1910,
    ("participant", "left over", "others"): -930,
    ("participant", "nearest", "of all"): 1350,
    ("participant", "words", "of the clause"): 1210,
    ("participant", "words", "of the sentence"): -1060,
    ("participant", "words", "told once"): 1130,
    ("participant", "words", "none"): -730,
    ("participant", "predicate", "same class"): 750,
    ("participant", "alone", "the only one"): 720,
    ("participant", "status", "other status"): -820,
    ("participant", "kind", "persons"): 990,
    ("participant", "role", "both act"): 710,
    ("participant", "role", "same"): 720,
    ("participant", "time", "news of other days"): -1480,
}
"""By sort, slot and level."""

_OF_EVERY_SORT = frozenset("left over,nearest,words,predicate,alone".split(","))


def _most(sort: str) -> int:
    highest: dict[str, int] = defaultdict(int)
    for (of, slot, level), weight in REMAINING.items():
        if of == sort and slot not in _OF_EVERY_SORT:
            own = f"{slot} {level}" if (slot, level) == ("size", "sums and ages") else slot
            highest[own] = max(highest[own], weight)
    return sum(highest.values())


MOST: Mapping[str, int] = {sort: _most(sort) for sort in sorted({row[0] for row in REMAINING})}
"""What the things that are asked of values of one sort alone weigh at most, by sort."""


class Common(NamedTuple):
    """One thing that two values have in common, as a level that is not made yet."""

    slot: str
    level: str
    reasons: tuple[object, ...] = ()
    amount: float = 1.0

    def weight(self, sort: str) -> int:
        """What it weighs for values of a sort."""
        return round(REMAINING[sort, self.slot, self.level] * self.amount)

    def as_level(self, sort: str) -> Level:
        """The level with its reason in words."""
        reason = " and ".join(map(str, self.reasons))
        return Level(slot=self.slot, level=self.level, weight=self.weight(sort), reason=reason)
