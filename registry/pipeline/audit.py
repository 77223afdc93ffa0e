"""Articles in, contradictions out: ingest, reconcile, and the conflicts they are part of."""

from __future__ import annotations

from dataclasses import dataclass

from registry.pipeline import Clock, Progress, now, silent
from registry.pipeline.ingest import Ingestion, ingest
from registry.pipeline.inputs import Gathered
from registry.pipeline.reconcile import Reconciliation, reconcile
from registry.records import ConflictReport
from registry.store.writer import Store


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome of an audit."""

    ingestion: Ingestion
    reconciliation: Reconciliation
    report: ConflictReport
    """The conflicts in which one of the given articles takes a side."""
    elsewhere: int
    """Conflicts that stand between other articles on record."""


def audit(
    store: Store,
    gathered: Gathered,
    *,
    again: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
) -> Audit:
    """Put articles on record and tell what contradicts them."""
    ingestion = ingest(store, gathered, again=again, clock=clock, progress=progress)
    reconciliation = reconcile(store, clock=clock, progress=progress)
    with store.view() as reader:
        standing = reader.conflicts()
        given = {claim.id for claim in reader.claims(documents=ingestion.ids)}
        touched = [
            one for one in standing if any(given.intersection(side.claims) for side in one.sides)
        ]
        report = reader.report(touched)
    return Audit(ingestion, reconciliation, report, len(standing) - len(touched))
