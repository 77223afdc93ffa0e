"""Pair the numbers of two stretches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bench.pairing._pair import Pairing, choose
from bench.pairing._words import Words, kin, shared_near, stem
from registry.lexicon.counted import comparable_classes, counted_class
from registry.values import quantity as quantities
from registry.values.quantity import Dimension, Quantity

_PLAIN = 4
_RIVAL = 1
_FATES = {
    "die": "dead",
    "recover": "recovered",
    "infect": "patient",
    "injur": "injured",
    "arrest": "arrested",
    "miss": "missing",
}
"""Word families that say which of the people a number counts."""
_PEOPLE = frozenset({"person", "patient", "victim", ""})


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """One quantity where it stands, with the words that it counts."""

    start: int
    end: int
    value: Quantity
    counted: str = ""


def align_numbers(
    left: Sequence[SaidNumber], right: Sequence[SaidNumber], left_words: Words, right_words: Words
) -> tuple[Pairing, ...]:
    """For each left number the right number that answers it, where that is plain."""
    ours = [_Seen.of(one, left_words) for one in left]
    theirs = [_Seen.of(other, right_words) for other in right]
    found = []
    for i, one in enumerate(ours):
        rivals = [
            pair for j, other in enumerate(theirs) if (pair := _pair(i, j, one, other)) is not None
        ]
        if chosen := choose(rivals, _PLAIN, _RIVAL):
            found.append(chosen)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A number with what its surroundings say of it."""

    said: SaidNumber
    near: dict[str, int]
    head: tuple[str, ...]
    kind: str

    @staticmethod
    def of(said: SaidNumber, words: Words) -> _Seen:
        near = words.around(said.start, said.end)
        head = tuple(stem(word) for word in said.counted.split())
        kind = (counted_class(head[-1]) or "") if head else ""
        if said.value.dimension is Dimension.COUNT and kind in _PEOPLE and (kind or not head):
            kind = (
                _fate(words.after(said.end), head) or _fate(words.ahead(said.start), head) or kind
            )
        return _Seen(said, near, head, kind)


def _fate(near: dict[str, int], head: tuple[str, ...]) -> str | None:
    """The nearest word that says what became of the people, other than their own noun."""
    own = {kin(word) for word in head}
    fates = sorted(
        (near[word], _FATES[word]) for word in _FATES if word in near and word not in own
    )
    return fates[0][1] if fates and fates[0][0] <= 3 else None


def _pair(i: int, j: int, one: _Seen, other: _Seen) -> Pairing | None:
    ours, theirs = one.said.value, other.said.value
    if quantities.incomparable(ours, theirs):
        return None
    points, words = shared_near(one.near, other.near)
    score = min(points, 4)
    reasons = [f"both near {', '.join(words[:3])}"] if words else []
    counted = _counted(one, other)
    if counted:
        score += counted
        reasons.append("they count the same" if counted > 0 else "they count other things")
    likeness = _likeness(ours, theirs)
    score += likeness
    if likeness > 1:
        reasons.append("they are of one size")
    if ours.dimension not in (Dimension.COUNT, Dimension.ORDINAL):
        score += 1
    relation = quantities.compare(ours, theirs)
    return Pairing("number", i, j, relation, score, "; ".join(reasons))


def _counted(one: _Seen, other: _Seen) -> int:
    """Points for counting the same thing, or against it."""
    if one.kind and other.kind:
        if not comparable_classes(one.kind, other.kind):
            return -4
        return 3
    if not one.head or not other.head:
        return 0
    if one.head[-1] == other.head[-1]:
        return 3
    return 1 if set(one.head) & set(other.head) else -1


def _likeness(left: Quantity, right: Quantity) -> int:
    """Points for being of one size: a disagreement is seldom about another order."""
    one, other = abs(left.value), abs(right.value)
    if one == other:
        return 3
    if not one or not other:
        return 0
    ratio = Fraction(max(one, other)) / min(one, other)
    for most, points in _RATIOS:
        if ratio <= most:
            return points
    return -2


_RATIOS = ((Fraction(51, 50), 3), (Fraction(6, 5), 2), (Fraction(3, 2), 1), (Fraction(3), 0))
