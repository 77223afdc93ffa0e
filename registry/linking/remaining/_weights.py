"""What each thing that two values left over have in common weighs, by their sort.

Unit: thousandths of a bit, beside what the story weighs; of words in common a
thousandth of their rarity, of distances a natural logarithm.  Fitted by logistic
regression to what is left over in the gold clusters (``python -m bench.fit_remaining``),
to invented stories and to retold news alike (ADR 12).  Of times the base, "sentences",
"short" and "two ages" were moved since by counts on sets that nobody read, where a fit to
read ones asks too much; who fits anew keeps that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from registry.linking.remaining._denied import DENIED
from registry.records import Level

REMAINING: Mapping[tuple[str, str, str], int] = {
    **DENIED,
    ("time", "left over", "time"): 2320,
    ("time", "left over", "others"): -350,
    ("time", "left over", "sentences"): -1000,
    ("time", "left over", "short"): 1890,
    ("time", "nearest", "of all"): 1170,
    ("time", "words", "of the clause"): 870,
    ("time", "words", "of the sentence"): -370,
    ("time", "words", "told once"): 610,
    ("time", "words", "none"): -510,
    ("time", "predicate", "same class"): 2660,
    ("time", "predicate", "near"): 1330,
    ("time", "alone", "the only one"): 910,
    ("time", "separator", "set apart"): -780,
    ("time", "status", "other status"): -150,
    ("time", "precision", "two years"): 380,
    ("time", "precision", "two months"): 1230,
    ("time", "precision", "month and season"): 520,
    ("time", "precision", "two days"): 300,
    ("time", "precision", "day and hour"): -520,
    ("time", "precision", "two hours"): 0,
    ("time", "precision", "other"): -3060,
    ("time", "distance", "days"): -270,
    ("time", "slip", "typical slip"): 1820,
    ("time", "when", "both past"): 2120,
    ("time", "when", "both of late"): 900,
    ("time", "when", "both news"): -2080,
    ("time", "when", "both to come"): 2780,
    ("time", "when", "one to come"): -2720,
    ("time", "when", "two ages"): -1300,
    ("time", "known", "news to both"): 900,
    ("time", "known", "the day the other appeared"): -1500,
    ("time", "occasion", "the last time"): 2500,
    ("time", "relation", "until"): 320,
    ("time", "relation", "other"): -1790,
    ("time", "source", "of the sentence"): 220,
    ("time", "figures", "other figures"): -2440,
    ("quantity", "left over", "quantity"): 6770,
    ("quantity", "left over", "others"): -470,
    ("quantity", "left over", "sentences"): -670,
    ("quantity", "nearest", "of all"): 1310,
    ("quantity", "words", "of the clause"): 240,
    ("quantity", "words", "of the sentence"): -190,
    ("quantity", "words", "told once"): 690,
    ("quantity", "words", "none"): 60,
    ("quantity", "order", "apart"): -3090,
    ("quantity", "predicate", "same class"): 0,
    ("quantity", "predicate", "near"): 0,
    ("quantity", "alone", "the only one"): 540,
    ("quantity", "separator", "set apart"): -250,
    ("quantity", "status", "other status"): -610,
    ("quantity", "size", "apart"): -2260,
    ("quantity", "size", "sums and ages"): -640,
    ("quantity", "slip", "digits transposed"): 2800,
    ("quantity", "slip", "one digit"): -730,
    ("quantity", "slip", "a factor of ten, a hundred or a thousand"): -260,
    ("quantity", "slip", "no slip"): -1800,
    ("quantity", "counted", "same thing"): 800,
    ("quantity", "counted", "other thing"): -350,
    ("quantity", "counted", "one unnamed"): -1120,
    ("quantity", "size", "lengths and durations"): 1190,
    ("quantity", "rate", "other rate"): -1020,
    ("quantity", "when", "same day"): 1300,
    ("quantity", "attribute", "same"): 610,
    ("quantity", "scope", "other scope"): -970,
    ("quantity", "bound", "other bound"): -790,
    ("quantity", "questions", "two"): -590,
    ("quantity", "time", "disjoint"): -910,
    ("quantity", "time", "news of other days"): -800,
    ("place", "left over", "place"): 2390,
    ("place", "left over", "others"): 280,
    ("place", "left over", "sentences"): -1430,
    ("place", "nearest", "of all"): 1710,
    ("place", "words", "of the clause"): 600,
    ("place", "words", "of the sentence"): -800,
    ("place", "words", "told once"): 620,
    ("place", "words", "none"): 10,
    ("place", "predicate", "same class"): 2130,
    ("place", "predicate", "near"): 1060,
    ("place", "alone", "the only one"): 570,
    ("place", "separator", "set apart"): -420,
    ("place", "status", "other status"): -1610,
    ("place", "kind", "two of kind city"): 1690,
    ("place", "kind", "two of kind country"): 1370,
    ("place", "kind", "two of kind region"): 1630,
    ("place", "kind", "two of kind other"): 350,
    ("place", "relation", "same end"): 970,
    ("place", "relation", "same"): 1310,
    ("place", "time", "news of other days"): -1440,
    ("participant", "left over", "participant"): 5310,
    ("participant", "left over", "others"): -1050,
    ("participant", "left over", "sentences"): -1450,
    ("participant", "nearest", "of all"): 1100,
    ("participant", "words", "of the clause"): 1110,
    ("participant", "words", "of the sentence"): -860,
    ("participant", "words", "told once"): 1050,
    ("participant", "words", "none"): -930,
    ("participant", "order", "apart"): -2740,
    ("participant", "predicate", "same class"): 1150,
    ("participant", "predicate", "near"): 570,
    ("participant", "alone", "the only one"): 500,
    ("participant", "status", "other status"): -830,
    ("participant", "told", "again"): -1690,
    ("participant", "role", "two offices"): -920,
    ("participant", "home", "both told"): 1650,
    ("participant", "kind", "persons"): 610,
    ("participant", "role", "both act"): 1220,
    ("participant", "role", "same"): 320,
    ("participant", "time", "news of other days"): -1210,
    ("named", "left over", "named"): 3820,
    ("named", "left over", "sentences"): -1720,
    ("named", "nearest", "of all"): 0,
    ("named", "words", "of the clause"): 350,
    ("named", "words", "of the sentence"): -620,
    ("named", "words", "told once"): 910,
    ("named", "words", "none"): -2060,
    ("named", "order", "apart"): -3470,
    ("named", "predicate", "same class"): 420,
    ("named", "predicate", "near"): 210,
    ("named", "alone", "the only one"): 1600,
    ("named", "status", "other status"): -2290,
    ("named", "role", "two offices"): -2690,
    ("named", "home", "both told"): 2260,
    ("named", "kind", "persons"): 2080,
    ("named", "role", "both act"): -280,
    ("named", "role", "same"): 190,
    ("named", "time", "news of other days"): 0,
    ("named", "replaced", "in his place"): 3500,
    ("setting", "left over", "setting"): 2450,
    ("setting", "left over", "sentences"): -400,
    ("setting", "nearest", "of all"): 0,
    ("setting", "words", "of the clause"): 700,
    ("setting", "words", "of the sentence"): 0,
    ("setting", "words", "told once"): 400,
    ("setting", "words", "none"): -1500,
    ("setting", "predicate", "same class"): 0,
    ("setting", "predicate", "near"): 0,
    ("setting", "predicate", "one happening"): 2900,
    ("setting", "alone", "the only one"): 800,
    ("setting", "told", "there too"): -1200,
    ("setting", "subject", "same entity"): 900,
    ("setting", "subject", "same kind"): 500,
    ("setting", "subject", "other kind"): -800,
    ("setting", "subject", "other entity"): -2000,
    ("setting", "time", "disjoint"): -2500,
    ("setting", "time", "news of other days"): -2000,
    ("setting", "separator", "set apart"): -1500,
    ("described", "left over", "described"): 2450,
    ("described", "left over", "sentences"): -400,
    ("described", "nearest", "of all"): 0,
    ("described", "words", "of the clause"): 700,
    ("described", "words", "of the sentence"): 0,
    ("described", "words", "told once"): 400,
    ("described", "words", "none"): -1500,
    ("described", "predicate", "same class"): 0,
    ("described", "predicate", "near"): 0,
    ("described", "predicate", "one happening"): 2900,
    ("described", "alone", "the only one"): 800,
    ("described", "subject", "same entity"): 900,
    ("described", "subject", "same kind"): 500,
    ("described", "subject", "other kind"): -800,
    ("described", "subject", "other entity"): -2000,
    ("described", "time", "disjoint"): -2500,
    ("described", "time", "news of other days"): -2000,
    ("described", "separator", "set apart"): -1500,
    ("described", "described", "of one axis"): 0,
    ("described", "described", "of two axes"): -400,
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
