"""Claims as Parquet to conflicts as Parquet.

1. Entries: which claim stands under which stored key.  Common keys stand only
   together with a second key, by the limits of ``linking``.
2. Pairs: entries are shuffled on the key; in each partition the pairs of each
   block.  A hot block is spread as pairs of its chunks.  What a pair shares is
   added up, so that each pair is kept once and only when it shares enough.
3. Cells: articles are dealt into groups, and a cell is a pair of groups.  Pairs
   are shuffled to the cell of their two articles, and the articles that they
   need after them.  There they are compared, rivals are told apart and the
   rules are tried: all pairs of two articles are in one cell, which is all
   that these three need to know.
4. Conflicts: what may rest on one is brought together, judged and merged by the
   same function as in the embedded run.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry import conflicts
from registry.corpus import shapes, work
from registry.corpus.ingest import exists
from registry.linking.blocking.candidates import Limits
from registry.linking.link import LIMITS
from registry.pipeline import Progress, silent
from registry.provenance import supported
from registry.provenance.origins import group_sketches
from registry.records import Article, Claim, Comparison, Conflict
from registry.store.digest import conflicts_digest

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

CHUNKS = 4
"""Pieces of a hot block; its pairs go to as many as ten partitions."""
CHUNKED_FROM = 64
"""Claims in a block from which on it is spread."""
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found."""

    conflicts: tuple[Conflict, ...]
    counts: Mapping[str, int]
    """By outcome, and ``pairs`` and ``kept``."""
    documents: int
    claims: int
    digest: str
    """Of the conflicts; the same as of an embedded run on the same articles."""


def reconcile(
    spark: SparkSession,
    documents: DataFrame,
    claims: DataFrame,
    *,
    partitions: int | None = None,
    groups: int | None = None,
    chunks: int = CHUNKS,
    limits: Limits = LIMITS,
    keep: str | None = None,
    progress: Progress = silent,
) -> tuple[Found, DataFrame]:
    """Compare all claims of a corpus; the comparisons that conflicts rest on come with them.

    ``documents`` and ``claims`` have the columns that ``shapes`` tells.  How
    many partitions, groups and chunks there are changes the cost alone.  What
    is finished is written to the folder ``keep``, and taken from there by a
    second start on the same claims; whoever names it sees to that, and removes it.
    """
    parallel = partitions or spark.sparkContext.defaultParallelism * 2
    spark.conf.set("spark.sql.shuffle.partitions", str(parallel))
    documents, claims = current(documents, claims)
    progress("reconciling", 0, _STEPS, "finding origins")
    origins = find_origins(documents)
    progress("reconciling", 1, _STEPS, "counting keys")
    entries, first, hot = effective_entries(claims, limits)
    progress("reconciling", 2, _STEPS, "pairing claims")
    pairs = _kept(candidate_pairs(entries, first, parallel, chunks=chunks), keep, "pairs")
    progress("reconciling", 3, _STEPS, "comparing claims")
    cells = compare(spark, pairs, documents, claims, hot, groups=groups or _groups(parallel))
    compared = _kept(cells, keep, "compared")
    counts: Counter[str] = Counter()
    for row in compared.where(compared.left == work.COUNTS).select("record").collect():
        counts.update(json.loads(row.record))
    progress("reconciling", 4, _STEPS, "looking for conflicts")
    resting = compared.where(compared.left != work.COUNTS)
    found = conclude(resting, documents, claims, origins)
    outcomes = {name: counts[name] for name in sorted(counts)}
    total = claims.selectExpr("sum(size(claims)) AS n").first()
    progress("reconciling", 5, _STEPS)
    return (
        Found(
            conflicts=found,
            counts=outcomes,
            documents=documents.count(),
            claims=int(total.n or 0) if total is not None else 0,
            digest=conflicts_digest(found),
        ),
        resting,
    )


def _kept(made: DataFrame, folder: str | None, name: str) -> DataFrame:
    """What is made, from the folder if it was finished there; Spark marks it when it is whole."""
    if folder is None:
        return made.cache()
    spark, path = made.sparkSession, f"{folder}/{name}"
    if not exists(spark, f"{path}/_SUCCESS"):
        made.write.mode("overwrite").parquet(path)
    return spark.read.schema(made.schema).parquet(path)


def _groups(parallel: int) -> int:
    """Groups of articles so that their pairs give every partition work."""
    groups = 1
    while groups * (groups + 1) // 2 < parallel:
        groups += 1
    return groups


def current(documents: DataFrame, claims: DataFrame) -> tuple[DataFrame, DataFrame]:
    """Each article once, in its version that was published last."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    newest = Window.partitionBy("key").orderBy(
        f.get_json_object("article", "$.published").desc_nulls_last(), f.desc("id")
    )
    same = Window.partitionBy("id").orderBy("path", "text_sha256")
    kept = (
        documents.withColumn("_same", f.row_number().over(same))
        .where("_same = 1")
        .withColumn("_newest", f.row_number().over(newest))
        .where("_newest = 1")
        .drop("_same", "_newest")
        .cache()
    )
    own = claims.dropDuplicates(["document"]).join(
        kept.select(kept.id.alias("document")), "document", "left_semi"
    )
    return kept, own


def find_origins(documents: DataFrame) -> dict[str, str]:
    """By document id, what it goes back to; from sketches, as in the embedded run."""
    sketches = [shapes.unpack_sketch(row.sketch) for row in documents.select("sketch").collect()]
    return {id_: group.key for id_, group in group_sketches(sketches).items()}


def effective_entries(
    claims: DataFrame, limits: Limits
) -> tuple[DataFrame, DataFrame, frozenset[int]]:
    """Which claim stands in which block, pairs of blocks too large, and keys too common.

    The blocks are those of ``linking.candidates``: ``worth`` is 2 where one of
    them is enough to bring two claims together, else 1.  Of one that is too large even
    with a second key every claim is paired with its first alone.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    each = claims.select(
        "document", f.posexplode(f.arrays_zip("keys", "seconds", "ranks")).alias("position", "own")
    ).select("document", "position", "own.keys", "own.seconds", f.col("own.ranks").alias("rank"))
    flat = each.select("document", "position", "seconds", "rank", f.explode("keys").alias("key"))
    sizes = flat.groupBy("key").agg(f.count("*").alias("size")).where("size > 1").cache()
    hot = sizes.where(f.col("size") > limits.large).select("key")
    common = frozenset(row.key for row in hot.collect())
    alone = flat.join(sizes.where(f.col("size") <= limits.large), "key").select(
        "key",
        f.lit(0).cast("bigint").alias("second"),
        f.lit(0).alias("fine"),
        f.when(f.col("size") <= limits.small, 2).otherwise(1).alias("worth"),
        *_CLAIM,
    )
    divided = flat.join(sizes.where(f.col("size") > limits.small).select("key"), "key").select(
        "key",
        f.explode("seconds").alias("second"),
        f.lit(1).alias("fine"),
        f.lit(2).alias("worth"),
        "rank",
        *_CLAIM,
    )
    both = ["key", "second"]
    counted = divided.groupBy(*both).agg(f.count("*").alias("size"))
    fitting = counted.where((f.col("size") > 1) & (f.col("size") <= limits.fine)).drop("size")
    entries = alone.unionByName(divided.join(fitting, both).drop("rank"))
    many = divided.join(counted.where(f.col("size") > limits.fine).drop("size"), both)
    place = f.row_number().over(Window.partitionBy(*both).orderBy("rank", *_CLAIM))
    leads = (
        many.withColumn("place", place)
        .where(f.col("place") <= limits.witnesses)
        .select(*both, f.struct(*_CLAIM).alias("one"))
    )
    met = leads.join(many.select(*both, f.struct(*_CLAIM).alias("other")), both)
    first = (
        met.where("one != other")
        .select(f.least("one", "other").alias("low"), f.greatest("one", "other").alias("high"))
        .select(
            f.col("low.document").alias("a"),
            f.col("low.position").alias("at"),
            f.col("high.document").alias("b"),
            f.col("high.position").alias("bt"),
            f.lit(2).alias("worth"),
        )
        .distinct()
    )
    return entries, first, common


_CLAIM = ("document", "position")


def candidate_pairs(
    entries: DataFrame, first: DataFrame, partitions: int, *, chunks: int
) -> DataFrame:
    """Each pair of claims that share enough, once; large blocks spread as pairs of chunks.

    ``first`` are pairs of blocks that were too large, of which one claim leads its block.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    size = f.count("*").over(Window.partitionBy("key", "second", "fine"))
    number = f.when(
        size >= CHUNKED_FROM, f.pmod(f.xxhash64("document", "position"), f.lit(chunks))
    ).otherwise(f.lit(0))
    wide = f.when(size >= CHUNKED_FROM, f.lit(chunks)).otherwise(f.lit(1))
    spread = (
        entries.withColumn("chunk", number.cast("int"))
        .withColumn("_wide", wide)
        .withColumn("_other", f.explode(f.sequence(f.lit(0), f.col("_wide") - 1)))
        .withColumn("low", f.least("chunk", "_other"))
        .withColumn("high", f.greatest("chunk", "_other"))
        .select("key", "second", "fine", "low", "high", "chunk", "worth", *_CLAIM)
    )
    names = ["key", "second", "fine", "low", "high"]
    together = spread.repartition(partitions, *names).sortWithinPartitions(*names, *_CLAIM)
    found = together.mapInPandas(
        work.pairs_of_blocks, "a string, at int, b string, bt int, worth int"
    )
    shared = (
        found.unionByName(first).groupBy("a", "at", "b", "bt").agg(f.sum("worth").alias("worth"))
    )
    return shared.where("worth > 1").drop("worth")


def compare(
    spark: SparkSession,
    pairs: DataFrame,
    documents: DataFrame,
    claims: DataFrame,
    hot: frozenset[int],
    *,
    groups: int,
) -> DataFrame:
    """Compare the pairs cell by cell; rows of ``shapes.COMPARISONS``, and of counts."""
    from pyspark.sql import functions as f

    one = f.pmod(f.xxhash64("a"), f.lit(groups))
    other = f.pmod(f.xxhash64("b"), f.lit(groups))
    cells = pairs.withColumn(
        "cell", f.least(one, other) * f.lit(groups) + f.greatest(one, other)
    ).cache()
    needed = (
        cells.select(f.col("cell").alias("goes_to"), f.col("a").alias("document"))
        .union(cells.select("cell", "b"))
        .distinct()
    )
    payload = needed.join(claims.select("document", "claims"), "document").join(
        documents.select(documents.id.alias("document"), "article"), "document"
    )
    common = spark.sparkContext.broadcast(hot)

    def cell(here: Any, articles: Any) -> Any:  # noqa: ANN401 - pandas frames
        return work.compare_cell(here, articles, common.value)

    return (
        cells.groupBy("cell")
        .cogroup(payload.groupBy("goes_to"))
        .applyInPandas(cell, shapes.COMPARISONS)
    )


def conclude(
    resting: DataFrame, documents: DataFrame, claims: DataFrame, origins: Mapping[str, str]
) -> tuple[Conflict, ...]:
    """Conflicts of all comparisons that one may rest on, merged as in the embedded run."""
    rows = resting.collect()
    found = [Comparison.model_validate_json(row.record) for row in rows]
    touched = {name for row in rows for name in (row.left_document, row.right_document)}
    used, articles = basis(touched, documents, claims, origins)
    standing = conflicts.detect(found, used, articles).conflicts
    return tuple(supported(one, used, articles) for one in standing)


def basis(
    touched: Iterable[str],
    documents: DataFrame,
    claims: DataFrame,
    origins: Mapping[str, str],
) -> tuple[dict[str, Claim], dict[str, Article]]:
    """The claims of some articles, and these with their origins."""
    from pyspark.sql import functions as f

    names = [(one,) for one in sorted(set(touched))]
    if not names:
        return {}, {}
    named = f.broadcast(claims.sparkSession.createDataFrame(names, "document string"))
    found = claims.join(named, "document", "left_semi").select("claims").collect()
    chosen = documents.join(named, documents.id == named.document, "left_semi")
    raw = {row.id: row.article for row in chosen.select("id", "article").collect()}
    used = {claim.id: claim for row in found for claim in shapes.read_claims(row.claims)}
    return used, shapes.read_articles(raw, origins)
