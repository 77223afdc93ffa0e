"""Words that look like those of a bound and are none: "handed over 61", "went up to 34"."""

from __future__ import annotations

from collections.abc import Sequence

from registry.extraction.quantities._numbers import is_joiner
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._words import cut


def tells_no_bound(words: Sequence[str], tokens: Tokens, start: int, number: int) -> bool:
    """Whether ``words``, from token ``start`` on, belong to what stands before them."""
    before = tokens.word(start - 1)
    match tuple(words):
        case ("over",):
            return before in _NO_BOUND or _in_which(tokens, start, number)
        case ("under",):
            return before in _LYING
        case ("up", "to"):
            return _moved_up(tokens, start)
    return False


def _in_which(tokens: Tokens, over: int, i: int) -> bool:
    """Whether the time after "over" is that in which it came about: "5 percent over two years"."""
    joined = is_joiner(tokens, i + 1)
    if tokens.word(i + 1 + joined) not in _SPANS or not tokens.near(over):
        return False
    before = tokens.words[max(0, over - 3) : over]
    return bool(before) and (
        any(word[:1].isdigit() for word in before) or before[-1] in ("percent", "%", "times")
    )


_SPANS = frozenset(
    "days weeks months years decades quarters seasons hours nights games matches races".split()
)
_SPREAD = frozenset(
    cut(
        """averaged average averaging all spread spreads spreading stretch stretches stretched
        stretching extend extends extended extending"""
    )
)
"""Words after which "over" is no bound."""
_LYING = frozenset("buried trapped hidden entombed lies lying lay submerged".split())
"""Words after which "under" tells where: "buried under four metres of snow"."""
_HANDED = frozenset(
    "hand hands handed handing take takes took taken taking turn turns turned turning".split()
)
"""Verbs of which "over" is a part: "handed over 61 aircraft"."""
_CONTENDING = frozenset(
    cut(
        """
    dispute disputes row rows quarrel quarrels quarrelled quarreled quarrelling conflict war feud
    feuding clash clashes clashed standoff stand-off argument arguments argued arguing debate
    debates anger outrage fury concern concerns fear fears worries doubts talks negotiations
    deadlock impasse controversy scandal odds wrangle wrangling squabble tension tensions protest
    protests protested disagreement disagreements tussle spat battle fight strike walkout
    """
    )
)
"""Words after which "over" tells what it is about: "a dispute over 11 villages"."""
_NO_BOUND = _SPREAD | _HANDED | _CONTENDING


_GOING_UP = frozenset(
    cut(
        """go goes went gone going come comes came coming climb climbs climbed climbing creep creeps
    crept creeping edge edges edged edging inch inches inched inching"""
    )
)
_BRINGING_UP = frozenset(
    cut(
        """bring brings brought bringing push pushes pushed pushing put puts putting drive drives
    drove driven driving take takes took taken taking send sends sent sending bump bumps bumped
    lift lifts lifted nudge nudges nudged force forces forced move moves moved"""
    )
)
_BETWEEN = 4
"""Words of what is brought up."""


def _moved_up(tokens: Tokens, up: int) -> bool:
    """Whether it went up to there, and is no less: "brought the toll up to 34"."""
    if tokens.word(up - 1) in _GOING_UP:
        return True
    before = [tokens.word(at) for at in range(max(0, up - _BETWEEN - 1), up - 1)]
    return any(word in _BRINGING_UP for word in before)
