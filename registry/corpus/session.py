"""Spark itself: whether it is there, and how it is started."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from registry.errors import MissingExtraError, RegistryError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

JAVA = 17
"""The oldest Java that Spark 4 runs on."""
_VERSION = re.compile(r'version "(?:1\.)?([0-9]+)')
_HINT = f"install Java {JAVA} or newer (Debian: apt-get install default-jre-headless)"


class SparkError(RegistryError):
    """Spark cannot do the work: not installed, no Java, a failed job."""


def check_java() -> int:
    """The version of the Java that Spark will use.

    :raises SparkError: when there is none or it is too old.
    """
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(str(Path(home, "bin", "java"))) if home else shutil.which("java")
    if java is None:
        where = f"JAVA_HOME is {home}, and no Java is there" if home else "there is no Java"
        raise SparkError(f"Spark needs Java, {where}", hint=_HINT)
    try:
        said = subprocess.run(
            [java, "-version"], capture_output=True, text=True, check=True, timeout=60
        ).stderr
    except (OSError, subprocess.SubprocessError) as error:
        raise SparkError(f"{java} does not run", hint=_HINT) from error
    found = _VERSION.search(said)
    version = int(found[1]) if found else 0
    if version < JAVA:
        raise SparkError(f"Spark needs Java {JAVA} or newer, {java} is Java {version}", hint=_HINT)
    return version


@contextmanager
def session(
    master: str = "local[*]", *, settings: dict[str, str] | None = None
) -> Iterator[SparkSession]:
    """A running Spark, stopped afterwards.

    :raises MissingExtraError: without the ``spark`` extra.
    :raises SparkError: without a Java that it can use, or when a job fails.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtraError("a corpus", "spark") from error
    check_java()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if master.startswith("local"):
        # A machine alone talks to nobody, and needs no name that others can resolve.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder: Any = SparkSession.builder.appName("registry").master(_trying_again(master))
    for name, value in {**_DEFAULTS, **(settings or {})}.items():
        builder = builder.config(name, value)
    with tempfile.TemporaryDirectory(prefix="registry-spark-") as folder:
        builder = builder.config("spark.sql.warehouse.dir", folder)
        Path(folder, "log4j2.properties").write_text(_SILENT)
        os.environ.setdefault("SPARK_CONF_DIR", folder)
        try:
            with _aside(Path(folder, "said")):
                spark = builder.getOrCreate()
        except Exception as error:
            raise SparkError(f"Spark does not start: {_first_line(error)}", hint=_HINT) from error
        try:
            spark.sparkContext.setLogLevel("OFF")
            yield spark
        except RegistryError:
            raise
        except Exception as error:
            if isinstance(error, PySparkException) or type(error).__module__.startswith("py4j"):
                raise explain(error) from error
            raise
        finally:
            spark.stop()
            if os.environ.get("SPARK_CONF_DIR") == folder:
                del os.environ["SPARK_CONF_DIR"]


def _trying_again(master: str) -> str:
    """The master, where a task that failed is tried again on one machine as on many.

    Alone it would not be: a killed worker would end the run.

    >>> _trying_again("local[*]"), _trying_again("local[2,1]"), _trying_again("yarn")
    ('local[*,4]', 'local[2,1]', 'yarn')
    """
    if master == "local":
        return f"local[1,{_TRIES}]"
    found = re.fullmatch(r"local\[(\*|[0-9]+)\]", master)
    return f"local[{found[1]},{_TRIES}]" if found else master


@contextmanager
def _aside(log: Path) -> Iterator[None]:
    """Let the programs that are started meanwhile complain into a file, for as long as they live.

    Java, and the Python workers after it, greet with warnings that concern
    nobody; what goes wrong comes back as an error of the job.
    """
    if os.environ.get("REGISTRY_DEBUG"):
        yield
        return
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with log.open("ab") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


_TRIES = 4
"""How often a task is tried before the run ends."""

# Without an appender Spark takes it for no configuration, and uses its own.
_SILENT = """\
rootLogger.level = off
rootLogger.appenderRef.none.ref = none
appender.none.type = Null
appender.none.name = none
"""

_DEFAULTS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
    # A partition knows its size best by itself; joining small ones saves starts of workers.
    "spark.sql.adaptive.enabled": "true",
    # But not those that are small in bytes and long in work, as nearly all of ours are.
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
    "spark.driver.memory": "2g",
    "spark.driver.maxResultSize": "0",
    "spark.python.worker.reuse": "true",
    "spark.task.maxFailures": str(_TRIES),
}

_REASONS: tuple[tuple[str, str, str], ...] = (
    ("OutOfMemoryError", "a worker ran out of memory", "give more with --memory, or --cells"),
    ("MemoryError", "a worker ran out of memory", "give more with --memory, or --cells"),
    (
        "Python worker exited unexpectedly",
        "a worker was killed again and again, most often for want of memory",
        "give more with --memory, or --cells; what is finished is kept",
    ),
    ("No space left", "the disk is full", "free some space and run the same command again"),
    ("is not a Parquet file", "a part is not Parquet or damaged", "remove or restore that part"),
    ("CANNOT_READ_FILE_FOOTER", "a part is damaged", "remove or restore that part"),
    ("FAILED_READ_FILE", "a part is damaged or gone", "restore that part, or ingest again"),
    ("PATH_NOT_FOUND", "there is nothing at that path", "check the path"),
    ("UNABLE_TO_INFER_SCHEMA", "there is no data set at that path", "check the path"),
    ("Permission denied", "a folder cannot be written", "choose another"),
    ("Could not parse Master URL", "--master is none that Spark knows", "use local[*]"),
)


def explain(error: Exception) -> SparkError:
    """What went wrong in one line, and the next step."""
    said = str(error)
    path = re.search(r"(?:file|hdfs|s3a?|gs|abfss?):/[^\s'\"]+", said)
    where = f"{path[0].rstrip('.,')}: " if path else ""
    for sign, why, hint in _REASONS:
        if sign in said:
            return SparkError(f"{where}{why}", hint=hint)
    return SparkError(
        f"Spark gave up: {_first_line(error)}",
        hint="run the same command again; what is finished is kept",
    )


def _first_line(error: Exception) -> str:
    """The line of a long trace that says what happened."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = [line for line in lines if re.match(r"[A-Za-z_.]*(Error|Exception)\b", line)]
    return (told or lines or [type(error).__name__])[-1 if told else 0][:300]
