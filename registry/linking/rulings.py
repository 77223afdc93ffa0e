"""What people said of pairs of claims, set over what comparison found.

A pair that a person holds to be two happenings is never one, nor do others make
it one: neither a chain of links nor a claim that stands for one of the two.  A
pair held to be one happening is one, also when nothing brought the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from registry.linking.grouping import majority
from registry.records import Comparison, Event, Level, LinkDecision

SLOT = "decision"
"""Of the level that tells what a person said."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """That two claims speak of one happening, or of two, because people say so."""

    left: str
    right: str
    """Claim ids; ``left < right``."""
    decision: LinkDecision
    """``same`` or ``different``."""
    reason: str
    """Who holds it and why, for the reader."""
    slot: str = ""
    """Whose values were judged; those of a pair that is one happening answer one question."""

    @property
    def pair(self) -> tuple[str, str]:
        """The two claims."""
        return self.left, self.right

    @property
    def level(self) -> Level:
        """The ruling as comparison tells it; it outweighs everything, so it has no weight."""
        return Level(slot=SLOT, level=self.decision.value, weight=0, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What stands after people were heard."""

    comparisons: tuple[Comparison, ...]
    """In order of (left, right)."""
    events: tuple[Event, ...]
    overruled: tuple[tuple[Ruling, Ruling], ...]
    """Each ``same`` that would have joined what a ``different`` keeps apart, with that one."""


def ruled_claims(comparisons: Iterable[Comparison]) -> set[str]:
    """The claims of pairs that a person's word has changed."""
    return {
        claim
        for one in comparisons
        if any(level.slot == SLOT for level in one.levels)
        for claim in (one.left, one.right)
    }


def apply(
    found: Sequence[Comparison],
    rulings: Iterable[Ruling],
    choose: Callable[[Sequence[Comparison]], Sequence[Comparison]],
    compare: Callable[[str, str], Comparison],
    settled: Iterable[Comparison] = (),
) -> Ruled:
    """Comparisons and events with the rulings over them.

    ``choose`` keeps the best of rival values; pairs held apart are no rivals.
    ``compare`` compares a pair that nothing else brought together.  ``settled``
    are comparisons of an earlier run, of articles that no ruling speaks of, where
    the best of rivals was chosen already.
    """
    said = {one.pair: one for one in rulings}
    apart = {p: r for p, r in said.items() if r.decision is LinkDecision.DIFFERENT}
    joined = {p: r for p, r in said.items() if r.decision is LinkDecision.SAME}
    shut = [_apart(one, apart[_pair(one)]) for one in found if _pair(one) in apart]
    rest = [one for one in found if _pair(one) not in apart]
    known = {_pair(one) for one in rest}
    rest += [compare(*pair) for pair in sorted(joined) if pair not in known]
    rest.sort(key=_pair)
    kept = {_pair(one): one for one in choose(rest)}
    for one in rest:
        if _pair(one) in joined:
            kept[_pair(one)] = _one(kept[_pair(one)], one, joined[_pair(one)])
    kept.update((_pair(one), one) for one in settled)
    group, overruled = _groups(kept.values(), joined, apart)
    between = _between(group, apart)
    for pair, one in list(kept.items()):
        ends = group.get(pair[0], pair[0]), group.get(pair[1], pair[1])
        ruling = between.get((min(ends), max(ends)))
        if ruling is not None and pair not in joined:
            kept[pair] = _apart(one, ruling)
    comparisons = tuple(sorted([*kept.values(), *shut], key=_pair))
    return Ruled(comparisons, tuple(_events(group)), tuple(overruled))


def _pair(one: Comparison) -> tuple[str, str]:
    return one.left, one.right


def _apart(one: Comparison, ruling: Ruling) -> Comparison:
    """The comparison of two happenings; nothing in it is held against anything."""
    return one.model_copy(
        update={
            "levels": (*(x for x in one.levels if x.slot != SLOT), ruling.level),
            "decision": LinkDecision.DIFFERENT,
            "alignments": tuple(
                x.model_copy(update={"decision": LinkDecision.DIFFERENT, "reason": ruling.reason})
                for x in one.alignments
            ),
        }
    )


def _one(one: Comparison, before: Comparison, ruling: Ruling) -> Comparison:
    """The comparison of one happening; ``before`` is as it was before rivals were left out."""
    alignments = []
    for x, original in zip(one.alignments, before.alignments, strict=True):
        judged = x.slot == ruling.slot
        if judged or x.decision is LinkDecision.UNSURE:
            x = (original if judged else x).model_copy(
                update={"decision": LinkDecision.SAME, "levels": (*x.levels, ruling.level)}
            )
        alignments.append(x)
    return one.model_copy(
        update={
            "levels": (*(x for x in one.levels if x.slot != SLOT), ruling.level),
            "decision": LinkDecision.SAME,
            "alignments": tuple(alignments),
        }
    )


def _groups(
    comparisons: Collection[Comparison],
    joined: Mapping[tuple[str, str], Ruling],
    apart: Mapping[tuple[str, str], Ruling],
) -> tuple[dict[str, str], list[tuple[Ruling, Ruling]]]:
    """By claim the first claim of its group; what people said first, then the surest links.

    Of what comparison found only links that stand by a majority; what people said always stands.
    No link joins two groups of which somebody says that they are two.
    """
    home: dict[str, str] = {}
    members: dict[str, list[str]] = defaultdict(list)
    foes: dict[str, dict[str, Ruling]] = defaultdict(dict)
    for (left, right), ruling in sorted(apart.items()):
        foes[left][right] = foes[right][left] = ruling
    overruled: list[tuple[Ruling, Ruling]] = []
    score = {_pair(one): one.score for one in comparisons if one.decision is LinkDecision.SAME}
    links = {*linked(comparisons), *(pair for pair in score if pair in joined)}
    for pair in sorted(links, key=lambda pair: (pair not in joined, -score[pair], pair)):
        one, other = (home.setdefault(claim, claim) for claim in pair)
        for root in (one, other):
            if not members[root]:
                members[root] = [root]
        if one == other:
            continue
        forbidden = next(
            (
                foes[claim][foe]
                for claim in sorted(members[one])
                if claim in foes
                for foe in sorted(foes[claim])
                if home.get(foe, foe) == other
            ),
            None,
        )
        if forbidden is not None:
            if pair in joined:
                overruled.append((joined[pair], forbidden))
            continue
        low, high = sorted((one, other))
        for claim in members.pop(high):
            home[claim] = low
            members[low].append(claim)
    return home, overruled


def linked(comparisons: Iterable[Comparison]) -> list[tuple[str, str]]:
    """The pairs held to be one happening that stand by a majority, in order."""
    pairs = sorted(_pair(one) for one in comparisons if one.decision is LinkDecision.SAME)
    at = {claim: n for n, claim in enumerate(sorted({end for pair in pairs for end in pair}))}
    left, right = (np.array([at[pair[n]] for pair in pairs], dtype=np.int64) for n in (0, 1))
    stands = majority(left, right).tolist()
    return [pair for pair, one in zip(pairs, stands, strict=True) if one]


def _between(
    group: Mapping[str, str], apart: Mapping[tuple[str, str], Ruling]
) -> dict[tuple[str, str], Ruling]:
    """Pairs of groups that are two happenings, the smaller name first, with who says so."""
    found: dict[tuple[str, str], Ruling] = {}
    for (left, right), ruling in sorted(apart.items()):
        ends = group.get(left, left), group.get(right, right)
        if ends[0] != ends[1]:
            found.setdefault((min(ends), max(ends)), ruling)
    return found


def _events(group: Mapping[str, str]) -> Iterator[Event]:
    members: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(group):
        members[group[claim]].append(claim)
    for own in sorted(members.values()):
        if len(own) > 1:
            yield Event(id=own[0], claims=tuple(own))


__all__ = ["SLOT", "Ruled", "Ruling", "apply", "linked", "ruled_claims"]
