"""Pair the names of two stretches: which name of the one stands in the place of which of the other.

A name that the other stretch has too, in any form, agrees.  A name that it has
not, where another name of the same kind stands in the same surroundings, is
disjoint; where that other name is one of a list it proves nothing, since lists
are seldom complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from registry.lexicon import geography, titles
from registry.lexicon.frequency import zipf
from registry.lexicon.geography import fold
from registry.linking.pairing._pair import Pairing
from registry.linking.pairing._words import EMPTY, Words, kin, shared_near
from registry.values import place as places
from registry.values.relation import Relation

_PLAIN = 3
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.&-]*)(?:[ ](?:(?:of|de|da|di|del|van|von|der|the|la|le|du|bin|al)[ ]){0,2}"
    r"[^\W\d_a-z][\w'’.&-]*)*"
)
_UPPER = re.compile(r"[^\W\d_]")
_DATES = frozenset(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday""".split()
)
_NO_NAMES = EMPTY | _DATES | {"i", "mr", "mrs", "ms", "dr", "covid", "us", "lrb", "rrb", "see"}
_LISTING = re.compile(r"^\s*(?:,\s*)?(?:(?:and|or|&|as well as)\s|,\s*(?=[^\W\d_a-z]))")
_LISTED = re.compile(r"(?:\band|\bor|,|&|including|such as)\s*$")


@dataclass(frozen=True, slots=True)
class SaidName:
    """One name where it stands."""

    start: int
    end: int
    text: str

    @property
    def tokens(self) -> frozenset[str]:
        """Its telling words, folded."""
        return frozenset(
            word
            for part in re.split(r"[\s\-–.,'’&]+", fold(self.text))
            if (word := part) and word not in EMPTY
        )


def names_in(text: str) -> tuple[SaidName, ...]:
    """Runs of words with capitals, without the ordinary words that begin a sentence.

    >>> [name.text for name in names_in("The Dutch rower Ada Blom won in Lima.")]
    ['Dutch', 'Ada Blom', 'Lima']
    """
    found = []
    for match in _NAME.finditer(text):
        start = match.start()
        for part in _SPLIT.split(match[0]):
            at = text.index(part, start)
            start = at + len(part)
            if name := _trimmed(text, at, part):
                found.append(name)
    return tuple(found)


_SPLIT = re.compile(r"(?<=[a-z]s) of the (?=[^\W\d_a-z])")
"""A plural name ends before "of the": teams, not works ("Shadow of the Raider")."""


def _trimmed(text: str, start: int, shown: str) -> SaidName | None:
    """The name without the ordinary words at its ends; ``None`` when nothing is left."""
    shown = shown.rstrip(".,'’-& ")
    words = shown.split(" ")
    begins = _begins_sentence(text, start)
    while words and (
        words[0].lower() in _NO_NAMES or (begins and _ordinary(words[0], alone=len(words) == 1))
    ):
        start += len(words[0]) + 1
        words, begins = words[1:], False
    while words and words[-1].lower() in _NO_NAMES:
        words = words[:-1]
    name = " ".join(words)
    if len(name) < 2 or not any(letter.isupper() for letter in name):
        return None
    return SaidName(start, start + len(name), name)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" `'\"“‘*(")
    return not before or before[-1] in ".!?:;"


def _ordinary(word: str, *, alone: bool) -> bool:
    """Whether a word with a capital at the start of a sentence is likely no name."""
    lower = word.lower()
    if geography.demonym_country(word) or geography.place_candidates(word):
        return False
    if titles.gender_of_first_name(lower) is not None:
        return False
    return zipf(lower) >= (_COMMON if alone else _VERY_COMMON)


_COMMON = 38
_VERY_COMMON = 52


def align_names(
    left: Sequence[SaidName],
    right: Sequence[SaidName],
    left_words: Words,
    right_words: Words,
    about: frozenset[str] = frozenset(),
) -> tuple[Pairing, ...]:
    """For each left name the right name that is it, or that stands in its place.

    ``about`` are the folded words of what both stretches are about: the right
    one need not name it again.
    """
    there = frozenset(word for name in right for word in name.tokens) | frozenset(
        fold(word) for word in re.findall(r"[^\W_]+", right_words.text)
    )
    here = frozenset(fold(word) for word in re.findall(r"[^\W_]+", left_words.text))
    covered = _covered(left, left_words, right_words)
    found = []
    for i, one in enumerate(left):
        same = next((j for j, other in enumerate(right) if _same(one, other)), None)
        if same is not None:
            found.append(Pairing("name", i, same, Relation.EQUAL, 9, "the same name"))
            continue
        if one.tokens & there or one.tokens & about:
            continue  # a part of it is there: a short or a longer form, or chance
        rivals = [
            pair
            for j, other in enumerate(right)
            if not other.tokens & here and not other.tokens & about
            and (pair := _replaced(i, j, one, other, left_words, right_words, covered))
        ]
        rivals.sort(key=lambda pair: (-pair.score, pair.right))
        if rivals and rivals[0].score >= _PLAIN:
            found.append(rivals[0])
    return tuple(found)


def _same(one: SaidName, other: SaidName) -> bool:
    ours, theirs = one.tokens, other.tokens
    if ours == theirs:
        return True
    if ours and theirs and (ours < theirs or theirs < ours):
        return True
    codes = kind_of(one.text)[1], kind_of(other.text)[1]
    return bool(codes[0]) and codes[0] == codes[1]


def _covered(left: Sequence[SaidName], ours: Words, theirs: Words) -> float:
    """The share of the left stretch's ordinary telling words that the right one has."""
    spans = [(name.start, name.end) for name in left]
    own = {
        kin(word)
        for word, at in zip(ours.stems, ours.starts, strict=True)
        if word not in EMPTY and not any(a <= at < b for a, b in spans)
    }
    there = {kin(word) for word in theirs.stems}
    return len(own & there) / len(own) if own else 0.0


@lru_cache(maxsize=4096)
def kind_of(name: str) -> tuple[str, str]:
    """What kind of name it looks like, and the country that it stands for, if any.

    >>> kind_of("Norwegian"), kind_of("Ada Blom")[0]
    (('nation', 'NO'), 'person')
    """
    if code := geography.demonym_country(name) or geography.country_code(name):
        return "nation", code
    words = name.split(" ")
    if any(word.lower() in titles.ORG_WORDS for word in words):
        return "body", ""
    if len(words) > 1 and titles.gender_of_first_name(words[0]) is not None:
        return "person", ""
    if geography.place_candidates(name):
        return "place", ""
    return "", ""


def _replaced(
    i: int,
    j: int,
    one: SaidName,
    other: SaidName,
    left: Words,
    right: Words,
    covered: float,
) -> Pairing | None:
    ours, theirs = kind_of(one.text)[0], kind_of(other.text)[0]
    if ours and theirs and ours != theirs and {ours, theirs} != {"nation", "place"}:
        return None
    relation = Relation.DISJOINT
    if ours in ("nation", "place") and theirs in ("nation", "place"):
        relation = _places(one.text, other.text)
    points, words = shared_near(
        left.around(one.start, one.end), right.around(other.start, other.end)
    )
    score = min(points, 4)
    if ours and ours == theirs:
        score += 1
    before = left.word_before(one.start)
    if before and before == right.word_before(other.start):
        score += 2 if before not in ("the", "and", "a") else 1
    score += 1 if covered >= 0.5 else 0
    score += 1 if covered >= 0.8 else 0
    if _listed(right.text, other) or _listed(left.text, one):
        score -= 3
    reason = f"both near {', '.join(words[:3])}" if words else "in the same place"
    return Pairing("name", i, j, relation, score, reason)


def _places(one: str, other: str) -> Relation:
    found = places.compare(places.read_place(_plain(one)), places.read_place(_plain(other)))
    return Relation.DISJOINT if found is Relation.INCOMPARABLE else found


def _plain(name: str) -> str:
    """The country's own name for its adjective."""
    nation = geography.country(name)
    return nation.name if nation else name


def _listed(text: str, name: SaidName) -> bool:
    return bool(_LISTING.match(text[name.end : name.end + 12])) or bool(
        _LISTED.search(text[max(0, name.start - 12) : name.start])
    )


