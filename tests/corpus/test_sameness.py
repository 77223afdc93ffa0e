"""One answer, whoever computes it: SQLite, PostgreSQL and Spark, however the work is cut."""

import importlib
import os
import random
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.generate import World, document_row
from registry import conflicts, linking
from registry.linking.blocking.candidates import Limits
from registry.pipeline.demo import seeds
from registry.pipeline.ingest import ingest
from registry.pipeline.inputs import gather
from registry.pipeline.reconcile import reconcile
from registry.records import Article, Claim
from registry.store.digest import conflicts_digest
from registry.store.location import Location
from registry.store.writer import Store

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = [
    pytest.mark.spark,
    # The driver's own sockets and files; they are closed with the session.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

LOW = Limits(small=6, large=12, fine=6)
"""So that few claims have common keys, and every kind of block is there."""


@pytest.fixture(scope="module")
def world() -> list[tuple[Article, list[Claim]]]:
    """Articles with claims, a third of them on one name."""
    made = World(claims=400, skew=0.3)
    return [(article, list(own)) for article, own in map(made.article, range(made.articles))]


@pytest.fixture(scope="module")
def embedded(world: list[tuple[Article, list[Claim]]]) -> str:
    """What the embedded run finds in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importlib.import_module("registry.linking.link"), "LIMITS", LOW)
        claims = [claim for _, own in world for claim in own]
        articles = {article.id: article for article, _ in world}
        linked = linking.link(claims, articles)
        assert linked.capped  # common keys are part of what is proved
        found = conflicts.detect(linked.comparisons, {c.id: c for c in claims}, articles)
    assert found.conflicts
    return conflicts_digest(found.conflicts)


def frames(
    spark: "SparkSession", world: list[tuple[Article, list[Claim]]], seed: int
) -> tuple["DataFrame", "DataFrame"]:
    """The world as data sets, in an order of its own."""
    from registry.corpus import shapes

    chance = random.Random(seed)
    documents = [document_row(article, len(own)) for article, own in world]
    claims = [shapes.claims_row(article, chance.sample(own, len(own))) for article, own in world]
    chance.shuffle(documents)
    chance.shuffle(claims)
    return (
        spark.createDataFrame(documents, shapes.DOCUMENTS),
        spark.createDataFrame(claims, shapes.CLAIMS),
    )


@pytest.mark.parametrize(("partitions", "chunks"), [(1, 1), (2, 4), (8, 16)])
def test_spark_finds_what_the_embedded_run_finds(
    spark: "SparkSession",
    world: list[tuple[Article, list[Claim]]],
    embedded: str,
    partitions: int,
    chunks: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from registry.corpus import reconcile as room

    monkeypatch.setattr(room, "CHUNKED_FROM", 4)
    documents, claims = frames(spark, world, seed=partitions)
    found, _ = room.reconcile(
        spark, documents, claims, partitions=partitions, chunks=chunks, limits=LOW
    )
    assert found.digest == embedded
    assert found.claims == sum(len(own) for _, own in world)


def workers(driver: int) -> list[int]:
    """Python workers of a Spark driver: its grandchildren, by process id."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                after = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(after[1]), []).append(int(entry.name))
    reached, found = [driver], []
    while reached:
        for child in children.get(reached.pop(), []):
            reached.append(child)
            found.append(child)
    return [one for one in found if not children.get(one)]


def test_a_worker_that_is_killed_changes_nothing(
    spark: "SparkSession", world: list[tuple[Article, list[Claim]]], embedded: str
) -> None:
    from registry.corpus import reconcile as room

    assert spark._jvm is not None
    java = int(spark._jvm.java.lang.ProcessHandle.current().pid())
    killed: list[int] = []
    done = threading.Event()

    def kill() -> None:
        while not done.wait(0.2):
            for one in workers(java)[:1]:
                os.kill(one, signal.SIGKILL)
                killed.append(one)
                return

    killer = threading.Thread(target=kill)

    def progress(stage: str, done: int, total: int, what: str = "") -> None:
        if what == "looking for conflicts":
            killer.start()

    documents, claims = frames(spark, world, seed=5)
    try:
        found, _ = room.reconcile(
            spark, documents, claims, partitions=2, limits=LOW, progress=progress
        )
    finally:
        done.set()
        if killer.ident:
            killer.join()
    assert killed
    assert found.digest == embedded


def test_a_run_that_was_interrupted_goes_on_from_what_is_whole(
    spark: "SparkSession",
    world: list[tuple[Article, list[Claim]]],
    embedded: str,
    tmp_path: Path,
) -> None:
    from registry.corpus import reconcile as room

    def interrupt(stage: str, done: int, total: int, what: str = "") -> None:
        if what == "looking for conflicts":
            raise KeyboardInterrupt

    def written() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in tmp_path.rglob("part-*.parquet")}

    keep = str(tmp_path / "work")
    documents, claims = frames(spark, world, seed=3)
    with pytest.raises(KeyboardInterrupt):
        room.reconcile(
            spark, documents, claims, partitions=2, limits=LOW, keep=keep, progress=interrupt
        )
    before = written()
    (tmp_path / "work" / "compared" / "_SUCCESS").unlink()  # as if it had ended before its end
    found, _ = room.reconcile(spark, documents, claims, partitions=2, limits=LOW, keep=keep)
    assert found.digest == embedded
    kept = {path.parent.name for path, at in written().items() if before.get(path) == at}
    assert kept == {"pairs"}


@pytest.mark.postgres
def test_the_seeds_give_one_digest_on_every_engine(
    spark: "SparkSession", tmp_path: Path, server_location: Location
) -> None:
    from registry.corpus import ingest as reading
    from registry.corpus.load import load, save_found
    from registry.corpus.reconcile import reconcile as run

    target = str(tmp_path / "corpus")
    read = reading.ingest(spark, str(seeds()), target)
    again = reading.ingest(spark, str(seeds()), target)
    assert (read.kept, again.kept) == (0, read.batches)
    found, resting = run(
        spark,
        reading.read_part(spark, target, "documents"),
        reading.read_part(spark, target, "claims"),
    )
    save_found(spark, target, found, resting)
    digests = {found.digest}
    sizes = {(read.documents, read.claims), (found.documents, found.claims)}
    for location in (Location.file(tmp_path / "embedded.db"), server_location):
        with Store.open(location, create=True) as store:
            ingest(store, gather([str(seeds())]))
            digests.add(conflicts_digest(reconcile(store).conflicts))
            with store.view() as reader:
                digests.add(conflicts_digest(reader.conflicts()))
                sizes.add((reader.counts().documents, reader.counts().claims))
    assert len(digests) == len(sizes) == 1
    loaded = Location.file(tmp_path / "loaded.db")
    first = load(spark, target, loaded)
    second = load(spark, target, loaded)
    assert len(first.changes.new) == len(found.conflicts)
    assert (second.changes.new, second.changes.resolved) == ((), ())
    with Store.open(loaded, create=False) as store, store.view() as reader:
        from registry.store.check import check

        assert conflicts_digest(reader.conflicts()) == found.digest
        report = reader.report(reader.conflicts())
        assert all(
            one in report.claims for c in report.conflicts for s in c.sides for one in s.claims
        )
        assert check(reader) == []
