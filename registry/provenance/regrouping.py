"""Keep the groups of copies up to date while articles come and go.

What was found stays found: whether two articles are copies depends on the two
alone.  Only new articles, and those whose group lost a member, are searched
for; the groups are those that a search for all of them would give, in whatever
order the articles came.

A group is kept as its members' ties: for each but the first published one, the
earliest tied member that it is a copy of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt

from registry.provenance.origin_index import OriginIndex
from registry.provenance.origins import Copy, Sketch, age, compare, join, leader

_Hashes = npt.NDArray[np.uint64]


def regroup(
    samples: Mapping[str, _Hashes],
    sketch_of: Callable[[str], Sketch],
    *,
    known: Iterable[str] = (),
    ties: Iterable[Copy] = (),
) -> tuple[Copy, ...]:
    """The ties of all groups among the articles in ``samples``, by document ids.

    ``ties`` are those that were found when the articles in ``known`` were all
    there were.  ``sketch_of`` gives an article's sketch with all its sequences;
    it is asked for few.
    """
    before = set(known)
    former = list(ties)
    broken = _broken(before, former, before - samples.keys())
    kept = [tie for tie in former if tie.left not in broken and tie.right not in broken]
    loose = sorted(id_ for id_ in samples if id_ not in before or id_ in broken)
    if not loose:
        return tuple(sorted(kept, key=lambda tie: (tie.left, tie.right)))
    leaders = {id_: id_ for id_ in samples}
    for tie in kept:
        join(leaders, tie.left, tie.right)
    index = OriginIndex(samples)
    for id_, likely in zip(loose, index.likely([samples[id_] for id_ in loose]), strict=True):
        for other in likely:
            if leader(leaders, other) != leader(leaders, id_) and compare(
                sketch_of(id_), sketch_of(other)
            ):
                join(leaders, other, id_)
    changed: dict[str, list[str]] = {leader(leaders, id_): [] for id_ in loose}
    for id_ in samples:
        if (first := leader(leaders, id_)) in changed:
            changed[first].append(id_)
    found = [tie for tie in kept if leader(leaders, tie.left) not in changed]
    for members in changed.values():
        if len(members) > 1:
            found += _ties([sketch_of(id_) for id_ in members])
    return tuple(sorted(found, key=lambda tie: (tie.left, tie.right)))


def _broken(known: Iterable[str], ties: Iterable[Copy], gone: set[str]) -> set[str]:
    """Members of the groups that lost one: without it they may fall apart."""
    if not gone:
        return set()
    leaders = {id_: id_ for id_ in known}
    for tie in ties:
        join(leaders, tie.left, tie.right)
    lost = {leader(leaders, id_) for id_ in gone}
    return {id_ for id_ in leaders if leader(leaders, id_) in lost}


def _ties(members: list[Sketch]) -> list[Copy]:
    """How the members of a group hang together, from the first published on.

    Each is tied to the earliest of those already tied that it is a copy of.
    """
    waiting = sorted(members, key=age)
    tied = [waiting.pop(0)]
    found: list[Copy] = []
    while waiting:
        left: list[Sketch] = []
        for one in waiting:
            tie = next((copy for other in tied if (copy := compare(other, one))), None)
            if tie is None:
                left.append(one)
            else:
                found.append(tie)
                tied.append(one)
        if len(left) == len(waiting):
            break  # never, as a group is joined by such pairs alone; but rather untied than endless
        waiting = left
    return found
