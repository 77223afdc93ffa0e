"""Articles in, contradictions out: ingest, reconcile, and the conflicts they are part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry.lexicon.properties import Singles
from registry.pipeline import Clock, Progress, now, silent
from registry.pipeline.ingest import Ingestion, ingest
from registry.pipeline.inputs import Gathered
from registry.pipeline.late import LateStore
from registry.pipeline.reconcile import Reconciliation, reconcile
from registry.records import ConflictReport
from registry.store.writer import Reconciled, Store


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
    store: Store | LateStore,
    gathered: Gathered,
    *,
    again: bool = False,
    owners: Mapping[str, str] | None = None,
    properties: Singles | None = None,
    jobs: int | None = 1,
    clock: Clock = now,
    progress: Progress = silent,
) -> Audit:
    """Put articles on record and tell what contradicts them.

    ``owners`` and ``jobs`` as in ``reconcile``, ``properties`` as in ``ingest``.
    """
    ingestion = ingest(
        store, gathered, again=again, properties=properties, clock=clock, progress=progress
    )
    opened = store.opened if isinstance(store, LateStore) else store
    if opened is None:  # no article could be read, so that no registry was made
        unchanged = Reconciled(new=(), carried=(), resolved=())
        nothing = Reconciliation((), unchanged, counts={}, capped={}, documents=0, claims=0)
        report = ConflictReport(conflicts=(), claims={}, articles={}, texts={})
        return Audit(ingestion, nothing, report, 0)
    reconciliation = reconcile(opened, owners=owners, jobs=jobs, clock=clock, progress=progress)
    with opened.view() as reader:
        standing = reader.conflicts()
        given = {claim.id for claim in reader.claims(documents=ingestion.ids)}
        touched = [one for one in standing if given.intersection(one.claims)]
        report = reader.report(touched)
    return Audit(ingestion, reconciliation, report, len(standing) - len(touched))
