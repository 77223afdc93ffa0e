"""Compare two claims slot by slot: a named level, a weight and a reason for each.

Silence is not disagreement: a slot that one claim leaves open yields no level.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.lexicon import predicates
from registry.linking.identity import reason_same
from registry.linking.signature import (
    Arg,
    Profile,
    Signature,
    event_class,
    name_rarity,
    noun_key,
    rarity,
)
from registry.linking.weights import WEIGHTS
from registry.records import Claim, Level, Status, TimeSlot
from registry.values import place as places
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.names import EntityRef
from registry.values.relation import Relation

_FIRM = (Status.ASSERTED, Status.REPORTED)
_APART = frozenset(
    """another second third separate previous previously earlier different other former past
    original aftershock subsequent later additional further annual""".split()
)


def level(slot: str, name: str, reason: str, extra: int = 0) -> Level:
    """A level of the table, with its weight (``extra`` is added for rarity)."""
    return Level(slot=slot, level=name, weight=WEIGHTS[slot, name] + extra, reason=reason)


def story(left: Profile, right: Profile) -> Level:
    """How much the two articles as wholes are about one story."""
    shared = []
    total = 0
    for key in sorted(left.names):
        entity = left.names[key]
        match = (
            key
            if key in right.names
            else next((k for k in sorted(right.names) if reason_same(entity, right.names[k])), None)
        )
        if match is not None:
            shared.append(entity.name)
            total += name_rarity(entity) if entity.kind != "country" else 300
    words = left.words & right.words
    total += min(2500, sum(rarity(w) for w in sorted(words)) // 4)
    gap = _gap(left, right)
    reason = f"{len(shared)} shared names ({', '.join(shared[:4])}), {len(words)} telling words" + (
        f", {gap} days apart" if gap is not None else ""
    )
    if total >= 3600:
        return level("story", "same story" if gap is None or gap <= 30 else "related", reason)
    if total >= 1800:
        return level("story", "related", reason)
    return level("story", "other", reason)


def _gap(left: Profile, right: Profile) -> int | None:
    a, b = left.article.published, right.article.published
    return abs((a - b).days) if a and b else None


def event_levels(left: Signature, right: Signature, between: Level) -> list[Level]:
    """All levels that bear on whether two claims speak of one happening."""
    found = [between, _predicate(left, right)]
    found.extend(_participants(left, right))
    found.extend(_names(left, right))
    found.extend(_others(left, right))
    found.extend(_words(left, right))
    found.extend(_separators(left, right))
    found.extend(_time(left, right))
    found.extend(_place(left, right))
    found.extend(_repetition(left, right, found))
    if (left.claim.status in _FIRM) != (right.claim.status in _FIRM):
        found.append(
            level("status", "other status", f"{left.claim.status} against {right.claim.status}")
        )
    return found


def _predicate(left: Signature, right: Signature) -> Level:
    a, b = left.claim, right.claim
    said = f"{a.predicate!r} and {b.predicate!r}"
    if left.generic or right.generic:
        if a.predicate == b.predicate:
            return level("predicate", "same generic word", said)
        return level("predicate", "generic", said)
    if a.predicate == b.predicate:
        return level("predicate", "same word", said)
    shared = _classes(a) & _classes(b)
    if shared:
        name = "same class" if a.predicate_pos == b.predicate_pos else "noun and verb"
        return level("predicate", name, f"{said} are of the class {min(shared)}")
    if "role" in (a.kind, b.kind):
        return level("predicate", "other", said)
    if opposite(left, right):
        return level("predicate", "opposite", f"{said} are opposites")
    kin = predicates.related(a.predicate, a.predicate_pos, b.predicate, b.predicate_pos)
    if kin in ("same", "class"):
        name = "same class" if a.predicate_pos == b.predicate_pos else "noun and verb"
        return level("predicate", name, f"{said} are of one class")
    if kin == "near":
        return level("predicate", "near", said)
    return level("predicate", "other", said)


# Opposites of which only one can befall the same thing on one occasion.  Others
# follow each other in time: what is closed opens again, who is arrested is released.
_EXCLUSIVE = frozenset(
    frozenset(pair.split("/"))
    for pair in """accept/decline-offer acquit/sentence acquit/convict approve/reject approve/veto attend/skip
    raise/cut raise/keep-unchanged cut/keep-unchanged deny/confirm die/survive kill/survive
    earn/make-loss fail/succeed lose/draw win/lose win/draw overturn/uphold reject/accept
    rise/fall plead-guilty/deny qualify/eliminate ban/allow hold-event/cancel decline-
    offer/agree-to-do""".split()
)


def _classes(claim: Claim) -> set[str]:
    """The class of the predicate as it was read, and those that the word alone may have."""
    found = set(predicates.predicate_classes(claim.predicate, pos=claim.predicate_pos))
    return found | {claim.predicate_class} if claim.predicate_class is not None else found


def opposite(left: Signature, right: Signature) -> bool:
    """Whether the predicates exclude each other on one occasion, such as convict and acquit."""
    a, b = left.claim, right.claim
    ones = predicates.predicate_classes(a.predicate, pos=a.predicate_pos)[:1]
    others = predicates.predicate_classes(b.predicate, pos=b.predicate_pos)[:1]
    return any(frozenset((x, y)) in _EXCLUSIVE for x in ones for y in others)


def arg_match(left: Arg, right: Arg) -> tuple[str, str, int] | None:
    """Level name, reason and extra weight for two participants; ``None`` when nothing can be said."""
    if left.name is not None and right.name is not None:
        why = reason_same(left.name, right.name)
        if why is not None:
            return (
                "same entity",
                f"{left.name.name} and {right.name.name}: {why}",
                name_rarity(left.name) - 1200,
            )
        if left.represents is not None and left.represents == right.represents:
            return (
                "same kind",
                f"{left.name.name} and {right.name.name} both stand for {left.represents}",
                300,
            )
        if _stands_for(left, right) or _stands_for(right, left):
            return (
                "same kind",
                f"{left.name.name} and {right.name.name}: one stands for the other",
                300,
            )
        kinds = {left.name.kind, right.name.kind}
        if len(kinds) == 1 and not left.inferred and not right.inferred:
            return "other entity", f"{left.name.name} is not {right.name.name}", 0
        return "other kind", f"{left.name.name} against {right.name.name}", 0
    if left.name is not None or right.name is not None:
        return _described(left, right)
    if left.head == right.head and left.head in ("he", "she"):
        return "same kind", f"{left.head!r} in one story", -700
    a, b = noun_key(left.head), noun_key(right.head)
    if not a or not b or left.head in _PRONOUNS or right.head in _PRONOUNS:
        return None
    years = tuple(
        {m for m in side.modifiers if len(m) == 4 and m.isdigit()} for side in (left, right)
    )
    if all(years) and not years[0] & years[1]:
        return (
            "other kind",
            f"the {left.head} of {min(years[0])} against that of {min(years[1])}",
            -1500,
        )
    if a == b:
        shared = left.modifiers & right.modifiers
        apart = 1000 if left.modifiers and right.modifiers and not shared else 0
        return (
            "same kind",
            f"{left.head!r} and {right.head!r}",
            rarity(left.head) // 2 + 150 * len(shared) - 300 - apart,
        )
    kin = predicates.related_nouns(left.head, right.head)
    if kin is not None:
        return "same kind", f"{left.head!r} and {right.head!r}", -700 if kin == "near" else -300
    return "other kind", f"{left.head!r} against {right.head!r}", 0


def _described(left: Arg, right: Arg) -> tuple[str, str, int] | None:
    """A name against a noun: "the museum" and "the Halden Museum"; else nothing can be said.

    "The mayor" may well be the one who is named elsewhere: silence is not disagreement.
    """
    one, other = (left, right) if left.name is not None else (right, left)
    assert one.name is not None
    if other.head in _PRONOUNS or not other.head:
        return None
    if one.head == other.head or other.head in one.name.name.lower().split():
        return "same kind", f"{one.name.name} and the {other.head}", rarity(other.head) // 2 - 300
    return None


_PRONOUNS = frozenset(
    """he she it they we i you who which that this these those him her them one what all some
    many more most other another""".split()
)


def _stands_for(one: Arg, other: Arg) -> bool:
    return (
        one.represents is not None
        and other.name is not None
        and other.name.key == f"country:{one.represents}"
    )


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


def _participants(left: Signature, right: Signature) -> Iterator[Level]:
    agents = left.role("agent"), right.role("agent")
    patients = left.role("patient"), right.role("patient")
    if not patients[0] and not patients[1]:
        pairs = [("agent", *agents)]
    elif patients[0] and patients[1]:
        pairs = [("agent", *agents), ("patient", *patients)]
    elif patients[0]:
        # "The museum opened" and "they opened the museum": the subject of the one is the object of the other.
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
            crossed = best_match(mine, right.args), best_match(left.args, yours)
            if any(m is not None and m[0] == "same entity" for m in crossed):
                continue
        yield level(role, name, reason, extra)


def _names(left: Signature, right: Signature) -> Iterator[Level]:
    """Names shared in the clauses beyond agent and patient, then in the sentences."""
    counted: set[str] = set()
    for role in ("agent", "patient"):
        found = best_match(left.role(role), right.role(role))
        if found is not None and found[0] == "same entity":
            counted.add(found[1])
    total = 0
    shared: list[str] = []
    for key in sorted(left.sentence_names):
        entity = left.sentence_names[key]
        for other in sorted(right.sentence_names):
            why = reason_same(entity, right.sentence_names[other])
            if why is None:
                continue
            if any(entity.name in c for c in counted):
                break
            within = key in left.names and other in right.names
            total += name_rarity(entity) * (10 if within else 5) // 10
            shared.append(entity.name)
            break
    for code in sorted(left.countries & right.countries):
        if f"country:{code}" in left.names and f"country:{code}" in right.names:
            continue  # counted by name
        if not any(code in c for c in counted):
            total += 900
            shared.append(f"{code}, named or stood for")
    if shared:
        yield Level(
            slot="names", level="shared names", weight=min(total, 3000), reason=", ".join(shared)
        )


def _words(left: Signature, right: Signature) -> Iterator[Level]:
    shared = left.words & right.words
    if shared:
        weight = min(2600, sum(rarity(w) for w in sorted(shared)) * 2 // 3)
        if weight:
            yield Level(
                slot="words",
                level="shared words",
                weight=weight,
                reason=", ".join(sorted(shared, key=lambda w: (-rarity(w), w))[:8]),
            )


# Occasions of one series: another word is another occasion.
_OCCASIONS = (
    frozenset(
        """final semi-final semifinal quarter-final quarterfinal friendly qualifier heat playoff
    play-off""".split()
    ),
    frozenset("aftershock quake earthquake tremor".split()),
    frozenset("referendum election by-election primary".split()),
)


def _occasions(side: Signature) -> set[tuple[int, str]]:
    words = {a.head for a in side.args} | set(side.claim.context)
    return {(n, w) for n, group in enumerate(_OCCASIONS) for w in words & group}


def _separators(left: Signature, right: Signature) -> Iterator[Level]:
    mine, yours = _occasions(left), _occasions(right)
    if not mine & yours and {n for n, _ in mine} & {n for n, _ in yours}:
        told = sorted(w for _, w in mine) + sorted(w for _, w in yours)
        if not {"quake", "earthquake", "tremor"} >= set(told):
            yield level("separator", "set apart", ", ".join(told))
            return
    a = {w for w in left.claim.separators if w in _APART}
    b = {w for w in right.claim.separators if w in _APART}
    if a ^ b and not a & b:
        yield level("separator", "set apart", ", ".join(sorted(a ^ b)))
        return
    for one in left.claim.quantities:
        for other in right.claim.quantities:
            if (
                one.quantity.dimension == other.quantity.dimension == "ordinal"
                and one.counted == other.counted
                and one.attribute != "theme"
                and one.quantity.value != other.quantity.value
            ):
                yield level(
                    "separator",
                    "set apart",
                    f"{one.mention.text} {one.counted} against {other.mention.text} {other.counted}",
                )
                return


def usable(slot: TimeSlot | None) -> bool:
    """Whether a time says when it happened, rather than before or after what."""
    return slot is not None and slot.relation == "at" and slot.source != "published"


def _days(slot: TimeSlot) -> int:
    first, last = times.bounds(slot.interval)
    return last - first + 1 if slot.interval.granularity is not None else 10**6


def _time(left: Signature, right: Signature) -> Iterator[Level]:
    a, b = left.claim.time, right.claim.time
    if a is None or b is None or not usable(a) or not usable(b):
        yield from _undated(left, right)
        return
    relation = times.compare(a.interval, b.interval)
    said = f"{a.interval.value} and {b.interval.value}"
    if relation is Relation.EQUAL or relation in (Relation.REFINES, Relation.REFINED_BY):
        exact = max(_days(a), _days(b)) <= 2
        yield level("time", "same day" if exact else "compatible", said)
    elif relation is Relation.OVERLAPS:
        yield level("time", "compatible", said)
    elif relation is Relation.DISJOINT:
        yield level("time", "disjoint", said)


_LONG_BEFORE = 45  # days before publication from which a date is not the news of the day
_NEWS = 10  # days before publication in which undated news may have happened

# What holds for good, or happens once: an undated sentence says nothing of the day.
_TIMELESS = frozenset(
    """be-born bury found design write build invent discover direct-work publish marry study
    graduate be-based star live rename open renovate adopt""".split()
)
# What is told anew every day with other numbers.
DAILY = frozenset("rise fall close end start trade".split())


def _undated(left: Signature, right: Signature) -> Iterator[Level]:
    """News without a date is of its day: it is not what another article tells of another day."""
    kinds = {event_class(left.claim), event_class(right.claim)}
    if kinds <= _TIMELESS:
        return
    a, b = _news_days(left), _news_days(right)
    if a is None or b is None:
        return
    said = f"{_days_said(a)} and {_days_said(b)}"
    daily = bool(kinds & {"rise", "fall", "trade", "close"})
    if a[1] < b[0] or b[1] < a[0]:
        yield level("time", "news of other days", said)
    elif (
        daily
        and left.article.published
        and right.article.published
        and left.article.published != right.article.published
    ):
        yield level("time", "another day of a daily thing", said)


def _days_said(days: tuple[int, int]) -> str:
    return "/".join(
        date.fromordinal(max(1, min(d, date.max.toordinal()))).isoformat() for d in days
    )


def _news_days(side: Signature) -> tuple[int, int] | None:
    """First and last day on which the claim may have happened, as ordinals; ``None`` when nothing tells."""
    slot, published = side.claim.time, side.article.published
    if slot is not None and usable(slot):
        if slot.interval.earliest is None or slot.interval.latest is None:
            return None
        wide = (slot.interval.latest - slot.interval.earliest).days > 26
        # A day may be that of what stands beside it; "last year" is not this year.
        slack = 0 if wide else _LONG_BEFORE - _NEWS
        return slot.interval.earliest.toordinal() - slack, slot.interval.latest.toordinal() + slack
    if (
        published is None
        or side.claim.status not in _FIRM
        or (slot is not None and slot.source != "published")
    ):
        return None
    return published.toordinal() - (
        _LONG_BEFORE if side.claim.kind == "role" else _NEWS
    ), published.toordinal()


# Roles in which a name is one of those who act, and not a circumstance.
_CORE = ("agent", "patient", "with", "between", "against", "to", "by")


def _others(left: Signature, right: Signature) -> Iterator[Level]:
    """Both sides name somebody whom the other does not."""
    alone = []
    for one, other in ((left, right), (right, left)):
        mine = core_names(one)
        unmatched = [
            n.name
            for n in mine
            if not any(reason_same(n, o) for o in other.names.values())
            and not any(_name_stands(n, a) for a in other.args)
        ]
        alone.append(unmatched)
    if alone[0] and alone[1]:
        yield level(
            "others",
            "other participants",
            f"{', '.join(alone[0][:3])} against {', '.join(alone[1][:3])}",
        )


def core_names(side: Signature) -> list[EntityRef]:
    """Those named who act in the claim, and are no circumstance of it."""
    kinds = ("person", "org", "team", "country")
    return [
        a.name
        for a in side.args
        if a.role in _CORE and a.name is not None and a.name.kind in kinds and not a.inferred
    ]


def _name_stands(name: EntityRef, arg: Arg) -> bool:
    return arg.represents is not None and (name.key == f"country:{arg.represents}")


def _place(left: Signature, right: Signature) -> Iterator[Level]:
    for a in left.claim.places:
        for b in right.claim.places:
            relation = places.compare(a.place, b.place)
            said = f"{a.place.name} and {b.place.name}"
            if relation in (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY):
                yield level("place", "same", said)
                return
            if relation is Relation.DISJOINT and a.relation == b.relation:
                yield level("place", "disjoint", said)
                return


def _repetition(
    left: Signature, right: Signature, told: list[Level] | None = None
) -> Iterator[Level]:
    """How often such things happen; without the levels ``told`` so far, the most it can weigh."""
    kinds = {event_class(left.claim), event_class(right.claim)}
    if any(predicates.repeated_event(k) for k in kinds):
        yield level("repeated", "repeated kind", ", ".join(sorted(kinds)))
    elif any(predicates.unique_event(k) for k in kinds) and (
        told is None or any(one.slot in ("agent", "patient") and one.weight >= 900 for one in told)
    ):
        yield level("repeated", "once only", ", ".join(sorted(kinds)))


def equal_numbers(
    left: Signature, right: Signature, skip: tuple[int, int] | None = None
) -> Iterator[Level]:
    """A number that both claims give alike, other than the pair under test."""
    for i, a in enumerate(left.claim.quantities):
        for j, b in enumerate(right.claim.quantities):
            if skip is not None and (i == skip[0] or j == skip[1]):
                continue
            if (
                a.quantity.dimension == b.quantity.dimension
                and a.counted == b.counted
                and quantities.compare(a.quantity, b.quantity) is Relation.EQUAL
            ):
                yield level("numbers", "an equal number", f"{a.mention.text} and {b.mention.text}")
                return
