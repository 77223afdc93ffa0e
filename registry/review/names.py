"""What people decided on names: which two are one person, body or place, and which are two.

Decisions are appended and never edited: of each reviewer the latest on two
names counts, and ``withdrawn`` makes it void.  Where two reviewers differ on
them neither is followed, and both are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from registry.errors import DecisionError
from registry.records import EntityDecision, EntityVerdict
from registry.review.decisions import given

_SECOND = timedelta(seconds=1)
_DONE = {EntityVerdict.MERGE: "merged them", EntityVerdict.SPLIT: "split them"}


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """What people hold of two names."""

    left: str
    right: str
    """Entity keys; ``left < right``."""
    verdict: EntityVerdict | None
    """``merge`` or ``split``; ``None`` where reviewers differ."""
    said: tuple[EntityDecision, ...]
    """The latest word of each reviewer, oldest first."""

    @property
    def reason(self) -> str:
        """Who did what, and why, in one sentence."""
        return "; ".join(f"{one.by} {_DONE[one.verdict]}: {one.reason}" for one in self.said)


def current(decisions: Iterable[EntityDecision]) -> tuple[EntityDecision, ...]:
    """The latest decision of each reviewer on each two names; withdrawn ones are left out."""
    latest: dict[tuple[str, str, str], EntityDecision] = {}
    for one in sorted(decisions, key=lambda one: (one.at, one.id)):
        latest[one.left, one.right, one.by] = one
    kept = (one for one in latest.values() if one.verdict is not EntityVerdict.WITHDRAWN)
    return tuple(sorted(kept, key=lambda one: (one.at, one.id)))


def name_verdicts(decisions: Iterable[EntityDecision]) -> tuple[NameVerdict, ...]:
    """What people hold of any two names, in order of the names."""
    said: dict[tuple[str, str], list[EntityDecision]] = {}
    for one in current(decisions):
        said.setdefault((one.left, one.right), []).append(one)
    return tuple(
        NameVerdict(
            left,
            right,
            own[0].verdict if len({one.verdict for one in own}) == 1 else None,
            tuple(own),
        )
        for (left, right), own in sorted(said.items())
    )


def make_entity_decision(
    one: str,
    other: str,
    *,
    verdict: EntityVerdict,
    reason: str,
    by: str,
    at: datetime,
    before: Iterable[EntityDecision] = (),
) -> EntityDecision:
    """A decision on two keys, later than those that the reviewer made before on them.

    :raises DecisionError: without a reason or a name, or when the two are one key.
    """
    reason, by = given(reason, by)
    if one == other:
        raise DecisionError(
            f"both names are {one!r} already",
            hint="to tell two bearers of one name apart, name the article: --article ID",
        )
    left, right = sorted((one, other))
    own = [d.at for d in before if (d.left, d.right, d.by) == (left, right, by)]
    at = at.replace(microsecond=0)
    return EntityDecision(
        left=left,
        right=right,
        verdict=verdict,
        reason=reason,
        by=by,
        at=max([at, *(earlier + _SECOND for earlier in own)]),  # also if the clock went back
    )
