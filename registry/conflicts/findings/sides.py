"""The sides of a conflict: what value each claim gives, and which claims give one and the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from registry.conflicts.findings.merging import Hit
from registry.lexicon import settings
from registry.records import Article, Claim, Side, Span
from registry.values import quantity as quantities
from registry.values.quantity import Quantity

UNNAMED_PLACE = "place:unnamed"
"""The slot of a place that has no name; its values are numbered as ``settings.told_in`` does."""


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


def rounded(group: Sequence[Hit], claims: Mapping[str, Claim]) -> list[list[str]]:
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


def sides_of(
    group: Sequence[Hit],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    joined: Sequence[Sequence[str]] = (),
) -> list[Side]:
    """The sides of some hits, one for each value, those published first before the others.

    Of values that are ``joined`` there is one side.
    """
    members: dict[str, set[str]] = defaultdict(set)
    spans: dict[str, Span | None] = {}
    alike = _told_by_one_verb(group, claims)
    for hit in group:
        for claim_id, at in hit.ends:
            value, span = value_of(claims[claim_id], hit.alignment.slot, at)
            if value in alike:
                value = claims[claim_id].anchor.quote
            members[value].add(claim_id)
            spans[claim_id] = span
    sides = [
        _side(" or ".join(values), {c for v in values for c in members[v]}, spans, claims, articles)
        for values in joined or [[value] for value in members]
    ]
    return sorted(sides, key=lambda s: (_published(claims[s.claims[0]], articles), s.value))


def _told_by_one_verb(group: Sequence[Hit], claims: Mapping[str, Claim]) -> set[str]:
    """The deeds that both ends of a yes and no tell: "is at home" and "is abroad" differ beside it.

    Their sides are told by the whole clause.
    """
    found = set()
    for hit in group:
        if hit.alignment.slot == "polarity":
            (one, i), (other, j) = hit.ends
            mine, yours = (
                value_of(claims[id_], "polarity", at)[0] for id_, at in ((one, i), (other, j))
            )
            if mine == yours:
                found.add(mine)
    return found


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


def _published(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, str, str]:
    article = articles[claim.document_id]
    return (
        article.published.isoformat() if article.published else "9999",
        article.key,
        claim.anchor.quote,
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
