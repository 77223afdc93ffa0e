"""Two values with what they have in common, and which of them go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from registry.linking.remaining._common import IN_COMMON, set_apart
from registry.linking.remaining._weights import MOST, MOST_APART, Common
from registry.linking.signature import Signature

End = tuple[int, int]
"""Row of a claim, and which of its values of the sort."""
_OF_TWO_AGES = ("two ages", "one to come")


def of_one_age(found: Sequence[Common]) -> bool:
    """Whether two times may be of one age: not long past, and news."""
    return not any(one.slot == "when" and one.level in _OF_TWO_AGES for one in found)


def of_these(
    sort: str, least: int, left: Signature, i: int, right: Signature, j: int
) -> list[Common] | None:
    """What two values have in common by themselves; ``None`` where that weighs less than ``least``.

    What may weigh for them is asked first, and nothing more where the rest cannot be enough.
    """
    found: list[Common] = []
    score = 0
    for rest, told in (
        (MOST[sort], IN_COMMON[sort](left, i, right, j)),
        (MOST_APART[sort], set_apart(sort, left, i, right, j)),
    ):
        if score + rest < least:
            return None
        for one in told:
            found.append(one)
            score += one.weight(sort)
            rest -= one.most(sort)
            if score + rest < least:
                return None
    return found


class Scored(NamedTuple):
    """Two values, and what they have in common."""

    score: int
    pair: tuple[int, int]
    left: End
    right: End
    common: Sequence[Common]

    @property
    def loose(self) -> bool:
        """Whether one denies something, and no word of it is opposed by the other."""
        return any(one.slot == "opposed" and one.level == "nothing" for one in self.common)


def most_of(found: Sequence[Scored]) -> Mapping[tuple[int, int], int]:
    """What scores most with each value, by side and its number there."""
    most: dict[tuple[int, int], int] = defaultdict(int)
    for one in found:
        for end in enumerate(one.pair):
            most[end] = max(most[end], one.score)
    return most


_AS_GOOD = 1500
"""So much less than the clause that is most opposed another one of its sentence may weigh."""


def of_one_sentence(found: Sequence[Scored], chosen: Sequence[Scored]) -> list[Scored]:
    """Other clauses of the same two sentences that are opposed as well.

    "He had a heart attack, and there was no poison in his body" denies twice that he was poisoned;
    each shares a claim with what was chosen, so that they make one conflict.
    """
    return [
        one
        for one in found
        if one not in chosen
        and any(
            one.pair == best.pair
            and (one.left == best.left or one.right == best.right)
            and one.score >= best.score - _AS_GOOD
            and one.loose == best.loose
            for best in chosen
        )
    ]


Alike = Mapping[tuple[int, int], tuple[int, End, End]]
"""Pairs of values by their numbers: how alike the claims are that are most alike, and which."""


def most_alike(found: Alike) -> Mapping[tuple[int, int], int]:
    """How alike the nearest is, by side (0 or 1) and number of a value."""
    most: dict[tuple[int, int], int] = defaultdict(int)
    for (a, b), (worth, _, _) in found.items():
        most[0, a], most[1, b] = max(most[0, a], worth), max(most[1, b], worth)
    return most


def nearest(found: Alike) -> dict[tuple[int, int], tuple[int, End, End]]:
    """Of too many values those that are told in words most alike, either way."""
    most = most_alike(found)
    return {
        (a, b): ends
        for (a, b), ends in found.items()
        if ends[0] and ends[0] >= most[0, a] and ends[0] >= most[1, b]
    }
