"""What the last reconciliation derived: conflicts, events, comparisons, origins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from registry.records import Comparison, Conflict, Event
from registry.store import rows
from registry.store.reader._driver import Driver

_KNOWN_AS = re.compile(r'"known_as":\[([^\]]*)\]')
_NAME = re.compile("[0-9a-f]{64}")


class DerivedReader(Driver):
    """Questions for what was derived."""

    def conflicts(self) -> list[Conflict]:
        """The conflicts that stand, the loudest and surest first."""
        found = self.select("SELECT record FROM conflict WHERE resolved_at IS NULL")
        return sorted(
            (Conflict.model_validate_json(row[0]) for row in found),
            key=lambda one: (one.severity.rank, -one.confidence, one.code, one.fingerprint),
        )

    def conflict(self, fingerprint: str) -> Conflict | None:
        """One conflict, also when it has been resolved; ``None`` when it was never found."""
        found = self.fetch("SELECT record FROM conflict WHERE fingerprint = ?", (fingerprint,))
        return Conflict.model_validate_json(found[0][0]) if found else None

    def since(self, fingerprint: str) -> tuple[str, str | None]:
        """When a conflict was first seen, and when it was resolved, ``None`` while it stands."""
        found = self.fetch(
            "SELECT first_seen, resolved_at FROM conflict WHERE fingerprint = ?", (fingerprint,)
        )
        return found[0][0], found[0][1]

    def conflicts_of(self, claim_id: str) -> list[str]:
        """Fingerprints of the standing conflicts in which a claim takes a side."""
        found = self.fetch(
            "SELECT DISTINCT fingerprint FROM conflict_claim WHERE claim_id = ?", (claim_id,)
        )
        return sorted(row[0] for row in found)

    def fingerprints(self) -> list[str]:
        """Of the conflicts that stand, sorted."""
        found = self.select("SELECT fingerprint FROM conflict WHERE resolved_at IS NULL")
        return sorted(str(row[0]) for row in found)

    def former_names(self) -> list[str]:
        """Other fingerprints of the conflicts that stand, sorted."""
        found = self.select("SELECT record FROM conflict WHERE resolved_at IS NULL")
        # Records are long, and nothing else of them is wanted.
        told = (_KNOWN_AS.search(row[0]) for row in found)
        return sorted({name for one in told if one for name in _NAME.findall(one[1])})

    def conflicting_with(self, claim_ids: Iterable[str]) -> list[str]:
        """Ids of the current documents that take part in a conflict with one of these, sorted."""
        sql = (
            "SELECT DISTINCT o.id FROM conflict_claim a"
            " JOIN conflict_claim b ON b.fingerprint = a.fingerprint"
            " JOIN claim_name e ON e.id = b.claim_id JOIN document o ON o.number = e.document"
            " WHERE NOT o.superseded AND a.claim_id IN"
        )
        return sorted({str(row[0]) for row in self.among(sql, claim_ids)})

    def events(self) -> Iterator[Event]:
        """Events in order of id."""
        members: dict[str, list[str]] = {}
        for event, claim in self.select("SELECT event_id, claim_id FROM event_claim"):
            members.setdefault(event, []).append(claim)
        for event in sorted(members):
            yield Event(id=event, claims=tuple(sorted(members[event])))

    def comparisons(self, claim_id: str | None = None) -> Iterator[Comparison]:
        """Comparisons that were kept, in order; all, or those of one claim."""
        sql = f"SELECT {', '.join(rows.COMPARISON_COLUMNS)} FROM comparison"
        found = (
            self.fetch(sql)
            if claim_id is None
            else self.fetch(f"{sql} WHERE left_id = ? OR right_id = ?", (claim_id, claim_id))
        )
        for row in sorted(found, key=lambda row: (row[0], row[1])):
            yield rows.comparison_record(row)

    def sources_of(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """Who published each of these claims that a reconciliation has seen, by claim id."""
        sql = "SELECT n.id, d.source FROM claim_name n JOIN document d ON d.number = n.document"
        return dict(sorted(self.among(f"{sql} WHERE NOT d.superseded AND n.id IN", claim_ids)))

    def comparisons_among(self, claim_ids: Iterable[str]) -> Iterator[Comparison]:
        """Comparisons that were kept and whose two claims are both among these, in order."""
        wanted = set(claim_ids)
        sql = f"SELECT {', '.join(rows.COMPARISON_COLUMNS)} FROM comparison WHERE left_id IN"
        for row in sorted(self.among(sql, wanted), key=lambda row: (row[0], row[1])):
            if row[1] in wanted:
                yield rows.comparison_record(row)

    def origin_reasons(self, document_id: str) -> list[str]:
        """Why a document counts as going back to its origin."""
        found = self.fetch(
            "SELECT o.reasons FROM document_origin o JOIN document d ON d.number = o.document"
            " WHERE d.id = ?",
            (document_id,),
        )
        return [str(reason) for reason in json.loads(found[0][0])] if found else []
