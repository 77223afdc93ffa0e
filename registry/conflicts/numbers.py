"""Whether two numbers for the same thing exclude each other, and what is innocent about them."""

from __future__ import annotations

import re
from fractions import Fraction

from registry.conflicts.context import Telling, Told
from registry.conflicts.innocent.ages import innocent_ages
from registry.conflicts.innocent.bases import months_begun, of_another_base
from registry.conflicts.innocent.by_then import before_now, counted_on
from registry.conflicts.innocent.kinds import larger_of_two, of_two_figures, of_two_kinds
from registry.conflicts.innocent.measures import two_measures
from registry.conflicts.innocent.news_days import markets_of_two_days
from registry.conflicts.innocent.occasions import two_fates
from registry.conflicts.innocent.own_places import beside_the_story
from registry.conflicts.innocent.parties import of_other_cases
from registry.conflicts.innocent.polls import of_two_polls
from registry.conflicts.innocent.races import of_two_things
from registry.conflicts.innocent.reach import from_two_places
from registry.conflicts.innocent.scopes import of_another_scope
from registry.conflicts.innocent.set_apart import answered_there
from registry.conflicts.innocent.several import of_two_makers, one_of_several
from registry.conflicts.innocent.updates import (
    GREW,
    confirmed_since,
    counted_by,
    long_over,
    of_a_day_that_was_over,
    still_counted,
    updated,
)
from registry.conflicts.pair import AHEAD, Pair, Verdict, agreement, other_days, published_apart
from registry.conflicts.same_words import one_sentence
from registry.lexicon.counted import lies_in
from registry.records import Claim, LinkDecision, Outcome, QuantitySlot
from registry.values import quantity as quantities
from registry.values.relation import Relation

# Tolls and other counts that grow as news comes in.
_CUMULATIVE = frozenset(
    {
        "dead",
        "injured",
        "missing",
        "arrested",
        "evacuated",
        "displaced",
        "rescued",
        "infected",
        "hospitalised",
        "homeless",
        "case",
        "casualty",
        "victim",
    }
)


def quantities_disjoint(pair: Pair) -> Verdict | None:
    """Two numbers for the same thing that no true number satisfies.

    Bounds, rounding as written and units are taken into account first.
    """
    a = pair.left.quantities[pair.alignment.left_at]
    b = pair.right.quantities[pair.alignment.right_at]
    if (
        pair.alignment.relation is not Relation.EQUAL
        and (a.quantity.approximate or b.quantity.approximate)
        and quantities.is_rounding(a.quantity, b.quantity)
    ):
        return Outcome.ROUNDING, "one is the other, rounded"
    if (innocent := agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if quantities.is_rounding(a.quantity, b.quantity):
        return Outcome.ROUNDING, "one is the other, rounded"
    told = pair.telling.told(pair.left, a), pair.telling.told(pair.right, b)
    if a.quantity.dimension == "age":
        # An age is that of the day on which it is written, whenever the rest happened.
        about = (pair.left_article, pair.right_article)
        if (aged := innocent_ages(*told, about, pair.alignment.levels)) is not None:
            return aged
    elif (apart := _dated_apart(pair)) is not None:
        return apart
    if a.quantity.dimension == b.quantity.dimension == "ordinal" and _each_its_own(pair):
        return Outcome.OTHER_EVENT, "each of them has a figure of its own"
    if reason := (
        from_two_places(pair.left, a, pair.right, b)
        or beside_the_story(pair.left, pair.right, pair.telling)
    ):
        return Outcome.OTHER_EVENT, reason
    if _two_scopes(pair, a, b):
        return Outcome.PART_OF_TOTAL, f"{_scope_said(a)}, and {_scope_said(b)}"
    if sum(s in AHEAD for s in pair.statuses) == 1 and not _agreed(pair):
        return Outcome.FORECAST, "a forecast against what is said to have happened"
    first, second = pair.left_article.published, pair.right_article.published
    if all(s in AHEAD for s in pair.statuses) and (
        published_apart(pair)
        or (first != second and (a.quantity.approximate or b.quantity.approximate))
    ):
        return Outcome.UPDATE, "a plan may have changed between the two articles"
    if (
        first
        and second
        and first != second
        and _rises(*told)
        and not long_over(*told, first, second)
    ):
        early, late = (a, b) if first < second else (b, a)
        low, high = quantities.bounds_fixed(early.quantity), quantities.bounds_fixed(late.quantity)
        if high[1] >= low[0] and high[0] >= low[0]:
            about = pair.left_article, pair.right_article
            over = of_a_day_that_was_over(pair.left, pair.right, about)
            return over or (Outcome.UPDATE, GREW)
    return (
        counted_on(pair, a, b)
        or updated(*told, (pair.left_article, pair.right_article))
        or _told_apart(pair, *told)
        or _unsure(before_now(pair))
        or confirmed_since(*told)
        or _answered(pair, a, b)
        or _of_two_sizes(pair, a, b)
        or _unsure(two_fates(pair.left, pair.right, pair.alignment.levels))
        or still_counted(pair.left, pair.right)
        or (Outcome.CONFLICT, pair.alignment.reason)
    )


def _agreed(pair: Pair) -> bool:
    """Whether what is still to be done was agreed: its terms are settled, as what was done is."""
    ahead = next(one for one in (pair.left, pair.right) if one.status in AHEAD)
    return any(one.predicate.startswith("agree to ") for one in pair.telling.sentence(ahead))


def _told_apart(pair: Pair, left: Told, right: Told) -> Verdict | None:
    """By which words about them the two numbers are of two things, if by any."""
    if one_sentence(pair.left, pair.right, pair.alignment, pair.telling):
        return None  # what the words tell of one number they tell of the other
    return (
        two_measures(left, right)
        or of_another_base(left, right)
        or of_another_scope(left, right)
        or _of_two_makers(pair, left, right)
        or _other_event(of_two_kinds(left, right))
        or _unsure(one_of_several(left, right) or of_two_things(left, right))
        or _unsure(of_two_figures(left, right) or larger_of_two(left, right))
        or _unsure(of_two_polls(pair) or _of_two_games(pair))
        or _unsure(months_begun(left.slot, right.slot))
        or _unsure(of_other_cases(pair.left, left.slot, pair.right, right.slot))
    )


_BEFALLS = frozenset("die kill injure infect".split())
_OF_THE_VICTIMS = re.compile(
    r"\b[Oo]f the (?:dead|injured|wounded|missing|victims|arrested|sick)\b"
)


def _rises(left: Told, right: Told) -> bool:
    """Whether both count what grows as news comes in: the dead, and the men among them."""
    both = (left, right)
    if {one.slot.counted_class for one in both} & _CUMULATIVE:
        return True
    if all(_OF_THE_VICTIMS.search(one.sentence) for one in both):
        return True
    counts = all(one.slot.quantity.dimension == "count" for one in both)
    return counts and all(one.claim.predicate_class in _BEFALLS for one in both)


def _of_two_makers(pair: Pair, left: Told, right: Told) -> Verdict | None:
    """Jets of two makers are two orders, and may be where one airline ordered both."""
    reason = of_two_makers(left, right)
    if not reason:
        return None
    one = any((x.slot, x.level) == ("agent", "same entity") for x in pair.alignment.levels)
    return (Outcome.UNSURE if one else Outcome.OTHER_EVENT), reason


def _other_event(reason: str) -> Verdict | None:
    return (Outcome.OTHER_EVENT, reason) if reason else None


def _unsure(reason: str) -> Verdict | None:
    return (Outcome.UNSURE, reason) if reason else None


def _answered(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> Verdict | None:
    """An article that gives the other's number too speaks of two things."""
    kinds = frozenset(one.predicate_class or one.predicate for one in (pair.left, pair.right))
    for side, slot, other in ((pair.left, a, b), (pair.right, b, a)):
        if answered_there(side, slot, other, pair.telling, kinds):
            return Outcome.OTHER_EVENT, "the article of one gives the other's number too"
    return None


def _of_two_games(pair: Pair) -> str:
    """Whether another game may have ended otherwise: 27-13 won on a day, and 19-22 lost."""
    if {pair.left.predicate_class, pair.right.predicate_class} not in _ENDINGS:
        return ""
    days = pair.left.time, pair.right.time
    if None not in days and "opposite" in {one.level for one in pair.alignment.levels}:
        return ""
    return "it ended otherwise, as another game may have"


def _left_over(pair: Pair) -> bool:
    """Whether it is asked because two articles leave it over: days and scopes are weighed there."""
    return any(one.slot == "left over" for one in pair.alignment.levels)


def _dated_apart(pair: Pair) -> Verdict | None:
    """Figures of two days, or counted up to two times."""
    days = _years_apart(pair) or _of_two_days(pair) if _left_over(pair) else other_days(pair)
    if days is None and (traded := markets_of_two_days(pair)):
        return Outcome.UPDATE, traded
    return days or counted_by(pair.left, pair.right)


def _of_two_days(pair: Pair) -> Verdict | None:
    """Whether what is left over is told of two days; digits that changed places are a slip."""
    if any(one.level == "digits transposed" for one in pair.alignment.levels):
        return None
    apart = other_days(pair)
    return (Outcome.UNSURE, apart[1]) if apart is not None else None


_ENDINGS = ({"win", "lose"}, {"win", "draw"}, {"lose", "draw"})


_A_YEAR = 300


_ANOTHER = frozenset("another previous previously earlier".split())


_LAST_YEAR = re.compile(r"(?:last|the previous|a) year(?: ago| earlier| before)?$", re.IGNORECASE)


def _of_another_year(side: Claim, telling: Telling) -> bool:
    """Whether it is told beside the news of the day: "last year", "had sunk another ferry"."""
    if side.time is None:
        return False
    if side.time.mention is not None and _LAST_YEAR.match(side.time.mention.text):
        return True
    return any(_ANOTHER & set(one.separators) for one in telling.sentence(side))


def _years_apart(pair: Pair) -> Verdict | None:
    """Figures of two years; who says "another", or tells of news beside it, leaves no time open."""
    days = [
        side.time.interval.latest if side.time is not None else None
        for side in (pair.left, pair.right)
    ]
    if None in days and not any(
        _of_another_year(side, pair.telling) for side in (pair.left, pair.right)
    ):
        return None
    published = pair.left_article.published, pair.right_article.published
    one, other = (day or said for day, said in zip(days, published, strict=True))
    if one is None or other is None or abs((one - other).days) <= _A_YEAR:
        return None
    return Outcome.OTHER_EVENT, "figures of two years"


def _two_scopes(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one number is a part of the other, or what is still to come of it."""
    if a.scope == b.scope:
        return False
    if a.quantity.per and a.quantity.per == b.quantity.per and {a.scope, b.scope} == {"", "rate"}:
        return False  # "a year" and "annually"
    if _left_over(pair):
        return "remaining" in (a.scope, b.scope)
    if {a.scope, b.scope} == {"", "stock"}:
        told, slot = (pair.right, b) if a.scope else (pair.left, a)
        kind = slot.counted_class or ""
        elsewhere = kind != "patient" and lies_in(kind, "person")
        if _COUNTS & {told.predicate} or (
            _BEING & {told.predicate, told.predicate_class} and not elsewhere
        ):
            return False  # who counts them says how many there are; pupils may be in the hall
    if _all_of_it(a, b) or _all_of_it(b, a):
        return False
    return not (_misprinted_stock(pair, a.scope, b.scope) or _of_known_whole(pair, a, b))


_NEARLY = Fraction(4, 5)


def _all_of_it(total: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether "a total of 45" is as many as the other tells: a part is less, and by far."""
    if total.scope != "total" or other.scope not in ("", "stock"):
        return False
    return other.quantity.value >= total.quantity.value * _NEARLY


_COUNTS = frozenset(("count", "tally"))
_BEING = frozenset(("be", "record-count"))


def _each_its_own(pair: Pair) -> bool:
    """Whether so much is told of the first, and so much of the second: two rounds, two reactors."""
    return any(
        one.quantity.dimension == other.quantity.dimension != "ordinal"
        and (one.counted_class or one.counted, one.attribute)
        == (other.counted_class or other.counted, other.attribute)
        and quantities.compare(one.quantity, other.quantity) is Relation.DISJOINT
        for one in pair.left.quantities
        for other in pair.right.quantities
    )


_SCOPES = {
    "": "how many it was done to",
    "total": "how many in all",
    "part": "how many of those",
    "some": "how many of some",
    "of a kind": "how many of one kind",
    "stock": "how many there are",
    "change": "how many more or fewer",
    "remaining": "how many are left",
    "rate": "how many of each hundred",
    "most": "how many there may be at most",
}


def _scope_said(slot: QuantitySlot) -> str:
    return f"{slot.mention.text!r} says {_SCOPES.get(slot.scope, slot.scope)}"


_FAR = Fraction(5, 2)


_FEW = 5


def _of_two_sizes(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> Verdict | None:
    """Numbers so far apart that they are hardly of one thing, unless one is misprinted."""
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    if a.quantity.dimension is not b.quantity.dimension:
        return None  # "two of the six", and half of them
    if a.quantity.dimension in ("score", "ordinal", "age") or high <= _FEW or high <= low * _FAR:
        return None
    if quantities.slip(a.quantity, b.quantity) is not None:
        return None
    if one_sentence(pair.left, pair.right, pair.alignment, pair.telling):
        return None
    if pair.alignment.decision is LinkDecision.UNSURE and _hardly_one(pair, a, b):
        return Outcome.OTHER_EVENT, "the numbers are of two sizes, and little else is one"
    return Outcome.UNSURE, "the numbers are of two sizes, as those of two things are"


_TENFOLD = 10
_IN_OTHER_WORDS = frozenset(("generic", "same generic word", "near", "noun and verb"))


def _hardly_one(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether two numbers of two sizes are told in words that hardly tell of one happening."""
    said = {one.level for one in pair.alignment.levels if one.slot == "predicate"}
    if said & _IN_OTHER_WORDS:
        return True
    low, high = sorted(quantities.bounds_fixed(one.quantity) for one in (a, b))
    tenfold = high[0] >= low[1] * _TENFOLD
    return tenfold and (not said or "same class" in said)


def _of_known_whole(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one says of how many: "25 of its 310 shops" and "35 shops" count the same.

    Of tolls it need not say how many there were; linking then gives no level to the scopes.
    """
    told = {a.scope, b.scope}
    one_told = (a.quantity.total is None) != (b.quantity.total is None)
    judged = not any(one.slot == "scope" for one in pair.alignment.levels)
    whole = told == {"", "part"} or (judged and told == {"stock", "part"})
    part = told == {"", "part"} and any(one.slot == "counted" for one in pair.alignment.levels)
    some = told == {"", "some"} or part
    return (whole and one_told) or (some and judged)


def _misprinted_stock(pair: Pair, *scopes: str) -> bool:
    """Whether "had 46 on board" and "carrying 41" are one number, one of them misprinted.

    How many there are and how many something happened to are two numbers, unless they look alike
    or each article counts such a thing once.
    """
    counts = pair.left.quantities[pair.alignment.left_at].quantity.dimension in ("count", "money")
    return (
        counts
        and set(scopes) == {"", "stock"}
        and any(one.slot in ("slip", "counts") and one.weight > 0 for one in pair.alignment.levels)
    )
