"""What runs inside a partition: plain functions of rows, the same code as the embedded run.

Frames come and go as pandas; nothing here knows Spark, so each function can be
tried on a frame made by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from registry import conflicts, linking
from registry.corpus.shapes import read_articles, read_claims
from registry.records import Comparison, LinkDecision
from registry.values.relation import Relation

Frames = Iterator[pd.DataFrame]
_BLOCK = ["key", "second", "fine", "low", "high"]
"""What names a group of claims to pair: key, second key if any, and the two chunks."""
COUNTS = "counts"
"""In the column ``left`` of a row that holds counts in place of a comparison."""


def pairs_of_blocks(frames: Iterable[pd.DataFrame]) -> Frames:
    """All pairs of each group of rows; the rows of a group come one after the other.

    A group of two chunks of a hot block holds the pairs between them alone; the
    pairs inside of a chunk are those of its group with itself.
    """
    carried: list[pd.DataFrame] = []
    for frame in frames:
        if frame.empty:
            continue
        whole = pd.concat([*carried, frame], ignore_index=True) if carried else frame
        names = whole[_BLOCK].to_numpy()
        same = (names == names[-1]).all(axis=1)
        last = len(whole) - int(np.argmin(same[::-1])) if not same.all() else 0
        carried = [whole.iloc[last:]]
        if last:
            yield _pairs(whole.iloc[:last])
    if carried:
        yield _pairs(carried[0])


def _pairs(rows: pd.DataFrame) -> pd.DataFrame:
    names = rows[_BLOCK].to_numpy()
    starts = np.concatenate([[0], np.nonzero((names[1:] != names[:-1]).any(axis=1))[0] + 1])
    ends = np.append(starts[1:], len(rows))
    documents = rows["document"].to_numpy()
    positions = rows["position"].to_numpy()
    chunks = rows["chunk"].to_numpy()
    between = rows["low"].to_numpy() != rows["high"].to_numpy()
    lefts: list[int] = []
    rights: list[int] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        for a, b in combinations(range(start, end), 2):
            if between[start] and chunks[a] == chunks[b]:
                continue
            lefts.append(a)
            rights.append(b)
    one, other = np.array(lefts, dtype=np.int64), np.array(rights, dtype=np.int64)
    # One name for a pair, whichever of the two comes first.
    swap = (documents[other] < documents[one]) | (
        (documents[other] == documents[one]) & (positions[other] < positions[one])
    )
    first, second = np.where(swap, other, one), np.where(swap, one, other)
    return pd.DataFrame(
        {
            "a": documents[first],
            "at": positions[first],
            "b": documents[second],
            "bt": positions[second],
            "worth": rows["worth"].to_numpy()[one],
        }
    )


def compare_cell(pairs: pd.DataFrame, articles: pd.DataFrame, hot: Set[int]) -> pd.DataFrame:
    """Compare pairs of claims of the given articles, and judge them by the rules.

    All pairs of two articles come together, so that of rival answers the best
    can be told.  ``hot`` are the keys that are too common to stand alone.
    """
    if pairs.empty:
        return _rows([], {}, {})
    documents = dict(zip(articles["document"], articles["article"], strict=True))
    claims: list[Any] = []
    numbers: dict[tuple[str, int], str] = {}
    for document, own in zip(articles["document"], articles["claims"], strict=True):
        for position, claim in enumerate(read_claims(own)):
            numbers[document, position] = claim.id
            claims.append(claim)
    found_articles = read_articles(documents, {})
    made = linking.prepare(claims, found_articles)
    row_of = {id_: row for row, id_ in enumerate(made.ids)}
    rows = [
        sorted((row_of[numbers[a, at]], row_of[numbers[b, bt]]))
        for a, at, b, bt in zip(pairs["a"], pairs["at"], pairs["b"], pairs["bt"], strict=True)
    ]
    rows.sort()
    lefts = np.array([pair[0] for pair in rows], dtype=np.int64)
    rights = np.array([pair[1] for pair in rows], dtype=np.int64)
    capped = {name for own in made.keys for name in own if linking.key_number(name) in hot}
    found, _ = linking.score(made, lefts, rights, capped)
    by_id = dict(zip(made.ids, made.claims, strict=True))
    kept = linking.without_rivals(found, by_id)
    judged = conflicts.detect(kept, by_id, found_articles)
    counts = {outcome.value: count for outcome, count in judged.outcomes.items()}
    return _rows(
        [one for one in judged.comparisons if _may_conflict(one)],
        {**counts, "pairs": len(rows), "kept": len(kept)},
        {id_: claim.document_id for id_, claim in by_id.items()},
    )


def _may_conflict(one: Comparison) -> bool:
    """Whether a conflict may rest on it; what it does not rest on is only counted."""
    return any(
        found.relation is Relation.DISJOINT and found.decision is not LinkDecision.DIFFERENT
        for found in one.alignments
    )


def _rows(
    found: Iterable[Comparison], counts: dict[str, int], documents: dict[str, str]
) -> pd.DataFrame:
    rows = [
        (
            one.left,
            one.right,
            documents[one.left],
            documents[one.right],
            one.model_dump_json(exclude_defaults=True),
        )
        for one in found
    ]
    if counts:
        rows.append((COUNTS, "", "", "", json.dumps(counts)))
    names = ["left", "right", "left_document", "right_document", "record"]
    return pd.DataFrame(rows, columns=names, dtype=object)
