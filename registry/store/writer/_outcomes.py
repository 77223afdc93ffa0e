"""What goes in, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from registry.records import Blob, Claim, Document


class Saved(Enum):
    """What became of a document that was to be stored."""

    NEW = "new"
    VERSION = "new version"
    UNCHANGED = "unchanged"
    REREAD = "read again"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article on its way in."""

    document: Document
    blob: Blob
    claims: Sequence[Claim]
    keys: Sequence[Sequence[int]] = ()
    """For each claim its blocking keys."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What a reconciliation changed."""

    new: tuple[str, ...]
    """Fingerprints, sorted."""
    carried: tuple[str, ...]
    resolved: tuple[str, ...]
    notes: frozenset[str] = field(default_factory=frozenset, compare=False)
    """Those of all these that are notes, or were."""
    grown: frozenset[str] = field(default_factory=frozenset, compare=False)
    """Those carried over that have a further side now: a value that nobody had seen."""

    def of_notes(self, *, notes: bool) -> tuple[int, int, int]:
        """How many are new, carried over and resolved, of notes alone or without them."""
        new, carried, resolved = (
            sum((one in self.notes) is notes for one in found)
            for found in (self.new, self.carried, self.resolved)
        )
        return new, carried, resolved
