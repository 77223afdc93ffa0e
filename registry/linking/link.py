"""From claims to comparisons and events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from registry.linking import alignments as align
from registry.linking.blocking.candidates import (
    Blocks,
    Entries,
    Limits,
    Rows,
    blocks_of,
    distinct_pairs,
    pairs_in,
    widened,
)
from registry.linking.bounding.possible import Pairs, possible
from registry.linking.grouping import connected
from registry.linking.levels import event_levels, retold_levels
from registry.linking.prepared import Prepared as Prepared
from registry.linking.prepared import outlined as outlined
from registry.linking.prepared import prepare as prepare
from registry.linking.remaining import remaining, told_as
from registry.linking.rivals import without_rivals
from registry.linking.rulings import Ruled, Ruling, linked
from registry.linking.rulings import apply as set_over
from registry.linking.sameness import one_event
from registry.linking.signature import Signature
from registry.linking.spread import ALONE, Part, Spread, divided
from registry.linking.stories import SAME_ARTICLE as SAME_ARTICLE
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Article, Claim, Comparison, Event, Level, LinkDecision
from registry.values.relation import Relation

LIMITS = Limits()


@dataclass(frozen=True)
class Linking:
    """What came of comparing: pairs, groups, and counts of what was left out."""

    comparisons: tuple[Comparison, ...]
    """In order of (left, right)."""
    events: tuple[Event, ...]
    counts: Mapping[str, int]
    capped: Mapping[str, int]
    """Blocking keys that were too common, with the claims under each."""
    overruled: tuple[tuple[Ruling, Ruling], ...] = ()
    """What people said that contradicts what other people said of other pairs."""


def link(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    *,
    verdicts: Sequence[Ruling] = (),
    spread: Spread = ALONE,
) -> Linking:
    """Compare what may be one happening; the result does not depend on the order of ``claims``.

    Nor does it depend on ``spread``, by which pairs are compared.
    """
    made = prepare(claims, articles)
    capped = made.keys.common(LIMITS.large)
    said = known_of(made, verdicts)
    found, compared, pairs = compare_all(made, chunks_of(made), capped, spread, ruled=bool(said))
    heard = judged(made, found, said)
    kept = heard.comparisons
    counts = {
        "claims": len(made.ids),
        "pairs": pairs,
        "compared": compared,
        "kept": len(kept),
        "capped": len(capped),
    }
    return Linking(kept, heard.events, counts, capped, heard.overruled)


def compare_all(
    made: Prepared,
    candidates: Iterable[Pairs],
    capped: Container[str],
    spread: Spread,
    *,
    rows: Rows | None = None,
    ruled: bool,
) -> tuple[list[Comparison], int, int]:
    """What is found of pairs, and of what their articles leave over; how many compared, of all.

    Candidates come in order and in parts; ``rows`` are the claims among them, unless all are.
    Rivals are left out (``without_rivals``) unless people ruled of some pairs: then whoever puts
    what they said over it chooses.
    """
    left = possible(made, candidates, rows)
    made.forget()
    documents = sorted(made.about)
    of = made.of

    def of_part(part: Part) -> list[Comparison]:
        a, b = left.lefts[part.pairs], left.rights[part.pairs]
        one, other = left.one[part.stories].tolist(), left.other[part.stories].tolist()
        articles = [(documents[x], documents[y]) for x, y in zip(one, other, strict=True)]
        told = with_remaining(made, compared(made, a, b, capped), articles, capped)
        touched = np.unique(np.concatenate([of[a], of[b], one, other]))
        made.forget(made.rows_of([documents[n] for n in touched.astype(np.int64).tolist()]))
        return told if ruled else without_rivals(told, _claims(made, told))

    parts = divided(
        len(documents), (of[left.lefts], of[left.rights]), (left.one, left.other), spread
    )
    found = [one for told in spread.run(of_part, parts) for one in told]
    found.sort(key=attrgetter("left", "right"))
    return found, len(left.lefts), left.candidates


def known_of(made: Prepared, verdicts: Iterable[Ruling]) -> list[Ruling]:
    """What people said of pairs of which both claims are there."""
    ids = set(made.ids) if verdicts else ()
    return [one for one in verdicts if one.left in ids and one.right in ids]


def judged(
    made: Prepared,
    found: Sequence[Comparison],
    said: Sequence[Ruling],
    settled: Sequence[Comparison] = (),
) -> Ruled:
    """What stands of the comparisons when rivals are left out and people are heard.

    Where nobody said anything rivals were left out before.  ``settled`` are comparisons of an
    earlier run whose articles are not among ``found``.
    """
    if not said:
        kept = [*settled, *found]
        if settled:
            kept.sort(key=attrgetter("left", "right"))
        return Ruled(tuple(kept), grouped(kept), ())

    def pair(one: str, other: str) -> Comparison:
        a, b = made.row(one), made.row(other)
        left, right = made.built[a], made.built[b]
        keys = made.keys.shared(a, b, ())
        between = made.stories.between(left.claim.document_id, right.claim.document_id)
        return compare(left, right, between, keys, one, other)

    claims = dict(zip(made.ids, made.claims, strict=True))
    return set_over(found, said, lambda rivals: without_rivals(rivals, claims), pair, settled)


def score(
    made: Prepared,
    lefts: Rows,
    rights: Rows,
    capped: Container[str],
) -> tuple[list[Comparison], int]:
    """Compare pairs of rows; those that say something, in order, and how many were compared fully.

    It is the same whichever pairs come together, so that pairs may be spread over machines.
    """
    left = possible(made, [(lefts, rights)], np.unique(np.concatenate([lefts, rights])))
    return compared(made, left.lefts, left.rights, capped), len(left.lefts)


def compared(
    made: Prepared,
    lefts: Rows,
    rights: Rows,
    capped: Container[str],
) -> list[Comparison]:
    """Compare every pair of rows slot by slot; those that say something, in order."""
    found: list[Comparison] = []
    different = LinkDecision.DIFFERENT
    for a, b in zip(lefts.tolist(), rights.tolist(), strict=True):
        left, right = made.built[a], made.built[b]
        between = made.stories.between(left.claim.document_id, right.claim.document_id)
        levels, score, alignments = _told(left, right, between)
        decision = one_event(levels)
        if decision is different and all(x.decision is different for x in alignments):
            continue  # nothing is kept of it, and no record made
        found.append(
            Comparison(
                left=made.ids[a],
                right=made.ids[b],
                keys=made.keys.shared(a, b, capped),
                levels=tuple(levels),
                score=score,
                decision=decision,
                alignments=tuple(alignments),
            )
        )
    return found


def with_remaining(
    made: Prepared,
    found: Sequence[Comparison],
    articles: Collection[tuple[str, str]],
    capped: Container[str],
) -> list[Comparison]:
    """The comparisons, and beside them what pairs of articles leave over, where on one story.

    The articles are given by id, the lower one first.
    """
    at = {(one.left, one.right): n for n, one in enumerate(found)}
    asked_of: dict[_Place, int] = {}
    for one in without_rivals(found, _claims(made, found)):
        left, right = made.built[made.row(one.left)], made.built[made.row(one.right)]
        for known in filter(_asked, one.alignments):
            for place in _places(left, right, known):
                asked_of[place] = max(asked_of.get(place, _NEVER), _beyond(known))
    told = list(found)
    rows = made.rows_of({document for pair in articles for document in pair})
    own = [made.built[row] for row in rows]
    for x, y, more in remaining(own, articles, made.stories.between):
        a, b = own[x], own[y]
        if any(asked_of.get(place, _NEVER) >= _beyond(more) for place in _places(a, b, more)):
            continue  # its value contradicts another already, and as surely
        ends = made.ids[rows[x]], made.ids[rows[y]]
        n = at.setdefault(ends, len(told))
        if n == len(told):
            keys = made.keys.shared(rows[x], rows[y], capped)
            between = made.stories.between(a.claim.document_id, b.claim.document_id)
            told.append(compare(a, b, between, keys, *ends))
        how = _how(more) and all(len(side.claim.anchor.quote) <= _BRIEF for side in (a, b))
        told[n] = _also(told[n], more, how=how)
    return sorted(told, key=attrgetter("left", "right"))


def _claims(made: Prepared, found: Iterable[Comparison]) -> dict[str, Claim]:
    """The claims of comparisons, by id."""
    ids = {end for one in found for end in (one.left, one.right)}
    return {id_: made.claims[made.row(id_)] for id_ in ids}


def articles_of(made: Prepared, lefts: Rows, rights: Rows) -> set[tuple[str, str]]:
    """The pairs of articles, by id and the lower one first, that pairs of claims stand in."""
    documents = sorted(made.about)
    a, b = made.of[lefts], made.of[rights]
    codes = np.unique(np.minimum(a, b) << 32 | np.maximum(a, b))
    return {(documents[code >> 32], documents[code & (1 << 32) - 1]) for code in codes.tolist()}


_OF_OTHER_DAYS = frozenset({"disjoint", "news of other days", "another day of a daily thing"})


def _asked(x: Alignment) -> bool:
    """Whether two values are held against each other; numbers of two days answer nothing."""
    if x.relation is not Relation.DISJOINT or x.decision is LinkDecision.DIFFERENT:
        return False
    return x.slot != "quantity" or not any(
        one.slot == "time" and one.level in _OF_OTHER_DAYS for one in x.levels
    )


_Place = tuple[str, str, object]
"""Two articles, a sort, and a value of it as the first of them tells it."""
_SURE, _NEVER = 10**6, -(10**6)


def _beyond(x: Alignment) -> int:
    """How far beyond what makes a note two values are held against each other."""
    if x.decision is LinkDecision.SAME:
        return _SURE
    sort, _, role = x.slot.partition(":")
    kind = {"place": "setting", "participant": "described"}[sort] if role == "unnamed" else sort
    return x.score - THRESHOLDS[kind][1] if kind in THRESHOLDS else _SURE


def _places(left: Signature, right: Signature, x: Alignment) -> set[_Place]:
    """The two values of an alignment, as told by their article, and against which article."""
    found: set[_Place] = set()
    sort, _, role = x.slot.partition(":")
    if role == "unnamed":
        return found
    if sort == "order":
        sort = "time"  # what must follow a day is held against it by that day
    for side, other, at in ((left, right, x.left_at), (right, left, x.right_at)):
        ends = f"{side.claim.document_id} {other.claim.document_id}"
        if role and sort == "participant":  # by its role, and not by its place
            at = next(n for n, one in enumerate(side.claim.participants) if one.role == role)
        key = told_as(sort, side, at)
        if key is not None:
            found.add((ends, sort, key))
    return found


_BRIEF = 60
"""Characters of a clause that tells how something was done, and not much else."""


def _also(one: Comparison, more: Alignment, *, how: bool) -> Comparison:
    """A comparison with one alignment more, in place of a weaker one of the same values.

    ``how``: it is asked how it was done, which is not answered by that both did it.
    """
    place = (more.slot, more.left_at, more.right_at)
    rest = [x for x in one.alignments if (x.slot, x.left_at, x.right_at) != place]
    same = [x for x in one.alignments if (x.slot, x.left_at, x.right_at) == place]
    told = bool(same) and same[0].decision is not LinkDecision.DIFFERENT and _tells(same[0])
    if told and not (how and same[0].relation is Relation.EQUAL):
        return one
    return one.model_copy(update={"alignments": (*rest, more)})


def _how(x: Alignment) -> bool:
    """Whether it is asked how something was done that nobody denies: "in cash", "in shares"."""
    return x.slot == "polarity" and not any(one.slot == "denial" for one in x.levels)


def _tells(x: Alignment) -> bool:
    """Whether it is known how the two values stand to each other."""
    return x.relation is not Relation.INCOMPARABLE and (
        x.relation is not Relation.DISJOINT or _asked(x)
    )


def candidates_of(made: Prepared) -> tuple[Pairs, dict[str, int]]:
    """Distinct pairs that share a key, in order, and the keys that were too common."""
    return pairs_of(made, made.keys.entries()), made.keys.common(LIMITS.large)


def pairs_of(made: Prepared, entries: Entries) -> Pairs:
    """Distinct pairs that these keys bring together, in order; all claims under a key are there."""
    return distinct_pairs(_blocks(made, entries), len(made.built))


def chunks_of(made: Prepared) -> Iterator[Pairs]:
    """The pairs of ``candidates_of``, in order and in parts, each made when its turn comes."""
    return pairs_in(_blocks(made, made.keys.entries()), len(made.built))


def _blocks(made: Prepared, entries: Entries) -> Blocks:
    return blocks_of(widened(entries), lambda rows: widened(made.keys.seconds(rows)), LIMITS)


def compare(
    left: Signature,
    right: Signature,
    between: Level,
    keys: tuple[str, ...],
    left_id: str,
    right_id: str,
) -> Comparison:
    """Compare two claims fully; every level has its reason."""
    levels, score, found = _told(left, right, between)
    return Comparison(
        left=left_id,
        right=right_id,
        keys=keys,
        levels=tuple(levels),
        score=score,
        decision=one_event(levels),
        alignments=tuple(found),
    )


def _told(
    left: Signature, right: Signature, between: Level
) -> tuple[list[Level], int, list[Alignment]]:
    """Levels of the event, their sum, and the alignments."""
    levels = event_levels(left, right, between)
    found: list[Alignment] = []
    for values_of in align.kinds_for(left, right):
        found.extend(values_of(left, right, levels))
    levels.extend(retold_levels(left, right, levels))  # of the event alone
    return levels, align.total(levels), found


def grouped(comparisons: Sequence[Comparison]) -> tuple[Event, ...]:
    """Claims that comparisons hold to be one happening, by the links that stand by a majority."""
    pairs = linked(comparisons)
    ids = sorted({end for pair in pairs for end in pair})
    at = {claim: n for n, claim in enumerate(ids)}
    left = np.array([at[one] for one, _ in pairs], dtype=np.int64)
    right = np.array([at[other] for _, other in pairs], dtype=np.int64)
    groups: dict[int, list[str]] = defaultdict(list)
    for claim, first in zip(ids, connected(len(ids), left, right).tolist(), strict=True):
        groups[first].append(claim)
    return tuple(
        Event(id=members[0], claims=tuple(members))
        for members in groups.values()
        if len(members) > 1
    )
