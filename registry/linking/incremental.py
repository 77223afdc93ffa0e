"""Compare only what new articles touch, and keep the rest as it was found.

The result is that of comparing everything anew, whatever the order in which
articles came.  That holds because a comparison follows from its two claims and
their two articles alone, and rival values are chosen for each pair of articles
by itself; only the common keys depend on how many claims there are, and those
are looked at again for every pair that is carried over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from registry.linking.candidates import Rows
from registry.linking.link import (
    Linking,
    Prepared,
    candidates_of,
    judged,
    link,
    prepare,
    score,
    shared_keys,
)
from registry.linking.rulings import Ruling, ruled_claims
from registry.records import Article, Claim, Comparison


def relink(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    *,
    fresh: Collection[str],
    before: Sequence[Comparison],
    capped: Collection[str] = (),
    verdicts: Sequence[Ruling] = (),
) -> Linking:
    """What ``link`` gives for all ``claims``, comparing only pairs with a fresh claim.

    ``fresh`` holds the ids of all claims of every article that is new or was
    read again; ``before`` the comparisons of the last run, ``capped`` its common
    keys.  Comparisons of claims that are gone are left out.  ``counts`` says how
    many comparisons are ``new`` and ``carried over``, and how many are ``gone``.
    Where claims went and keys were too common everything is compared anew: pairs
    that the common keys had left out may have come back.
    """
    made = prepare(claims, articles)
    known = set(made.ids)
    touched = known & set(fresh) | _judged_articles(claims, before, verdicts)
    gone = [one for one in before if not {one.left, one.right} <= known]
    if gone and capped:
        return link(claims, articles, verdicts=verdicts)
    (lefts, rights), common = candidates_of(made)
    new = np.array([one in touched for one in made.ids], dtype=bool)
    asked = new[lefts] | new[rights]
    part, left, right = _part(made, lefts[asked], rights[asked])
    found, compared = score(part, left, right, common)
    kept = _carried(before, made, touched, (lefts, rights), common)
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
            "gone": len(before) - len(kept),
        }
    )
    return Linking(merged, heard.events, dict(counts), common, heard.overruled)


def _judged_articles(
    claims: Sequence[Claim], before: Sequence[Comparison], verdicts: Sequence[Ruling]
) -> set[str]:
    """All claims of the articles of which people spoke, now or at the last run.

    Their rivals are chosen anew, since pairs held apart are no rivals.
    """
    said = ruled_claims(before) | {claim for one in verdicts for claim in one.pair}
    if not said:
        return set()
    documents = {one.document_id for one in claims if one.id in said}
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
        keys=[made.keys[n] for n in at],
    )
    return part, np.searchsorted(rows, lefts), np.searchsorted(rows, rights)


def _carried(
    before: Sequence[Comparison],
    made: Prepared,
    touched: Collection[str],
    pairs: tuple[Rows, Rows],
    common: Mapping[str, int],
) -> list[Comparison]:
    """Comparisons of other claims that are still candidates, as before rules judged them."""
    row = {claim_id: n for n, claim_id in enumerate(made.ids)}
    count = len(made.ids)
    old = [
        one
        for one in before
        if one.left in row
        and one.right in row
        and one.left not in touched
        and one.right not in touched
    ]
    codes = np.array([row[one.left] * count + row[one.right] for one in old], dtype=np.int64)
    still = np.isin(codes, pairs[0] * count + pairs[1], assume_unique=True)
    kept = []
    for one, stays in zip(old, still.tolist(), strict=True):
        if not stays:
            continue
        a, b = row[one.left], row[one.right]
        keys = shared_keys(made.keys[a], made.keys[b], made.built[a], made.built[b], common)
        if keys != one.keys or one.outcomes:
            one = one.model_copy(update={"keys": keys, "outcomes": ()})
        kept.append(one)
    return kept
