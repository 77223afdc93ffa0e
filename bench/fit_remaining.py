"""Fit the weights of values that two articles leave over (``registry/linking/remaining``).

    python -m bench.fit_remaining FOLDER ... [--test FOLDER ...]

A folder holds clusters as ``bench_conflicts`` reads them.  Every pair of values
of one sort that two articles on one story leave over is a row: what the two
have in common, as ``remaining`` names it, and whether ``gold.json`` calls them a
contradiction; weak ones are left out.  A logistic regression for each sort, drawn
towards nothing (``RIDGE``), gives the weights.  Printed are the table in
thousandths of a bit, with the base at which a chance of ``ASKED`` reaches the
threshold of notes, and how many of the pairs that pass are right: in each folder
by weights fitted to the others, and in the folders of ``--test``.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import bench_conflicts
from bench.bench_conflicts import Cluster
from registry import extraction, linking
from registry.linking.link import candidates_of
from registry.linking.remaining import POLARITY, REMAINING, SORTS, compared
from registry.linking.signature import Signature
from registry.linking.stories import Stories
from registry.linking.weights import THRESHOLDS, WEIGHTS
from registry.records import Claim

ASKED: Mapping[str, float] = {
    "time": 0.25, "quantity": 0.105, "place": 0.135, "participant": 0.15, "polarity": 0.27,
}  # fmt: skip
"""The chance of being right from which on a pair is a note."""
RIDGE = 1.5
_KINDS = {
    "time": "date", "quantity": "quantity", "place": "place", "participant": "participant",
    "polarity": "polarity",
}  # fmt: skip
"""What ``gold.json`` calls a contradiction of each sort."""
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """Two values that are left over."""

    features: Mapping[Name, float]
    right: bool
    """Gold calls them a contradiction."""
    found: bool
    """Something else finds that contradiction already."""
    ends: tuple[object, object]
    """The articles with the value on the left, and with that on the right."""
    told: str


def rows(folder: Path, parser: extraction.Parser) -> Iterator[tuple[str, Row]]:
    """The pairs of values that are left over in the clusters of a folder, by sort."""
    for path in sorted(one.parent for one in folder.glob("**/gold.json")):
        cluster = bench_conflicts.read_cluster(path)
        hits, claims, _, articles = bench_conflicts.run([cluster], parser)
        loud = [one for one in hits if one.severity != "note"]
        made = linking.prepare(list(claims.values()), articles)
        stories = Stories(made.about)
        (lefts, rights), _ = candidates_of(made)
        ids = [one.claim.document_id for one in made.built]
        pairs = {(ids[a], ids[b]) for a, b in zip(lefts.tolist(), rights.tolist(), strict=True)}
        for sort in (*SORTS, POLARITY):
            for _, x, y, levels in compared(made.built, sorted(pairs), stories.between, sort):
                one, other = made.built[x[0]], made.built[y[0]]
                label = _label(cluster, sort, (one, x[1]), (other, y[1]))
                if label is None:
                    continue
                pair = f"{path} {one.claim.document_id} {other.claim.document_id}"
                told = f"{_value(one.claim, sort, x[1])} | {_value(other.claim, sort, y[1])}"
                features = {
                    (level.slot, level.level): level.weight
                    / REMAINING[sort, level.slot, level.level]
                    for level in levels
                    if level.slot != "story"
                }
                known = any(
                    {one.claim.id, other.claim.id} <= {c for s in hit.sides for c in s.claims}
                    for hit in loud
                )
                ends = (pair, _at(one.claim, sort, x[1])), (pair, _at(other.claim, sort, y[1]))
                yield sort, Row(features, label, known, ends, told)


def _at(claim: Claim, sort: str, at: int) -> object:
    if sort in ("time", "quantity"):
        mention = (claim.times if sort == "time" else claim.quantities)[at].mention
        return mention and (mention.start, mention.end)
    return _value(claim, sort, at)


def _value(claim: Claim, sort: str, at: int) -> str:
    if sort == POLARITY:
        return str(claim.sentence)
    if sort == "participant":
        entity = claim.participants[at].entity
        return entity.key if entity else ""
    if sort == "place":
        return claim.places[at].place.name
    slots = claim.times if sort == "time" else claim.quantities
    mention = slots[at].mention
    return mention.text if mention else ""


def _label(
    cluster: Cluster, sort: str, one: tuple[Signature, int], other: tuple[Signature, int]
) -> bool | None:
    """Whether gold says that they contradict each other; ``None`` where it is in two minds."""
    texts = {cluster.stems[d.id]: d.text for d in cluster.documents}

    def holds(end: tuple[Signature, int], stem: str, quote: str) -> bool:
        claim, at = end[0].claim, end[1]
        if cluster.stems[claim.document_id] != stem:
            return False
        anchor = claim.anchor
        start, stop = anchor.start, anchor.end
        if sort in ("time", "quantity"):
            mention = (claim.times if sort == "time" else claim.quantities)[at].mention
            assert mention is not None
            start, stop = mention.start, mention.end
        begin = texts[stem].find(quote)
        return begin >= 0 and start < begin + len(quote) and begin < stop

    for pair in cluster.gold["conflicts"]:
        (a, b), ends = (pair["a"], pair["b"]), ((one, other), (other, one))
        if pair["type"] == _KINDS[sort] and any(holds(x, *a) and holds(y, *b) for x, y in ends):
            return None if pair.get("strength") == "weak" else True
        if sort == POLARITY and any(holds(x, *a) and holds(y, *b) for x, y in ends):
            return None  # they contradict each other in a value
    return False


def fit(found: Sequence[Row], names: Sequence[Name]) -> NDArray[np.float64]:
    """Weights in nats by Newton's method, the base first and not drawn towards anything."""
    x = _matrix(found, names)
    y = np.array([row.right for row in found], dtype=float)
    ridge = np.diag([0.0, *(RIDGE for _ in names[1:])])
    w = np.zeros(len(names))
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve(
            x.T @ (x * (p * (1 - p))[:, None]) + ridge + 1e-9 * np.eye(len(w)),
            x.T @ (y - p) - ridge @ w,
        )
        w += step
        if float(np.abs(step).max()) < 1e-9:
            break
    return w


def _matrix(found: Sequence[Row], names: Sequence[Name]) -> NDArray[np.float64]:
    return np.array([[row.features.get(name, 0.0) for name in names] for row in found])


def passing(
    found: Sequence[Row], names: Sequence[Name], weights: NDArray[np.float64], asked: float
) -> Counter[str]:
    """How many of those that pass are right, wrong, and right and found already."""
    chance = 1 / (1 + np.exp(-_matrix(found, names) @ weights)) if found else np.array([])
    most: dict[object, float] = defaultdict(float)
    for row, p in zip(found, chance, strict=True):
        for side, end in enumerate(row.ends):
            most[side, end] = max(most[side, end], float(p))
    counts: Counter[str] = Counter()
    for row, p in zip(found, chance, strict=True):
        if p >= asked and all(p >= most[side, end] for side, end in enumerate(row.ends)):
            counts["found already" if row.found else "right" if row.right else "wrong"] += 1
    return counts


def main(argv: Sequence[str]) -> int:
    """Print the table, and how many of those that pass are right."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("folders", nargs="+", type=Path)
    ap.add_argument("--test", nargs="*", type=Path, default=[])
    args = ap.parse_args(argv)
    parser = extraction.load()
    by_folder = {folder: list(rows(folder, parser)) for folder in (*args.folders, *args.test)}
    for sort in (*SORTS, POLARITY):
        own = {folder: [r for s, r in found if s == sort] for folder, found in by_folder.items()}
        found = [row for folder in args.folders for row in own[folder]]
        base = ("left over", sort)
        told = Counter(name for row in found for name in row.features)
        names = [base, *sorted({name for name, n in told.items() if n >= 5} - {base})]
        weights = fit(found, names)
        asked = ASKED[sort]
        least = THRESHOLDS[sort][1] / 1000 - WEIGHTS["story", "same story"] / 1000
        print(f"# {sort}: {len(found)} pairs, {sum(r.right for r in found)} of them contradictions")
        for name, weight in zip(names, weights / math.log(2), strict=True):
            shown = weight - math.log2(asked / (1 - asked)) + least if name == base else weight
            print(f'    ("{sort}", "{name[0]}", "{name[1]}"): {round(shown * 1000, -1):.0f},')
        for level in (0.5, asked, 0.25, 0.2):
            apart: Counter[str] = Counter()
            for folder in args.folders:
                rest = [row for other in args.folders if other != folder for row in own[other]]
                apart += passing(own[folder], names, fit(rest, names), level)
            print(f"#   from {level}: {dict(apart)}; " + "; ".join(
                f"{folder.name}: {dict(passing(own[folder], names, weights, level))}"
                for folder in args.test))  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
