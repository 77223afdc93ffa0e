"""Blocking keys: two claims are compared when they share one."""

from __future__ import annotations

import hashlib
from functools import lru_cache

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


def key_names(side: Signature, profile: Profile) -> tuple[str, ...]:
    """Readable keys of a claim, sorted."""
    claim = side.claim
    keys: set[str] = set()
    names = sorted(side.names)
    tokens = {word for n in {*names, *profile.salient} for word in _short(n)}
    tokens |= {c.lower() for c in side.countries}
    said = [] if side.generic else [_usual(event_class(claim))]
    said += [
        f"{q.quantity.dimension}|{q.counted_class or noun_key(q.counted)}" for q in claim.quantities
    ]
    said += [
        noun_key(arg.head)
        for arg in side.args
        if arg.name is None and arg.role in ("patient", "agent") and rarity(arg.head) > 300
    ]
    keys.update([f"{token}|{one}" for token in tokens for one in said])
    told = [noun_key(w) for w in claim.context if rarity(w) >= 450]
    about = [_last(name) for name in profile.salient[:3]]
    told += [] if side.generic else _with_near(event_class(claim))
    keys.update([f"{name}|{noun}" for name in about for noun in told])
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            keys.add("|".join(sorted((_last(one), _last(other)))))
    return tuple(sorted(keys))


@lru_cache(maxsize=65536)
def _usual(kind: str) -> str:
    """What a predicate of a class and its opposites stand under."""
    kind = _ALSO.get(kind, kind)
    return min((kind, *predicates.antonyms(kind)))


@lru_cache(maxsize=65536)
def _with_near(kind: str) -> list[str]:
    """What a predicate of a class stands under with each class that is near it or its opposite."""
    row = predicates.classes().get(kind)
    kin = sorted((row.near if row else frozenset()) | predicates.antonyms(kind) | exclusive(kind))
    return ["~".join(sorted((kind, other))) for other in kin]


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
    keys |= {f"name {_last(n)}" for n in side.names}
    keys |= {f"place {place.place.name.lower()}" for place in claim.places}
    keys |= {f"counts {q.quantity.dimension.value} {noun_key(q.counted)}" for q in claim.quantities}
    keys |= {f"time {slot.interval.value}" for slot in claim.times}
    telling = sorted(side.words, key=lambda w: (-rarity(w), w))[:3]
    keys |= {f"word {word}" for word in telling if rarity(word) >= 450}
    return tuple(sorted(keys))


@lru_cache(maxsize=1 << 18)
def key_number(name: str) -> int:
    """A key as a signed 64-bit number, as it is stored; alike on every machine."""
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def block_keys(side: Signature, profile: Profile) -> tuple[int, ...]:
    """The keys as signed 64-bit numbers, as they are stored."""
    return tuple(map(key_number, key_names(side, profile)))
