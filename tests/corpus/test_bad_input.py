"""What ends a run of Spark, in our words; and what must not end it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from registry.corpus.session import explain
from tests.corpus.test_sameness import LOW, embedded, frames, world

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["embedded", "world"]

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("java.lang.OutOfMemoryError: Java heap space", "ran out of memory"),
        ("java.io.IOException: No space left on device", "the disk is full"),
        (
            "file:/c/claims/part-1.parquet is not a Parquet file. Expected magic number",
            "file:/c/claims/part-1.parquet: a part is not Parquet",
        ),
        ("org.apache.hadoop.security.AccessControlException: Permission denied", "cannot be"),
        ("Could not parse Master URL: 'sparc'", "--master"),
    ],
)
def test_a_failed_job_is_one_line_with_a_next_step(said: str, why: str) -> None:
    error = explain(RuntimeError(f"Job aborted due to stage failure\n\tat a.b(C.java:7)\n{said}"))
    assert why in str(error)
    assert "\n" not in str(error)
    assert error.hint


@pytest.mark.parametrize("command", [("ingest", "articles", "corpus"), ("reconcile", "corpus")])
def test_a_java_that_is_too_old_ends_the_command_with_2(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    pytest.importorskip("pyspark")
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n")
    java.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-m", "registry", "corpus", *command],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": f"{tmp_path}:/bin"},
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]
    assert "Java 11" in done.stderr
    assert not (tmp_path / "corpus").exists()


def _run(spark: "SparkSession", work: Any) -> None:
    spark.range(4).repartition(2).mapInPandas(work, "id bigint").collect()


@pytest.mark.spark
def test_a_worker_that_runs_out_of_memory_is_told(spark: "SparkSession") -> None:
    def work(frames: Iterator[Any]) -> Iterator[Any]:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
        for frame in frames:
            bytearray(2**40)
            yield frame

    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever Spark makes of it
        _run(spark, work)
    error = explain(caught.value)
    assert "memory" in str(error)
    assert "\n" not in str(error)
    assert "--memory" in (error.hint or "")
    _run(spark, lambda frames: frames)  # the next one goes on


@pytest.mark.spark
def test_a_worker_that_is_killed_each_time_is_told(spark: "SparkSession") -> None:
    def work(frames: Iterator[Any]) -> Iterator[Any]:
        for frame in frames:
            os.kill(os.getpid(), signal.SIGKILL)
            yield frame

    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever Spark makes of it
        _run(spark, work)
    error = explain(caught.value)
    assert "was killed again and again" in str(error)
    assert "--memory" in (error.hint or "")
    _run(spark, lambda frames: frames)


@pytest.mark.spark
def test_a_worker_that_is_killed_inside_its_task_changes_nothing(
    spark: "SparkSession",
    world: list[Any],
    embedded: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from registry.corpus import reconcile as room
    from registry.corpus.work import pairs_of_blocks

    mark = str(tmp_path / "killed")

    def work(blocks: Iterator[Any]) -> Iterator[Any]:
        for number, found in enumerate(pairs_of_blocks(blocks)):
            if number == 0 and not os.path.exists(mark):
                open(mark, "x").close()
                os.kill(os.getpid(), signal.SIGKILL)
            yield found

    monkeypatch.setattr("registry.corpus.work.pairs_of_blocks", work)
    documents, claims = frames(spark, world, seed=7)
    found, _ = room.reconcile(spark, documents, claims, partitions=2, limits=LOW)
    assert os.path.exists(mark)
    assert found.digest == embedded
