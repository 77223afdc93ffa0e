"""Claims on record to origins, events and conflicts on record.

Everything is computed from what is on record, in no particular order, so that
the answer depends on nothing else.  It reads in one view, computes without a
transaction, and writes in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from registry import conflicts, linking
from registry.linking.identity.decided import respecting
from registry.pipeline import Clock, Progress, now, silent
from registry.pipeline.comparer import comparer
from registry.pipeline.heard import contradictions, heard, names_heard
from registry.pipeline.memory import uncollected
from registry.pipeline.origins import find_groups
from registry.pipeline.processes import spread_over
from registry.provenance import supported
from registry.records import Conflict
from registry.store import linked as linked_before
from registry.store.writer import Reconciled, Store

_STEPS = 5


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What was found, and what changed."""

    conflicts: tuple[Conflict, ...]
    changes: Reconciled
    counts: Mapping[str, int]
    """Every compared value once: by ``Outcome``, and as ``note`` where it is listed as one."""
    capped: Mapping[str, int]
    """Blocking keys too common to compare all their pairs, with the claims under each."""
    documents: int
    claims: int
    compared: Mapping[str, int] = field(default_factory=dict)
    """Of pairs of claims: ``pairs`` that share a key, ``compared`` in this run, ``kept``, of these
    ``new`` and ``carried over`` from the run before."""
    contradictions: tuple[str, ...] = ()
    """What people said that cannot all hold, one line each, and what was made of it."""


def reconcile(
    store: Store,
    *,
    owners: Mapping[str, str] | None = None,
    jobs: int | None = 1,
    clock: Clock = now,
    progress: Progress = silent,
) -> Reconciliation:
    """Find what the claims on record hold against each other, and store it.

    Only pairs of which an article is new since the last run are compared; what
    comes of it is the same as of comparing everything.  Everything is compared
    where articles went or were read again, and where the program or what people
    said of names is another.

    ``owners`` says whose an outlet is, by its domain or its name: outlets of one
    owner are one origin.  ``jobs`` says how many processes compare at the same time
    where there is much to compare, ``None`` one for each core, up to eight; a program
    with threads of its own leaves it at 1, for a worker is a copy of the process.
    """
    with uncollected():
        return _reconcile(store, owners, spread_over(jobs), clock, progress)


def _reconcile(
    store: Store,
    owners: Mapping[str, str] | None,
    spread: linking.Spread,
    clock: Clock,
    progress: Progress,
) -> Reconciliation:
    progress("reconciling", 0, _STEPS, "reading claims")
    with store.view() as reader:
        generation = reader.counts().generation
        names = names_heard(reader.entity_decisions())
        claims = respecting(reader.claims(), names.known)
        articles = reader.articles()
        decisions = reader.decisions()
        was = linked_before.before(reader)
        current = dict(linked_before.now(reader, comparer(names.known)))
        on_record = tuple(reader.comparisons()) if was.items() <= current.items() else None
        progress("reconciling", 1, _STEPS, "finding origins")
        origins = find_groups(reader, owners)
    groups = origins.groups
    articles = {
        id_: article.model_copy(update={"origin": groups[id_].key}) if id_ in groups else article
        for id_, article in articles.items()
    }
    progress("reconciling", 2, _STEPS, "comparing claims")
    said = heard(decisions)
    if was and on_record is not None:
        linked = linking.relink(
            claims,
            articles,
            fresh={claim.id for claim in claims if claim.document_id not in was},
            before=on_record,
            verdicts=said.rulings,
            spread=spread,
        )
    else:
        linked = linking.link(claims, articles, verdicts=said.rulings, spread=spread)
    progress("reconciling", 3, _STEPS, "looking for conflicts")
    by_id = {claim.id: claim for claim in claims}
    found = conflicts.detect(linked.comparisons, by_id, articles)
    standing = tuple(supported(one, by_id, articles) for one in found.conflicts)
    counts = found.tally
    progress("reconciling", 4, _STEPS, "saving")
    with store.transaction() as transaction:
        origins.keep(transaction)
        changes = transaction.save_reconciliation(
            events=linked.events,
            comparisons=found.comparisons,
            conflicts=standing,
            counts=counts,
            generation=generation,
            now=clock(),
        )
        transaction.save_linked(current)
    progress("reconciling", 5, _STEPS)
    return Reconciliation(
        conflicts=standing,
        changes=changes,
        counts=counts,
        capped=linked.capped,
        documents=len(articles),
        claims=len(claims),
        compared=linked.counts,
        contradictions=(
            *names.contradictions,
            *contradictions(said.disputed, linked.overruled),
        ),
    )
