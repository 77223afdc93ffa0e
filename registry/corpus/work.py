"""What runs inside a partition: plain functions of rows, the same code as the embedded run.

Frames come and go as pandas; nothing here knows Spark, so each function can be
tried on a frame made by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from registry import conflicts, linking
from registry.corpus.shapes import read_articles, read_claims
from registry.linking.bounding.bounds import Bounds
from registry.linking.bounding.columns import Builder
from registry.linking.bounding.differing import may_differ
from registry.linking.bounding.sides import Side, may_share_story
from registry.linking.link import SAME_ARTICLE, articles_of, compared, with_remaining
from registry.linking.signature import profiles, signatures
from registry.linking.tables import Rows
from registry.records import Article, Claim, Comparison, LinkDecision
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
    # Each row with all that come after it in its group.
    at = np.arange(len(rows))
    after = np.repeat(ends, ends - starts) - at - 1
    one = np.repeat(at, after)
    other = np.arange(len(one)) - np.repeat(np.cumsum(after) - after, after) + one + 1
    kept = ~between[one] | (chunks[one] != chunks[other])
    one, other = one[kept], other[kept]
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
    said = dict(sorted(zip(articles["document"], articles["claims"], strict=True)))
    about = read_articles(dict(zip(articles["document"], articles["article"], strict=True)), {})
    side, lefts, rights = _columns(pairs, said, about)
    left_over = _one_of_each(side, lefts, rights)
    lefts, rights, possible = _undecided(side, lefts, rights)
    found = _compared(side, (lefts, rights), left_over, said, about, hot)
    claims = {claim.id: claim for claim in found.claims}
    kept = linking.without_rivals(found.comparisons, claims)
    judged = conflicts.detect(kept, claims, about)
    counts = {outcome.value: count for outcome, count in judged.outcomes.items()}
    return _rows(
        [one for one in judged.comparisons if _may_conflict(one)],
        {
            **counts,
            "pairs": len(pairs),
            "possible": possible,
            "compared": len(lefts),
            "kept": len(kept),
        },
        {id_: claim.document_id for id_, claim in claims.items()},
    )


def _columns(
    pairs: pd.DataFrame, said: Mapping[str, Any], about: Mapping[str, Article]
) -> tuple[Side, Rows, Rows]:
    """Columns of the claims that stand in pairs, and the pairs as rows of them.

    The left claim has the lower id.  Records are let go article by article: as
    columns claims take a tenth of the room.
    """
    index = pd.Index(list(said))
    first = np.cumsum([0, *(len(own) for own in said.values())])
    ends = [
        first[index.get_indexer(pairs[name])] + pairs[at].to_numpy()
        for name, at in (("a", "at"), ("b", "bt"))
    ]
    asked = np.unique(np.concatenate(ends))
    builder = Builder()
    for number, (document, own) in enumerate(said.items()):
        built = signatures(read_claims(own), about)
        builder.article(document, profiles(built)[document])
        begin, end = np.searchsorted(asked, first[number : number + 2])
        for at in (asked[begin:end] - first[number]).tolist():
            builder.add(built[at])
    side = Side(builder.built())
    order = np.empty(len(asked), dtype=np.int64)
    order[np.argsort(np.array(side.columns.ids))] = np.arange(len(asked))
    one, other = (np.searchsorted(asked, end) for end in ends)
    swap = order[one] > order[other]
    lefts, rights = np.where(swap, other, one), np.where(swap, one, other)
    sorted_ = np.lexsort((order[rights], order[lefts]))
    return side, lefts[sorted_], rights[sorted_]


def _one_of_each(side: Side, lefts: Rows, rights: Rows) -> tuple[Rows, Rows]:
    """One pair of claims of any two articles that may be on one story."""
    may = np.nonzero(may_share_story(side, lefts, rights))[0]
    document = side.columns.claim["document"].astype(np.int64)
    _, first = np.unique(document[lefts[may]] << 32 | document[rights[may]], return_index=True)
    return lefts[may[first]], rights[may[first]]


def _undecided(side: Side, lefts: Rows, rights: Rows) -> tuple[Rows, Rows, int]:
    """The pairs that may contradict each other, with their rivals; how many are possible at all."""
    bounds = Bounds(side.derived, SAME_ARTICLE.weight)
    parts = [
        (part.left, part.right, may_differ(bounds, side, side, part))
        for part in bounds.possible(side, lefts, side, rights)
    ]
    left, right, undecided = (np.concatenate(part) for part in zip(*parts, strict=True))
    near = _rivals(left, right, undecided, side.columns.claim["document"].astype(np.int64))
    return left[near], right[near], len(left)


def _rivals(left: Rows, right: Rows, asked: NDArray[np.bool_], document: Rows) -> NDArray[np.bool_]:
    """The pairs asked for, and those that share a claim and the other article with one."""
    width = int(document.max(initial=0)) + 1
    one, other = left * width + document[right], right * width + document[left]
    wanted = np.unique(np.concatenate([one[asked], other[asked]]))
    near: NDArray[np.bool_] = asked | np.isin(one, wanted) | np.isin(other, wanted)
    return near


class _Compared(NamedTuple):
    comparisons: list[Comparison]
    claims: Sequence[Claim]


def _compared(
    side: Side,
    pairs: tuple[Rows, Rows],
    left_over: tuple[Rows, Rows],
    said: Mapping[str, Any],
    about: Mapping[str, Article],
    hot: Set[int],
) -> _Compared:
    """Compare pairs slot by slot, and what articles leave over, by the records of the articles."""
    columns = side.columns
    rows = np.unique(np.concatenate([*pairs, *left_over]))
    documents = [columns.documents[n] for n in np.unique(columns.claim["document"][rows]).tolist()]
    claims = [claim for document in documents for claim in read_claims(said[document])]
    made = linking.prepare(claims, about)
    place = {claim_id: n for n, claim_id in enumerate(made.ids)}
    where = np.array([place[columns.ids[n]] for n in rows.tolist()], dtype=np.int64)
    capped = {name for own in made.keys for name in own if linking.key_number(name) in hot}
    left, right, one, other = (where[np.searchsorted(rows, x)] for x in (*pairs, *left_over))
    found = compared(made, left, right, capped)
    articles = articles_of(made, one, other)
    return _Compared(with_remaining(made, found, articles, capped), made.claims)


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
