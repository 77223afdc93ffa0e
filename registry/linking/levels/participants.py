"""Whether those who take part in two claims are the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from registry.lexicon import geography, predicates
from registry.lexicon.counted import WIDER, counted_class
from registry.lexicon.units import CURRENCY_NAMES, UNIT_NAMES
from registry.linking.identity.same import reason_same
from registry.linking.levels.named import level
from registry.linking.signature import (
    Arg,
    Signature,
    event_class,
    name_rarity,
    noun_key,
    once_each,
    rarity,
)
from registry.records import Level
from registry.values.names import EntityRef

PRONOUNS = frozenset(
    """he she it they we i you who which that this these those him her them one what all some
    many more most other another""".split()
)
UNITS = frozenset((*UNIT_NAMES, *CURRENCY_NAMES))
"""Nouns that are no participants: euros, metres."""
# Of what there is so much is said beside them; "the 1,500 metres" are a race.
_AMOUNTS = frozenset(
    name for name, unit in UNIT_NAMES.items() if unit.dimension in ("mass", "volume", "area")
).union(CURRENCY_NAMES)
_SILENT = PRONOUNS | _AMOUNTS
# Roles in which a name is one of those who act, and not a circumstance.
_CORE = ("agent", "patient", "with", "between", "against", "to", "by")


@lru_cache(maxsize=1 << 16)
def arg_match(left: Arg, right: Arg) -> tuple[str, str, int] | None:
    """Level name, reason and extra weight for two participants; ``None`` when nothing tells."""
    if left.name is not None and right.name is not None:
        return _names_match(left, right, left.name, right.name)
    if left.name is not None or right.name is not None:
        return _described(left, right)
    return _nouns_match(left, right)


def _names_match(left: Arg, right: Arg, one: EntityRef, other: EntityRef) -> tuple[str, str, int]:
    """Two participants who are both named, as ``one`` and ``other``."""
    both = f"{one.name} and {other.name}"
    why = reason_same(one, other)
    if why is not None:
        return "same entity", f"{both}: {why}", name_rarity(one) - 1200
    if left.represents is not None and left.represents == right.represents:
        country = geography.by_code(left.represents)
        name = country.name if country else left.represents
        return "same kind", f"{both} both stand for {name}", 300
    if _stands_for(left, other) or _stands_for(right, one):
        return "same kind", f"{both}: one stands for the other", 300
    if one.kind == other.kind and not left.inferred and not right.inferred:
        return "other entity", f"{one.name} is not {other.name}", 0
    return "other kind", f"{one.name} against {other.name}", 0


def _nouns_match(left: Arg, right: Arg) -> tuple[str, str, int] | None:
    """Two participants of whom neither is named."""
    both = f"{left.head!r} and {right.head!r}"
    if left.head == right.head and left.head in ("he", "she"):
        return "same kind", f"{left.head!r} in one story", -700
    mine, yours = noun_key(left.head), noun_key(right.head)
    if not mine or not yours or not _SILENT.isdisjoint((left.head, right.head)):
        return None
    years = _years(left), _years(right)
    if all(years) and not years[0] & years[1]:
        reason = f"the {left.head} of {min(years[0])} against that of {min(years[1])}"
        return "other kind", reason, -1500
    if mine == yours:
        shared = left.modifiers & right.modifiers
        apart = 1000 if left.modifiers and right.modifiers and not shared else 0
        return "same kind", both, rarity(left.head) // 2 + 150 * len(shared) - 300 - apart
    kin = predicates.related_nouns(left.head, right.head)
    if kin is None and (_wider(left.head, right.head) or _wider(right.head, left.head)):
        return "same kind", f"{both}: one is the wider word", -800
    if kin is not None:
        return "same kind", both, -700 if kin == "near" else -300
    return "other kind", f"{left.head!r} against {right.head!r}", 0


# The widest nouns, by the class of what may be called so.
_WIDEST = {
    "person": frozenset("person people".split()),
    "student": frozenset("child boy girl youngster teenager youth kid".split()),
    "animal": frozenset("animal creature beast baby cub calf chick pup newborn".split()),
    "vehicle": frozenset({"vehicle"}),
    "building": frozenset("building property".split()),
    "ship": frozenset("vessel craft".split()),
}


def _wider(wide: str, narrow: str) -> bool:
    """Whether the one noun may be said of what the other names: animals of whales."""
    kind = counted_class(narrow)
    return kind is not None and any(wide in _WIDEST.get(k, ()) for k in (kind, WIDER.get(kind, "")))


def _years(side: Arg) -> set[str]:
    """The years that tell one from another: "the 2019 accord"."""
    return {word for word in side.modifiers if len(word) == 4 and word.isdigit()}


def _described(left: Arg, right: Arg) -> tuple[str, str, int] | None:
    """A name against a noun: "the museum" and "the Halden Museum"; else nothing can be said.

    "The mayor" may well be the one who is named elsewhere: silence is not disagreement.
    """
    one, other = (left, right) if left.name is not None else (right, left)
    assert one.name is not None
    if other.head in PRONOUNS or not other.head:
        return None
    if one.head == other.head or other.head in one.name.name.lower().split():
        return "same kind", f"{one.name.name} and the {other.head}", rarity(other.head) // 2 - 300
    return None


def _stands_for(one: Arg, name: EntityRef) -> bool:
    """Whether a participant stands for a country, as "Paris" or its government does."""
    return one.represents is not None and name.key == f"country:{one.represents}"


@lru_cache(maxsize=1 << 16)
def best_match(lefts: tuple[Arg, ...], rights: tuple[Arg, ...]) -> tuple[str, str, int] | None:
    """The best level that any pair of two groups of participants reaches."""
    order = ("same entity", "same kind", "other kind", "other entity")
    best: tuple[str, str, int] | None = None
    for a in lefts:
        for b in rights:
            found = arg_match(a, b)
            if found is not None and (
                best is None
                or (order.index(found[0]), -found[2]) < (order.index(best[0]), -best[2])
            ):
                best = found
    return best


def participant_levels(left: Signature, right: Signature) -> Iterator[Level]:
    """What the agents are to each other, and the patients."""
    agents = left.role("agent"), right.role("agent")
    patients = left.role("patient"), right.role("patient")
    if bool(patients[0]) == bool(patients[1]):
        pairs = [("agent", *agents), ("patient", *patients)]
    elif _agree(*agents):
        # "They dropped out" and "they left it": the object is said by the one alone.
        pairs = [("agent", *agents)]
    elif left.claim.kind == right.claim.kind == "role":
        return  # who fills a role is not what it is the role of
    elif patients[0]:
        # "The museum opened" and "they opened the museum": the subject of the one is the object
        # of the other.
        pairs = [("patient", patients[0], agents[1])]
    else:
        pairs = [("patient", agents[0], patients[1])]
    for role, mine, yours in pairs:
        found = best_match(mine, yours)
        if found is None:
            continue
        name, reason, extra = found
        if name in ("other entity", "other kind"):
            # The voice or a converse verb may have exchanged the roles.
            crossed = (
                best_match(mine, _who_may_be_meant(right, name)),
                best_match(_who_may_be_meant(left, name), yours),
            )
            if any(m is not None and m[0] == "same entity" for m in crossed):
                continue
        yield level(role, name, reason, extra)


def _who_may_be_meant(side: Signature, name: str) -> tuple[Arg, ...]:
    """Those who may fill the role of another: where two are named, not "her" of "her brother"."""
    if name == "other entity":
        return tuple(a for a in side.args if ":" not in a.role)
    return side.args


def _agree(mine: tuple[Arg, ...], yours: tuple[Arg, ...]) -> bool:
    """Whether two groups of participants are the same, or of one kind."""
    found = best_match(mine, yours)
    return found is not None and found[0] in ("same entity", "same kind")


def other_participants(left: Signature, right: Signature) -> Iterator[Level]:
    """Both sides name somebody whom the other does not."""
    alone = []
    for one, other in ((left, right), (right, left)):
        unmatched = [n.name for n in core_names(one) if not _is_told_of(n, other)]
        if not unmatched:
            return
        alone.append(", ".join(unmatched[:3]))
    yield level("others", "other participants", " against ".join(alone))


def _is_told_of(name: EntityRef, side: Signature) -> bool:
    """Whether a claim names somebody, or tells of one who stands for it."""
    for other in side.names.values():
        if reason_same(name, other) is not None:
            return True
    for arg in side.args:  # noqa: SIM110 - a loop is asked of each pair faster than a generator
        if _stands_for(arg, name):
            return True
    return False


# What is told of a thing, whoever does it: "set up in 2009", and "De Wit started the firm".
_DONE_TO_A_THING = frozenset(
    """found build open close start end renovate break-ground dissolve produce-start produce-end
    invent launch-rocket design""".split()
)


@once_each
def core_names(side: Signature) -> list[EntityRef]:
    """Those named who act in the claim, and are no circumstance of it.

    Who founds a firm that is not named is a detail that others may leave out.
    """
    kinds = ("person", "org", "team", "country")
    things = side.role("patient")
    detail = (
        event_class(side.claim) in _DONE_TO_A_THING
        and bool(things)
        and not any(a.named for a in things)
    )
    goals = {slot.place.name for slot in side.claim.places if slot.relation == "to"}
    return [
        a.name
        for a in side.args
        if a.role in _CORE
        and a.name is not None
        and a.name.kind in kinds
        and not a.inferred
        and not (detail and a.role == "agent")
        # Where something goes is compared as a place.
        and not (a.role == "to" and a.name.name in goals)
    ]
