"""What a reconciliation derives, in place of what the last one derived."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from registry.records import Comparison, Conflict, Event, Severity
from registry.store import postgres, rows, sketches
from registry.store.reader import UNNAMED
from registry.store.rows import Row, compact, utc
from registry.store.writer._documents import ALL_NAMED, NAME_CLAIMS
from registry.store.writer._driver import Driver
from registry.store.writer._outcomes import Reconciled


class DerivedWriter(Driver):
    """What replaces derived rows."""

    def save_origins(self, origins: Mapping[str, tuple[str, Sequence[str]]]) -> None:
        """Replace the origins: by document id, the origin's id and the reasons."""
        self._take_turn(postgres.DERIVED)
        numbers = self._numbers()
        self._execute("DELETE FROM document_origin")
        self._insert(
            "document_origin",
            ("document", "origin", "reasons"),
            [
                (numbers[document], origin, compact(list(reasons)))
                for document, (origin, reasons) in sorted(origins.items())
                if document in numbers
            ],
        )

    def save_sketches(
        self, fresh: Iterable[Row], *, kept: Collection[str], copies: Iterable[Row]
    ) -> None:
        """Keep the sketches of some articles, by document id, and all copies among them.

        ``fresh`` are rows of ``sketches.SKETCH_COLUMNS`` that begin with a document
        id; those in ``kept`` that are there already stay.
        """
        self._take_turn(postgres.DERIVED)
        numbers = self._numbers()
        there = {row[0] for row in self.reader.select("SELECT document FROM document_sketch")}
        wanted = {numbers[id_] for id_ in kept if id_ in numbers}
        made = {numbers[id_]: rest for id_, *rest in fresh if id_ in numbers}
        self._execute_many(
            "DELETE FROM document_sketch WHERE document = ?",
            [(number,) for number in sorted(there - (wanted - made.keys()))],
        )
        self._insert(
            "document_sketch",
            sketches.SKETCH_COLUMNS,
            [(number, *made[number]) for number in sorted(made)],
        )
        self._execute("DELETE FROM document_copy")
        self._insert("document_copy", sketches.COPY_COLUMNS, sorted(copies))

    def save_linked(self, digests: Mapping[str, str]) -> None:
        """Say what articles were, by document id, when what was saved of them was compared.

        Until then nothing that ``save_reconciliation`` put on record is carried over.
        """
        self._take_turn(postgres.DERIVED)
        numbers = self._numbers()
        self._insert(
            "document_linked",
            ("document", "digest"),
            sorted((numbers[id_], digest) for id_, digest in digests.items() if id_ in numbers),
        )

    def save_reconciliation(
        self,
        *,
        events: Iterable[Event],
        comparisons: Iterable[Comparison],
        conflicts: Sequence[Conflict],
        counts: Mapping[str, int],
        generation: int,
        now: datetime,
    ) -> Reconciled:
        """Replace what was derived; conflicts that stood before keep the day they were first seen.

        ``generation`` is what the reconciliation saw, not what is on record by now.
        """
        self._take_turn(postgres.DERIVED)
        before = self._before(conflicts)
        if not self._on_server:  # there they are named as they come
            self._execute(f"{NAME_CLAIMS} WHERE {UNNAMED} ORDER BY id")
            self._execute(ALL_NAMED)
        for table in ("event_claim", "event", "comparison", "conflict_claim", "document_linked"):
            self._execute(f"DELETE FROM {table}")
        grouped = list(events)
        self._insert("event", ("id",), [(one.id,) for one in grouped])
        members = [row for one in grouped for row in rows.event_claim_rows(one)]
        self._insert("event_claim", rows.EVENT_CLAIM_COLUMNS, members)
        compared = [rows.comparison_row(one) for one in comparisons]
        self._insert("comparison", rows.COMPARISON_COLUMNS, compared)
        self._save_conflicts(conflicts, before, at=utc(now))
        on_record = self.reader.counts()
        self._insert(
            "run",
            ("finished_at", "generation", "documents", "claims", "counts"),
            [
                (
                    utc(now),
                    generation,
                    on_record.documents + self._documents,
                    on_record.claims + self._claims,
                    compact(dict(sorted(counts.items()))),
                )
            ],
        )
        return before.changed(conflicts)

    def _save_conflicts(self, conflicts: Sequence[Conflict], before: _Before, *, at: str) -> None:
        """Put conflicts in place of those they carry on; the others are resolved."""
        self._execute_many(
            "DELETE FROM conflict WHERE fingerprint = ?", [(one,) for one in sorted(before.renamed)]
        )
        self._execute_many(
            "UPDATE conflict SET resolved_at = ? WHERE fingerprint = ?",
            [(at, one) for one in before.resolved],
        )
        found = [
            rows.conflict_row(one, first_seen=before.first_seen(one, default=at))
            for one in conflicts
        ]
        self._insert("conflict", rows.CONFLICT_COLUMNS, found)
        sides = [row for one in conflicts for row in rows.conflict_claim_rows(one)]
        self._insert("conflict_claim", rows.CONFLICT_CLAIM_COLUMNS, sides)

    def _before(self, conflicts: Sequence[Conflict]) -> _Before:
        """What was on record of these conflicts, and of all others."""
        known = {
            name: _Known(*row)
            for name, *row in self.reader.select(
                "SELECT fingerprint, first_seen, resolved_at, severity FROM conflict"
            )
        }
        last_sides = self.reader.select(
            "SELECT fingerprint, max(side) FROM conflict_claim GROUP BY fingerprint"
        )
        return _Before(
            known,
            {name: int(last) + 1 for name, last in last_sides},
            {one.fingerprint: known.keys() & set(one.names) for one in conflicts},
        )

    def _numbers(self) -> dict[str, int]:
        """Numbers of documents, by id."""
        return dict(self.reader.fetch("SELECT id, number FROM document"))


class _Known(NamedTuple):
    """A conflict on record."""

    first_seen: str
    resolved_at: str | None
    severity: str


@dataclass(frozen=True, slots=True)
class _Before:
    """The conflicts on record when a reconciliation comes in."""

    known: Mapping[str, _Known]
    sides: Mapping[str, int]
    """How many sides each that stood had."""
    former: Mapping[str, Set[str]]
    """For each conflict that comes in, by fingerprint, those on record under one of its names.

    They are the same conflict.
    """

    @property
    def renamed(self) -> set[str]:
        """Those that come in again, whatever their name is now."""
        return {name for own in self.former.values() for name in own}

    @property
    def resolved(self) -> list[str]:
        """Those that stood and do not come in again, sorted."""
        return sorted(self._stood - self.renamed)

    @property
    def _stood(self) -> set[str]:
        return {name for name, one in self.known.items() if one.resolved_at is None}

    def first_seen(self, conflict: Conflict, *, default: str) -> str:
        """When a conflict was first seen under any of its names."""
        own = self.former[conflict.fingerprint]
        return min((self.known[name].first_seen for name in own), default=default)

    def changed(self, conflicts: Sequence[Conflict]) -> Reconciled:
        """What it means that these conflicts come in."""
        stood, resolved = self._stood, self.resolved
        carried = {name for name, own in self.former.items() if own & stood}
        return Reconciled(
            new=tuple(sorted(self.former.keys() - carried)),
            carried=tuple(sorted(carried)),
            resolved=tuple(resolved),
            notes=frozenset(
                {one.fingerprint for one in conflicts if one.severity is Severity.NOTE}
                | {name for name in resolved if self.known[name].severity == Severity.NOTE}
            ),
            grown=frozenset(
                one.fingerprint
                for one in conflicts
                if one.fingerprint in carried and self._has_grown(one)
            ),
        )

    def _has_grown(self, conflict: Conflict) -> bool:
        were = [self.sides[name] for name in self.former[conflict.fingerprint] & self.sides.keys()]
        return bool(were) and len(conflict.sides) > max(were)
