"""All questions in one class."""

from __future__ import annotations

from collections.abc import Sequence

from registry.records import Conflict, ConflictReport
from registry.store.reader._claims import ClaimReader
from registry.store.reader._decisions import DecisionReader
from registry.store.reader._derived import DerivedReader
from registry.store.reader._documents import DocumentReader
from registry.store.reader._overview import OverviewReader


class Reader(OverviewReader, DocumentReader, ClaimReader, DerivedReader, DecisionReader):
    """Questions to a registry; each answer is records or plain values."""

    def report(self, conflicts: Sequence[Conflict]) -> ConflictReport:
        """Conflicts with the claims, articles and texts they rest on."""
        wanted = {claim for one in conflicts for claim in one.claims}
        claims = {claim.id: claim for claim in self.claims(wanted)}
        documents = {claim.document_id for claim in claims.values()}
        counts = self.counts()
        return ConflictReport(
            conflicts=tuple(conflicts),
            claims=dict(sorted(claims.items())),
            articles=self.articles(documents),
            texts=self.texts(documents),
            documents_on_record=counts.documents,
            claims_on_record=counts.claims,
            outcomes=self.outcomes(),
        )
