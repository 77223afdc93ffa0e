"""Blocking keys: two claims are compared when they share one."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from registry.lexicon import predicates
from registry.linking.levels.predicates import exclusive
from registry.linking.signature import (
    Profile,
    Signature,
    event_class,
    noun_key,
    once_each,
    rarity,
)

# Who is killed dies.
_ALSO = {"kill": "die"}


class Halves(NamedTuple):
    """The halves of which the keys of a claim are made, each of them once."""

    tokens: Collection[str]
    """Names, each of them with everything that is ``said``."""
    said: Collection[str]
    about: Collection[str]
    """Names of the article and words of its title, each with everything that is ``told``."""
    told: Collection[str]
    both: Collection[tuple[str, str]]
    """Two names of the claim, or two of its words that tell most."""


def halves(side: Signature, profile: Profile) -> Halves:
    """What the keys of a claim are made of; the order is that of the claim and its article."""
    claim = side.claim
    names = sorted(side.names)
    of_article, about = _of_article(profile.salient, profile.heading)
    tokens = dict.fromkeys([word for name in names for word in _short(name)])
    tokens.update(of_article)
    if side.countries:
        tokens.update(dict.fromkeys([code.lower() for code in sorted(side.countries)]))
    said = [] if side.generic else [_usual(event_class(claim))]
    said += [
        f"{q.quantity.dimension}|{q.counted_class or noun_key(q.counted)}" for q in claim.quantities
    ]
    for arg in side.args:
        if arg.name is None and arg.role in ("patient", "agent") and rarity(arg.head) > 300:
            said.append(noun_key(arg.head))
    told = dict.fromkeys([noun for word in claim.context if (noun := _telling(word)) is not None])
    if not side.generic:
        told.update(_with_near(event_class(claim)))
    last = sorted(map(_last, names)) if len(names) > 1 else []
    both = dict.fromkeys([*combinations(last, 2), *combinations(_most_telling(side), 2)])
    return Halves(tokens, dict.fromkeys(said), about, told, both)


def key_names(side: Signature, profile: Profile) -> tuple[str, ...]:
    """Readable keys of a claim, sorted."""
    made = halves(side, profile)
    keys = {f"{token}|{one}" for token in made.tokens for one in made.said}
    keys.update([f"{name}|{noun}" for name in made.about for noun in made.told])
    keys.update(["|".join(pair) for pair in made.both])
    return tuple(sorted(keys))


_TELL_MOST = 4
"""Words of a claim by which two articles meet that name nobody in common."""


def _most_telling(side: Signature) -> list[str]:
    """The rarest words of a claim, one for each class, in order of the alphabet."""
    found = {noun for word in side.claim.context if (noun := _telling(word)) is not None}
    return sorted(sorted(found, key=lambda word: (-rarity(word), word))[:_TELL_MOST])


@lru_cache(maxsize=1 << 14)
def _of_article(
    salient: tuple[str, ...], heading: frozenset[str]
) -> tuple[dict[str, None], tuple[str, ...]]:
    """The names that an article is about: what is told in short of all, and the first of them.

    With these go the rarest words of its title, by which articles meet that share no name.
    """
    tokens = dict.fromkeys([word for name in salient for word in _short(name)])
    titled = sorted(heading, key=lambda word: (-rarity(word), word))[:_OF_TITLE]
    return tokens, tuple(dict.fromkeys((*map(_last, salient[:3]), *titled)))


_OF_TITLE = 2


@lru_cache(maxsize=65536)
def _telling(word: str) -> str | None:
    """What a word of the clause stands under; ``None`` for one that is too common to tell."""
    return noun_key(word) if rarity(word) >= 450 else None


@lru_cache(maxsize=65536)
def _usual(kind: str) -> str:
    """What a predicate of a class and its opposites stand under."""
    kind = _ALSO.get(kind, kind)
    return min((kind, *predicates.antonyms(kind)))


@lru_cache(maxsize=65536)
def _with_near(kind: str) -> dict[str, None]:
    """What a predicate of a class stands under with each class that is near it or its opposite."""
    row = predicates.classes().get(kind)
    kin = sorted((row.near if row else frozenset()) | predicates.antonyms(kind) | exclusive(kind))
    return dict.fromkeys(["~".join(sorted((kind, other))) for other in kin])


@lru_cache(maxsize=65536)
def _short(key: str) -> tuple[str, ...]:
    """What is left of a name that is told in short: "the Orion" is the Orion Theatre."""
    last = _last(key)
    kind, _, name = key.partition(":")
    if kind in ("person", "country", "other"):
        return (last,)
    words = name.replace("-", " ").lower().split()
    rarest = max(words, key=rarity, default=last)
    return (last,) if rarity(rarest) <= rarity(last) else (last, rarest)


@lru_cache(maxsize=65536)
def _last(key: str) -> str:
    """The last word of a name, where spellings of one name agree most often."""
    return key.rsplit(":", 1)[-1].replace("-", " ").lower().split()[-1]


@once_each
def second_names(side: Signature) -> tuple[str, ...]:
    """Readable second keys of a claim, sorted: what else a pair under a large key must agree on."""
    claim = side.claim
    keys = {f"noun {noun_key(a.head)}" for a in side.args if a.name is None and a.head}
    keys.update([f"name {_last(name)}" for name in side.names])
    keys.update([f"place {place.place.name.lower()}" for place in claim.places])
    for q in claim.quantities:
        keys.add(f"counts {q.quantity.dimension.value} {noun_key(q.counted)}")
    keys.update([f"time {slot.interval.value}" for slot in claim.times])
    telling = sorted([(-rare, word) for word in side.words if (rare := rarity(word)) >= 450])
    keys.update([f"word {word}" for _, word in telling[:3]])
    return tuple(sorted(keys))


@lru_cache(maxsize=1 << 18)
def key_number(name: str) -> int:
    """A key as a signed 64-bit number, as it is stored; alike on every machine."""
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def block_keys(side: Signature, profile: Profile) -> tuple[int, ...]:
    """The keys as signed 64-bit numbers, as they are stored."""
    return tuple(map(key_number, key_names(side, profile)))
