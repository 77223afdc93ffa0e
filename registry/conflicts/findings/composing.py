"""From pairs of values that contradict each other in one thing to the conflict that a reader meets.

The surest pair gives the rule, the score and the explanation, and all of them the sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.conflicts.context import Telling
from registry.conflicts.findings.confidence import (
    LOUD_FROM,
    asked_of_long,
    confidence_of,
    severity_of,
)
from registry.conflicts.findings.merging import Hit
from registry.conflicts.findings.naming import names
from registry.conflicts.findings.plain_words import A_NOTE, bits, heading, value_said, weighed
from registry.conflicts.findings.sides import rounded, sides_of
from registry.records import Article, Claim, Conflict, Outcome, Severity, Side, quote_key

TOO_LITTLE = "too little says that both speak of one event"
_LONG = "long reports differ in much that is no contradiction"
_COPIES_EDITED = "the articles are copies of one origin; one of them was edited"
_COPIES_ALIKE = "the articles are copies of one origin, and each of them says both"


def conflict_of(
    group: Sequence[Hit], telling: Telling, articles: Mapping[str, Article]
) -> Conflict:
    """The conflict of some hits, which are about one thing."""
    claims = telling.claims
    best = max(group, key=lambda h: (h.alignment.score, h.comparison.left, h.comparison.right))
    slot, rule = best.alignment.slot, best.rule
    sides = sides_of(group, claims, articles)
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
    explanation.append(best.reason.removeprefix(f"{TOO_LITTLE}; "))
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
    if slot == "quantity" and len(sides) > 2:
        # Named before: whether one side rounds another is nothing that a name should tell.
        sides = sides_of(group, claims, articles, rounded(group, claims))
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


def _why_a_note(best: Hit, *, inside: bool, copies: bool) -> str:
    """What keeps a contradiction from being louder."""
    if best.outcome is Outcome.UNSURE:
        return TOO_LITTLE
    if best.outcome is Outcome.FORECAST:
        return "a plan or forecast that did not come true is no contradiction"
    if inside:
        return "both stand in one article, and an author seldom contradicts himself"
    if copies:
        return "one origin does not contradict itself"
    if best.alignment.score >= LOUD_FROM:
        return _LONG
    return "people hold both to be one event, and the words alone say too little"
