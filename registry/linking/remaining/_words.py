"""The words that two sentences have in common, in one form or another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from registry.lexicon import predicates
from registry.linking.signature import Signature, noun_key, rarity

_TELLING = 210
"""What a word in common is worth from which it says what a sentence is about, in thousandths."""
_STEM = 5
"""Letters that two forms of one word share: "invest", "investor"."""
_OTHER_FORM = 7
"""Tenths that a word in another form, or of the same class, counts for."""


@lru_cache(maxsize=65536)
def concepts(word: str) -> frozenset[str]:
    """What a word stands for: itself, its stem, and its classes as a noun and as a verb."""
    found = {word, f"{word[:_STEM]}…" if len(word) > _STEM else word, f"noun {noun_key(word)}"}
    for pos in ("VERB", "NOUN"):
        found.update(f"verb {one}" for one in predicates.predicate_classes(word, pos=pos))
    return frozenset(found)


def words_of(side: Signature) -> set[str]:
    """The words of a claim: the parser may give those of its subject to another clause."""
    return {*side.claim.context, side.claim.predicate, *(arg.head for arg in side.args)}


@dataclass(slots=True, frozen=True)
class Words:
    """The words of a sentence or of a clause that say anything."""

    words: Set[str]
    concepts: Set[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """The words, and what they stand for."""
        found = frozenset([one for one in words if rarity(one)])
        return cls(found, frozenset().union(*map(concepts, found)))


class InCommon(NamedTuple):
    """What two sentences have in common."""

    weight: int = 0
    """By the rarity of the words, in thousandths."""
    words: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    """Those that tell and stand in one sentence of each article."""


NOTHING = InCommon()


def in_common(mine: Words, yours: Words, ours: Counter[str], theirs: Counter[str]) -> InCommon:
    """The words in common; each has one counterpart at most.

    ``ours`` and ``theirs`` count in how many sentences of each article a concept is told.
    """
    both = mine.concepts & yours.concepts
    if not both:
        return NOTHING
    told = [word for word in mine.words if not concepts(word).isdisjoint(both)]
    free = {word for word in yours.words if not concepts(word).isdisjoint(both)}
    weight, words, once = 0, [], []
    for word in sorted(told, key=lambda one: (-rarity(one), one)):
        other = _counterpart(word, free)
        if other is None:
            continue
        free.discard(other)
        worth = min(rarity(word), rarity(other))
        if word != other:
            worth = worth * _OTHER_FORM // 10
        weight += worth
        words.append(word)
        if worth >= _TELLING and _least(word, ours) == 1 == _least(other, theirs):
            once.append(word)
    return InCommon(weight, tuple(words), tuple(once))


def _counterpart(word: str, others: Set[str]) -> str | None:
    if word in others:
        return word
    return min(
        (one for one in others if not concepts(word).isdisjoint(concepts(one))), default=None
    )


def _least(word: str, counts: Counter[str]) -> int:
    return min(counts[one] for one in concepts(word))
