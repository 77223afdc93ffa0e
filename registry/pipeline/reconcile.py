"""Claims on record to origins, events and conflicts on record.

Everything is computed from what is on record, in no particular order, so that
the answer depends on nothing else.  It reads in one view, computes without a
transaction, and writes in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry import conflicts, linking
from registry.linking.decided import respecting
from registry.linking.rulings import SLOT as RULED
from registry.pipeline import Clock, Progress, now, silent
from registry.pipeline.heard import contradictions, heard, names_heard
from registry.pipeline.origins import find_groups
from registry.provenance import supported
from registry.records import Comparison, Conflict, LinkDecision, Outcome
from registry.store.writer import Reconciled, Store

_STEPS = 5
_INFORMATIVE = frozenset(Outcome) - {Outcome.OTHER_EVENT}


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What was found, and what changed."""

    conflicts: tuple[Conflict, ...]
    changes: Reconciled
    counts: Mapping[str, int]
    """By ``Outcome``, how many compared values ended so."""
    capped: Mapping[str, int]
    """Blocking keys too common to compare all their pairs, and what was left out."""
    documents: int
    claims: int
    contradictions: tuple[str, ...] = ()
    """What people said that cannot all hold, one line each, and what was made of it."""


def reconcile(
    store: Store,
    *,
    owners: Mapping[str, str] | None = None,
    clock: Clock = now,
    progress: Progress = silent,
) -> Reconciliation:
    """Compare all claims on record anew and store what follows.

    ``owners`` says whose an outlet is, by its domain or its name: outlets of one
    owner are one origin.

    To compare only what a new article touches, give ``linking`` the candidates
    of its block keys in place of all claims, and merge what comes back into
    what is stored; everything else here stays.
    """
    progress("reconciling", 0, _STEPS, "reading claims")
    with store.view() as reader:
        generation = reader.counts().generation
        names = names_heard(reader.entity_decisions())
        claims = respecting(reader.claims(), names.known)
        articles = reader.articles()
        decisions = reader.decisions()
        progress("reconciling", 1, _STEPS, "finding origins")
        origins = find_groups(reader, owners)
    groups = origins.groups
    articles = {
        id_: article.model_copy(update={"origin": groups[id_].key}) if id_ in groups else article
        for id_, article in articles.items()
    }
    progress("reconciling", 2, _STEPS, "comparing claims")
    said = heard(decisions)
    linked = linking.link(claims, articles, verdicts=said.rulings)
    progress("reconciling", 3, _STEPS, "looking for conflicts")
    by_id = {claim.id: claim for claim in claims}
    found = conflicts.detect(linked.comparisons, by_id, articles)
    standing = tuple(supported(one, by_id, articles) for one in found.conflicts)
    counts = {name.value: count for name, count in found.outcomes.items()}
    progress("reconciling", 4, _STEPS, "saving")
    with store.transaction() as transaction:
        origins.keep(transaction)
        changes = transaction.save_reconciliation(
            events=linked.events,
            comparisons=filter(informative, found.comparisons),
            conflicts=standing,
            counts=counts,
            generation=generation,
            now=clock(),
        )
    progress("reconciling", 5, _STEPS)
    return Reconciliation(
        conflicts=standing,
        changes=changes,
        counts=counts,
        capped=linked.capped,
        documents=len(articles),
        claims=len(claims),
        contradictions=(
            *names.contradictions,
            *contradictions(said.disputed, linked.overruled),
        ),
    )


def informative(comparison: Comparison) -> bool:
    """Whether a comparison is worth keeping: it linked, or it tells why it did not."""
    return (
        comparison.decision is not LinkDecision.DIFFERENT
        or any(outcome in _INFORMATIVE for _slot, outcome, _reason in comparison.outcomes)
        or any(level.slot == RULED for level in comparison.levels)  # people are never forgotten
    )
