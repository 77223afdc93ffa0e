"""Which contradicting pairs make one conflict: one for each slot of an event.

Pairs belong together when they share a claim and a slot.  Several claims may be read from
one quote, a property beside what happened ("it cost 790 million dollars"): what is written
once in an article is one number, and so one conflict, however many claims tell it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from registry.conflicts.rules import Rule
from registry.records import Alignment, Claim, Comparison, Outcome, Span


@dataclass(frozen=True, slots=True)
class Hit:
    """Two values that contradict each other, and by which rule."""

    rule: Rule
    comparison: Comparison
    alignment: Alignment
    reason: str
    outcome: Outcome

    @property
    def ends(self) -> tuple[tuple[str, int], tuple[str, int]]:
        """The id of each claim, with the position of its value among those of its slot."""
        return (
            (self.comparison.left, self.alignment.left_at),
            (self.comparison.right, self.alignment.right_at),
        )


End = tuple[Hashable, ...]
"""One side of a hit: what it has in common with the other hits of its conflict."""


class _Joined:
    """Disjoint sets of ends."""

    def __init__(self) -> None:
        self._parent: dict[End, End] = {}

    def __contains__(self, end: End) -> bool:
        return end in self._parent

    def root(self, end: End) -> End:
        self._parent.setdefault(end, end)
        while self._parent[end] != end:
            end = self._parent[end]
        return end

    def join(self, one: End, other: End) -> None:
        first, second = sorted((self.root(one), self.root(other)), key=repr)
        self._parent[second] = first


def merged(
    hits: Sequence[Hit],
    claims: Mapping[str, Claim],
    written: Callable[[Claim, str, int], Span | None],
) -> list[list[Hit]]:
    """The hits of each conflict; ``written`` tells where a value of a claim stands."""

    def end(hit: Hit, id_: str, at: int) -> End:
        one, other = claims[hit.comparison.left], claims[hit.comparison.right]
        inside = one.document_id == other.document_id
        slot = hit.alignment.slot
        span = written(claims[id_], slot, at) if slot in ("quantity", "time") else None
        place: End = (id_, at)
        if span is not None and slot == "quantity":
            place = (claims[id_].document_id, span.start)
        return (hit.rule.code, inside, slot, *place)

    def ends(hit: Hit) -> tuple[End, End]:
        one, other = hit.ends
        return end(hit, *one), end(hit, *other)

    def twice(hit: Hit) -> End | None:
        """The two places where two dates are written, with the sentences that tell what then was.

        One date may be that of two happenings, which a later sentence goes on to tell.
        """
        if hit.alignment.slot != "time":
            return None
        both = []
        for id_, at in hit.ends:
            span = written(claims[id_], "time", at)
            if span is None:
                return None
            both.append((claims[id_].document_id, claims[id_].sentence, span.start))
        return (hit.rule.code, *sorted(both))

    groups: list[list[Hit]] = []
    told: set[End] = set()
    # What is sure comes first; an unsure pair never adds a side to a conflict that is sure.
    for unsure in (False, True):
        mine = [hit for hit in hits if (hit.outcome is not Outcome.CONFLICT) is unsure]
        if unsure:
            mine = [
                hit
                for hit in mine
                if twice(hit) not in told and not all(one in told for one in ends(hit))
            ]
        sets = _Joined()
        for hit in mine:
            sets.join(*ends(hit))
            dated = twice(hit)
            if dated is not None:
                sets.join(ends(hit)[0], dated)
                told.add(dated)
            told.update(ends(hit))
        found: dict[End, list[Hit]] = defaultdict(list)
        for hit in mine:
            found[sets.root(ends(hit)[0])].append(hit)
        groups += [group for _, group in sorted(found.items(), key=lambda one: repr(one[0]))]
    return groups
