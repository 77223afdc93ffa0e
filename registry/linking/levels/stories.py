"""How much two articles as wholes are about one story."""

from __future__ import annotations

import re

from registry.linking.identity import reason_same
from registry.linking.levels.named import level
from registry.linking.signature import Profile, name_rarity, rarity
from registry.records import Level

SAME, RELATED = 3600, 1800
"""Shared names and words, in thousandths, from which two articles are on one story, or on two
that touch."""
SAME_NEAR, RELATED_NEAR = 1100, 900
"""The same for articles published within ``NEAR`` days."""
NEAR = 2
FIGURE, MOST_FIGURES = 500, 1000
"""What a figure is worth that two such articles tell, and all of them at most."""
_FIGURES = re.compile(r"\d+\.\d+|\d{1,3}(?:,\d{3})+|(?!19|20)\d{3,}")  # "9.25", "5,216"


def story(left: Profile, right: Profile) -> Level:
    """How much the two articles as wholes are about one story."""
    shared = []
    total = 0
    for key in sorted(left.names):
        entity = left.names[key]
        match = (
            key
            if key in right.names
            else next((k for k in sorted(right.names) if reason_same(entity, right.names[k])), None)
        )
        if match is not None:
            shared.append(entity.name)
            total += name_rarity(entity) if entity.kind != "country" else 300
    words = left.words & right.words
    total += min(2500, sum(map(rarity, words)) // 4)
    gap = _gap(left, right)
    reason = _told(shared, len(words), gap)
    # What is told of within two days, and in like words, seldom is another story.
    near = gap is not None and gap <= NEAR
    if near:
        figures = sum(_FIGURES.fullmatch(word) is not None for word in words)
        total += min(MOST_FIGURES, FIGURE * figures)
    if total >= (SAME_NEAR if near else SAME):
        return level("story", "same story" if gap is None or gap <= 30 else "related", reason)
    if total >= (RELATED_NEAR if near else RELATED):
        return level("story", "related", reason)
    return level("story", "other", reason)


def _told(shared: list[str], words: int, gap: int | None) -> str:
    """What two articles share, and how far apart they were published, in words."""
    names = ", ".join(shared[:4]) + (" …" if len(shared) > 4 else "")
    told = [f"{_count(len(shared), 'name')} in both{f' ({names})' if shared else ''}"]
    told.append(f"{_count(words, 'telling word')} in both")
    if gap is not None:
        told.append(f"published {_count(gap, 'day')} apart" if gap else "published on one day")
    return ", ".join(told)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _gap(left: Profile, right: Profile) -> int | None:
    a, b = left.article.published, right.article.published
    return abs((a - b).days) if a and b else None
