"""Which of the values that two articles leave over belong together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from registry.lexicon import predicates
from registry.linking.remaining._common import both_may, of_a_life, side_by_side, two_roles
from registry.linking.remaining._fitting import Answers, Left
from registry.linking.remaining._numbers import of_its_own_day, without_sums
from registry.linking.remaining._opposed import FEW, facing
from registry.linking.remaining._persons import facing_persons
from registry.linking.remaining._scored import (
    End,
    Scored,
    most_alike,
    most_of,
    nearest,
    of_one_age,
    of_one_sentence,
    of_these,
)
from registry.linking.remaining._settings import facing_settings
from registry.linking.remaining._times import each_its_own
from registry.linking.remaining._told import Told, Value
from registry.linking.remaining._weights import MOST, Common
from registry.linking.remaining._words import NOTHING, InCommon, in_common
from registry.linking.signature import GENERIC, Signature
from registry.records import Level

Compared = tuple[int, End, End, list[Level]]
"""The score, row and value on the left and on the right, and what the two have in common."""
POLARITY = "polarity"
"""The sort of claims that are opposed as they stand, and not by a value."""
NAMED = "named"
"""The sort of two who are told to have done one thing, of whom one alone is left over."""
_NAMELESS = {"setting": facing_settings, "described": facing_persons}
NAMELESS = tuple(_NAMELESS)
"""The sorts of what has no name: "in the kitchen", "her father"."""
_OF_ITS_DAY = {
    "time": each_its_own,
    "quantity": of_its_own_day,
    "participant": both_may,
    "place": of_a_life,
}
"""Whether each article tells of its own day, or of its own guest, by sort."""
_IN_ORDER = ("quantity", "participant")
"""What reporters tell in one order."""
_TOO_MANY = 50
"""Pairs that may answer one question from which on nothing follows from being left over."""
_FAR_TOO_MANY = 400
"""Pairs of values of one sort that are not even looked at."""
_ENOUGH = 4
"""Sentences of which an article that is not cut short has no fewer."""
_SHORT = 100
"""Pairs of sentences below which articles are short: ten sentences on either side."""
_LONG = 50
"""Pairs of sentences from which on articles are long: seven sentences on either side."""
_IN_LONG = ("quantity", "place")
"""Sorts of which a higher chance of being right is asked in long articles."""
MORE_OF_LONG = 1000
"""Of numbers less than a bit above what makes a note in others 7 of 57 were right in long ones,
of places 2 of 19 (ADR 12)."""
_IN_SHORT = ("time", POLARITY)
"""Sorts of which a lower chance of being right is asked in short articles."""
_MOST_ONCE = 3
"""So many words that each article tells in one sentence say no less than more of them."""
_MOST_RARE = 4000
"""Rarity of the words in common beyond which more of them say no more."""


class _Likeness(NamedTuple):
    """How alike the sentences of two claims are, whatever the value under test."""

    worth: int
    """For choosing among claims that tell one value, and among rivals."""
    clause: int
    """Rarity of the words that the clauses have in common, in thousandths."""
    sentence: InCommon
    kind: str
    """The kind of happening that both tell, or nothing."""
    near: bool
    """The two kinds are near: one event is often told in either."""
    only: bool
    """Each article tells one of that kind."""


_UNLIKE = _Likeness(0, 0, NOTHING, "", near=False, only=False)


@dataclass(slots=True)
class Pairing:
    """Two articles, and what each leaves over."""

    mine: Told
    yours: Told
    ours: Left
    theirs: Left
    answers: Answers
    story: Level
    _sentences: dict[tuple[object, object], InCommon] = field(default_factory=dict)
    _claims: dict[tuple[int, int], _Likeness] = field(default_factory=dict)
    _alike: Mapping[int, Set[int]] | None = None
    """By row of a claim, those of the other article that may be like it (``_near_rows``)."""
    _meeting: tuple[Set[int], Set[int]] = (frozenset(), frozenset())
    """Of each article, the claims whose sentence has any word in common with the other article."""

    def best(self, sort: str, least: int) -> Iterator[Compared]:
        """Those that score enough, each with the one that scores most with it.

        Where nothing is opposed but a denial, that is no rival of what is opposed.
        """
        found = [one for one in self._scored(sort, least) if one.score >= least]
        firm = most_of([one for one in found if not one.loose])
        most = most_of(found)
        chosen = [
            one
            for one in found
            if one.score >= max((most if one.loose else firm)[end] for end in enumerate(one.pair))
        ]
        near = of_one_sentence(found, chosen) if sort == POLARITY else []
        for one in chosen + near:
            yield self._levels(sort, one)

    def compared(self, sort: str) -> Iterator[Compared]:
        """Any two of one sort, by the claims whose sentences are most alike."""
        for one in self._scored(sort, -(10**6)):
            yield self._levels(sort, one)

    def _levels(self, sort: str, one: Scored) -> Compared:
        levels = [common.as_level(sort) for common in one.common]
        kept = [level for level in levels if level.weight or level.slot == "left over"]
        return one.score, one.left, one.right, [self.story, *kept]

    def _scored(self, sort: str, least: int) -> Iterator[Scored]:
        """Any two of one sort, but for those that cannot score so much."""
        if sort == POLARITY:
            yield from self._denied()
            return
        if sort in _NAMELESS:
            yield from self._nameless(sort)
            return
        if sort == NAMED:
            yield from self._named(least)
            return
        ours, theirs = self.ours[sort], self.theirs[sort]
        if sort == "quantity" and ours and theirs:
            ours, theirs = without_sums(ours, theirs), without_sums(theirs, ours)
        alike = self._facing(sort, ours, theirs)
        if not alike:
            return
        most = most_alike(alike)
        pairs = len({a for a, _ in alike}) * len({b for _, b in alike})
        told = [
            Common("left over", sort, ("each fits nothing of the other article",)),
            Common("left over", "others", (f"{pairs} pairs",), math.log(pairs)),
            self._length(),
        ]
        short = self._short(sort)
        spare = sum([one.weight(sort) for one in short])
        # Most sentences have nothing in common, and are alike in that.
        unlike = [*told, *self._near(0, _UNLIKE)]
        base = self.story.weight + sum([one.weight(sort) for one in unlike])
        for (a, b), (worth, x, y) in alike.items():
            like = self._likeness(x[0], y[0])
            nearest = (worth >= most[0, a]) + (worth >= most[1, b]) if worth else 0
            common, score = unlike, base
            if like is not _UNLIKE:
                common = [*told, *self._near(nearest, like)]
                score = self.story.weight + sum([one.weight(sort) for one in common])
            if score + spare + MOST[sort] < least:
                continue
            more = [*self._order(sort, x[0], y[0]), *self._again(sort, ours[a], theirs[b])]
            score += sum([one.weight(sort) for one in more])
            own = of_these(sort, least - score - spare, self._side(x), x[1], self._side(y), y[1])
            if own is not None:
                own += short if of_one_age(own) else []
                score += sum([one.weight(sort) for one in own])
                yield Scored(score, (a, b), x, y, (*common, *more, *own))

    def _facing(
        self, sort: str, ours: Sequence[Value], theirs: Sequence[Value]
    ) -> dict[tuple[int, int], tuple[int, End, End]]:
        """Values of one question by their numbers, as ``_most_alike``; none where too many are."""
        found: dict[tuple[int, int], tuple[int, End, End]] = {}
        if len(ours) * len(theirs) > _FAR_TOO_MANY:
            return found
        for (a, one), (b, other) in product(enumerate(ours), enumerate(theirs)):
            if ends := self._most_alike(sort, one, other):
                found[a, b] = ends
        return found if len(found) <= _TOO_MANY else nearest(found)

    def _most_alike(self, sort: str, one: Value, other: Value) -> tuple[int, End, End] | None:
        """How alike the two claims are that are most alike, and which tell values of one question.

        ``None`` where no two do.  Of claims that are equally alike those that come first.
        """
        near = self._alike if self._alike is not None else self._near_rows()
        answers = self.answers[sort]
        best: tuple[int, int, int, End, End] | None = None
        for x, p in one.ends:
            rows = near.get(x[0], ())
            for y, q in other.ends if rows else ():
                if y[0] in rows and answers(p, q):
                    found = self._likeness(x[0], y[0]).worth, -x[0], -y[0], x, y
                    if found[0] and (best is None or found > best) and self._may(sort, x, y):
                        best = found
        if best is not None:
            return best[0], *best[3:]
        first: tuple[End, End] | None = None  # nobody is like another
        for x, p in one.ends:
            if first is not None and x[0] > first[0][0]:
                break
            for y, q in other.ends:
                if first is not None and y[0] > first[1][0]:
                    break
                if answers(p, q) and self._may(sort, x, y):
                    first = x, y
        return (0, *first) if first is not None else None

    def _may(self, sort: str, x: End, y: End) -> bool:
        """Whether two claims do not tell each of its own day, or of its own guest."""
        own_day = _OF_ITS_DAY.get(sort)
        return not (own_day and own_day(self._side(x), x[1], self._side(y), y[1]))

    def _again(self, sort: str, one: Value, other: Value) -> Iterator[Common]:
        """In how many sentences each article tells of a value: whom it is about, both name."""
        if sort != "participant":
            return
        often = self._often(one), self._often(other)
        if max(often) > 1:
            yield Common("told", "again", often, math.log(often[0] * often[1]))

    def _often(self, value: Value) -> int:
        return len({self._side(end).claim.sentence for end in value.told})

    def _denied(self) -> Iterator[Scored]:
        """Any two claims of which the one denies what the other says."""
        for x, y, found in facing(self.mine, self.yours):
            common = [*found, self._length(), *self._short(POLARITY)]
            score = self.story.weight + sum(one.weight(POLARITY) for one in common)
            ends = self.mine.built[x].claim.sentence[0], self.yours.built[y].claim.sentence[0]
            yield Scored(score, ends, (x, 0), (y, 0), common)

    def _nameless(self, sort: str) -> Iterator[Scored]:
        """Any two claims that tell what has no name, where it cannot be one."""
        for x, i, y, j, found in _NAMELESS[sort](self.mine, self.yours):
            like = self._likeness(x, y)
            told = Common("left over", sort, ("neither fits anything of the other article",))
            common = [told, self._length(), *self._near(0, like), *found]
            score = self.story.weight + sum(one.weight(sort) for one in common)
            ends = self.mine.built[x].claim.sentence[0], self.yours.built[y].claim.sentence[0]
            yield Scored(score, ends, (x, i), (y, j), common)

    def _named(self, least: int) -> Iterator[Scored]:
        """Any two names in sentences that are alike, of which one alone is left over.

        Who dived after the child is Moss to one article, and Hall to the other, which tells of
        Moss too: what one alone leaves over can face nothing but what fits.
        """
        sort = "participant"
        ours, theirs = (list(one.values[sort].values()) for one in (self.mine, self.yours))
        left = {id(one) for one in (*self.ours[sort], *self.theirs[sort])}
        facing = [
            (a, b)
            for (a, one), (b, other) in product(enumerate(ours), enumerate(theirs))
            if (id(one) in left) != (id(other) in left)
        ]
        if len(facing) > _FAR_TOO_MANY:
            return
        told = Common("left over", NAMED, ("one fits nothing of the other article",))
        for a, b in facing:
            ends = self._most_alike(sort, ours[a], theirs[b])
            if ends is None or not ends[0]:
                continue  # nothing is alike but the name that both tell
            _, x, y = ends
            like = self._likeness(x[0], y[0])
            if two_roles(self._side(x), x[1], self._side(y), y[1], deed=like.kind):
                continue
            if side_by_side(self._side(x), x[1], self._side(y), y[1]):
                continue
            common = [told, self._length(), *self._near(0, like), *self._order(sort, x[0], y[0])]
            score = self.story.weight + sum([one.weight(NAMED) for one in common])
            own = of_these(NAMED, least - score, self._side(x), x[1], self._side(y), y[1])
            if own is not None:
                score += sum([one.weight(NAMED) for one in own])
                yield Scored(score, (a, b), x, y, (*common, *own))

    def _length(self) -> Common:
        """How much the two tell: long reports differ in much that is no contradiction."""
        said, pairs = self._lengths()
        return Common("left over", "sentences", (said,), math.log(max(FEW, pairs)))

    def _short(self, sort: str) -> list[Common]:
        """Whether both are so short that what the one tells the other hardly leaves out."""
        said, pairs = self._lengths()
        if sort not in _IN_SHORT or pairs >= _SHORT:
            return []
        return [Common("left over", "short", (said,), math.log(_SHORT / max(FEW, pairs)))]

    def asked_more(self, sort: str) -> int:
        """What more is asked of numbers and places of long articles, which differ in many."""
        return MORE_OF_LONG if sort in _IN_LONG and self._lengths()[1] >= _LONG else 0

    @property
    def long_enough(self) -> bool:
        """Whether either article has room for what the other tells."""
        return min(len(self.mine.sentences), len(self.yours.sentences)) >= _ENOUGH

    def _lengths(self) -> tuple[str, int]:
        """How many sentences each article has, in words, and how many pairs of them there are."""
        ends = len(self.mine.sentences), len(self.yours.sentences)
        return f"{ends[0]} and {ends[1]} sentences that claim something", ends[0] * ends[1]

    def _side(self, end: End) -> Signature:
        return self.mine.built[end[0]]

    def _near(self, nearest: int, like: _Likeness) -> Iterator[Common]:
        """How near two claims are, and what the words of the two sentences have in common."""
        yield Common("nearest", "of all", (f"on {nearest} of 2 sides",), nearest)
        clause, (sentence, words, once) = like.clause, like.sentence
        if words:
            said = (", ".join(words[:4]),)
            yield Common("words", "of the clause", said, min(_MOST_RARE, clause) / 1000)
            yield Common("words", "of the sentence", said, min(_MOST_RARE, sentence) / 1000)
            yield Common("words", "told once", (", ".join(once),), min(_MOST_ONCE, len(once)))
        else:
            yield Common("words", "none")
        if like.kind:
            yield Common("predicate", "near" if like.near else "same class", (like.kind,))
        if like.only:
            yield Common("alone", "the only one", (like.kind,))

    def _order(self, sort: str, x: int, y: int) -> Iterator[Common]:
        """How far apart the two stand in their articles, which often tell things in one order."""
        if sort in _IN_ORDER:
            a = self.mine.stands[self.mine.built[x].claim.sentence]
            b = self.yours.stands[self.yours.built[y].claim.sentence]
            said = f"{round(100 * a)} and {round(100 * b)} percent down the article"
            yield Common("order", "apart", (said,), abs(a - b))

    def _likeness(self, x: int, y: int) -> _Likeness:
        near = self._alike if self._alike is not None else self._near_rows()
        if y not in near.get(x, ()):  # as most are
            return _UNLIKE
        known = self._claims.get((x, y))
        if known is None:
            known = self._claims[x, y] = self._compare(x, y)
        return known

    def _compare(self, x: int, y: int) -> _Likeness:
        a, b = self.mine.built[x].claim, self.yours.built[y].claim
        ends = a.sentence, b.sentence
        kind = self.mine.kind[x]
        other = self.yours.kind[y]
        near = kind != other and predicates.near(kind, other)
        if a.predicate in GENERIC or (kind != other and not near):
            kind = ""
        counts = self.mine.concepts, self.yours.concepts
        ours, theirs = self._meeting
        both = self._sentences.get(ends) if x in ours and y in theirs else NOTHING
        if both is None:
            mine, yours = self.mine.sentences[a.sentence], self.yours.sentences[b.sentence]
            both = self._sentences[ends] = in_common(mine, yours, *counts)
        clause = 0
        if both.words:
            clause = in_common(self.mine.clause(x), self.yours.clause(y), *counts).weight
        if not kind and not both.words:
            return _UNLIKE
        one = bool(kind) and not near
        only = one and len(self.mine.rows_of[kind]) == len(self.yours.rows_of[kind]) == 1
        told_once = min(_MOST_ONCE, len(both.once))
        worth = clause + both.weight // 2 + 2000 * one + 1000 * told_once
        return _Likeness(worth, clause, both, kind, near, only)

    def _near_rows(self) -> Mapping[int, Set[int]]:
        """The claims that tell one kind of happening, or whose sentences meet in some word."""
        both = self.mine.concepts.keys() & self.yours.concepts.keys()
        ours, theirs = self._meeting = self.mine.rows_with(both), self.yours.rows_with(both)
        of_kind = self.yours.rows_of
        found: dict[int, Set[int]] = {}
        for x, kind in self.mine.kind.items():
            rows = theirs if x in ours else frozenset()
            if self.mine.built[x].claim.predicate not in GENERIC:
                kinds = (kind, *predicates.near_to(kind))
                rows = rows.union(*(of_kind[one] for one in kinds if one in of_kind))
            if rows:
                found[x] = rows
        self._alike = found
        return found
