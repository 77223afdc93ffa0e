"""Try the rules on every aligned pair of values, and put what they find into conflicts.

One conflict for each slot of an event, with a side for each value, not one for
each pair.  Every innocent reason is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.conflicts.context import Telling
from registry.conflicts.findings.composing import TOO_LITTLE, conflict_of
from registry.conflicts.findings.merging import Hit, merged
from registry.conflicts.findings.naming import named_once, told_apart
from registry.conflicts.findings.plain_words import not_of_one, weighed
from registry.conflicts.findings.sides import value_of
from registry.conflicts.innocent.news_days import A_WEEK, days_of_their_own
from registry.conflicts.innocent.set_apart import set_apart
from registry.conflicts.pair import Pair, days_between
from registry.conflicts.rules import RULES, Rule
from registry.conflicts.same_words import SAME_WORDS, reworded
from registry.records import (
    Alignment,
    Article,
    Claim,
    Comparison,
    Conflict,
    LinkDecision,
    Outcome,
    Severity,
)
from registry.values.relation import Relation


@dataclass(frozen=True, slots=True)
class Findings:
    """Conflicts, and what became of every aligned pair."""

    conflicts: tuple[Conflict, ...]
    comparisons: tuple[Comparison, ...]
    """As given, with ``outcomes`` filled."""
    outcomes: Mapping[Outcome, int]
    """Every aligned pair once, by what became of it."""
    tally: Mapping[str, int]
    """Every aligned pair once: as ``conflict`` or ``note`` where it is listed so, else by its
    innocent outcome."""


_PLANS_CHANGE = "a plan may have changed between the two articles"


def detect(
    comparisons: Sequence[Comparison],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    rules: Iterable[Rule] = RULES,
) -> Findings:
    """Judge every alignment by the rules; the order of the input does not matter."""
    rules = tuple(rules)
    hits: list[Hit] = []
    judged: list[Comparison] = []
    counts: Counter[Outcome] = Counter()
    telling = Telling(claims)
    for comparison in sorted(comparisons, key=lambda c: (c.left, c.right)):
        outcomes: list[tuple[str, Outcome, str]] = []
        for found in comparison.alignments:
            alignment = reworded(claims[comparison.left], claims[comparison.right], found, telling)
            outcome, reason, rule = _judge(comparison, alignment, telling, articles, rules)
            judged_so = reason if alignment is found else f"{reason}; {weighed(SAME_WORDS)}"
            outcomes.append((alignment.slot, outcome, judged_so))
            counts[outcome] += 1
            if (
                rule is not None
                and outcome in (Outcome.CONFLICT, Outcome.FORECAST, Outcome.UNSURE)
                and alignment.relation is Relation.DISJOINT
            ):
                hits.append(Hit(rule, comparison, alignment, reason, outcome))
        judged.append(comparison.model_copy(update={"outcomes": tuple(outcomes)}))
    groups = merged(hits, claims, lambda *value: value_of(*value)[1])
    made = [conflict_of(group, telling, articles) for group in groups]
    tally = Counter({outcome.value: number for outcome, number in counts.items()})
    for group, one in zip(groups, made, strict=True):
        tally.subtract(hit.outcome.value for hit in group)
        tally["note" if one.severity is Severity.NOTE else "conflict"] += len(group)
    named = told_apart(made, claims, articles)
    conflicts = named_once(
        sorted(
            _contested(named, claims),
            key=lambda c: (c.severity.rank, -c.confidence, c.fingerprint, c.summary),
        )
    )
    return Findings(
        conflicts,
        tuple(judged),
        outcomes=dict(sorted(counts.items())),
        tally={name: number for name, number in sorted(tally.items()) if number},
    )


def _judge(
    comparison: Comparison,
    alignment: Alignment,
    telling: Telling,
    articles: Mapping[str, Article],
    rules: tuple[Rule, ...],
) -> tuple[Outcome, str, Rule | None]:
    if alignment.decision is LinkDecision.DIFFERENT:
        return Outcome.OTHER_EVENT, not_of_one(alignment.reason), None
    left, right = (telling.claims[one] for one in (comparison.left, comparison.right))
    about = articles[left.document_id], articles[right.document_id]
    pair = Pair(left, right, *about, alignment, telling)
    apart = None
    if alignment.relation is Relation.DISJOINT:
        days = [one.published.toordinal() if one.published else None for one in about]
        ranks = alignment.slot == "quantity" and any(
            one.quantities[at].quantity.dimension == "ordinal" for one, at in pair.ends
        )
        apart = set_apart(
            left, right, telling, (days[0], days[1]), slot=alignment.slot, ranks=ranks
        )
        if apart is not None and apart[0] is not Outcome.UNSURE:
            return *apart, None
    for rule in rules:
        if alignment.slot.partition(":")[0] != rule.slot:
            continue
        verdict = rule.check(pair)
        if verdict is None:
            continue
        outcome, reason = verdict
        if (other := _of_two_days(pair, outcome)) is not None:
            return *other, rule
        if outcome is Outcome.CONFLICT and alignment.decision is LinkDecision.UNSURE:
            return Outcome.UNSURE, f"{TOO_LITTLE}; {reason}", rule
        if outcome is Outcome.CONFLICT and apart is not None:
            return Outcome.UNSURE, f"{apart[1]}; {reason}", rule
        return outcome, reason, rule
    return Outcome.UNSURE, "no rule speaks of it", None


_LISTED = (Outcome.CONFLICT, Outcome.UNSURE, Outcome.FORECAST)


def _of_two_days(pair: Pair, outcome: Outcome) -> tuple[Outcome, str] | None:
    """Why what a rule says is nothing to tell: one article tells of both, or days lie between two.

    A plan is soon another, and what two articles hardly tell of one happening is of two when each
    tells the news of its own days.
    """
    if outcome not in _LISTED:
        return None
    unsure = pair.alignment.decision is LinkDecision.UNSURE
    if pair.left.document_id == pair.right.document_id:
        sure = outcome is Outcome.CONFLICT and not unsure
        return None if sure else (Outcome.OTHER_EVENT, "one article tells of both")
    if outcome is Outcome.FORECAST and days_between(pair.left_article, pair.right_article) > A_WEEK:
        return Outcome.UPDATE, _PLANS_CHANGE
    later = days_of_their_own(pair) if unsure and outcome is not Outcome.FORECAST else ""
    return (Outcome.UPDATE, later) if later else None


def _contested(found: Sequence[Conflict], claims: Mapping[str, Claim]) -> list[Conflict]:
    """Say of each date whether it was counted from a date that is itself in dispute."""
    disputed: dict[tuple[str, int, int], str] = {}
    for conflict in found:
        if conflict.kind != "date":
            continue
        for side in conflict.sides:
            for claim_id, mention in zip(side.claims, side.mentions, strict=True):
                if mention is not None:
                    place = (claims[claim_id].document_id, mention.start, mention.end)
                    disputed.setdefault(place, conflict.fingerprint)
    marked = []
    for conflict in found:
        lines = [
            f"contested: {hop.span.text!r}, on which {slot.interval.value} rests, "
            f"is itself in dispute (FC-{other[:12]})"
            for side in conflict.sides
            for claim_id in side.claims
            for slot in claims[claim_id].times
            for hop in slot.derivation[1:]
            if hop.span is not None
            and (
                other := disputed.get(
                    (claims[claim_id].document_id, hop.span.start, hop.span.end), ""
                )
            )
            and other != conflict.fingerprint
        ]
        told = (*conflict.explanation, *dict.fromkeys(lines))
        marked.append(conflict.model_copy(update={"explanation": told}) if lines else conflict)
    return marked
