"""Claims with what comparison needs of them, made once for a linking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from registry.linking.columns import columns_of
from registry.linking.keyed import Keys
from registry.linking.numbered import Values
from registry.linking.sides import Side
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


class Sided(NamedTuple):
    """Pairs of claims with the columns of those that stand in any of them."""

    side: Side
    at: Rows
    """By row of the columns, the row of the claim."""
    lefts: Rows
    rights: Rows
    """The pairs, by rows of the columns."""

    def part(self, pairs: Rows) -> Sided:
        """Some of the pairs, by their places."""
        return self._replace(lefts=self.lefts[pairs], rights=self.rights[pairs])


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


def sided(made: Prepared, lefts: Rows, rights: Rows) -> Sided:
    """Pairs of claims, given by their rows, with columns."""
    used = np.zeros(len(made.ids), dtype=bool)
    used[lefts] = used[rights] = True
    at = np.nonzero(used)[0]
    number = np.cumsum(used) - 1
    return Sided(made.columns(at), at, number[lefts], number[rights])


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
