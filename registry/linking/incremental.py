"""Compare only what new articles touch, and keep the rest as it was found.

The result is that of comparing everything anew, whatever the order in which
articles came.  That holds because a comparison follows from its two claims and
their two articles alone, and rival values are chosen for each pair of articles
by itself; only what is common depends on how many claims there are.  The more
there are, the fewer pairs common keys bring together: where a pair is no longer
brought together, its two articles are compared anew, since it may have explained
a rival away.  Where claims went, pairs may have come back: then all are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from registry.linking.blocking.candidates import Keys as Numbers
from registry.linking.blocking.candidates import Rows, crowded, widened
from registry.linking.link import (
    LIMITS,
    Linking,
    Prepared,
    compare_all,
    judged,
    known_of,
    link,
    outlined,
    pairs_of,
)
from registry.linking.rulings import Ruling, ruled_claims
from registry.linking.spread import ALONE, Spread
from registry.linking.tables import Mask
from registry.records import Article, Claim, Comparison


def relink(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    *,
    fresh: Collection[str],
    before: Sequence[Comparison],
    verdicts: Sequence[Ruling] = (),
    spread: Spread = ALONE,
) -> Linking:
    """What ``link`` gives for all ``claims``, comparing only pairs with a fresh claim.

    ``fresh`` holds the ids of all claims of every article that is new or was
    read again; ``before`` all comparisons of the last run.  ``counts`` says how many
    comparisons are ``new`` and ``carried over``.  Where one of ``before`` speaks of a
    claim that is gone everything is compared; whoever knows of other claims that are
    gone calls ``link``.
    """
    made = outlined(claims, articles)
    row = {claim_id: n for n, claim_id in enumerate(made.ids)}
    if any(one.left not in row or one.right not in row for one in before):
        return link(claims, articles, verdicts=verdicts, spread=spread)
    common = made.keys.common(LIMITS.large)
    came = np.array([row[one] for one in fresh if one in row], dtype=np.int64)
    dropped = _dropped(made, before, row, came)
    touched = row.keys() & set(fresh)
    touched |= _articles_of(made, dropped | _judged(before, verdicts), row)
    new = np.zeros(len(row), dtype=bool)
    new[[row[one] for one in touched]] = True
    keys, _ = made.keys.of(np.nonzero(new)[0])
    lefts, rights = pairs_of(made, made.keys.under(keys))
    asked = new[lefts] | new[rights]
    part, left, right = _part(made, new, lefts[asked], rights[asked])
    said = known_of(part, verdicts)
    found, compared, _ = compare_all(
        part,
        [(left, right)],
        common,
        spread,
        rows=np.unique(np.concatenate([left, right])),
        ruled=bool(said),
    )
    kept = _carried(before, made, touched, row, common)
    heard = judged(part, found, said, kept)
    merged = heard.comparisons
    counts = Counter(
        {
            "claims": len(made.ids),
            "pairs": len(left),
            "compared": compared,
            "kept": len(merged),
            "capped": len(common),
            "new": len(merged) - len(kept),
            "carried over": len(kept),
        }
    )
    return Linking(merged, heard.events, dict(counts), common, heard.overruled)


def _dropped(
    made: Prepared, before: Sequence[Comparison], row: Mapping[str, int], came: Rows
) -> set[str]:
    """The claims of pairs that are candidates no more, as too many stand under their keys."""
    words = set(made.keys.words(_outgrown(made, came).tolist()))
    doubted = [one for one in before if _stands_under(one, words)] if words else []
    ends = [(row[one.left], row[one.right]) for one in doubted]
    shared = [made.keys.numbers(a) & made.keys.numbers(b) for a, b in ends]
    keys = np.array(sorted(set().union(*shared)), dtype=np.int64)
    size = dict(zip(keys.tolist(), made.keys.sizes(keys).tolist(), strict=True))
    # Most pairs share a key of few claims, or two that are not too common, whatever came.
    open_ = [
        n
        for n, own in enumerate(shared)
        if all(size[key] > LIMITS.small for key in own)
        and sum(size[key] <= LIMITS.large for key in own) < 2
    ]
    keys = np.array(sorted({key for n in open_ for key in shared[n]}), dtype=np.int64)
    lefts, rights = pairs_of(made, made.keys.under(keys))
    wide = len(made.ids)
    codes = np.array([ends[n][0] * wide + ends[n][1] for n in open_], dtype=np.int64)
    gone = ~np.isin(codes, lefts * wide + rights)
    at = [open_[n] for n in np.nonzero(gone)[0].tolist()]
    return {id_ for n in at for id_ in (doubted[n].left, doubted[n].right)}


def _outgrown(made: Prepared, came: Rows) -> Numbers:
    """The keys that may bring fewer pairs together than before some claims came.

    Those under which so many claims stand now that a pair must share another key or a second
    key, or that with a second key too many do, of which only some are compared with all.
    """
    keys, more = made.keys.of(came)
    now = made.keys.sizes(keys)
    grown = np.zeros(len(keys), dtype=bool)
    for limit in (LIMITS.small, LIMITS.large):
        grown |= (now > limit) & (now - more <= limit)
    many = made.keys.under(keys[now > LIMITS.fine])
    at = crowded(widened(many), lambda rows: widened(made.keys.seconds(rows)), came, LIMITS.fine)
    return np.unique(np.concatenate([keys[grown], many.keys[at]]))


def _stands_under(one: Comparison, words: Collection[str]) -> bool:
    """Whether one of some keys brought two claims together, by itself or with a second key."""
    for key in one.keys:
        while key not in words:
            key, both, _ = key.rpartition(" and ")
            if not both:
                break
        else:
            return True
    return False


def _judged(before: Sequence[Comparison], verdicts: Sequence[Ruling]) -> set[str]:
    """The claims of which people spoke, now or at the last run.

    Rivals are chosen anew in their articles, since pairs held apart are no rivals.
    """
    return ruled_claims(before) | {claim for one in verdicts for claim in one.pair}


def _articles_of(made: Prepared, some: Collection[str], row: Mapping[str, int]) -> set[str]:
    """All claims of the articles of some claims."""
    if not some:
        return set()
    documents = {made.claims[row[one]].document_id for one in some if one in row}
    return {
        id_
        for id_, claim in zip(made.ids, made.claims, strict=True)
        if claim.document_id in documents
    }


def _part(made: Prepared, new: Mask, lefts: Rows, rights: Rows) -> tuple[Prepared, Rows, Rows]:
    """The articles of which claims are new or stand in the pairs, and the pairs as rows of them."""
    ends = np.unique(np.concatenate([lefts, rights, np.nonzero(new)[0]])).tolist()
    documents = {made.claims[n].document_id for n in ends}
    at = [n for n, claim in enumerate(made.claims) if claim.document_id in documents]
    rows = np.array(at, dtype=np.int64)
    return made.part(at), np.searchsorted(rows, lefts), np.searchsorted(rows, rights)


def _carried(
    before: Sequence[Comparison],
    made: Prepared,
    touched: Collection[str],
    row: Mapping[str, int],
    common: Mapping[str, int],
) -> list[Comparison]:
    """Comparisons of articles that nothing touched, as before rules judged them."""
    kept = []
    for one in before:
        if one.left in touched or one.right in touched:
            continue
        update: dict[str, object] = {"outcomes": ()} if one.outcomes else {}
        if not common.keys().isdisjoint(one.keys):
            update["keys"] = made.keys.shared(row[one.left], row[one.right], common)
        kept.append(one.model_copy(update=update) if update else one)
    return kept
