"""Find the values of two claims that answer one question.

Each function yields alignments for one kind of slot.  The score leaves out what
the slot itself says, so that a disagreement is judged on everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.lexicon import predicates
from registry.lexicon.counted import comparable_classes
from registry.linking.identity import reason_same
from registry.linking.levels import (
    DAILY,
    arg_match,
    equal_numbers,
    level,
    opposite,
    usable,
)
from registry.linking.signature import Arg, Signature, event_class, noun_key, rarity
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level, LinkDecision, QuantitySlot, Status
from registry.values import place as places
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.relation import Relation

# Attributes that only say in which role the number stands.
_ROLES = frozenset("agent patient theme to for in at of with by on from".split()) | {""}
_FIRM = (Status.ASSERTED, Status.REPORTED)


def decide(kind: str, score: int) -> LinkDecision:
    """Same, unsure or different, by the thresholds of the kind of slot."""
    same, unsure = THRESHOLDS[kind]
    if score >= same:
        return LinkDecision.SAME
    return LinkDecision.UNSURE if score >= unsure else LinkDecision.DIFFERENT


def total(levels: Sequence[Level], *without: str) -> int:
    """Sum of the weights, leaving out the slots named."""
    return sum(one.weight for one in levels if one.slot not in without)


def _made(
    slot: str,
    kind: str,
    left_at: int,
    right_at: int,
    levels: list[Level],
    relation: Relation,
    reason: str,
    *without: str,
) -> Alignment:
    kept = tuple(one for one in levels if one.slot not in without)
    score = total(kept)
    return Alignment(
        slot=slot,
        left_at=left_at,
        right_at=right_at,
        score=score,
        levels=kept,
        decision=decide(kind, score),
        relation=relation,
        reason=reason,
    )


def time_alignments(left: Signature, right: Signature, levels: list[Level]) -> Iterator[Alignment]:
    """The times at which the predicates happened."""
    yield from _order_alignments(left, right, levels)
    a, b = left.claim.time, right.claim.time
    if a is None or b is None or not usable(a) or not usable(b):
        return
    if left.claim.negated or right.claim.negated or left.generic or right.generic:
        return
    predicate = next(one for one in levels if one.slot == "predicate")
    if predicate.level in ("other", "opposite", "generic"):
        return  # two happenings have two times
    relation = times.compare(a.interval, b.interval)
    extra: list[Level] = list(equal_numbers(left, right))
    if relation is Relation.DISJOINT:
        found = times.slip(a.interval, b.interval)
        if found == "day":
            # The next day has its own news, so this tells less than a wrong year.
            extra.append(level("slip", "next day", str(found)))
        elif found is not None:
            extra.append(level("slip", "typical slip", str(found)))
        elif _width(a.interval) < 300 or _width(b.interval) < 300:
            # Years are misremembered by any distance; days are misprinted in typical ways.
            extra.append(level("slip", "no slip", f"{a.interval.value} against {b.interval.value}"))
    repeated = any(one.slot == "repeated" and one.level == "repeated kind" for one in levels)
    theme = next(
        (one.level for one in levels if one.slot == "patient"),
        next((one.level for one in levels if one.slot == "agent"), ""),
    )
    kinds = {event_class(left.claim), event_class(right.claim)}
    if relation is Relation.DISJOINT and (
        theme == "other entity" or kinds & {"rise", "fall", "trade"}
    ):
        return
    typical = any(one.level in ("typical slip", "next day") for one in extra)
    if relation is Relation.DISJOINT and not typical and predicate.level == "near":
        return  # two happenings that are only alike
    if relation is Relation.DISJOINT and theme == "other kind" and not typical:
        extra.append(level("theme", "other kind", "it may have happened to something else"))
    if (
        relation is Relation.DISJOINT
        and not typical
        and any(one.slot == "story" and one.level == "related" for one in levels)
    ):
        extra.append(level("theme", "other kind", "two stories that only touch"))
    if (
        relation is Relation.DISJOINT
        and not typical
        and not repeated
        and theme not in ("same entity", "same kind")
        and any(one.slot == "story" and one.level == "related" for one in levels)
    ):
        extra.append(level("often", "no typical slip", "nothing says that it befell the same"))
    if relation is Relation.DISJOINT and not typical and repeated:
        extra.append(level("often", "no typical slip", "such things happen again and again"))
    if relation is Relation.DISJOINT and _other_figures(left, right):
        extra.append(
            level(
                "figures", "other figures", "the numbers differ with the dates, as on two occasions"
            )
        )
    weak = [s for s in (a, b) if s.source in ("inherited", "sentence")]
    if weak:
        extra.append(
            Level(
                slot="source",
                level="shared time",
                weight=-500 * len(weak),
                reason="the time stands in another clause",
            )
        )
    yield _made(
        "time",
        "time",
        0,
        0,
        levels + extra,
        relation,
        times.explain(a.interval, b.interval),
        "time",
    )


def _other_figures(left: Signature, right: Signature) -> bool:
    """Whether both count the same thing, each with a number of its own."""
    return any(
        a.counted
        and a.counted == b.counted
        and quantities.compare(a.quantity, b.quantity) is Relation.DISJOINT
        for a in left.claim.quantities
        for b in right.claim.quantities
    )


def _width(interval: times.TimeInterval) -> int:
    first, last = times.bounds(interval)
    return last - first


def _order_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """A time after which it must have happened, against the time at which it is said to have happened."""
    predicate = next(one for one in levels if one.slot == "predicate")
    if (
        predicate.level not in ("same word", "same class", "noun and verb")
        or left.claim.negated
        or right.claim.negated
    ):
        return
    for i, a in enumerate(left.claim.times):
        for j, b in enumerate(right.claim.times):
            if {a.relation, b.relation} != {"after", "at"}:
                continue
            start, moment = (a, b) if a.relation == "after" else (b, a)
            first, _ = times.bounds(start.interval)
            _, last = times.bounds(moment.interval)
            if last >= first or start.interval.earliest is None or moment.interval.latest is None:
                continue
            reason = (
                f"{moment.interval.value} lies before {start.interval.value}, which it must follow"
            )
            yield _made("order", "time", i, j, levels, Relation.DISJOINT, reason, "time")


def quantity_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """Every pair of quantities that may count or measure the same."""
    for i, a in enumerate(left.claim.quantities):
        for j, b in enumerate(right.claim.quantities):
            if a.quantity.dimension == "ordinal" and not a.attribute == b.attribute == "theme":
                continue  # "the first game" and "the ninth game" are two games
            thing = _thing(a, b)
            if thing is None:
                continue
            totals = a.quantity.total, b.quantity.total
            if a.quantity.value == totals[1] or b.quantity.value == totals[0]:
                continue  # "1,100 of 11,500" is the whole of "400 of the 1,100"
            if None not in totals and totals[0] != totals[1]:
                continue  # parts of two totals
            named = any(one.weight > 0 and one.slot in ("counted", "attribute") for one in thing)
            if not named and any(
                one.slot == "predicate" and one.level in ("other", "generic") for one in levels
            ):
                continue  # nothing says what is measured
            base = [one for one in levels if one.slot not in ("predicate", "status")]
            predicate = next(one for one in levels if one.slot == "predicate")
            # A noun that is counted can stand with another verb: "carrying", "placed".
            base.append(
                predicate.model_copy(update={"weight": max(predicate.weight, -900)})
                if predicate.level == "other"
                else predicate
            )
            extra = list(equal_numbers(left, right, (i, j)))
            if _siblings(left, i) or _siblings(right, j):
                extra.append(
                    level(
                        "several",
                        "several such numbers",
                        f"{a.mention.text} or {b.mention.text} is one of several",
                    )
                )
            if DAILY & {event_class(left.claim), event_class(right.claim)} and not any(
                one.slot in ("agent", "patient") and one.level == "same entity" for one in levels
            ):
                extra.append(
                    level(
                        "owner",
                        "not known to be one",
                        "such figures are told of many things every day",
                    )
                )
            elif a.scope == b.scope == "stock" and not any(
                one.slot in ("agent", "patient") and one.level in ("same entity", "same kind")
                for one in levels
            ):
                extra.append(
                    level(
                        "owner", "not known to be one", "nothing says that both speak of one owner"
                    )
                )
            if predicate.level in ("other", "generic") and "agent" in (a.attribute, b.attribute):
                continue  # so many did one thing, so many another
            dated = any(one.slot == "time" and one.weight > 0 for one in levels)
            if a.quantity.dimension == "score" and not dated:
                extra.append(level("often", "no typical slip", "nothing makes it one match"))
            relation = quantities.compare(a.quantity, b.quantity)
            if relation is Relation.DISJOINT:
                found = quantities.slip(a.quantity, b.quantity)
                if found is not None:
                    extra.append(level("slip", "typical slip", str(found)))
            yield _made(
                "quantity",
                "quantity",
                i,
                j,
                base + thing + extra,
                relation,
                quantities.explain(a.quantity, b.quantity),
                "repeated" if predicate.level == "other" else "",
            )


def _siblings(side: Signature, at: int) -> bool:
    """Whether the claim gives another number for the same thing, as lists do."""
    mine = side.claim.quantities[at]
    return any(
        n != at
        and (q.quantity.dimension, q.counted, q.attribute)
        == (mine.quantity.dimension, mine.counted, mine.attribute)
        for n, q in enumerate(side.claim.quantities)
    )


def _thing(a: QuantitySlot, b: QuantitySlot) -> list[Level] | None:
    """Levels of what is counted or measured; ``None`` when it cannot be the same."""
    if a.quantity.dimension != b.quantity.dimension:
        return None
    found: list[Level] = []
    if a.counted and b.counted:
        if (
            a.counted_class
            and b.counted_class
            and not comparable_classes(a.counted_class, b.counted_class)
        ):
            return None
        if a.counted == b.counted:
            found.append(level("counted", "same thing", a.counted, rarity(a.counted) // 2))
        elif (
            (
                a.counted_class
                and b.counted_class
                and comparable_classes(a.counted_class, b.counted_class)
            )
            or noun_key(a.counted) == noun_key(b.counted)
            or predicates.related_nouns(a.counted, b.counted) in ("same", "class")
        ):
            found.append(level("counted", "same class", f"{a.counted} and {b.counted}"))
        else:
            return None
    elif a.counted or b.counted:
        found.append(level("counted", "one unnamed", a.counted or b.counted))
    left, right = ("" if x in _ROLES else x for x in (a.attribute, b.attribute))
    if left and right:
        alike = noun_key(left) == noun_key(right)
        found.append(level("attribute", "same" if alike else "other", f"{left} and {right}"))
    if {a.scope, b.scope} == {"", "stock"}:
        found.append(level("scope", "state or event", "one tells how many there are"))
    elif a.scope != b.scope:
        found.append(
            level(
                "scope",
                "other scope",
                f"{a.scope or 'as it stands'} against {b.scope or 'as it stands'}",
            )
        )
    elif a.scope:
        found.append(level("scope", "same scope", a.scope))
    if a.holder and b.holder and a.holder not in (left, right) and b.holder not in (left, right):
        alike = noun_key(a.holder) == noun_key(b.holder)
        found.append(level("holder", "same" if alike else "other", f"{a.holder} and {b.holder}"))
    mine, yours = set(a.modifiers), set(b.modifiers)
    if mine & yours:
        found.append(level("modifiers", "shared", ", ".join(sorted(mine & yours))))
    elif mine and yours:
        found.append(
            level(
                "modifiers",
                "other",
                f"{', '.join(sorted(mine))} against {', '.join(sorted(yours))}",
            )
        )
    return found


def place_alignments(left: Signature, right: Signature, levels: list[Level]) -> Iterator[Alignment]:
    """The places where it happened, by preposition."""
    predicate = next(one for one in levels if one.slot == "predicate")
    if predicate.level in ("other", "opposite", "generic"):
        return
    for i, a in enumerate(left.claim.places):
        for j, b in enumerate(right.claim.places):
            if a.relation != b.relation:
                continue
            relation = places.compare(a.place, b.place)
            extra = []
            if any(one.slot == "repeated" and one.level == "repeated kind" for one in levels):
                extra.append(
                    level("often", "no typical slip", "such things happen again and again")
                )
                if not any(
                    (one.slot == "time" and one.level in ("same day", "compatible"))
                    or (one.slot == "patient" and one.level == "same entity")
                    for one in levels
                ):
                    extra.append(
                        level(
                            "often",
                            "other occasion",
                            "no common date or object makes it one occasion",
                        )
                    )
            yield _made(
                f"place:{a.relation}",
                "place",
                i,
                j,
                levels + extra,
                relation,
                places.explain(a.place, b.place),
                "place",
            )


# Predicates that several may do together or one after the other: another name is no contradiction.
_MANY = frozenset(
    """say visit meet attend call hold-event support criticise praise honour report play take
    go come receive""".split()
)


# Predicates that have one agent for each happening.
_ONE = frozenset(
    """lead write design found discover invent win direct compose paint coach own captain chair
    author create appoint succeed beat govern sentence convict acquit""".split()
)


def participant_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """Roles that only one can fill: the holder of an office, the one agent or patient of a happening."""
    predicate = next(one for one in levels if one.slot == "predicate")
    if (
        predicate.level not in ("same word", "same class", "noun and verb")
        or left.generic
        or right.generic
    ):
        return
    if left.claim.kind != right.claim.kind or left.claim.negated or right.claim.negated:
        return
    if left.claim.kind == "event" and {event_class(left.claim), event_class(right.claim)} & _MANY:
        return
    roles = ("agent",) if left.claim.kind == "role" else ("agent", "patient")
    for role in roles:
        mine, yours = left.role(role), right.role(role)
        if len(mine) != 1 or len(yours) != 1 or mine[0].name is None or yours[0].name is None:
            continue
        if {mine[0].name.kind, yours[0].name.kind} - {"person", "org", "team"} or mine[
            0
        ].name.kind != yours[0].name.kind:
            continue
        other = "patient" if role == "agent" else "agent"
        if not any(
            one.slot == other and one.level in ("same entity", "same kind") for one in levels
        ) and not _one_office(left, right):
            continue
        found = arg_match(mine[0], yours[0])
        if found is None:
            continue
        apart = found[0] in ("other entity", "other kind")
        relation = Relation.DISJOINT if apart else Relation.EQUAL
        extra = []
        if left.claim.kind == "role" or (
            role == "agent" and {event_class(left.claim), event_class(right.claim)} & _ONE
        ):
            extra.append(level("holder role", "one alone", f"one {role} fills it"))
        yield _made(
            f"participant:{role}",
            "participant",
            0,
            0,
            levels + extra,
            relation,
            found[1],
            role,
            "others",
        )


# Offices of which a story knows one, also when it does not say of what.
_OFFICES = frozenset(
    "president premier chancellor mayor mediator winner governor pope king queen".split()
)


def _one_office(left: Signature, right: Signature) -> bool:
    """Whether both name the holder of one office without saying of what: "finance minister"."""
    if left.claim.kind != "role" or left.role("patient") or right.role("patient"):
        return False
    name = left.claim.predicate
    return name == right.claim.predicate and (name in _OFFICES or name.endswith(" minister"))


def _pronoun(side: Signature) -> bool:
    """Whether the subject is a person that the article calls "he" or "she"."""
    return any(a.role == "agent" and a.name is None and a.head in ("he", "she") for a in side.args)


def _one_object(left: Arg, right: Arg) -> bool:
    """Whether two objects are one: bribery and fraud are kin, and yet two charges."""
    if left.name is not None and right.name is not None:
        return reason_same(left.name, right.name) is not None
    return bool(left.head) and noun_key(left.head) == noun_key(right.head)


_OBLIQUE = frozenset("of for to with against on by at".split())


def polarity_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """Whether it happened, or will."""
    predicate = next(one for one in levels if one.slot == "predicate")
    if predicate.level not in ("same word", "same class", "noun and verb", "opposite"):
        return
    kinds = {one.level for one in levels if one.slot in ("agent", "patient")}
    if "other entity" in kinds or (kinds and not kinds & {"same entity", "same kind"}):
        return  # nobody says that it befell the same
    if not kinds and not (_pronoun(left) or _pronoun(right)):
        return
    if left.generic or right.generic:
        return
    mine, yours = _affirmed(left), _affirmed(right)
    opposed = opposite(left, right)
    if (
        opposed
        and {event_class(left.claim), event_class(right.claim)} & {"win", "lose", "draw"}
        and not (
            any(one.slot == "time" and one.weight > 0 for one in levels)
            and any(one.slot == "agent" and one.level == "same entity" for one in levels)
        )
    ):
        return  # one wins today and loses tomorrow, and where one wins another loses
    apart = (mine != yours) != opposed
    relation = Relation.DISJOINT if apart else Relation.EQUAL
    reason = f"{_said(left)} against {_said(right)}" if apart else "both say so"
    extra = []
    ours, theirs = (tuple(a for a in side.args if a.role in _OBLIQUE) for side in (left, right))
    if ours or theirs:
        shared = next((a.head for a in ours for b in theirs if _one_object(a, b)), None)
        if shared is not None:
            extra.append(Level(slot="object", level="same object", weight=900, reason=shared))
        elif apart and ours and theirs:
            return  # guilty of one thing, cleared of another
        elif apart:
            extra.append(
                Level(
                    slot="object",
                    level="one unnamed",
                    weight=-2300,
                    reason=f"one side alone says {(ours or theirs)[0].role} what",
                )
            )
    if bool(left.role("patient")) != bool(right.role("patient")) and apart:
        extra.append(
            Level(
                slot="object", level="one unnamed", weight=-1500, reason="one side names an object"
            )
        )
    yield _made(
        "polarity", "polarity", 0, 0, levels + extra, relation, reason, "status", "repeated"
    )


def _affirmed(side: Signature) -> bool:
    return side.claim.negated == (side.claim.status is Status.DENIED)


def _said(side: Signature) -> str:
    word = (
        "denied"
        if side.claim.status is Status.DENIED
        else "not"
        if side.claim.negated
        else "affirmed"
    )
    return f"{side.claim.predicate} {word}"
