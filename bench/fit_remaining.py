"""Fit the weights of numbers that two articles leave over (``registry/linking/remaining.py``).

    python -m bench.fit_remaining FOLDER ... [--test FOLDER ...]

A folder holds clusters as ``bench_conflicts`` reads them.  Every pair of numbers
of one dimension that two articles on one story leave over is a row: what the two
have in common, as ``remaining`` names it, and whether ``gold.json`` calls them a
contradiction; weak ones are left out.  A logistic regression, drawn towards
nothing (``RIDGE``), gives the weights.  Printed are the table in thousandths of a
bit, with the base at which a chance of ``ASKED`` reaches the threshold of notes,
and for the folders of ``--test`` how many of the pairs that pass are right.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import bench_conflicts
from bench.bench_conflicts import Cluster
from registry import extraction, linking
from registry.linking import remaining
from registry.linking.link import candidates_of
from registry.linking.stories import Stories
from registry.linking.weights import THRESHOLDS, WEIGHTS
from registry.records import Level, QuantitySlot

ASKED = 0.35
"""The chance of being right from which on a pair is a note."""
RIDGE = 2.0
BASE, WORDS = ("left over", "numbers"), ("words", "shared words")
Row = tuple[dict[tuple[str, str], float], bool, bool]
"""What two numbers have in common, whether they contradict each other, whether they pass today."""


def rows(folder: Path, parser: extraction.Parser) -> Iterator[Row]:
    """The pairs of numbers that are left over in the clusters of a folder."""
    for path in sorted(one.parent for one in folder.glob("*/gold.json")):
        cluster = bench_conflicts.read_cluster(path)
        _, claims, _, articles = bench_conflicts.run([cluster], parser)
        made = linking.prepare(list(claims.values()), articles)
        stories = Stories(made.about)
        (lefts, rights), _ = candidates_of(made)
        sorts = remaining.sorts_of(made.built)
        kept = np.nonzero(sorts[lefts] & sorts[rights])[0]
        pairs = list(zip(lefts[kept].tolist(), rights[kept].tolist(), strict=True))
        for one, other, found in remaining.numbers_left(made.built, pairs, stories.between):
            told = _label(cluster, one, other)
            if told is not None:
                score = sum(level.weight for level in found)
                yield _features(found), told, score >= THRESHOLDS["quantity"][1]


def _features(found: Sequence[Level]) -> dict[tuple[str, str], float]:
    return {
        (one.slot, one.level): one.weight / float(remaining.WORDS * 1000)
        if one.slot == "words"
        else 1.0
        for one in found
        if one.slot != "story"
    }


def _label(
    cluster: Cluster, one: tuple[str, QuantitySlot], other: tuple[str, QuantitySlot]
) -> bool | None:
    """Whether gold says that they contradict each other; ``None`` where it is in two minds."""
    texts = {cluster.stems[d.id]: d.text for d in cluster.documents}

    def holds(end: tuple[str, QuantitySlot], stem: str, quote: str) -> bool:
        document, slot = end
        at = texts[stem].find(quote)
        start, stop = slot.mention.start, slot.mention.end
        return cluster.stems[document] == stem and at >= 0 and start < at + len(quote) and at < stop

    for pair in cluster.gold["conflicts"]:
        (a, b), ends = (pair["a"], pair["b"]), ((one, other), (other, one))
        if pair["type"] == "quantity" and any(holds(x, *a) and holds(y, *b) for x, y in ends):
            return None if pair.get("strength") == "weak" else True
    return False


def fit(found: Sequence[Row], names: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """Weights in nats by Newton's method, the base first and not drawn towards anything."""
    x = np.array([[row[0].get(name, 0.0) for name in names] for row in found])
    y = np.array([row[1] for row in found], dtype=float)
    ridge = np.diag([0.0 if name == BASE else RIDGE for name in names])
    w = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(
            x.T @ (x * (p * (1 - p))[:, None]) + ridge + 1e-9 * np.eye(len(w)),
            x.T @ (y - p) - ridge @ w,
        )
        w += step
        if float(np.abs(step).max()) < 1e-9:
            break
    return w


def main(argv: Sequence[str]) -> int:
    """Print the table, and what today's passes on other folders."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("folders", nargs="+", type=Path)
    ap.add_argument("--test", nargs="*", type=Path, default=[])
    args = ap.parse_args(argv)
    parser = extraction.load()
    found = [row for folder in args.folders for row in rows(folder, parser)]
    names = [BASE, *sorted({name for row in found for name in row[0]} - {BASE})]
    weights = fit(found, names) / math.log(2)
    asked = math.log2(ASKED / (1 - ASKED))
    least = THRESHOLDS["quantity"][1] / 1000 - WEIGHTS["story", "same story"] / 1000
    right = sum(row[1] for row in found)
    print(f"{len(found)} pairs, {right} of them contradictions")
    for name, weight in zip(names, weights, strict=True):
        told: Any = weight - asked + least if name == BASE else weight
        print(f"    {name}: {round(told * 1000, -1):.0f}")
    for folder in args.test:
        seen = Counter((row[2], row[1]) for row in rows(folder, parser))
        print(f"{folder}: pass {seen[True, True]} right, {seen[True, False]} wrong;"
              f" {seen[False, True]} right ones do not")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
