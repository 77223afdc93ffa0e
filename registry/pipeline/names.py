"""Who is who over all articles: listed with reasons, and decided by people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.errors import DecisionError
from registry.lexicon.geography import fold
from registry.linking.identity.decided import IN, Identities, respecting
from registry.linking.identity.likeness import likely_keys
from registry.linking.identity.same import reason_same
from registry.pipeline import Clock, now
from registry.pipeline.heard import NamesHeard, names_heard
from registry.records import Claim, EntityDecision, EntityVerdict
from registry.review.names import NameVerdict, current, make_entity_decision
from registry.store.reader import Reader
from registry.values.names import EntityRef, entity

if TYPE_CHECKING:
    from registry.store.writer import Store  # reading alone loads no database library

_CANDIDATES = 8


# ── the list ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Known:
    """An entity over all articles: its names, how often, and why they are one."""

    entity: EntityRef
    keys: tuple[str, ...]
    """All keys that it goes by on record, sorted."""
    aliases: tuple[tuple[str, str], ...]
    """Other forms, each with the reason why it is the same."""
    claims: int
    articles: int
    decided: tuple[NameVerdict, ...] = ()
    """What people said of its names."""
    perhaps: tuple[str, ...] = ()
    """Entities that a form shared by several may mean."""


class _Seen:
    """What the claims say of one key."""

    def __init__(self, entity: EntityRef) -> None:
        self.entity = entity
        self.keys = {entity.key}
        self.claims: set[str] = set()
        self.articles: set[str] = set()
        self.aliases: dict[str, str] = {}
        self.perhaps: tuple[str, ...] = ()

    def take(self, other: _Seen, why: str) -> None:
        self.keys |= other.keys
        self.claims |= other.claims
        self.articles |= other.articles
        self.aliases.setdefault(other.entity.name, why)
        for name, reason in other.aliases.items():
            self.aliases.setdefault(name, reason)


def entities(claims: Sequence[Claim], heard: NamesHeard) -> list[Known]:
    """Who and what the claims name, the most frequent first.

    Full names come first and shorter ones join them; a short form that two
    full names answer to joins neither.
    """
    seen = _seen(respecting(claims, heard.known), heard.known)
    order = sorted(
        seen.values(),
        key=lambda one: (-len(one.entity.name.split()), -len(one.claims), one.entity.key),
    )
    kept: list[_Seen] = []
    under: dict[str, list[_Seen]] = defaultdict(list)
    for one in order:
        keys = likely_keys(one.entity)
        near = {id(o): o for key in sorted(keys.asks) for o in under.get(key, ())}
        found = [(o, why) for o in near.values() if (why := reason_same(o.entity, one.entity))]
        if len(found) == 1:
            found[0][0].take(one, found[0][1])
            continue
        one.perhaps = tuple(sorted(o.entity.name for o, _ in found))
        kept.append(one)
        for key in keys.shows:
            under[key].append(one)
    spoken: dict[str, list[NameVerdict]] = defaultdict(list)
    for verdict in heard.verdicts:
        spoken[verdict.left].append(verdict)
        spoken[verdict.right].append(verdict)
    kept.sort(key=lambda one: (-len(one.claims), one.entity.key))
    return [
        Known(
            one.entity,
            tuple(sorted(one.keys)),
            tuple(sorted((a, why) for a, why in one.aliases.items() if a != one.entity.name)),
            len(one.claims),
            len(one.articles),
            tuple(
                {
                    (v.left, v.right): v
                    for key in sorted(one.keys)
                    for member in heard.known.members.get(key, (key,))
                    for v in spoken[member]
                }.values()
            ),
            one.perhaps,
        )
        for one in kept
    ]


def _seen(claims: Iterable[Claim], known: Identities) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    for claim in claims:
        for p in claim.participants:
            if p.entity is None:
                continue
            one = seen.setdefault(p.entity.key, _Seen(p.entity))
            if (len(p.entity.name), p.entity.name) > (len(one.entity.name), one.entity.name):
                one.entity = p.entity
            if p.entity.key in known.told:
                one.aliases.setdefault(p.entity.name, known.told[p.entity.key])
            one.claims.add(claim.id)
            one.articles.add(claim.document_id)
            if p.reason:
                one.aliases.setdefault(p.mention.text, p.reason)
    return seen


# ── deciding ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class NamesDecided:
    """What came of a decision on two names."""

    decision: EntityDecision
    earlier: tuple[EntityDecision, ...]
    """Decisions on the two that held before: of others, and the reviewer's own former one."""
    contradictions: tuple[str, ...]
    """What people said that cannot all hold now."""


def decide_names(
    store: Store,
    one: str,
    other: str | None,
    *,
    verdict: EntityVerdict,
    reason: str,
    by: str,
    article: str | None = None,
    clock: Clock = now,
) -> NamesDecided:
    """Record that two names are one entity, or two; ``article`` is the id of a document.

    With an article a name is split from itself: there, and there alone, it is somebody else's.

    :raises DecisionError: for names that are not on record or mean several, without a reason.
    """
    with store.view() as reader:
        decisions = reader.entity_decisions()
        if verdict is EntityVerdict.WITHDRAWN:
            left, right = _decided_keys(reader, decisions, one, other, by)
        else:
            left, right = _keys(reader, decisions, one, other, verdict, article)
    made = make_entity_decision(
        left, right, verdict=verdict, reason=reason, by=by, at=clock(), before=decisions
    )
    before = tuple(d for d in current(decisions) if (d.left, d.right) == (made.left, made.right))
    with store.transaction() as transaction:
        transaction.add_entity_decision(made)
    return NamesDecided(made, before, names_heard([*decisions, made]).contradictions)


def _keys(
    reader: Reader,
    decisions: Sequence[EntityDecision],
    one: str,
    other: str | None,
    verdict: EntityVerdict,
    article: str | None,
) -> tuple[str, str]:
    claims = list(reader.claims())
    # As articles were read: what was merged before can still be named by each of its names.
    plain = entities(claims, names_heard(()))
    if article is not None:
        key = find_key(plain, one)
        named = {c.document_key for c in claims for p in c.participants if c.document_id == article
                 and p.entity is not None and p.entity.key == key}  # fmt: skip
        if not named:
            raise DecisionError(
                f"that article does not name {one!r}", hint="`registry claims ARTICLE` lists who"
            )
        return key, f"{key}{IN}{named.pop()}"
    if other is None:
        raise DecisionError(
            "a split needs two names, or one and the article that means another",
            hint="registry entities split NAME OTHER, or NAME --article ID",
        )
    first, second = find_key(plain, one), find_key(plain, other)
    if first == second:
        own = _form_key(claims, first, other) or _form_key(claims, first, one)
        # Who merges again what was split before means the two keys of that split.
        split = any({first, own} == {d.left, d.right} for d in current(decisions))
        if own is not None and (verdict is EntityVerdict.SPLIT or split):
            second = own
    return first, second


def _form_key(claims: Iterable[Claim], key: str, form: str) -> str | None:
    """The key that a form would have by itself, where articles were read as joining the two."""
    wanted = fold(form)
    for claim in claims:
        for p in claim.participants:
            if p.entity is not None and p.entity.key == key and fold(p.mention.text) == wanted:
                own = entity(p.mention.text, p.entity.kind).key
                return own if own != key else None
    return None


def _keys_as_read(
    reader: Reader, decisions: Sequence[EntityDecision], one: str, other: str | None
) -> set[str]:
    """The keys that one name or two mean on record; empty when they mean nothing, or several."""
    try:
        if other is not None:
            return set(_keys(reader, decisions, one, other, EntityVerdict.SPLIT, None))
        return {find_key(entities(list(reader.claims()), names_heard(())), one)}
    except DecisionError:
        return set()  # the caller says that there is no such decision


def find_key(known: Sequence[Known], given: str) -> str:
    """The entity key that a person means by a key, a name, another form, or a part of a name.

    The nearest way of naming counts; among several the whole name.

    :raises DecisionError: when nothing or several bear it; these are listed.
    """
    wanted = fold(given)
    ways = (
        lambda one: given in one.keys or given == one.entity.key,
        lambda one: fold(one.entity.name) == wanted,
        lambda one: any(key.partition(":")[2] == wanted for key in one.keys),
        lambda one: any(fold(alias) == wanted for alias, _ in one.aliases),
        lambda one: wanted and wanted in fold(one.entity.name),
    )
    for way in ways:
        found = [one for one in known if way(one)]
        if len(found) == 1:
            return _key_in(found[0], given)
        if found:
            shown = ", ".join(
                f"{one.entity.name} ({one.entity.key})" for one in found[:_CANDIDATES]
            )
            more = " and more" if len(found) > _CANDIDATES else ""
            raise DecisionError(
                f"{given!r} may be several: {shown}{more}", hint="give the key in brackets"
            )
    raise DecisionError(
        f"{given!r} is named by no claim on record",
        hint=f"registry entities --search {given.split()[0] if given.split() else 'TEXT'}",
    )


def _key_in(one: Known, given: str) -> str:
    """Of the keys of one entity the one that is spelled like ``given``, else its own."""
    wanted = fold(given)
    same = (key for key in one.keys if given == key or key.partition(":")[2] == wanted)
    return next(same, one.entity.key)


def _decided_keys(
    reader: Reader, decisions: Sequence[EntityDecision], one: str, other: str | None, by: str
) -> tuple[str, str]:
    """The two keys of the reviewer's decision that two names, or its id, mean."""
    held = current(decisions)
    asked = [fold(name) for name in (one, other) if name is not None]

    def meant(d: EntityDecision) -> bool:
        if other is None and d.id.startswith(one) and len(one) >= 4:
            return True
        keys = [d.left.casefold(), d.right.casefold()]
        return all(any(name in fold(key) for key in keys) for name in asked)

    found = [d for d in held if meant(d)]
    if not found:
        # A key leaves out titles and "Company": whatever names two to decide on names them here.
        keys = _keys_as_read(reader, decisions, one, other)
        found = [d for d in held if keys and keys <= {d.left, d.right}]
    own = [d for d in found if d.by == by]
    if len(own) == 1:
        return own[0].left, own[0].right
    if not own:
        others = ", ".join(sorted({d.by for d in found})) or "nobody"
        raise DecisionError(
            f"{by} holds no decision on that; decided by: {others}",
            hint="`registry entities decisions` lists them; name the reviewer with --by",
        )
    shown = "; ".join(f"{d.id[:12]} {d.left} and {d.right}" for d in own[:_CANDIDATES])
    raise DecisionError(f"{by} holds several: {shown}", hint="give the id of one")
