"""Of whom two claims are told, and what holds the two apart."""

from __future__ import annotations

from collections.abc import Iterator

from registry.linking.levels.participants import best_match
from registry.linking.levels.separators import separator_levels
from registry.linking.levels.times import time_levels
from registry.linking.remaining._weights import Common
from registry.linking.signature import Arg, Signature, noun_key, once_each


def subject(left: Signature, right: Signature) -> Iterator[Common]:
    """Whether the same takes part, or somebody of one kind."""
    found = best_match(_core(left), _core(right))
    if found is not None:
        yield Common("subject", found[0], (found[1],))


def befell(left: Signature, right: Signature, i: int, j: int) -> Iterator[Common]:
    """The same of two claims that differ in one of those who take part, by number."""
    rest = [
        tuple([a for n, a in enumerate(side.args) if n != at and a.role in ("agent", "patient")])
        for side, at in ((left, i), (right, j))
    ]
    found = best_match(*rest)
    if found is not None:
        yield Common("subject", found[0], (found[1],))


def held_apart(left: Signature, right: Signature) -> Iterator[Common]:
    """Times without a common day, and words such as "another"."""
    for one in time_levels(left, right):
        if one.level in ("disjoint", "news of other days"):
            yield Common("time", one.level, (one.reason,))
    for one in separator_levels(left, right):
        yield Common("separator", "set apart", (one.reason,))


@once_each
def _core(side: Signature) -> tuple[Arg, ...]:
    return tuple(a for a in side.args if a.role in ("agent", "patient"))


@once_each
def told_of(side: Signature) -> frozenset[str]:
    """Of whom or what a claim tells, by key."""
    return frozenset(
        [one.name.key if one.name is not None else noun_key(one.head) for one in _core(side)]
    )
