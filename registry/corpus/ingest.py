"""Articles of any path that Spark reads to documents, texts and claims as Parquet.

The input is dealt into batches by name.  A batch is read and parsed once and
written as three parts; its mark is written last and names what it was made of.
A second start leaves alone what bears its mark and does the others anew, so
that nothing stays half-written and nothing is parsed twice.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.corpus import shapes
from registry.corpus.session import SparkError
from registry.errors import RegistryError
from registry.pipeline import Progress, silent
from registry.pipeline.ingest import EXTRACTOR
from registry.pipeline.inputs import LARGEST
from registry.pipeline.language import is_english
from registry.records import Article

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame, SparkSession

GIVEN = ("source", "published", "title", "url", "author", "language")
"""Metadata that a manifest or a data set may give with an article."""
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
"""What a folder is searched for: a file that holds one article, told by its name alone."""
BATCH = 2_000
"""Articles in one batch, about."""
PARTS = ("documents", "texts", "claims", "failures")
_READ = (
    "document struct<"
    + ", ".join(one.replace(" ", ": ", 1) for one in shapes.DOCUMENTS.split(", "))
    + ">, body string, claims struct<document: string, claims: array<string>,"
    " keys: array<array<bigint>>, seconds: array<array<bigint>>, ranks: array<bigint>>,"
    " path string, why string"
)


@dataclass(frozen=True, slots=True)
class Ingestion:
    """What became of the articles."""

    documents: int
    claims: int
    failures: tuple[tuple[str, str], ...]
    """Path and reason of what could not be read, in order."""
    batches: int
    kept: int
    """Batches that were there from an earlier start."""


def ingest(
    spark: SparkSession,
    source: str,
    target: str,
    *,
    batch: int = BATCH,
    progress: Progress = silent,
) -> Ingestion:
    """Read a corpus, or go on where an earlier start ended.

    :raises SparkError: when the input holds nothing, or is of no kind that is known.
    """
    from pyspark.sql import functions as f

    inputs = open_inputs(spark, source)
    stamped = inputs.select("path", "stamp").distinct().collect()
    # Which batch an article is in decides nothing but where its rows stand.
    deal = {row.path: zlib.crc32(row.path.encode()) for row in stamped}
    if not stamped:
        raise SparkError(f"{source}: holds no article", hint="name a folder, manifest or data set")
    count = max(1, -(-len(stamped) // batch))
    members: dict[int, list[tuple[str, str]]] = {number: [] for number in range(count)}
    for row in stamped:
        members[deal[row.path] % count].append((row.path, row.stamp))
    marks = _marks(spark, target)
    kept = 0
    for number, own in sorted(members.items()):
        progress("reading", number, count, f"batch {number + 1} of {count}")
        name = f"{number:05d}-of-{count:05d}"
        mark = hashlib.sha256(json.dumps([EXTRACTOR, sorted(own)]).encode()).hexdigest()
        if marks.get(name) == mark:
            kept += 1
            continue
        here = inputs.where(f.crc32("path") % count == number)
        _write(spark, here, target, name, mark)
    _forget(spark, target, keep={f"{number:05d}-of-{count:05d}" for number in range(count)})
    progress("reading", count, count)
    documents = read_part(spark, target, "documents")
    total = documents.selectExpr("count(*) AS n", "sum(claims) AS claims").first()
    failures = read_part(spark, target, "failures").orderBy("path", "why").collect()
    assert total is not None
    return Ingestion(
        documents=int(total.n),
        claims=int(total.claims or 0),
        failures=tuple((row.path, row.why) for row in failures),
        batches=count,
        kept=kept,
    )


def open_inputs(spark: SparkSession, source: str) -> DataFrame:
    """Rows of path, content and given metadata; ``stamp`` tells whether it changed.

    A folder is searched for articles; a data set is one of Parquet with a
    column ``text`` or ``content``; a manifest is JSON lines or CSV with a
    column ``path``, ``text`` or both.
    """
    from pyspark.sql import functions as f

    kind = source.rstrip("/").rpartition(".")[2].lower()
    if kind in ("jsonl", "ndjson", "json", "csv", "parquet") or _is_parquet(spark, source):
        if kind in ("jsonl", "ndjson", "json"):
            found = spark.read.json(source)
        elif kind == "csv":
            found = spark.read.option("multiLine", "true").csv(source, header=True, escape='"')
        else:
            found = spark.read.parquet(source)
        if "text" not in found.columns and "content" not in found.columns:
            if "path" not in found.columns:
                raise SparkError(
                    f"{source}: has no column text, content or path",
                    hint=f"its columns are {', '.join(found.columns)}",
                )
            return _of_manifest(spark, source, found)
        content = f.col("content") if "content" in found.columns else f.encode("text", "utf-8")
        path = f.col("path") if "path" in found.columns else f.sha2(content, 256)
        stamp = f.sha2(content, 256)
    else:
        found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(source)
        wanted = f.lower(f.regexp_extract("path", r"(\.[A-Za-z]+)$", 1)).isin(*SUFFIXES)
        found = found.where(wanted & ~f.col("path").rlike(r"/\.[^/]*$"))
        content, path = f.col("content"), f.col("path")
        stamp = f.concat_ws(" ", f.col("length").cast("string"), "modificationTime")
    given = [name for name in GIVEN if name in found.columns]
    return found.select(
        path.alias("path"),
        content.alias("content"),
        f.to_json(f.struct(*given)).alias("given") if given else f.lit("{}").alias("given"),
        stamp.alias("stamp"),
    )


def _of_manifest(spark: SparkSession, source: str, found: DataFrame) -> DataFrame:
    """Articles that a manifest names, as seen from its folder."""
    from pyspark.sql import functions as f

    folder = source.rpartition("/")[0] or "."
    rows = found.select("path", *[name for name in GIVEN if name in found.columns]).collect()
    named = {}
    for row in rows:
        given = {name: value for name, value in row.asDict().items() if name != "path" and value}
        where = row.path if "://" in row.path or row.path[:1] == "/" else f"{folder}/{row.path}"
        named[_resolved(spark, where)] = json.dumps(given)
    files = spark.read.format("binaryFile").load(sorted(named))
    listed = spark.createDataFrame(sorted(named.items()), "path string, given string")
    stamp = f.concat_ws(" ", f.col("length").cast("string"), "modificationTime", "given")
    return files.join(f.broadcast(listed), "path").select(
        "path", "content", "given", stamp.alias("stamp")
    )


def read_articles(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Read and parse; runs in a worker, with the model loaded once for all its partitions."""
    import pandas as pd

    parser = _parser()
    for frame in frames:
        rows = [
            row
            for path, content, given in zip(
                frame["path"], frame["content"], frame["given"], strict=True
            )
            for row in _read(path, bytes(content), json.loads(given or "{}"), parser)
        ]
        columns = ["document", "body", "claims", "path", "why"]
        yield pd.DataFrame(rows, columns=columns, dtype=object)


_loaded: dict[str, Any] = {}


def _parser() -> Any:  # noqa: ANN401 - the room's own kind
    """The parser of this process: Spark keeps its workers for the next partition."""
    from registry import extraction

    if "parser" not in _loaded:
        _loaded["parser"] = extraction.load()
    return _loaded["parser"]


def _read(
    path: str,
    data: bytes,
    given: Mapping[str, str],
    parser: Any,  # noqa: ANN401 - the room's own kind
) -> Iterator[tuple[Any, ...]]:
    from registry import extraction, reading

    where = path.removeprefix("file:")
    try:
        if len(data) > LARGEST:
            raise SparkError(f"{where}: larger than {LARGEST // 1_000_000} MB, no article is")
        for document in reading.read(data, where=where, given=given):
            claims = extraction.extract(document, parser) if is_english(document) else ()
            article = Article.of(document)
            yield (
                shapes.document_row(document, len(claims)),
                document.text,
                shapes.claims_row(article, claims),
                where,
                None,
            )
    except RegistryError as error:
        yield None, None, None, where, str(error)


def _write(spark: SparkSession, inputs: DataFrame, target: str, name: str, mark: str) -> None:
    """One batch as four parts, and its mark."""
    from pyspark import StorageLevel

    # Parsing balances best in small pieces: articles differ a hundredfold in length.
    pieces = spark.sparkContext.defaultParallelism * 4
    read = (
        inputs.select("path", "content", "given")
        .repartition(pieces, "path")
        .mapInPandas(read_articles, _READ)
        .persist(StorageLevel.DISK_ONLY)
    )
    there = read.where("document IS NOT NULL")
    parts = {
        "documents": there.select("document.*"),
        "texts": there.select("document.id", "body"),
        "claims": there.select("claims.*"),
        "failures": read.where("why IS NOT NULL").select("path", "why"),
    }
    for part in PARTS:
        parts[part].write.mode("overwrite").parquet(f"{target}/{part}/batch={name}")
    marked = spark.createDataFrame([(name, mark)], "name string, mark string")
    marked.coalesce(1).write.mode("overwrite").json(f"{target}/marks/batch={name}")
    read.unpersist()


def _marks(spark: SparkSession, target: str) -> dict[str, str]:
    """Marks of finished batches by name."""
    if not exists(spark, f"{target}/marks"):
        return {}
    rows = spark.read.schema("name string, mark string").json(f"{target}/marks").collect()
    return {row.name: row.mark for row in rows if row.name}


def state(spark: SparkSession, target: str, *settings: object) -> str:
    """A name for what was ingested, and for settings; another one when anything changes."""
    told = [sorted(_marks(spark, target).items()), [str(one) for one in settings], EXTRACTOR]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def remove(spark: SparkSession, name: str) -> None:
    """Remove a folder, if it is there."""
    if exists(spark, name):
        _file_system(spark, name).delete(_path(spark, name), True)


def _forget(spark: SparkSession, target: str, *, keep: set[str]) -> None:
    """Remove batches that another way of dealing left behind."""
    for part in ("marks", *PARTS):
        for folder in _folders(spark, f"{target}/{part}"):
            if folder.rpartition("batch=")[2] not in keep:
                _file_system(spark, folder).delete(_path(spark, folder), True)


def read_part(spark: SparkSession, target: str, part: str) -> DataFrame:
    """One of the data sets that ``ingest`` wrote.

    :raises SparkError: when there is none.
    """
    if not exists(spark, f"{target}/{part}"):
        raise SparkError(
            f"{target}: holds no ingested corpus",
            hint="make one with: registry corpus ingest ARTICLES CORPUS",
        )
    schema = {
        "documents": shapes.DOCUMENTS,
        "texts": shapes.TEXTS,
        "claims": shapes.CLAIMS,
        "failures": shapes.FAILURES,
    }[part]
    found = spark.read.schema(schema).parquet(f"{target}/{part}")
    if part == "claims" and not found.where("ranks IS NULL").isEmpty():
        raise SparkError(
            f"{target}: ingested by an earlier version, without the order of its claims",
            hint="ingest the articles again into another folder",
        )
    return found


# ── files of any kind that Spark reads ───────────────────────────────────────


def _path(spark: SparkSession, name: str) -> Any:  # noqa: ANN401 - Hadoop's
    return spark._jvm.org.apache.hadoop.fs.Path(name)


def _file_system(spark: SparkSession, name: str) -> Any:  # noqa: ANN401 - Hadoop's
    return _path(spark, name).getFileSystem(spark._jsc.hadoopConfiguration())


def exists(spark: SparkSession, name: str) -> bool:
    """Whether there is a file or folder of that name."""
    return bool(_file_system(spark, name).exists(_path(spark, name)))


def _folders(spark: SparkSession, name: str) -> list[str]:
    if not exists(spark, name):
        return []
    found = _file_system(spark, name).listStatus(_path(spark, name))
    return sorted(one.getPath().toString() for one in found if one.isDirectory())


def _resolved(spark: SparkSession, name: str) -> str:
    return str(_file_system(spark, name).makeQualified(_path(spark, name)).toString())


def _is_parquet(spark: SparkSession, name: str) -> bool:
    """Whether a folder holds Parquet parts."""
    if not exists(spark, name) or not _file_system(spark, name).isDirectory(_path(spark, name)):
        return False
    found = _file_system(spark, name).listStatus(_path(spark, name))
    return any(one.getPath().getName().endswith(".parquet") for one in found)
