"""What two articles on one story leave over: each tells values that fit none of the other's.

Reporters who write of one story in other words share most of its years, months
and numbers.  Where each article has a single year that fits none of the
other's, the two are likely to answer one question, whatever the words around
them: "came off the slipway in 1989", "built in 1998".  Of numbers that are left
over those belong together that are alike, by the weights below.  That is a
reason to ask and never one to be sure, so what is found is at most ``unsure``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from registry.lexicon import predicates
from registry.linking.alignments.quantities import two_questions
from registry.linking.alignments.scoring import made as aligned
from registry.linking.alignments.times import two_figures
from registry.linking.identity import reason_same
from registry.linking.levels import level
from registry.linking.levels.separators import separator_levels
from registry.linking.signature import Signature, noun_key, rarity
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level, QuantitySlot, TimeSlot
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.quantity import Dimension, Quantity
from registry.values.relation import Relation

_DATES = ("year", "month")
"""Days are too many: each article has some that the other has not."""
_BIT = {name: 1 << n for n, name in enumerate((*_DATES, *map(str, Dimension)))}
_DAYS = {"year": 5 * 366, "month": 2 * 366}
"""So far apart two dates may lie that are one, unless a slip makes one of the other."""
_APART = Relation.DISJOINT

NUMBERS: Mapping[tuple[str, str], int] = {
    ("left over", "numbers"): -1400,
    ("counts", "counted once"): 1280,
    ("counted", "same thing"): 690,
    ("attribute", "same"): 1200,
    ("size", "alike"): 1720,
    ("size", "up to four times"): -270,
    ("size", "far apart"): -1450,
    ("size", "sums and ages"): -1380,
    ("slip", "digits transposed"): 3690,
    ("slip", "one digit"): 1260,
    ("scope", "other scope"): -1430,
    ("bound", "other bound"): -710,
    ("separator", "set apart"): -1200,
}
"""What two numbers that are left over have in common, and what that weighs beside the story.

Unit: thousandths of a bit.  Fitted by logistic regression to the numbers left over in the gold
clusters, so that what passes is right in a third of all cases at the worst (ADR 12):
``python -m bench.fit_remaining`` prints it anew.
"""
WORDS, _WORDS_MOST = Fraction(68, 100), 2600
"""What the words in both clauses weigh, of their rarity, and the most rarity that counts."""
_MANY = (Dimension.MONEY, Dimension.PERCENT, Dimension.AGE)
"""Of which a story tells many."""
_SURE, _OPEN = THRESHOLDS["quantity"]


@dataclass(frozen=True, slots=True)
class _Value:
    """One value as it is written, with every claim that tells it."""

    sort: str
    slot: TimeSlot | QuantitySlot
    told: list[tuple[int, int]] = field(default_factory=list)
    """Row of the claim, and which of its values it is."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article tells: the values that may be left over, and all that may fit others."""

    values: dict[tuple[str, int, int], _Value] = field(default_factory=dict)
    times: list[times.TimeInterval] = field(default_factory=list)
    quantities: list[QuantitySlot] = field(default_factory=list)


_Ends = tuple[int, int, int, int]
"""Rows of the left and of the right claim, and which of their values."""


def sorts_of(built: Iterable[Signature]) -> NDArray[np.int64]:
    """The sorts of values that each claim tells, as bits."""
    told = [sum({_BIT[sort] for sort, _, _ in _values(side)}) for side in built]
    return np.array(told, dtype=np.int64)


def remaining(
    built: Sequence[Signature],
    pairs: Iterable[tuple[int, int]],
    story: Callable[[str, str], Level],
) -> Iterator[tuple[int, int, Alignment]]:
    """Rows of two claims, and the alignment of the values that their articles leave over.

    ``pairs`` are rows that may be compared and tell values of one sort, with every such pair
    of two articles; ``story`` gives the level of story of two documents.  ``built`` holds every
    claim of their articles.
    """
    for ours, theirs, pairing in _stories(built, pairs, story):
        for sort in sorted(ours.keys() & theirs.keys()):
            answer = pairing.dates if sort in _DATES else pairing.numbers
            yield from answer(ours[sort], theirs[sort])


def numbers_left(
    built: Sequence[Signature],
    pairs: Iterable[tuple[int, int]],
    story: Callable[[str, str], Level],
) -> Iterator[tuple[tuple[str, QuantitySlot], tuple[str, QuantitySlot], list[Level]]]:
    """Every pair of numbers that is left over, by document, and what the two have in common."""
    for ours, theirs, pairing in _stories(built, pairs, story):
        for sort in sorted(ours.keys() & theirs.keys() - set(_DATES)):
            for _, ends, levels in pairing.compared(ours[sort], theirs[sort]).values():
                one, other = (built[n].claim.document_id for n in ends[:2])
                p, q = pairing.quantities(ends)
                yield (one, p), (other, q), levels


def _stories(
    built: Sequence[Signature],
    pairs: Iterable[tuple[int, int]],
    story: Callable[[str, str], Level],
) -> Iterator[tuple[dict[str, list[_Value]], dict[str, list[_Value]], _Pairing]]:
    """What any two articles on one story leave over, by sort, and how it is paired."""
    between: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for left, right in pairs:
        one, other = (built[n].claim.document_id for n in (left, right))
        if one != other:
            between[min(one, other), max(one, other)].add((left, right))
    on = {ends: level for ends in sorted(between) if (level := story(*ends)).level == "same story"}
    told = _by_article(built, {document for ends in on for document in ends})
    for (one, other), level in on.items():
        ours, theirs = _by_sort(told[one], told[other]), _by_sort(told[other], told[one])
        yield ours, theirs, _Pairing(built, between[one, other], level)


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which of the values that two articles leave over belong together."""

    built: Sequence[Signature]
    pairs: set[tuple[int, int]]
    story: Level

    def dates(
        self, ours: Sequence[_Value], theirs: Sequence[_Value]
    ) -> Iterator[tuple[int, int, Alignment]]:
        """The one that stands alone on both sides."""
        if len(ours) != 1 or len(theirs) != 1:
            return
        ends = [
            e
            for e in self._ends(ours[0], theirs[0])
            if not two_figures(*self._sides(e)) and not _of_two_persons(*self._sides(e))
        ]
        if not ends:
            return
        left, right, i, j = min(ends)
        mine, yours = self._sides(min(ends))
        x, y = mine.claim.times[i].interval, yours.claim.times[j].interval
        near = abs(times.bounds(x)[0] - times.bounds(y)[0]) <= _DAYS[ours[0].sort]
        if not near and times.slip(x, y) is None:
            return
        why = f"of each article this is the one {ours[0].sort} that fits none of the other's"
        levels = [self.story, level("left over", "one on each side", why)]
        relation, reason = times.compare(x, y), times.explain(x, y)
        yield left, right, aligned("time", "time", i, j, levels, relation, reason, ())

    def numbers(
        self, ours: Sequence[_Value], theirs: Sequence[_Value]
    ) -> Iterator[tuple[int, int, Alignment]]:
        """Those that are alike, each with the one that is most like it."""
        found = self.compared(ours, theirs)
        told = {pair: one for pair, one in found.items() if one[0] >= _OPEN}
        for (a, b), (score, ends, levels) in told.items():
            if any(s > score for (x, y), (s, _, _) in told.items() if a == x or b == y):
                continue
            left, right, i, j = ends
            spare = min(0, _SURE - 1 - score)
            levels[1] = levels[1].model_copy(update={"weight": levels[1].weight + spare})
            p, q = self.quantities(ends)
            yield (
                left,
                right,
                aligned(
                    "quantity",
                    "quantity",
                    i,
                    j,
                    levels,
                    quantities.compare(p.quantity, q.quantity),
                    quantities.explain(p.quantity, q.quantity),
                    (),
                ),
            )

    def compared(
        self, ours: Sequence[_Value], theirs: Sequence[_Value]
    ) -> dict[tuple[int, int], tuple[int, _Ends, list[Level]]]:
        """For each two numbers the claims that say most, and what that weighs."""
        alone = len(ours) == len(theirs) == 1
        ours, theirs = _no_sums(ours, theirs), _no_sums(theirs, ours)
        told: dict[tuple[int, int], tuple[int, _Ends, list[Level]]] = {}
        for a, b in product(range(len(ours)), range(len(theirs))):
            for e in sorted(self._ends(ours[a], theirs[b])):
                if _of_two_periods(*self._sides(e)) or two_questions(
                    *self._sides(e), *e[2:], *self.quantities(e)
                ):
                    continue
                levels = self._alike(e, alone=alone)
                score = sum(one.weight for one in levels)
                if (a, b) not in told or score > told[a, b][0]:
                    told[a, b] = score, e, levels
        return told

    def _alike(self, ends: _Ends, *, alone: bool) -> list[Level]:
        """What two numbers have in common, the story and that they are left over first."""
        left, right = self._sides(ends)
        p, q = self.quantities(ends)
        found = [
            self.story,
            _number("left over", "numbers", "each fits nothing of the other article"),
        ]
        if alone:
            found.append(_number("counts", "counted once", f"the one {p.quantity.dimension} left"))
        if p.counted and q.counted and _one_noun(p.counted, q.counted):
            found.append(_number("counted", "same thing", f"{p.counted} and {q.counted}"))
        property_ = left.claim.kind == right.claim.kind == "property"
        if (p.attribute == q.attribute and len(p.attribute) > _PREPOSITION) or (
            property_ and left.claim.predicate == right.claim.predicate
        ):
            found.append(_number("attribute", "same", p.attribute))
        found.append(_size(p.quantity, q.quantity))
        if p.quantity.dimension in _MANY:
            found.append(_number("size", "sums and ages", str(p.quantity.dimension)))
        slip = quantities.slip(p.quantity, q.quantity)
        if ("slip", str(slip)) in NUMBERS:
            found.append(_number("slip", str(slip), str(slip)))
        if p.scope != q.scope:
            said = f"{p.scope or 'as it stands'} against {q.scope or 'as it stands'}"
            found.append(_number("scope", "other scope", said))
        if p.quantity.bound != q.quantity.bound:
            found.append(_number("bound", "other bound", f"{p.quantity} and {q.quantity}"))
        found += (
            one.model_copy(update={"weight": NUMBERS["separator", "set apart"]})
            for one in separator_levels(left, right)
        )
        words = sorted(left.words & right.words, key=lambda word: (-rarity(word), word))
        rare = min(_WORDS_MOST, sum(map(rarity, words)))
        if rare:
            weight, reason = int(rare * WORDS), ", ".join(words[:4])
            found.append(Level(slot="words", level="shared words", weight=weight, reason=reason))
        return found

    def _ends(self, one: _Value, other: _Value) -> Iterator[_Ends]:
        """The pairs of claims that tell the two and may be compared."""
        for (x, i), (y, j) in product(one.told, other.told):
            if (x, y) in self.pairs:
                yield x, y, i, j
            elif (y, x) in self.pairs:
                yield y, x, j, i

    def _sides(self, ends: _Ends) -> tuple[Signature, Signature]:
        return self.built[ends[0]], self.built[ends[1]]

    def quantities(self, ends: _Ends) -> tuple[QuantitySlot, QuantitySlot]:
        left, right = self._sides(ends)
        return left.claim.quantities[ends[2]], right.claim.quantities[ends[3]]


_PREPOSITION = 5
"""Letters up to which an attribute is a preposition or ``agent`` and says nothing."""


def _number(slot: str, name: str, reason: str) -> Level:
    return Level(slot=slot, level=name, weight=NUMBERS[slot, name], reason=reason)


def _size(p: Quantity, q: Quantity) -> Level:
    """How many times the greater is the smaller."""
    low, high = sorted((abs(p.value), abs(q.value)))
    name = "alike" if high <= 2 * low else "up to four times" if high <= 4 * low else "far apart"
    return _number("size", name, f"{p} and {q}")


@lru_cache(maxsize=65536)
def _one_noun(one: str, other: str) -> bool:
    return noun_key(one) == noun_key(other) or predicates.related_nouns(one, other) in (
        "same",
        "class",
    )


def _of_two_persons(left: Signature, right: Signature) -> bool:
    """Whether it befell one person here, and another there: her birth and her brother's."""
    mine, yours = (
        [a.name for a in side.role("patient") if a.name is not None and a.name.kind == "person"]
        for side in (left, right)
    )
    return bool(mine and yours) and not any(
        reason_same(one, other) is not None for one in mine for other in yours
    )


def _of_two_periods(left: Signature, right: Signature) -> bool:
    """Whether both claims tell when: inflation in March, and in April."""
    a, b = left.claim.time, right.claim.time
    return a is not None and b is not None and times.compare(a.interval, b.interval) is _APART


def _values(side: Signature) -> Iterator[tuple[str, int, TimeSlot | QuantitySlot]]:
    """What may be left over of a claim: the sort of each value, and which it is."""
    claim = side.claim
    if claim.negated:
        return
    # "Minister from 2012 to 2014": both years are the state's, and answer no other date.
    ends = any(slot.relation == "until" for slot in claim.times)
    if claim.kind != "property" and not ends:
        day = side.article.published
        for at, slot in enumerate(claim.times):
            sort = str(slot.interval.granularity)
            if sort not in _DATES or slot.relation != "at" or slot.source not in ("own", "clause"):
                continue
            if day is None or times.bounds(slot.interval)[0] <= day.toordinal():
                yield sort, at, slot  # what is planned has a time for each step
    for at, number in enumerate(claim.quantities):
        yield str(number.quantity.dimension), at, number


def _by_article(built: Sequence[Signature], wanted: set[str]) -> Mapping[str, _Told]:
    """What each article tells, each value once for each place where it is written."""
    found = {document: _Told() for document in wanted}
    for row, side in enumerate(built):
        own = found.get(side.claim.document_id)
        if own is None:
            continue
        own.times.extend(slot.interval for slot in side.claim.times)
        own.quantities.extend(side.claim.quantities)
        for sort, at, slot in _values(side):
            if slot.mention is not None:
                key = (sort, slot.mention.start, slot.mention.end)
                own.values.setdefault(key, _Value(sort, slot)).told.append((row, at))
    return found


def _by_sort(mine: _Told, yours: _Told) -> dict[str, list[_Value]]:
    """The values of one article that fit none of the other's, by their sort."""
    found: dict[str, list[_Value]] = defaultdict(list)
    for one in mine.values.values():
        slot = one.slot
        if isinstance(slot, TimeSlot):
            fits = any(times.compare(slot.interval, t) is not _APART for t in yours.times)
        else:
            fits = any(_fits(slot, other) for other in yours.quantities)
        if not fits:
            found[one.sort].append(one)
    return found


def _no_sums(mine: Sequence[_Value], yours: Sequence[_Value]) -> list[_Value]:
    """Without the numbers that two of the other article add up to: eight, and five and three."""
    sums = {x + y for x, y in combinations(map(_size_of, yours), 2)}
    return [one for one in mine if _size_of(one) not in sums]


def _size_of(one: _Value) -> Fraction:
    assert isinstance(one.slot, QuantitySlot)
    return one.slot.quantity.value


_SMALL = 20
"""Up to which counts agree by chance."""


def _fits(one: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether the other article tells this number too, of what may be the same."""
    a, b = one.quantity, other.quantity
    if a.dimension is not b.dimension or quantities.compare(a, b) is _APART:
        return False
    chance = a.dimension is Dimension.COUNT and abs(a.value) <= _SMALL
    return (
        not chance or not one.counted or not other.counted or _one_noun(one.counted, other.counted)
    )
