"""Pair the names of two stretches: which name of the one stands in the place of which of the other.

A name that the other stretch has too, in any form, agrees.  A name that it has
not, where another name of the same kind stands in the same surroundings, is
disjoint; where that other name is one of a list it proves nothing, since lists
are seldom complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bench.pairing._pair import Pairing
from bench.pairing._said import SaidName, kind_of, tokens_of
from bench.pairing._words import EMPTY, Words, cut, kin, shared_near
from registry.lexicon import geography, titles
from registry.lexicon.geography import fold
from registry.values import place as places
from registry.values.relation import Relation

_PLAIN = 3
_WORD = re.compile(r"[^\W_]+")


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
    there = frozenset().union(*(tokens_of(word) for word in _WORD.findall(right_words.text)))
    here = frozenset().union(*(tokens_of(word) for word in _WORD.findall(left_words.text)))
    covered = _covered(left, left_words, right_words)
    found = []
    for i, one in enumerate(left):
        same = next((j for j, other in enumerate(right) if _same(one, other)), None)
        if same is not None:
            found.append(Pairing("name", i, same, Relation.EQUAL, 9, "the same name"))
            continue
        if one.tokens <= there or one.tokens <= about or _open_list(left_words, one):
            continue
        if any(_one_spelling(one, other) for other in right) or _nearly_there(one, there):
            continue  # one letter apart: a slip or another name, and nothing tells which
        rivals = [
            pair
            for j, other in enumerate(right)
            if not other.tokens <= here
            and not other.tokens & about
            and (pair := _replaced(i, j, one, other, left_words, right_words, covered))
        ]
        rivals.sort(key=lambda pair: (-pair.score, pair.right))
        if rivals and rivals[0].score >= _PLAIN:
            found.append(rivals[0])
    return tuple(found)


def _open_list(words: Words, name: SaidName) -> bool:
    """Whether the left stretch itself says that the name is one of several."""
    before = words.text[max(0, name.start - 40) : name.start].lower()
    after = words.text[name.end : name.end + 30].lower()
    return bool(_ONE_OF.search(before)) or bool(_ONE_OF_AFTER.match(after))


_ONE_OF = re.compile(
    r"\b(?:including|includes?|such as|like|one of|among|also|stars?|starring|features?)\b[^,]*$"
)
_ONE_OF_AFTER = re.compile(
    r"\s*(?:is|was|are|were|has|have) (?:\w+ )?(?:one of|among|a member|amongst|some of)"
)


def _same(one: SaidName, other: SaidName) -> bool:
    ours, theirs = one.tokens, other.tokens
    if ours == theirs or (ours and theirs and (ours < theirs or theirs < ours)):
        return True
    if _initials(one.text, other.text) or _initials(other.text, one.text):
        return True
    codes = kind_of(one.text)[1], kind_of(other.text)[1]
    return bool(codes[0]) and codes[0] == codes[1]


def _nearly_there(one: SaidName, there: frozenset[str]) -> bool:
    """Whether every word of a name stands on the other side, give or take a letter."""
    return all(
        word in there or (len(word) > 4 and any(_like(word, other) for other in there))
        for word in one.tokens
    )


def _like(word: str, other: str) -> bool:
    return fuzz.ratio(word, other) >= _ONE_SPELLING


def _initials(short: str, full: str) -> bool:
    """Whether a word in capitals is made of initials of the other name, in their order.

    >>> _initials("NYPD", "New York City Police Department")
    True
    """
    letters = iter([word[0] for word in re.split(r"[ -]", full) if word[:1].isupper()])
    words = [word for word in short.split(" ") if len(word) > 2 and word.isupper()]
    return bool(words) and all(letter in letters for letter in words[-1])


def _one_spelling(one: SaidName, other: SaidName) -> bool:
    return fuzz.ratio(fold(one.text), fold(other.text)) >= _ONE_SPELLING


def _covered(left: Sequence[SaidName], ours: Words, theirs: Words) -> float:
    """The share of the left stretch's ordinary telling words that the right one has."""
    spans = [(name.start, name.end) for name in left]
    own = {
        kin(word)
        for word, at in zip(ours.stems, ours.starts, strict=True)
        if word not in EMPTY and not any(a <= at < b for a, b in spans)
    }
    there = {kin(word) for word in theirs.stems}
    return len(own & there) / len(own) if own else 1.0


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
    places_both = ours in _PLACES and theirs in _PLACES
    if ours != theirs and not places_both and (ours in _PLACES or theirs in _PLACES):
        return None
    if ours and theirs and ours != theirs and not places_both:
        return None
    if _one_person(one, other):
        return None
    if _form(one.text) != _form(other.text) or _quoted(left.text, one) != _quoted(
        right.text, other
    ):
        return None
    relation = _places(one.text, other.text) if places_both else Relation.DISJOINT
    if relation is Relation.INCOMPARABLE:
        return None
    listed = _listed(right.text, other) + _listed(left.text, one)
    if listed > 1:
        return None
    points, words = _surroundings(one, other, left, right)
    if points < 0:
        return None
    score = min(points, 4) - 2 * listed
    if ours and ours == theirs:
        score += 1
    if one.tokens & other.tokens:
        score += 2
    before = left.word_before(one.start)
    if before and before == right.word_before(other.start):
        score += _BEFORE.get(before, 2)
    elif places_both and {before, right.word_before(other.start)} <= _WHERE:
        score += 1
    if one.start < _OPENING:
        score -= 1  # the subject: another subject is more often another sentence
    score += (covered >= 0.34) + (covered >= 0.66) + (covered >= 0.99)
    reason = f"both near {', '.join(words[:3])}" if words else "in the same place"
    return Pairing("name", i, j, relation, score, reason)


def _one_person(one: SaidName, other: SaidName) -> bool:
    """Whether first name and surname agree: a middle name or a title makes the difference."""
    for ours, theirs in ((one, other), (other, one)):
        words = [fold(word) for word in ours.text.split(" ")]
        words = [word for word in words if word not in titles.HONORIFICS] or words
        last = fold(theirs.text.split(" ")[-1])
        known = titles.gender_of_first_name(words[0]) is not None
        if known and words[-1] == last and words[0] in theirs.tokens:
            return True
    return False


def _surroundings(
    one: SaidName, other: SaidName, left: Words, right: Words
) -> tuple[int, tuple[str, ...]]:
    """Points for the words around; negative when they speak of two relations ("father", "mother").

    Words on the same side count whole, words on the other side half: "A built
    B" and "B was built by A".
    """
    ahead, after = left.ahead(one.start), left.after(one.end)
    ahead_there, after_there = right.ahead(other.start), right.after(other.end)
    ours, theirs = _nearest_role(ahead, after), _nearest_role(ahead_there, after_there)
    if ours and theirs and ours != theirs:
        return -1, ()
    bonus = 2 if ours and ours == theirs else 0
    same = shared_near(ahead, ahead_there)[0] + shared_near(after, after_there)[0]
    crossed = shared_near(ahead, after_there)[0] + shared_near(after, ahead_there)[0]
    words = shared_near({**after, **ahead}, {**after_there, **ahead_there})[1]
    return same + crossed // 2 + bonus, words


def _nearest_role(ahead: dict[str, int], after: dict[str, int]) -> str:
    found = sorted(
        (steps, word) for near in (ahead, after) for word, steps in near.items() if word in _ROLES
    )
    return found[0][1] if found else ""


_ROLES = frozenset(
    cut(
        """
    father mother brother sister son daughter uncle aunt godfather godmother grandfather
    grandmother nickname capital owner founder ceo president coach manager captain author
    inventor creator successor predecessor godparent mayor governor
    """
    )
)


def _form(name: str) -> bool:
    """Whether it is an adjective of a nation, and no name of a place."""
    return geography.demonym_country(name) is not None and geography.country_code(name) is None


def _quoted(text: str, name: SaidName) -> bool:
    return text[: name.start].rstrip()[-1:] in ("`", '"', "“", "'")


_WHERE = frozenset({"in", "from", "at", "near"})
_PLACES = frozenset({"nation", "place"})
_ONE_SPELLING = 84
_OPENING = 6
_BEFORE = dict.fromkeys(("for", "by", "from", "nam", "call"), 4) | dict.fromkeys(
    ("with", "at", "as", "to", "is", "was"), 3
)
"""Points for the same word before both names; 2 for any other word."""


def _places(one: str, other: str) -> Relation:
    return places.compare(places.read_place(_plain(one)), places.read_place(_plain(other)))


def _plain(name: str) -> str:
    """The country's own name for its adjective."""
    nation = geography.country(name)
    return nation.name if nation else name


def _listed(text: str, name: SaidName) -> int:
    """In how long a list a name stands: 0 alone, 1 with one other, 2 with more."""
    after = _LIST_AFTER.match(text, name.end)
    if after and after[1] and _lies_in(name.text, after[1]):
        return 0  # "Kavala, Greece"
    before = _LIST_BEFORE.search(text[max(0, name.start - 60) : name.start])
    if _LONG_BEFORE.search(text[max(0, name.start - 80) : name.start]):
        return 2
    if _MANY.search(text[max(0, name.start - 24) : name.start]):
        return 2
    return (
        (2 if after[1] else 1) * bool(after[0].strip()) + bool(before)
        if after
        else int(bool(before))
    )


def _lies_in(name: str, following: str) -> bool:
    if kind_of(name)[0] != "place":
        return False
    larger = _UPPER_NAME.search(following)
    if larger is None:
        return False
    found = places.compare(places.read_place(name), places.read_place(larger[0].strip()))
    return found is Relation.REFINES


_UPPER_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*)*")
_UPPER_WORDS = r"(?:[^\W\d_a-z][\w'’.-]*[ ]?){1,4}"
_LIST_AFTER = re.compile(
    rf"\s*(?:(,\s*{_UPPER_WORDS}\s*(?:,|and|or|&))|(?:and|or|&)\s+{_UPPER_WORDS})?"
)
_LIST_BEFORE = re.compile(rf"{_UPPER_WORDS}\s*(?:,|(?:,\s*)?(?:and|or|&))\s*(?:the )?$")
_LONG_BEFORE = re.compile(rf"(?:{_UPPER_WORDS}\s*,\s*){{2,4}}(?:(?:and|or|&)\s+)?(?:the )?$")
_MANY = re.compile(r"\b(?:including|includes?|such as|like)\s+(?:the )?$")
