"""A corpus reconciled by Spark beside the embedded run: seconds, memory, bytes shuffled.

    python -m bench.bench_spark [--claims N,N] [--skew S] [--master local[2]] [--partitions P]

The claims are generated (``bench.generate``).  Both runs must find the same
conflicts, or the measurement fails.  Needs the extra ``spark`` and Java.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.generate import World, document_row
from registry import conflicts
from registry.corpus import shapes
from registry.corpus.reconcile import reconcile
from registry.corpus.session import session
from registry.linking import link
from registry.provenance import supported
from registry.store.digest import conflicts_digest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PIECE = 2_000  # articles in one Parquet file


@dataclass
class Taken:
    """What a piece of work took."""

    megabytes: int = 0
    """The most memory that was held."""
    processor: float = 0.0
    """Seconds on the processor, whatever else ran on the machine."""


def _look(pid: int, *, below: bool) -> tuple[int, float]:
    """Megabytes and processor seconds of a process, and of all below it."""
    found: dict[int, tuple[int, int]] = {}
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            after = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        # Own time, and that of children that have ended and were waited for.
        found[int(entry.name)] = int(after[21]), sum(int(after[n]) for n in range(11, 15))
        children.setdefault(int(after[1]), []).append(int(entry.name))
    pages, ticks, reached = 0, 0, [pid]
    while reached:
        one = reached.pop()
        held, busy = found.get(one, (0, 0))
        pages, ticks = pages + held, ticks + busy
        reached += children.get(one, []) if below else []
    size = pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    return size, ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def watched(*, below: bool) -> Iterator[Taken]:
    """What this process takes meanwhile, with what it started or without."""
    taken, done = Taken(), threading.Event()

    def look() -> None:
        while not done.wait(0.5):
            taken.megabytes = max(taken.megabytes, _look(os.getpid(), below=below)[0])

    watcher = threading.Thread(target=look)
    watcher.start()
    before = _look(os.getpid(), below=below)[1]
    try:
        yield taken
    finally:
        taken.processor = _look(os.getpid(), below=below)[1] - before
        done.set()
        watcher.join()


def write(spark: SparkSession, world: World, count: int, folder: str) -> tuple[int, int]:
    """The first articles as Parquet; how many articles and bytes."""
    total = 0
    for begin in range(0, count, PIECE):
        documents, claims = [], []
        for number in range(begin, min(begin + PIECE, count)):
            article, own = world.article(number)
            documents.append(document_row(article, len(own)))
            claims.append(shapes.claims_row(article, own))
        total += len(documents)
        for name, rows, schema in (
            ("documents", documents, shapes.DOCUMENTS),
            ("claims", claims, shapes.CLAIMS),
        ):
            spark.createDataFrame(rows, schema).write.mode("append").parquet(f"{folder}/{name}")
    size = sum(path.stat().st_size for path in Path(folder).rglob("*.parquet"))
    return total, size


@dataclass(frozen=True)
class Run:
    """What one run took and found."""

    seconds: float
    digest: str
    pairs: int


def embedded(size: int, skew: float) -> tuple[Run, World]:
    """The embedded run, in one process, as ``reconcile`` has it; and the world it saw."""
    world = World(size, skew)
    told = [world.article(number) for number in range(world.articles)]
    claims = {claim.id: claim for _, own in told for claim in own}
    articles = {article.id: article for article, _ in told}
    begun = time.perf_counter()
    linked = link(list(claims.values()), articles)
    found = conflicts.detect(linked.comparisons, claims, articles).conflicts
    standing = [supported(one, claims, articles) for one in found]
    seconds = time.perf_counter() - begun
    return Run(seconds, conflicts_digest(standing), linked.counts["pairs"]), world


def shuffled(spark: SparkSession) -> int:
    """Bytes that all stages so far wrote for others."""
    context, java = spark.sparkContext, spark.sparkContext._jvm
    nothing = java.java.util.ArrayList()
    none = context._gateway.new_array(java.double, 0)
    stages = context._jsc.sc().statusStore().stageList(nothing, False, False, none, nothing)
    return sum(stages.apply(at).shuffleWriteBytes() for at in range(stages.size()))


def measure(
    size: int, skew: float, spark: SparkSession, folder: str, partitions: int | None
) -> bool:
    """One size by both; whether they agree."""
    gc.collect()
    with watched(below=False) as took:
        alone, world = embedded(size, skew)
    gc.collect()
    cores = os.cpu_count()
    print(
        f"embedded: {size:,} claims, {alone.pairs:,} pairs in {alone.seconds:.1f} s,"
        f" {took.processor:.1f} s of one core in all, at most {took.megabytes:,} MB"
        f" (load {os.getloadavg()[0]:.1f} on {cores} cores)",
        flush=True,
    )
    begun = time.perf_counter()
    articles, kept = write(spark, world, world.articles, folder)
    writing = time.perf_counter() - begun
    with watched(below=True) as took:
        before = shuffled(spark)
        begun = time.perf_counter()
        found, _ = reconcile(
            spark,
            spark.read.schema(shapes.DOCUMENTS).parquet(f"{folder}/documents"),
            spark.read.schema(shapes.CLAIMS).parquet(f"{folder}/claims"),
            partitions=partitions,
            progress=lambda stage, done, total, what="": print(
                f"  {time.perf_counter() - begun:6.1f} s {what}", flush=True
            ),
        )
        seconds = time.perf_counter() - begun
    moved = shuffled(spark) - before
    print(
        f"spark: {articles:,} articles written as Parquet in {writing:.1f} s,"
        f" {kept / size:,.0f} bytes a claim\n"
        f"spark: {size:,} claims, {found.counts['pairs']:,} pairs in {seconds:.1f} s,"
        f" {took.processor:.1f} s of one core in all, at most {took.megabytes:,} MB,"
        f" {moved / 1e6:,.0f} MB shuffled = {moved / size:,.0f} bytes a claim"
        f" (load {os.getloadavg()[0]:.1f} on {cores} cores)"
    )
    same = found.digest == alone.digest
    verdict = "the same conflicts" if same else "THE TWO RUNS DIFFER"
    print(f"{verdict}: {len(found.conflicts):,}, sha256 {found.digest[:16]}", flush=True)
    return same


def main() -> int:
    """Generate, run both, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--claims", default="10000,100000", help="sizes, one after the other")
    parser.add_argument("--skew", type=float, default=0.0)
    parser.add_argument("--master", default="local[*]")
    parser.add_argument("--partitions", type=int)
    parser.add_argument("--memory", default="3g", help="of Java")
    given = parser.parse_args()
    agreed = True
    with session(given.master, settings={"spark.driver.memory": given.memory}) as spark:
        for size in given.claims.split(","):
            with tempfile.TemporaryDirectory() as folder:
                agreed &= measure(int(size), given.skew, spark, folder, given.partitions)
            spark.catalog.clearCache()
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())
