"""Try the rules on every aligned pair of values, and put what they find into conflicts.

One conflict for each slot of an event, with a side for each value, not one for
each pair.  Every innocent reason is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.conflicts.apart import set_apart
from registry.conflicts.confidence import LOUD_FROM, asked_of_long, confidence_of, severity_of
from registry.conflicts.merging import Hit, merged
from registry.conflicts.naming import named_once, names, told_apart
from registry.conflicts.newsdays import A_WEEK, days_of_their_own
from registry.conflicts.pair import Pair, days_between
from registry.conflicts.rules import RULES, Rule
from registry.conflicts.telling import Telling
from registry.conflicts.told import A_NOTE, bits, heading, not_of_one, value_said, weighed
from registry.conflicts.wording import SAME_WORDS, reworded
from registry.lexicon import settings
from registry.records import (
    Alignment,
    Article,
    Claim,
    Comparison,
    Conflict,
    LinkDecision,
    Outcome,
    Severity,
    Side,
    Span,
    quote_key,
)
from registry.values import quantity as quantities
from registry.values.quantity import Quantity
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


UNNAMED_PLACE = "place:unnamed"
"""The slot of a place that has no name; its values are numbered as ``settings.told_in`` does."""
_TOO_LITTLE = "too little says that both speak of one event"
_LONG = "long reports differ in much that is no contradiction"
_COPIES_EDITED = "the articles are copies of one origin; one of them was edited"
_COPIES_ALIKE = "the articles are copies of one origin, and each of them says both"
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
    made = [_conflict(group, telling, articles) for group in groups]
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
    apart = None
    if alignment.relation is Relation.DISJOINT:
        days = [one.published.toordinal() if one.published else None for one in about]
        ranks = alignment.slot == "quantity" and any(
            one.quantities[at].quantity.dimension == "ordinal"
            for one, at in ((left, alignment.left_at), (right, alignment.right_at))
        )
        apart = set_apart(
            left, right, telling, (days[0], days[1]), slot=alignment.slot, ranks=ranks
        )
        if apart is not None and apart[0] is not Outcome.UNSURE:
            return *apart, None
    pair = Pair(left, right, *about, alignment, telling)
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
            return Outcome.UNSURE, f"{_TOO_LITTLE}; {reason}", rule
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


def value_of(claim: Claim, slot: str, at: int) -> tuple[str, Span | None]:
    """The value under test as text, and where it stands."""
    kind = slot.partition(":")[0]
    if kind == "time":
        return claim.times[at].interval.value, claim.times[at].mention
    if kind == "order":
        dated = claim.times[at]
        return ("after " if dated.relation == "after" else "") + dated.interval.value, dated.mention
    if kind == "quantity":
        q = claim.quantities[at]
        return str(q.quantity), q.mention
    if slot == UNNAMED_PLACE:
        setting = settings.told_in(claim.anchor.quote)[at]
        said = claim.anchor.quote[setting.start : setting.end]
        start = claim.anchor.start + setting.start
        return said, Span(start=start, end=start + len(said), text=said)
    if kind == "place":
        return claim.places[at].place.name, claim.places[at].mention
    if kind == "participant":
        role = slot.partition(":")[2]
        found = next((p for p in claim.participants if p.role == role), claim.participants[at])
        return (found.entity.name if found.entity else found.mention.text), found.mention
    said = "not " if claim.negated else "denied: " if claim.status == "denied" else ""
    return f"{said}{claim.predicate}", claim.trigger


def _conflict(group: Sequence[Hit], telling: Telling, articles: Mapping[str, Article]) -> Conflict:
    claims = telling.claims
    best = max(group, key=lambda h: (h.alignment.score, h.comparison.left, h.comparison.right))
    slot, rule = best.alignment.slot, best.rule
    members: dict[str, set[str]] = defaultdict(set)
    spans: dict[str, Span | None] = {}
    for hit in group:
        for claim_id, at in hit.ends:
            value, span = value_of(claims[claim_id], slot, at)
            members[value].add(claim_id)
            spans[claim_id] = span
    sides = [_side(value, members[value], spans, claims, articles) for value in members]
    sides.sort(key=lambda s: (_published(claims[s.claims[0]], articles), s.value))
    told_by = {claims[c].document_id: claims[c] for s in sides for c in s.claims}
    inside = len(told_by) == 1
    origins = {articles[claims[c].document_id].origin or c for s in sides for c in s.claims}
    copies = not inside and len(origins) == 1
    lengths = sorted(map(telling.sentences, told_by.values()))
    more = asked_of_long(lengths)
    severity = severity_of(
        best.alignment.score,
        [claims[c] for s in sides for c in s.claims],
        sure=best.outcome is Outcome.CONFLICT and not copies,
        inside=inside,
        more=more,
    )
    slip = next(
        (
            one.reason
            for one in best.alignment.levels
            if one.slot == "slip" and one.level != "no slip"
        ),
        None,
    )
    explanation = [weighed(one) for one in best.alignment.levels]
    explanation.append(best.reason.removeprefix(f"{_TOO_LITTLE}; "))
    if copies:
        explanation.append(_COPIES_ALIKE if _each_says_all(sides, telling) else _COPIES_EDITED)
    if more and best.outcome is Outcome.CONFLICT:
        asked = f"{bits(LOUD_FROM + more)} makes it louder than a note"
        told = " and ".join(map(str, lengths[:2]))
        explanation.append(f"between articles of {told} sentences that claim something, {asked}")
    if severity is Severity.NOTE:
        explanation.append(A_NOTE + _why_a_note(best, inside=inside, copies=copies))
    pairs = [(hit.comparison.left, hit.comparison.right) for hit in group]
    name, *others = names(rule.code, slot, pairs, sides, claims, articles)
    if (
        slot == "quantity"
        and len(sides) > 2
        and len(joined := _rounded(group, claims)) < len(sides)
    ):
        # Named before: whether one side rounds another is nothing that a name should tell.
        sides = [
            _side(
                " or ".join(values),
                {c for v in values for c in members[v]},
                spans,
                claims,
                articles,
            )
            for values in joined
        ]
        sides.sort(key=lambda s: (_published(claims[s.claims[0]], articles), s.value))
    return Conflict(
        code=rule.code,
        kind=rule.kind,
        slot=slot,
        severity=severity,
        confidence=confidence_of(best.alignment.score, severity, inside=inside, more=more),
        summary=f"{_heading(best, [side.claims[0] for side in sides], claims)}: "
        + " against ".join(value_said(side.value, rule.kind) for side in sides),
        explanation=tuple(explanation),
        slip=slip,
        sides=tuple(sides),
        fingerprint=name,
        known_as=tuple(others),
        levels=best.alignment.levels,
        within_article=inside,
    )


def _each_says_all(sides: Sequence[Side], telling: Telling) -> bool:
    """Whether each article has the words of every side: copies of what contradicts itself."""
    claims = telling.claims
    told = [{quote_key(claims[one].anchor.quote) for one in side.claims} for side in sides]
    articles = {claims[c].document_id: telling.article(claims[c]) for s in sides for c in s.claims}
    return all(
        any(quote_key(one.anchor.quote) in words for one in article)
        for article in articles.values()
        for words in told
    )


def _heading(best: Hit, sides: Sequence[str], claims: Mapping[str, Claim]) -> str:
    """What a conflict is about, in the words of its first claim, or of the surest pair.

    ``sides`` are the first claims of its sides.
    """
    first = sides[0]
    at = next((at for id_, at in best.ends if id_ == first), None)
    if at is None and best.rule.kind == "quantity":
        first, at = best.ends[0]
    told = {claims[id_].predicate for id_ in sides}
    return heading(claims[first], best.rule.kind, at or 0, shared=len(told) == 1)


def _rounded(group: Sequence[Hit], claims: Mapping[str, Claim]) -> list[list[str]]:
    """The numbers of a contradiction, those together that are one number, rounded: 61, 61.3 %."""
    numbers: dict[str, Quantity] = {}
    against: set[frozenset[str]] = set()
    for hit in group:
        both = []
        for id_, at in hit.ends:
            slot = claims[id_].quantities[at]
            both.append(str(slot.quantity))
            numbers[str(slot.quantity)] = slot.quantity
        against.add(frozenset(both))
    joined: list[list[str]] = []
    for value in sorted(numbers):
        for values in joined:
            if all(
                frozenset((value, other)) not in against
                and quantities.is_rounding(numbers[value], numbers[other])
                for other in values
            ):
                values.append(value)
                break
        else:
            joined.append([value])
    return joined


def _why_a_note(best: Hit, *, inside: bool, copies: bool) -> str:
    """What keeps a contradiction from being louder."""
    if best.outcome is Outcome.UNSURE:
        return _TOO_LITTLE
    if best.outcome is Outcome.FORECAST:
        return "a plan or forecast that did not come true is no contradiction"
    if inside:
        return "both stand in one article, and an author seldom contradicts himself"
    if copies:
        return "one origin does not contradict itself"
    if best.alignment.score >= LOUD_FROM:
        return _LONG
    return "people hold both to be one event, and the words alone say too little"


def _published(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, str, str]:
    article = articles[claim.document_id]
    return (
        article.published.isoformat() if article.published else "9999",
        article.key,
        claim.anchor.quote,
    )


def _side(
    value: str,
    members: Iterable[str],
    spans: Mapping[str, Span | None],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> Side:
    ordered = sorted(
        _written_once(members, spans, claims), key=lambda c: (_published(claims[c], articles), c)
    )
    documents = {claims[c].document_id for c in ordered}
    origins = {articles[d].origin or d for d in documents}
    speakers = sorted({a.speaker for c in ordered if (a := claims[c].attribution) is not None})
    return Side(
        value=value,
        claims=tuple(ordered),
        mentions=tuple(spans[c] for c in ordered),
        articles=len(documents),
        origins=len(origins),
        speakers=tuple(speakers),
    )


def _written_once(
    members: Iterable[str], spans: Mapping[str, Span | None], claims: Mapping[str, Claim]
) -> list[str]:
    """The claims without those that were read from the same words and give the same value.

    Of these the one with the longest quote is kept, which tells most.
    """
    kept: list[str] = []
    for id_ in sorted(members, key=lambda c: (-len(claims[c].anchor.quote), c)):
        mine = claims[id_].anchor
        if not any(
            claims[other].document_id == claims[id_].document_id
            and spans[other] is not None
            and spans[other] == spans[id_]
            and claims[other].anchor.start < mine.end
            and mine.start < claims[other].anchor.end
            for other in kept
        ):
            kept.append(id_)
    return kept


__all__ = ["Findings", "detect", "value_of"]
