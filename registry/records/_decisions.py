"""What people say: of a conflict, and of who is who.  Appended, never edited."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from registry.records._record import Record, content_hash


class Verdict(StrEnum):
    """What a reviewer holds of a conflict.

    Side A is the first side of the conflict as it was shown, side B the second.
    """

    A_RIGHT = "a-right"
    B_RIGHT = "b-right"
    BOTH_TRUE = "both-true"  # other scope or other time
    SUPERSEDED = "superseded"  # the later one replaced the earlier one
    NOT_A_CONFLICT = "not-a-conflict"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"  # written by ``undecide``: this reviewer's earlier decision is void


class Decision(Record):
    """One reviewer's verdict on a fingerprint; appended, never edited.

    It carries what it rests on, so that it can be moved to another database
    and can tell when a quote it was made on no longer stands.
    """

    fingerprint: str
    verdict: Verdict
    reason: str
    by: str
    at: datetime
    """When, in UTC; who is later wins among the decisions of one reviewer."""
    code: str
    slot: str
    parts: tuple[tuple[str, str], ...]
    """For each side as shown: the document's key and the quote that were judged."""
    claims: tuple[str, ...] = ()
    """For each side as shown: the id of the claim that was judged."""
    values: tuple[str, ...] = ()
    """For each side as shown: its value; none where the decision was made before they were kept."""
    event: Literal["same", "different"] | None = None
    """Whether the claims speak of one happening, where the reviewer says so; feeds linking."""
    seconds: int | None = None
    """How long the reviewer looked, when that is known."""

    @property
    def id(self) -> str:
        """Content hash: the same decision imported twice is one."""
        return content_hash(
            "decision", self.fingerprint, self.verdict, self.by, self.at.isoformat(), self.reason
        )[:24]


class EntityVerdict(StrEnum):
    """What a reviewer holds of two names."""

    MERGE = "merge"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"  # this reviewer's earlier decision on the two is void


class EntityDecision(Record):
    """One reviewer's verdict on whether two names are one person, body or place.

    Appended, never edited, and it goes by the keys of the names, so that it
    survives re-reading and can be moved to another database.
    """

    left: str
    right: str
    """Entity keys, ``left < right``; that of a name in one article alone ends in ``in ARTICLE``."""
    verdict: EntityVerdict
    reason: str
    by: str
    at: datetime
    """When, in UTC, in whole seconds; who is later wins among the decisions of one reviewer."""

    @property
    def id(self) -> str:
        """Content hash: the same decision imported twice is one."""
        return content_hash(
            "entity-decision",
            self.left,
            self.right,
            self.verdict,
            self.by,
            self.at.isoformat(),
            self.reason,
        )[:24]
