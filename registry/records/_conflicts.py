"""Findings: claims that cannot all be true, how they are named, and what a report needs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from pydantic import Field

from registry.records._claims import Claim, Span
from registry.records._comparisons import Level
from registry.records._documents import Article
from registry.records._record import Record, content_hash, quote_key

_UNIT_SEPARATOR = "\x1f"


class Severity(StrEnum):
    """How loud a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 2 for a note."""
        return ("error", "warning", "note").index(self.value)


Kind = Literal["date", "quantity", "place", "participant", "polarity", "document", "provenance"]


class Side(Record):
    """The claims of an event that give one value."""

    value: str
    claims: tuple[str, ...]
    """Claim ids, the earliest published first."""
    mentions: tuple[Span | None, ...] = ()
    """For each claim, where the value itself stands; ``None`` when it is inferred."""
    articles: int
    origins: int
    speakers: tuple[str, ...] = ()
    """Whose figure it is, where the text says so."""


class Conflict(Record):
    """A finding: claims of one event whose values for one slot cannot all be true.

    Findings about a single document (families C, D and P) have one side.
    """

    code: str
    kind: Kind
    slot: str
    severity: Severity
    confidence: int
    """Thousandths."""
    summary: str
    explanation: tuple[str, ...]
    slip: str | None = None
    sides: tuple[Side, ...]
    fingerprint: str
    known_as: tuple[str, ...] = ()
    """Its other fingerprints: of further pairs of its quotes, and of earlier versions."""
    event: str | None = None
    levels: tuple[Level, ...] = ()
    """The comparison that made the two sides one event."""
    within_article: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every fingerprint under which people may have spoken of it, its own first."""
        return (self.fingerprint, *self.known_as)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims, side by side in order."""
        return tuple(claim for side in self.sides for claim in side.claims)


def fingerprint(code: str, slot: str, parts: Iterable[tuple[str, str]]) -> str:
    """A conflict's stable name: code, slot, and for each side a document key and a quote.

    Neither offsets nor values nor dates take part: those change when nothing
    happened.  ``parts`` may come in any order.
    """
    sides = sorted(_UNIT_SEPARATOR.join((key, quote_key(quote))) for key, quote in parts)
    return content_hash("fc1", code, slot, *sides)


def name_of_quotes(code: str, slot: str, quotes: Iterable[str]) -> str:
    """The stable name of a conflict between articles: code, slot and the quotes, in any order.

    Whoever published them takes no part, so that a copy of an article changes no name.
    """
    return content_hash("fc2", code, slot, *sorted(map(quote_key, quotes)))


class ConflictReport(Record):
    """Conflicts with everything that is needed to show and to check them.

    Reports are made of this alone: a reader of one needs no database.
    """

    conflicts: tuple[Conflict, ...]
    """The loudest and surest first; ties by fingerprint."""
    claims: dict[str, Claim]
    """By claim id: every claim on a side."""
    articles: dict[str, Article]
    """By document id: every article of those claims."""
    texts: dict[str, str]
    """By document id: what the anchors of those claims point to."""
    documents_on_record: int = 0
    claims_on_record: int = 0
    outcomes: dict[str, int] = Field(default_factory=dict)
    """Every compared value once: by ``Outcome``, innocent ones included, or as a ``note``."""
