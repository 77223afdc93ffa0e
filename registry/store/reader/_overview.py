"""How much is on record, and what an id may mean."""

from __future__ import annotations

import json
from dataclasses import dataclass

from registry.records import Conflict
from registry.store.reader._claims import UNNAMED
from registry.store.reader._driver import Driver

_NAMES = (
    (
        "conflict",
        "SELECT fingerprint, summary FROM conflict"
        " WHERE fingerprint >= ? AND fingerprint < ? LIMIT ?",
    ),
    (
        "claim",
        "SELECT n.id, c.quote FROM claim_name n JOIN claim c"
        " ON c.document = n.document AND c.position = n.position"
        " WHERE n.id >= ? AND n.id < ? LIMIT ?",
    ),
    (
        "claim",
        f"SELECT id, quote FROM claim WHERE {UNNAMED} AND id >= ? AND id < ? LIMIT ?",
    ),
    ("document", "SELECT id, path FROM document WHERE id >= ? AND id < ? LIMIT ?"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on record."""

    documents: int
    """Current versions only."""
    claims: int
    generation: int
    reconciled: int | None
    """The generation that the last reconciliation saw; ``None`` when there was none."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that an id prefix may mean."""

    kind: str
    """``claim``, ``conflict`` or ``document``."""
    id: str
    label: str


class OverviewReader(Driver):
    """Questions to the whole registry."""

    def counts(self) -> Counts:
        """How much is on record, and whether it has been reconciled since."""
        ((generation, documents, claims, run),) = self.fetch(
            "SELECT generation, documents, claims,"
            " (SELECT generation FROM run ORDER BY number DESC LIMIT 1) FROM registry WHERE id = 1"
        )
        return Counts(documents, claims, generation, run)

    def outcomes(self) -> dict[str, int]:
        """How the pairs of the last reconciliation ended, by name."""
        run = self.fetch("SELECT counts FROM run ORDER BY number DESC LIMIT 1")
        return dict(sorted(json.loads(run[0][0]).items())) if run else {}

    def named(self, prefix: str, *, limit: int = 20) -> list[Named]:
        """What an id may mean that begins so; conflicts first, then claims and documents.

        Where there is none, conflicts that had such an id before.
        """
        key = prefix.strip().lower().removeprefix("fc-")
        if not key or not set(key) <= set("0123456789abcdef"):
            return []
        # Up to the next letter after f: a range uses the index on every engine, LIKE does not.
        bounds = (key, f"{key}g", limit)
        found = [
            Named(kind, str(id_), str(label))
            for kind, sql in _NAMES
            for id_, label in sorted(self.fetch(sql, bounds))
        ]
        every = list(dict.fromkeys(found)) or self._formerly(key, limit)
        return [one for one in every if one.id == key] or every

    def _formerly(self, key: str, limit: int) -> list[Named]:
        """Conflicts that stand and were known by a name that begins so."""
        found = self.fetch(
            "SELECT record FROM conflict WHERE resolved_at IS NULL AND record LIKE ?",
            (f'%"{key}%',),
        )
        conflicts = [Conflict.model_validate_json(row[0]) for row in found]
        return [
            Named("conflict", one.fingerprint, one.summary)
            for one in sorted(conflicts, key=lambda one: one.fingerprint)
            if any(name.startswith(key) for name in one.known_as)
        ][:limit]
