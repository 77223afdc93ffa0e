"""Look into what was compared: one pair in full, what is dated when, who is who."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from registry import conflicts, linking
from registry.linking.identity.decided import respecting
from registry.linking.levels import story
from registry.linking.link import (
    SAME_ARTICLE,
    articles_of,
    candidates_of,
    prepare,
    score,
    with_remaining,
)
from registry.linking.rulings import SLOT, Ruling
from registry.linking.rulings import apply as set_over
from registry.pipeline.heard import heard, names_heard
from registry.records import Article, Claim, Comparison, LinkDecision
from registry.store.reader import Reader
from registry.values import time as times


@dataclass(frozen=True, slots=True)
class Explained:
    """A pair of claims, compared now, with the outcome of every slot that both fill."""

    comparison: Comparison
    left: Claim
    right: Claim
    articles: dict[str, Article]
    disputed: tuple[str, ...] = ()
    """What reviewers say of the pair where they differ."""
    conflicts: tuple[str, ...] = ()
    """Fingerprints of the conflicts that stand in which both take part, sorted."""
    on_record: bool = False
    """Whether the last reconciliation kept what it found of the pair."""


def explain_pair(reader: Reader, left_id: str, right_id: str) -> Explained:
    """Compare two claims as ``reconcile`` would, also when no blocking key brings them together."""
    first, second = sorted((left_id, right_id))
    documents = {c.document_id for c in reader.claims(ids=(first, second))}
    articles = reader.articles(documents)
    names = names_heard(reader.entity_decisions()).known
    claims = respecting(reader.claims(documents=documents), names)
    pair = {c.id: c for c in claims if c.id in (first, second)}
    made = prepare(claims, articles)
    at = {id_: n for n, id_ in enumerate(made.ids)}
    left, right = made.built[at[first]], made.built[at[second]]
    between = SAME_ARTICLE
    if left.claim.document_id != right.claim.document_id:
        between = story(made.about[left.claim.document_id], made.about[right.claim.document_id])
    keys = tuple(sorted(set(made.keys[at[first]]) & set(made.keys[at[second]])))
    comparison = linking.compare(left, right, between, keys, first, second)
    # What the two articles leave over is what no other pair of their claims contradicts already.
    pairs, _ = candidates_of(made)
    others = [one for one in score(made, *pairs, ())[0] if (one.left, one.right) != (first, second)]
    beside = with_remaining(made, [comparison, *others], articles_of(made, *pairs), ())
    comparison = next(one for one in beside if (one.left, one.right) == (first, second))
    said = heard(reader.decisions())
    own = [one for one in said.rulings if one.pair == (first, second)]
    if not own:
        own = _through_others(reader, first, second)
    if own:
        comparison = set_over([comparison], own, lambda found: found, _never).comparisons[0]
    judged = conflicts.detect([comparison], {one.id: one for one in claims}, articles)
    kept = {(one.left, one.right) for one in reader.comparisons(first)}
    disputed = tuple(
        one.reason for one in said.disputed if (one.left, one.right) == (first, second)
    )
    return Explained(
        judged.comparisons[0],
        pair[first],
        pair[second],
        articles,
        disputed,
        conflicts=tuple(sorted({*reader.conflicts_of(first)} & {*reader.conflicts_of(second)})),
        on_record=(first, second) in kept,
    )


def _through_others(reader: Reader, left: str, right: str) -> list[Ruling]:
    """What people said of other claims of the two events, as the last run took it."""
    return [
        Ruling(left, right, LinkDecision.DIFFERENT, level.reason)
        for one in reader.comparisons(left)
        if (one.left, one.right) == (left, right)
        for level in one.levels
        if level.slot == SLOT and level.level == LinkDecision.DIFFERENT
    ]


def _never(left: str, right: str) -> Comparison:
    raise AssertionError(f"{left} and {right} are compared already")


@dataclass(frozen=True, slots=True)
class Dated:
    """One claim on a line of time, as its source dates it."""

    claim: Claim
    article: Article
    first: int
    last: int
    """Ordinal days, both included; equal for a single day."""


def timeline(
    claims: Iterable[Claim], articles: dict[str, Article], named: str | None = None
) -> list[Dated]:
    """Dated claims in order of time; with ``named``, those about one name."""
    wanted = named.casefold() if named else None
    found: list[Dated] = []
    for claim in claims:
        slot = claim.time
        if slot is None or slot.relation != "at" or slot.source == "published":
            continue
        if wanted and not any(
            p.entity is not None and wanted in p.entity.name.casefold() for p in claim.participants
        ):
            continue
        first, last = times.bounds(slot.interval)
        found.append(Dated(claim, articles[claim.document_id], first, last))
    found.sort(key=lambda d: (d.first, d.last, _written(d.claim), d.article.source, d.claim.id))
    return found


def _written(claim: Claim) -> str:
    return claim.time.interval.value if claim.time is not None else ""
