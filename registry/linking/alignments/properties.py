"""What two things measure: the numbers of two properties of one name."""

from __future__ import annotations

from collections.abc import Iterator

from registry.lexicon.counted import counted_class
from registry.lexicon.measures import BY_NAME, OF_A_VOTE, RANK, needs_no_bearer
from registry.linking.alignments.doubts import world_and_part
from registry.linking.alignments.scoring import made, says, total
from registry.linking.alignments.things import of_two_sizes, thing_levels
from registry.linking.levels import level
from registry.linking.signature import Signature, noun_key
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level, QuantitySlot
from registry.values import quantity as quantities
from registry.values.relation import Relation


def property_alignments(
    left: Signature, right: Signature, levels: list[Level]
) -> Iterator[Alignment]:
    """What two things measure, where they have one property and may be one thing."""
    if left.claim.predicate != right.claim.predicate:
        return
    if left.claim.negated or right.claim.negated or _another(left, right):
        return
    if world_and_part(left, right):
        return
    doubtful = False
    if not says(levels, "agent", "same entity"):
        # One height among the things of another story is not that of this one.
        alone = says(levels, "alone", "the only one")
        alike = says(levels, "agent", "same kind") or not (left.args or right.args)
        alike = alike or _one_class(left, right)
        # "The dam is to generate 640 megawatts", "the power station will yield 460".
        alike = alike or (alone and _of_one_sort(left, right))
        if needs_no_bearer(left.claim.predicate):
            # Often nothing says what was voted on: "72 voted in favour and 70 against".
            alike = alike or not (left.args and right.args) or _named(left) != _named(right)
            alike = alike or alone
        alike = alike or (alone and _described(left, right))
        doubtful = not alike
        if not says(levels, "story", "same story") or (doubtful and not _may_be_one(left, right)):
            return
    # The sixth storm of the winter may be the eighth of the year; the old bridge is another.
    apart = says(levels, "separator", "set apart", "two occasions")
    doubtful = doubtful or apart or left.claim.predicate.startswith(RANK)
    # It is warmer at noon than at dawn, and few tell the hour; a crash has two vehicles.
    doubtful = doubtful or left.claim.predicate.endswith("temperature")
    doubtful = doubtful or (left.claim.predicate == "speed" and _of_two_nouns(left, right))
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
        if of_two_sizes(a, b):
            return
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


def _one_class(left: Signature, right: Signature) -> bool:
    """Whether what has the property is of one kind, as a satellite and a spacecraft are.

    One of the two may be named as well: "the volcano" is Mount Kelawa elsewhere in its article.
    """
    if not left.args or not right.args or (left.args[0].named and right.args[0].named):
        return False
    one, other = left.args[0].head, right.args[0].head
    mine, yours = counted_class(one), counted_class(other)
    return noun_key(one) == noun_key(other) or (mine is not None and mine == yours)


def _of_two_nouns(left: Signature, right: Signature) -> bool:
    """Whether what has the property is told by two nouns: the bus, and the lorry."""
    return bool(left.args and right.args) and left.args[0].head != right.args[0].head


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
