"""The registry for Python programs; the commands use the same functions.

>>> import tempfile, pathlib
>>> folder = tempfile.TemporaryDirectory()
>>> desk = Registry.open(f"{folder.name}/registry.db", create=True)
>>> desk.conflicts().conflicts
()
>>> folder.cleanup()
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from registry.records import Anchor, Claim, ConflictReport, Decision, Outcome, Verdict
from registry.reports.findings import Findings, PairCount, RuleText
from registry.reports.view import Locate, Position, conflict_views, locate
from registry.review.gate import Known, Rules
from registry.review.standing import Standing
from registry.store.location import Location

if TYPE_CHECKING:
    from registry.pipeline.gate import GateResult
    from registry.pipeline.ingest import Ingestion
    from registry.pipeline.reconcile import Reconciliation
    from registry.provenance import Verification
    from registry.settings import Settings
    from registry.store.reader import Reader


class Registry:
    """A registry in a database.

    It holds no connection open between calls, so it may be kept as long as one
    likes and used from several processes at once.
    """

    def __init__(self, location: Location) -> None:
        self.location = location

    @classmethod
    def open(cls, database: str | Path, *, create: bool = False) -> Self:
        """The registry at a path or an address; with ``create`` it is made where there is none.

        :raises StoreError: when it is missing, not a registry, or of another schema.
        """
        from registry.store.reader import reading

        location = Location.parse(str(database))
        if create:
            from registry.store.writer import Store

            Store.open(location, create=True).close()
        with reading(location):
            pass  # it can be read, and its schema is ours
        return cls(location)

    def ingest(
        self,
        paths: Iterable[str | Path],
        *,
        given: Mapping[str, str] | None = None,
        again: bool = False,
        strict: bool = True,
    ) -> Ingestion:
        """Put articles and their claims on record.

        Articles that cannot be read do not stop the others; with ``strict``
        they are raised at the end.

        :raises ExceptionGroup: of ``RegistryError``, for what could not be read.
        """
        from registry.pipeline.ingest import ingest
        from registry.pipeline.inputs import gather
        from registry.store.writer import Store

        with Store.open(self.location, create=True) as store:
            done = ingest(store, gather(map(str, paths), given=given), again=again)
        if strict and done.failures:
            raise ExceptionGroup("some articles could not be read", list(done.failures))
        return done

    def reconcile(
        self, *, owners: Mapping[str, str] | None = None, jobs: int | None = 1
    ) -> Reconciliation:
        """Find what the claims on record hold against each other.

        ``owners`` says whose an outlet is, by its domain or its name: outlets of
        one owner are one origin.  ``jobs`` processes compare at the same time where there
        is much to compare, ``None`` for one on each core (up to 8); leave it at 1 beside threads.
        """
        from registry.pipeline.reconcile import reconcile
        from registry.store.writer import Store

        with Store.open(self.location, create=False) as store:
            return reconcile(store, owners=owners, jobs=jobs)

    def conflicts(self) -> ConflictReport:
        """The conflicts that stand, with the claims, articles and texts they rest on."""
        from registry.store.reader import reading

        with reading(self.location) as reader:
            return reader.report(reader.conflicts())

    def decide(
        self,
        conflict: str,
        verdict: Verdict | str,
        reason: str,
        *,
        by: str,
        event: str | None = None,
    ) -> Decision:
        """Record a reviewer's verdict on a conflict, named by any unique prefix of its id.

        :raises DecisionError: for an unknown conflict, without a reason or a name.
        """
        from registry.pipeline.decide import decide
        from registry.store.writer import Store

        with Store.open(self.location, create=False) as store:
            return decide(
                store, conflict, verdict=Verdict(verdict), reason=reason, by=by, event=event
            ).decision

    def decisions(self) -> Sequence[Decision]:
        """All decisions that were ever made, oldest first."""
        from registry.store.reader import reading

        with reading(self.location) as reader:
            return reader.decisions()

    def gate(
        self,
        paths: Iterable[str | Path] | None = None,
        *,
        rules: Rules | None = None,
        known: Known | None = None,
        today: date | None = None,
        given: Mapping[str, str] | None = None,
        owners: Mapping[str, str] | None = None,
    ) -> GateResult:
        """Hold articles against everything on record; nothing is put on record.

        Without ``paths`` the conflicts that stand on record are judged.
        ``owners`` as for ``reconcile``.
        """
        from registry.pipeline import gate as room
        from registry.pipeline.inputs import gather

        rules, known = rules or Rules(), known or Known()
        today = today or datetime.now(UTC).date()
        if paths is None:
            return room.gate_record(self.location, rules=rules, known=known, today=today)
        examined = room.examine(gather(map(str, paths), given=given))
        return room.gate(
            self.location, examined, rules=rules, known=known, today=today, owners=owners
        )

    def verify(self) -> tuple[Verification, ...]:
        """Re-check bytes, texts, quotes and maps of everything on record, in order of document."""
        from registry.provenance import verify
        from registry.store.reader import reading

        with reading(self.location) as reader:
            return tuple(
                verify(
                    document,
                    reader.claims(documents=[document.id]),
                    blob=reader.blob(document.blob_sha256),
                    text_sha256=document.text_sha256,
                )
                for document in reader.documents()
            )

    def findings(self, *, settings: Settings | None = None) -> Findings:
        """The conflicts that stand, as the writers of ``registry.reports`` take them."""
        return record_findings(self.location, settings=settings)


class RuleFace(Protocol):
    """What the tables of rules have in common, whatever their rules are applied to."""

    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def description(self) -> str: ...


def all_rules() -> tuple[RuleFace, ...]:
    """Every rule: between articles first, then inside one, of its dates, of its quotes."""
    from registry import provenance
    from registry.conflicts import RULES
    from registry.conflicts.checks import CHECKS

    return (*RULES, *CHECKS, *provenance.RULES)


def rule_texts() -> tuple[RuleText, ...]:
    """What reports say of each rule."""
    found = [RuleText(one.code, one.code, one.summary, one.description) for one in all_rules()]
    return tuple(sorted(found, key=lambda rule: rule.code))


def rules_from(settings: Settings) -> Rules:
    """The gate's rules as the configuration has them."""
    from registry.records import Severity

    return Rules(
        select=settings["gate.select"],
        ignore=settings["gate.ignore"],
        min_severity=Severity(settings["gate.min-severity"]),
        min_confidence=settings["gate.min-confidence"],
        fail_on=settings["gate.fail-on"],
    )


def gate_findings(result: GateResult, *, root: str = "", show_suppressed: bool = False) -> Findings:
    """A gate's result as the writers of ``registry.reports`` take it."""
    verdict = result.verdict
    views = conflict_views(
        result.report,
        standings=verdict.standings,
        decisions=verdict.decisions,
        locate=_locate(result),
        fresh=frozenset(document.id for document in result.examined.documents),
    )
    return Findings(
        views=views,
        examined=result.examined.paths,
        claims_on_record=result.claims_on_record,
        articles_on_record=result.report.documents_on_record,
        rules=rule_texts(),
        problems=verdict.problems,
        exit_code=result.status,
        failing=verdict.failing,
        root=root,
        show_suppressed=show_suppressed,
    )


def _locate(result: GateResult) -> Locate:
    """Tells where the quotes of the examined articles stand in their files."""
    blobs = result.examined.blobs or {}
    by_id = {document.id: document for document in result.examined.documents}
    sources = {
        one.id: blobs[one.id].data.decode(one.charset, "replace")
        for one in result.examined.documents
        if one.segments and not one.part and one.id in blobs
    }

    def place(claim: Claim, anchor: Anchor) -> Position | None:
        document = by_id.get(claim.document_id)
        if document is None:
            return None
        return locate(document, anchor.start, anchor.end, sources.get(document.id))

    return place


def record_findings(
    location: Location,
    *,
    settings: Settings | None = None,
    known: Known | None = None,
    today: date | None = None,
) -> Findings:
    """All conflicts on record with where they stand, for a report."""
    from registry import settings as configuration
    from registry.pipeline.gate import gate_record
    from registry.store.reader import reading

    settings = settings or configuration.defaults()
    everything = replace(Rules(), select=("*",), fail_on="none")
    result = gate_record(
        location,
        rules=everything,
        known=known or Known(),
        today=today or datetime.now(UTC).date(),
    )
    with reading(location) as reader:
        sources = {article.source for article in reader.articles().values()}
        pairs = _pairs(reader)
    found = gate_findings(result, show_suppressed=True)
    return replace(
        found,
        exit_code=None,
        sources_on_record=len(sources),
        pairs=pairs,
        outcomes=tuple(sorted(result.report.outcomes.items())),
        title=settings["report.title"],
    )


def _pairs(reader: Reader) -> tuple[PairCount, ...]:
    """For each two sources, how many of the values that both give for one thing conflict."""
    comparisons = [one for one in reader.comparisons() if one.outcomes]
    sources = reader.sources_of(claim for one in comparisons for claim in (one.left, one.right))
    counted: dict[tuple[str, str], list[int]] = {}
    for one in comparisons:
        if one.left not in sources or one.right not in sources:
            continue  # compared before a newer version took the claim's place
        left, right = sorted((sources[one.left], sources[one.right]))
        for _slot, outcome, _reason in one.outcomes:
            if outcome not in _NOT_COMPARABLE:
                count = counted.setdefault((left, right), [0, 0])
                count[0] += outcome is Outcome.CONFLICT
                count[1] += 1
    return tuple(PairCount(*pair, *count) for pair, count in sorted(counted.items()))


_NOT_COMPARABLE = (Outcome.OTHER_EVENT, Outcome.OTHER_UNIT, Outcome.UNSURE)

__all__ = [
    "Registry",
    "Standing",
    "gate_findings",
    "record_findings",
    "rule_texts",
    "rules_from",
]
