"""What people say, appended to what was said before."""

from __future__ import annotations

from registry.records import Decision, EntityDecision
from registry.store import postgres, rows
from registry.store.writer._driver import Driver


class DecisionWriter(Driver):
    """What appends decisions."""

    def add_decision(self, decision: Decision) -> bool:
        """Append a decision; ``False`` when the very same one is on record already."""
        self._take_turn(postgres.DECISIONS)
        if self.reader.fetch("SELECT 1 FROM decision WHERE id = ?", (decision.id,)):
            return False
        earlier = [
            one
            for one in self.reader.decisions(decision.fingerprint)
            if one.by == decision.by and one.at <= decision.at
        ]
        row = rows.decision_row(decision, supersedes=earlier[-1].id if earlier else None)
        self._insert("decision", rows.DECISION_COLUMNS, [row])
        return True

    def add_entity_decision(self, decision: EntityDecision) -> bool:
        """Append what a person said of who is who; ``False`` when it is on record already.

        What was derived is out of date from then on.
        """
        self._take_turn(postgres.DECISIONS)
        known = self.reader.entity_decisions()
        if any(one.id == decision.id for one in known):
            return False
        earlier = [
            one
            for one in known
            if (one.left, one.right, one.by) == (decision.left, decision.right, decision.by)
            and one.at <= decision.at
        ]
        row = rows.entity_decision_row(decision, supersedes=earlier[-1].id if earlier else None)
        self._insert("entity_decision", rows.ENTITY_DECISION_COLUMNS, [row])
        self._changes += 1
        return True
