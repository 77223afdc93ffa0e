"""What of a claim takes part in comparison, computed once for each claim.

Everything here follows from the claim and its article alone, so that a
signature never changes when other articles come or go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from registry.lexicon import predicates
from registry.lexicon.calendar import MONTHS, WEEKDAYS
from registry.lexicon.frequency import RARE, zipf
from registry.linking.past import long_past
from registry.records import Article, Claim, Participant, Status
from registry.values.names import EntityRef

# Verbs that say next to nothing about which happening it is.
GENERIC = frozenset(
    """be have do make take get go come give use say tell see know show become seem include involve
    follow remain keep put bring let need want help provide set face feel think mean
    continue work ask try look happen date""".split()
)


FIRM = (Status.ASSERTED, Status.REPORTED)
"""What is said to have happened, and is not only planned or possible."""


@dataclass(slots=True, frozen=True, eq=False)
class Arg:
    """One participant as comparison sees it; those that are alike are one object."""

    role: str
    head: str
    noun_class: str | None
    name: EntityRef | None
    represents: str | None
    modifiers: frozenset[str]
    inferred: bool

    @property
    def named(self) -> bool:
        """Whether it is known who or what it is."""
        return self.name is not None


class Head(NamedTuple):
    """What of a claim decides how its predicate compares; stands in for claim and signature."""

    predicate: str
    predicate_class: str | None
    predicate_pos: str
    kind: str
    generic: bool

    @property
    def claim(self) -> Head:
        """Itself: whoever asks a signature for its claim asks for these four."""
        return self

    @property
    def head(self) -> Head:
        """Itself, likewise."""
        return self


@dataclass(slots=True, eq=False)
class Signature:
    """A claim, its article, and what both tell to comparison."""

    claim: Claim
    article: Article
    args: tuple[Arg, ...]
    names: dict[str, EntityRef]
    """Entities in the clause by key."""
    countries: frozenset[str] = frozenset()
    """Codes of the countries in the clause, named or stood for by a leader or a capital."""
    sentence_names: dict[str, EntityRef] = field(default_factory=dict)
    """Entities anywhere in the sentence, by key; one table for all its claims."""
    article_names: dict[str, EntityRef] = field(default_factory=dict)
    """Entities anywhere in the claims of the article, by key; one table for all of them."""
    alone: bool = False
    """Whether the article tells of no other happening of this kind."""
    counts_once: frozenset[int] = frozenset()
    """Which of its quantities count something of which the article gives no other number."""

    past: bool = False
    """Whether it names no time, and stands between sentences of times long past."""

    known: dict[str, Any] | None = field(default=None, repr=False)
    """What was asked of it before, by who asked (``once_each``)."""
    _roles: dict[str, tuple[Arg, ...]] | None = field(default=None, repr=False)
    _words: frozenset[str] | None = field(default=None, repr=False)

    @property
    def words(self) -> frozenset[str]:
        """Content words of the clause other than the predicate."""
        found = self._words
        if found is None:
            found = self._words = frozenset(self.claim.context) - {self.claim.predicate}
        return found

    @property
    def head(self) -> Head:
        """What decides how its predicate compares."""
        c = self.claim
        return _head(c.predicate, c.predicate_class, c.predicate_pos, c.kind)

    @property
    def generic(self) -> bool:
        """Whether the predicate alone says next to nothing."""
        return self.claim.predicate in GENERIC

    def role(self, name: str) -> tuple[Arg, ...]:
        """The participants in one role."""
        roles = self._roles
        if roles is None:
            roles = self._roles = {}
        found = roles.get(name)
        if found is None:
            found = roles[name] = tuple([a for a in self.args if a.role == name])
        return found

    def forget(self) -> None:
        """Give up the room of what was asked of it; asked again, it says the same."""
        self.known = self._roles = self._words = None


@lru_cache(maxsize=1 << 14)
def _head(predicate: str, kind: str | None, pos: str, sort: str) -> Head:
    """The same head for all who are alike."""
    return Head(predicate, kind, pos, sort, predicate in GENERIC)


_Found = TypeVar("_Found")


def once_each(asked: Callable[[Signature], _Found]) -> Callable[[Signature], _Found]:
    """A question about one signature, answered once for each however many it is held against."""
    name = f"{asked.__module__}.{asked.__qualname__}"

    @wraps(asked)
    def found(side: Signature) -> _Found:
        known = side.known
        if known is None:
            known = side.known = {}
        if name not in known:
            known[name] = asked(side)
        answer: _Found = known[name]
        return answer

    return found


@lru_cache(maxsize=65536)
def rarity(word: str) -> int:
    """How much a shared word tells, in thousandths: 0 for the most common, 1500 for a rare one."""
    return max(0, min(1500, (62 - max(zipf(word), RARE)) * 47))


@lru_cache(maxsize=65536)
def name_rarity(entity: EntityRef) -> int:
    """How much a shared name tells, in thousandths."""
    if entity.kind == "country" or entity.key.startswith("country:"):
        return 900
    words = entity.name.lower().replace("-", " ").split()
    return max(1200, min(2600, 700 + sum(rarity(w) for w in words)))


def signatures(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[Signature]:
    """One signature for each claim, in the same order."""
    return completed([signature_of(c, articles[c.document_id]) for c in claims])


def completed(built: list[Signature]) -> list[Signature]:
    """The signatures with what their articles add; all claims of an article are there."""
    names: dict[tuple[str, tuple[int, int]], dict[str, EntityRef]] = {}
    for s in built:
        sentence = s.claim.document_id, s.claim.sentence
        known = names.get(sentence)
        # Where one claim alone names somebody its own table is enough.
        names[sentence] = {**known, **s.names} if known else s.names
    articles_names: dict[str, dict[str, EntityRef]] = {}
    for s in built:
        articles_names.setdefault(s.claim.document_id, {}).update(s.names)
    past = long_past((s.claim, s.article.published) for s in built)
    for s in built:
        s.past = (s.claim.document_id, s.claim.sentence) in past
        s.sentence_names = names[s.claim.document_id, s.claim.sentence]
        s.article_names = articles_names[s.claim.document_id]
    _mark_alone(built)
    _mark_counts(built)
    return built


def _mark_alone(built: Sequence[Signature]) -> None:
    """Mark the claims whose article tells of one happening of their kind, however often."""
    told: dict[tuple[str, str, bool], list[Signature]] = {}
    for s in built:
        for kind in kinds_of(s.claim):
            # What was only planned does not make a second one of what happened.
            for happened in (True, False) if s.claim.status in FIRM else (False,):
                told.setdefault((s.claim.document_id, kind, happened), []).append(s)
    one = {key: _one_happening(all_told) for key, all_told in told.items()}
    for s in built:
        happened = s.claim.status in FIRM
        s.alone = not s.generic and all(
            one[s.claim.document_id, kind, happened] for kind in kinds_of(s.claim)
        )


def _mark_counts(built: Sequence[Signature]) -> None:
    """Mark the quantities of things of which their article gives one number only."""
    numbers: dict[tuple[str, str], set[tuple[object, ...]]] = {}
    for s in built:
        for q in s.claim.quantities:
            if q.counted:
                said = (q.quantity.value, q.quantity.dimension, q.scope)
                numbers.setdefault((s.claim.document_id, noun_key(q.counted)), set()).add(said)
    for s in built:
        s.counts_once = _once(
            frozenset(
                at
                for at, q in enumerate(s.claim.quantities)
                if q.counted and len(numbers[s.claim.document_id, noun_key(q.counted)]) == 1
            )
        )


_FEW = 4
"""Sentences in which an article may come back to one happening."""


def _one_happening(told: Sequence[Signature]) -> bool:
    """Whether nothing sets apart what an article tells of one kind of happening."""
    if told[0].claim.kind == "property" and len({_measured(s) for s in told}) > 1:
        return False  # the length of the bridge, and that of its main span
    if len(told) == 1 or len({s.claim.sentence for s in told}) == 1:
        return True
    times = {
        s.claim.time.interval.value
        for s in told
        if s.claim.time is not None
        and s.claim.time.relation == "at"
        and s.claim.time.source != "published"
    }
    return (
        len({s.claim.sentence for s in told}) <= _FEW
        and len(times) <= 1
        and not any(s.claim.separators or s.claim.negated for s in told)
        and all(
            len({a.name.key for s in told for a in s.role(role) if a.name is not None}) <= 1
            and len({a.head for s in told for a in s.role(role) if a.name is None}) <= 2
            for role in ("agent", "patient")
        )
    )


def _measured(side: Signature) -> tuple[object, ...]:
    """The numbers that a claim tells."""
    return tuple(q.quantity.value for q in side.claim.quantities)


def kinds_of(claim: Claim | Head) -> frozenset[str]:
    """Every class that the predicate may have, and the predicate itself where it has none."""
    return _kinds(claim.predicate, claim.predicate_pos, claim.predicate_class)


@lru_cache(maxsize=65536)
def _kinds(predicate: str, pos: str, usual: str | None) -> frozenset[str]:
    found = set(predicates.predicate_classes(predicate, pos=pos))
    if usual is not None:
        found.add(usual)
    return frozenset(found) or frozenset({predicate})


def signature_of(claim: Claim, article: Article) -> Signature:
    """What a claim tells by itself; what its article adds is not yet there."""
    args = tuple(_arg(p) for p in claim.participants)
    names = {a.name.key: a.name for a in args if a.name is not None}
    countries = {a.represents for a in args if a.represents}
    countries |= {key.partition(":")[2] for key in names if key.startswith("country:")}
    return Signature(claim, article, args, names, _once(frozenset(countries)))


_Set = TypeVar("_Set", bound=frozenset[Any])


@lru_cache(maxsize=1 << 14)
def _once(found: _Set) -> _Set:
    """One set for all that are equal; most claims name no country, or one."""
    return found


def _arg(p: Participant) -> Arg:
    return _one_arg(p.role, p.head, p.noun_class, p.entity, p.represents, p.modifiers, p.inferred)


@lru_cache(maxsize=1 << 17)
def _one_arg(
    role: str,
    head: str,
    noun_class: str | None,
    name: EntityRef | None,
    represents: str | None,
    modifiers: tuple[str, ...],
    inferred: bool,
) -> Arg:
    """The same participant for all who are alike, so that it is found again at once."""
    return Arg(role, head, noun_class, name, represents, frozenset(modifiers), inferred)


@dataclass(slots=True)
class Profile:
    """What an article as a whole is about."""

    article: Article
    names: dict[str, EntityRef]
    words: frozenset[str]
    salient: tuple[str, ...]
    """Keys of the six entities and the three states that it names most, those named most first."""
    heading: frozenset[str] = frozenset()
    """The telling words of its title."""


def profiles(built: Sequence[Signature]) -> dict[str, Profile]:
    """A profile for each article, by document id."""
    names: dict[str, dict[str, EntityRef]] = {}
    counts: dict[str, dict[str, int]] = {}
    words: dict[str, set[str]] = {}
    articles: dict[str, Article] = {}
    for s in built:
        d = s.claim.document_id
        articles[d] = s.article
        names.setdefault(d, {}).update(s.names)
        count = counts.setdefault(d, {})
        for name in s.names:
            count[name] = count.get(name, 0) + 1
        words.setdefault(d, set()).update(s.claim.context)
    found = {}
    for d, article in articles.items():
        order = sorted(counts[d], key=lambda k: (-counts[d][k] * name_rarity(names[d][k]), k))
        # A state is named in every article on it, and a leader or capital may stand for it.
        states = [key for key in order if key.startswith("country:")][:3]
        salient = tuple(dict.fromkeys((*order[:6], *states)))
        telling = frozenset([word for word in words[d] if rarity(word) >= TELLING])
        found[d] = Profile(article, names[d], telling, salient, _heading(article.title or ""))
    return found


TELLING = 500
"""Rarity from which a word tells what an article is about."""
_WORD = re.compile(r"[a-z]{3,}(?:-[a-z]+)*")
_ENDINGS = (
    ("ies", "y"),
    ("ves", "f"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ing", ""),
    ("ing", "e"),
)


_DATES = frozenset((*MONTHS, *WEEKDAYS))


@lru_cache(maxsize=1 << 14)
def _heading(title: str) -> frozenset[str]:
    """The telling words of a title, which nothing parses, in their commonest form."""
    found = set()
    for word in _WORD.findall(title.lower()):
        forms = [word]
        forms += [word.removesuffix(end) + more for end, more in _ENDINGS if word.endswith(end)]
        found.add(max(forms, key=zipf))
    return frozenset([word for word in found - _DATES if rarity(word) >= TELLING])


def event_class(claim: Claim) -> str:
    """Class of the predicate, or the predicate itself where the lexicon has none."""
    return claim.predicate_class or claim.predicate


@lru_cache(maxsize=65536)
def noun_key(head: str) -> str:
    """Class of a noun, or the noun itself where the lexicon has none."""
    return predicates.noun_class(head) or head


def affirmed(side: Signature) -> bool:
    """Whether a claim says that it is or was so: asserted, or its denial denied."""
    return side.claim.negated == (side.claim.status is Status.DENIED)
