"""Pair the names of two stretches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry.linking.pairing._pair import Pairing
from registry.linking.pairing._words import Words


@dataclass(frozen=True, slots=True)
class SaidName:
    """One name where it stands."""

    start: int
    end: int
    text: str


def align_names(
    left: Sequence[SaidName], right: Sequence[SaidName], left_words: Words, right_words: Words
) -> tuple[Pairing, ...]:
    """For each left name the right name that stands in its place, where that is plain."""
    return ()
