"""What people said of whether claims speak of one happening, put together.

Each reviewer's latest word on a pair counts.  Where two reviewers differ on it
neither is followed, and both are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from registry.records import Decision, LinkDecision
from registry.review.decisions import current


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """What people hold of one pair of claims."""

    left: str
    right: str
    """Claim ids; ``left < right``."""
    decision: LinkDecision | None
    """``same`` or ``different``; ``None`` where reviewers differ."""
    said: tuple[Decision, ...]
    """The latest word of each reviewer, oldest first."""

    @property
    def reason(self) -> str:
        """Who holds what, and why, in one sentence."""
        return "; ".join(
            f"{one.by} holds them to be {_HELD[one.event or 'same']}: {one.reason}"
            for one in self.said
        )


_HELD = {"same": "one happening", "different": "two happenings"}


def pair_verdicts(decisions: Iterable[Decision]) -> tuple[PairVerdict, ...]:
    """What people hold of pairs of claims, in order of the pairs.

    A decision speaks of the claims that were shown, one for each side of the
    conflict; of three sides every two are a pair.
    """
    latest: dict[tuple[str, str], dict[str, Decision]] = {}
    for one in current(decisions):
        if one.event is None:
            continue
        for left, right in combinations(sorted(set(one.claims)), 2):
            latest.setdefault((left, right), {})[one.by] = one
    found = []
    for (left, right), own in sorted(latest.items()):
        said = tuple(sorted(own.values(), key=lambda one: (one.at, one.id)))
        kinds = {one.event for one in said}
        decision = LinkDecision(str(said[0].event)) if len(kinds) == 1 else None
        found.append(PairVerdict(left, right, decision, said))
    return tuple(found)
