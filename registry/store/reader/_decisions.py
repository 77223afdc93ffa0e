"""What people said."""

from __future__ import annotations

from registry.records import Decision, EntityDecision
from registry.store import rows
from registry.store.reader._driver import Driver


class DecisionReader(Driver):
    """Questions for decisions."""

    def decisions(self, fingerprint: str | None = None) -> list[Decision]:
        """Decisions, oldest first; all that were ever made, or those on one conflict."""
        sql = f"SELECT {', '.join(rows.DECISION_COLUMNS)} FROM decision"
        found = (
            self.fetch(sql)
            if fingerprint is None
            else self.fetch(f"{sql} WHERE fingerprint = ?", (fingerprint,))
        )
        return sorted(
            (rows.decision_record(row) for row in found), key=lambda one: (one.at, one.id)
        )

    def entity_decisions(self) -> list[EntityDecision]:
        """What people said of who is who, oldest first; all that was ever said."""
        found = self.select(
            f"SELECT {', '.join(rows.ENTITY_DECISION_COLUMNS)} FROM entity_decision"
        )
        return sorted(
            (rows.entity_decision_record(row) for row in found), key=lambda one: (one.at, one.id)
        )
