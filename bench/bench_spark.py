"""A corpus reconciled by Spark beside the embedded run: seconds, memory, bytes shuffled.

    python -m bench.bench_spark [--claims N] [--skew S] [--master local[2]] [--partitions P]

The claims are generated (``bench.generate``).  Both runs must find the same
conflicts, or the measurement fails.  Needs the extra ``spark`` and Java.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bench.generate import World
from registry import conflicts, linking
from registry.corpus import shapes
from registry.corpus.reconcile import reconcile
from registry.corpus.session import session
from registry.provenance.origins import Sketch
from registry.records import Article, Claim
from registry.store.digest import conflicts_digest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PIECE = 2_000  # articles in one Parquet file


def _resident(pid: int) -> tuple[int, dict[int, list[int]]]:
    """Megabytes of a process and of all below it."""
    sizes: dict[int, int] = {}
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            after = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        sizes[int(entry.name)] = int(after[21]) * os.sysconf("SC_PAGE_SIZE")
        children.setdefault(int(after[1]), []).append(int(entry.name))
    total, reached = 0, [pid]
    while reached:
        one = reached.pop()
        total += sizes.get(one, 0)
        reached += children.get(one, [])
    return total // 1_000_000, children


@contextmanager
def peak() -> Iterator[list[int]]:
    """The most memory that this process and its children held, in megabytes."""
    most, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(0.5):
            most[0] = max(most[0], _resident(os.getpid())[0])

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        done.set()
        watcher.join()


def write(spark: SparkSession, world: World, folder: str) -> tuple[int, int]:
    """The corpus as Parquet; how many articles and bytes."""
    total = 0
    for begin in range(0, world.articles, PIECE):
        documents, claims = [], []
        for number in range(begin, min(begin + PIECE, world.articles)):
            article, own = world.article(number)
            documents.append(_document(article, len(own)))
            claims.append(shapes.claims_row(article, own))
        total += len(documents)
        for name, rows, schema in (
            ("documents", documents, shapes.DOCUMENTS),
            ("claims", claims, shapes.CLAIMS),
        ):
            spark.createDataFrame(rows, schema).write.mode("append").parquet(f"{folder}/{name}")
    size = sum(path.stat().st_size for path in Path(folder).rglob("*.parquet"))
    return total, size


def _document(article: Article, claims: int) -> dict[str, Any]:
    empty = Sketch(article.id, np.array([], dtype=np.uint64), "", "", "")
    return {
        "id": article.id,
        "key": article.key,
        "path": article.path,
        "text_sha256": "0" * 64,
        "record": "{}",
        "article": article.model_dump_json(exclude_defaults=True),
        "sketch": shapes.pack_sketch(empty),
        "claims": claims,
    }


def embedded(world: World) -> tuple[float, str, int]:
    """Seconds, digest and pairs of the embedded run."""
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    for number in range(world.articles):
        article, own = world.article(number)
        articles[article.id] = article
        claims.extend(own)
    begun = time.perf_counter()
    linked = linking.link(claims, articles)
    found = conflicts.detect(linked.comparisons, {c.id: c for c in claims}, articles)
    seconds = time.perf_counter() - begun
    return seconds, conflicts_digest(found.conflicts), linked.counts["pairs"]


def shuffled(spark: SparkSession) -> int:
    """Bytes that all stages so far wrote for others."""
    context, java = spark.sparkContext, spark.sparkContext._jvm
    nothing = java.java.util.ArrayList()
    none = context._gateway.new_array(java.double, 0)
    stages = context._jsc.sc().statusStore().stageList(nothing, False, False, none, nothing)
    return sum(stages.apply(at).shuffleWriteBytes() for at in range(stages.size()))


def main() -> None:
    """Generate, run both, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--skew", type=float, default=0.0)
    parser.add_argument("--master", default="local[*]")
    parser.add_argument("--partitions", type=int)
    parser.add_argument("--memory", default="4g")
    given = parser.parse_args()
    world = World(claims=given.claims, skew=given.skew)
    with peak() as most:
        seconds, digest, pairs = embedded(world)
    gc.collect()
    load = os.getloadavg()[0]
    print(
        f"embedded: {given.claims:,} claims, {pairs:,} pairs in {seconds:.1f} s,"
        f" at most {most[0]:,} MB (load of the machine {load:.1f} on {os.cpu_count()} cores)"
    )
    settings = {"spark.driver.memory": given.memory}
    with (
        tempfile.TemporaryDirectory() as folder,
        peak() as most,
        session(given.master, settings=settings) as spark,
    ):
        begun = time.perf_counter()
        articles, size = write(spark, world, folder)
        writing = time.perf_counter() - begun
        before = shuffled(spark)
        begun = time.perf_counter()
        found, _ = reconcile(
            spark,
            spark.read.schema(shapes.DOCUMENTS).parquet(f"{folder}/documents"),
            spark.read.schema(shapes.CLAIMS).parquet(f"{folder}/claims"),
            partitions=given.partitions,
        )
        seconds = time.perf_counter() - begun
        moved = shuffled(spark) - before
    print(
        f"spark: {articles:,} articles as Parquet in {writing:.1f} s,"
        f" {size / given.claims:,.0f} bytes a claim"
    )
    print(
        f"spark: {given.claims:,} claims, {found.counts['pairs']:,} pairs in {seconds:.1f} s,"
        f" at most {most[0]:,} MB, {moved / 1e6:,.0f} MB shuffled ="
        f" {moved / given.claims:,.0f} bytes a claim"
        f" (load of the machine {os.getloadavg()[0]:.1f})"
    )
    assert found.digest == digest, "the two runs differ"
    print(f"the same conflicts: {len(found.conflicts):,}, sha256 {digest[:16]}")


if __name__ == "__main__":
    main()
