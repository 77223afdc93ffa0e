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
from dataclasses import replace

import numpy as np

from registry.linking.candidates import Rows
from registry.linking.keyed import Keys
from registry.linking.link import (
    Linking,
    Prepared,
    candidates_of,
    judged,
    link,
    prepare,
    score,
    with_remaining,
)
from registry.linking.rulings import Ruling, ruled_claims
from registry.records import Article, Claim, Comparison


def relink(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    *,
    fresh: Collection[str],
    before: Sequence[Comparison],
    verdicts: Sequence[Ruling] = (),
) -> Linking:
    """What ``link`` gives for all ``claims``, comparing only pairs with a fresh claim.

    ``fresh`` holds the ids of all claims of every article that is new or was
    read again; ``before`` all comparisons of the last run.  ``counts`` says how many
    comparisons are ``new`` and ``carried over``.  Where one of ``before`` speaks of a
    claim that is gone everything is compared; whoever knows of other claims that are
    gone calls ``link``.
    """
    made = prepare(claims, articles)
    row = {claim_id: n for n, claim_id in enumerate(made.ids)}
    if any(one.left not in row or one.right not in row for one in before):
        return link(claims, articles, verdicts=verdicts)
    pairs, common = candidates_of(made)
    codes = pairs[0] * len(row) + pairs[1]
    old = np.array([row[one.left] * len(row) + row[one.right] for one in before], dtype=np.int64)
    apart = ~np.isin(old, codes, assume_unique=True)
    dropped = {
        id_ for n in np.nonzero(apart)[0].tolist() for id_ in (before[n].left, before[n].right)
    }
    touched = row.keys() & set(fresh)
    touched |= _articles_of(claims, dropped | _judged(before, verdicts))
    new = np.array([one in touched for one in made.ids], dtype=bool)
    lefts, rights = pairs
    asked = new[lefts] | new[rights]
    part, left, right = _part(made, lefts[asked], rights[asked])
    found, compared = score(part, left, right, common)
    found = with_remaining(made, found, lefts[asked], rights[asked], common)
    kept = _carried(before, made, touched, row, common)
    heard = judged(made, found, verdicts, kept)
    merged = heard.comparisons
    counts = Counter(
        {
            "claims": len(made.ids),
            "pairs": len(lefts),
            "compared": compared,
            "kept": len(merged),
            "capped": len(common),
            "new": len(merged) - len(kept),
            "carried over": len(kept),
        }
    )
    return Linking(merged, heard.events, dict(counts), common, heard.overruled)


def _judged(before: Sequence[Comparison], verdicts: Sequence[Ruling]) -> set[str]:
    """The claims of which people spoke, now or at the last run.

    Rivals are chosen anew in their articles, since pairs held apart are no rivals.
    """
    return ruled_claims(before) | {claim for one in verdicts for claim in one.pair}


def _articles_of(claims: Sequence[Claim], some: Collection[str]) -> set[str]:
    """All claims of the articles of some claims."""
    if not some:
        return set()
    documents = {one.document_id for one in claims if one.id in some}
    return {one.id for one in claims if one.document_id in documents}


def _part(made: Prepared, lefts: Rows, rights: Rows) -> tuple[Prepared, Rows, Rows]:
    """Only the claims that stand in the pairs, with the pairs as rows of that part."""
    rows = np.unique(np.concatenate([lefts, rights]))
    at = rows.tolist()
    built = [made.built[n] for n in at]
    documents = {side.claim.document_id for side in built}
    part = replace(
        made,
        claims=[made.claims[n] for n in at],
        ids=[made.ids[n] for n in at],
        built=built,
        about={d: made.about[d] for d in sorted(documents)},
        keys=Keys(built, made.about),
    )
    return part, np.searchsorted(rows, lefts), np.searchsorted(rows, rights)


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
        a, b = row[one.left], row[one.right]
        keys = made.keys.shared(a, b, common)
        if keys != one.keys or one.outcomes:
            one = one.model_copy(update={"keys": keys, "outcomes": ()})
        kept.append(one)
    return kept
