"""Claims with what comparison needs of them, made once for a linking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from registry.linking.columns import columns_of
from registry.linking.keyed import Keys
from registry.linking.numbered import Values
from registry.linking.sides import Side
from registry.linking.signature import (
    Profile,
    Signature,
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

    def columns(self, rows: Rows | None = None) -> Side:
        """The claims of some rows as columns, or all of them."""
        if rows is None:
            return Side(columns_of(self.built, self.about, self.ids, self.values))
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
