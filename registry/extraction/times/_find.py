"""Apply the grammar to the letters of a text: the longest matches, disjoint and in order."""

from __future__ import annotations

import re

from registry.extraction.times._grammar import RULES, Rule
from registry.extraction.times._match import Match
from registry.extraction.times._meaning import Fields, Meaning, Piece
from registry.extraction.times._tokens import Tokens


def find(tokens: Tokens, rules: tuple[Rule, ...] = RULES) -> list[Piece]:
    """All time expressions that the grammar sees, in order and disjoint."""
    candidates: list[tuple[int, int, int, tuple[Piece, ...]]] = []
    letters = tokens.letters
    for order, rule in enumerate(rules):
        for found in rule.pattern.finditer(letters):
            match = Match(tokens, found)
            built = rule.build(match)
            if built is None or _usual(match, built):
                continue
            pieces = built if isinstance(built, tuple) else (_piece(tokens, found, built, rule),)
            first, last = pieces[0].first, pieces[-1].last
            candidates.append((first - last, first, order, pieces))
    # The longest first; what overlaps a longer one falls away.
    candidates.sort(key=lambda one: one[:3])
    taken = bytearray(len(tokens))
    kept: list[tuple[Piece, ...]] = []
    for _, _, _, pieces in candidates:
        first, last = pieces[0].first, pieces[-1].last
        if any(taken[first:last]):
            continue
        taken[first:last] = b"\x01" * (last - first)
        kept.append(pieces)
    kept.sort(key=lambda pieces: pieces[0].first)
    return [
        piece if not piece.link else _numbered(piece, number)
        for number, pieces in enumerate(kept, start=1)
        for piece in pieces
    ]


# "An average October", "a normal winter": of no year.
_USUAL = frozenset("average normal typical usual ordinary standard".split())


def _usual(match: Match, meaning: Meaning | tuple[Piece, ...]) -> bool:
    """Whether it is a month or a season as it usually is, and none of the calendar."""
    if match.before() not in _USUAL or not isinstance(meaning, Fields):
        return False
    return meaning.year is None and meaning.day is None


def _piece(tokens: Tokens, found: re.Match[str], built: Meaning, rule: Rule) -> Piece:
    first, last = found.span()
    return Piece(first, last, built, rule.name)


def _numbered(piece: Piece, number: int) -> Piece:
    return Piece(
        piece.first,
        piece.last,
        piece.meaning,
        piece.rule,
        number if piece.link_kind else 0,
        piece.link_kind,
    )
