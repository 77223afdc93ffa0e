"""Who is who as people said, set over the names that articles give.

The claims on record stay as they were read; what people said is laid over them
before each comparison.  Names that are merged bear one key, names that are split
refuse whatever else would join them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from registry.records import Claim, Participant
from registry.values.names import EntityRef, entity

IN = " in "
"""Between the key of a name and that of the only article in which it is meant."""


@dataclass(frozen=True, slots=True)
class Said:
    """That people hold two names to be one entity, or two."""

    left: str
    right: str
    """Entity keys, ``left < right``; one may be of a name in one article alone."""
    one: bool
    reason: str
    """Who holds it and why, for the reader."""


class Decided(EntityRef):
    """An entity of which people said who it is, and who it is not."""

    forms: tuple[EntityRef, ...] = ()
    """All names that people hold to be this entity, each as it stands in articles."""
    apart: frozenset[str] = frozenset()
    """Keys of the entities that people hold to be others."""
    told: str = ""
    """Why names of other forms are this entity."""


@dataclass(frozen=True, slots=True)
class Identities:
    """What people said of who is who, put together."""

    home: Mapping[str, str] = field(default_factory=dict)
    """By key, the key under which all that was merged goes."""
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By that key, all keys that were merged, sorted."""
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By key, the keys of others, of all that was merged with them too."""
    told: Mapping[str, str] = field(default_factory=dict)
    """By the key under which it goes, why."""
    overruled: tuple[tuple[Said, Said], ...] = ()
    """Each merger that would have joined what was split, with that split."""


def identities(said: Iterable[Said]) -> Identities:
    """Put together what people said; where a chain of mergers meets a split, the split holds."""
    ordered = sorted(said, key=lambda one: (one.left, one.right))
    splits = [one for one in ordered if not one.one]
    group: dict[str, set[str]] = {}
    reasons: dict[str, list[str]] = defaultdict(list)
    overruled: list[tuple[Said, Said]] = []
    for one in ordered:
        if not one.one:
            continue
        a, b = (group.get(key, {key}) for key in (one.left, one.right))
        against = next((s for s in splits if _meets(s, a, b)), None)
        if against is not None:
            overruled.append((one, against))
            continue
        joined = a | b
        for key in joined:
            group[key] = joined
        reasons[one.left].append(one.reason)
    home = {key: min(own) for key, own in sorted(group.items())}
    apart: dict[str, set[str]] = defaultdict(set)
    for one in splits:
        for mine, theirs in ((one.left, one.right), (one.right, one.left)):
            for key in group.get(mine, {mine}):
                apart[key] |= group.get(theirs, {theirs})
    return Identities(
        home,
        {key: tuple(sorted(group[key])) for key in sorted(set(home.values()))},
        {key: frozenset(own) for key, own in sorted(apart.items())},
        {
            name: "; ".join(dict.fromkeys(r for key in sorted(group[name]) for r in reasons[key]))
            for name in sorted(set(home.values()))
        },
        tuple(overruled),
    )


def _meets(split: Said, one: set[str], other: set[str]) -> bool:
    return (split.left in one and split.right in other) or (
        split.left in other and split.right in one
    )


def respecting(claims: Iterable[Claim], known: Identities) -> tuple[Claim, ...]:
    """The claims with the entities that people say they speak of; the order stays."""
    given = tuple(claims)
    if not known.home and not known.apart:
        return given
    own = [_renamed(claim, known) for claim in given]
    forms: dict[str, dict[str, EntityRef]] = defaultdict(dict)
    for claim in own:
        for p in claim.participants:
            if p.entity is not None and p.entity.key in known.home:
                at = forms[known.home[p.entity.key]]
                before = at.get(p.entity.key)
                if before is None or _fuller(p.entity, before):
                    at[p.entity.key] = p.entity
    whole = {name: tuple(at[key] for key in sorted(at)) for name, at in forms.items()}
    return tuple(_decided(claim, known, whole) for claim in own)


def _fuller(one: EntityRef, other: EntityRef) -> bool:
    return (len(one.name), one.name) > (len(other.name), other.name)


def _renamed(claim: Claim, known: Identities) -> Claim:
    """The claim with names that were split off under keys of their own."""
    changed = [_split_off(p, claim.document_key, known) for p in claim.participants]
    if all(a is b for a, b in zip(changed, claim.participants, strict=True)):
        return claim
    return claim.model_copy(update={"participants": tuple(changed)})


def _split_off(p: Participant, article: str, known: Identities) -> Participant:
    if p.entity is None:
        return p
    key = p.entity.key
    others = known.apart.get(key, frozenset())
    alone = f"{key}{IN}{article}"
    if alone in known.apart and alone in others:
        named = p.entity.model_copy(update={"key": alone})
        return p.model_copy(update={"entity": named})
    if others:
        # Two names that the article itself was read as joining: each is who it names.
        written = entity(p.mention.text, p.entity.kind, gender=p.entity.gender)
        if written.key != key and written.key in others:
            return p.model_copy(update={"entity": written})
    return p


def _decided(claim: Claim, known: Identities, forms: Mapping[str, tuple[EntityRef, ...]]) -> Claim:
    touched = [
        p.entity is not None and (p.entity.key in known.home or p.entity.key in known.apart)
        for p in claim.participants
    ]
    holders = [q.holder in known.home for q in claim.quantities]
    speaker = claim.attribution is not None and claim.attribution.key in known.home
    if not (any(touched) or any(holders) or speaker):
        return claim
    update: dict[str, object] = {
        "participants": tuple(
            p.model_copy(update={"entity": _ref(p.entity, known, forms)}) if mine else p
            for p, mine in zip(claim.participants, touched, strict=True)
        ),
        "quantities": tuple(
            q.model_copy(update={"holder": known.home.get(q.holder, q.holder)})
            for q in claim.quantities
        ),
    }
    if claim.attribution is not None and speaker:
        key = known.home[claim.attribution.key]
        update["attribution"] = claim.attribution.model_copy(update={"key": key})
    return claim.model_copy(update=update)


def _ref(
    one: EntityRef | None, known: Identities, forms: Mapping[str, tuple[EntityRef, ...]]
) -> EntityRef | None:
    if one is None:
        return None
    home = known.home.get(one.key, one.key)
    own = forms.get(home, (one,))
    return Decided(
        name=one.name,
        # One kind for all: who is merged with a person is a person.
        kind=min((o.kind for o in own), key=lambda kind: (kind == "other", kind)),
        gender=one.gender,
        key=home,
        forms=own,
        apart=known.apart.get(one.key, frozenset()),
        told=known.told.get(home, ""),
    )


def variants(claims: Sequence[Claim], known: Identities) -> list[tuple[Claim, ...]]:
    """The claims once with each of the names that people hold to be one.

    Keys of blocking are stored as articles were read; so a new article finds
    those that call its people by another name.
    """
    most = max((len(own) for own in known.members.values()), default=0)
    found = []
    for turn in range(most):
        swap = {
            key: known.members[home][turn % len(known.members[home])]
            for key, home in known.home.items()
        }
        found.append(
            tuple(
                claim.model_copy(
                    update={
                        "participants": tuple(
                            p.model_copy(
                                update={"entity": p.entity.model_copy(update={"key": swap[key]})}
                            )
                            if p.entity is not None and (key := p.entity.key) in swap
                            else p
                            for p in claim.participants
                        )
                    }
                )
                for claim in claims
            )
        )
    return found


__all__ = ["IN", "Decided", "Identities", "Said", "identities", "respecting", "variants"]
