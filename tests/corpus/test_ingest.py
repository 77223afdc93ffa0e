import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from registry.corpus.session import SparkError, check_java

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

ONE = "The two ministers signed the fishing treaty in Oslo on 3 June 2023."
TWO = "The parliament of Norway approved the budget on Monday."


def java(folder: Path, said: str) -> None:
    """A program that claims to be some Java."""
    program = folder / "java"
    program.write_text(f"#!/bin/sh\necho '{said}' >&2\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("said", "version"),
    [('openjdk version "17.0.15" 2025-04-15', 17), ('java version "21" 2023-09-19', 21)],
)
def test_a_java_that_is_new_enough_is_accepted(
    said: str, version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java(tmp_path, said)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert check_java() == version


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('java version "1.8.0_392"', "is Java 8"),
        ('openjdk version "11.0.2" 2019-01-15', "is Java 11"),
        ("something else", "is Java 0"),
    ],
)
def test_a_java_that_is_too_old_is_refused_with_a_next_step(
    said: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java(tmp_path, said)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(SparkError, match=why) as caught:
        check_java()
    assert "17" in (caught.value.hint or "")


def test_without_java_the_next_step_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(SparkError, match="there is no Java"):
        check_java()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SparkError, match="JAVA_HOME is"):
        check_java()


@pytest.mark.spark
def test_a_second_start_reads_only_what_changed(spark: "SparkSession", tmp_path: Path) -> None:
    from registry.corpus.ingest import ingest, read_part

    articles, target = tmp_path / "articles", str(tmp_path / "corpus")
    (articles / "deep").mkdir(parents=True)
    (articles / "one.txt").write_text(ONE)
    (articles / "deep" / "two.txt").write_text(TWO)
    (articles / "notes.bin").write_bytes(b"no article")
    (articles / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    first = ingest(spark, str(articles), target, batch=2)
    assert (first.documents, first.kept) == (2, 0)
    assert [Path(path).name for path, _ in first.failures] == ["broken.txt"]
    again = ingest(spark, str(articles), target, batch=2)
    assert again.kept == again.batches == first.batches
    (articles / "one.txt").write_text(f"{ONE} Nobody was hurt.")
    os.utime(articles / "one.txt", (1, 1))
    changed = ingest(spark, str(articles), target, batch=2)
    assert (changed.documents, changed.kept) == (2, changed.batches - 1)
    texts = {row.body for row in read_part(spark, target, "texts").collect()}
    assert texts == {f"{ONE} Nobody was hurt.", TWO}


@pytest.mark.spark
def test_a_manifest_gives_metadata(spark: "SparkSession", tmp_path: Path) -> None:
    from registry.corpus.ingest import ingest, read_part

    (tmp_path / "one.txt").write_text(ONE)
    lines = [{"path": "one.txt", "source": "Fjord Press", "published": "2023-06-04"}]
    manifest = tmp_path / "list.jsonl"
    manifest.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = ingest(spark, str(manifest), str(tmp_path / "corpus"))
    assert (done.documents, done.failures) == (1, ())
    (row,) = read_part(spark, str(tmp_path / "corpus"), "documents").collect()
    article = json.loads(row.article)
    assert (article["source"], article["published"]) == ("Fjord Press", "2023-06-04")


@pytest.mark.spark
def test_what_is_not_there_or_damaged_is_one_line(spark: "SparkSession", tmp_path: Path) -> None:
    from registry.corpus.ingest import ingest, read_part
    from registry.corpus.session import explain

    with pytest.raises(SparkError, match="no ingested corpus"):
        read_part(spark, str(tmp_path), "claims")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SparkError, match="no article"):
        ingest(spark, str(tmp_path / "empty"), str(tmp_path / "corpus"))
    bad = tmp_path / "claims" / "part-0.parquet"
    bad.parent.mkdir()
    bad.write_bytes(b"PAR1 this is not Parquet")
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever Spark makes of it
        read_part(spark, str(tmp_path), "claims").collect()
    error = explain(caught.value)
    assert "part-0.parquet" in str(error)
    assert "damaged" in str(error)
    assert "\n" not in str(error)
    assert error.hint


@pytest.mark.spark
def test_claims_without_their_order_are_to_be_ingested_again(
    spark: "SparkSession", tmp_path: Path
) -> None:
    from registry.corpus import shapes
    from registry.corpus.ingest import read_part

    row = {"document": "d", "claims": ["{}"], "keys": [[1]], "seconds": [[2]]}
    before = shapes.CLAIMS.rpartition(",")[0]
    assert "ranks" not in before
    spark.createDataFrame([row], before).write.parquet(str(tmp_path / "claims"))
    with pytest.raises(SparkError, match="earlier version") as caught:
        read_part(spark, str(tmp_path), "claims")
    assert "again" in str(caught.value.hint)
