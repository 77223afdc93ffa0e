"""Claims with what comparison needs of them, made once for a linking."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from registry.linking.blocking.keyed import Keys
from registry.linking.bounding.columns import columns_of
from registry.linking.bounding.numbered import Values
from registry.linking.bounding.sides import Side
from registry.linking.signature import (
    Profile,
    Signature,
    completed,
    profiles,
    signature_of,
    signatures,
)
from registry.linking.stories import Stories
from registry.linking.tables import Rows
from registry.records import Article, Claim


@dataclass(frozen=True)
class Prepared:
    """Claims with what comparison needs of them, all of it from claim and article alone."""

    claims: Sequence[Claim]
    """In order of id."""
    ids: Sequence[str]
    built: Sequence[Signature]
    about: Mapping[str, Profile]
    """By document id."""
    keys: Keys
    """Their blocking keys."""
    values: Values = field(default_factory=Values)
    """The values that columns of the claims point to, and the names by which stories are told."""

    @cached_property
    def stories(self) -> Stories:
        """Which articles are on one story, as far as somebody asked."""
        return Stories(self.about, self.values)

    @cached_property
    def document(self) -> Mapping[str, int]:
        """The rows of documents, by id; they are in order of id."""
        return {document: n for n, document in enumerate(sorted(self.about))}

    @cached_property
    def of(self) -> Rows:
        """By row of a claim, the row of its document."""
        row = self.document
        found = [row[one.document_id] for one in self.claims]
        return np.array(found, dtype=np.int64)

    @cached_property
    def _by_document(self) -> tuple[Rows, Rows]:
        """The rows of claims, document after document, and where those of each begin."""
        order = np.argsort(self.of, kind="stable")
        return order, np.searchsorted(self.of[order], np.arange(len(self.document) + 1))

    def rows_of(self, documents: Iterable[str]) -> list[int]:
        """The rows of all claims of some documents, in order."""
        order, first = self._by_document
        at = [self.document[one] for one in documents]
        return sorted(row for n in at for row in order[first[n] : first[n + 1]].tolist())

    def row(self, claim_id: str) -> int:
        """The row of a claim that is there."""
        return bisect_left(self.ids, claim_id)

    def forget(self, rows: Iterable[int] | None = None) -> None:
        """Give up the room of what was asked of some claims, or of all, and of stories."""
        for side in self.built if rows is None else [self.built[n] for n in rows]:
            side.forget()
        self.stories.forget()

    def part(self, rows: Sequence[int]) -> Prepared:
        """Some of the claims, all or none of an article, with what their articles add."""
        claims, ids = [self.claims[n] for n in rows], [self.ids[n] for n in rows]
        built = completed([self.built[n] for n in rows])
        about = {claim.document_id: self.about[claim.document_id] for claim in claims}
        return Prepared(claims, ids, built, about, Keys(built, about))

    def columns(self, rows: Rows) -> Side:
        """The claims of some rows as columns."""
        at = rows.tolist()
        built = [self.built[n] for n in at]
        about = {d: self.about[d] for d in sorted({one.claim.document_id for one in built})}
        return Side(columns_of(built, about, [self.ids[n] for n in at], self.values))


def prepare(claims: Iterable[Claim], articles: Mapping[str, Article]) -> Prepared:
    """What comparison needs of claims; those of one article come together or not at all."""
    ids, ordered = _in_order(claims)
    built = signatures(ordered, articles)
    about = profiles(built)
    return Prepared(ordered, ids, built, about, Keys(built, about))


def outlined(claims: Iterable[Claim], articles: Mapping[str, Article]) -> Prepared:
    """The same for keys alone: what an article adds to its claims is not there."""
    ids, ordered = _in_order(claims)
    built = [signature_of(claim, articles[claim.document_id]) for claim in ordered]
    about = profiles(built)
    return Prepared(ordered, ids, built, about, Keys(built, about))


def _in_order(claims: Iterable[Claim]) -> tuple[list[str], list[Claim]]:
    """Ids and claims in order of id."""
    told = {claim.id: claim for claim in claims}  # an id is a digest and takes its time
    ids = sorted(told)
    return ids, [told[id_] for id_ in ids]
