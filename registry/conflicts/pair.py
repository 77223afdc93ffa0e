"""Two claims held to be about one event, as a rule sees them."""

from __future__ import annotations

from dataclasses import dataclass, field

from registry.conflicts.context import Telling
from registry.records import Alignment, Article, Claim, Outcome, Participant, Status
from registry.values.relation import Relation

AHEAD = (Status.PLANNED, Status.EXPECTED, Status.POSSIBLE)


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

    @property
    def ends(self) -> tuple[tuple[Claim, int], tuple[Claim, int]]:
        """Each claim with the position of its value among those of its slot."""
        return (self.left, self.alignment.left_at), (self.right, self.alignment.right_at)

    @property
    def whom(self) -> tuple[tuple[Claim, Participant], ...]:
        """Each claim with whom its value names: the first in the role of the slot, if any."""
        role = self.alignment.slot.partition(":")[2]
        found = []
        for side, at in self.ends:
            in_role = [p for p in side.participants if p.role == role]
            found += [(side, one) for one in (in_role or side.participants[at : at + 1])[:1]]
        return tuple(found)


Verdict = tuple[Outcome, str]


def agreement(pair: Pair, near: Outcome) -> Verdict | None:
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


_OTHER_DAYS = ("news of other days", "another day of a daily thing")


def other_days(pair: Pair) -> Verdict | None:
    """Figures of two days are no contradiction: they changed, or belong to two happenings."""
    for one in pair.alignment.levels:
        if one.slot == "time" and one.level in _OTHER_DAYS:
            return Outcome.UPDATE, f"figures of two days: {one.reason}"
        if one.slot == "time" and one.level == "disjoint":
            return Outcome.OTHER_EVENT, f"dated apart: {one.reason}"
    return None


def days_between(one: Article, other: Article) -> int:
    """How many days lie between two articles; none where one has no date."""
    a, b = one.published, other.published
    return abs((a - b).days) if a is not None and b is not None else 0


def published_apart(pair: Pair) -> bool:
    """Whether the articles appeared more than three days apart."""
    return days_between(pair.left_article, pair.right_article) > 3
