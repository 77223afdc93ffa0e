"""Fit the table of confidence to conflicts that were judged, and test it on others.

    python -m bench.fit_confidence [FOLDER ...] [--first CSV] [--data MEANTIME] [--record]

A folder holds clusters as ``bench_conflicts`` reads them; without one, those of
``bench.sets`` that set the table.  What the program finds in them today
has been mended since they were first seen, so it flatters; therefore what it
found on the day of the first look takes part too (``tests/gold/first_looks.csv``),
and so do real articles, the topics of MEANTIME, which contradict each other less
often than articles written for it: each loud conflict of dates or quantities
there counts as wrong; of notes and other kinds nothing is known, and they are left out.
``--record`` prints rows for that file and does nothing else: for new folders, before
anybody looks.

A conflict is loud or a note, each between short or between long articles, or inside
one article; each tier has its own steps by score.  A step is the share of right ones, drawn towards
``PRIOR``; a step that is not surer than the one below it is joined with it (pool
adjacent violators).  Printed are the table as ``registry/conflicts/findings/confidence.py``
has it, and the Brier score of the program's own confidence beside that of the
table: of tables fitted to half of the sets and told on the other half, with
their reliability; and of this one on the sets that were never opened.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench import bench_conflicts
from bench.bench_conflicts import Cluster
from bench.bench_link import Judged, brier, clusters_of, judge, judged, reliability
from bench.sets import ROOT, SETS
from bench.tokenised import read_tokens, write_article
from registry import extraction, reading
from registry.conflicts.findings.confidence import CALIBRATION
from registry.records import Document

Steps = tuple[tuple[int, int], ...]
"""Score from, and confidence from there on; both in thousandths, both rising."""

PRIOR: Mapping[str, Steps] = {
    "loud": ((0, 660), (6400, 820), (9500, 940)),
    "long": ((0, 500),),
    "note": ((0, 400), (4000, 500)),
    "long note": ((0, 150), (4000, 230), (4800, 320)),
    "inside": ((0, 200),),
}
"""Where a step may begin, and what is held of it before anything is seen: a table by hand."""
WEIGHT = 120
"""How many conflicts that were seen weigh as much as what is held before: sets differ more than
chance has it, so that half of them tell little of the other half.  40 does worse there."""
SPLITS = 20
"""How many times the sets are cut in halves."""


def fit(found: Iterable[Judged]) -> dict[str, Steps]:
    """Steps for each tier, the first from score 0; what was never seen has its prior."""
    by_tier: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        by_tier[one.tier].append(one)
    return {name: _steps(by_tier[name], prior) for name, prior in PRIOR.items()}


def _steps(found: Sequence[Judged], prior: Steps) -> Steps:
    pooled: list[tuple[int, int, int]] = []  # score from, weight, thousandths of right ones
    for (low, held), (high, _) in itertools.pairwise((*prior, (sys.maxsize, 0))):
        own = [one for one in found if low <= max(one.score, 0) < high]
        right = 1000 * sum(one.right for one in own) + WEIGHT * held
        pooled.append((low, len(own) + WEIGHT, right))
        while len(pooled) > 1 and _share(*pooled[-2][1:]) >= _share(*pooled[-1][1:]):
            (start, seen, hits), (_, more, others) = pooled[-2:]
            pooled[-2:] = [(start, seen + more, hits + others)]
    return tuple((start, _share(seen, hits)) for start, seen, hits in pooled)


def _share(weight: int, right: int) -> int:
    """Thousandths, in whole hundredths."""
    return 10 * round(right / weight / 10)


def told(table: Mapping[str, Steps], one: Judged) -> int:
    """The confidence that a table gives."""
    return max(value for low, value in table[one.tier] if low <= max(one.score, 0))


def crossed(sets: Mapping[str, Sequence[Judged]]) -> list[tuple[Judged, int]]:
    """Each conflict with the confidence of a table fitted to the other half of the sets.

    Once for each of ``SPLITS`` ways to cut the sets; what was found in a set at first and
    what is found in it today are in one half.
    """
    found = []
    for seed in range(SPLITS):
        names = sorted(sets)
        random.Random(seed).shuffle(names)
        for half in (0, 1):
            table = fit(one for name in names[1 - half :: 2] for one in sets[name])
            found += [(one, told(table, one)) for name in names[half::2] for one in sets[name]]
    return found


def read_first(lines: Iterable[str]) -> dict[str, list[Judged]]:
    """What was found in each set on the day it was first seen, as sure as the program is today."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for row in csv.DictReader(lines):
        score, right = int(row["score"]), row["right"] == "1"
        one = Judged(score, 0, right, row["tier"], kind=row["kind"])
        found[row["set"]].append(replace(one, confidence=told(CALIBRATION, one)))
    return dict(found)


def read_real(data: Path) -> list[Cluster]:
    """The articles of MEANTIME, a cluster each topic, each with an outlet of its own."""
    by_topic: dict[str, list[Document]] = defaultdict(list)
    for name, tokens in sorted(read_tokens(data / "meantime.conll").items()):
        text = write_article(tokens, source=f"Wikinews {name}").text
        by_topic[name.partition("/")[0]] += reading.read(text.encode(), where=f"{name}.txt")
    empty: dict[str, list[bench_conflicts.Pair]] = {"conflicts": [], "compatible": []}
    return [Cluster(Path(topic), own, empty, {}) for topic, own in sorted(by_topic.items())]


def judge_real(cluster: Cluster, parser: extraction.Parser) -> list[Judged]:
    """What is loud of dates and quantities in articles that do not contradict each other."""
    found, claims, _, _ = bench_conflicts.run([cluster], parser)
    every = (judged(one, claims, right=False) for one in found)
    return [one for one in every if one.loud and one.kind in ("date", "quantity")]


def show(name: str, found: Sequence[tuple[Judged, int]], times: int = 1) -> None:
    """Print the Brier scores of the program and of a table, of all and of each tier."""
    right = sum(one.right for one, _ in found)
    print(f"{name}: {len(found) // times} conflicts, {right // times} right")
    for part in ("all", *PRIOR):
        own = [(one, value) for one, value in found if part in ("all", one.tier)]
        if own:
            before = brier((one.confidence, one.right) for one, _ in own)
            after = brier((value, one.right) for one, value in own)
            count = len(own) // times
            print(f"  {part:7}{count:5}  Brier of the program {before:.3f}, of the fit {after:.3f}")


def main(argv: Sequence[str]) -> int:
    """Print the fitted table, and what it is worth on conflicts that it was not fitted to."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("folders", nargs="*", type=Path)
    ap.add_argument("--first", type=Path, default=ROOT / "tests/gold/first_looks.csv")
    ap.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/meantime")
    ap.add_argument("--record", action="store_true")
    args = ap.parse_args(argv)
    parser = extraction.load()
    folders = args.folders or [Path(one) for one in SETS["set the table of confidence"]]
    # A folder that is given stands where it is; a name stands below our clusters.
    sets = {
        folder.name: judge(
            clusters_of([str(folder.resolve() if folder.is_dir() else folder)]), parser
        )
        for folder in folders
    }
    if args.record:
        for name, own in sorted(sets.items()):
            for one in sorted(own, key=lambda one: (one.tier, one.kind, one.score)):
                row = (name, one.tier, one.kind, one.score, int(one.right))
                print(*row, sep=",")
        return 0
    first = read_first(args.first.read_text("utf-8").splitlines())
    for name in sets.keys() & first.keys():
        sets[name] += first[name]
    if (args.data / "meantime.conll").exists():
        for cluster in read_real(args.data):
            sets[cluster.folder.name] = judge_real(cluster, parser)
    else:
        print(f"no real articles at {args.data}: fitted to ours alone")
    table = fit(one for name in sorted(sets) for one in sets[name])
    for name, steps in table.items():
        print(f'    "{name}": {steps},')
    halves = crossed(sets)
    show("fitted to half of the sets, told on the other half", halves, SPLITS)
    for low, high, count, hits, mean in reliability([(value, one.right) for one, value in halves]):
        print(
            f"  {low / 1000:.2f} to {min(high, 1000) / 1000:.2f}{count / SPLITS:7.1f} conflicts,"
            f" share right {hits / count:.2f}, mean said {mean:.2f}"
        )
    for use in ("never opened", "set weights and rules"):
        others = judge(clusters_of(SETS[use]), parser)
        show(f"not fitted to: {use}", [(one, told(table, one)) for one in others])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
