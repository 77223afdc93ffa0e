"""What the program believes to be a contradiction: one rule, one function, one row.

A rule is a pure function of two claims and the alignment of two values.  It
returns an ``Outcome`` with its reason: a conflict, or the innocent reason that
was found.  To add a rule: write the function, add it to ``RULES``, add its
cases to ``tests/rules/<code>.toml``.  Codes are permanent; they take part in
fingerprints and are never reused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from registry.conflicts.ages import innocent_ages
from registry.conflicts.apart import another_clock, answered_there, elsewhere, only_so, was_planned
from registry.conflicts.measures import two_measures
from registry.conflicts.occasions import two_causes, two_fates
from registry.conflicts.scopes import of_a_version, of_another_scope
from registry.conflicts.telling import Telling
from registry.conflicts.updates import counted_by, still_counted, updated
from registry.records import (
    Alignment,
    Article,
    Claim,
    Kind,
    Outcome,
    QuantitySlot,
    Status,
    quote_key,
)
from registry.values import quantity as quantities
from registry.values.relation import Relation

_FIRM = (Status.ASSERTED, Status.REPORTED)
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
_COPIES = "copies of one article say it in the same words, on two days"
_AHEAD = (Status.PLANNED, Status.EXPECTED, Status.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims held to be about one event, and the two values under test."""

    left: Claim
    right: Claim
    left_article: Article
    right_article: Article
    alignment: Alignment
    telling: Telling = field(default_factory=lambda: Telling({}))
    """The articles of both, as far as claims show them."""

    @property
    def statuses(self) -> tuple[Status, Status]:
        """How firmly each side holds it."""
        return self.left.status, self.right.status


Verdict = tuple[Outcome, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named way of disagreeing."""

    code: str
    kind: Kind
    slot: str
    """The slot it tests, or its first part."""
    check: Callable[[Pair], Verdict | None]
    innocent: tuple[str, ...]
    """The innocent reasons that it looks for, one sentence each."""

    @property
    def summary(self) -> str:
        """First line of the check's docstring, as reports print it."""
        return (self.check.__doc__ or "").partition("\n")[0]

    @property
    def description(self) -> str:
        """The whole docstring, and the innocent reasons that it looks for."""
        lines = [line.strip() for line in (self.check.__doc__ or "").strip().splitlines()]
        if self.innocent:
            lines += ["", "It is no conflict where one of these holds:", ""]
            lines += [f"- {reason}" for reason in self.innocent]
        return "\n".join(lines)


def _agreement(pair: Pair, near: Outcome) -> Verdict | None:
    """The outcome of values that do not exclude each other; ``None`` when they do."""
    relation = pair.alignment.relation
    if relation is Relation.EQUAL:
        return Outcome.AGREE, "the values are equal"
    if relation in (Relation.REFINES, Relation.REFINED_BY):
        return Outcome.REFINEMENT, "one value is the more precise"
    if relation is Relation.OVERLAPS:
        return near, "both values can be true"
    if relation is Relation.INCOMPARABLE:
        why = f"nothing tells whether both can be true: {pair.alignment.reason}"
        return (Outcome.OTHER_UNIT if pair.alignment.slot == "quantity" else Outcome.UNSURE), why
    return None


def times_disjoint(pair: Pair) -> Verdict | None:
    """The event is placed on days that cannot both be right.

    Partial dates count as the interval that they leave open: "24 October" and
    "25 October 2025" exclude each other whatever the year.  Where copies of one
    article say it in the same words, they say the same.
    """
    if (innocent := _agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if _copied(pair):
        return Outcome.AGREE, _COPIES
    if of_a_version(pair.left) != of_a_version(pair.right):
        return Outcome.OTHER_EVENT, "one speaks of a translation, an edition or a version"
    if sum(s in _AHEAD for s in pair.statuses) == 1:
        return None  # T003 speaks of forecasts
    if was_planned(pair.left) != was_planned(pair.right):
        return Outcome.FORECAST, "one tells for when it had been planned"
    if all(s in _AHEAD for s in pair.statuses) and _published_apart(pair):
        return Outcome.UPDATE, "a plan may have changed between the two articles"
    next_day = any(one.level == "next day" for one in pair.alignment.levels)
    if next_day and (where := another_clock(pair.left, pair.right, pair.telling)):
        return Outcome.UNSURE, f"the day may be that of the clock of {where}"
    if reason := two_causes(pair.left, pair.right, pair.alignment.levels):
        return Outcome.UNSURE, reason
    return Outcome.CONFLICT, pair.alignment.reason


def _copied(pair: Pair) -> bool:
    """Whether one article was published twice: its "Monday" is that of the first time."""
    one, other = pair.left_article.origin, pair.right_article.origin
    quotes = {quote_key(side.anchor.quote) for side in (pair.left, pair.right)}
    return bool(one) and one == other and len(quotes) == 1


def order_reversed(pair: Pair) -> Verdict | None:
    """An event is placed before what it must follow.

    Troops sent under a treaty cannot have been sent before it was signed.
    """
    if pair.alignment.relation is not Relation.DISJOINT:
        return None
    if any(s not in _FIRM for s in pair.statuses):
        return Outcome.FORECAST, "one side speaks of a plan"
    return Outcome.CONFLICT, pair.alignment.reason


def forecast_missed(pair: Pair) -> Verdict | None:
    """An event was announced for another day than the one on which it is said to have happened.

    A plan that did not come true is no contradiction; it is kept as a note.
    """
    if pair.alignment.relation is not Relation.DISJOINT:
        return None
    if sum(s in _AHEAD for s in pair.statuses) != 1:
        return None
    return Outcome.FORECAST, pair.alignment.reason


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
    if (innocent := _agreement(pair, Outcome.REFINEMENT)) is not None:
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
    if _two_scopes(pair, a, b):
        return Outcome.PART_OF_TOTAL, f"{a.scope or 'plain'} against {b.scope or 'plain'}"
    if sum(s in _AHEAD for s in pair.statuses) == 1:
        return Outcome.FORECAST, "a forecast against what is said to have happened"
    first, second = pair.left_article.published, pair.right_article.published
    if all(s in _AHEAD for s in pair.statuses) and (
        _published_apart(pair)
        or (first != second and (a.quantity.approximate or b.quantity.approximate))
    ):
        return Outcome.UPDATE, "a plan may have changed between the two articles"
    if first and second and first != second and ({a.counted_class, b.counted_class} & _CUMULATIVE):
        early, late = (a, b) if first < second else (b, a)
        low, high = quantities.bounds_fixed(early.quantity), quantities.bounds_fixed(late.quantity)
        if high[1] >= low[0] and high[0] >= low[0]:
            return Outcome.UPDATE, "the later article gives the higher figure"
    innocent = updated(*told, (pair.left_article, pair.right_article))
    return (
        innocent
        or two_measures(*told)
        or of_another_scope(*told)
        or _answered(pair, a, b)
        or _of_two_sizes(a, b)
        or _unsure(two_fates(pair.left, pair.right, pair.alignment.levels))
        or still_counted(pair.left, pair.right)
        or (Outcome.CONFLICT, pair.alignment.reason)
    )


def _unsure(reason: str) -> Verdict | None:
    return (Outcome.UNSURE, reason) if reason else None


def _answered(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> Verdict | None:
    """An article that gives the other's number too speaks of two things."""
    kinds = frozenset(one.predicate_class or one.predicate for one in (pair.left, pair.right))
    for side, slot, other in ((pair.left, a, b), (pair.right, b, a)):
        if answered_there(side, slot, other, pair.telling, kinds):
            return Outcome.OTHER_EVENT, "the article of one gives the other's number too"
    return None


def _left_over(pair: Pair) -> bool:
    """Whether it is asked because two articles leave it over: days and scopes are weighed there."""
    return any(one.slot == "left over" for one in pair.alignment.levels)


def _dated_apart(pair: Pair) -> Verdict | None:
    """Figures of two days, or counted up to two times."""
    days = None if _left_over(pair) else _other_days(pair)
    return days or counted_by(pair.left, pair.right)


def _two_scopes(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one number is a part of the other, or what is still to come of it."""
    if a.scope == b.scope:
        return False
    if _left_over(pair):
        return "remaining" in (a.scope, b.scope)
    return not (_misprinted_stock(pair, a.scope, b.scope) or _of_known_whole(pair, a, b))


_FAR = Fraction(5, 2)
_FEW = 5


def _of_two_sizes(a: QuantitySlot, b: QuantitySlot) -> Verdict | None:
    """Numbers so far apart that they are hardly of one thing, unless one is misprinted."""
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    if a.quantity.dimension in ("score", "ordinal", "age") or high <= _FEW or high <= low * _FAR:
        return None
    if quantities.slip(a.quantity, b.quantity) is not None:
        return None
    return Outcome.UNSURE, "the numbers are of two sizes, as those of two things are"


_THOSE = frozenset(("they", "them"))
"""What counts those of whom the sentence before told: "nine of them"."""


def _of_known_whole(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> bool:
    """Whether one says of how many: "25 of its 310 shops" and "35 shops" count the same.

    Of tolls it need not say how many there were; linking then gives no level to the scopes.
    """
    told = {a.scope, b.scope}
    one_told = (a.quantity.total is None) != (b.quantity.total is None)
    judged = not any(one.slot == "scope" for one in pair.alignment.levels)
    whole = told == {"", "part"} or (judged and told == {"stock", "part"})
    those = any(one.counted in _THOSE and one.scope == "part" for one in (a, b))
    some = told == {"", "some"} or (told == {"", "part"} and those)
    return (whole and one_told) or (some and judged)


def _misprinted_stock(pair: Pair, *scopes: str) -> bool:
    """Whether "had 46 on board" and "carrying 41" are one number, one of them misprinted.

    How many there are and how many something happened to are two numbers, unless they look alike
    or each article counts such a thing once.
    """
    counts = pair.left.quantities[pair.alignment.left_at].quantity.dimension == "count"
    return (
        counts
        and set(scopes) == {"", "stock"}
        and any(one.slot in ("slip", "counts") and one.weight > 0 for one in pair.alignment.levels)
    )


def places_disjoint(pair: Pair) -> Verdict | None:
    """The event is placed where it cannot have been if the other is right."""
    if (innocent := _agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if pair.left.negated or pair.right.negated:
        return Outcome.OTHER_EVENT, "what did not happen there may have happened here"
    if sum(s in _AHEAD for s in pair.statuses) == 1:
        return Outcome.FORECAST, "a plan against what is said to have happened"
    if _figures_of_places(pair):
        return Outcome.OTHER_EVENT, "each place has a figure of its own"
    return Outcome.CONFLICT, pair.alignment.reason


def _figures_of_places(pair: Pair) -> bool:
    """Whether so much is told of the one place, and so much of the other: rain, votes, shops."""
    return any(
        a.quantity.dimension == b.quantity.dimension
        and (a.counted, a.attribute) == (b.counted, b.attribute)
        and quantities.compare(a.quantity, b.quantity) is Relation.DISJOINT
        and quantities.slip(a.quantity, b.quantity) is None
        for a in pair.left.quantities
        for b in pair.right.quantities
    )


def participants_differ(pair: Pair) -> Verdict | None:
    """A role that one alone can fill is given to two."""
    if (innocent := _agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if Status.CONDITIONAL in pair.statuses or Status.POSSIBLE in pair.statuses:
        return Outcome.REPORTED_ONLY, "one side speaks of a possibility only"
    office = pair.left.kind == pair.right.kind == "role"
    if (word := _by_pronoun(pair)) and not office:
        return Outcome.UNSURE, f"whom {word!r} means is read from the sentences before"
    if _named_together(pair):
        return Outcome.AGREE, "one names both together"
    # Who "was named ambassador" and who "will be the new ambassador" are one at one time.
    if sum(s in _AHEAD for s in pair.statuses) == 1 and not office:
        return Outcome.FORECAST, "a plan against what is said to have happened"
    return Outcome.CONFLICT, pair.alignment.reason


_PRONOUNS = frozenset("he she it they him her them his its their".split())


def _by_pronoun(pair: Pair) -> str:
    """The pronoun that stands for one of the two, if one does."""
    ends = ((pair.left, pair.alignment.left_at), (pair.right, pair.alignment.right_at))
    told = (p.mention.text.lower() for side, at in ends for p in side.participants[at : at + 1])
    return next((word for word in told if word in _PRONOUNS), "")


def _named_together(pair: Pair) -> bool:
    """Whether a sentence of one names both in the role: "the winners are Dahl and Voss"."""
    ends = ((pair.left, pair.alignment.left_at), (pair.right, pair.alignment.right_at))
    named = {p.entity.name for side, at in ends for p in side.participants[at : at + 1] if p.entity}
    return len(named) == len(ends) and any(
        named
        <= {p.entity.name for p in claim.participants if p.entity is not None and p.role == role}
        for side in (pair.left, pair.right)
        for claim in pair.telling.sentence(side)
        for role in ("agent", "patient")
    )


def polarity_opposed(pair: Pair) -> Verdict | None:
    """One says that it happened, or will; the other that it did not, or will not."""
    if (innocent := _agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if (apart := _other_days(pair)) is not None:
        return apart
    if reason := elsewhere(pair.left, pair.right):
        return Outcome.OTHER_EVENT, reason
    if how := only_so(pair.left, pair.right):
        return Outcome.UNSURE, f"only that it was done {how} is denied"
    ahead = sum(s in _AHEAD for s in pair.statuses)
    if ahead == 1 and _published_apart(pair):
        return Outcome.UPDATE, "a plan may have changed between the two articles"
    if Status.CONDITIONAL in pair.statuses or Status.POSSIBLE in pair.statuses:
        return Outcome.REPORTED_ONLY, "one side speaks of a possibility only"
    if ahead == 1:
        return Outcome.UNSURE, "one speaks of what is to come, the other of what was"
    return Outcome.CONFLICT, pair.alignment.reason


_OTHER_DAYS = ("news of other days", "another day of a daily thing")


def _other_days(pair: Pair) -> Verdict | None:
    """Figures of two days are no contradiction: they changed, or belong to two happenings."""
    for one in pair.alignment.levels:
        if one.slot == "time" and one.level in _OTHER_DAYS:
            return Outcome.UPDATE, f"figures of two days: {one.reason}"
        if one.slot == "time" and one.level == "disjoint":
            return Outcome.OTHER_EVENT, f"dated apart: {one.reason}"
    return None


def _published_apart(pair: Pair) -> bool:
    a, b = pair.left_article.published, pair.right_article.published
    return a is not None and b is not None and abs((a - b).days) > 3


_PRECISE = "one value is only less precise than the other"
_PLAN = "one side speaks of a plan or a forecast"
_CHANGED = "both speak of plans, which may have changed between the articles"
_OTHER_DAYS_SAID = "they are figures of two days, or dated apart"

RULES: tuple[Rule, ...] = (
    Rule("T001", "date", "time", times_disjoint, (_PRECISE, _COPIES, _PLAN, _CHANGED)),
    Rule("T002", "date", "order", order_reversed, (_PLAN,)),
    Rule("T003", "date", "time", forecast_missed, ()),
    Rule(
        "Q001",
        "quantity",
        "quantity",
        quantities_disjoint,
        (
            "one number is the other, rounded",
            "both are bounds that one number can meet, such as “at least” and “about”",
            "the units cannot be compared",
            "two ages at two dates fit one birth",
            _OTHER_DAYS_SAID,
            "they are counted up to two times, or at two hours",
            "one is a part or a total of the other",
            _PLAN,
            _CHANGED,
            "a toll, or an area burned, rose from the earlier article to the later one",
            "words such as “in all”, “of whom” or “including debt” say that they are two measures",
            "one is counted so far, such as “with 98 percent of ballots counted”",
        ),
    ),
    Rule(
        "L001",
        "place",
        "place",
        places_disjoint,
        ("one place lies in the other, or near it", "a place is not known well enough", _PLAN),
    ),
    Rule(
        "N001",
        "participant",
        "participant",
        participants_differ,
        ("both names are names of one", _PLAN),
    ),
    Rule(
        "S001",
        "polarity",
        "polarity",
        polarity_opposed,
        (
            _OTHER_DAYS_SAID,
            "a plan may have changed between the articles",
            "one side speaks of a possibility only",
        ),
    ),
)
