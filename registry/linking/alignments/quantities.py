"""The quantities of two claims that answer one question: how many, how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.lexicon.measures import OF_A_VOTE, is_marked, marked
from registry.linking.alignments.doubts import doubts, meanwhile, owner, world_and_part
from registry.linking.alignments.properties import property_alignments
from registry.linking.alignments.ranks import two_ranks
from registry.linking.alignments.scoring import (
    ONE_PREDICATE,
    TWO_HAPPENINGS,
    made,
    predicate_of,
    says,
    total,
)
from registry.linking.alignments.things import (
    ANYTHING,
    counted_levels,
    of_known_whole,
    of_two_sizes,
    thing_levels,
)
from registry.linking.levels import UNITS, equal_numbers, level
from registry.linking.levels.times import of_a_period
from registry.linking.signature import Signature, event_class
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level, LinkDecision, QuantitySlot
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.relation import Relation

_SURE = 6500  # from which two clauses are one whatever their verbs are
# A noun that is counted can stand with another verb: "carrying", "placed".
_OTHER_VERB = -900


def quantity_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """Every pair of quantities that may count or measure the same."""
    if left.claim.kind == right.claim.kind == "property":
        yield from property_alignments(left, right, levels)
        return
    for left_at in range(len(left.claim.quantities)):
        for right_at in range(len(right.claim.quantities)):
            found = _aligned(left, right, left_at, right_at, levels)
            if found is not None:
                yield found


_OF_TOLLS = frozenset(
    "die kill survive injure rescue arrest release-person infect disappear evacuate treat".split()
)
_OF_A_VOTE = frozenset(map(marked, OF_A_VOTE))
_ABOARD = frozenset(map(marked, ("cargo aboard", "fuel aboard")))


def _aligned(
    left: Signature, right: Signature, left_at: int, right_at: int, levels: Sequence[Level]
) -> Alignment | None:
    """The alignment of two quantities; ``None`` when they answer two questions."""
    if left.claim.negated != right.claim.negated:
        return None  # eleven were not reached, and five were
    a, b = left.claim.quantities[left_at], right.claim.quantities[right_at]
    tolls = {event_class(left.claim), event_class(right.claim)} <= _OF_TOLLS
    held = _held(left, right)
    if tolls or predicate_of(levels).level in ONE_PREDICATE or held:
        a, b = of_known_whole(a, b, tolls=tolls)
    held &= a is not left.claim.quantities[left_at] and not says(levels, "agent", "same entity")
    apart = two_questions(left, right, left_at, right_at, a, b)
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
    if not told and (_another_race(levels) or _of_another(levels, a)):
        return None
    base = _base(left, right, a, b, thing, levels)
    extra = list(equal_numbers(left, right, (left_at, right_at)))
    if _siblings(left, left_at) or _siblings(right, right_at):
        reason = f"{a.mention.text} or {b.mention.text} is one of several"
        extra.append(level("several", "several such numbers", reason))
    extra += owner(left, right, a, b, levels)
    extra += doubts(left, right, a, levels)
    asking = once
    rank = a.quantity.dimension == "ordinal"  # the third storm of the year, or the fourth
    if rank and not says(levels, "agent", "same entity"):
        extra.append(level("often", "other occasion", "nothing says that both speak of one"))
    if relation is Relation.DISJOINT:
        if says(levels, "separator", "set apart", "two occasions") and not rank:
            reason = "what is set apart has a number of its own"
            extra.append(level("often", "other occasion", reason))
        if slip is not None:
            unnamed = says(thing, "counted", "one unnamed")
            known = told or (predicate.level not in TWO_HAPPENINGS and not unnamed)
            (extra if known else asking).append(level("slip", str(slip), str(slip)))
    without: tuple[str, ...] = ("repeated",) if predicate.level == "other" else ()
    if rank:
        without += ("separator",)  # the number that is compared sets them apart
    kept = base + thing + extra
    kept += _by_whom(held, total(kept, *without))
    found = made(
        "quantity",
        "quantity",
        left_at,
        right_at,
        [*kept, *_up_to_unsure(asking, total(kept, *without))],
        relation,
        quantities.explain(a.quantity, b.quantity),
        without,
    )
    return None if found.decision is LinkDecision.UNSURE and of_two_sizes(a, b) else found


def _of_its_own(side: Signature, at: int) -> bool:
    """Whether it is a part of a number beside it: "26 were hurt, four of them badly"."""
    mine = side.claim.quantities[at]
    return (
        mine.counted in ANYTHING
        and mine.scope == "part"
        and any(n != at and q.counted and not q.scope for n, q in enumerate(side.claim.quantities))
    )


def _by_whom(held: bool, score: int) -> Iterator[Level]:
    """So many seats are held, by one or by several: a reason to ask."""
    if held:
        sure, _ = THRESHOLDS["quantity"]
        why = "nothing says that both speak of one owner"
        spare = min(0, sure - 1 - score)
        yield Level(slot="owner", level="not known to be one", weight=spare, reason=why)


def _two_groups(
    left: Signature, right: Signature, left_at: int, right_at: int, a: QuantitySlot, b: QuantitySlot
) -> bool:
    """Whether the one counts others than the other, or some of them."""
    if "other" in (a.counted, b.counted) and not (left.alone and right.alone):
        return True  # three died, and elsewhere two others
    return (
        world_and_part(left, right)
        or _parts(left, right, a, b)
        or _some_of_all(a, b)
        or _of_its_own(left, left_at) != _of_its_own(right, right_at)
        or (
            # He joined at 30, and left at 45.
            a.attribute == b.attribute == "age"
            and left.claim.kind == "event"
            and event_class(left.claim) != event_class(right.claim)
        )
    )


def _another_race(levels: Sequence[Level]) -> bool:
    """Whether what happens often is told of two things: one race was won by a second."""
    return says(levels, "repeated", "repeated kind") and says(levels, "patient", "other kind")


def _of_another(levels: Sequence[Level], a: QuantitySlot) -> bool:
    """Whether verbs that say nothing tell what two things are: a budget, and a deficit.

    Who was treasurer for nine years may have been in the service of the town for 14.
    """
    said = predicate_of(levels).level
    if said == "generic":
        return a.quantity.dimension == "duration"
    return said == "same generic word" and says(levels, "agent", "other kind")


_HOLDING = frozenset("have hold own control command occupy fill win take get".split())


def _held(left: Signature, right: Signature) -> bool:
    """Whether both tell how many somebody holds: "have 56 of the 100 seats", "hold 53 seats"."""
    return left.claim.predicate in _HOLDING and right.claim.predicate in _HOLDING


def _up_to_unsure(asking: Sequence[Level], score: int) -> Iterator[Level]:
    """Levels that are a reason to ask and never one to be sure, as far as they may weigh."""
    sure, _ = THRESHOLDS["quantity"]
    for one in asking:
        weight = min(one.weight, max(0, sure - 1 - score))
        score += weight
        yield one.model_copy(update={"weight": weight})


def two_questions(
    left: Signature, right: Signature, left_at: int, right_at: int, a: QuantitySlot, b: QuantitySlot
) -> bool:
    """Whether two numbers answer two questions, or count two groups."""
    return _two_questions(left, right, a, b) or _two_groups(left, right, left_at, right_at, a, b)


def _two_questions(left: Signature, right: Signature, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether the numbers themselves say that they answer two questions."""
    if _OF_A_VOTE & {a.attribute, b.attribute} or (
        is_marked(a.attribute) and is_marked(b.attribute)
    ):
        return True  # compared as properties, with what bears them
    if _ABOARD & {a.attribute, b.attribute}:
        return True  # so much was loaded, and so much spilled
    if "point" in (a.counted, b.counted) and a.quantity.dimension == "count":
        return True  # the points of an index: another number every minute
    if a.quantity.dimension == "ordinal" and two_ranks(left, right, a, b):
        return True  # "the first game", "the ninth game"; "third studio album", "fourth album"
    if a.quantity.dimension == "score" and meanwhile(left) != meanwhile(right):
        return True  # how it stood at half-time, and how it ended
    if _of_two_rivals(left, right, a, b):
        return True  # the seats of a party and of its coalition; 2-1 for the one, 3-0 for the other
    if {event_class(left.claim), event_class(right.claim)} == {"rise", "fall"} and (
        a.quantity.dimension not in ("percent", "percentage-point")
    ):
        return True  # it rose to the one, and fell to the other
    if {a.attribute, b.attribute} == {"to", "patient"} and _LOST & {
        event_class(side.claim)
        for side, slot in ((left, a), (right, b))
        if slot.attribute == "patient"
    }:
        return True  # it fell to 17 seats, having lost eight
    if _FLOWS & {event_class(left.claim), event_class(right.claim)} and (
        (a.attribute in _OUTLAYS) != (b.attribute in _OUTLAYS)
    ):
        return True  # so much was earned, and so much spent
    if _two_spans(left, right):
        return True  # what was lost in a year, and in its last quarter
    whole, other_whole = a.quantity.total, b.quantity.total
    if a.quantity.value == other_whole or b.quantity.value == whole:
        return True  # "1,100 of 11,500" is the whole of "400 of the 1,100"
    # Parts of two totals.
    return whole is not None and other_whole is not None and whole != other_whole


_SEATS = frozenset("seat vote".split())
_PARTY, _PARTIES = "party", frozenset("coalition bloc camp government opposition majority".split())


def _of_two_rivals(left: Signature, right: Signature, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether the numbers are of two sides: of two matches, or of a party and its coalition."""
    if a.quantity.dimension == b.quantity.dimension == "score":
        won, lost, other_won, other_lost = (
            {arg.head for arg in side.role(role) if arg.named}
            for side in (left, right)
            for role in ("agent", "patient")
        )
        return bool(won & other_lost and other_won & lost)
    mine, yours = ({arg.head for arg in side.role("agent")} for side in (left, right))
    return bool({a.counted, b.counted} & _SEATS) and (
        (_PARTY in mine and bool(yours & _PARTIES)) or (_PARTY in yours and bool(mine & _PARTIES))
    )


_LOST = frozenset("lose-thing lose gain win cut add rise fall".split())
_FLOWS = frozenset({"earn", "make-loss"})
_OUTLAYS = frozenset("budget cost debt investment outlay price".split())
_CHANGES = frozenset({"rise", "fall", "close", "trade"})
_SPANS = frozenset({"year", "half", "quarter", "month", "week"})


def _two_spans(left: Signature, right: Signature) -> bool:
    """Whether each is a figure of a period of its own length, as those of results are."""
    kinds = {event_class(left.claim), event_class(right.claim)}
    changes = kinds <= _CHANGES
    if not (of_a_period(left) or of_a_period(right) or _FLOWS & kinds or changes):
        return False
    a, b = left.claim.time, right.claim.time
    if a is None or b is None or "published" in (a.source, b.source):
        return False
    spans = {str(slot.interval.granularity) for slot in (a, b)}
    within = times.compare(a.interval, b.interval) in (Relation.REFINES, Relation.REFINED_BY)
    return within and (spans <= _SPANS or (changes and len(spans) > 1))


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
    alike = a.counted == b.counted or (a.counted_class or "") == b.counted_class
    if alike and predicate_of(levels).level in TWO_HAPPENINGS:
        yield level("counts", "counted once", a.counted)


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
    if any(arg.head in UNITS for side in (left, right) for arg in side.role("patient")):
        # That both took so many minutes says nothing of what they are.
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


def _parts(left: Signature, right: Signature, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one number is a sum of which the other is a part: 35 and 25 are 60 together."""
    return any(
        part.quantity.dimension == whole.quantity.dimension == "count"
        and part.quantity.value + other.quantity.value == whole.quantity.value
        for side, part, whole in ((left, a, b), (right, b, a))
        for other in side.claim.quantities
        if other is not part and counted_levels(other, whole) is not None
    )


_ALL = frozenset("people person dead life victim injured casualty".split())
_SOME = frozenset(
    """child woman man girl boy baby infant toddler teenager pensioner foreigner tourist civilian
    soldier policeman officer firefighter rescuer student pupil""".split()
)


def _some_of_all(a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one counts a group that the other's number may include: twelve children of thirty."""
    return any(
        whole.counted in _ALL
        and part.counted in _SOME
        and part.quantity.value < whole.quantity.value
        for whole, part in ((a, b), (b, a))
    )


def _siblings(side: Signature, at: int) -> bool:
    """Whether the claim gives another number for the same thing, as lists do."""
    mine = side.claim.quantities[at]
    return not _sum_of_them(side, at) and any(
        n != at
        and not _sum_of_them(side, n)
        and (q.quantity.dimension, q.scope) == (mine.quantity.dimension, mine.scope)
        and (
            (q.counted, q.attribute) == (mine.counted, mine.attribute)
            # "47 visitors for drug offences and three for assault"
            or (q.quantity.dimension == "count" and "" in (q.counted, mine.counted))
        )
        for n, q in enumerate(side.claim.quantities)
    )


def _sum_of_them(side: Signature, at: int) -> bool:
    """Whether it is the sum of those before it, but for rounding: "40, 30 and 50, 120 in all"."""
    *parts, whole = (q.quantity for q in side.claim.quantities[: at + 1])
    values = [one.value for one in parts if one.dimension == whole.dimension]
    return len(values) > 1 and abs(sum(values) - whole.value) * 100 <= whole.value
