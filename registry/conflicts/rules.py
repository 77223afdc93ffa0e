"""What the program believes to be a contradiction: one rule, one function, one row.

A rule is a pure function of two claims and the alignment of two values.  It
returns an ``Outcome`` with its reason: a conflict, or the innocent reason that
was found.  To add a rule: write the function, add it to ``RULES``, add its
cases to ``tests/rules/<code>.toml``.  Codes are permanent; they take part in
fingerprints and are never reused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from registry.conflicts.innocent.another import (
    another_one,
    one_here_one_there,
    one_of_two,
    two_deeds,
    until_then,
    years_apart,
)
from registry.conflicts.innocent.by_then import not_yet
from registry.conflicts.innocent.days import (
    before_the_last,
    beside_the_news,
    dated_there,
    of_a_year_named,
    of_an_earlier_one,
    of_its_host,
    two_dates,
    two_papers,
    two_rulings,
    two_steps,
)
from registry.conflicts.innocent.denied_of import (
    of_another_kind,
    of_another_thing,
    only_possible,
    outvoted,
)
from registry.conflicts.innocent.episodes import tried_again
from registry.conflicts.innocent.in_one_breath import named_together
from registry.conflicts.innocent.news_days import denied_of_other_days, of_two_times
from registry.conflicts.innocent.occasions import causes_apart, two_causes
from registry.conflicts.innocent.races import of_several_goals
from registry.conflicts.innocent.reach import from_two_places, within_reach
from registry.conflicts.innocent.scopes import of_a_version
from registry.conflicts.innocent.set_apart import another_clock, elsewhere, only_so, was_planned
from registry.conflicts.innocent.several import two_of_a_kind, two_persons, two_sites
from registry.conflicts.innocent.verdicts import of_some_charges, to_be_served
from registry.conflicts.numbers import quantities_disjoint
from registry.conflicts.pair import AHEAD, Pair, Verdict, agreement, published_apart
from registry.records import Kind, LinkDecision, Outcome, Status, quote_key
from registry.values import quantity as quantities
from registry.values.place import NEAR
from registry.values.relation import Relation

_FIRM = (Status.ASSERTED, Status.REPORTED)
_COPIES = "copies of one article say it in the same words, on two days"


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


def times_disjoint(pair: Pair) -> Verdict | None:
    """The event is placed on days that cannot both be right.

    Partial dates count as the interval that they leave open: "24 October" and
    "25 October 2025" exclude each other whatever the year.  Where copies of one
    article say it in the same words, they say the same.
    """
    if (innocent := agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if _copied(pair):
        return Outcome.AGREE, _COPIES
    if of_a_version(pair.left) != of_a_version(pair.right):
        return Outcome.OTHER_EVENT, "one speaks of a translation, an edition or a version"
    if sum(s in AHEAD for s in pair.statuses) == 1:
        return None  # T003 speaks of forecasts
    if was_planned(pair.left) != was_planned(pair.right):
        return Outcome.FORECAST, "one tells for when it had been planned"
    if all(s in AHEAD for s in pair.statuses) and published_apart(pair):
        return Outcome.UPDATE, "a plan may have changed between the two articles"
    next_day = any(one.level == "next day" for one in pair.alignment.levels)
    if next_day and (where := another_clock(pair.left, pair.right, pair.telling)):
        return Outcome.UNSURE, f"the day may be that of the clock of {where}"
    doubts = (
        two_causes,
        another_one,
        two_dates,
        two_papers,
        two_steps,
        two_persons,
        two_sites,
        two_of_a_kind,
    )
    for doubt in (*_BESIDE, *doubts):
        if reason := doubt(pair.left, pair.right, pair.alignment.levels):
            apart = doubt in _BESIDE or (doubt is two_steps and _left_over(pair))
            return Outcome.OTHER_EVENT if apart else Outcome.UNSURE, reason
    if reason := _of_another_day(pair) or two_rulings(pair.left, pair.right, pair.telling):
        return Outcome.UNSURE, reason
    return Outcome.CONFLICT, pair.alignment.reason


def _of_another_day(pair: Pair) -> str:
    """Why the day of either may be that of something else, or nothing."""
    slip = any(one.slot == "slip" and one.level != "no slip" for one in pair.alignment.levels)
    for side, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if not slip and dated_there(side, other, pair.telling):
            return "the article of one tells of such a thing at both times"
        if of_a_year_named(side, other, pair.telling):
            return "the day without a year stands beside another year"
        if host := of_its_host(side, pair.telling):
            return f"the day may be that of {host!r} in its sentence"
    return ""


_BESIDE = (beside_the_news, before_the_last, of_an_earlier_one)


def _copied(pair: Pair) -> bool:
    """Whether one article was published twice: its "Monday" is that of the first time."""
    one, other = pair.left_article.origin, pair.right_article.origin
    quotes = {quote_key(side.anchor.quote) for side in (pair.left, pair.right)}
    return bool(one) and one == other and len(quotes) == 1


def order_reversed(pair: Pair) -> Verdict | None:
    """An event is placed before what it must follow, or after what it must precede.

    Troops sent under a treaty cannot have been sent before it was signed, and who was born before
    1970 not in 1974.
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
    if sum(s in AHEAD for s in pair.statuses) != 1:
        return None
    return Outcome.FORECAST, pair.alignment.reason


def places_disjoint(pair: Pair) -> Verdict | None:
    """The event is placed where it cannot have been if the other is right."""
    if (innocent := agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if pair.left.negated or pair.right.negated:
        return Outcome.OTHER_EVENT, "what did not happen there may have happened here"
    if sum(s in AHEAD for s in pair.statuses) == 1:
        return Outcome.FORECAST, "a plan against what is said to have happened"
    if pair.alignment.slot == "place:to" and years_apart(pair.left, pair.right):
        return Outcome.OTHER_EVENT, "each tells of its own year where it went"
    if reason := one_here_one_there(pair.left, pair.right):
        return Outcome.UNSURE, reason
    if _figures_of_places(pair):
        return Outcome.OTHER_EVENT, "each place has a figure of its own"
    if _left_over(pair) and _one_near(pair):
        return Outcome.OTHER_EVENT, "one only says near what it was"
    if (landmarks := within_reach(pair)) is not None:
        return landmarks
    if _short_form(pair):
        return Outcome.REFINEMENT, "one name is the short form of the other"
    return Outcome.CONFLICT, pair.alignment.reason


def _figures_of_places(pair: Pair) -> bool:
    """Whether so much is told of the one place, and so much of the other: rain, votes, shops."""
    return any(
        a.quantity.dimension == b.quantity.dimension
        and (a.counted, a.attribute) == (b.counted, b.attribute)
        and quantities.compare(a.quantity, b.quantity)
        in (Relation.DISJOINT, Relation.INCOMPARABLE)  # "440 euros a month", and "620 euros"
        and quantities.slip(a.quantity, b.quantity) is None
        and not from_two_places(pair.left, a, pair.right, b)  # which tells where it was
        for a in pair.left.quantities
        for b in pair.right.quantities
    )


def _one_near(pair: Pair) -> bool:
    ends = ((pair.left, pair.alignment.left_at), (pair.right, pair.alignment.right_at))
    near = [slot.relation == NEAR for side, at in ends for slot in side.places[at : at + 1]]
    return len(near) == len(ends) and near[0] != near[1]


_PARTS = re.compile(
    r"[ -](?:de|del|della|di|do|da|d['’]|upon|on|am|an der|ob der|sur|sous|en|le)[ -]"
)


def _short_form(pair: Pair) -> bool:
    """Whether one place bears the first word of the other's name: "Santiago de Compostela"."""
    ends = ((pair.left, pair.alignment.left_at), (pair.right, pair.alignment.right_at))
    names = [slot.place.name for side, at in ends for slot in side.places[at : at + 1]]
    return len(names) == len(ends) and any(
        _PARTS.split(one, maxsplit=1)[0] == other != one for one, other in (names, names[::-1])
    )


def participants_differ(pair: Pair) -> Verdict | None:
    """A role that one alone can fill is given to two."""
    if (innocent := agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if only_possible(pair.left, pair.right):
        return Outcome.REPORTED_ONLY, "one side speaks of a possibility only"
    office = pair.left.kind == pair.right.kind == "role"
    if (word := _by_pronoun(pair)) and not office:
        return Outcome.UNSURE, f"whom {word!r} means is read from the sentences before"
    if how := named_together(pair):
        return Outcome.AGREE, f"one names both {how}"
    if until_then(pair.left, pair.right) or until_then(pair.right, pair.left):
        return Outcome.OTHER_EVENT, "the one was so until a time, and the other is"
    if reason := of_several_goals(pair.left, pair.right) or one_of_two(pair):
        return Outcome.UNSURE, reason
    if name := _no_party(pair):
        return Outcome.OTHER_EVENT, f"{name} is a place"
    if _left_over(pair) and pair.left.kind == pair.right.kind == "role" and not _before_one(pair):
        # Two of one office have been held against each other already.
        return Outcome.OTHER_EVENT, "each is told of what he is, and of nothing that he did"
    if deeds := two_deeds(pair):
        return Outcome.UNSURE, f"there may be two such, as they do two things: {deeds}"
    # Who "was named ambassador" and who "will be the new ambassador" are one at one time.
    if sum(s in AHEAD for s in pair.statuses) == 1 and not office:
        return Outcome.FORECAST, "a plan against what is said to have happened"
    return Outcome.CONFLICT, pair.alignment.reason


def _before_one(pair: Pair) -> bool:
    """Whether two are said to have come before one and the same holder of an office."""
    sides = (pair.left, pair.right)
    held = [{who.key for who in side.named("agent")} for side in sides]
    return {side.predicate for side in sides} == {"successor"} and bool(held[0] & held[1])


def _no_party(pair: Pair) -> str:
    """The name of the two that is no person or body: a place of the same articles."""
    named = [one.entity for _, one in pair.whom if one.entity]
    known = {
        slot.place.name
        for side in (pair.left, pair.right)
        for claim in pair.telling.article(side)
        for slot in claim.places
    }
    return next(
        (one.name for one in named if one.kind not in ("org", "team") and one.name in known), ""
    )


def _left_over(pair: Pair) -> bool:
    """Whether it is asked because two articles leave it over, and nobody can be sure of it."""
    unsure = pair.alignment.decision is LinkDecision.UNSURE
    return unsure and any(one.slot == "left over" for one in pair.alignment.levels)


_PRONOUNS = frozenset("he she it they him her them his its their".split())


def _by_pronoun(pair: Pair) -> str:
    """The pronoun that stands for one of the two, if one does."""
    told = (one.mention.text.lower() for _, one in pair.whom)
    return next((word for word in told if word in _PRONOUNS), "")


def polarity_opposed(pair: Pair) -> Verdict | None:
    """One says that it happened, or will; the other that it did not, or will not."""
    if (innocent := agreement(pair, Outcome.REFINEMENT)) is not None:
        return innocent
    if (apart := denied_of_other_days(pair)) is not None:
        return apart
    for apart_by in (elsewhere, of_another_thing, outvoted):
        if reason := apart_by(pair.left, pair.right):
            return Outcome.OTHER_EVENT, reason
    if reason := causes_apart(pair.left, pair.right) or of_another_kind(pair.left, pair.right):
        return Outcome.UNSURE, reason
    if (judged := of_some_charges(pair) or to_be_served(pair)) is not None:
        return judged
    if how := only_so(pair.left, pair.right):
        return Outcome.REFINEMENT, f"only that it was done {how} is denied"
    if said := tried_again(pair.left, pair.right, pair.telling):
        return Outcome.UNSURE, f"it was not done {said!r}, and may have been done later"
    if reason := of_two_times(pair):
        return Outcome.UPDATE, reason
    return not_yet(pair) or _not_held(pair) or (Outcome.CONFLICT, pair.alignment.reason)


def _not_held(pair: Pair) -> Verdict | None:
    """What comes of a yes and a no of which one is a plan or a possibility only."""
    ahead = sum(s in AHEAD for s in pair.statuses)
    if ahead and published_apart(pair):
        return Outcome.UPDATE, "a plan may have changed between the two articles"
    if only_possible(pair.left, pair.right):
        return Outcome.REPORTED_ONLY, "one side speaks of a possibility only"
    if ahead == 1:
        return Outcome.UNSURE, "one speaks of what is to come, the other of what was"
    return None


_PRECISE = "one value is only less precise than the other"
_PLAN = "one side speaks of a plan or a forecast"
_CHANGED = "both speak of plans, which may have changed between the articles"
_LONG_AGO = "more than a week lies between the articles: a plan may have changed"
_OTHER_DAYS_SAID = "they are figures of two days, or dated apart"

RULES: tuple[Rule, ...] = (
    Rule("T001", "date", "time", times_disjoint, (_PRECISE, _COPIES, _PLAN, _CHANGED)),
    Rule("T002", "date", "order", order_reversed, (_PLAN,)),
    Rule("T003", "date", "time", forecast_missed, (_LONG_AGO,)),
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
            "each counts those of a kind of its own, such as male and female lions",
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
        (
            "one place lies in the other, or near it",
            "one name is the short form of the other",
            "one spot can lie so far from the one place and so far from the other",
            "a place is not known well enough",
            _PLAN,
        ),
    ),
    Rule(
        "N001",
        "participant",
        "participant",
        participants_differ,
        (
            "both names are names of one",
            "one was so until a time, or both may be so at once, as two parents of one son",
            _PLAN,
        ),
    ),
    Rule(
        "S001",
        "polarity",
        "polarity",
        polarity_opposed,
        (
            _OTHER_DAYS_SAID,
            "a plan may have changed between the articles",
            "one tells of what happened after the other article appeared",
            "only that it was done so is denied, as in “never legally suspended”",
            "one side speaks of a possibility only",
        ),
    ),
)
