import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def spark() -> Iterator["SparkSession"]:
    """Spark on this machine, with two workers."""
    if not os.environ.get("CI"):
        if find_spec("pyspark") is None or find_spec("pandas") is None:
            pytest.skip("Spark is not installed: pip install 'claim-registry[spark]'")
        if shutil.which("java") is None:
            pytest.skip("Java is not installed: apt-get install default-jre-headless")
    from registry.corpus.session import session

    settings = {
        "spark.driver.memory": "1g",
        # Plans of a few hundred rows are not worth compiling.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }
    with session("local[2]", settings=settings) as running:
        yield running
