"""The quantities of two claims that answer one question: how many, how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.lexicon import predicates
from registry.lexicon.counted import comparable_classes, counted_class
from registry.lexicon.measures import BY_NAME, OF_A_VOTE, is_marked, marked, needs_no_bearer
from registry.lexicon.units import CURRENCY_NAMES, UNIT_NAMES
from registry.linking.alignments.scoring import (
    ONE_PREDICATE,
    TWO_HAPPENINGS,
    made,
    predicate_of,
    says,
    speaks_for,
    total,
)
from registry.linking.levels import DAILY, equal_numbers, level
from registry.linking.levels.times import of_a_period
from registry.linking.signature import Signature, event_class, noun_key, once_each, rarity
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level, QuantitySlot
from registry.values import quantity as quantities
from registry.values.relation import Relation

# Attributes that only say in which role the number stands.
_ROLES = frozenset("agent patient theme to for in at of with by on from".split()) | {""}
_SURE = 6500  # from which two clauses are one whatever their verbs are
# A noun that is counted can stand with another verb: "carrying", "placed".
_OTHER_VERB = -900


def quantity_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """Every pair of quantities that may count or measure the same."""
    if left.claim.kind == right.claim.kind == "property":
        yield from _property(left, right, levels)
        return
    for left_at in range(len(left.claim.quantities)):
        for right_at in range(len(right.claim.quantities)):
            found = _aligned(left, right, left_at, right_at, levels)
            if found is not None:
                yield found


def _property(left: Signature, right: Signature, levels: list[Level]) -> Iterator[Alignment]:
    """What two things measure, where they have one property and may be one thing."""
    if left.claim.predicate != right.claim.predicate:
        return
    if left.claim.negated or right.claim.negated or _another(left, right):
        return
    doubtful = False
    if not says(levels, "agent", "same entity"):
        # One height among the things of another story is not that of this one.
        alike = says(levels, "agent", "same kind") or not (left.args or right.args)
        alike = alike or _one_class(left, right)
        # "The dam is to generate 640 megawatts", "the power station will yield 460".
        alike = alike or (says(levels, "alone", "the only one") and _of_one_sort(left, right))
        if needs_no_bearer(left.claim.predicate):
            # Often nothing says what was voted on: "72 voted in favour and 70 against".
            alike = alike or not (left.args and right.args) or _named(left) != _named(right)
            alike = alike or says(levels, "alone", "the only one")
        alone = says(levels, "alone", "the only one")
        alike = alike or (alone and _described(left, right))
        doubtful = not alike
        if not says(levels, "story", "same story") or (doubtful and not _may_be_one(left, right)):
            return
    a, b = left.claim.quantities[0], right.claim.quantities[0]
    if left.claim.predicate in OF_A_VOTE and _other_size(a, b):
        return
    if left.claim.predicate in OF_A_VOTE:
        # Four of the seven members are four votes.
        plain = {"total": None, "part": False}
        a, b = (
            one.model_copy(update={"quantity": one.quantity.model_copy(update=plain)})
            for one in (a, b)
        )
    thing = thing_levels(a, b)
    if thing is None:
        return
    relation = quantities.compare(a.quantity, b.quantity)
    base = [*levels, *(one for one in thing if one.slot != "attribute")]
    if relation is Relation.DISJOINT:
        slip = quantities.slip(a.quantity, b.quantity)
        if slip is not None:
            base.append(level("slip", str(slip), str(slip)))
    if doubtful:
        # Each article tells one such thing, of a mission here and of a project there.
        sure, _ = THRESHOLDS["quantity"]
        why = "nothing says that what has it is one thing"
        spare = min(0, sure - 1 - total(base))
        base.append(Level(slot="owner", level="not known to be one", weight=spare, reason=why))
    reason = quantities.explain(a.quantity, b.quantity)
    yield made("quantity", "quantity", 0, 0, base, relation, reason, ())


def _may_be_one(left: Signature, right: Signature) -> bool:
    """Whether each article tells of one thing with the property, and they may be the same."""
    return left.alone and right.alone and not (_named(left) and _named(right))


_OF_TOLLS = frozenset(
    "die kill survive injure rescue arrest release-person infect disappear evacuate".split()
)
_OF_A_VOTE = frozenset(map(marked, OF_A_VOTE))
_UNITS = frozenset((*UNIT_NAMES, *CURRENCY_NAMES))


def _one_class(left: Signature, right: Signature) -> bool:
    """Whether what has the property is of one kind, as a satellite and a spacecraft are.

    One of the two may be named as well: "the volcano" is Mount Kelawa elsewhere in its article.
    """
    if not left.args or not right.args or (left.args[0].named and right.args[0].named):
        return False
    one, other = left.args[0].head, right.args[0].head
    mine, yours = counted_class(one), counted_class(other)
    return noun_key(one) == noun_key(other) or (mine is not None and mine == yours)


def _of_one_sort(left: Signature, right: Signature) -> bool:
    """Whether two unnamed bearers are things of which the measure alone tells the property."""
    measure = BY_NAME.get(left.claim.predicate)
    return (
        measure is not None
        and measure.name in _RARE
        and bool(left.args and right.args)
        and all(side.args[0].name is None for side in (left, right))
        and {left.args[0].head, right.args[0].head} <= measure.things
    )


# Of which a story seldom has two: a power station is no dwelling.
_RARE = frozenset(("output",))


def _named(side: Signature) -> bool:
    """Whether it is known what has the property."""
    return bool(side.args) and side.args[0].named


_DESCRIBES = {
    "place": frozenset("town city village island country region province district".split()),
    "org": frozenset("company firm group chain operator carrier bank retailer maker".split()),
    "team": frozenset("club team side".split()),
    "vessel": frozenset("ship vessel ferry boat yacht tanker freighter liner".split()),
}


def _described(left: Signature, right: Signature) -> bool:
    """Whether one side names what the other may describe: "Harlow" and "the town"."""
    if not left.args or not right.args or _named(left) == _named(right):
        return False
    name, noun = (left, right) if _named(left) else (right, left)
    entity = name.args[0].name
    assert entity is not None
    return not noun.claim.generic and noun.args[0].head in _DESCRIBES.get(entity.kind, ())


def _another(left: Signature, right: Signature) -> bool:
    """Whether one side speaks of some such thing, "a two-storey house", and not of the same."""
    if not (left.claim.generic or right.claim.generic):
        return False
    return not left.args or not right.args or left.args[0].head != right.args[0].head


def _other_size(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether two tallies are of two sizes, as those of a committee and of a parliament are."""
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    return high > 20 and high > low * 3 / 2 and quantities.slip(a.quantity, b.quantity) is None


def _aligned(
    left: Signature, right: Signature, left_at: int, right_at: int, levels: Sequence[Level]
) -> Alignment | None:
    """The alignment of two quantities; ``None`` when they answer two questions."""
    if left.claim.negated != right.claim.negated:
        return None  # eleven were not reached, and five were
    a, b = left.claim.quantities[left_at], right.claim.quantities[right_at]
    tolls = {event_class(left.claim), event_class(right.claim)} <= _OF_TOLLS
    if tolls or predicate_of(levels).level in ONE_PREDICATE:
        a, b = of_known_whole(a, b, tolls=tolls)
    apart = (
        _two_questions(left, right, a, b)
        or _world_and_part(left, right)
        or _parts(left, right, a, b)
    )
    thing = None if apart else thing_levels(a, b)
    if thing is None:
        return None
    predicate = predicate_of(levels)
    once = list(_counted_once(left, right, left_at, right_at, levels))
    relation = quantities.compare(a.quantity, b.quantity)
    slip = quantities.slip(a.quantity, b.quantity) if relation is Relation.DISJOINT else None
    # Two numbers of two things are hardly ever each other's digits in another order.
    misprinted = slip is quantities.Slip.TRANSPOSED and says(levels, "story", "same story")
    if predicate.level in ("other", "generic") and not misprinted:
        if not any(one.weight > 0 and one.slot in ("counted", "attribute") for one in thing) and (
            predicate.level == "other" or a.attribute != b.attribute or total(levels) < _SURE
        ):
            return None  # nothing says what is measured
        if "agent" in (a.attribute, b.attribute) and not once:
            return None  # so many did one thing, so many another
    told = any(one.weight > 0 and one.slot in ("counted", "attribute") for one in thing)
    if (
        not told
        and says(levels, "repeated", "repeated kind")
        and says(levels, "patient", "other kind")
    ):
        return None  # one race was won by a second, another by six
    base = _base(left, right, a, b, thing, levels)
    extra = list(equal_numbers(left, right, (left_at, right_at)))
    if _siblings(left, left_at) or _siblings(right, right_at):
        reason = f"{a.mention.text} or {b.mention.text} is one of several"
        extra.append(level("several", "several such numbers", reason))
    extra += _owner(left, right, a, b, levels)
    extra += _doubts(left, right, a, levels)
    asking = once
    rank = a.quantity.dimension == "ordinal"  # the third storm of the year, or the fourth
    if rank and not says(levels, "agent", "same entity"):
        extra.append(level("often", "other occasion", "nothing says that both speak of one"))
    if relation is Relation.DISJOINT:
        if says(levels, "separator", "set apart") and not rank:
            reason = "what is set apart has a number of its own"
            extra.append(level("often", "other occasion", reason))
        if slip is not None:
            known = told or predicate.level not in TWO_HAPPENINGS
            (extra if known else asking).append(level("slip", str(slip), str(slip)))
    without: tuple[str, ...] = ("repeated",) if predicate.level == "other" else ()
    if rank:
        without += ("separator",)  # the number that is compared sets them apart
    kept = base + thing + extra
    return made(
        "quantity",
        "quantity",
        left_at,
        right_at,
        [*kept, *_up_to_unsure(asking, total(kept, *without))],
        relation,
        quantities.explain(a.quantity, b.quantity),
        without,
    )


def _up_to_unsure(asking: Sequence[Level], score: int) -> Iterator[Level]:
    """Levels that are a reason to ask and never one to be sure, as far as they may weigh."""
    sure, _ = THRESHOLDS["quantity"]
    for one in asking:
        weight = min(one.weight, max(0, sure - 1 - score))
        score += weight
        yield one.model_copy(update={"weight": weight})


_IN_BETWEEN = frozenset("half-time halftime break interval half lead trail ahead down".split())


def _elsewhere(left: Signature, right: Signature) -> bool:
    """Whether each tells of a place of its own: sales in Asia, and sales in Europe."""
    mine, yours = (
        {
            arg.name.key
            for arg in side.args
            if arg.name is not None
            and arg.name.kind in ("place", "country")
            and arg.role.rpartition(":")[2] == "in"
        }
        for side in (left, right)
    )
    return bool(mine and yours and not mine & yours)


def _meanwhile(side: Signature) -> bool:
    """Whether a score is that of a while in the match, and not the last."""
    return not _IN_BETWEEN.isdisjoint((side.claim.predicate, *side.claim.context))


def _doubts(
    left: Signature, right: Signature, a: QuantitySlot, levels: Sequence[Level]
) -> Iterator[Level]:
    """What makes it doubtful that two numbers are of one happening."""
    roles = ("agent", "patient")
    if predicate_of(levels).level == "generic" and not any(
        says(levels, role, "same entity", "same kind") for role in roles
    ):
        yield level("theme", "other kind", "verbs that say little, and nobody in common")
    if says(levels, "story", "related") and not _named_alike(levels):
        yield level("theme", "other kind", "two stories that touch, and no name in common")
    if a.scope == "change" and _elsewhere(left, right):
        yield level("often", "other occasion", "each tells how it changed in a place of its own")
    if a.quantity.dimension == "score" and not speaks_for(levels, "time"):
        yield level("often", "no typical slip", "nothing makes it one match")


def _two_questions(left: Signature, right: Signature, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether the numbers themselves say that they answer two questions."""
    if _OF_A_VOTE & {a.attribute, b.attribute} or (
        is_marked(a.attribute) and is_marked(b.attribute)
    ):
        return True  # compared as properties, with what bears them
    if "point" in (a.counted, b.counted) and a.quantity.dimension == "count":
        return True  # the points of an index: another number every minute
    if a.quantity.dimension == "ordinal" and not a.attribute == b.attribute == "theme":
        return True  # "the first game" and "the ninth game" are two games
    if a.quantity.dimension == "score" and _meanwhile(left) != _meanwhile(right):
        return True  # how it stood at half-time, and how it ended
    whole, other_whole = a.quantity.total, b.quantity.total
    if a.quantity.value == other_whole or b.quantity.value == whole:
        return True  # "1,100 of 11,500" is the whole of "400 of the 1,100"
    # Parts of two totals.
    return whole is not None and other_whole is not None and whole != other_whole


# What each of those whom a story names may get, and who gets it: a sum, a fine.
_EACH_ITS_OWN = {"receive": "agent", "fine": "patient"}


def _owner(
    left: Signature, right: Signature, a: QuantitySlot, b: QuantitySlot, levels: Sequence[Level]
) -> Iterator[Level]:
    """A doubt where such numbers belong to somebody, and nothing says that it is one owner."""
    unknown = "not known to be one"
    daily = bool(DAILY & {event_class(left.claim), event_class(right.claim)})
    roles = ("agent", "patient")
    if a.quantity.dimension == "money" and not left.args and not right.args:
        yield level("owner", unknown, "nothing says whose money it is")
        return
    gets = _EACH_ITS_OWN.get(event_class(left.claim)) or _EACH_ITS_OWN.get(event_class(right.claim))
    known = any(says(levels, role, "same entity") for role in roles) or (
        # One firm's sales of one year, where each article has one firm.
        of_a_period(left) and of_a_period(right) and says(levels, "agent", "same kind")
    )
    if daily and not known:
        yield level("owner", unknown, "such figures are told of many things every day")
    elif gets and not says(levels, gets, "same entity") and not _one_of_it(left, right, gets):
        yield level("owner", unknown, "each has a figure of his own")
    elif a.scope == b.scope == "stock" and not any(
        says(levels, role, "same entity", "same kind") for role in roles
    ):
        yield level("owner", unknown, "nothing says that both speak of one owner")


def _one_of_it(left: Signature, right: Signature, role: str) -> bool:
    """Whether both give the role to persons or things of one noun, and to no sum of money."""
    mine, yours = ({a.head for a in side.role(role)} - _UNITS for side in (left, right))
    return bool(mine & yours)


_ANYBODY = frozenset("people person man woman".split())


def _counted_once(
    left: Signature, right: Signature, left_at: int, right_at: int, levels: Sequence[Level]
) -> Iterator[Level]:
    """Two articles on one story that give one number each of such a thing: likely the same."""
    if left_at not in left.counts_once or right_at not in right.counts_once:
        return
    a, b = left.claim.quantities[left_at], right.claim.quantities[right_at]
    if {a.counted, b.counted} & _ANYBODY or not says(levels, "story", "same story"):
        return
    if left.claim.separators or right.claim.separators or "change" in (a.scope, b.scope):
        return
    if a.counted == b.counted and predicate_of(levels).level in TWO_HAPPENINGS:
        said = f"each article counts {a.counted}, {b.counted} once"
        yield level("counts", "counted once", said)


_EVERYWHERE = frozenset("worldwide globally nationwide overall altogether".split())


# Of a whole year or season, and not of one day of it.
_ALL_THE_TIME = ("the whole of", "so far this", "in all of", "throughout", "in the course of")


def _base(
    left: Signature,
    right: Signature,
    a: QuantitySlot,
    b: QuantitySlot,
    thing: Sequence[Level],
    levels: Sequence[Level],
) -> list[Level]:
    """What the levels of the claims say of two of their quantities."""
    predicate = predicate_of(levels)
    base = [one for one in levels if one.slot not in ("predicate", "status")]
    if any(arg.head in _UNITS for side in (left, right) for arg in side.role("patient")):
        # That both cost so many euros says nothing of what they are.
        base = [one for one in base if one.slot != "patient" or one.weight < 0]
    if says(levels, "patient", "other kind"):
        # Each recalls once, the one vans and the other cars.
        base = [one for one in base if one.slot != "alone"]
        if says(thing, "counted", "same class"):
            base.append(level("theme", "other kind", f"{a.counted} against {b.counted}"))
    if predicate.level == "other":
        weight = max(predicate.weight, _OTHER_VERB)
        base.append(predicate.model_copy(update={"weight": weight}))
    else:
        base.append(predicate)
    return base


def _named_alike(levels: Sequence[Level]) -> bool:
    """Whether the two claims name somebody or some place in common."""
    return speaks_for(levels, "names") or any(
        says(levels, role, "same entity") for role in ("agent", "patient")
    )


def of_known_whole(
    a: QuantitySlot, b: QuantitySlot, *, tolls: bool = False
) -> tuple[QuantitySlot, QuantitySlot]:
    """The two, where one says of how many: "25 of its 310 shops" are 25 shops, as "35 shops" are.

    A number that is the whole itself stays what it is.  Of ``tolls`` it need not say how many
    there were: "three of the crew died".
    """
    untold = a.quantity.total is None and b.quantity.total is None
    one_told = (a.quantity.total is None) != (b.quantity.total is None)
    told = {a.scope, b.scope}
    if not ((told == {"", "part"} and one_told) or (told == {"", "some"} and tolls and untold)):
        return a, b
    whole = a.quantity.total or b.quantity.total
    if whole in (a.quantity.value, b.quantity.value):
        return a, b
    plain = [
        one.model_copy(
            update={
                "scope": "",
                "quantity": one.quantity.model_copy(update={"total": None, "part": False}),
            }
        )
        for one in (a, b)
    ]
    return plain[0], plain[1]


def _parts(left: Signature, right: Signature, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one number is a sum of which the other is a part: 35 and 25 are 60 together."""
    return any(
        part.quantity.dimension == whole.quantity.dimension == "count"
        and part.quantity.value + other.quantity.value == whole.quantity.value
        for side, part, whole in ((left, a, b), (right, b, a))
        for other in side.claim.quantities
        if other is not part and _counted(other, whole) is not None
    )


def _world_and_part(left: Signature, right: Signature) -> bool:
    """Whether one number is that of the whole world, and the other may be of one country."""
    return _of_all(left) != _of_all(right)


@once_each
def _of_all(side: Signature) -> bool:
    quote = side.claim.anchor.quote.lower()
    return not _EVERYWHERE.isdisjoint(word.strip(",.") for word in quote.split()) or any(
        words in quote for words in _ALL_THE_TIME
    )


def _siblings(side: Signature, at: int) -> bool:
    """Whether the claim gives another number for the same thing, as lists do."""
    mine = side.claim.quantities[at]
    return any(
        n != at
        and (q.quantity.dimension, q.counted, q.attribute, q.scope)
        == (mine.quantity.dimension, mine.counted, mine.attribute, mine.scope)
        for n, q in enumerate(side.claim.quantities)
    )


def thing_levels(a: QuantitySlot, b: QuantitySlot) -> list[Level] | None:
    """Levels of what is counted or measured; ``None`` when it cannot be the same."""
    if a.quantity.dimension != b.quantity.dimension:
        return None
    found = _counted(a, b)
    if found is None:
        return None
    left, right = ("" if x in _ROLES or is_marked(x) else x for x in (a.attribute, b.attribute))
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


def _counted(a: QuantitySlot, b: QuantitySlot) -> list[Level] | None:
    """The level of what is counted, none where nothing is; ``None`` when it is not the same."""
    if not a.counted or not b.counted:
        one = a.counted or b.counted
        return [level("counted", "one unnamed", one)] if one else []
    comparable = None  # unknown
    if a.counted_class and b.counted_class:
        comparable = comparable_classes(a.counted_class, b.counted_class)
    if comparable is False:
        return None
    if a.counted == b.counted:
        return [level("counted", "same thing", a.counted, rarity(a.counted) // 2)]
    if (
        comparable
        or noun_key(a.counted) == noun_key(b.counted)
        or predicates.related_nouns(a.counted, b.counted) in ("same", "class")
    ):
        return [level("counted", "same class", f"{a.counted} and {b.counted}")]
    return None
