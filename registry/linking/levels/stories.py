"""How much two articles as wholes are about one story."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from registry.linking.identity.same import reason_same
from registry.linking.levels.named import level
from registry.linking.signature import Profile, name_rarity, rarity
from registry.records import Level


class Bar(NamedTuple):
    """What two articles published so many days apart must share, in thousandths."""

    days: float
    same: int
    """To be on one story."""
    related: int
    """To be on two that touch."""
    titled: int
    """So much more where both have a title that tells something: what it shares counts too."""


BARS = (Bar(2, 1100, 900, 200), Bar(7, 2500, 1500, 300), Bar(math.inf, 3600, 1800, 400))
"""The nearest first; articles of no known day stand under the last.

Of 968 pairs of one story (27 sets of tests), whatever their days, 98, 93 and 86 of 100 share so
much; of pairs of two 146, 20 and 3 of 10,000.  Without titles: 97, 92 and 86; 185, 28 and 4.
"""
NEAR = BARS[0].days
TITLE = 3
"""The part of the rarity of its words that a title adds."""
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
    titles = left.heading & (right.heading | right.words) | right.heading & left.words
    titles -= {word for name in shared for word in name.lower().split()}
    total += sum(map(rarity, titles)) // TITLE
    gap = _gap(left, right)
    reason = _told(shared, len(words), sorted(titles), gap)
    # What is told of within two days, and in like words, seldom is another story.
    if gap is not None and gap <= NEAR:
        figures = sum(_FIGURES.fullmatch(word) is not None for word in words)
        total += min(MOST_FIGURES, FIGURE * figures)
    bar = next(one for one in BARS if one.days >= (math.inf if gap is None else gap))
    if left.heading and right.heading:
        total -= bar.titled
    if total >= bar.same:
        return level("story", "same story" if gap is None or gap <= 30 else "related", reason)
    if total >= bar.related:
        return level("story", "related", reason)
    return level("story", "other", reason)


def _told(shared: list[str], words: int, titles: list[str], gap: int | None) -> str:
    """What two articles share, and how far apart they were published, in words."""
    names = ", ".join(shared[:4]) + (" …" if len(shared) > 4 else "")
    told = [f"{_count(len(shared), 'name')} in both{f' ({names})' if shared else ''}"]
    told.append(f"{_count(words, 'telling word')} in both")
    if titles:
        told.append(f"in a title {', '.join(repr(word) for word in titles[:4])}")
    if gap is not None:
        told.append(f"published {_count(gap, 'day')} apart" if gap else "published on one day")
    return ", ".join(told)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _gap(left: Profile, right: Profile) -> int | None:
    a, b = left.article.published, right.article.published
    return abs((a - b).days) if a and b else None
